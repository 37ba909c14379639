import { placeIn, type FoundMessage, type MessagedFile, type ReportedMessage } from '../report.ts'
import { visible } from '../visible.ts'

type Paint = (text: string) => string

/** Colours as the reporters of the remark family have them. */
interface Paints {
  red: Paint
  yellow: Paint
  cyan: Paint
  bold: Paint
  underline: Paint
}

/**
 * The messages as people read them, grouped by file; an empty string when there are none. The files keep their order,
 * which `vfile-reporter` would change with the language of the machine.
 *
 * @param color whether the reader is a terminal that shows colours
 * @param showsSource whether the line that a message is about stands below it
 */
export function reportText(files: readonly MessagedFile[], color: boolean, showsSource = false): string {
  const withMessages = files.filter((file) => file.messages.length > 0)
  if (withMessages.length === 0) return ''
  const paints = paintsFor(color)
  const widths = columnWidths(withMessages.flatMap(({ messages }) => messages.map(cellsOf)))
  const blocks = withMessages.map((file) => {
    const source = showsSource ? String(file).split('\n') : []
    const lines = file.messages.flatMap((message) => {
      const frame = showsSource ? sourceFrame(source, placeIn(message)) : ''
      return [lineOf(message, widths, paints), ...(frame === '' ? [] : [frame])]
    })
    return [heading(file, paints), ...lines].join('\n')
  })
  return `${[...blocks, total(withMessages, paints)].filter(Boolean).join('\n\n')}\n`
}

function heading({ path, messages }: MessagedFile, { red, yellow, underline }: Paints): string {
  const paint = messages.some(({ fatal }) => fatal === true) ? red : yellow
  return underline(paint(visible(path)))
}

function lineOf(message: FoundMessage, widths: readonly number[], { red, yellow, cyan, bold }: Paints): string {
  const [place, severity, text, ...rest] = cellsOf(message).map((cell, column) => cell.padEnd(widths[column] ?? 0))
  const label = message.fatal === true ? red : yellow
  const reason = bold((text ?? '').replace(/`[^`]*`/g, cyan))
  return [place, label(severity ?? ''), reason, ...rest].join(' ').trimEnd()
}

function cellsOf({ place, fatal, reason, ruleId, source }: FoundMessage): string[] {
  const severity = fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
  return [placeOf(place), severity, reason, ruleId ?? '', source ?? '']
}

function placeOf(place: FoundMessage['place']): string {
  if (!place) return ''
  if (!('start' in place)) return `${place.line}:${place.column}`
  return `${place.start.line}:${place.start.column}-${place.end.line}:${place.end.column}`
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  return widths
}

function total(files: readonly MessagedFile[], { red, yellow }: Paints): string {
  const messages = files.flatMap((file) => file.messages)
  const errors = messages.filter(({ fatal }) => fatal === true).length
  const warnings = messages.filter(({ fatal }) => fatal === false).length
  const parts = [
    ...(errors > 0 ? [`${red('✖')} ${errors} error${errors === 1 ? '' : 's'}`] : []),
    ...(warnings > 0 ? [`${yellow('⚠')} ${warnings} warning${warnings === 1 ? '' : 's'}`] : []),
  ]
  if (parts.length === 0) return ''
  return errors === messages.length || warnings === messages.length
    ? parts.join(', ')
    : `${messages.length} messages (${parts.join(', ')})`
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
 * The line that a message is about, and carets below what it means; an empty string when there is no such line. Of a long
 * line the part around that is shown.
 *
 * @param lines of the file
 */
export function sourceFrame(lines: readonly string[], place: ReportedMessage['place']): string {
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
  return visible(text.replaceAll('\t', ' '))
}
