import type { TextPlace } from '../core/yaml/parse.ts'
import type { Dialect } from '../markdown/dialect.ts'
import type { ConfigSchema } from './schema/schema.ts'
import type { Resolved } from './schema/setting.ts'
import type { Translations } from './translations.ts'

type Settings = Resolved<ConfigSchema>

/** A named set of pages or records, and what it is called. Its name is as in `list_NAME`: lower case. */
export interface Collection extends Read<Settings['collections'][number]> {}

/** A column shows the page's title as a link, or a field's values. */
export type Column = Pick<Collection['columns'][number], 'field' | 'heading'> & { show?: Shown | null }

/** How values are shown, where a setting says so. */
export type Shown = NonNullable<Collection['columns'][number]['show']>

/** What is known of a field beyond what pages say. */
export interface FieldSettings extends Read<Settings['fields'][number]> {}

/** The pages that a field names. */
export type NamedPages = Exclude<FieldSettings['values'], string[] | null>

/** The directive's text, and where it is in `mdsplice.yml`. */
export interface NamedQuery extends Read<Settings['queries'][number]>, TextPlace {}

/** What references from one collection to another must be like. */
export type Relation = Settings['relations'][number]

/** What counts of a page that others refer to: when it changes, references to it are to be reviewed. */
export type ReviewSettings = Settings['review']

/** Settings of which the files that they name were read. */
type Read<Of> = {
  [Key in keyof Of]: Key extends 'template' ? Template | null : Key extends 'schema' ? object | null : Of[Key]
}

/** A site's configuration: `mdsplice.yml`, and what the generator's configuration says where that is silent. */
export interface SiteConfig extends Omit<Settings, 'collections' | 'queries'> {
  collections: Collection[]
  /** How pages are read: `dialect`, with the extensions that the site's generator has. */
  syntax: Dialect
  /** Where pages are translated, and how that shows in their paths. */
  translations: Translations | null
  /** The same configuration with the words of pages in a locale. */
  inLocale(locale: string): SiteConfig
  /** By name, lower case. */
  queries: ReadonlyMap<string, NamedQuery>
  /** The files that it names: data, templates and schemas; relative to the folder of `mdsplice.yml`. */
  files: string[]
  fieldReferences: FieldReference[]
  /** The text of `mdsplice.yml`; empty where there is none. */
  text: string
  /** Where a setting comes from: `mdsplice.yml:LINE`, the generator's configuration or `default`. */
  originOf(path: readonly string[]): string
}

/** A field that a setting names, and where in `mdsplice.yml`. */
export interface FieldReference extends TextPlace {
  /** The setting. */
  path: string
  /** The keys and positions that lead to it. */
  keys: readonly string[]
  name: string
  /** What is in the file, with the `-` of a descending order. */
  written: string
  /** Whether it is the setting of the field itself, which alone makes no field of it. */
  isDeclaration: boolean
}

/** A user's template of a listing, and the place of its text's first character. */
export interface Template extends TextPlace {
  /** The setting: the path of a file, or the text itself. */
  setting: string
  text: string
  /** The file that holds the text, as the user knows it. */
  file: string
  /** How many columns are before the text in its further lines. */
  indent: number
  /** The text of its own file, as it stands there without a byte order mark; null where the setting is the text. */
  source: string | null
}
