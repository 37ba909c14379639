import { countedField, readSortKey } from '../../config/field-names.ts'
import type { FieldSettings } from '../../config/settings.ts'
import { once } from '../../core/memoize.ts'
import { globTest } from '../../core/patterns/glob.ts'
import { includesSorted } from '../../core/sort.ts'
import type { Request } from '../../directives/kinds/registry.ts'
import type { SiteQueries } from '../../directives/site-queries.ts'
import { matchingPages, withCanonicalFields } from '../../listings/answer-query.ts'
import { applyFilter } from '../../listings/filter.ts'
import type { Query } from '../../listings/query.ts'
import { usualNames } from '../../rules/presence.ts'
import { computedFields, titleOf } from '../../site/computed-fields.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'
import { namedPages } from '../../site/index/relations.ts'
import { replacedPages, type SiteIndex } from '../../site/index/site-index.ts'
import { fieldNames, firstText, plainPath, saySame, textsIn, type Page } from '../../site/page.ts'

/** A page, and what replaced it. */
interface Replaced {
  before: Page
  after: Page
}

/** Two states of a site in one language, between which some pages came to say something else. */
interface SiteChange {
  before: SiteIndex
  after: SiteIndex
  replaced: readonly Replaced[]
}

/** How far a change of some pages reaches. It says too much rather than too little. */
interface Reach {
  /** Whether a directive can be answered otherwise now. */
  touches(request: Request, page: Page): boolean
  /** The pages of which rules can say something else now, themselves included; null when it can be any. */
  judged(): ReadonlySet<Page> | null
}

/**
 * Finds out how far the change between two states of a site reaches, without answering anything: by the fields of the pages
 * that changed, and what lists filter by.
 *
 * @returns null where it can reach everywhere: pages came or went or changed their collection, or say what every page sees
 */
export function reachOf(before: SiteQueries, after: SiteQueries): Reach | null {
  const [from, to] = [before.indexes.in(null), after.indexes.in(null)]
  if (from.site.config !== to.site.config || to.site.config.translations) return null
  const pairs = replacedPages(from.site, to.site)
  if (!pairs) return null
  const all = [...pairs].map(([page, other]): Replaced => ({ before: page, after: other }))
  const replaced = all.filter((pair) => !looksAlike(pair))
  const change: SiteChange = { before: from, after: to, replaced }
  if (!keepsFields(change) || !replaced.every((pair) => isLocal(change, pair))) return null
  const lists = listReach(change)
  const pages = new Set([...pairs].flat())
  return {
    touches(request, page) {
      if (pages.has(page)) return true
      if (replaced.length === 0) return false
      if (request.kind === 'list') return lists.touches(request, page)
      if (request.kind === 'definitions') return false
      if (request.kind !== 'tags') return true
      const set = to.site.config.tags.find(({ name }) => name === request.set)
      return !set || [...set.fields, ...set.where.keys()].some(lists.dependsOnOthers)
    },
    judged() {
      const isReviewed = (pair: Replaced): boolean => before.fingerprint(pair.before) === after.fingerprint(pair.after)
      return to.site.lock && !all.every(isReviewed) ? null : pagesToJudge(change, all)
    },
  }
}

/** Whether others see the same of a page: its text is nothing to them. */
function looksAlike({ before, after }: Replaced): boolean {
  const top = ({ source, frontMatter }: Page): string => source.slice(0, frontMatter.end)
  return top(before) === top(after) && titleOf(before) === titleOf(after)
}

/** Whether collections have the fields that they had, in the same order: columns and messages go by them. */
function keepsFields({ before, after, replaced }: SiteChange): boolean {
  const keeps = (from: CollectionIndex, to: CollectionIndex | undefined): boolean =>
    to !== undefined &&
    isSame(from.fields, to.fields) &&
    from.fields.every((field) => from.objectsIn(field)?.path === to.objectsIn(field)?.path)
  const fields = new Set([...after.collections.values()].flatMap((collection) => collection.fields))
  return (
    [...before.collections].every(([name, from]) => keeps(from, after.collections.get(name))) &&
    replaced.every((pair) => {
      const names = new Set(fieldNames(pair.after.frontMatter))
      return fieldNames(pair.before.frontMatter).every((field) => names.has(field) || fields.has(field))
    })
  )
}

