import type { CanonicalName } from './canonical-names.ts'
import { fieldHeading } from './field-names.ts'
import type { DialectName } from '../markdown/dialect.ts'
import type { Language } from '../report/messages/language-names.ts'
import { siteWords } from '../report/messages/languages.ts'
import type { WrittenConfig } from './schema/schema.ts'
import { withWords } from './schema/translated-words.ts'

type WrittenCollection = NonNullable<NonNullable<WrittenConfig['collections']>[string]>
type WrittenColumn = Extract<NonNullable<WrittenCollection['columns']>[number], object>
type WrittenDefinitions = NonNullable<WrittenConfig['definitions']>

/** What the Algoritmekader's folders are called, and one page of each. */
const known: ReadonlyMap<string, { reference_field: string; one: string }> = new Map([
  ['vereisten', { reference_field: 'vereiste', one: 'Vereiste' }],
  ['maatregelen', { reference_field: 'maatregel', one: 'Maatregel' }],
  ['instrumenten', { reference_field: 'instrument', one: 'Instrument' }],
  ['hulpmiddelen', { reference_field: 'hulpmiddel', one: 'Hulpmiddel' }],
])

/**
 * A configuration with the defaults that depend on other settings, or on the language of the site. A site that names no
 * collections has those of the Algoritmekader: folders of these names, wherever they are.
 *
 * @param locale whose words go before those for all languages; null on a site in one language
 */
export function withDefaults(
  written: WrittenConfig,
  site: { language: Language; messages: Language; dialect: DialectName },
  canonical: CanonicalName,
  locale: string | null = null,
): WrittenConfig {
  const { language } = site
  const own = locale === null ? undefined : written.languages?.[locale]
  const usual = Object.fromEntries([...known.keys()].map((name) => [name, {}]))
  const collections = Object.entries(withWords(written.collections ?? usual, own?.collections))
  const fields = withWords(own?.fields ? { ...own.fields, ...written.fields } : written.fields, own?.fields)
  const labels = new Map(Object.entries(fields ?? {}).map(([name, field]) => [name, field?.label]))
  const headingOf = (field: string): string => fieldHeading(field, language, (name) => labels.get(name))
  return {
    ...written,
    ...site,
    ...(fields && { fields }),
    collections: inLowerCase(
      collections.map(([name, settings]) => [
        name,
        collectionWithDefaults(name, settings ?? {}, language, canonical, headingOf),
      ]),
    ),
    queries: inLowerCase(Object.entries(written.queries ?? {})),
    tags: inLowerCase(Object.entries(Array.isArray(written.tags) ? { tags: written.tags } : (written.tags ?? {}))),
    definitions: definitionsWithDefaults(written.definitions ?? {}, language),
  }
}

function inLowerCase<Member>(entries: readonly [name: string, member: Member][]): Record<string, Member> {
  return Object.fromEntries(entries.map(([name, member]) => [name.toLowerCase(), member]))
}

function collectionWithDefaults(
  written: string,
  settings: WrittenCollection,
  language: Language,
  canonical: CanonicalName,
  headingOf: (field: string) => string,
): WrittenCollection {
  const name = written.toLowerCase()
  const { reference_field, one } = known.get(name) ?? { reference_field: name, one: capitalised(written) }
  const given = typeof settings.label === 'string' ? { one: settings.label } : settings.label
  const label = { one, many: capitalised(written), ...given }
  const many = given?.many === undefined ? written : withinSentence(given.many)
  const usual = new Map([['title', label.one]])
  if (known.has(name)) usual.set('toelichting', siteWords(language).explanation)
  const withHeading = (column: string | WrittenColumn): WrittenColumn => {
    const { field, ...more } = typeof column === 'string' ? { field: column } : column
    return { field, heading: usual.get(field) ?? headingOf(field), ...more }
  }
  return {
    pages: `**/${written.replace(/[\\*?[\]{}()!]/g, '\\$&')}/**`,
    reference_field: canonical(reference_field),
    empty: siteWords(language).noPages(many),
    interactive: false,
    ...settings,
    label,
    columns: (settings.columns ?? [...usual.keys()]).map(withHeading),
    related_columns: (settings.related_columns ?? []).map(withHeading),
  }
}

function definitionsWithDefaults(written: WrittenDefinitions, language: Language): WrittenDefinitions {
  return {
    ...siteWords(language).definitions,
    ...(typeof written === 'string' || Array.isArray(written) ? { files: written } : written),
  }
}

/** With a capital at the start. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Without a capital at the start, unless the word has others (`AVG-eisen`). */
function withinSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
