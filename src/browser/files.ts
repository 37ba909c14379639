import { cellText, element, textOf } from './element.ts'
import { loadSpreadsheets, type LinkedText } from './load-spreadsheets.ts'
import { withoutFormula } from '../report/spreadsheet/sheet.ts'
import type { Tables } from './table.ts'

/** The formats in which readers can take the rows shown along. */
export const fileFormats = ['CSV', 'XLSX', 'ODS'] as const
export type FileFormat = (typeof fileFormats)[number]

/** Gives the reader the rows shown, in their order, as a file. Where spreadsheets cannot be written it is CSV. */
export async function download(format: FileFormat, tables: Tables, name: string, language: string): Promise<void> {
  const headings = tables.columns.map(({ heading }) => heading)
  const rows = tables.rows.filter(({ isShown }) => isShown).map((row) => [...row.element.cells].map(linkedText))
  const write = format === 'CSV' ? null : await loadSpreadsheets().catch(() => null)
  if (format === 'CSV' || !write) save(toCsv(headings, rows, language), `${name}.csv`)
  else save(write(format, name, headings, rows), `${name}.${format.toLowerCase()}`)
}

function linkedText(cell: Element): LinkedText {
  // A link around a picture alone is a plugin's, to show it larger.
  const links = [...cell.querySelectorAll('a')].filter((link) => textOf(link) !== '')
  return { text: cellText(cell), link: links.length === 1 ? (links[0]?.href ?? null) : null }
}

/**
 * As CSV for spreadsheets, with the address of each row's first link as the last column. Where decimals have a comma,
 * spreadsheets expect semicolons.
 */
function toCsv(headings: readonly string[], rows: readonly (readonly LinkedText[])[], language: string): Blob {
  const separator = (0.5).toLocaleString(language).includes(',') ? ';' : ','
  const lines = rows.map((cells) => [...cells.map(({ text }) => text), cells.find(({ link }) => link)?.link ?? ''])
  const text = [[...headings, 'URL'], ...lines]
    .map((line) => `${line.map((cell) => `"${withoutFormula(cell).replace(/"/g, '""')}"`).join(separator)}\r\n`)
    .join('')
  // The byte order mark tells a spreadsheet that this is UTF-8.
  return new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' })
}

function save(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file)
  element('a', { href: url, download: fileName }).click()
  // Not at once: some browsers read the address later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/**
 * What the files are called that a reader makes of a listing, without their ending: as the site says, else as the page is.
 * Where a page has several listings, the name of each follows.
 *
 * @param name of the listing, one of its own on the page
 */
export function fileNameFor(wrapper: HTMLElement, name: string): string {
  const said = wrapper.dataset['file']
  if (said) return withoutSigns(said)
  const heading = document.querySelector('h1')?.cloneNode(true) as HTMLElement | undefined
  // Themes put a link to the heading itself into it.
  for (const link of heading?.querySelectorAll('.headerlink') ?? []) link.remove()
  const title = withoutSigns(heading ? textOf(heading) : document.title)
  const isOnly = document.querySelectorAll('.mdsplice-interactive').length === 1
  return title === '' ? name : isOnly ? title : `${title} - ${name}`
}

/** Without what no system takes in the name of a file. */
function withoutSigns(name: string): string {
  return name
    .replace(/[\\/:*?"<>| ]+/g, ' ')
    .trim()
    .slice(0, 100)
}
