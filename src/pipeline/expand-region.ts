import { spanOf } from '../core/span.ts'
import type { Region } from '../directives/directive.ts'
import { displacedEnd } from '../directives/find-directives.ts'
import { describeEdit } from '../directives/regions/listing-edits.ts'
import { lostRows, rowLinkTest, rowsLeftBehind } from '../directives/regions/lost-rows.ts'
import { findRemains, type Remains } from '../directives/regions/merge-remains.ts'
import { separatedRows } from '../directives/regions/separated-rows.ts'
import { isSigned, regionState, updateEdit, type RegionState } from '../directives/regions/region-state.ts'
import { clearEdit, endsElement, isCrowded, lacksEnd, regionEdit } from '../directives/regions/regions.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import type { Listing } from '../listings/answer.ts'
import { toText } from '../listings/render.ts'
import { mergeOf, type MergeKnowledge } from './merge/merged-region.ts'
import type { Finding } from '../report/finding.ts'
import type { Verb } from '../report/report.ts'
import type { Page } from '../site/page.ts'
import type { Edit, GeneratedText } from '../write/splice.ts'

/** What is to be done with regions. */
export interface RegionExpansion extends MergeKnowledge {
  queries: SiteQueries
  verb: Verb
  /** Replace listings that were changed by hand. */
  force: boolean
  /** Gives a page of the site by its path relative to the docs directory. */
  pageAt(path: string): Page | undefined
}

/** What is done with one region, and the findings about it. */
export interface ExpandedRegion {
  edit: Edit | null
  /** What would replace a listing that was edited and is left as it is. */
  reverting?: Edit | null
  /** What belongs there; missing where nothing can. */
  listing?: RegionListing
  findings: Finding[]
}

/** A listing, and the region that it belongs in. */
export interface RegionListing {
  region: Region
  listing: Listing
  /** As text. */
  generated: GeneratedText
}

/**
 * Answers one directive, and compares the answer with what is in its region: query → render.
 *
 * @param next the region below, if there is one
 */
export function expandRegion(page: Page, region: Region, expansion: RegionExpansion, next?: Region): ExpandedRegion {
  const { queries, verb, force, pageAt } = expansion
  const { source } = page
  const merge = mergeOf(page, region, expansion)
  const isOurs = (): boolean => force || isSigned(source, region)
  if (verb === 'clear' && isOurs() && !merge) return { edit: clearEdit(region), findings: [] }
  const { listing, findings } = queries.answer(region.directive, page)
  // Where no listing can be, there is none with which to compare what is there.
  if (!listing && merge) return { edit: null, findings: [...findings, ...merge.refusal] }
  if (!listing) return { edit: null, findings: isOurs() ? findings : [describeEdit(page, region, null, pageAt)] }
  const generated = toText(listing)
  if (merge && !force && !merge.isGenerated(generated)) return { edit: null, findings: merge.refusal }
  const whole = merge?.whole ?? region
  const dialect = queries.indexes.of(page).site.config.syntax
  const state: RegionState = merge ? 'merged' : regionState(source, region, generated, dialect)
  if (state === 'edited' && !force) {
    const reverting = verb === 'clear' ? null : regionEdit(source, region, generated)
    return { edit: null, reverting, findings: [describeEdit(page, region, generated, pageAt)] }
  }
  if (verb === 'clear') return { edit: clearEdit(whole), findings: [] }
  if (isCrowded(source, whole)) findings.push(crowded(region))
  if (endsElement(region.directive, generated)) return { edit: null, findings: [...findings, endingElement(region)] }
  if (lacksEnd(source, whole, generated)) return { edit: null, findings: [...findings, missingEnd(page, region, next)] }
  const remains = findRemains(source, whole, generated, next) ?? rowsOfBefore(page, whole, generated, expansion)
  if (remains && !force) return { edit: null, findings: [...findings, leftOver(region, remains)] }
  const canBeListed = rowLinkTest(queries.indexes.of(page), page, whole, generated, pageAt)
  const separated = separatedRows(source, whole, generated, next, canBeListed, () => queries.parse(page))
  if (separated) return { edit: null, findings: [...findings, leftOver(region, separated)] }
  if (state !== 'current') findings.push(...lostRows(queries.indexes.of(page), page, whole, generated.text))
  if (merge) findings.push(merge.outcome)
  else if (verb === 'check' && state !== 'current') findings.push(staleRegion(region, state))
  const edit = remains
    ? { ...regionEdit(source, whole, generated), end: remains.end }
    : updateEdit(source, whole, state, generated)
  return { edit, listing: { region: whole, listing, generated }, findings }
}

/** The rows are only looked for again where a text without links has rows below it: few lists are empty. */
function rowsOfBefore(
  page: Page,
  region: Region,
  generated: GeneratedText,
  { queries, pageAt }: RegionExpansion,
): Remains | null {
  const rows = rowsLeftBehind(queries.indexes.of(page), page, region, generated, pageAt)
  return rows && queries.rows(region.directive, page)?.length === 0 ? rows : null
}

function leftOver({ directive: { name } }: Region, { start, end, kind }: Remains): Finding {
  const span = { start, end }
  if (kind === 'marker') return { rule: 'merge-conflict', span, details: { part: kind, name, ours: '', theirs: '' } }
  return { rule: 'leftover-rows', span, details: { name, isSeparated: kind === 'separated' } }
}

function crowded({ directive }: Region): Finding {
  return { rule: 'crowded-directive', span: directive.comment, details: { name: directive.name } }
}

function missingEnd({ source }: Page, region: Region, next: Region | undefined): Finding {
  const { comment, name } = region.directive
  const end = displacedEnd(source, region, next)
  const related = end ? [{ file: null, span: spanOf(end.comment), note: 'end' as const }] : []
  return { rule: 'unbalanced-region', span: comment, details: { name, missing: 'end' }, related }
}

function endingElement({ directive }: Region): Finding {
  return { rule: 'displaced-directive', span: directive.comment, details: { name: directive.name, by: 'own' } }
}

function staleRegion({ directive }: Region, state: RegionState): Finding {
  const change = state === 'missing' || state === 'unsigned' ? state : 'outdated'
  return { rule: 'stale-region', span: directive.comment, details: { name: directive.name, change } }
}
