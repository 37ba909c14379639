import type { Region } from '../directives/directive.ts'
import { lostRows } from '../directives/lost-rows.ts'
import { isSigned, regionState, updateEdit, type RegionState } from '../directives/region-state.ts'
import { clearEdit, endsElement, isCrowded, lacksEnd } from '../directives/regions.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import type { Listing } from '../listings/answer.ts'
import { toText } from '../listings/render.ts'
import type { Finding } from '../report/finding.ts'
import type { Verb } from '../report/report.ts'
import type { Page } from '../site/page.ts'
import type { Edit, GeneratedText } from '../write/splice.ts'

/** What is to be done with regions. */
export interface RegionExpansion {
  queries: SiteQueries
  verb: Verb
  /** Replace listings that were changed by hand. */
  force: boolean
}

/** What is done with one region, and what is said of it. */
export interface ExpandedRegion {
  edit: Edit | null
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

/** Answers one directive, and compares the answer with what stands in its region: query → render. */
export function expandRegion(page: Page, region: Region, { queries, verb, force }: RegionExpansion): ExpandedRegion {
  const { source } = page
  const isOurs = force || isSigned(source, region)
  if (verb === 'clear' && isOurs) return { edit: clearEdit(region), findings: [] }
  const { listing, findings } = queries.answer(region.directive, page)
  // Where no listing can stand, there is none with which to compare what stands there.
  if (!listing) return { edit: null, findings: isOurs ? findings : [editedRegion(region)] }
  const generated = toText(listing)
  const state = regionState(source, region, generated, queries.indexes.of(page).site.config.syntax)
  if (state === 'edited' && !force) return { edit: null, findings: [editedRegion(region)] }
  if (verb === 'clear') return { edit: clearEdit(region), findings: [] }
  if (isCrowded(source, region)) findings.push(crowded(region))
  if (endsElement(region.directive, generated)) return { edit: null, findings: [...findings, endingElement(region)] }
  if (lacksEnd(source, region, generated)) return { edit: null, findings: [...findings, missingEnd(region)] }
  if (state !== 'current') findings.push(...lostRows(queries.indexes.of(page), page, region, generated.text))
  if (verb === 'check' && state !== 'current') findings.push(staleRegion(region, state))
  return { edit: updateEdit(source, region, state, generated), listing: { region, listing, generated }, findings }
}

function editedRegion({ directive }: Region): Finding {
  return { rule: 'edited-region', span: directive.comment, details: { name: directive.name } }
}

function crowded({ directive }: Region): Finding {
  return { rule: 'crowded-directive', span: directive.comment, details: { name: directive.name } }
}

function missingEnd({ directive }: Region): Finding {
  return { rule: 'unbalanced-region', span: directive.comment, details: { name: directive.name, missing: 'end' } }
}

function endingElement({ directive }: Region): Finding {
  return { rule: 'displaced-directive', span: directive.comment, details: { name: directive.name, by: 'own' } }
}

function staleRegion({ directive }: Region, state: Exclude<RegionState, 'current'>): Finding {
  const change = state === 'edited' ? 'outdated' : state
  return { rule: 'stale-region', span: directive.comment, details: { name: directive.name, change } }
}
