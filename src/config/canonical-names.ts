import type { ConfigSchema, WrittenConfig } from './schema/schema.ts'
import { replaceTexts } from './schema/walk-settings.ts'
import type { FieldSettings } from './settings.ts'

/** Gives the name of a field by its name or an alias. */
export type CanonicalName = (name: string) => string

/** Where no field has an alias. */
export const sameName: CanonicalName = (name) => name

/** Makes a function that turns aliases into the names of their fields. */
export function canonicalNames(fields: readonly Pick<FieldSettings, 'name' | 'aliases'>[]): CanonicalName {
  const names = new Map(fields.flatMap(({ name, aliases }) => aliases.map((alias): [string, string] => [alias, name])))
  return names.size === 0 ? sameName : (name) => names.get(name) ?? name
}

/** A configuration in which settings name fields by their names, not by an alias. */
export function withCanonicalNames(
  schema: ConfigSchema,
  written: WrittenConfig,
  canonical: CanonicalName,
): WrittenConfig {
  if (canonical === sameName) return written
  return replaceTexts(schema, written, ({ kind, text }) => {
    if (kind === 'field') return canonical(text)
    if (kind === 'step') return text.endsWith('+') ? `${canonical(text.slice(0, -1))}+` : canonical(text)
    return kind === 'sort-key' ? text.replace(/[^-].*/s, canonical) : text
  }) as WrittenConfig
}
