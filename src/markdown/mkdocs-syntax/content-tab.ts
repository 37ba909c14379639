import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { codes } from 'micromark-util-symbol'
import type { Extension } from 'micromark-util-types'
import { headLine } from './head-line.ts'
import { indentedContainer } from './indented-body.ts'
import type { ContentTab } from './nodes.ts'

/** What the head of a content tab says. */
export type ContentTabHead = Pick<ContentTab, 'title' | 'startsSet' | 'isSelected'>

const head = /^===(\+!|!\+|[+!])? +"(.*?)" *$/

/** Reads `=== "title"`, `===! …` or `===+ …`, a line without its indent; undefined when it is none (`TabbedProcessor.START`). */
export function readContentTabHead(text: string): ContentTabHead | undefined {
  const match = text.startsWith('===') ? head.exec(text) : null
  const marks = match?.[1] ?? ''
  return match ? { title: match[2] ?? '', startsSet: marks.includes('!'), isSelected: marks.includes('+') } : undefined
}

/** micromark: `===` with a title and what is indented below it. */
export const contentTab: Extension = {
  document: {
    [codes.equalsTo]: indentedContainer(
      'contentTab',
      headLine('contentTab', 'contentTabHead', (text) => readContentTabHead(text) !== undefined),
    ),
  },
}

/** mdast: `contentTab` nodes. */
export const contentTabFromMarkdown: FromMarkdownExtension = {
  enter: {
    contentTab(token) {
      this.enter({ type: 'contentTab', title: '', startsSet: false, isSelected: false, children: [] }, token)
    },
  },
  exit: {
    contentTabHead(token) {
      Object.assign(this.stack.at(-1) ?? {}, readContentTabHead(this.sliceSerialize(token)))
    },
    contentTab(token) {
      this.exit(token)
    },
  },
}
