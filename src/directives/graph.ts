import type { Directive, GraphRequest } from './directive.ts'
import { askRows, blocks, nothing, oversized, relatedPages, type RelatedSite } from './related-pages.ts'
import type { Answered } from '../listings/answer.ts'
import { chartLimits, flowChart, type ChartNode } from '../listings/formats/mermaid.ts'
import type { Oversize } from '../report/rules.ts'
import type { Page } from '../site/page.ts'

/** Answers `graph`: a flow chart of pages and the pages of another collection that are related to them. */
export function answerGraph(
  site: RelatedSite,
  { rows: asked, to }: GraphRequest,
  directive: Directive,
  page: Page,
): Answered {
  const rows = askRows(site, asked, directive, page)
  const { found, findings } = rows
  if (directive.comment.setting !== 'block') return { listing: null, findings }
  if (found.pages.length === 0) return nothing(rows, directive)
  const relation = site.relation(asked.collection, to)
  const links = found.pages.flatMap((from) => [...relation.of(from).keys()].map((target) => [from, target] as const))
  const nodes = chartNodes(
    site,
    found.pages,
    relatedPages(site, found, to).map((related) => related.page),
    page,
  )
  const value = flowChart(nodes, links)
  const sizes: Oversize[] = [
    { unit: 'pages', count: nodes.length, limit: chartLimits.pages },
    { unit: 'links', count: links.length, limit: chartLimits.links },
    { unit: 'characters', count: value.length, limit: chartLimits.characters },
  ]
  const size = sizes.find(({ count, limit }) => count > limit)
  if (size) return oversized(site, rows, directive, size)
  return { listing: blocks(found, directive, [{ type: 'code', lang: 'mermaid', value }]), findings }
}

/** Rows first; a page that is related to one of its own collection stands there once. */
function chartNodes(site: RelatedSite, rows: readonly Page[], others: readonly Page[], page: Page): ChartNode[] {
  const { titleOf } = site.cellsOn(page)
  const address = site.addressOn(page)
  const isRow = new Set(rows)
  return [...new Set([...rows, ...others])].map((each) => ({
    page: each,
    label: titleOf(each),
    url: address(each),
    isRow: isRow.has(each),
  }))
}
