import type { Answers } from './answers.ts'
import { serialize, serializePhrasing } from './dialect/serialize.ts'
import type { Severities } from './report/severities.ts'
import type { Edit, Finding, GeneratedText, Listing, Page, Region, Verb } from './types.ts'
import { clearEdit, isCrowded, isCurrent, isEdited, lacksEnd, listingEdit, regionEdit } from './write/region-text.ts'
import { splice } from './write/splice.ts'

/** A page as it should be, and what was found on the way. */
export interface ExpandedPage {
  page: Page
  /** Without byte order mark. The page's own source when an error leaves it unwritten. */
  text: string
  findings: Finding[]
}

/** What is to be done with pages. */
export interface Expansion {
  answers: Answers
  severities: Severities
  verb: Verb
  /** Replace listings that were changed by hand. */
  force: boolean
}

/**
 * Takes one page the way from its source to its new text: find → query → render → splice.
 *
 */
export function expandPage(page: Page, { answers, severities, verb, force }: Expansion): ExpandedPage {
  const { regions, findings } = answers.find(page)
  const edits: Edit[] = []
  for (const region of regions) {
    if (isEdited(page.source, region) && !force) findings.push(editedRegion(region))
    else if (verb === 'clear') edits.push(clearEdit(region))
    else {
      const { listing, findings: doubts } = answers.answer(region.directive, page)
      findings.push(...doubts)
      if (!listing) continue
      if (verb !== 'build' && isCrowded(page.source, region)) findings.push(crowded(region))
      const generated = toText(listing)
      if (lacksEnd(page.source, region, generated)) findings.push(missingEnd(region))
      else if (verb === 'build') edits.push(listingEdit(page.source, region, generated))
      else if (!isCurrent(page.source, region, generated)) {
        edits.push(regionEdit(page.source, region, generated))
        if (verb === 'check') findings.push(staleRegion(region))
      }
    }
  }
  if (verb !== 'clear') findings.push(...answers.checkReferences(page))
  // Such a page is left as it is, so its listings are not said to be out of date: the error comes first.
  if (findings.some(severities.isError))
    return { page, text: page.source, findings: findings.filter(({ rule }) => rule !== 'stale-region') }
  const text = splice(page.source, edits)
  const displaced =
    verb === 'clear' || edits.length === 0
      ? undefined
      : firstDisplaced(regions, answers.find({ ...page, source: text }).regions, verb !== 'build')
  if (displaced) {
    const others = findings.filter(({ rule }) => rule !== 'stale-region')
    return { page, text: page.source, findings: [...others, displacedDirective(displaced)] }
  }
  // An end comment that goes back into its container takes along what shares its line, and with it a directive's place.
  const isSettled = verb !== 'write' || edits.length === 0 || !regions.some(hasMoved)
  return {
    page,
    text: isSettled ? text : expandPage({ ...page, source: text }, { answers, severities, verb, force }).text,
    findings,
  }
}

/**
 * The first directive that is none any more, or has lost its end, once listings are in place: what is written can end the
 * list that a comment further down stands in, and make code of it.
 */
function firstDisplaced(before: readonly Region[], after: readonly Region[], withEnds: boolean): Region | undefined {
  return before.find(({ directive }, index) => {
    const now = after[index]
    return now?.directive.name !== directive.name || (withEnds && !now.end)
  })
}

function displacedDirective({ directive }: Region): Finding {
  return { rule: 'displaced-directive', span: directive.comment, details: { name: directive.name } }
}

function hasMoved({ directive, end }: Region): boolean {
  return end !== null && end.comment.prefix !== directive.comment.prefix
}

/** A listing as Markdown text. */
export function toText(listing: Listing): GeneratedText {
  const isInline = listing.kind === 'phrasing'
  return { isInline, text: isInline ? serializePhrasing(listing.nodes) : serialize(listing.nodes) }
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
