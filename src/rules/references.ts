import { keyOf, topOf, type PageCheck, type RuleGroup } from './rule-group.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { pageName } from '../site/page-names.ts'
import { valuesIn, type Page } from '../site/page.ts'

type ReferenceRule = 'dangling-reference' | 'ambiguous-reference' | RelationRule
type RelationRule = 'orphan' | 'uncovered' | 'missing-back-reference'

/** What is wrong with references from page to page. */
export const checkReferences: RuleGroup<ReferenceRule> = (index) => {
  const checks = [unclearReferences(index), ...relationChecks(index)]
  return (page, report, found) => {
    for (const check of checks) check(page, report, found)
  }
}

/**
 * `dangling-reference`: a value of a reference field (`vereiste`) that names no page of any collection with that field;
 * `ambiguous-reference`: one that names several pages of a collection. Collections without pages have nothing to refer to
 * and are not looked at.
 */
function unclearReferences({ collections }: SiteIndex): PageCheck<'dangling-reference' | 'ambiguous-reference'> {
  const byField = new Map<string, CollectionIndex[]>()
  for (const target of collections.values()) {
    const { reference_field: field } = target.collection
    if (target.pages.length > 0) byField.set(field, [...(byField.get(field) ?? []), target])
  }
  return (page, report) => {
    for (const [field, targets] of byField) {
      for (const { text, start, end } of valuesIn(page, field)) {
        if (text === '') continue
        const named = targets.map(({ names }) => names.named(text, page))
        const ambiguous = named.find(({ length }) => length > 1)
        if (ambiguous) {
          const details = { field, value: text, paths: ambiguous.map(({ path }) => path) }
          report({ rule: 'ambiguous-reference', span: { start, end }, details })
        } else if (named.every(({ length }) => length === 0)) {
          const known = { [Symbol.iterator]: () => targets.flatMap(({ names }) => [...names.known()]).values() }
          const details = { field, value: text, collections: targets.map(({ collection }) => collection.name), known }
          report({ rule: 'dangling-reference', span: { start, end }, details })
        }
      }
    }
  }
}

/** Pages of `from` name pages of `to` in `field`. */
interface Way {
  from: CollectionIndex
  to: CollectionIndex
  field: string
}

/** `orphan`, `uncovered` and `missing-back-reference`, for the relations that the configuration names. */
function relationChecks(index: SiteIndex): PageCheck<RelationRule>[] {
  const { collections, site } = index
  return site.config.relations.flatMap((relation): PageCheck<RelationRule>[] => {
    const [from, to] = [collections.get(relation.from), collections.get(relation.to)]
    if (!from || !to) return []
    const there: Way = { from, to, field: to.collection.reference_field }
    const back: Way = { from: to, to: from, field: from.collection.reference_field }
    return [
      ...(relation.required ? [orphans(index, there)] : []),
      ...(relation.covered ? [uncovered(index, there)] : []),
      ...(relation.both_ways ? [missingBack(there, back), missingBack(back, there)] : []),
    ]
  })
}

function orphans(index: SiteIndex, { from, to, field }: Way): PageCheck<'orphan'> {
  const members = new Set(from.pages)
  const relation = index.relation(from.collection.name, to.collection.name)
  return (page, report) => {
    if (!members.has(page) || relation.of(page).size > 0) return
    report({ rule: 'orphan', span: keyOf(page, field), details: { field, collection: to.collection.name } })
  }
}

function uncovered(index: SiteIndex, { from, to, field }: Way): PageCheck<'uncovered'> {
  const members = new Set(to.pages)
  const relation = index.relation(to.collection.name, from.collection.name)
  return (page, report) => {
    if (!members.has(page) || relation.isCovered(page)) return
    report({ rule: 'uncovered', span: topOf(page), details: { field, collection: from.collection.name } })
  }
}

/** Reported where the reference is: that is a place, and the page that it names has none for what it lacks. */
function missingBack(there: Way, back: Way): PageCheck<'missing-back-reference'> {
  const members = new Set(there.from.pages)
  return (page, report) => {
    if (!members.has(page)) return
    for (const { text, start, end } of valuesIn(page, there.field)) {
      const targets = there.to.names.named(text, page)
      if (targets.length === 0 || targets.some((target) => refersTo(target, back, page))) continue
      const details = { field: there.field, value: text, backField: back.field, name: pageName(page) }
      report({ rule: 'missing-back-reference', span: { start, end }, details })
    }
  }
}

function refersTo(page: Page, { to, field }: Way, target: Page): boolean {
  return valuesIn(page, field).some(({ text }) => to.names.named(text, page).includes(target))
}
