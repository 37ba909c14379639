import { lazy } from '../../core/memoize.ts'
import { includesSorted } from '../../core/sort.ts'
import { textsIn, type Field, type Page } from '../page.ts'

/** Value → positions of the pages that have it, rising. */
export type Postings = Map<string, number[]>

/** Another page at the place of one. */
export interface Replacement {
  position: number
  before: Page
  after: Page
}

/** A field that pages have. */
export interface IndexedField {
  readonly postings: Postings
  /** How many pages have it, also without a value. */
  count: number
  /** The position of the first page that has it. */
  first: number
  /** The first page in which its value is an object, or has some; null when there is none. */
  objects: Page | null
  /** Whether its postings are made when they are first asked for. */
  isKept?: true
}

/** A field of which the postings are kept somewhere. */
export function keptField(
  facts: Pick<IndexedField, 'count' | 'first' | 'objects'>,
  read: () => Postings,
): IndexedField {
  const postings = lazy(read)
  return {
    ...facts,
    isKept: true,
    get postings() {
      return postings()
    },
  }
}

/** Every field that pages have, by name as they first come; of those that are not wanted the postings are empty. */
export function indexFields(pages: readonly Page[], unwanted: readonly string[]): Map<string, IndexedField> {
  const fields = new Map<string, IndexedField>()
  const skipped = new Set(unwanted)
  pages.forEach((page, position) => {
    const { fields: own, parts } = page.frontMatter
    const index = (name: string, { values, parts: inner }: Field): void => {
      let field = fields.get(name)
      if (!field) fields.set(name, (field = { postings: new Map(), count: 0, first: position, objects: null }))
      field.count++
      if (inner) field.objects ??= page
      if (!skipped.has(name)) for (const { text } of values) add(field.postings, text, position)
    }
    for (const field of own.values()) index(field.name, field)
    if (parts) for (const [path, part] of parts) if (!own.has(path)) index(path, part)
  })
  return fields
}

/** The postings of a computed field. */
export function indexComputedField(pages: readonly Page[], valuesOf: (page: Page) => readonly string[]): Postings {
  const postings: Postings = new Map()
  pages.forEach((page, position) => {
    for (const value of valuesOf(page)) add(postings, value, position)
  })
  return postings
}

/** The postings of a field once some pages have been replaced: the same object when none of them changed its values. */
export function replaceInPostings(postings: Postings, field: string, replaced: readonly Replacement[]): Postings {
  let copy: Postings | undefined
  for (const { position, before, after } of replaced) {
    const [had, has] = [textsIn(before, field), textsIn(after, field)]
    if (had.length === has.length && had.every((value, index) => value === has[index])) continue
    copy ??= new Map(postings)
    for (const value of had) remove(copy, value, position)
    for (const value of has) insert(copy, value, position)
  }
  return copy ?? postings
}

function add(postings: Postings, value: string, position: number): void {
  const positions = postings.get(value)
  if (!positions) postings.set(value, [position])
  else if (positions.at(-1) !== position) positions.push(position)
}

function remove(postings: Postings, value: string, position: number): void {
  const rest = (postings.get(value) ?? []).filter((other) => other !== position)
  if (rest.length > 0) postings.set(value, rest)
  else postings.delete(value)
}

function insert(postings: Postings, value: string, position: number): void {
  const positions = new Set(postings.get(value)).add(position)
  postings.set(
    value,
    [...positions].sort((a, b) => a - b),
  )
}

/**
 * The positions that are in all lists. Costs as much as the shortest list times the number of lists, and the logarithm
 * of the longer ones.
 *
 * @param lists rising positions; at least one list
 */
export function intersect(lists: readonly (readonly number[])[]): readonly number[] {
  const [shortest = [], ...others] = [...lists].sort((a, b) => a.length - b.length)
  return shortest.filter((position) => others.every((list) => includesSorted(list, position)))
}
