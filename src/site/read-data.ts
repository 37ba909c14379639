import { readFileSync, realpathSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { CsvError, parse as parseCsv } from 'csv-parse/sync'
import { isMap, isScalar, isSeq } from 'yaml'
import type { Node, YAMLMap } from 'yaml'
import { errorCode } from '../error-code.ts'
import { parseYaml } from '../parse-yaml.ts'
import { SetupError } from '../setup-error.ts'
import type { Field, Page } from '../types.ts'
import { contains } from './read-files.ts'

/** A record's fields: name → values as written. */
type RecordFields = Map<string, string[]>

/**
 * Reads a collection's data file: a list of records in YAML, JSON or CSV (with a line of names). Each record becomes a
 * page without text, whose path is that of the file, `#` and its number from 1.
 *
 * @param root absolute path of the folder of `mkdocs.yml`, below which the file must stand
 * @param file relative to `root`
 * @param linkField the field that holds a record's link: an address, or a path relative to the docs directory
 * @throws SetupError when the file cannot be read
 */
export function readRecords(root: string, file: string, linkField: string | null): Page[] {
  const text = readBelow(root, file).replace(/^\uFEFF/, '')
  const records = extname(file).toLowerCase() === '.csv' ? csvRecords(file, text) : yamlRecords(file, text)
  return records.map((fields, index) => toPage(`${file}#${index + 1}`, fields, linkField))
}

/** A name or a link that leads out of the site's folder is not followed. */
function readBelow(root: string, file: string): string {
  const path = resolve(root, file)
  const outside = invalid(file, 1, 'a data file must stand below the folder of mkdocs.yml')
  if (!contains(root, path)) throw outside
  try {
    if (!contains(realpathSync(root), realpathSync(path))) throw outside
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw error === outside ? outside : invalid(file, 1, `it cannot be read (${errorCode(error)})`)
  }
}

function toPage(path: string, record: RecordFields, linkField: string | null): Page {
  const nowhere = { start: 0, end: 0 }
  const fields = [...record].map(([name, values]): [string, Field] => [
    name,
    {
      name,
      key: nowhere,
      form: values.length > 1 ? 'list' : 'scalar',
      values: values.map((text) => ({ text: text.trim().replace(/\s+/g, ' '), ...nowhere })),
    },
  ])
  const link = linkField === null ? null : (record.get(linkField)?.[0] ?? null)
  return { path, source: '', hasBom: false, frontMatter: { end: 0, fields: new Map(fields) }, record: { link } }
}

function csvRecords(file: string, text: string): RecordFields[] {
  try {
    const rows = parseCsv(text, { columns: true, skip_empty_lines: true, trim: true }) as Record<string, string>[]
    return rows.map((row) => new Map(Object.entries(row).map(([name, value]) => [name, value === '' ? [] : [value]])))
  } catch (error) {
    throw invalid(
      file,
      error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1,
      String((error as Error).message),
    )
  }
}

function yamlRecords(file: string, text: string): RecordFields[] {
  const yaml = parseYaml(text)
  if ('problem' in yaml) throw invalid(file, lineAt(text, yaml.offset), yaml.problem)
  const { contents } = yaml.document
  if (!isSeq(contents)) throw invalid(file, 1, 'it must be a list of records')
  return (contents.items as Node[]).map((item) => {
    if (!isMap(item))
      throw invalid(file, lineAt(text, item.range?.[0] ?? 0), 'each member of the list must be a record')
    return fieldsOf(item)
  })
}

function fieldsOf(record: YAMLMap): RecordFields {
  return new Map(
    record.items.map(({ key, value }) => [String(key), (isSeq(value) ? value.items : [value]).flatMap(textOf)]),
  )
}

function textOf(node: unknown): string[] {
  if (!isScalar(node) || node.value === null) return []
  return [node.type === 'PLAIN' ? (node.source ?? '') : String(node.value)]
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function invalid(file: string, line: number, reason: string): SetupError {
  return new SetupError({ code: 'invalid-data-file', file, line, reason })
}