/** Whether a page is found as before, and other pages do not show it but where they list it. */
function isLocal({ before, after }: SiteChange, pair: Replaced): boolean {
  const collections = after.collectionsOf(pair.after)
  const earlier = before.collectionsOf(pair.before)
  const stays =
    collections.length === earlier.length &&
    collections.every(({ collection }, index) => collection === earlier[index]?.collection)
  const isKept = (field: string): boolean => saySame(field, pair.before, pair.after)
  return (
    stays &&
    collections.every(({ collection: { key } }) => key === null || isKept(key)) &&
    after.site.config.fields.every((field) => !isNamedBy(field, pair) || isShownAlike(field, pair))
  )
}

const globOf = once((globs: readonly string[]) => globTest(globs))

/** Whether the values of a field can name a page. */
function isNamedBy({ values, link }: FieldSettings, { after }: Replaced): boolean {
  if (!values || !('pages' in values)) return link === true && !values
  const isNamed = globOf(values.pages)
  return isNamed(plainPath(after)) || isNamed(after.path)
}

function isShownAlike({ values }: FieldSettings, { before, after }: Replaced): boolean {
  const fields = values && 'pages' in values ? [values.field, ...values.sort.map((key) => readSortKey(key).field)] : []
  const isKept = (field: string): boolean => isSame(textsIn(before, field), textsIn(after, field))
  return titleOf(before) === titleOf(after) && fields.every((field) => field === null || isKept(field))
}

/** Which lists a change of pages can reach. */
interface ListReach {
  touches(query: Query, page: Page): boolean
  /** Whether what a page shows of a field depends on what other pages say. */
  dependsOnOthers(field: string): boolean
}

/** A list is reached when a page that changed is or was in it, or when it goes by what pages say of each other. */
function listReach({ before, after, replaced }: SiteChange): ListReach {
  const { config } = after.site
  const derived = new Set(config.collections.flatMap(({ derive }) => derive.map(({ name }) => name)))
  const isComputedOfOthers = (field: string): boolean =>
    !computedFields.includes(field) &&
    (after.isComputed(field) || derived.has(field) || countedField(field) !== null || after.isRelation(field))
  const dependsOnOthers = (field: string): boolean =>
    isComputedOfOthers(field) || after.relations.related.has(after.fields.canonical(field))
  const positions = [before, after].map((index) => {
    const pages = new Set(replaced.map((pair) => (index === before ? pair.before : pair.after)))
    const positionsIn = once((collection: string) =>
      [...(index.collections.get(collection)?.pages.entries() ?? [])].flatMap(([position, page]) =>
        pages.has(page) ? position : [],
      ),
    )
    return { index, pages, positionsIn }
  })
  return {
    dependsOnOthers,
    touches(asked, page) {
      const query = withCanonicalFields(asked, after.fields)
      if (fieldsShown(after, query).some(dependsOnOthers) || fieldsCompared(query).some(isComputedOfOthers)) return true
      const collection = after.collections.get(query.collection)?.collection
      if (!collection || collection.template || query.template) return true
      if (query.source === 'references')
        return (
          config.relations.length > 0 ||
          positions.some(({ index, pages }) => matchingPages(index, query, page).some((each) => pages.has(each)))
        )
      return positions.some(({ index, positionsIn }) => holds(index, query, page, positionsIn(query.collection)))
    },
  }
}

/** Whether one of some pages is among those for which all filters hold, or something in these is wrong. */
function holds(index: SiteIndex, query: Query, page: Page, positions: readonly number[]): boolean {
  const queried = index.collections.get(query.collection)
  if (!queried || query.filters.some(({ words }) => words.length > 0)) return true
  const matches = query.filters.map((filter) => applyFilter(index, queried, filter, page))
  if (matches.some(({ findings }) => findings.length > 0)) return true
  return positions.some((position) =>
    matches.every((match) => includesSorted(match.positions, position) !== match.isNegated),
  )
}

