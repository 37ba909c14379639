import type { ListingFormat } from './answer.ts'
import { countedField, fieldHeading } from '../config/field-names.ts'
import type { Collection, Column } from '../config/settings.ts'
import { spanOf, type Span } from '../core/span.ts'
import { diagnoseStray } from './filter-diagnostics.ts'
import type { Query } from './query.ts'
import type { Finding } from '../report/finding.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { unknownField } from '../site/index/unknown-field.ts'

/**
 * Column names that the Algoritmekader's `lists.py` hook knew. Its pages switch them off everywhere; where a site has
 * no such column there is nothing to say about it.
 */
const columnsOfTheHook = ['search', 'id', 'rol', 'levenscyclus', 'onderwerp']

/**
 * The columns of a listing: those that it asks for with `columns=`, else those that its format usually has, less what
 * `no-…` takes out, and what `add-…` puts in. Fields that no page has are findings, those of `sort=` and `group=` too.
 */
export function chooseColumns(
  index: SiteIndex,
  queried: CollectionIndex,
  query: Query,
  { usualColumns }: ListingFormat,
): { columns: Column[]; findings: Finding[] } {
  const { collection } = queried
  const { fields, isComputed } = index
  const isKnown = (field: string): boolean =>
    queried.pages.length === 0 ||
    isComputed(field) ||
    queried.fields.includes(field) ||
    // A page has what another of its collections derives, too; of what no page has, each has 0 values.
    (countedField(field) === null && (queried.postingsOf(field)?.size ?? 0) > 0)
  const findings = [...(query.columns ?? []), ...query.sort, ...query.group].flatMap((word) =>
    isKnown(word.text) ? [] : [unknownField(index, queried, word, [...queried.fields, ...index.computedFields])],
  )
  const usual = usualOf(collection, query, usualColumns)
  const { language } = index.site.config
  const columnOf = (field: string): Column =>
    [...usual, ...collection.columns].find((column) => column.field === field) ?? {
      field,
      heading: field === 'title' ? collection.label.one : fieldHeading(field, language, fields.headingOf),
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
  findings.push(...query.strays.map((word) => diagnoseStray(word, hasText)))
  return { columns: columns.length > 0 ? columns : [columnOf('title')], findings }
}

/** The columns where a directive names none. */
function usualOf(
  { columns, related_columns }: Collection,
  { source, isRelated }: Query,
  usual: ListingFormat['usualColumns'],
): Column[] {
  if ((isRelated || source === 'references') && related_columns.length > 0) return related_columns
  return usual === 'title' ? columns.filter(({ field }) => field === 'title') : columns
}

function unknownOption(option: string, span: Span, known: string[]): Finding {
  return { rule: 'unknown-option', span: spanOf(span), details: { option, known } }
}

function switchesFor(fields: readonly string[], show: boolean): string[] {
  return [...fields, ...columnsOfTheHook].map((field) => `${show ? 'add' : 'no'}-${field}`)
}
