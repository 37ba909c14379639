import { lazy, once } from '../core/memoize.ts'
import { isIndex } from '../core/paths.ts'
import { spanOf } from '../core/span.ts'
import type { Relation } from '../config/settings.ts'
import { keyOf, topOf, type PageCheck, type RuleGroup } from './rule-group.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { LeavingOut } from '../report/rule-details.ts'
import type { RuleDetails } from '../report/rules.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { memberTest } from '../site/index/member-finder.ts'
import { newReference } from '../site/index/new-names.ts'
import { fieldsBetween, namedPages } from '../site/index/relations.ts'
import { pageName, pageNames, plainPathsOf, type PageNames } from '../site/page-names.ts'
import { fieldNames, fieldOf, pathsIn, plainPath, valuesIn, type FieldValue, type Page } from '../site/page.ts'

type ReferenceRule = ValueRule | RelationRule
type ValueRule = 'dangling-reference' | 'ambiguous-reference' | 'duplicate-value' | 'object-value'
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
 * `ambiguous-reference`: one that names several pages, of one collection or of several; `duplicate-value`: one that names a page
 * that another value names in other words; `object-value`: a field of a relation that holds neither a name nor a list of names.
 * Collections without pages have nothing to refer to and are not looked at.
 */
function unclearReferences(index: SiteIndex): PageCheck<ValueRule> {
  const targetsOf = fieldTargets(index)
  const dangling = danglingReferences(index)
  return (page, report) => {
    for (const field of fieldNames(page.frontMatter)) {
      const targets = targetsOf(field, page)
      if (!targets) continue
      const written = fieldOf(page.frontMatter, field)
      if (written?.parts && isRelationField(index, field, page)) {
        const details = { field, path: page.path, parts: pathsIn(written), isList: written.parts.length === 0 }
        report({ rule: 'object-value', span: written.key, details })
      }
      const firstNames = new Map<Page, FieldValue>()
      for (const value of valuesIn(page, field)) {
        const { text, start, end } = value
        if (text === '') continue
        // A page can be in several of the collections.
        const named = [...new Set([...targets].flatMap(({ names }) => names.named(text, page)))]
        const [only] = named
        if (named.length > 1) {
          const details = { field, value: text, paths: named.map(({ path }) => path) }
          const related = named.map((file) => ({ file, span: null, note: 'same-name' as const }))
          report({ rule: 'ambiguous-reference', span: { start, end }, details, related })
        } else if (only) {
          const first = firstNames.get(only)
          if (!first) firstNames.set(only, value)
          // The same text twice is found by `checkValues`.
          if (!first || first.text === text) continue
          const related = [{ file: null, span: spanOf(first), note: 'first' as const }]
          const details = { field, value: text, samePage: first.text }
          report({ rule: 'duplicate-value', span: { start, end }, details, related })
        } else {
          const details = dangling(targets, text, page)
          if (details) report({ rule: 'dangling-reference', span: { start, end }, details: { field, ...details } })
        }
      }
    }
  }
}

/** Whether a field is that of a relation from a collection of its page; elsewhere it may hold what is no name. */
function isRelationField({ site, collectionsOf }: SiteIndex, field: string, page: Page): boolean {
  const relations = site.config.relations.filter((relation) => relation.field === field)
  return relations.some(({ from }) => collectionsOf(page).some(({ collection }) => collection.name === from))
}

type Targets = ReadonlySet<CollectionIndex>

