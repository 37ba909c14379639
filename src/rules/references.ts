import { keyOf, topOf, type CheckedCollection, type Checks, type PageCheck } from './checked-site.ts'
import { valuesIn, type Page } from '../site/page.ts'

/**
 * `dangling-reference`: values of a collection's reference field (`vereiste`) without a page of that name in the
 * collection. A collection without pages has nothing to refer to and is not looked at.
 */
export const checkReferences: Checks = ({ collections }) => {
  const targets = [...collections.values()].filter(({ pages }) => pages.length > 0)
  return (page, found) => {
    for (const { collection, byName } of targets) {
      const { reference_field: field, name } = collection
      for (const { text, start, end } of valuesIn(page, field)) {
        if (text === '' || byName.has(text)) continue
        const details = { field, value: text, collection: name, known: byName.keys() }
        found.push({ rule: 'dangling-reference', span: { start, end }, details })
      }
    }
  }
}

/** One direction of a relation: pages of `from` name pages of `to` in `field`. */
interface Way {
  from: CheckedCollection
  to: CheckedCollection
  field: string
}

/** `orphan`, `uncovered` and `missing-back-reference`, for the relations that the configuration names. */
export const checkRelations: Checks = ({ collections, relations }) => {
  const checks = relations.flatMap((relation): PageCheck[] => {
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
  if (checks.length === 0) return null
  return (page, found) => {
    for (const check of checks) check(page, found)
  }
}

function orphans({ from, to, field }: Way): PageCheck {
  const members = new Set(from.pages)
  return (page, found) => {
    if (!members.has(page) || valuesIn(page, field).some(({ text }) => to.byName.has(text))) return
    found.push({ rule: 'orphan', span: keyOf(page, field), details: { field, collection: to.collection.name } })
  }
}

function uncovered({ from, to, field }: Way): PageCheck {
  const named = new Set(from.pages.flatMap((page) => valuesIn(page, field).map(({ text }) => text)))
  const bare = new Set<Page>()
  for (const [name, pages] of to.byName) if (!named.has(name)) for (const page of pages) bare.add(page)
  return (page, found) => {
    if (!bare.has(page)) return
    found.push({ rule: 'uncovered', span: topOf(page), details: { field, collection: from.collection.name } })
  }
}

/** Said where the reference is: that is a place, and the page that it names has none for what it lacks. */
function missingBack(there: Way, back: Way): PageCheck {
  const namesOf = new Map<Page, string>()
  for (const [name, pages] of there.from.byName) for (const page of pages) namesOf.set(page, name)
  return (page, found) => {
    const own = namesOf.get(page)
    if (own === undefined) return
    for (const { text, start, end } of valuesIn(page, there.field)) {
      const targets = there.to.byName.get(text) ?? []
      if (targets.length === 0 || targets.some((target) => names(target, back.field, own))) continue
      const details = { field: there.field, value: text, backField: back.field, name: own }
      found.push({ rule: 'missing-back-reference', span: { start, end }, details })
    }
  }
}

function names(page: Page, field: string, name: string): boolean {
  return valuesIn(page, field).some(({ text }) => text === name)
}
