import type { Region } from '../directives/directive.ts'
import { clearEdit, endsElement, isCrowded, isCurrent, isEdited, lacksEnd, regionEdit } from '../directives/regions.ts'
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
  if (isEdited(page.source, region) && !force) return { edit: null, findings: [editedRegion(region)] }
  if (verb === 'clear') return { edit: clearEdit(region), findings: [] }
  const { listing, findings } = queries.answer(region.directive, page)
  if (!listing) return { edit: null, findings }
  if (isCrowded(page.source, region)) findings.push(crowded(region))
  const generated = toText(listing)
  if (endsElement(region.directive, generated)) return { edit: null, findings: [...findings, endingElement(region)] }
  if (lacksEnd(page.source, region, generated)) return { edit: null, findings: [...findings, missingEnd(region)] }
  const answered = { listing: { region, listing, generated }, findings }
  if (isCurrent(page.source, region, generated)) return { edit: null, ...answered }
  if (verb === 'check') findings.push(staleRegion(region))
  return { edit: regionEdit(page.source, region, generated), ...answered }
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

function staleRegion({ directive, end }: Region): Finding {
  return {
    rule: 'stale-region',
    span: directive.comment,
    details: { name: directive.name, change: end ? 'outdated' : 'missing' },
  }
}
