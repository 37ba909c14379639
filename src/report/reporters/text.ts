import { byFile, countOf, type Diagnostic, type Place } from '../diagnostic.ts'
import { escapeLine, terminalLink } from '../escape.ts'
import { getMessages } from '../messages/languages.ts'
import type { CommandMessages } from '../messages/messages.ts'
import type { Report, Reporter } from '../report.ts'

type Paint = (text: string) => string

/** Colours as the reporters of the remark family have them. */
interface Paints {
  red: Paint
  yellow: Paint
  cyan: Paint
  bold: Paint
  underline: Paint
}

/** The diagnostics as people read them. */
export const text: Reporter = { name: 'text', audience: 'people', report: reportText }

/** How diagnostics are printed for people; see `Report`. */
type TextOptions = Pick<Report, 'diagnostics' | 'language'> & Partial<Pick<Report, 'color' | 'hasLinks' | 'textOf'>>

/**
 * The diagnostics grouped by file; an empty string when there are none. The files keep their order, which `vfile-reporter`
 * would change with the language of the machine. Of very many lists to write, only the number is printed.
 */
export function reportText({ diagnostics, language, color = false, hasLinks = false, textOf }: TextOptions): string {
  if (diagnostics.length === 0) return ''
  const words = getMessages(language).commands
  const paints = paintsFor(color)
  const { named, counted } = countStaleLists(diagnostics, words)
  const rows = new Map(named.map((diagnostic) => [diagnostic, cellsOf(diagnostic, words)]))
  const widths = columnWidths([...rows.values()])
  const blocks = [...byFile(named)].map(([path, found]) => {
    const source = textOf?.(path).split('\n') ?? []
    const lines = found.flatMap((diagnostic) => {
      const frame = sourceFrame(source, diagnostic.place)
      const line = lineOf(rows.get(diagnostic) ?? [], diagnostic, widths, paints, hasLinks)
      return [line, ...(frame === '' ? [] : [frame])]
    })
    return [heading(path, found, paints), ...lines].join('\n')
  })
  return `${[...blocks, counted, total(diagnostics, words, paints)].filter(Boolean).join('\n\n')}\n`
}

function heading(path: string, diagnostics: readonly Diagnostic[], { red, yellow, underline }: Paints): string {
  const paint = countOf(diagnostics, 'error') > 0 ? red : yellow
  return underline(paint(escapeLine(path)))
}

function lineOf(
  cells: readonly string[],
  { severity, url }: Diagnostic,
  widths: readonly number[],
  { red, yellow, cyan, bold }: Paints,
  hasLinks: boolean,
): string {
  const [place, label, reason, rule = '', ...rest] = cells.map((cell, column) => cell.padEnd(widths[column] ?? 0))
  const paint = severity === 'error' ? red : yellow
  const colored = bold((reason ?? '').replace(/`[^`]*`/g, cyan))
  const linked = hasLinks ? rule.replace(/\S+/, (name) => terminalLink(name, url)) : rule
  return [place, paint(label ?? ''), colored, linked, ...rest].join(' ').trimEnd()
}

function cellsOf({ place, severity, text: reason, rule }: Diagnostic, { severities }: CommandMessages): string[] {
  return [placeText(place), severities[severity], reason, rule, 'mdsplice']
}

function placeText(place: Place | null): string {
  return place ? `${place.line}:${place.column}-${place.endLine}:${place.endColumn}` : ''
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  return widths
}

function total(diagnostics: readonly Diagnostic[], { counts }: CommandMessages, { red, yellow }: Paints): string {
  const [errors, warnings] = [countOf(diagnostics, 'error'), countOf(diagnostics, 'warning')]
  const parts = [
    ...(errors > 0 ? [`${red('✖')} ${counts.error(errors)}`] : []),
    ...(warnings > 0 ? [`${yellow('⚠')} ${counts.warning(warnings)}`] : []),
  ]
  if (parts.length === 0) return ''
  return errors === diagnostics.length || warnings === diagnostics.length
    ? parts.join(', ')
    : `${counts.all(diagnostics.length)} (${parts.join(', ')})`
}

function paintsFor(color: boolean): Paints {
  const paint =
    (on: number, off: number): Paint =>
    (text) =>
      color ? `\u001B[${on}m${text}\u001B[${off}m` : text
  return { red: paint(31, 39), yellow: paint(33, 39), cyan: paint(36, 39), bold: paint(1, 22), underline: paint(4, 24) }
}

const widest = 100

/**
 * The line that a diagnostic is about, and carets below what it means; an empty string when there is no such line. Of a long
 * line the part around that is shown.
 *
 * @param lines of the file
 */
function sourceFrame(lines: readonly string[], place: Place | null): string {
  const line = place && lines[place.line - 1]?.replace(/\r$/, '')
  if (!place || !line?.trim()) return ''
  const from = place.column - 1
  const to = Math.max(from + 1, place.line === place.endLine ? place.endColumn - 1 : line.length)
  const start = line.length <= widest ? 0 : Math.max(0, Math.min(from - 20, line.length - widest))
  const end = Math.min(line.length, start + widest)
  const before = shown(line.slice(start, from))
  const meant = shown(line.slice(from, Math.min(to, end)))
  const after = shown(line.slice(Math.min(to, end), end))
  const lead = start > 0 ? '…' : ''
  const number = `  ${place.line} │ `
  const text = `${number}${lead}${before}${meant}${after}${end < line.length ? '…' : ''}`
  const carets = `${' '.repeat(number.length - 2)}│ ${' '.repeat(lead.length + before.length)}${'^'.repeat(Math.max(1, meant.length))}`
  return `${text}\n${carets}`
}

function shown(text: string): string {
  return escapeLine(text.replaceAll('\t', ' '))
}

/** Of more lists to write than this, the number in each folder is printed: the first `check` of a site can find hundreds. */
const mostNamed = 30

/** So many folders have a line of their own. */
const mostFolders = 20

/**
 * Splits off the messages about lists that `mdsplice write` writes, where there are very many.
 *
 * @returns the other diagnostics, and the numbers as text; an empty text where all lists are named one by one
 */
function countStaleLists(
  diagnostics: readonly Diagnostic[],
  { stale, diff: { more } }: CommandMessages,
): { named: readonly Diagnostic[]; counted: string } {
  const lists = diagnostics.filter(({ rule }) => rule === 'stale-region')
  if (lists.length <= mostNamed) return { named: diagnostics, counted: '' }
  const counts = new Map<string, number>()
  for (const { path } of lists) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1) || './'
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const folders = [...counts].sort(([, one], [, other]) => other - one)
  const width = String(folders[0]?.[1] ?? '').length
  const lines = folders
    .slice(0, mostFolders)
    .map(([folder, count]) => `  ${String(count).padStart(width)}  ${escapeLine(folder)}`)
  const rest = folders.length - lines.length
  return {
    named: diagnostics.filter(({ rule }) => rule !== 'stale-region'),
    counted: [stale(lists.length), ...lines, ...(rest > 0 ? [`  ${more(rest)}`] : [])].join('\n'),
  }
}
