import type { Finding } from '../report/finding.ts'
import { keyOf, topOf, type CheckedSite, type Checks } from './checked-site.ts'
import { checkExpressions } from './expressions.ts'
import { checkFieldNames } from './field-names.ts'
import { checkIds } from './ids.ts'
import { checkReferences, checkRelations } from './references.ts'
import { checkSchemas } from './schemas.ts'
import { checkValues } from './values.ts'
import type { Page } from '../site/page.ts'

/** `page-in-no-collection`; `index.md` and `README.md` stand for their folders and are members of none, as a rule. */
export const checkMembership: Checks = ({ collectionsOf, collections }) => {
  const names = [...collections.keys()]
  return (page, found) => {
    if (collectionsOf(page).length > 0 || /(?:^|\/)(?:index|README)\.md$/.test(page.path)) return
    found.push({ rule: 'page-in-no-collection', span: topOf(page), details: { collections: names } })
  }
}

/** `missing-field`: a field that the configuration asks of the pages of a collection, missing or empty. */
export const checkRequired: Checks = ({ collections, collectionsOf }) => {
  if ([...collections.values()].every(({ collection }) => collection.required.length === 0)) return null
  return (page, found) => {
    for (const { collection } of collectionsOf(page)) {
      for (const field of collection.required) {
        if ((page.frontMatter.fields.get(field)?.form ?? 'empty') !== 'empty') continue
        const details = { field, collection: collection.name }
        found.push({ rule: 'missing-field', span: keyOf(page, field), details })
      }
    }
  }
}

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
