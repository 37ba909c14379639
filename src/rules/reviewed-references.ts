import { createHash } from 'node:crypto'
import type { ReviewSettings } from '../config/settings.ts'
import { spanOf } from '../core/span.ts'
import type { RuleGroup } from './rule-group.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { firstText, valuesIn, type FieldValue, type Page } from '../site/page.ts'

/** What a page says: the values of its fields, and its text without what mdsplice put into it. */
export interface PageContent {
  fields: Record<string, string[]>
  /** White space folded. */
  text: string
}

/** A value in a page's front matter, and a page that it names. */
export interface Reference {
  page: Page
  target: Page
  field: string
  value: FieldValue
}

/** The references that a page makes by the reference fields of the collections and by relations, in the order of these. */
export function referencesOf(page: Page, { collections, site }: SiteIndex): Reference[] {
  const fieldsOf = (name: string, usual: string): Set<string> =>
    new Set([usual, ...site.config.relations.flatMap(({ to, field }) => (to.includes(name) && field ? [field] : []))])
  return [...collections.values()].flatMap(({ collection, names }) =>
    [...fieldsOf(collection.name, collection.reference_field)].flatMap((field) =>
      valuesIn(page, field).flatMap((value) =>
        names.named(value.text, page).map((target): Reference => ({ page, target, field, value })),
      ),
    ),
  )
}

/** The key of a reference in the lock file: both paths, in which white space is encoded. */
export function lockKey({ page, target }: Pick<Reference, 'page' | 'target'>): string {
  return `${encodePath(pathOf(page))} ${encodePath(pathOf(target))}`
}

/** A record is known by its `id`: its number changes with every record above it. */
function pathOf(page: Page): string {
  const id = firstText(page, 'id')
  return page.record && id !== undefined ? page.path.replace(/#\d+$/, `#${id}`) : page.path
}

/** A path as it stands in the lock file. */
export function encodePath(path: string): string {
  return path.replace(/[%\s]/g, (character) => encodeURIComponent(character))
}

/** A fingerprint of what counts of a page's content. Layout, order of fields and what mdsplice put there do not. */
export function fingerprintOf({ fields, text }: PageContent, counting: ReviewSettings): string {
  const counted = [
    counting.fields.map((field) => [field, Object.hasOwn(fields, field) ? fields[field] : null]),
    counting.text ? text : null,
  ]
  return createHash('sha256').update(JSON.stringify(counted)).digest('hex').slice(0, 16)
}

/**
 * `suspect-reference` and `unreviewed-reference`: whether the pages that a page names changed since its references were
 * reviewed. Where nobody reviews, nothing is said.
 */
export const checkReviews: RuleGroup<'suspect-reference' | 'unreviewed-reference'> = (index, fingerprint) => {
  const { lock } = index.site
  if (!lock) return null
  return (page, report) => {
    for (const reference of referencesOf(page, index)) {
      const { field, value, target } = reference
      const span = spanOf(value)
      const reviewed = lock.get(lockKey(reference))
      const details = { field, value: value.text, page: page.path }
      if (reviewed === undefined) report({ rule: 'unreviewed-reference', span, details })
      else if (reviewed !== fingerprint(target)) {
        const related = [{ file: target, span: null, note: 'changed' as const }]
        report({ rule: 'suspect-reference', span, details, related })
      }
    }
  }
}
