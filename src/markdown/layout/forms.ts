import type { Dialect, DialectName } from '../dialect.ts'
import { unescaped, withEqualEscapes } from './escapes.ts'
import { logicalLines, type LogicalLine } from './lines.ts'

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
  // White space but a single space, for nearly all of it is one already.
  const even = text.replace(/(?: \s|[^\S ])\s*/g, ' ')
  return (even.includes('|') ? even.replace(/ ?\| ?/g, '|') : even).trim()
}

/** Writes emphasis with `*` where it has `_`. Underscores within words, in the target of a link and behind `\` are text. */
function withOneEmphasis(text: string): string {
  if (!text.includes('_')) return text
  let result = ''
  let isInTarget = false
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? ''
    if (text.startsWith('](', index)) isInTarget = true
    else if (sign === ')' || sign === ' ') isInTarget = false
    result += sign === '_' && !isInTarget && isDelimiter(text, index) ? '*' : sign
  }
  return result
}

/** Whether an underscore has a letter or a digit on one side at most; a run of two is one mark. */
function isDelimiter(text: string, index: number): boolean {
  const start = text[index - 1] === '_' ? index - 1 : index
  const end = text[index + 1] === '_' ? index + 1 : index
  const [before, after] = [text[start - 1] ?? ' ', text[end + 1] ?? ' ']
  if (before === '\\' || before === '_' || after === '_') return false
  const isWord = /[\p{L}\p{N}]/u
  return isWord.test(before) !== isWord.test(after) || /\S/.test(before) !== /\S/.test(after)
}

/**
 * How deep lines are in items and quotes. Python-Markdown takes four columns for a level, whatever the item's text begins
 * with; to CommonMark something is in an item when it is indented as far as the item's text.
 */
class Nesting {
  readonly #dialect: DialectName
  readonly #base: readonly number[]
  #quotes: string
  /** At which columns the texts of the open items begin, outermost first. */
  #items: number[]

  /** @param base at which column the text of the item begins that all lines are in; 0 in none */
  constructor(base: number, dialect: DialectName) {
    this.#dialect = dialect
    this.#base = base > 0 ? [base] : []
    this.#quotes = ''
    this.#items = [...this.#base]
  }

  depthOf({ indentation, kind, text }: LogicalLine): string {
    const parts = indentation.split('>').map(Number)
    const columns = parts.at(-1) ?? 0
    const quotes = parts.slice(0, -1)
    if (this.#dialect === 'python-markdown') return [...quotes, columns].map((count) => Math.floor(count / 4)).join('>')
    const opened = '>'.repeat(quotes.length)
    if (opened !== this.#quotes) this.#items = [...this.#base]
    this.#quotes = opened
    while (columns < (this.#items.at(-1) ?? 0)) this.#items.pop()
    const left = columns - (this.#items.at(-1) ?? 0)
    const depth = `${opened}${this.#items.length}${left > 3 ? ' code' : ''}`
    if (kind === 'item') this.#items.push(columns + contentOffset(text))
    return depth
  }
}

/** How far the text of an item is from its bullet. */
function contentOffset(item: string): number {
  const [marker = '', spaces = ''] = /^\S+( *)/.exec(item) ?? []
  const length = marker.length - spaces.length
  return spaces.length >= 1 && spaces.length <= 4 ? length + spaces.length : length + 1
}
