import { extname, join } from 'node:path'
import { placedTexts } from '../../config/edits/placed-texts.ts'
import { configFile } from '../../config/file-names.ts'
import { templateFile } from '../../config/schema/walk-settings.ts'
import { posixRelative } from '../../core/paths.ts'
import type { Span } from '../../core/span.ts'
import type { KnownSite } from '../known-site.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import { templateTags } from '../../listings/formats/check-template.ts'
import { templateNames } from '../../listings/formats/template-view.ts'
import { placesIn, type Place, type Thing } from '../places.ts'
import type { Notation } from './replaced-name.ts'
import { columnsOf } from '../../site/data/csv-records.ts'
import type { Page } from '../../site/page.ts'

/** The names in a file that is not a page. */
interface FilePlaces {
  /** Absolute path. */
  file: string
  /** The text in which the offsets count. */
  source: string
  notation: Notation
  places: Place[]
}

/** The names in the data files of a site: those of their records, and of columns. */
export function placesInData(known: KnownSite): FilePlaces[] {
  const { records, root } = known.site
  const byFile = new Map<string, Page[]>()
  for (const page of [...records.values()].flat()) {
    const file = page.record?.file.path ?? ''
    byFile.set(file, [...(byFile.get(file) ?? []), page])
  }
  return [...byFile].map(([path, pages]): FilePlaces => {
    const source = pages[0]?.record?.file.text ?? ''
    return {
      file: join(root, path),
      source,
      notation: notationOf(path),
      places: placesInRecords(known, path, pages, source),
    }
  })
}

/** The names in records of a data file, and those of the columns of a CSV file. */
function placesInRecords(known: KnownSite, path: string, records: readonly Page[], source: string): Place[] {
  const places = records.flatMap((page) => placesIn(known, page))
  if (notationOf(path) !== 'csv') return places
  const { canonical } = known.queries.indexes.in(null).fields
  const columns = columnsOf(source).map(({ name, ...span }): Place => {
    return { ...span, written: name, isInDirective: false, thing: { kind: 'field', field: canonical(name) } }
  })
  // The place of a name of a cell is the cell.
  return [...columns, ...places.filter(({ thing }) => thing.kind !== 'field')]
}

/** The names at an offset of a data file or of a template, or around it, and the text of the file. */
interface NamesAround {
  source: string
  places: Place[]
  /** The record there. */
  record: Page | null
}

/**
 * Finds what is around a place of a data file or of a template.
 *
 * @param file absolute path
 * @returns null for another file
 */
export function namesAround(known: KnownSite, file: string, offset: number): NamesAround | null {
  const { records, root } = known.site
  const path = posixRelative(root, file)
  const inFile = [...records.values()].flat().filter(({ record }) => record?.file.path === path)
  const [first] = inFile
  if (first?.record) {
    const { text } = first.record.file
    const around = inFile.filter((record) => isAround(record, offset))
    return { source: text, places: placesInRecords(known, path, around, text), record: around[0] ?? null }
  }
  const templates = placesInTemplates(known).filter((each) => each.file === file)
  const [template] = templates
  const places = templates.flatMap(({ tags }) => tags.map((tag) => tagPlace(known, tag)))
  return template ? { source: template.source, places, record: null } : null
}

function isAround({ frontMatter }: Page, offset: number): boolean {
  const isIn = ({ start, end }: Span): boolean => start <= offset && offset <= end
  return [...frontMatter.fields.values(), ...(frontMatter.parts?.values() ?? [])].some(
    ({ key, values }) => isIn(key) || values.some(isIn),
  )
}

function tagPlace({ queries }: KnownSite, { name, start, end }: TemplatePlaces['tags'][number]): Place {
  const [field = ''] = name.split('.')
  const thing: Thing = { kind: 'field', field: queries.indexes.in(null).fields.canonical(field) }
  return { start, end, written: name, isInDirective: false, thing }
}

function notationOf(path: string): Notation {
  const extension = extname(path).toLowerCase()
  return extension === '.csv' || extension === '.json' || extension === '.toml'
    ? (extension.slice(1) as Notation)
    : 'yaml'
}

/** The names of a template, all of whose text is not YAML but where it is in `mdsplice.yml`. */
export interface TemplatePlaces {
  /** Absolute path. */
  file: string
  source: string
  tags: ({ name: string } & Span)[]
  /** The quote in which the text is, if any. */
  quote: string
}

/** The tags in the templates of a site that can name a field. */
export function placesInTemplates({ site }: KnownSite): TemplatePlaces[] {
  const { collections, queries, text: config } = site.config
  const files = new Map<string, TemplatePlaces>()
  for (const { template } of [...collections, ...queries.values()]) {
    if (!template || template.source === null) continue
    const file = join(site.root, template.file)
    files.set(file, { file, source: template.source, tags: fieldTags(template.source, 0), quote: '' })
  }
  const written = placedTexts(config, schemaNames).filter(
    ({ kind, text }) => kind === 'template' && templateFile(text) === undefined,
  )
  const inConfig = written.map(({ start, end }): TemplatePlaces => {
    const quote = /^["']/.exec(config.slice(start, end))?.[0] ?? ''
    return {
      file: join(site.root, configFile),
      source: config,
      tags: fieldTags(config.slice(start, end), start),
      quote,
    }
  })
  return [...files.values(), ...inConfig]
}

const ownNames: ReadonlySet<string> = new Set(Object.values(templateNames).flat())

/** Whether a name means something else in a template than a field. */
export function isTemplateName(name: string): boolean {
  return ownNames.has(name)
}

function fieldTags(text: string, from: number): TemplatePlaces['tags'] {
  const tags = templateTags(text) ?? []
  return tags
    .filter(({ name }) => !isTemplateName(name))
    .map(({ name, start, end }) => ({ name, start: from + start, end: from + end }))
}
