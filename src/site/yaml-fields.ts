import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Scalar } from 'yaml'
import type { Span } from '../core/span.ts'
import { pairsOf } from '../core/yaml/merge-keys.ts'
import type { Finding } from '../report/finding.ts'
import { canonicalBoolean } from './boolean-values.ts'
import type { Field, FieldValue } from './page.ts'
import { foldWhiteSpace } from '../core/text.ts'

/** The fields of a mapping as they are written. */
export interface WrittenFields {
  fields: Field[]
  findings: Finding[]
  /** The key at which aliases had made more of the text than anybody writes; null where all of it was read. */
  excess: Span | null
}

/** Where a mapping is, and how much may be read. */
export interface FieldsPlace {
  /** Where its document begins in the source; 0 unless given. */
  start?: number
  /** How many values and nodes are read at most, of several mappings together; `budgetFor` the source unless given. */
  budget?: FieldsBudget
}

/** How much may be read. */
export interface FieldsBudget {
  values: number
  nodes: number
  /** Pairs that merge keys bring. */
  merged: number
}

/** What is enough for any text that somebody wrote: short records may each merge the same long mapping. */
export function budgetFor({ length }: string): FieldsBudget {
  return { values: length, nodes: length, merged: 5 * length }
}

/**
 * Reads the fields of a mapping of YAML: of front matter, or of a record.
 *
 * @param source the whole text, in which the fields have their places
 */
export function readFields(
  mapping: unknown,
  document: Document,
  source: string,
  { start = 0, budget = budgetFor(source) }: FieldsPlace = {},
): WrittenFields {
  const fields: Field[] = []
  const findings: Finding[] = []
  const seen = new Map<string, Span>()
  const reader: PartReader = { document, start, budget, depth: 0 }
  if (!isMap(mapping)) return { fields, findings, excess: null }
  for (const pair of pairsOf(mapping, document, budget)) {
    if (!isScalar(pair.key)) continue
    const name = nameOf(pair.key)
    const key = spanOf(pair.key, start)
    const first = seen.get(name)
    const related = first && [{ file: null, span: first, note: 'first' as const }]
    if (related) findings.push({ rule: 'duplicate-key', span: key, details: { field: name }, related })
    else seen.set(name, key)
    const node = isAlias(pair.value) ? (pair.value.resolve(document) ?? null) : pair.value
    if (isSeq(node)) budget.values -= node.items.length
    // No text has more values than letters, unless aliases make thousands of each.
    if (budget.values < 0 || budget.merged < 0) return { fields: [], findings: [], excess: key }
    const parts = new Map<string, Field>()
    collectParts(parts, name, node, reader)
    const values = readValues(document, pair.value, node, start)
    const isNested = parts.size > 0 || hasInnerList(node)
    fields.push({ name, key, form: formOf(node), values, ...(isNested && { parts: [...parts.values()] }) })
    for (const finding of emptyItems(name, pair.value, source, start)) findings.push(finding)
  }
  return { fields, findings, excess: null }
}

/** How the objects of fields are read. */
interface PartReader {
  document: Document
  start: number
  /** How many more nodes are looked at: aliases can make many of few. */
  budget: Pick<FieldsBudget, 'nodes' | 'merged'>
  depth: number
}

/** Deeper values are not asked for. */
const deepest = 20

/** Writes down what the objects of a field hold, in as many steps as the front matter has characters at most. */
function collectParts(parts: Map<string, Field>, path: string, node: Node | null, reader: PartReader): void {
  const items = isSeq(node) ? (node.items as (Node | null)[]) : [node]
  for (const item of items) {
    const object = isAlias(item) ? item.resolve(reader.document) : item
    if (reader.budget.nodes < 0) return
    if (!isMap(object)) continue
    for (const { key, value } of pairsOf(object, reader.document, reader.budget)) {
      if (--reader.budget.nodes < 0) return
      if (!isScalar(key)) continue
      const name = `${path}.${nameOf(key)}`
      const inner = isAlias(value) ? (value.resolve(reader.document) ?? null) : value
      const values = readValues(reader.document, value, inner, reader.start)
      reader.budget.nodes -= values.length
      const known = parts.get(name)
      if (known) for (const each of values) known.values.push(each)
      else parts.set(name, { name, key: spanOf(key, reader.start), form: formOf(inner), values })
      // An object within an alias of itself would have no end.
      if (isAlias(value) || reader.depth === deepest) continue
      reader.depth++
      const before = parts.size
      collectParts(parts, name, inner, reader)
      const part = parts.get(name)
      if (part && parts.size > before) part.parts ??= [...parts.values()].slice(before)
      reader.depth--
    }
  }
}

/** A name as it is written: `no` may be Norwegian, though it is a boolean. */
function nameOf({ value, source }: Scalar): string {
  return foldWhiteSpace(typeof value === 'boolean' && source !== undefined ? source : String(value))
}

function formOf(node: Node | null): Field['form'] {
  if (isSeq(node)) return (node.items as (Node | null)[]).every(isNothing) ? 'empty' : 'list'
  return isNothing(node) ? 'empty' : isScalar(node) ? 'scalar' : 'mapping'
}

/** Whether a list has a list as one of its items, as `[[name]]` without quotes is. */
function hasInnerList(node: Node | null): boolean {
  return isSeq(node) && node.items.some(isSeq)
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && (node.value === null || node.value === ''))
}

/** Members of a list of which only the dash is written; `~` and `""` are intentional. */
function emptyItems(field: string, node: Node | null, source: string, start: number): Finding[] {
  if (!isSeq(node)) return []
  return (node.items as (Node | null)[]).flatMap((item): Finding[] => {
    if (!isScalar(item) || item.value !== null || item.source !== '') return []
    const dash = source.lastIndexOf('-', spanOf(item, start).start)
    return [{ rule: 'empty-item', span: { start: dash, end: dash + 1 }, details: { field } }]
  })
}

function readValues(document: Document, written: Node | null, node: Node | null, start: number): FieldValue[] {
  const members = isSeq(node) ? (node.items as (Node | null)[]) : [written]
  return members.flatMap((member) => {
    const scalar = isAlias(member) ? member.resolve(document) : member
    if (!isScalar(scalar) || scalar.value === null) return []
    const isPlain = scalar.type === 'PLAIN'
    const text = foldWhiteSpace(isPlain ? canonicalBoolean(scalar.source ?? '') : String(scalar.value))
    return text === '' ? [] : [{ text, ...spanOf(isAlias(member) ? member : scalar, start) }]
  })
}

function spanOf(node: Node, start: number): Span {
  const [from, to] = node.range ?? [0, 0]
  return { start: start + from, end: start + to }
}
