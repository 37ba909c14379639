import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { factorySpace } from 'micromark-factory-space'
import { markdownLineEnding } from 'micromark-util-character'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { codes } from 'micromark-util-symbol'
import type { Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import { indentedContainer } from './indented-body.ts'

/** micromark: `[^label]: text` and what is indented below it (`FootnoteBlockProcessor`). */
export const footnote: Extension = {
  document: { [codes.leftSquareBracket]: indentedContainer('footnoteBody', tokenizePrefix) },
}

function tokenizePrefix(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const afterSpace: State = (code) => {
    const prefix = this.sliceSerialize(effects.exit('footnoteBodyPrefix'))
    this.parser.gfmFootnotes ??= []
    this.parser.gfmFootnotes.push(normalizeIdentifier(labelOf(prefix)))
    return ok(code)
  }
  const atColon: State = (code) => {
    if (code !== codes.colon) return nok(code)
    effects.consume(code)
    return factorySpace(effects, afterSpace, 'whitespace')
  }
  const inLabel: State = (code) => {
    if (code === null || markdownLineEnding(code)) return nok(code)
    effects.consume(code)
    return code === codes.rightSquareBracket ? atColon : inLabel
  }
  const atCaret: State = (code) => {
    if (code !== codes.caret) return nok(code)
    effects.consume(code)
    return inLabel
  }
  return (code) => {
    effects.enter('footnoteBody', { _container: true })
    effects.enter('footnoteBodyPrefix')
    effects.consume(code)
    return atCaret
  }
}

function labelOf(prefix: string): string {
  return prefix.slice(2, prefix.indexOf(']'))
}

/** mdast: `footnoteDefinition` nodes, as with GFM. */
export const footnoteFromMarkdown: FromMarkdownExtension = {
  enter: {
    footnoteBody(token) {
      this.enter({ type: 'footnoteDefinition', identifier: '', label: '', children: [] }, token)
    },
  },
  exit: {
    footnoteBodyPrefix(token) {
      const label = labelOf(this.sliceSerialize(token))
      Object.assign(this.stack.at(-1) ?? {}, { identifier: normalizeIdentifier(label).toLowerCase(), label })
    },
    footnoteBody(token) {
      this.exit(token)
    },
  },
}
