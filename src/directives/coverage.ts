import type { CoverageRequest, Directive } from './directive.ts'
import { askRows, blocks, type RelatedSite } from './related-pages.ts'
import type { Answer, Answered } from '../listings/answer.ts'
import { paragraph, text } from '../listings/nodes.ts'
import { groupPages } from '../listings/order.ts'
import { withCanonicalFields } from '../listings/query.ts'
import { render } from '../listings/render.ts'
import { isRawSetting } from '../markdown/comments/comment.ts'
import { siteWords } from '../report/messages/languages.ts'
import { percentOf } from '../report/messages/messages.ts'
import type { Page } from '../site/page.ts'

/** Answers `coverage`: how many pages are related to some page of another collection, and which are not. */
export function answerCoverage(
  site: RelatedSite,
  { by, rows, minimum }: CoverageRequest,
  directive: Directive,
  page: Page,
): Answered {
  const { collection } = rows
  const asked = { ...rows, format: rows.format ?? ('list' as const), limit: null }
  const { found, findings, span } = askRows(site, asked, directive, page)
  if (found.pages.length === 0) return { listing: renderOn(site, found, directive, page), findings }
  const relation = site.relation(collection, by)
  const uncovered = found.pages.filter((each) => relation.of(each).size === 0)
  const [all, covered] = [found.pages.length, found.pages.length - uncovered.length]
  if (minimum !== null && covered * 100 < minimum * all)
    findings.push({ rule: 'low-coverage', span, details: { collection, by, covered, all, minimum } })
  const words = siteWords(site.language)
  const percentage = words.percentage(percentOf(covered, all))
  if (found.format === 'count') return { listing: shareAlone(percentage, found, directive), findings }
  if (directive.comment.setting !== 'block') return { listing: null, findings }
  const pages = uncovered.slice(0, rows.limit ?? undefined)
  const { group } = withCanonicalFields(rows, site.queried.fields)
  const missing: Answer = { ...found, pages, groups: groupPages(site.queried, pages, group), heading: null }
  const list = pages.length > 0 ? renderOn(site, missing, belowHeading(directive, found), page) : null
  const sentence = paragraph([text(words.coverage({ collection, by, covered, all, percentage }))])
  return {
    listing: blocks(found, directive, [sentence, ...(list?.kind === 'blocks' ? list.nodes : [])]),
    findings,
  }
}

function renderOn(site: RelatedSite, found: Answer, { comment }: Directive, page: Page): Answered['listing'] {
  return render(found, comment.setting, { cells: site.cellsOn(page), headingDepth: comment.headingDepth })
}

/** The groups of a list are sections of the one that its heading begins. */
function belowHeading(directive: Directive, { heading }: Answer): Directive {
  const { comment } = directive
  const isSection = heading !== null && comment.headingDepth !== null
  return isSection
    ? { ...directive, comment: { ...comment, headingDepth: (comment.headingDepth ?? 0) + 1 } }
    : directive
}

/** The share where a number can stand. */
function shareAlone(percentage: string, found: Answer, directive: Directive): Answered['listing'] {
  const { setting } = directive.comment
  if (setting === 'block') return blocks(found, directive, [paragraph([text(percentage)])])
  return isRawSetting(setting) ? null : { kind: 'phrasing', nodes: [text(percentage)] }
}
