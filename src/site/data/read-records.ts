import { extname, posix } from 'node:path'
import { csvRecords } from './csv-records.ts'
import { DataProblem, type WrittenRecord } from './written-record.ts'
import { yamlRecords, type RecordsForm } from './yaml-records.ts'
import type { SiteLocation } from '../../config/generator/mkdocs-config.ts'
import type { Collection } from '../../config/settings.ts'
import type { Span } from '../../core/span.ts'
import { isAddress, webAddress } from '../../core/web-address.ts'
import { placeAt } from '../../core/yaml/parse.ts'
import type { FileSearch, FoundFile } from '../../files/file-names.ts'
import type { FileAccess } from '../../files/file-access.ts'
import { findFiles, isWild, searchTest } from '../../files/find-files.ts'
import { isThere, readTextBelow } from '../../files/read-text.ts'
import { repositoryRoot } from '../../files/repository-root.ts'
import type { Finding } from '../../report/finding.ts'
import { SetupError, type DataFileProblem } from '../../report/setup-error.ts'
import { byName, type FrontMatterRules } from '../front-matter.ts'
import { whereTest } from '../index/member-finder.ts'
import type { DataFile, Field, Page } from '../page.ts'

/** A file of records, and what is wrong in it, with places in its text. */
export interface ReadDataFile extends DataFile {
  findings: Finding[]
}

/** The records of a collection, in the order of its files. */
export interface ReadRecords {
  records: Page[]
  files: ReadDataFile[]
}

/** A collection that has data files. */
type DataCollection = Pick<Collection, 'name' | 'exclude' | 'records' | 'link' | 'where'> & { data: readonly string[] }

/**
 * Reads a collection's data files: records in YAML, JSON, TOML or CSV. Each record becomes a page without text, whose path
 * is that of the file, `#` and its number from 1; of a file that is one record the path alone. What is wrong with a file
 * that the configuration names keeps a run from starting; with one that a glob finds, it is a finding, like what is wrong
 * with a page.
 *
 * @param root absolute path of the folder of the site's configuration
 * @param rules those of the front matter of the site's pages
 * @throws SetupError when a file that is named cannot be read
 */
export function readRecords(
  root: string,
  collection: DataCollection,
  rules: FrontMatterRules,
  access: FileAccess,
): ReadRecords {
  const bound = repositoryRoot(root, access)
  const isWanted = whereTest(collection)
  const read: ReadRecords = { records: [], files: [] }
  for (const found of dataFiles(root, collection, access)) {
    const file = readFile(root, bound, found, access)
    read.files.push(file)
    const records = file.findings.length > 0 ? [] : recordsOf(file, collection, found)
    const pages = records.map((record, index) => toPage(record, file, collection, rules, found, index))
    read.records.push(...pages.filter(isWanted))
  }
  return read
}

/** A data file of a collection; relative to the folder of the site's configuration. */
interface FoundDataFile {
  path: string
  /** Whether a glob has found it. */
  isFound: boolean
  /** What its record is called when it is one, and has no id. */
  id: string
  /** The folder that names it, where all files have the same name. */
  folder: string | null
}

function dataFiles(root: string, { data, exclude }: DataCollection, access: FileAccess): FoundDataFile[] {
  const { names, search } = splitData(root, data, exclude, access)
  const plain = names.map((path) => ({ path, isFound: false, id: '', folder: null }))
  if (search.globs.length === 0) return plain
  const found = findFiles(search, access).filter(({ path }) => !names.includes(path))
  return [...plain, ...found.map(toDataFile)]
}

/** The files that the setting `data` names, and what is to be looked for. */
function splitData(
  root: string,
  data: readonly string[],
  exclude: readonly string[],
  access: FileAccess,
): { names: string[]; search: FileSearch } {
  const wanted = data.filter((glob) => !glob.startsWith('!'))
  const unwanted = data.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))
  // A file can be called `a[1].yml`.
  const isName = (text: string): boolean => !isWild(text) || isThere(posix.join(root, text), access)
  const globs = wanted.filter((text) => !isName(text))
  return { names: wanted.filter(isName), search: { folder: root, globs, exclude: [...exclude, ...unwanted] } }
}

/** How a collection reads a file: as records, or also as one record, which a file can be that a glob finds. */
export type ReadAs = 'records' | 'record'

