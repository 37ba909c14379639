import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { markdownLineEnding } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Construct, Effects, Extension, State, TokenType, TokenizeContext } from 'micromark-util-types'
import { headLine } from './head-line.ts'
import type { PymdownxBlock } from './nodes.ts'

/** What the head of a block says, and how many slashes open it. */
export type PymdownxBlockHead = Pick<PymdownxBlock, 'name' | 'argument'> & { size: number }

const head = /^(\/{3,}) *([\p{L}\p{N}_-]+) *(?:\| *(.*)|$)/su

/** Reads `/// name | argument`, a line without its indent; undefined when it is none. */
export function readPymdownxBlockHead(text: string): PymdownxBlockHead | undefined {
  const match = text.startsWith('///') ? head.exec(text) : null
  return match
    ? { name: match[2] ?? '', argument: match[3]?.trimEnd() ?? null, size: match[1]?.length ?? 3 }
    : undefined
}

/** Every line is held against the end of every open block, so blocks nest only so deep. */
const maximumDepth = 20

const tokenizeHead = headLine('pymdownxBlock', 'pymdownxBlockHead', (text) => readPymdownxBlockHead(text) !== undefined)

const block: Construct = {
  name: 'pymdownxBlock',
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const afterHead: State = (code) => {
      if ((this.parser.mkdocsOpenBlocks ?? 0) >= maximumDepth) return nok(code)
      const [, token] = this.events.at(-1) ?? []
      const size = token ? (readPymdownxBlockHead(this.sliceSerialize(token))?.size ?? 3) : 3
      this.containerState = {
        ...this.containerState,
        mkdocsBlock: { size, isCounted: false, hasContent: false, isClosed: false },
      }
      return ok(code)
    }
    return tokenizeHead.call(this, effects, afterHead, nok)
  },
  continuation: { tokenize: tokenizeContinuation },
  exit(effects) {
    if (this.containerState?.mkdocsBlock?.isCounted)
      this.parser.mkdocsOpenBlocks = (this.parser.mkdocsOpenBlocks ?? 1) - 1
    effects.exit('pymdownxBlock')
  },
}

const end: Construct = {
  partial: true,
  tokenize: wholeLine('pymdownxBlockEnd', (text, size) => text.trim() === '/'.repeat(size)),
}
const option: Construct = {
  partial: true,
  tokenize: wholeLine('pymdownxBlockOption', (text) => /^(?: {4}|\t)[ \t]*\S/.test(text)),
}

/** Every line goes on with the block up to the one that closes it. Indented lines right below the head are options. */
function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const state = this.containerState?.mkdocsBlock
  if (!state || state.isClosed) return nok
  if (!state.isCounted) this.parser.mkdocsOpenBlocks = (this.parser.mkdocsOpenBlocks ?? 0) + 1
  state.isCounted = true
  const closed: State = (code) => {
    state.isClosed = true
    return ok(code)
  }
  const content: State = (code) => {
    state.hasContent = true
    return ok(code)
  }
  return effects.attempt(end, closed, state.hasContent ? content : effects.attempt(option, ok, content))
}

function wholeLine(name: TokenType, isIt: (text: string, size: number) => boolean): Construct['tokenize'] {
  return function tokenizeLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const inLine: State = (code) => {
      if (code !== null && !markdownLineEnding(code)) {
        effects.consume(code)
        return inLine
      }
      const text = this.sliceSerialize(effects.exit(name))
      return isIt(text, this.containerState?.mkdocsBlock?.size ?? 3) ? ok(code) : nok(code)
    }
    return (code) => {
      if (code === null || markdownLineEnding(code)) return nok(code)
      effects.enter(name)
      return inLine(code)
    }
  }
}

/** micromark: `/// name` up to the line with as many slashes (`pymdownx.blocks`). */
export const pymdownxBlock: Extension = { document: { [codes.slash]: block } }

/** mdast: `pymdownxBlock` nodes. */
export const pymdownxBlockFromMarkdown: FromMarkdownExtension = {
  enter: {
    pymdownxBlock(token) {
      this.enter({ type: 'pymdownxBlock', name: '', argument: null, children: [] }, token)
    },
  },
  exit: {
    pymdownxBlockHead(token) {
      const { name, argument } = readPymdownxBlockHead(this.sliceSerialize(token)) ?? { name: '', argument: null }
      Object.assign(this.stack.at(-1) ?? {}, { name, argument })
    },
    pymdownxBlock(token) {
      this.exit(token)
    },
  },
}
