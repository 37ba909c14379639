import { posix } from 'node:path'
import { spanOf, type Span } from '../../core/span.ts'
import type { Region } from '../directive.ts'
import { linksIn, regionSpan } from './regions.ts'
import type { Finding } from '../../report/finding.ts'
import type { Page } from '../../site/page.ts'
import { linesWithoutLayout } from '../../write/checksum.ts'
import type { GeneratedText } from '../../write/splice.ts'
import { decodePath } from '../../core/paths.ts'

/** A line that holds more than layout. */
interface Line extends Span {
  /** As it is there. */
  written: string
  /** Without its layout. */
  text: string
}

/**
 * The first difference between a listing and what it should be: the line that was changed, added or moved, or a row that is
 * gone.
 */
interface Difference {
  change: 'changed' | 'added' | 'removed' | 'moved' | 'unclear'
  span: Span
  /** The line as it should be; empty for one that was added. */
  expected: string
}

/**
 * Says of a listing that was edited where that is, and which value of which page it shows there: that is where the change
 * belongs.
 *
 * @param generated what it should be; null where none is possible
 * @param pageAt gives the page at a path relative to the docs directory
 */
export function describeEdit(
  page: Page,
  region: Region,
  generated: GeneratedText | null,
  pageAt: (path: string) => Page | undefined,
): Finding {
  const { comment, name } = region.directive
  const { start } = regionSpan(region)
  const found = linesOf(page.source, start, region.end?.comment.start ?? start)
  const right = generated && linesOf(generated.text, 0, generated.text.length)
  const difference = right && firstDifference(found, right)
  const { change, span, expected }: Difference = difference ?? { change: 'unclear', span: comment, expected: '' }
  const row = change === 'removed' ? expected.trim() : ''
  const { place, ...value } = valueBehind(
    page,
    expected,
    change === 'changed' ? page.source.slice(span.start, span.end) : '',
    pageAt,
  )
  const related = place ? [{ ...place, note: 'value' as const }] : []
  return { rule: 'edited-region', span, details: { name, change, row, ...value }, related }
}

function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = []
  for (let at = start; at < end; ) {
    const lineFeed = text.indexOf('\n', at)
    const stop = lineFeed === -1 || lineFeed > end ? end : lineFeed
    const written = text.slice(at, stop)
    const [content = ''] = linesWithoutLayout(written)
    const [indent = ''] = /^[\s>]*/.exec(written) ?? []
    if (content !== '')
      lines.push({ start: at + indent.length, end: at + written.trimEnd().length, written, text: content })
    at = stop + 1
  }
  return lines
}

function firstDifference(found: readonly Line[], expected: readonly Line[]): Difference | null {
  let index = 0
  while (index < found.length && found[index]?.text === expected[index]?.text) index++
  const [line, right] = [found[index], expected[index]]
  if (!line && !right) return null
  const has = (lines: readonly Line[], wanted: Line): boolean =>
    lines.slice(index + 1).some(({ text }) => text === wanted.text)
  if (line && (!right || (has(found, right) && !has(expected, line))))
    return { change: 'added', span: line, expected: '' }
  if (right && (!line || (has(expected, line) && !has(found, right)))) {
    const span = line ?? found.at(-1)
    return span ? { change: 'removed', span, expected: right.written } : null
  }
  if (!line || !right) return null
  const rest = expected.slice(index)
  const isMoved = has(expected, line) && has(found, right)
  return {
    change: isMoved ? 'moved' : 'changed',
    span: line,
    expected: isMoved ? '' : (rowOf(line, rest) ?? right).written,
  }
}

/** The row that leads with the same link as a line. */
function rowOf({ written }: Line, rows: readonly Line[]): Line | undefined {
  const [link] = linksIn(written)
  return link === undefined ? undefined : rows.find((row) => linksIn(row.written)[0] === link)
}

/** A value that a line of a listing shows: its field, and the page and line in which it is. Empty where that is not sure. */
interface ShownValue {
  field: string
  /** Relative to the docs directory. */
  path: string
  /** From 1; 0 where only the page is sure. */
  line: number
  place: { file: Page; span: Span } | null
}

/** In characters: more of a page is not searched for the value that one of many edited regions shows. */
const mostSearched = 20_000

/** Finds the value that a line shows as it should be, and no longer as it is: of the page that the line links to. */
function valueBehind(
  page: Page,
  expected: string,
  written: string,
  pageAt: (path: string) => Page | undefined,
): ShownValue {
  const [link = ''] = linksIn(expected)
  const target = /^(?:[a-z][a-z\d+.-]*:|#|\/|$)/i.test(link) ? undefined : pageAt(pathOf(page, link))
  if (!target || target.record) return { field: '', path: '', line: 0, place: null }
  const unsure = { field: '', path: target.path, line: 0, place: null }
  if (written === '' || target.frontMatter.end > mostSearched) return unsure
  const [right, wrong] = [plain(expected), plain(written)]
  const values = [...target.frontMatter.fields.values()].flatMap(({ name, values }) =>
    values.map(({ text, start, end }) => ({ field: name, text: plain(text), start, end })),
  )
  const heading = /^# ([^\n]*)/m.exec(
    target.source.slice(target.frontMatter.end, target.frontMatter.end + mostSearched),
  )
  const title = heading && {
    field: 'title',
    text: plain(heading[1] ?? ''),
    start: target.frontMatter.end + heading.index,
    end: target.frontMatter.end + heading.index + heading[0].trimEnd().length,
  }
  const [value] = [...values, ...(title ? [title] : [])]
    .filter(({ text }) => text !== '' && right.includes(text) && !wrong.includes(text))
    .sort((a, b) => b.text.length - a.text.length)
  if (!value) return unsure
  const line = target.source.slice(0, value.start).split('\n').length
  return { field: value.field, path: target.path, line, place: { file: target, span: spanOf(value) } }
}

function pathOf({ path }: Page, link: string): string {
  const [file = ''] = link.split(/[?#]/)
  return posix.join(posix.dirname(path), decodePath(file))
}

/** A text without links, layout and escapes. */
function plain(text: string): string {
  return linesWithoutLayout(text.replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')).join(' ')
}
