import { isAlias, isMap, isSeq, type Document, type Node, type YAMLMap } from 'yaml'
import { DataProblem, type WrittenRecord } from './written-record.ts'
import { tomlDocument } from '../../core/toml/placed-document.ts'
import { lazy } from '../../core/memoize.ts'
import { datesAsText, nodeAt, nodeSpan, offsetAt, parseYaml, valuesOf } from '../../core/yaml/parse.ts'
import type { PlacedValues } from '../page.ts'
import { budgetFor, readFields, type FieldsBudget } from '../yaml-fields.ts'

/** How a file holds records. */
export interface RecordsForm {
  /** The path of the part that holds the records; null when it is the whole file. */
  part: string | null
  /** Whether a mapping is one record, and not one record for each of its names. */
  isOneRecord: boolean
}

/**
 * Reads the records of a file of YAML, JSON or TOML.
 *
 * @throws DataProblem when it cannot be read
 */
export function yamlRecords(text: string, format: 'yaml' | 'toml', form: RecordsForm): WrittenRecord[] {
  return new RecordReader(parse(text, format), text).read(form)
}

function parse(text: string, format: 'yaml' | 'toml'): Document {
  if (format === 'yaml') {
    const yaml = parseYaml(text)
    if ('problem' in yaml) throw new DataProblem(yaml.problem, yaml.offset)
    return yaml.document
  }
  const toml = tomlDocument(text)
  if ('problem' in toml) throw new DataProblem(toml.problem, offsetAt(text, toml))
  return toml.document
}

class RecordReader {
  readonly #document: Document
  readonly #text: string
  /** Of all records together: aliases can make many values of few. */
  readonly #budget: FieldsBudget
  /** What the whole file means, asked for where a record is to be validated by a schema. */
  readonly #values = lazy(() => {
    datesAsText(this.#document)
    const read = valuesOf(this.#document, this.#text)
    return { all: 'problem' in read ? null : read.values }
  })

  constructor(document: Document, text: string) {
    this.#document = document
    this.#text = text
    this.#budget = budgetFor(text)
  }

  read({ part, isOneRecord }: RecordsForm): WrittenRecord[] {
    const way = part?.split('.') ?? []
    const records = this.#partAt(way)
    if (records === undefined) throw new DataProblem('no-part')
    if (isSeq(records)) return records.items.map((item, index) => this.#readRecord(item, [...way, String(index)], null))
    if (isMap(records) && isOneRecord && part === null) return [this.#readRecord(records, way, null)]
    const isMapping =
      isMap(records) && records.items.every(({ value }) => this.#isRecord(this.#resolved(value), part !== null))
    if (!isMap(records)) throw new DataProblem('no-list', startOf(records))
    const wrong = part === null ? undefined : records.items.find(({ value }) => !isMap(this.#resolved(value)))
    if (wrong) throw new DataProblem('no-record', startOf(wrong.key))
    if (!isMapping) throw new DataProblem('no-list', startOf(records))
    return records.items.map(({ key, value }) => this.#readRecord(value, [...way, String(key)], key as Node))
  }

  /** What is at a path in the file; undefined when there is nothing. */
  #partAt(way: readonly string[]): unknown {
    let node = this.#resolved(this.#document.contents)
    for (const name of way) {
      if (!isMap(node) || !node.has(name)) return undefined
      node = this.#resolved(node.get(name, true))
    }
    return node
  }

  /** Whether something in a mapping is a record, and, unless somebody says that it is, no mapping of records itself. */
  #isRecord(node: unknown, isNamed: boolean): boolean {
    if (!isMap(node)) return false
    const values = node.items.map(({ value }) => this.#resolved(value))
    return isNamed || values.length === 0 || values.some((value) => !isMap(value))
  }

  /** @param name that of the record in a mapping; a field `id` of its own goes before it */
  #readRecord(item: unknown, way: readonly string[], name: Node | null): WrittenRecord {
    const record = this.#resolved(item)
    if (!isMap(record)) throw new DataProblem('no-record', startOf(item))
    const second = secondOfTwo(record)
    if (second) throw new DataProblem('duplicate-name', startOf(second))
    const { fields, findings, excess } = readFields(record, this.#document, this.#text, { budget: this.#budget })
    if (excess) throw new DataProblem('other', excess.start)
    if (name && !fields.some((field) => field.name === 'id' && field.values.length > 0)) {
      const span = nodeSpan(name)
      fields.push({ name: 'id', key: span, form: 'scalar', values: [{ text: String(name).trim(), ...span }] })
    }
    const start = startOf(name ?? item)
    const place = { start, end: start }
    return { fields, findings, place, isWhole: way.length === 0, read: () => this.#placedValues(way) }
  }

  #placedValues(way: readonly string[]): PlacedValues {
    return {
      values: way.reduce(memberOf, this.#values().all),
      spanAt: (path, isKey) => nodeSpan(nodeAt(this.#document, [...way, ...path], isKey)),
    }
  }

  /** The target of an alias. */
  #resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node
  }
}

/** The first name of a record that is before it already. */
function secondOfTwo({ items }: YAMLMap): unknown {
  const seen = new Set<string>()
  return items.find(({ key }) => seen.size === seen.add(String(key)).size)?.key
}

function memberOf(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null)?.[name]
}

function startOf(node: unknown): number {
  return nodeSpan(node).start
}
