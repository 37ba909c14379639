import type { Finding, Page } from '../types.ts'
import type { CheckedSite, Checks } from './checked-site.ts'
import { checkExpressions } from './expressions.ts'
import { checkFieldNames } from './field-names.ts'
import { checkIds } from './ids.ts'
import { checkMembership } from './membership.ts'
import { checkReferences } from './references.ts'
import { checkRelations } from './relations.ts'
import { checkRequired } from './required.ts'
import { checkSchemas } from './schemas.ts'
import { checkValues } from './values.ts'

/** Every group of rules over front matter and over the site; add yours here. */
const groups: readonly Checks[] = [
  checkReferences,
  checkRelations,
  checkIds,
  checkRequired,
  checkFieldNames,
  checkValues,
  checkSchemas,
  checkMembership,
  checkExpressions,
]

/** Makes a check of a site's pages by all rules; each page then costs what its front matter holds. */
export function pageChecker(site: CheckedSite): (page: Page) => Finding[] {
  const checks = groups.flatMap((group) => group(site) ?? [])
  return (page) => {
    const found: Finding[] = []
    for (const check of checks) check(page, found)
    return found
  }
}
