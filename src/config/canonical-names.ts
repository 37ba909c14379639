import type { FieldSettings } from './settings.ts'

/** Gives the name of a field by its name or an alias. */
export type CanonicalName = (name: string) => string

/** Where no field has an alias. */
export const sameName: CanonicalName = (name) => name

/** Makes a function that turns aliases into the names of their fields. */
export function canonicalNames(fields: readonly FieldSettings[]): CanonicalName {
  const names = new Map(fields.flatMap(({ name, aliases }) => aliases.map((alias): [string, string] => [alias, name])))
  return names.size === 0 ? sameName : (name) => names.get(name) ?? name
}
