import type { Column } from '../config/settings.ts'
import { spanOf, type Span } from '../core/span.ts'
import { leftOver } from './filter-diagnostics.ts'
import type { Query, Word } from './query-terms.ts'
import type { QueriedCollection, QueriedSite } from './query.ts'
import type { Finding } from '../report/finding.ts'
import { factNames } from '../site/facts.ts'

/**
 * Column names that the Algoritmekader's `lists.py` hook knew. Its pages switch them off everywhere; where a site has
 * no such column there is nothing to say about it.
 */
const columnsOfTheHook = ['search', 'id', 'rol', 'levenscyclus', 'onderwerp']

/**
 * The columns of a listing: those that it asks for with `columns=`, else the collection's (a bulleted list has the title
 * alone), less what `no-…` takes out,
 * and what `add-…` puts in. Fields that no page has are findings, those of `sort=` and `group=` too.
 */
export function chooseColumns(
  site: QueriedSite,
  queried: QueriedCollection,
  query: Query,
): { columns: Column[]; findings: Finding[] } {
  const { collection } = queried
  const isKnown = (field: string): boolean =>
    queried.pages.length === 0 || factNames.includes(field) || queried.fields.includes(field)
  const findings = [...(query.columns ?? []), ...query.sort, ...query.group].flatMap((word) =>
    isKnown(word.text) ? [] : [unknownField(queried, word)],
  )
  const usual =
    (query.format ?? collection.format) === 'list'
      ? collection.columns.filter(({ field }) => field === 'title')
      : collection.columns
  const columnOf = (field: string): Column =>
    collection.columns.find((column) => column.field === field) ?? {
      field,
      heading: field === 'title' ? collection.label.one : (site.fields.headingOf(field) ?? capitalised(field)),
    }
  let columns = query.columns?.map(({ text }) => columnOf(text)) ?? usual
  for (const { show, field, start, end } of query.switches) {
    const has = columns.some((column) => column.field === field)
    if (!has && !columnsOfTheHook.includes(field) && !isKnown(field)) {
      findings.push(unknownOption(`${show ? 'add' : 'no'}-${field}`, { start, end }, switchesFor(queried.fields, show)))
    } else if (!show) columns = columns.filter((column) => column.field !== field)
    else if (isKnown(field) && !has) columns = [...columns, columnOf(field)]
  }
  const hasText = query.heading !== null || query.empty !== null
  findings.push(...query.strays.map((word) => leftOver(word, hasText)))
  return { columns: columns.length > 0 ? columns : [columnOf('title')], findings }
}

function unknownField({ collection, fields }: QueriedCollection, { text, start, end }: Word): Finding {
  return {
    rule: 'unknown-field',
    span: { start, end },
    details: { field: text, collection: collection.name, known: [...fields, ...factNames] },
  }
}

function unknownOption(option: string, span: Span, known: string[]): Finding {
  return { rule: 'unknown-option', span: spanOf(span), details: { option, known } }
}

function switchesFor(fields: readonly string[], show: boolean): string[] {
  return [...fields, ...columnsOfTheHook].map((field) => `${show ? 'add' : 'no'}-${field}`)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
