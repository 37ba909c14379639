import type { Region } from '../directives/directive.ts'
import { clearEdit, isCrowded, isCurrent, isEdited, lacksEnd, regionEdit } from '../directives/regions.ts'
import type { Answers } from '../directives/site-queries.ts'
import { toText } from '../listings/listing-text.ts'
import type { Finding } from '../report/finding.ts'
import type { Verb } from '../report/report.ts'
import type { Page } from '../site/page.ts'
import type { Edit } from '../write/splice.ts'

/** What is to be done with regions. */
export interface RegionExpansion {
  answers: Answers
  verb: Verb
  /** Replace listings that were changed by hand. */
  force: boolean
}

/** What is done with one region, and what is said of it. */
export interface ExpandedRegion {
  edit: Edit | null
  findings: Finding[]
}

/** Answers one directive, and compares the answer with what stands in its region: query → render. */
export function expandRegion(page: Page, region: Region, { answers, verb, force }: RegionExpansion): ExpandedRegion {
  if (isEdited(page.source, region) && !force) return { edit: null, findings: [editedRegion(region)] }
  if (verb === 'clear') return { edit: clearEdit(region), findings: [] }
  const { listing, findings } = answers.answer(region.directive, page)
  if (!listing) return { edit: null, findings }
  if (isCrowded(page.source, region)) findings.push(crowded(region))
  const generated = toText(listing)
  if (lacksEnd(page.source, region, generated)) return { edit: null, findings: [...findings, missingEnd(region)] }
  if (isCurrent(page.source, region, generated)) return { edit: null, findings }
  if (verb === 'check') findings.push(staleRegion(region))
  return { edit: regionEdit(page.source, region, generated), findings }
}

/** The finding that a region's listing was changed by hand. */
export function editedRegion({ directive }: Region): Finding {
  return { rule: 'edited-region', span: directive.comment, details: { name: directive.name } }
}

function crowded({ directive }: Region): Finding {
  return { rule: 'crowded-directive', span: directive.comment, details: { name: directive.name } }
}

function missingEnd({ directive }: Region): Finding {
  return { rule: 'unbalanced-region', span: directive.comment, details: { name: directive.name, missing: 'end' } }
}

function staleRegion({ directive, end }: Region): Finding {
  return {
    rule: 'stale-region',
    span: directive.comment,
    details: { name: directive.name, change: end ? 'outdated' : 'missing' },
  }
}