function fieldsShown({ collections }: SiteIndex, query: Query): string[] {
  const {
    columns = [],
    related_columns = [],
    interactive,
    sort = [],
  } = collections.get(query.collection)?.collection ?? {}
  return [
    ...[...columns, ...related_columns, ...query.switches].map(({ field }) => field),
    ...[...query.sort, ...query.group, ...(query.columns ?? [])].map(({ text }) => text),
    ...(interactive?.labels ?? []),
    ...sort.map((key) => readSortKey(key).field),
  ]
}

function fieldsCompared({ filters }: Query): string[] {
  return filters.flatMap(({ field, values }) => [
    field,
    ...values.flatMap((value) => (value.kind === 'this' ? value.field : [])),
  ])
}

/**
 * The pages of which rules can say something else after a change: those that changed, and those whose ids or references have
 * to do with them. Pages with messages are not looked for: whoever has these judges them again.
 *
 * @param all pairs of pages, those too of which others see the same
 * @returns null when it can be any page
 */
function pagesToJudge(change: SiteChange, all: readonly Replaced[]): ReadonlySet<Page> | null {
  const { before, after, replaced } = change
  if (!keepsUsualNames(change)) return null
  const isReference = referenceTest(after)
  const pages = new Set(all.map((pair) => pair.after))
  const now = new Map(replaced.map((pair) => [pair.before, pair.after]))
  for (const pair of replaced) {
    for (const page of holdersOfIds(change, pair)) pages.add(page)
    const changed = changedFields(pair).filter(isReference)
    if (changed.length === 0) continue
    if (reachesFar(after)) return null
    for (const field of changed)
      for (const [index, page] of [
        [before, pair.before],
        [after, pair.after],
      ] as const)
        for (const named of namedPages(page, field, [...index.collections.values()])) pages.add(now.get(named) ?? named)
  }
  return pages
}

/** Whether a rule follows references further than to the page that is named. */
function reachesFar({ site: { config } }: SiteIndex): boolean {
  return (config.rules.get('cycle') ?? 'off') !== 'off' || config.relations.some(({ via }) => via.length > 0)
}

function referenceTest({ collections, site }: SiteIndex): (field: string) => boolean {
  const fields = new Set([
    ...[...collections.values()].map(({ collection }) => collection.reference_field),
    ...site.config.relations.map(({ field }) => field),
  ])
  return (field) => fields.has(field)
}

function changedFields({ before, after }: Replaced): string[] {
  const names = new Set([...fieldNames(before.frontMatter), ...fieldNames(after.frontMatter)])
  return [...names].filter((field) => !isSame(textsIn(before, field), textsIn(after, field)))
}

/** The pages with an id that a page had or has, where it has another one now. */
function holdersOfIds({ before, after }: SiteChange, pair: Replaced): Page[] {
  const ids = [pair.before, pair.after].map((page) => firstText(page, 'id'))
  if (ids[0] === ids[1]) return []
  const collections = [...before.collectionsOf(pair.before), ...after.collectionsOf(pair.after)]
  const names = new Set(collections.map(({ collection }) => collection.name))
  const holders = ({ pages, postingsOf }: CollectionIndex): Page[] =>
    ids.flatMap((id = '') => (postingsOf('id')?.get(id) ?? []).flatMap((position) => pages[position] ?? []))
  return [...names].flatMap((name) => after.collections.get(name) ?? []).flatMap(holders)
}

/** Whether the same names of fields are unusual as before; that goes by how many pages have which. */
function keepsUsualNames({ before, after, replaced }: SiteChange): boolean {
  const isCountedAlike = replaced.every((pair) => {
    const [names, namesNow] = [pair.before, pair.after].map((page) =>
      fieldNames(page.frontMatter).map((field) => [field, textsIn(page, field).length > 0]),
    )
    return isSame(names, namesNow)
  })
  if (isCountedAlike) return true
  const [usual, usualNow] = [usualNames(before), usualNames(after)]
  const names = new Set(
    replaced.flatMap((pair) => after.collectionsOf(pair.after)).map(({ collection }) => collection.name),
  )
  return [...names].every((name) => {
    const [from, to] = [before.collections.get(name), after.collections.get(name)]
    return from !== undefined && (to?.fields.every((field) => usual(from, field) === usualNow(to, field)) ?? false)
  })
}

function isSame(one: readonly unknown[] | undefined, other: readonly unknown[] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
