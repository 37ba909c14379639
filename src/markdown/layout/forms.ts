import { Nesting } from './nesting.ts'
import { unescaped, withEqualEscapes } from './escapes.ts'
import { logicalLines, type LogicalLine } from './lines.ts'
import { withOneEmphasis } from './emphasis.ts'
import type { Dialect } from '../dialect.ts'

/**
 * What remains of Markdown when layout is taken out: padding, indentation, bullets, soft line breaks, and the way in which
 * characters are escaped. Formatters change no more than that, though they may change by it what is rendered.
 */
export function withoutLayout(markdown: string): string {
  return logicalLines(markdown)
    .map((line) => spaced(unescaped(oneStyle(line))))
    .filter((line) => line !== '')
    .join('\n')
}

/** What remains when line ends are taken out, too: a formatter that knows no tables takes their rows for a paragraph. */
export function wordsOf(markdown: string): string {
  return withoutLayout(markdown).replace(/\s+/g, '')
}

/**
 * What remains when the layout is taken out that makes no difference to the built page. Indentation remains as the depth of
 * what is in items and quotes, a blank line where one block would go on with another, and an escape where it has a meaning.
 *
 * @param base at which column the text of the item begins that it is in; 0 in none
 */
export function renderedForm(markdown: string, base: number, dialect: Dialect): string {
  const nesting = new Nesting(base, dialect.name)
  let above: LogicalLine | null = null
  let form = ''
  for (const line of logicalLines(markdown)) {
    const isApart = above !== null && line.followsBlank && line.kind !== 'heading' && above.kind !== 'heading'
    const isCode = line.kind === 'code'
    const content = isCode ? line.text.trimEnd() : withEqualEscapes(oneStyle(line), dialect.name, line.kind === 'text')
    const depth = isCode ? '' : nesting.depthOf(line)
    form += `${isApart ? '\n' : ''}${depth} ${line.kind} ${isCode ? content : spaced(hardBreaks(content, dialect))}\n`
    above = line
  }
  return form
}

/** Line breaks that are shown stay: with `nl2br` all are. */
function hardBreaks(text: string, { name, options }: Dialect): string {
  if (!text.includes('\n')) return text
  const showsAll = options?.extensions.has('nl2br') ?? false
  const lines = text.split('\n')
  return lines
    .map((line, index) => {
      const isShown = showsAll || line.endsWith('  ') || (name === 'commonmark' && line.endsWith('\\'))
      return index === lines.length - 1 ? line : line + (isShown ? '\uE001' : ' ')
    })
    .join('')
}

/** Of what can be written in several ways, one: bullets, rules, emphasis, and the quotation marks of a link's title. */
function oneStyle({ kind, text }: LogicalLine): string {
  if (kind === 'code' || kind === 'fence') return text
  if (kind === 'rule') return '***'
  const content = kind === 'item' ? text.replace(/^[*+](?=\s)/, '-') : text
  return withOneEmphasis(content).replace(/(\]\([^()\s]*) '([^'\n]*)'\)/g, '$1 "$2")')
}

function spaced(text: string): string {
  if (/^[|:\s-]+$/.test(text)) return text.replace(/\s+/g, '').replace(/-+/g, '-')
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?\| ?/g, '|')
    .trim()
}
