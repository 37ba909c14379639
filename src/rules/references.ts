import { keyOf, topOf, type PageCheck, type RuleGroup } from './rule-group.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { valuesIn, type Page } from '../site/page.ts'

type ReferenceRule = 'dangling-reference' | RelationRule
type RelationRule = 'orphan' | 'uncovered' | 'missing-back-reference'

/** What is wrong with references from page to page. */
export const checkReferences: RuleGroup<ReferenceRule> = (index) => {
  const checks = [danglingReferences(index), ...relationChecks(index)]
  return (page, report, found) => {
    for (const check of checks) check(page, report, found)
  }
}

/**
 * `dangling-reference`: values of a collection's reference field (`vereiste`) without a page of that name in the
 * collection. A collection without pages has nothing to refer to and is not looked at.
 */
function danglingReferences({ collections }: SiteIndex): PageCheck<'dangling-reference'> {
  const targets = [...collections.values()].filter(({ pages }) => pages.length > 0)
  return (page, report) => {
    for (const { collection, byName } of targets) {
      const { reference_field: field, name } = collection
      for (const { text, start, end } of valuesIn(page, field)) {
        if (text === '' || byName.has(text)) continue
        const details = { field, value: text, collection: name, known: byName.keys() }
        report({ rule: 'dangling-reference', span: { start, end }, details })
      }
    }
  }
}

/** One direction of a relation: pages of `from` name pages of `to` in `field`. */
interface Way {
  from: CollectionIndex
  to: CollectionIndex
  field: string
}

/** `orphan`, `uncovered` and `missing-back-reference`, for the relations that the configuration names. */
function relationChecks({ collections, site }: SiteIndex): PageCheck<RelationRule>[] {
  return site.config.relations.flatMap((relation): PageCheck<RelationRule>[] => {
    const [from, to] = [collections.get(relation.from), collections.get(relation.to)]
    if (!from || !to) return []
    const there: Way = { from, to, field: to.collection.reference_field }
    const back: Way = { from: to, to: from, field: from.collection.reference_field }
    return [
      ...(relation.required ? [orphans(there)] : []),
      ...(relation.covered ? [uncovered(there)] : []),
      ...(relation.both_ways ? [missingBack(there, back), missingBack(back, there)] : []),
    ]
  })
}

function orphans({ from, to, field }: Way): PageCheck<'orphan'> {
  const members = new Set(from.pages)
  return (page, report) => {
    if (!members.has(page) || valuesIn(page, field).some(({ text }) => to.byName.has(text))) return
    report({ rule: 'orphan', span: keyOf(page, field), details: { field, collection: to.collection.name } })
  }
}

function uncovered({ from, to, field }: Way): PageCheck<'uncovered'> {
  const named = new Set(from.pages.flatMap((page) => valuesIn(page, field).map(({ text }) => text)))
  const bare = new Set<Page>()
  for (const [name, pages] of to.byName) if (!named.has(name)) for (const page of pages) bare.add(page)
  return (page, report) => {
    if (!bare.has(page)) return
    report({ rule: 'uncovered', span: topOf(page), details: { field, collection: from.collection.name } })
  }
}

/** Said where the reference is: that is a place, and the page that it names has none for what it lacks. */
function missingBack(there: Way, back: Way): PageCheck<'missing-back-reference'> {
  const namesOf = new Map<Page, string>()
  for (const [name, pages] of there.from.byName) for (const page of pages) namesOf.set(page, name)
  return (page, report) => {
    const own = namesOf.get(page)
    if (own === undefined) return
    for (const { text, start, end } of valuesIn(page, there.field)) {
      const targets = there.to.byName.get(text) ?? []
      if (targets.length === 0 || targets.some((target) => names(target, back.field, own))) continue
      const details = { field: there.field, value: text, backField: back.field, name: own }
      report({ rule: 'missing-back-reference', span: { start, end }, details })
    }
  }
}

function names(page: Page, field: string, name: string): boolean {
  return valuesIn(page, field).some(({ text }) => text === name)
}
