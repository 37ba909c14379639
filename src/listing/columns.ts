import type { Column, Finding, Query } from '../types.ts'
import type { QueriedCollection } from './query.ts'

/**
 * Column names that the Algoritmekader's `lists.py` hook knew. Its pages switch them off everywhere; where a site has
 * no such column there is nothing to say about it.
 */
const columnsOfTheHook = ['search', 'id', 'rol', 'rollen', 'levenscyclus', 'onderwerp', 'bouwblok', 'vereiste', 'maatregel']

/** The columns of a listing: the collection's, less what `no-…` takes out, and what `add-…` puts in. */
export function chooseColumns(
  { collection, postings }: QueriedCollection,
  { switches, strays }: Query,
): { columns: Column[]; findings: Finding[] } {
  let columns = collection.columns
  const findings: Finding[] = []
  for (const { show, field, start, end } of switches) {
    const isKnown = postings.has(field) || columnsOfTheHook.includes(field) || columns.some((column) => column.field === field)
    if (!isKnown) findings.push(unknownOption(`${show ? 'add' : 'no'}-${field}`, { start, end }, switchesFor([...postings.keys()], show)))
    else if (!show) columns = columns.filter((column) => column.field !== field)
    else if (postings.has(field) && !columns.some((column) => column.field === field)) {
      columns = [...columns, { field, heading: capitalised(field) }]
    }
  }
  findings.push(...strays.map((word) => unknownOption(word.text, word, [])))
  return { columns, findings }
}

function unknownOption(option: string, span: { start: number; end: number }, known: string[]): Finding {
  return { rule: 'unknown-option', span: { start: span.start, end: span.end }, details: { option, known } }
}

function switchesFor(fields: readonly string[], show: boolean): string[] {
  return [...fields, ...columnsOfTheHook].map((field) => `${show ? 'add' : 'no'}-${field}`)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
