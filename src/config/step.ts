import type { Collection, Relation } from './settings.ts'

/** A step of a relation over several steps. */
export interface WrittenStep {
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
