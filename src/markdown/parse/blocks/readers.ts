import { readIndentedCode, readMath } from './code-and-math.ts'
import { readAdmonition, readDetails, readTab } from './containers.ts'
import { readDefinition } from './definition-list.ts'
import { readFootnote } from './footnote.ts'
import { readHeading, readThematicBreak, readUnderlinedHeading } from './headings.ts'
import { readIndentedItem, readList } from './lists.ts'
import type { BlockReader } from './parser.ts'
import { readAbbreviation, readReference } from './references.ts'
import { readTable } from './table.ts'
import { readElement, readParagraph, readQuote } from './text.ts'

/** The readers of all kinds of blocks, in the order of their priorities in Python-Markdown. Add yours here. */
export const blockReaders: readonly BlockReader[] = [
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
