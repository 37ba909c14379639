import { fieldUses, type FieldUse } from './front-matter-use.ts'
import { keysOfChips, makesChips } from './hook-chips.ts'
import { callsIn, namesOf, sequencesOf, textOf, textsOf, type Node, type PythonSource } from './python-source.ts'
import { once } from '../../../core/memoize.ts'

/** A column of a hook's tables. */
export interface HookColumn {
  /** What switches it off in a directive: `rol` of `no-rol`. */
  key: string
  heading: string
  /** What it reads of front matter; null where that is not seen. */
  use: FieldUse | null
  /** What is between the parts of the value of which it shows the first: `-` of `avg-01`; null for all of it. */
  separator: string | null
  isHidden: boolean
  /** Whether its values are shown as labels. */
  isChip: boolean
}

/** The columns of a hook's tables. */
export interface HookColumns {
  /** By collection; `*` are those of all others. */
  usual: ReadonlyMap<string, readonly HookColumn[]>
  /** Of the tables of pages that a page names, by the collection of these. */
  related: ReadonlyMap<string, RelatedColumns>
}

/** The columns of such a table, and the field that names its pages; null where that is not seen. */
export interface RelatedColumns {
  reference: string | null
  columns: readonly HookColumn[]
}

/**
 * Finds the columns of the tables that a hook makes. Two ways to write them are known: a list of `Column("key", "Heading",
 * function)`, and texts such as `<th>Heading</th>` with `if options["key"]` behind each.
 *
 * @param collections the names in the hook's directives
 */
export function hookColumns(source: PythonSource, collections: readonly string[]): HookColumns {
  const usual = new Map<string, HookColumn[]>()
  const labelled = keysOfChips(source)
  // One function can be named for any number of columns.
  const cellOf = once(readCell)
  const listed = (body: readonly Node[]): HookColumn[] =>
    [...callsIn(body, (name) => /column/i.test(name))].flatMap(({ args: [key, heading, render, ...others] }) => {
      const [named, shown] = [textOf(key), textOf(heading)]
      if (named === undefined || shown === undefined) return []
      const [renderer] = render ?? []
      const cell = cellOf((renderer?.kind === 'name' ? source.functions.get(renderer.text) : undefined) ?? noCode)
      const isChip = cell.isChip || labelled.has(named)
      return [{ key: named, heading: shown, ...cell, isHidden: others.some(isSwitchedOff), isChip }]
    })
  for (const [name, body] of source.functions) {
    const columns = listed(body)
    const collection = collections.find((each) => name.includes(each)) ?? '*'
    if (columns.length > 0 && !usual.has(collection)) usual.set(collection, columns)
  }
  for (const body of source.functions.values()) {
    const columns = headedColumns(body, labelled)
    if (columns.length > 0 && usual.size === 0) usual.set('*', columns)
  }
  return { usual, related: relatedColumns(source, collections) }
}

const noCode: readonly Node[] = []

/** What is read from the code of a column's cells. */
function readCell(code: readonly Node[]): Pick<HookColumn, 'use' | 'separator' | 'isChip'> {
  const separators = [...callsIn(code, (name) => name === 'split')].flatMap(({ args, rest }) =>
    rest[0]?.kind === 'group' ? (textOf(args[0]) ?? []) : [],
  )
  return { use: fieldUses(code)[0] ?? null, separator: separators[0] ?? null, isChip: makesChips(code) }
}

function plainColumn(key: string, heading: string, use: FieldUse | null = null): HookColumn {
  return { key, heading, use, separator: null, isHidden: false, isChip: false }
}

/** `default_enabled=False`. */
function isSwitchedOff(argument: readonly Node[]): boolean {
  return namesOf(argument).join(' ').toLowerCase() === 'default_enabled false'
}

/** A heading as a text of HTML, which may be the collection's own name. */
const headers = /<th\b[^<>]*>([^<>]*)<\/th>/gi

function headingsIn(text: string): string[] {
  return [...text.matchAll(headers)].map(([, heading = '']) => heading)
}

/** More nodes are none of the condition behind a heading. */
const longestCondition = 12

function headedColumns(body: readonly Node[], labelled: ReadonlySet<string>): HookColumn[] {
  const columns: HookColumn[] = []
  for (const sequence of sequencesOf(body)) {
    for (const [index, node] of sequence.entries()) {
      const [heading] = node.kind === 'text' ? headingsIn(node.text) : []
      if (heading === undefined) continue
      const next = sequence[index + 1]
      const condition =
        next?.kind === 'name' && next.text === 'if' ? sequence.slice(index + 2, index + 2 + longestCondition) : []
      const [key] = textsOf(condition)
      if (heading.includes('{')) columns.push(plainColumn('title', ''))
      else {
        const named = plainColumn(key ?? heading.toLowerCase(), heading)
        columns.push({ ...named, isChip: labelled.has(named.key) })
      }
    }
  }
  const isOfLists = columns.some(({ key }) => key === 'title')
  return isOfLists && columns.length > 1 ? columns : []
}

/** The columns of the tables that answer `list_…_on_…_page`, which one function looks for and another makes. */
function relatedColumns({ functions }: PythonSource, collections: readonly string[]): Map<string, RelatedColumns> {
  const innermostFirst = [...functions.values()].sort((one, other) => one.length - other.length)
  return new Map(
    collections.flatMap((collection): [string, RelatedColumns][] => {
      const directive = `list_${collection}_on_`
      const asking = innermostFirst.find((body) => textsOf(body).some((text) => text.toLowerCase().includes(directive)))
      const made = namesOf(asking ?? [])
        .map((name) => plainColumns(functions.get(name) ?? []))
        .find(({ columns }) => columns.length > 0)
      return made ? [[collection, made]] : []
    }),
  )
}

/** The columns of a table without switches. The field that is read first names the pages; a column of no other field is the title. */
function plainColumns(body: readonly Node[]): RelatedColumns {
  const [reference, ...uses] = fieldUses(body)
  const headings = textsOf(body).flatMap(headingsIn)
  const columns = headings.flatMap((heading) => {
    const use = uses.find(({ field }) => field.toLowerCase() === heading.toLowerCase())
    return heading.includes('{') ? [] : [plainColumn(use?.field ?? 'title', heading, use)]
  })
  return { reference: reference?.field ?? null, columns }
}
