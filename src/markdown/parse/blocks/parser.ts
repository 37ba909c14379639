import { blocksOf, type Block, type Line } from './block.ts'
import { readIndentedCode, readMath } from './code-and-math.ts'
import { readAdmonition, readDetails, readTab } from './containers.ts'
import { readDefinition } from './definition-list.ts'
import { addElement, type Element } from './element.ts'
import { Footnotes, readFootnote } from './footnote.ts'
import { readHeading, readThematicBreak, readUnderlinedHeading } from './headings.ts'
import { readIndentedItem, readList } from './lists.ts'
import { readAbbreviation, readReference } from './references.ts'
import { readTable } from './table.ts'
import { readElement, readParagraph, readQuote } from './text.ts'
import type { Stashed } from '../placeholder.ts'

/** What a list item's or a definition's text becomes depends on what it is read as. */
export type State = 'detabbed' | 'list' | 'looselist' | 'blockquote'

/**
 * Reads what begins at the first block, if it is of its kind: takes it off the stack of blocks (whose last one comes
 * first), puts elements into the parent, and puts back what is left over.
 *
 * @returns whether it has read anything
 */
export type BlockReader = (parser: BlockParser, parent: Element, blocks: Block[]) => boolean

/** In the order of their priorities in Python-Markdown. */
const readers: BlockReader[] = [
  readAdmonition,
  readElement,
  readDetails,
  readTab,
  readIndentedItem,
  readIndentedCode,
  readMath,
  readTable,
  readHeading,
  readUnderlinedHeading,
  readThematicBreak,
  readList,
  readDefinition,
  readQuote,
  readFootnote,
  readAbbreviation,
  readReference,
  readParagraph,
]

/** Containers nested deeper than this are read as text: the renderer itself gives up there. */
const maximumDepth = 100

/**
 * The fourth stage: Python-Markdown's `BlockParser` with the block processors of the extensions that Material for
 * MkDocs recommends. Every reader looks at a whole block, not at a line, and the first that finds its mark anywhere in
 * it takes the block apart.
 */
export class BlockParser {
  readonly stash: readonly Stashed[]
  readonly footnotes = new Footnotes()
  /** Labels of link references, lower case. */
  readonly references = new Set<string>()
  readonly #states: State[] = []
  #depth = 0

  constructor(stash: readonly Stashed[]) {
    this.stash = stash
  }

  /** Reads the lines of a page. */
  parse(lines: readonly Line[]): Element {
    const root = addElement(undefined, 'root')
    this.parseLines(root, lines)
    this.footnotes.parse(this, root)
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
      if (this.#depth > maximumDepth) readParagraph(this, parent, blocks)
      else readers.some((read) => read(this, parent, blocks))
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
