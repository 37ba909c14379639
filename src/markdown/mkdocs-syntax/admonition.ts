import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { codes } from 'micromark-util-symbol'
import type { Extension } from 'micromark-util-types'
import { headLine } from './head-line.ts'
import { indentedContainer } from './indented-body.ts'
import type { Admonition } from './nodes.ts'

/** What the head of an admonition says. */
export type AdmonitionHead = Pick<Admonition, 'kind' | 'title'>

const head = /^!!! ?([\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)*)(?: +"(.*?)")? *$/u

/** Reads `!!! type "title"`, a line without its indent; undefined when it is none (`AdmonitionProcessor.RE`). */
export function readAdmonitionHead(text: string): AdmonitionHead | undefined {
  const match = text.startsWith('!!!') ? head.exec(text) : null
  return match ? { kind: match[1] ?? '', title: match[2] ?? null } : undefined
}

/** micromark: `!!!` and what is indented below it. */
export const admonition: Extension = {
  document: {
    [codes.exclamationMark]: indentedContainer(
      'admonition',
      headLine('admonition', 'admonitionHead', (text) => readAdmonitionHead(text) !== undefined),
    ),
  },
}

/** mdast: `admonition` nodes. */
export const admonitionFromMarkdown: FromMarkdownExtension = {
  enter: {
    admonition(token) {
      this.enter({ type: 'admonition', kind: '', title: null, children: [] }, token)
    },
  },
  exit: {
    admonitionHead(token) {
      Object.assign(this.stack.at(-1) ?? {}, readAdmonitionHead(this.sliceSerialize(token)))
    },
    admonition(token) {
      this.exit(token)
    },
  },
}
