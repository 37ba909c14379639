import { createHash } from 'node:crypto'
import type { DirectiveHandler, DirectivePlace } from '../handler.ts'
import type { DirectiveAnswer } from '../../listings/answer.ts'
import { addressesOn, cellsOn } from '../../listings/cells.ts'
import { paragraph } from '../../listings/nodes.ts'
import type { Query } from '../../listings/query.ts'
import { sectionOf } from '../../listings/shorten.ts'
import { blocks, emptyListing, oversized, queryRows, relatedPages } from './related-pages.ts'
import { nameOf, readVia, relationDirective, unrelated, type Via } from './relation-directive.ts'
import type { Oversize } from '../../report/rule-details.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import type { Page } from '../../site/page.ts'

/** `graph vereisten maatregelen`: a chart of pages and the pages of another collection that are related to them. */
export interface GraphRequest {
  kind: 'graph'
  rows: Query
  to: string
  via: Via
}

/** A flow chart of pages and the pages of another collection that are related to them. */
export const graph: DirectiveHandler<GraphRequest> = {
  ...relationDirective<GraphRequest>({
    name: 'graph',
    misspelt: 'g(?=\\w*[raph])\\w{2,9}\\s+\\w',
    words: ['COLLECTION', 'COLLECTION'],
    options: {},
    example: 'graph vereisten maatregelen',
    toRequest: ([rows, to], toQuery, _, via) => ({ kind: 'graph', rows: toQuery(rows), to: nameOf(to), via }),
  }),
  answer: answerGraph,
  rows: (index, { rows }, place, page) => queryRows(index, rows, place, page).found.pages,
}

/** A page in a flow chart. */
interface ChartNode {
  page: Page
  label: string
  /** The address of its page in the built site. */
  url: string | null
  /** Whether it is one of those that were asked for, not one of those related to them. */
  isRow: boolean
}

/** Beyond these a chart is a tangle, and Mermaid draws no more than 500 arrows and 50,000 characters. */
const chartLimits = { pages: 150, links: 500, characters: 50_000 } as const

/**
 * Labels are broken into lines of at most about this many characters: older Mermaid breaks none. Newer versions break what is wider
 * than 200 pixels (`wrappingWidth`), so that longer lines would be broken twice.
 */
const lineLength = 22

function answerGraph(
  index: SiteIndex,
  { rows: asked, to, via }: GraphRequest,
  place: DirectivePlace,
  page: Page,
): DirectiveAnswer {
  const rows = queryRows(index, asked, place, page, to)
  const { found, findings } = rows
  if (place.comment.setting !== 'block') return { listing: null, findings }
  const { steps, findings: unknown } = readVia(index, via, asked.collection)
  findings.push(...unknown)
  if (unknown.length > 0) return { listing: null, findings }
  if (found.pages.length === 0) return emptyListing(rows, place)
  findings.push(...unrelated(index, asked.collection, to, steps, rows.span))
  const relation = index.relations.between(asked.collection, to, steps)
  const { pages, rest } = sectionOf(found.pages, found.shortened)
  const links = pages.flatMap((from) => [...relation.of(from).keys()].map((target) => [from, target] as const))
  const nodes = chartNodes(
    index,
    pages,
    relatedPages(index, { ...found, pages: [...pages] }, to, steps).map((related) => related.page),
    page,
  )
  const value = flowChart(nodes, links)
  const sizes: Oversize[] = [
    { unit: 'pages', count: nodes.length, limit: chartLimits.pages },
    { unit: 'links', count: links.length, limit: chartLimits.links },
    { unit: 'characters', count: value.length, limit: chartLimits.characters },
  ]
  const size = sizes.find(({ count, limit }) => count > limit)
  if (size) return oversized(index, rows, place, size)
  const listing = blocks(found, place, [{ type: 'code', lang: 'mermaid', value }, ...(rest ? [paragraph(rest)] : [])])
  return { listing, findings, needs: { extensions: ['custom_fences'], assets: [] } }
}

/** Rows first; a page that is related to one of its own collection is there once. */
function chartNodes(index: SiteIndex, rows: readonly Page[], others: readonly Page[], page: Page): ChartNode[] {
  const { titleOf } = cellsOn(index, page)
  const address = addressesOn(index, page)
  const isRow = new Set(rows)
  return [...new Set([...rows, ...others])].map((each) => ({
    page: each,
    label: titleOf(each),
    url: address(each),
    isRow: isRow.has(each),
  }))
}

/**
 * A flow chart in Mermaid's language. The ids of nodes come from their paths, so that a new page changes no other line.
 *
 * @param links pairs of pages that are among the nodes
 */
function flowChart(nodes: readonly ChartNode[], links: readonly (readonly [from: Page, to: Page])[]): string {
  const linked = new Set(links.flat())
  const alone = nodes.filter(({ page }) => !linked.has(page)).map(({ page }) => idOf(page))
  return [
    'flowchart LR',
    ...nodes.map(({ page, label, isRow }) => {
      const shown = `"${labelLines(label).map(escapeLine).join('<br>')}"`
      return `    ${idOf(page)}${isRow ? `[${shown}]` : `([${shown}])`}`
    }),
    ...links.map(([from, to]) => `    ${idOf(from)} --> ${idOf(to)}`),
    ...nodes.flatMap(({ page, url }) => (url === null ? [] : [`    click ${idOf(page)} href "${url}"`])),
    ...(alone.length > 0 ? ['    classDef alone stroke-dasharray:5', `    class ${alone.join(',')} alone`] : []),
  ].join('\n')
}

/** Names are not ids: in one that holds `end`, `graph` or `style`, Mermaid reads its own keyword. */
function idOf({ path }: Page): string {
  return `n${createHash('sha256').update(path).digest('hex').slice(0, 10)}`
}

function labelLines(label: string): string[] {
  const lines: string[] = []
  for (const word of label.replace(/[\p{C}]/gu, ' ').split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * Letters, digits and commas stay as they are; anything else is a number code (`#39;`), because Mermaid reads
 * Markdown, HTML and icons in labels, and macros and snippets read code, too. A hyphen within a word is none of these.
 */
function escapeLine(line: string): string {
  return line.replace(
    /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[^\p{L}\p{M}\p{N} ,-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  )
}
