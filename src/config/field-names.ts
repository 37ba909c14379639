import type { Language } from '../report/messages/language-names.ts'
import { siteWords } from '../report/messages/languages.ts'
import type { Collection, Relation } from './settings.ts'

/**
 * What a field is called at the head of its column: by its label, else by its name.
 *
 * @param labelOf gives a field's label; undefined when it has none
 */
export function fieldHeading(
  field: string,
  language: Language,
  labelOf: (field: string) => string | undefined,
): string {
  const label = labelOf(field)
  const inner = countedField(field)
  if (label !== undefined || inner === null) return label ?? field.charAt(0).toUpperCase() + field.slice(1)
  return siteWords(language).counted(fieldHeading(inner, language, labelOf))
}

/** A field by which pages are sorted, as `sort=` and settings write it: `-` before it, and behind it how values compare. */
export interface WrittenSortKey {
  field: string
  isDescending: boolean
  /** `semver` for versions: `1.10.0-rc.1` before `1.10.0` (semver.org, section 11). */
  order: 'semver' | null
}

/** Reads such a key: `title`, `-date`, `version:semver`. */
export function readSortKey(text: string): WrittenSortKey {
  const [, minus, field = '', order] = /^(-?)(.*?)(:semver)?$/s.exec(text) ?? []
  return { field, isDescending: minus === '-', order: order === undefined ? null : 'semver' }
}

/** A step of a relation over several steps. */
interface WrittenStep {
  /** A collection, or the field or inverse of a relation. */
  name: string
  /** Whether it is taken as often as it leads on: `requires+`. */
  repeats: boolean
}

/** Reads a step as directives and settings have it: a name, with `+` behind it where it is taken again and again. */
export function readStep(written: string): WrittenStep {
  return written.endsWith('+') ? { name: written.slice(0, -1), repeats: true } : { name: written, repeats: false }
}

/**
 * The steps that there can be: collections, and the fields and inverses of relations that are one step themselves, as they
 * are and with a `+`.
 */
export function possibleSteps(
  collections: readonly Pick<Collection, 'name' | 'reference_field'>[],
  relations: readonly Relation[],
): string[] {
  const fields = relations.flatMap(({ field, inverse, via }) => (via.length > 0 ? [] : [field, inverse]))
  const named = [...fields, ...collections.map(({ reference_field }) => reference_field)].filter(
    (name) => name !== null,
  )
  return [...new Set([...collections.map(({ name }) => name), ...named, ...named.map((name) => `${name}+`)])]
}

/**
 * The collections to which a relation's field or inverse leads from some collections, or those with such a reference field;
 * none where no such step starts there.
 *
 * @param from names of collections
 */
export function targetsOfStep(
  step: string,
  from: readonly string[],
  collections: readonly Pick<Collection, 'name' | 'reference_field'>[],
  relations: readonly Relation[],
): { targets: string[]; isRelation: boolean } {
  const named = relations.flatMap(({ field, inverse, via, from: source, to }) => {
    if (via.length > 0) return []
    const goesThere = field === step && from.includes(source)
    const goesBack = inverse === step && to.some((each) => from.includes(each))
    return [...(goesThere ? to : []), ...(goesBack ? [source] : [])]
  })
  const referred = collections.filter(({ reference_field }) => reference_field === step).map(({ name }) => name)
  return { targets: [...new Set(named.length > 0 ? named : referred)], isRelation: named.length > 0 }
}

/** One step of `via`, and where it leads. */
interface Hop {
  from: readonly string[]
  /** Names of collections; none where no such step starts at `from`. */
  targets: readonly string[]
  /** Whether the step names a collection, to which any relation leads. */
  isCollection: boolean
}

/** Follows the steps of `via` from a collection, without looking at pages. */
export function followSteps(
  steps: readonly string[],
  from: string,
  collections: readonly Pick<Collection, 'name' | 'reference_field'>[],
  relations: readonly Relation[],
): Hop[] {
  const hops: Hop[] = []
  let at: readonly string[] = [from]
  for (const step of steps) {
    const isCollection = collections.some(({ name }) => name === step)
    const { targets } = isCollection
      ? { targets: [step] }
      : targetsOfStep(readStep(step).name, at, collections, relations)
    hops.push({ from: at, targets, isCollection })
    at = targets
  }
  return hops
}

/** `count(FIELD)`: how many values a page has of a field. */
const counted = /^count\((.+)\)$/

/** The field of which a computed field counts the values; null when it is none that counts. */
export function countedField(field: string): string | null {
  return counted.exec(field)?.[1] ?? null
}
