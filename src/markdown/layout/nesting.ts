import type { DialectName } from '../dialect.ts'
import type { LogicalLine } from './lines.ts'

/**
 * How deep lines are in items and quotes. Python-Markdown takes four columns for a level, whatever the item's text begins
 * with; to CommonMark something is in an item when it is indented as far as the item's text.
 */
export class Nesting {
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