/** Says of a value that names no page of some collections what it was perhaps meant for; null where it waits for a translation. */
function danglingReferences(
  index: SiteIndex,
): (targets: Targets, text: string, page: Page) => Omit<RuleDetails['dangling-reference'], 'field'> | null {
  const { site, languages } = index
  const unbuilt = lazy(() =>
    pageNames(
      (languages?.site ?? site).pages.filter(({ path }) => site.leavesOut(path) !== null),
      null,
      plainPathsOf(site.config),
    ),
  )
  const leftOut = (text: string, page: Page): LeavingOut | null => {
    const [left] = unbuilt().named(text, page)
    return left ? site.leavesOut(left.path) : null
  }
  const indexNames = once((target: CollectionIndex) => indexPagesOf(index, target))
  const indexPage = (targets: Targets, text: string, page: Page): { path: string; collection: string } | null => {
    for (const target of targets) {
      const [named] = indexNames(target)?.named(text, page) ?? []
      if (named) return { path: named.path, collection: target.collection.name }
    }
    return null
  }
  // A page that waits for its translation can be referred to before.
  const isNamedElsewhere = (targets: Targets, text: string, page: Page): boolean =>
    (site.config.translations?.languages ?? []).some((language) =>
      [...targets].some(({ collection: { name } }) => {
        const names = languages?.in(language).collections.get(name)?.names
        return names !== undefined && names.named(text, page).length > 0
      }),
    )
  const knownIn = once((targets: Targets) => [...targets].flatMap(({ names }) => [...names.known()]))
  return (targets, text, page) => {
    if (isNamedElsewhere(targets, text, page)) return null
    const separator = separatorIn(text, (part) => [...targets].some(({ names }) => names.named(part, page).length > 0))
    return {
      value: text,
      collection: [...targets].map(({ collection }) => collection.name).join(', '),
      leftOut: leftOut(text, page),
      index: indexPage(targets, text, page),
      separator,
      known: separator === null ? knownIn(targets) : [],
      now: newReference(index.renames(), [...targets], text, page),
    }
  }
}

/** The names of the index pages that a collection would have if it had any. */
function indexPagesOf({ site }: SiteIndex, { collection }: CollectionIndex): PageNames | null {
  if (collection.include_index || collection.data !== null) return null
  const isMember = memberTest({ ...collection, include_index: true })
  const pages = site.pages.filter(
    (page) => isIndex(plainPath(page)) && site.leavesOut(page.path) === null && isMember(page),
  )
  return pageNames(pages, collection.key, plainPathsOf(site.config))
}

/** What separates the names that a value has in place of one; null where it does not have several. */
function separatorIn(text: string, isName: (part: string) => boolean): ',' | ';' | null {
  for (const separator of [',', ';'] as const) {
    const parts = text.split(separator).map((part) => part.trim())
    if (parts.length > 1 && parts.some(isName)) return separator
  }
  return null
}

/** The collections that a field of a page names pages of; undefined where it names none. */
export type FieldTargets = (field: string, page: Page) => ReadonlySet<CollectionIndex> | undefined

/**
 * Finds what the fields of pages name: those are the reference fields of all collections, and the fields of relations from a
 * collection of the page. A field of a relation may mean something else on other pages.
 */
export function fieldTargets({ collections, collectionsOf, site }: SiteIndex): FieldTargets {
  type Targets = Map<string, Set<CollectionIndex>>
  const add = (targets: Targets, field: string, target: CollectionIndex | undefined): void => {
    if (target && target.pages.length > 0) targets.set(field, (targets.get(field) ?? new Set()).add(target))
  }
  const ofAll: Targets = new Map()
  for (const target of collections.values()) add(ofAll, target.collection.reference_field, target)
  const relationsFrom = new Map<string, Relation[]>()
  for (const relation of site.config.relations) {
    const known = relationsFrom.get(relation.from)
    if (known) known.push(relation)
    else relationsFrom.set(relation.from, [relation])
  }
  const ofRelations = once((from: string) => {
    const targets: Targets = new Map()
    for (const { field, to } of from.split('/').flatMap((name) => relationsFrom.get(name) ?? [])) {
      if (field === null) continue
      for (const target of ofAll.get(field) ?? []) add(targets, field, target)
      for (const name of to) add(targets, field, collections.get(name))
    }
    return targets
  })
  return (field, page) => {
    const from = collectionsOf(page).map(({ collection }) => collection.name)
    return ofRelations(from.join('/')).get(field) ?? ofAll.get(field)
  }
}

