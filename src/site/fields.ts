import { getSpelled } from './boolean-values.ts'
import { titleOf } from './computed-fields.ts'
import { canonicalNames, type CanonicalName } from '../config/canonical-names.ts'
import { anyValue } from '../config/schema/schema-of-field.ts'
import type { FieldSettings, NamedPages, Shown } from '../config/settings.ts'
import { globTest } from '../core/patterns/glob.ts'
import { compareNaturally, sortByKeys } from '../core/sort.ts'
import { isAddress } from '../core/web-address.ts'
import { pageName } from './page-names.ts'
import { firstText, plainPath, type Page } from './page.ts'
import type { Language } from '../report/messages/language-names.ts'
import { siteWords } from '../report/messages/languages.ts'

/** What the settings of fields come to on a site. */
export interface Fields {
  canonical: CanonicalName
  headingOf(field: string): string | undefined
  /** A field's configured values in order, or null when it can have any. */
  valuesOf(field: string): readonly string[] | null
  /** The place of a value in the field's configured order, or undefined when it has none there. */
  rankOf(field: string, value: string): number | undefined
  /** A value as it is shown; `show` overrides the field's settings. */
  labelOf(field: string, value: string, show?: Shown | null): string
  /** How a field's values are shown, where its settings say so. */
  showOf(field: string): Shown | null
  /** What pages without a value are called. */
  noValue: string
  /** The page that a value names, where the field's values are links. */
  pageOf(field: string, value: string): Page | undefined
  /** The page that a value names, whether the field's values are links or not. */
  namedPage(field: string, value: string): Page | undefined
  /** Where a value links to, for values that name no page: an address, or a path relative to the docs directory. */
  linkOf(field: string, value: string): string | null
  /** The values that name a page, or null where the field's values are not links. */
  linkedValues(field: string): Iterable<string> | null
  /** How a field's values look as labels. */
  tagOf(field: string): { icon: string | null; class: readonly string[] }
  /** The colour of a value as a label, one of `colorNames`; null without one. */
  colorOf(field: string, value: string): string | null
}

/**
 * Resolves the settings of fields.
 *
 * @param pages gives all pages of the site in file order; asked where a setting has to do with them
 * @param language of the site's pages
 */
export function resolveFields(
  settings: readonly FieldSettings[],
  pages: () => readonly Page[],
  language: Language,
): Fields {
  const words = siteWords(language)
  const facts = new Map(Object.entries(words.facts))
  const fields = new Map(settings.map((field) => [field.name, resolve(field, pages)]))
  return {
    canonical: canonicalNames(settings),
    headingOf: (field) => fields.get(field)?.label ?? facts.get(field),
    valuesOf: (field) => fields.get(field)?.order ?? null,
    rankOf(field, value) {
      const ranks = fields.get(field)?.ranks
      return ranks && getSpelled(ranks, value)
    },
    labelOf(field, value, show) {
      const known = fields.get(field)
      const page = known?.words ? undefined : known?.pages.get(value)
      return (
        (known && getSpelled(known.labels, value)) ??
        (page ? titleOf(page) : shownValue(value, show ?? known?.show ?? null, language, known?.words ?? false))
      )
    },
    showOf: (field) => fields.get(field)?.show ?? null,
    noValue: words.noValue,
    pageOf(field, value) {
      const known = fields.get(field)
      return known?.link === true ? known.pages.get(value) : undefined
    },
    namedPage(field, value) {
      const known = fields.get(field)
      return known?.words === false ? known.pages.get(value) : undefined
    },
    linkOf(field, value) {
      const links = fields.get(field)?.link
      if (typeof links !== 'object') return null
      const link = getSpelled(links, value) ?? links.get(anyValue)
      if (link === undefined) return null
      const written = isAddress(link) ? value.replace(/[?#&+]/g, encodeURIComponent) : value
      return link.replaceAll('{value}', () => written)
    },
    linkedValues(field) {
      const known = fields.get(field)
      return known?.link === true ? known.pages.keys() : null
    },
    tagOf: (field) => fields.get(field) ?? { icon: null, class: [] },
    colorOf(field, value) {
      const known = fields.get(field)
      return (known && getSpelled(known.colors, value)) ?? known?.color ?? null
    },
  }
}

/** A field's settings, and what they come to on the pages of a site. */
interface ResolvedField extends FieldSettings {
  order: string[] | null
  ranks: Map<string, number>
  pages: Map<string, Page>
}

function resolve(field: FieldSettings, all: () => readonly Page[]): ResolvedField {
  const { values } = field
  const pages =
    values && 'pages' in values ? namedPages(values, all()) : pagesByValue(field.link === true ? all() : [], null)
  const order = !values ? null : 'pages' in values ? [...pages.keys()] : values
  return { ...field, order, ranks: new Map(order?.map((value, rank) => [value, rank])), pages }
}

function namedPages({ pages, field, sort }: NamedPages, all: readonly Page[]): Map<string, Page> {
  const isNamed = globTest(pages)
  const named = all.filter((page) => isNamed(plainPath(page)) || isNamed(page.path))
  const keys = sort.map((key) => ({ isDescending: key.startsWith('-'), compare: compareNaturally }))
  const names = sort.map((key) => key.replace(/^-/, ''))
  const sorted = sortByKeys(named, keys, (page, key) => firstText(page, names[key] ?? ''))
  return pagesByValue(sorted, field)
}

/** Of two pages with the same value the first one counts. */
function pagesByValue(pages: readonly Page[], field: string | null): Map<string, Page> {
  const byValue = new Map<string, Page>()
  for (const page of pages) {
    const value = field === null ? pageName(page) : firstText(page, field)
    if (value !== undefined && !byValue.has(value)) byValue.set(value, page)
  }
  return byValue
}

/**
 * A value as readers see it. `true` and `false` are shown in the site's language, as no reader expects them in a text;
 * other values, dates among them, stay as their author wrote them unless a setting says otherwise. The words are our own,
 * so that a listing is the same on every machine.
 */
function shownValue(value: string, show: Shown | null, language: Language, isSlug: boolean): string {
  if (show === null || show === 'chip') return truthIn(value, language) ?? (isSlug ? slugInWords(value) : value)
  if (show === 'last') return value.slice(Math.max(value.lastIndexOf(':'), value.lastIndexOf('/')) + 1) || value
  return show === 'date' ? dateInWords(value, language) : value
}

/** A slug as words, with a capital; a prefix that words keep its hyphen behind stays with its word. */
export function slugInWords(slug: string): string {
  const words = slug.replace(/(?<!\b(?:non|ex|anti))-|_/gi, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function truthIn(value: string, language: Language): string | undefined {
  // Most values are longer than either, and need not be copied.
  const name = value.length > 'false'.length ? '' : value.toLowerCase()
  return name === 'true' || name === 'false' ? siteWords(language).truths[name] : undefined
}

function dateInWords(value: string, language: Language): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(value) ?? []
  const name = siteWords(language).months[Number(month) - 1]
  return name === undefined ? value : `${Number(day)} ${name} ${year}`
}
