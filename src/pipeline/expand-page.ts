import type { Root } from 'mdast'
import { largestPage } from '../core/limits.ts'
import type { Region } from '../directives/directive.ts'
import type { Request } from '../directives/kinds/registry.ts'
import { withNewCollection } from '../directives/read-directive.ts'
import type { PageRegions } from '../directives/regions/find-regions.ts'
import { readMerge, type MergedPage } from '../directives/regions/merged-page.ts'
import { suppress } from '../directives/suppressions.ts'
import { expandRegion, type ExpandedRegion, type RegionExpansion, type RegionListing } from './expand-region.ts'
import { isPlainListing } from '../markdown/comments/plain-comments.ts'
import type { Finding } from '../report/finding.ts'
import type { Severities } from '../report/rules.ts'
import type { Page } from '../site/page.ts'
import { fileText } from '../site/site.ts'
import {
  becomesFrontMatter,
  findDisplaced,
  isInAnotherContainer,
  opensLikeFrontMatter,
  positionsChanged,
} from './verify-output.ts'
import { splice, type Edit } from '../write/splice.ts'

/** A page as it should be, and what was found on the way. */
export interface ExpandedPage {
  page: Page
  /** Without byte order mark. The page's own source when an error leaves it unwritten. */
  text: string
  findings: Finding[]
  /** What belongs in its regions, in document order; none when an error leaves it unwritten. */
  listings: RegionListing[]
  /** What its directives ask. */
  requests?: readonly Request[]
  /** The text with every listing that was edited replaced, where edits keep the page from being written. */
  reverted?: string
}

/** What is to be done with pages. */
export interface Expansion extends RegionExpansion {
  severities: Severities
  /** What was found when pages were read, by their paths. */
  readFindings: ReadonlyMap<string, readonly Finding[]>
}

/**
 * Takes one page the way from its source to its new text: find → answer → splice → verify.
 *
 * @param tree the page's tree as the site's dialect has it, where there is one
 */
export function expandPage(page: Page, expansion: Expansion, tree?: Root): ExpandedPage {
  const merge = readMerge(page, expansion.queries)
  if (merge && !Array.isArray(merge)) return expandMergedPage(page, merge, expansion)
  // What else is wrong with such a page is mostly what its markers make of it.
  if (merge?.some(expansion.severities.isError)) return leave(page, merge)
  const found = expansion.queries.find(page, tree)
  const expanded = expandRegions(page, found, expansion)
  if (merge) return { ...expanded, findings: [...expanded.findings, ...merge], requests: requestsOf(found) }
  return { ...expanded, requests: requestsOf(found) }
}

/**
 * Expands a page in whose listings alone git left conflicts: as it is on our side, with listings that belong to neither.
 * For a pipeline with another compiler such a page stays as it is, for its tree is that of neither side.
 */
function expandMergedPage(page: Page, merge: MergedPage, expansion: Expansion): ExpandedPage {
  const { text, findings } = expandRegions(merge.page, merge.found, { ...expansion, merged: merge.merged })
  const isLeft = findings.some(expansion.severities.isError)
  return {
    page,
    text: isLeft ? page.source : text,
    findings: findings.map((finding) => inSource(finding, merge.toSource)),
    listings: [],
    requests: requestsOf(merge.found),
  }
}

function requestsOf({ regions }: PageRegions): Request[] {
  return regions.map(({ directive }) => directive.request)
}

/** The places of conflicts are those of the page already. */
function inSource(finding: Finding, toSource: (offset: number) => number): Finding {
  const { rule, span, details } = finding
  const isPlaced = rule === 'merge-conflict' || (rule === 'merged-listing' && details.kind === 'conflict')
  if (!span || isPlaced) return finding
  return { ...finding, span: { start: toSource(span.start), end: toSource(span.end) } }
}

