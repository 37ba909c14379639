import type { PhrasingContent, RootContent } from 'mdast'
import { heading, linked, paragraph, row, text } from '../listings/nodes.ts'
import { jsonText } from '../report/escape.ts'
import type { SiteWords } from '../report/messages/messages.ts'
import { csvLine } from '../report/rows.ts'
import type { Sheet, SheetCell } from '../report/spreadsheet/sheet.ts'

/** The formats in which relations are printed. */
const traceFormats = ['json', 'csv', 'md', 'html', 'xlsx', 'ods'] as const
export type TraceFormat = (typeof traceFormats)[number]

/** A page as `mdsplice trace` prints it; names are those of the JSON. */
export interface TracedPage {
  /** POSIX path relative to the working directory. */
  path: string
  /** Its front matter field `id`. */
  id: string | null
  title: string
}

/**
 * A page that is related to another, and whose front matter says so: that of the other, its own, or that of both; over
 * several steps that of others.
 */
export interface RelatedPage extends TracedPage {
  stated_by: 'page' | 'related' | 'both' | 'others'
}

/** Which pages of a collection are related to which of another. */
export interface TracedRelation {
  from: string
  to: string
  /** Whether it is the way back of a collection that is related to itself: the pages that name each page. */
  inverse: boolean
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

/** A line for each pair of pages. A page that is related to none has a line without another. */
function pairsOf(relations: readonly TracedRelation[]): string[][] {
  return relations.flatMap(({ from, to, rows }) =>
    rows.flatMap((row) => {
      const related = row.related.length > 0 ? row.related : [{ path: '', id: '', title: '', stated_by: '' }]
      return related.map((other) => [
        from,
        row.path,
        row.id ?? '',
        row.title,
        to,
        other.path,
        other.id ?? '',
        other.title,
        other.stated_by,
      ])
    }),
  )
}

/** The relations as CSV. */
export function traceAsCsv(relations: readonly TracedRelation[]): string {
  return [columns, ...pairsOf(relations)].map(csvLine).join('')
}

/** The same as a spreadsheet. */
export function traceSheet(relations: readonly TracedRelation[]): Sheet {
  const rows = pairsOf(relations).map((pair) => pair.map((text): SheetCell => ({ kind: 'text', text })))
  return { name: 'trace', headings: columns, rows }
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  caption { text-align: left; padding: .5rem 0; }
  th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid #8886; }
  th { width: 40%; font-weight: normal; }
  thead th { font-weight: bold; }
  ul { margin: 0; padding-left: 1.1rem; }
  nav ul { margin-bottom: 1rem; }
  code { opacity: .75; font-size: .8em; overflow-wrap: anywhere; }
  .none { background: #f904; }
  :target { outline: 2px solid; }`

/**
 * The relations as one page that needs nothing else: each name leads to its row in the table of the way back.
 *
 * @param words how a share is put
 * @param language of the site
 */
export function traceAsHtml(
  relations: readonly TracedRelation[],
  words: { share(related: number, pages: number): string; relations: string },
  language: string,
): string {
  const anchors = anchorsOf(relations)
  const nav = relations.map(
    (relation) =>
      `    <li><a href="#${anchors.of(relation)}">${escape(titleOf(relation))}</a>: ${escape(words.share(relation.related, relation.pages))}</li>`,
  )
  const lines = [
    '<!doctype html>',
    `<html lang="${escape(language)}">`,
    '<head>',
    '  <meta charset="utf-8">',
    '  <meta name="viewport" content="width=device-width">',
    `  <title>${escape(words.relations)}</title>`,
    `  <style>${style}\n  </style>`,
    '</head>',
    '<body>',
    `  <h1>${escape(words.relations)}</h1>`,
    '  <nav><ul>',
    ...nav,
    '  </ul></nav>',
    ...relations.flatMap((relation) => section(relation, words.share(relation.related, relation.pages), anchors)),
    '</body>',
    '</html>',
  ]
  return `${lines.join('\n')}\n`
}

/** What tells a table from others. */
type Named = Pick<TracedRelation, 'from' | 'to' | 'inverse'>

/** An arrow back where a collection is related to itself. */
function titleOf({ from, to, inverse }: Named): string {
  return `${from} ${inverse ? '←' : '→'} ${to}`
}

/** The table of the way back, to which the names in a table lead. */
function wayBack({ from, to, inverse }: Named): Named {
  return { from: to, to: from, inverse: from === to && !inverse }
}

interface Anchors {
  /** Of a table, or of a page's row in it. */
  of(relation: Named, page?: TracedPage): string
}

/** Names of collections and pages can hold anything, so anchors are numbers. */
function anchorsOf(relations: readonly TracedRelation[]): Anchors {
  const keyOf = ({ from, to, inverse }: Named, page?: TracedPage): string =>
    JSON.stringify([from, to, inverse, page?.path])
  const keys = relations.flatMap((relation) => [keyOf(relation), ...relation.rows.map((row) => keyOf(relation, row))])
  const numbers = new Map(keys.map((key, index) => [key, `r${index + 1}`]))
  return { of: (relation, page) => numbers.get(keyOf(relation, page)) ?? '' }
}

function section(relation: TracedRelation, share: string, anchors: Anchors): string[] {
  const { from, to, rows } = relation
  const back = wayBack(relation)
  const other = (page: RelatedPage): string => `<li><a href="#${anchors.of(back, page)}">${shown(page)}</a></li>`
  return [
    `  <h2 id="${anchors.of(relation)}">${escape(titleOf(relation))}</h2>`,
    '  <table>',
    `    <caption>${escape(share)}</caption>`,
    `    <thead><tr><th scope="col">${escape(from)}</th><th scope="col">${escape(to)}</th></tr></thead>`,
    '    <tbody>',
    ...rows.map((row) => {
      const related = row.related.length > 0 ? `<ul>${row.related.map(other).join('')}</ul>` : '—'
      const none = row.related.length > 0 ? '' : ' class="none"'
      const id = anchors.of(relation, row)
      return `      <tr id="${id}"${none}><th scope="row">${shown(row)}<br><code>${escape(row.path)}</code></th><td>${related}</td></tr>`
    }),
    '    </tbody>',
    '  </table>',
  ]
}

function shown({ id, title }: TracedPage): string {
  return id === null ? escape(title) : `${escape(title)} <code>${escape(id)}</code>`
}

/** HTML can hold no control characters, and a browser shows none. */
function escape(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}/gu, '')
    .replace(/[&<>"'\u2028-\u202E\u2066-\u2069]|#(?=#)/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** What is shown of a relation. */
interface ShownRelation extends Named {
  pages: number
  related: number
  rows: readonly (ShownPage & { related: readonly ShownPage[] })[]
}

interface ShownPage {
  path: string
  title: string
}

/** A heading, a share and a table for each relation. */
export function relationTables(
  relations: readonly ShownRelation[],
  words: SiteWords,
  linkTo: (path: string) => string,
): RootContent[] {
  const linkOf = ({ path, title }: ShownPage): PhrasingContent => linked(title, linkTo(path))
  return relations.flatMap((relation): RootContent[] => {
    const { from, to, pages, related, rows } = relation
    const body = rows.map((each) => [
      [linkOf(each)],
      each.related.flatMap((other, index) => (index === 0 ? [linkOf(other)] : [text(', '), linkOf(other)])),
    ])
    const table = [[[text(from)], [text(to)]], ...body].map(row)
    return [
      heading(titleOf(relation), 2),
      paragraph([text(words.share(related, pages))]),
      { type: 'table', align: [null, null], children: table },
    ]
  })
}
