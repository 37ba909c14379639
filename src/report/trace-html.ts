import type { RelatedPage, TracedPage, TracedRelation } from './trace.ts'

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
    ({ from, to, related, pages }) =>
      `    <li><a href="#${anchors.of(from, to)}">${escape(from)} → ${escape(to)}</a>: ${escape(words.share(related, pages))}</li>`,
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

interface Anchors {
  /** Of a table, or of a page's row in it. */
  of(from: string, to: string, page?: TracedPage): string
}

/** Names of collections and pages can hold anything, so anchors are numbers. */
function anchorsOf(relations: readonly TracedRelation[]): Anchors {
  const keys = relations.flatMap(({ from, to, rows }) => [[from, to], ...rows.map(({ path }) => [from, to, path])])
  const numbers = new Map(keys.map((key, index) => [JSON.stringify(key), `r${index + 1}`]))
  return { of: (from, to, page) => numbers.get(JSON.stringify(page ? [from, to, page.path] : [from, to])) ?? '' }
}

function section({ from, to, rows }: TracedRelation, share: string, anchors: Anchors): string[] {
  const other = (page: RelatedPage): string => `<li><a href="#${anchors.of(to, from, page)}">${shown(page)}</a></li>`
  return [
    `  <h2 id="${anchors.of(from, to)}">${escape(from)} → ${escape(to)}</h2>`,
    '  <table>',
    `    <caption>${escape(share)}</caption>`,
    `    <thead><tr><th scope="col">${escape(from)}</th><th scope="col">${escape(to)}</th></tr></thead>`,
    '    <tbody>',
    ...rows.map((row) => {
      const related = row.related.length > 0 ? `<ul>${row.related.map(other).join('')}</ul>` : '—'
      const none = row.related.length > 0 ? '' : ' class="none"'
      const id = anchors.of(from, to, row)
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
    .replace(/[&<>"'\u2028-\u202E\u2066-\u2069]|#(?=#)/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