/** @param turn how often what was written has been read again */
function expandRegions(page: Page, found: PageRegions, expansion: Expansion, turn = 0): ExpandedPage {
  const { severities, verb } = expansion
  const { regions } = found
  const { expanded, oversized } = answerRegions(page, regions, expansion)
  const answered = [...expanded.flatMap((region) => region.findings), ...oversized]
  const { mistakes, unused, ...left } = suppress(allFindings(page, found, answered, expansion), found.suppressions)
  const wrong = [...left.findings, ...mistakes]
  const reverting = expanded.flatMap((region) => region.reverting ?? [])
  if (wrong.some(severities.isError))
    return { ...leave(page, wrong), ...(reverting.length > 0 && { reverted: splice(page.source, reverting) }) }
  // `clear` does not look for all that can be suppressed.
  const findings = verb === 'clear' ? wrong : [...wrong, ...unused]
  const edits = expanded.flatMap(({ edit }) => edit ?? [])
  const text = splice(page.source, edits)
  const staysPlain =
    found.isPlain &&
    !opensLikeFrontMatter(page) &&
    !regions.some(isInAnotherContainer) &&
    edits.every((edit) => isPlainListing(edit.text))
  const isSettled = edits.length === 0 || verb === 'clear' || staysPlain
  const outcome = { page, text, findings, listings: expanded.flatMap(({ listing }) => listing ?? []) }
  return isSettled ? outcome : verifyOutput(page, regions, outcome, expansion, turn)
}

function allFindings(
  page: Page,
  { findings }: PageRegions,
  answered: readonly Finding[],
  { queries, verb, readFindings }: Expansion,
): Finding[] {
  const checked = verb === 'clear' ? [] : queries.checkPage(page)
  const found = findings.map((finding) => withNewCollection(queries.indexes.of(page), finding))
  return [...(readFindings.get(page.path) ?? []), ...found, ...answered, ...checked]
}

/** Expands regions up to one with which the page would be too large to be read again. */
function answerRegions(
  page: Page,
  regions: readonly Region[],
  expansion: Expansion,
): { expanded: ExpandedRegion[]; oversized: Finding[] } {
  const expanded: ExpandedRegion[] = []
  if (regions.length === 0) return { expanded, oversized: [] }
  let room = largestPage - Buffer.byteLength(fileText(page, page.source))
  for (const [index, region] of regions.entries()) {
    const answer = expandRegion(page, region, expansion, regions[index + 1])
    expanded.push(answer)
    if (answer.edit) room -= growth(page, answer.edit)
    const { name, nameSpan } = region.directive
    if (room < 0)
      return { expanded, oversized: [{ rule: 'oversized-page', span: nameSpan, details: { name, template: '' } }] }
  }
  return { expanded, oversized: [] }
}

function growth(page: Page, { start, end, text }: Edit): number {
  return Buffer.byteLength(text) - Buffer.byteLength(page.source.slice(start, end))
}

/** A page with an error is left as it is, so findings about what would be written are dropped. */
function leave(page: Page, findings: readonly Finding[]): ExpandedPage {
  return {
    page,
    text: page.source,
    findings: findings.filter(({ rule }) => rule !== 'stale-region' && rule !== 'lost-rows'),
    listings: [],
  }
}

/** How often a page is expanded again because writing it changed the places of its directives. */
const mostTurns = 3

/**
 * Reads an expanded page as the renderer will. A directive that is none any more, or has lost its end, leaves the page
 * unwritten: what is written can end the list that a comment further down stands in, and make code of it, or make front
 * matter of what was none. Where the places of directives differ now (an end comment that went back into its container took
 * along what shares its line; what was in a paragraph is below a heading) they are expanded once more, so that the next
 * run finds nothing to do. Tables and sentences do none of that to a plain page.
 */
function verifyOutput(
  page: Page,
  regions: readonly Region[],
  expanded: ExpandedPage,
  expansion: Expansion,
  turn: number,
): ExpandedPage {
  const { queries, severities } = expansion
  const again = { ...page, source: expanded.text }
  const found = queries.find(again)
  const displaced =
    findDisplaced(regions, found.regions) ?? (becomesFrontMatter(page, expanded.text) ? regions[0] : undefined)
  if (displaced) {
    const own = found.regions[regions.indexOf(displaced)]
    const isCode = own?.directive.name === displaced.directive.name && own.end?.isCode === true
    return leave(page, [...expanded.findings, displacedDirective(displaced, isCode ? 'code' : 'above')])
  }
  if (!regions.some(isInAnotherContainer) && !positionsChanged(regions, found.regions)) return expanded
  const next = turn < mostTurns ? expandRegions(again, found, { ...expansion, verb: 'write' }, turn + 1) : null
  if (next && !next.findings.some(severities.isError)) return { ...expanded, text: next.text }
  return leave(page, [
    ...expanded.findings,
    ...regions.slice(0, 1).map((region) => displacedDirective(region, 'above')),
  ])
}

function displacedDirective({ directive }: Region, by: 'above' | 'code'): Finding {
  return { rule: 'displaced-directive', span: directive.comment, details: { name: directive.name, by } }
}
