import { blocksOf, type Block, type Line } from './block.ts'
import { addElement, type Element } from './element.ts'
import type { Stashed } from '../placeholder.ts'

/** What a list item's or a definition's text becomes depends on what it is read as. */
export type State = 'detabbed' | 'list' | 'looselist' | 'blockquote' | 'blocks'

/**
 * Reads what begins at the first block, if it is of its kind: takes it off the stack of blocks (whose last one comes
 * first), puts elements into the parent, and puts back what is left over.
 *
 * @returns whether it has read anything
 */
export type BlockReader = (parser: BlockParser, parent: Element, blocks: Block[]) => boolean

/** A footnote, the lines of what it says, and where it is defined: in which element, after how many of its children. */
export interface Footnote {
  element: Element
  lines: Line[]
  parent: Element
  index: number
}

/** Containers nested deeper than this are read as text: the renderer itself gives up there. */
const maximumDepth = 100

/**
 * The fourth stage: Python-Markdown's `BlockParser` with the block processors of a site's extensions. Every reader looks
 * at a whole block, not at a line, and the first that finds its mark anywhere in it takes the block apart.
 */
export class BlockParser {
  readonly stash: readonly Stashed[]
  /** By label. They are read after all else; of two with the same label the later one counts. */
  readonly footnotes = new Map<string, Footnote>()
  /** Labels of link references, lower case. */
  readonly references = new Set<string>()
  readonly #readers: readonly BlockReader[]
  readonly #states: State[] = []
  #depth = 0

  /** @param readers in the order in which they are asked; the last one reads whatever the others leave */
  constructor(stash: readonly Stashed[], readers: readonly BlockReader[]) {
    this.stash = stash
    this.#readers = readers
  }

  /** Reads the lines of a page. */
  parse(lines: readonly Line[]): Element {
    const root = addElement(undefined, 'root')
    this.parseLines(root, lines)
    // A footnote that is defined in another one is dropped: the renderer has gone past it.
    const read = [...this.footnotes.keys()].map((label) => {
      const footnote = this.footnotes.get(label) as Footnote
      footnote.element.label = label
      this.parseLines(footnote.element, footnote.lines)
      return footnote
    })
    // Not before now: to what is read after it, a footnote is not there. The last one first, so that the indexes stay right.
    for (const { parent, index, element } of read.toReversed()) parent.children.splice(index, 0, element)
    return root
  }

  parseLines(parent: Element, lines: readonly Line[]): void {
    this.parseBlocks(parent, blocksOf(lines))
  }

  parseBlocks(parent: Element, given: readonly Block[]): void {
    const blocks = given.toReversed()
    this.#depth++
    while (blocks.length > 0) {
      const block = withoutLeadingBlanks(blocks.pop())
      if (!block) continue
      blocks.push(block)
      const readers = this.#depth > maximumDepth ? this.#readers.slice(-1) : this.#readers
      readers.some((read) => read(this, parent, blocks))
    }
    this.#depth--
  }

  /** Whether the innermost state is the given one. */
  isIn(state: State): boolean {
    return this.#states.at(-1) === state
  }

  /** Runs a function within a state. */
  within(state: State, run: () => void): void {
    this.#states.push(state)
    run()
    this.#states.pop()
  }
}

function withoutLeadingBlanks(block: Block | undefined): Block | undefined {
  let start = 0
  while (block && start < block.length && block.line(start).text === '') start++
  return block && start < block.length ? block.slice(start) : undefined
}
