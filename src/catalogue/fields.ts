import { shownPathFrom } from './answer.ts'
import { schemaNames } from '../listings/check-settings.ts'
import type { Diagnostic } from '../report/diagnostic.ts'
import { jsonText } from '../report/escape.ts'
import type { Finding } from '../report/finding.ts'
import { makeDiagnostics } from '../report/make-diagnostics.ts'
import type { Language } from '../report/messages/language-names.ts'
import { getMessages } from '../report/messages/languages.ts'
import { aligned, oneLine } from '../report/rows.ts'
import { severitiesOf } from '../report/rules.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import { indexLanguages } from '../site/index/language-indexes.ts'
import { relationsOf } from '../site/index/relations.ts'
import { indexSite, type SiteIndex } from '../site/index/site-index.ts'
import { unknownField } from '../site/index/unknown-field.ts'
import { valuesIn, type Page } from '../site/page.ts'
import { readSite, type SiteOptions } from '../site/site.ts'
import { insteadOfPages } from '../site/unread-pages.ts'

/** Which part of the catalogue is asked about, and how the answer is printed. */
export interface FieldsOptions extends SiteOptions {
  /** The name of a collection; all where it is not given. */
  collection?: string | undefined
  /** The name of one of its fields. */
  field?: string | undefined
  format: 'table' | 'json'
}

/** A value of a field, and where it is first. */
interface UsedValue {
  value: string
  /** How many pages have it. */
  pages: number
  /** POSIX path relative to the working directory. */
  path: string
  /** Counts from 1. */
  line: number
}

/** A field that pages of a collection have, or by which directives ask for related pages. */
interface UsedField {
  name: string
  /** Its heading in tables, where the site has one. */
  label: string | null
  pages: number
  /** The values that most pages have come first. */
  values: UsedValue[]
}

interface UsedCollection {
  name: string
  pages: number
  fields: UsedField[]
}

/**
 * Says which fields the pages of a site have, and with which values.
 *
 * @returns the answer, empty when there is no such collection or field, and what is wrong with the question
 * @throws SetupError when there is no site
 */
export function fields({ collection: name, field, format, ...options }: FieldsOptions): {
  answer: string
  diagnostics: Diagnostic[]
  /** What is missing from the answer, one sentence each. */
  notes: string[]
  /** The language of the site's messages. */
  language: Language
} {
  const site = readSite(options, schemaNames)
  const language = site.config.messages
  const index = indexSite(site)
  const finding = whatIsUnknown(index, name, field)
  if (finding) {
    const severities = severitiesOf(site.config.rules)
    const diagnostics = makeDiagnostics('fields', '', [finding], severities, getMessages(language))
    return { answer: '', diagnostics, notes: [], language }
  }
  const wanted = [...index.collections.values()].filter(
    ({ collection }) => name === undefined || collection.name === name,
  )
  const languages = indexLanguages(site)
  const computedOf = (page: Page, asked: string): readonly string[] => languages.of(page).valuesOf(page, asked)
  const placeOf = shownPathFrom(options.cwd, site)
  const collections = wanted.map((each) => usedCollection(each, index, field, { computedOf, placeOf }))
  return {
    answer: format === 'json' ? `${jsonText(collections, 2)}\n` : asText(collections, field !== undefined),
    diagnostics: [],
    notes: wanted.flatMap(({ collection }) => {
      const { unread } = insteadOfPages(site, collection)
      return unread > 0 ? [getMessages(language).commands.unread(collection.name, unread)] : []
    }),
    language,
  }
}

function whatIsUnknown(index: SiteIndex, name?: string, field?: string): Finding | null {
  const asked = name === undefined ? undefined : index.collections.get(name)
  if (name !== undefined && !asked)
    return { rule: 'unknown-collection', span: null, details: { name, known: index.collections.keys() } }
  if (!asked || field === undefined) return null
  const known = [...asked.fields, ...relationsIn(asked, index)]
  if (known.includes(field)) return null
  return { ...unknownField(index, asked, { text: field, start: 0, end: 0 }, known), span: null }
}

/** The names by which directives ask for the pages that are related to those of a collection. */
function relationsIn({ collection, fields: written }: CollectionIndex, { site }: SiteIndex): string[] {
  return relationsOf(collection.name, site.config.relations).filter((name) => !written.includes(name))
}

/** Reads pages. */
interface PageReader {
  /** The values of a field that no page says. */
  computedOf(page: Page, field: string): readonly string[]
  /** Where a page is, as it is printed. */
  placeOf(page: Page): string
}

function usedCollection(
  indexed: CollectionIndex,
  index: SiteIndex,
  only: string | undefined,
  { computedOf, placeOf }: PageReader,
): UsedCollection {
  const { collection, pages, fields: written, countOf } = indexed
  const relations = relationsIn(indexed, index)
  const computed = new Set([...collection.derive.map(({ name }) => name), ...relations])
  const placed: ValuesOf = (page, name) =>
    computed.has(name) ? computedOf(page, name).map((text) => ({ text, start: 0 })) : valuesIn(page, name)
  return {
    name: collection.name,
    pages: pages.length,
    fields: [...written, ...relations]
      .filter((name) => only === undefined || name === only)
      .map((name) => ({
        name,
        label: index.fields.headingOf(name) ?? null,
        pages: computed.has(name) ? pages.filter((page) => placed(page, name).length > 0).length : countOf(name),
        values: usedValues(indexed, name, placed, placeOf),
      })),
  }
}

/** A page's values of a field, and where each is. */
type ValuesOf = (page: Page, field: string) => readonly { text: string; start: number }[]

function usedValues(
  { pages }: CollectionIndex,
  field: string,
  valuesOf: ValuesOf,
  placeOf: (page: Page) => string,
): UsedValue[] {
  const byValue = new Map<string, UsedValue>()
  for (const page of pages) {
    const own = new Map(valuesOf(page, field).map((value) => [value.text, value]))
    for (const [value, { start }] of own) {
      const known = byValue.get(value)
      if (known) known.pages++
      else byValue.set(value, { value, pages: 1, path: placeOf(page), line: lineAt(page, start) })
    }
  }
  return [...byValue.values()].sort((a, b) => b.pages - a.pages || (a.value < b.value ? -1 : 1))
}

function lineAt({ source, record }: Page, offset: number): number {
  return (record?.file.text ?? source).slice(0, offset).split('\n').length
}

/** So many values of a field are named where all fields are. */
const mostNamed = 4

function asText(collections: readonly UsedCollection[], hasAllValues: boolean): string {
  if (!hasAllValues) return collections.map(collectionText).join('\n')
  const values = collections.flatMap(({ fields: used }) => used.flatMap((field) => field.values))
  return aligned([
    ['value', 'pages', 'first'],
    ...values.map(({ value, pages, path, line }) => [oneLine(value), String(pages), oneLine(`${path}:${line}`)]),
  ])
}

function collectionText({ name, pages, fields: used }: UsedCollection): string {
  const rows = used.map((field) => [
    field.name,
    field.label ?? '',
    String(field.pages),
    String(field.values.length),
    examples(field),
  ])
  const table = aligned([['field', 'label', 'pages', 'values', ''], ...rows])
  return `${name}: ${pages === 1 ? '1 page' : `${pages} pages`}\n${table}`
}

/** The most frequent values; none of a field that is different on each page, as a title is. */
function examples({ values, pages }: UsedField): string {
  if (values.length > mostNamed && values.length > pages / 2) return ''
  const named = values.slice(0, mostNamed).map((each) => `${each.value} (${each.pages})`)
  return [...named, ...(values.length > mostNamed ? ['…'] : [])].join(', ')
}
