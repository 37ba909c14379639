import type { Finding } from '../report/finding.ts'
import type { RuleId } from '../report/rules.ts'
import { checkExpressions } from './expressions.ts'
import { checkCycles } from './cycles.ts'
import { checkPresence } from './presence.ts'
import { checkIds } from './ids.ts'
import { checkReferences } from './references.ts'
import { checkReviews } from './reviewed-references.ts'
import type { RuleGroup } from './rule-group.ts'
import { checkSchemas } from './schemas.ts'
import { checkValues } from './values.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** Every group of rules over front matter and over the site; add yours here. */
const groups: readonly RuleGroup<RuleId>[] = [
  checkReferences,
  checkCycles,
  checkIds,
  checkPresence,
  checkValues,
  checkSchemas,
  checkExpressions,
  checkReviews,
]

/** Makes a check of a site's pages by all rules; each page then costs what its front matter holds. */
export function pageChecker(index: SiteIndex, fingerprint: (page: Page) => string): (page: Page) => Finding[] {
  const checks = groups.flatMap((group) => group(index, fingerprint) ?? [])
  return (page) => {
    const found: Finding[] = []
    for (const check of checks) check(page, (finding) => found.push(finding), found)
    return found
  }
}
