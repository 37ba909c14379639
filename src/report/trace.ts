import { jsonText } from '../json-text.ts'
import { csvLine } from './rows.ts'

/** The formats in which relations are printed. */
export const traceFormats = ['json', 'csv', 'md', 'html'] as const
export type TraceFormat = (typeof traceFormats)[number]

/** A page as `mdsplice trace` prints it; names are those of the JSON. */
export interface TracedPage {
  /** POSIX path relative to the working directory. */
  path: string
  /** Its front matter field `id`. */
  id: string | null
  title: string
}

/** A page that is related to another, and whose front matter says so: that of the other, its own, or that of both. */
export interface RelatedPage extends TracedPage {
  stated_by: 'page' | 'related' | 'both'
}

/** Which pages of a collection are related to which of another. */
export interface TracedRelation {
  from: string
  to: string
  /** How many pages `from` has. */
  pages: number
  /** How many of them are related to some page of `to`. */
  related: number
  /** In file order. */
  rows: (TracedPage & { related: RelatedPage[] })[]
}

/** The relations as JSON; `version` changes when a field loses its meaning. */
export function traceAsJson(relations: readonly TracedRelation[]): string {
  return `${jsonText({ version: 1, relations }, 2)}\n`
}

const columns = ['from', 'from_path', 'from_id', 'from_title', 'to', 'to_path', 'to_id', 'to_title', 'stated_by']

/** The relations as CSV, a line for each pair of pages. A page that is related to none has a line without another. */
export function traceAsCsv(relations: readonly TracedRelation[]): string {
  const lines = relations.flatMap(({ from, to, rows }) =>
    rows.flatMap((row) => {
      const related = row.related.length > 0 ? row.related : [{ path: '', id: '', title: '', stated_by: '' }]
      return related.map((other) =>
        csvLine([
          from,
          row.path,
          row.id ?? '',
          row.title,
          to,
          other.path,
          other.id ?? '',
          other.title,
          other.stated_by,
        ]),
      )
    }),
  )
  return [csvLine(columns), ...lines].join('')
}
