import type { Translation } from '../config/translations.ts'
import type { Span } from '../core/span.ts'
import type { Dialect } from '../markdown/dialect.ts'
import type { Outline } from './shards/shard.ts'

/** A scalar in front matter, as the author wrote it (`012` stays `012`), but for true and false. */
export interface FieldValue extends Span {
  /** Trimmed, inner white space folded to one space, never empty; `true` or `false` for every spelling without quotes. */
  text: string
}

/** One front matter key with its scalar values: a scalar is one value, a list has one per scalar member. */
export interface Field {
  name: string
  key: Span
  /** How its value is written; `empty` when it has none, or a list of nothing. */
  form: 'scalar' | 'list' | 'mapping' | 'empty'
  values: FieldValue[]
  /** What is in its objects, by path: `authors.name` has the values of every item of `authors`. Empty for lists in a list. */
  parts?: Field[]
}

/** The paths of what a field's objects hold; none for a list in a list. */
export function pathsIn({ parts = [] }: Field): string[] {
  return parts.filter((part) => !part.parts && part.values.length > 0).map(({ name }) => name)
}

/** What is between the `---` lines at the top of a page. */
export interface FrontMatter {
  /** Where the page's body starts; 0 when there is no front matter. */
  end: number
  fields: Map<string, Field>
  /** The parts of all its fields, by path; a field that has a dot in its own name goes before them. */
  parts?: ReadonlyMap<string, Field>
}

/** Values as a JSON Schema sees them, and where each is. */
export interface PlacedValues {
  values: unknown
  /** The place of what is at a path of keys and positions, or of its key. */
  spanAt(path: readonly string[], isKey: boolean): Span
}

/** Where a record comes from. The places of its fields are those in the text of its file. */
export interface RecordOrigin {
  /** The name of its collection. */
  collection: string
  file: DataFile
  /** Of a file that is one record, the folder that references can name: where all such files are called alike. */
  folder: string | null
  /** Where it links to, as its file has it. */
  link: string | null
  /** All that it says. */
  read(): PlacedValues
}

/** A file of records. */
export interface DataFile {
  /** Relative to the folder of the site's configuration. */
  path: string
  /** Without a byte order mark. */
  text: string
}

/** One Markdown file of the site, or a record of a data file. */
export interface Page {
  path: string
  /** The text without its byte order mark. */
  source: string
  hasBom: boolean
  frontMatter: FrontMatter
  /** The dialect of its text; by default that of MkDocs. */
  dialect?: Dialect
  /** Only on a site with translations: its language, and its path without that. */
  translation?: Translation
  /** Only of a record. */
  record?: RecordOrigin
  /** Only of a page that an index describes: its source is its front matter alone. */
  outline?: Outline
}

/** A page's path without its language, relative to the docs directory. */
export function plainPath({ path, translation }: Pick<Page, 'path' | 'translation'>): string {
  return translation?.path ?? path
}

/** The pages that are related to a page by a relation, or by its inverse. */
export type RelatedPages = (page: Page) => readonly Page[]

/** In place of the page of a question that is on none: at the top of the docs folder, without a text. */
export const emptyPage: Page = { path: '', source: '', hasBom: false, frontMatter: { end: 0, fields: new Map() } }

/** A page's values of a front matter field, and where they are; none when it does not have the field. */
export function valuesIn({ frontMatter }: Page, field: string): readonly FieldValue[] {
  return fieldOf(frontMatter, field)?.values ?? []
}

/** A front matter field by its name, or by a path into its objects. */
export function fieldOf({ fields, parts }: FrontMatter, field: string): Field | undefined {
  return fields.get(field) ?? parts?.get(field)
}

/** The names of all fields, and the paths into their objects. */
export function fieldNames({ fields, parts }: FrontMatter): string[] {
  return [...fields.keys(), ...[...(parts?.keys() ?? [])].filter((path) => !fields.has(path))]
}

/** The texts of a page's values of a front matter field. */
export function textsIn(page: Page, field: string): string[] {
  return valuesIn(page, field).map(({ text }) => text)
}

/** Whether two pages have the same texts of a front matter field, in the same order. */
export function saySame(field: string, page: Page, other: Page): boolean {
  return JSON.stringify(textsIn(page, field)) === JSON.stringify(textsIn(other, field))
}

/** The text of a page's first value of a front matter field. */
export function firstText(page: Page, field: string): string | undefined {
  return valuesIn(page, field)[0]?.text
}

/** A value as its author wrote it, without the quotation marks around it. */
export function writtenText(source: string, { start, end }: Span): string {
  return source.slice(start, end).replace(/^(['"])(.*)\1$/s, '$2')
}
