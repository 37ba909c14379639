import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { factorySpace } from 'micromark-factory-space'
import { markdownSpace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import { indentedContainer } from './indented-body.ts'

/**
 * micromark: `:   text` and what is indented below it (`DefListProcessor`). The terms above it are a paragraph. At the
 * very start of a page it defines nothing.
 */
export const definition: Extension = {
  document: { [codes.colon]: indentedContainer('definitionBody', tokenizePrefix) },
}

function tokenizePrefix(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const afterSpace: State = (code) => {
    effects.exit('definitionBodyPrefix')
    return ok(code)
  }
  const afterColon: State = (code) =>
    markdownSpace(code) ? factorySpace(effects, afterSpace, 'whitespace', 4)(code) : nok(code)
  return (code) => {
    if (!this.events.some(([, token]) => token.type === 'chunkFlow')) return nok(code)
    effects.enter('definitionBody', { _container: true })
    effects.enter('definitionBodyPrefix')
    effects.consume(code)
    return afterColon
  }
}

/** mdast: `definitionBody` nodes. */
export const definitionFromMarkdown: FromMarkdownExtension = {
  enter: {
    definitionBody(token) {
      this.enter({ type: 'definitionBody', children: [] }, token)
    },
  },
  exit: {
    definitionBody(token) {
      this.exit(token)
    },
  },
}