/** Pages of `from` name pages of `to` in `field`. */
interface Way {
  from: CollectionIndex
  to: readonly CollectionIndex[]
  field: string
}

/** `orphan`, `uncovered` and `missing-back-reference`, for the relations that the configuration names. */
function relationChecks(index: SiteIndex): PageCheck<RelationRule>[] {
  const { collections, site } = index
  return site.config.relations.flatMap((relation): PageCheck<RelationRule>[] => {
    const from = collections.get(relation.from)
    const to = relation.to.flatMap((name) => collections.get(name) ?? [])
    if (!from || to.length === 0) return []
    return [
      ...(relation.required ? [orphans(index, relation, from, to)] : []),
      ...(relation.covered ? to.map((target) => uncovered(index, relation, from, target)) : []),
      ...(relation.both_ways ? to.flatMap((target) => missingBackBetween(index, from, target)) : []),
    ]
  })
}

function orphans(
  index: SiteIndex,
  relation: Relation,
  from: CollectionIndex,
  to: readonly CollectionIndex[],
): PageCheck<'orphan'> {
  const members = new Set(from.pages)
  const related = to.map(({ collection }) => index.relations.by(relation, collection.name))
  const [field = ''] = to.flatMap((target) => fieldsOf(index, relation, from, target))
  const collection = to.map((target) => target.collection.name).join('`, `')
  const { via } = relation
  return (page, report) => {
    if (!members.has(page) || related.some(({ isRelated }) => isRelated(page))) return
    report({ rule: 'orphan', span: keyOf(page, field), details: { field, collection, via } })
  }
}

function uncovered(
  index: SiteIndex,
  relation: Relation,
  from: CollectionIndex,
  to: CollectionIndex,
): PageCheck<'uncovered'> {
  const members = new Set(to.pages)
  const { isCovered } = index.relations.by(relation, to.collection.name)
  const [field = ''] = fieldsOf(index, relation, from, to)
  const { via } = relation
  return (page, report) => {
    if (!members.has(page) || isCovered(page)) return
    report({ rule: 'uncovered', span: topOf(page), details: { field, collection: from.collection.name, via } })
  }
}

/** The fields by which a relation's pages name others; none over several steps. */
function fieldsOf({ site }: SiteIndex, { field, via }: Relation, from: CollectionIndex, to: CollectionIndex): string[] {
  if (via.length > 0) return []
  return field === null ? fieldsBetween(from, to, site.config.relations) : [field]
}

function missingBackBetween(
  { site }: SiteIndex,
  from: CollectionIndex,
  to: CollectionIndex,
): PageCheck<'missing-back-reference'>[] {
  const fields = (source: CollectionIndex, target: CollectionIndex): Way[] =>
    fieldsBetween(source, target, site.config.relations).map((field) => ({ from: source, to: [target], field }))
  const [there, back] = [fields(from, to), fields(to, from)]
  return [
    ...there.map((way) => missingBack(way, back)),
    ...(from === to ? [] : back.map((way) => missingBack(way, there))),
  ]
}

/** Reported where the reference is: that is a place, and the page that it names has none for what it lacks. */
function missingBack(there: Way, back: readonly Way[]): PageCheck<'missing-back-reference'> {
  const members = new Set(there.from.pages)
  const [backField = ''] = back.map(({ field }) => field)
  return (page, report) => {
    if (!members.has(page)) return
    for (const { text, start, end } of valuesIn(page, there.field)) {
      const targets = there.to.flatMap(({ names }) => names.named(text, page))
      const refersBack = (target: Page): boolean =>
        back.some(({ field, to }) => namedPages(target, field, to).includes(page))
      if (targets.length === 0 || targets.some(refersBack)) continue
      const details = { field: there.field, value: text, backField, name: pageName(page) }
      const related = targets.map((file) => ({ file, span: keyOf(file, backField), note: 'not-back' as const }))
      report({ rule: 'missing-back-reference', span: { start, end }, details, related })
    }
  }
}
