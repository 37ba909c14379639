import type { FieldSettings, Page } from '../types.ts'
import { globTest } from './collections.ts'
import { isIndex } from './page-order.ts'
import { pageName } from './title.ts'

/** Gives the name of a field by its name or an alias. */
export type CanonicalName = (name: string) => string

/** Where no field has an alias. */
export const sameName: CanonicalName = (name) => name

/** Makes a function that turns aliases into the names of their fields. */
export function canonicalNames(fields: readonly FieldSettings[]): CanonicalName {
  const names = new Map(fields.flatMap(({ name, aliases }) => aliases.map((alias): [string, string] => [alias, name])))
  return names.size === 0 ? sameName : (name) => names.get(name) ?? name
}

/** What the settings of fields come to on a site. */
export interface Fields {
  canonical: CanonicalName
  headingOf(field: string): string | undefined
  /** A field's configured values in order, or null when it can have any. */
  valuesOf(field: string): readonly string[] | null
  labelOf(field: string, value: string): string
  /** The page that a value names, where the field's values are links. */
  pageOf(field: string, value: string): Page | undefined
}

/**
 * Resolves the settings of fields.
 *
 * @param pages all pages of the site in file order
 */
export function resolveFields(
  settings: readonly FieldSettings[],
  pages: readonly Page[],
  titleOf: (page: Page) => string,
): Fields {
  const fields = new Map(settings.map((field) => [field.name, resolve(field, pages)]))
  return {
    canonical: canonicalNames(settings),
    headingOf: (field) => fields.get(field)?.heading ?? undefined,
    valuesOf: (field) => fields.get(field)?.order ?? null,
    labelOf(field, value) {
      const known = fields.get(field)
      const page = known?.pages.get(value)
      return known?.labels.get(value) ?? (page ? titleOf(page) : value)
    },
    pageOf(field, value) {
      const known = fields.get(field)
      return known?.isLinked ? known.pages.get(value) : undefined
    },
  }
}

function resolve(
  field: FieldSettings,
  all: readonly Page[],
): FieldSettings & { order: string[] | null; pages: Map<string, Page> } {
  const { values } = field
  if (!values) return { ...field, order: null, pages: pagesByValue(field.isLinked ? all : []) }
  if ('list' in values) return { ...field, order: values.list, pages: pagesByValue(field.isLinked ? all : []) }
  const isNamed = globTest(values.pages)
  const pages = pagesByValue(all.filter(({ path }) => isNamed(path)))
  return { ...field, order: [...pages.keys()], pages }
}

function pagesByValue(pages: readonly Page[]): Map<string, Page> {
  return new Map(pages.map((page): [string, Page] => [valueFor(page), page]))
}

/** The value by which a field names a page: its file name, and for an index page the name of its folder. */
export function valueFor(page: Page): string {
  const folder = page.path.split('/').at(-2)
  return isIndex(page.path) && folder !== undefined ? folder : pageName(page.path)
}
