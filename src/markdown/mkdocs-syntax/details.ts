import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { codes } from 'micromark-util-symbol'
import type { Extension } from 'micromark-util-types'
import { headLine } from './head-line.ts'
import { indentedContainer } from './indented-body.ts'
import type { Details } from './nodes.ts'

/** What the head of a details block says. */
export type DetailsHead = Pick<Details, 'kind' | 'title' | 'isOpen'>

const words = String.raw`[\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)*`
const head = new RegExp(`^\\?{3}(\\+?)(?: ?(${words})(?: +"(.*?)")?| +"(.*?)") *$`, 'u')

/** Reads `??? type "title"` or `???+ …`, a line without its indent; undefined when it is none (`DetailsProcessor.START`). */
export function readDetailsHead(text: string): DetailsHead | undefined {
  const match = text.startsWith('???') ? head.exec(text) : null
  return match ? { kind: match[2] ?? '', title: match[3] ?? match[4] ?? null, isOpen: match[1] === '+' } : undefined
}

/** micromark: `???` and what is indented below it. */
export const details: Extension = {
  document: {
    [codes.questionMark]: indentedContainer(
      'details',
      headLine('details', 'detailsHead', (text) => readDetailsHead(text) !== undefined),
    ),
  },
}

/** mdast: `details` nodes. */
export const detailsFromMarkdown: FromMarkdownExtension = {
  enter: {
    details(token) {
      this.enter({ type: 'details', kind: '', title: null, isOpen: false, children: [] }, token)
    },
  },
  exit: {
    detailsHead(token) {
      Object.assign(this.stack.at(-1) ?? {}, readDetailsHead(this.sliceSerialize(token)))
    },
    details(token) {
      this.exit(token)
    },
  },
}
