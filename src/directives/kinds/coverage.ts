import type { DirectiveHandler, DirectivePlace } from '../handler.ts'
import { withCanonicalFields } from '../../listings/answer-query.ts'
import type { Answer, DirectiveAnswer } from '../../listings/answer.ts'
import { cellsOn } from '../../listings/cells.ts'
import { elementsAreMarked } from '../../listings/element.ts'
import { count } from '../../listings/formats/count.ts'
import { list } from '../../listings/formats/list.ts'
import { paragraph, text } from '../../listings/nodes.ts'
import { groupPages } from '../../listings/order.ts'
import type { Query } from '../../listings/query.ts'
import { render } from '../../listings/render.ts'
import { isRawSetting } from '../../markdown/comments/comment.ts'
import { blocks, queryRows } from './related-pages.ts'
import { nameOf, readVia, relationDirective, unrelated, type Via } from './relation-directive.ts'
import { siteWords } from '../../report/messages/languages.ts'
import { percentOf } from '../../report/messages/messages.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import type { Page } from '../../site/page.ts'

/** `coverage maatregelen of vereisten min=95%`: how many pages of a collection have pages of another. */
export interface CoverageRequest {
  kind: 'coverage'
  /** The collection that covers. */
  by: string
  rows: Query
  /** The share in percent below which there is a finding. */
  minimum: number | null
  via: Via
}

/** How many pages are related to some page of another collection, and which are not. */
export const coverage: DirectiveHandler<CoverageRequest> = {
  ...relationDirective<CoverageRequest>({
    name: 'coverage',
    misspelt: 'c\\w{2,9}\\s+\\w',
    words: ['COLLECTION', 'of', 'COLLECTION'],
    options: { min: { pattern: /^(?:100|\d{1,2}(?:[.,]\d+)?)%?$/, expected: 'percentage' } },
    example: 'coverage maatregelen of vereisten',
    toRequest([by, rows], toQuery, options, via) {
      const minimum = options.get('min')
      const percent = minimum ? Number(minimum.text.replace(/%$/, '').replace(',', '.')) : null
      return { kind: 'coverage', by: nameOf(by), rows: toQuery(rows), minimum: percent, via }
    },
  }),
  answer: answerCoverage,
  rows: (index, { by, rows, via }, place, page) =>
    uncoveredOf(index, queryRows(index, rows, place, page).found, by, readVia(index, via, by).steps),
}

function answerCoverage(
  index: SiteIndex,
  { by, rows, minimum, via }: CoverageRequest,
  place: DirectivePlace,
  page: Page,
): DirectiveAnswer {
  const { collection } = rows
  const asked = { ...rows, format: rows.format ?? list.name, limit: null }
  const { found, findings, span } = queryRows(index, asked, place, page, by)
  const { steps, findings: unknown } = readVia(index, via, by)
  findings.push(...unknown)
  if (unknown.length > 0) return { listing: null, findings }
  if (found.pages.length === 0) return { listing: renderOn(index, found, place, page), findings }
  const uncovered = uncoveredOf(index, found, by, steps)
  const [all, covered] = [found.pages.length, found.pages.length - uncovered.length]
  if (minimum !== null && covered * 100 < minimum * all)
    findings.push({ rule: 'low-coverage', span, details: { collection, by, covered, all, minimum } })
  findings.push(...unrelated(index, by, collection, steps, span))
  const words = siteWords(index.site.config.language)
  const percentage = words.percentage(percentOf(covered, all))
  if (found.format === count) return { listing: shareAlone(percentage, found, place), findings }
  if (place.comment.setting !== 'block') return { listing: null, findings }
  const pages = uncovered.slice(0, rows.limit ?? undefined)
  const { group } = withCanonicalFields(rows, index.fields)
  const missing: Answer = { ...found, pages, groups: groupPages(index, pages, group, found.order), heading: null }
  const rest = pages.length > 0 ? renderOn(index, missing, belowHeading(place, found), page) : null
  const sentence = paragraph([text(words.coverage({ collection, by, covered, all, percentage }))])
  return {
    listing: blocks(found, place, [sentence, ...(rest?.kind === 'blocks' ? rest.nodes : [])]),
    findings,
  }
}

function uncoveredOf(index: SiteIndex, { collection, pages }: Answer, by: string, via: readonly string[]): Page[] {
  const relation = index.relations.between(by, collection.name, via)
  return pages.filter((page) => !relation.isCovered(page))
}

function renderOn(
  index: SiteIndex,
  found: Answer,
  { comment }: DirectivePlace,
  page: Page,
): DirectiveAnswer['listing'] {
  const { setting, headingDepth } = comment
  const marksElements = elementsAreMarked(comment, index.site.config.dialect)
  return render(found, setting, { cells: cellsOn(index, page), headingDepth, marksElements })
}

/** The groups of a list are sections of the one that its heading begins. */
function belowHeading(place: DirectivePlace, { heading }: Answer): DirectivePlace {
  const { comment } = place
  const isSection = heading !== null && comment.headingDepth !== null
  return isSection ? { ...place, comment: { ...comment, headingDepth: (comment.headingDepth ?? 0) + 1 } } : place
}

/** The percentage, where there is only room for a number. */
function shareAlone(percentage: string, found: Answer, place: DirectivePlace): DirectiveAnswer['listing'] {
  const { setting } = place.comment
  if (setting === 'block') return blocks(found, place, [paragraph([text(percentage)])])
  return isRawSetting(setting) ? null : { kind: 'phrasing', nodes: [text(percentage)] }
}