/**
 * How a collection reads a data file; null where it does not.
 *
 * @param path relative to the folder of the site's configuration
 */
export function readsFile(
  { root, access }: Pick<SiteLocation, 'root' | 'access'>,
  { data, exclude }: Pick<Collection, 'data' | 'exclude'>,
  path: string,
): ReadAs | null {
  if (!data) return null
  const { names, search } = splitData(root, data, exclude, access)
  if (names.includes(path)) return 'records'
  return searchTest([search])(posix.join(root, path)) ? 'record' : null
}

/** What data files are looked for by the globs of a configuration. */
export function dataSearches(
  { root, access }: Pick<SiteLocation, 'root' | 'access'>,
  collections: readonly Collection[],
): FileSearch[] {
  return collections
    .flatMap(({ data, exclude }) => (data ? splitData(root, data, exclude, access).search : []))
    .filter(({ globs }) => globs.length > 0)
}

/** A record is called as its file, or as the folder of that where all files are called alike. */
function toDataFile({ path, isNamed }: FoundFile): FoundDataFile {
  const folder = isNamed && path.includes('/') ? posix.dirname(path) : null
  return { path, isFound: true, id: folder === null ? posix.parse(path).name : posix.basename(folder), folder }
}

function readFile(root: string, bound: string, { path, isFound }: FoundDataFile, access: FileAccess): ReadDataFile {
  const read = readTextBelow(bound, posix.join(root, path), access)
  if ('text' in read) return { path, text: read.text.replace(/^\uFEFF/, ''), findings: [] }
  const failure = read.failure === 'outside' && bound !== root ? 'outside-repository' : read.failure
  if (!isFound) throw new SetupError({ code: 'invalid-data-file', file: path, line: 1, column: 1, reason: failure })
  return { path, text: '', findings: [invalid(failure, { start: 0, end: 0 })] }
}

function recordsOf(file: ReadDataFile, { records: part }: DataCollection, { isFound }: FoundDataFile): WrittenRecord[] {
  const { path, text } = file
  try {
    return parse(text, extname(path).toLowerCase(), { part, isOneRecord: isFound })
  } catch (error) {
    if (!(error instanceof DataProblem)) throw error
    const { reason, offset } = error
    if (!isFound) throw new SetupError({ code: 'invalid-data-file', file: path, ...placeAt(text, offset), reason })
    const start = Math.min(offset, Math.max(0, text.length - 1))
    file.findings.push(invalid(reason, { start, end: Math.min(start + 1, text.length) }))
    return []
  }
}

function parse(text: string, extension: string, form: RecordsForm): WrittenRecord[] {
  if (extension === '.csv') return csvRecords(text)
  return yamlRecords(text, extension === '.toml' ? 'toml' : 'yaml', form)
}

function invalid(reason: DataFileProblem, span: Span): Finding {
  return { rule: 'invalid-data-file', span, details: { reason } }
}

function toPage(
  record: WrittenRecord,
  file: ReadDataFile,
  { name, link }: DataCollection,
  rules: FrontMatterRules,
  { id, folder, isFound }: FoundDataFile,
  index: number,
): Page {
  const isWhole = isFound && record.isWhole
  const fields = isWhole ? withId(record, id) : record.fields
  const frontMatter = { end: 0, ...byName(fields, file.text, rules) }
  const target = link === null ? undefined : (frontMatter.fields.get(link) ?? frontMatter.parts?.get(link))?.values[0]
  file.findings.push(...record.findings)
  if (link !== null && target && isAddress(target.text) && webAddress(target.text) === null) {
    const { text: address, start, end } = target
    file.findings.push({ rule: 'invalid-address', span: { start, end }, details: { field: link, address } })
  }
  return {
    path: isWhole ? file.path : `${file.path}#${index + 1}`,
    source: '',
    hasBom: false,
    frontMatter,
    record: { collection: name, file, folder: isWhole ? folder : null, link: target?.text ?? null, read: record.read },
  }
}

function withId({ fields, place }: WrittenRecord, id: string): Field[] {
  if (fields.some(({ name, values }) => name === 'id' && values.length > 0)) return fields
  const others = fields.filter(({ name }) => name !== 'id')
  return [...others, { name: 'id', key: place, form: 'scalar', values: [{ text: id, ...place }] }]
}
