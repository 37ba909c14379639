import { dropStart, indent, type Block } from './block.ts'
import { addElement, type Element } from './element.ts'
import { growItem, readItem, type Item } from './lists.ts'
import type { BlockParser, BlockReader } from './parser.ts'

/** What `additional_ordered_styles` of `pymdownx.fancylists` can name. */
export const fancyStyles = ['roman', 'alpha', 'generic'] as const

/** A style of ordered lists besides numbers: `iv.`, `b)`, `#.`. */
export type FancyStyle = (typeof fancyStyles)[number]

const romanUpper =
  'M*(?:C[MD]|D(?:C{5}\\b|C{0,4})|(?:C{10}\\b|C{0,9}))(?:X[CL]|L(?:X{5}\\b|X{0,4})|(?:X{10}\\b|X{0,9}))' +
  '(?:I[XV]|V(?:I{5}\\b|I{0,4})|(?:I{10}\\b|I{0,9}))'

/** What is before the `.` or `)` of an ordered item (`FancyOListProcessor.__init__` of pymdownx 13). */
function markerPattern(styles: ReadonlySet<FancyStyle>): string {
  return [
    '\\d+',
    ...(styles.has('generic') ? ['#'] : []),
    ...(styles.has('roman') ? [`(?=[IVXLCDM]{2})${romanUpper}`, `(?=[ivxlcdm])${romanUpper.toLowerCase()}`] : []),
    ...(styles.has('roman') && !styles.has('alpha') ? ['[IVXLCDM](?=\\)|\\. {2})'] : []),
    ...(styles.has('alpha') ? ['[a-z]', '[A-Z](?=\\)|\\. {2})'] : []),
  ].join('|')
}

interface Items {
  items: Item[]
  /** The numbering of the items, such as `dot-roman`; empty for bullets. */
  numbering: string
  /** What begins with the first item with another numbering; null when all are alike. */
  rest: Block | null
}

/**
 * Readers of the lists of `pymdownx.fancylists`, ordered ones first: `a.`, `iv)`, `1)`, `#.`. A list ends where the
 * numbering changes.
 */
export function fancyListReaders(styles: ReadonlySet<FancyStyle>): BlockReader[] {
  const pattern = markerPattern(styles)
  const ordered = new RegExp(`^ {0,3}(?:(?:${pattern})[).]) +`)
  const bullet = /^ {0,3}[-+*] +/
  const child = new RegExp(`^ {0,3}((?:(?:${pattern})[).]|[-*+])) +`)
  const nested = new RegExp(`^ {4,7}(?:(?:${pattern})[).]|[-*+]) +`)

  const itemsOf = (block: Block, given: string): Items => {
    const items: Item[] = []
    let numbering = given
    for (let index = 0; index < block.length; index++) {
      const line = block.line(index)
      const match = child.exec(line.text)
      const last = items.at(-1)
      if (match) {
        const own = numberingOf(match[1] ?? '', !last, numbering, styles)
        if (last && own !== numbering) return { items, numbering, rest: block.slice(index) }
        numbering = own
        items.push({ lines: [dropStart(line, match[0].length)], head: line })
      } else if (last && nested.test(line.text) && !last.lines[0]?.text.startsWith(indent))
        items.push({ lines: [line], head: line })
      else last?.lines.push(line)
    }
    return { items, numbering, rest: null }
  }

  const readerOf =
    (tag: 'ol' | 'ul', head: RegExp): BlockReader =>
    (parser, parent, blocks) => {
      const block = blocks.at(-1) as Block
      if (!head.test(block.first.text)) return false
      blocks.pop()
      const sibling = parent.children.at(-1)
      const like = sibling?.tag === tag ? sibling : undefined
      const { items, numbering, rest } = itemsOf(block, (tag === 'ol' && like?.numbering) || '')
      if (rest) blocks.push(rest)
      readItems(parser, parent, like, { tag, numbering, items })
      return true
    }

  return [readerOf('ol', ordered), readerOf('ul', bullet)]
}

function readItems(
  parser: BlockParser,
  parent: Element,
  sibling: Element | undefined,
  { tag, numbering, items }: { tag: 'ol' | 'ul'; numbering: string; items: readonly Item[] },
): void {
  let list = sibling
  let left = items
  if (sibling && (sibling.numbering ?? '') === numbering) {
    growItem(sibling.children.at(-1))
    left = items.slice(1)
    parser.within('looselist', () => items.slice(0, 1).forEach((item) => readItem(parser, sibling, item, indent)))
  } else if (parent.tag === 'ol' || parent.tag === 'ul') list = parent
  else if (sibling?.numbering?.startsWith(forced)) sibling.numbering = numbering
  else {
    list = addElement(parent, tag)
    list.numbering = numbering
  }
  parser.within('list', () => {
    for (const item of left) readItem(parser, list as Element, item, indent)
  })
}

/** How the numbering begins that a block `/// fancylists` asks for. */
export const forced = 'force-'

/**
 * The numbering of an item (`FancyOListProcessor.get_fancy_type`). A letter that is a Roman numeral, too, is taken for
 * what the items before it are.
 */
function numberingOf(marker: string, isFirst: boolean, before: string, styles: ReadonlySet<FancyStyle>): string {
  const value = marker.slice(0, -1)
  const kind = marker.endsWith('.') ? 'dot-' : marker.endsWith(')') ? 'paren-' : ''
  if (kind === '') return ''
  const isForced = before.startsWith(forced)
  const wanted = before.slice(before.indexOf('-') + 1)
  if (isForced && canBe(value, wanted.toLowerCase(), styles)) return kind + wanted
  const known = isForced ? '' : before
  if (value === '#') return kind + (known === '' ? 'decimal' : wanted)
  if (/^\d+$/.test(value)) return `${kind}decimal`
  const isUpper = value === value.toUpperCase()
  const [alpha, roman] = isUpper ? ['ALPHA', 'ROMAN'] : ['alpha', 'roman']
  if (value.length > 1 || !styles.has('alpha')) return kind + roman
  const isRoman = 'ivxlcdm'.includes(value.toLowerCase())
  const isKnownAlpha = kind + alpha === known
  const isAlpha = isFirst
    ? !styles.has('roman') || !isRoman || isKnownAlpha || (kind + roman !== known && value.toLowerCase() !== 'i')
    : !styles.has('roman') || isKnownAlpha || !isRoman
  return kind + (isAlpha ? alpha : roman)
}

function canBe(value: string, wanted: string, styles: ReadonlySet<FancyStyle>): boolean {
  if (value === '#') return true
  if (wanted === 'decimal') return /^\d+$/.test(value)
  const isLetters = /^[a-z]+$/i.test(value)
  if (wanted === 'roman') return styles.has('roman') && isLetters && (value.length > 2 || /^[ivxlcdm]+$/i.test(value))
  return styles.has('alpha') && isLetters && value.length === 1
}
