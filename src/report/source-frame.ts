import type { ReportedMessage } from './report.ts'
import { visible } from './visible.ts'

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
