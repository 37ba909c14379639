import { mayHoldConflict } from '../core/conflicts.ts'
import type { PageRegions } from '../directives/regions/find-regions.ts'
import type { Finding } from '../report/finding.ts'
import type { Page } from '../site/page.ts'

/**
 * Whether there is nothing for mdsplice in a page's text: then only its front matter counts, and what else other pages
 * see of it.
 *
 * @param readFindings what was found when it was read
 */
export function isQuiet(
  { source }: Pick<Page, 'source'>,
  { regions, findings, suppressions }: PageRegions,
  readFindings: readonly Finding[] = [],
): boolean {
  const isEmpty = regions.length + findings.length + suppressions.length + readFindings.length === 0
  return isEmpty && !mayHoldConflict(source) && !asksForDefinitions(source)
}

/** Whether a page's text seems to ask for the definitions of the site. */
export function asksForDefinitions(source: string): boolean {
  return /<!--\s*definitions\b/i.test(source)
}
