import { factorySpace } from 'micromark-factory-space'
import { markdownLineEnding } from 'micromark-util-character'
import type { Construct, Effects, Exiter, State, TokenType, TokenizeContext } from 'micromark-util-types'

const blankLine: Construct = { partial: true, tokenize: tokenizeBlankLine }
const indent: Construct = { partial: true, tokenize: tokenizeIndent }

/**
 * How the containers of Python-Markdown go on: by lines that are indented by four columns, and by blank ones. A line
 * that is neither ends the container; it does not continue a paragraph in it, as CommonMark's lazy lines do.
 */
export const indentedBody: Construct = { tokenize: tokenizeBody }

function tokenizeBody(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const endsHere: State = (code) => {
    this.parser.mkdocsNotLazy ??= {}
    this.parser.mkdocsNotLazy[this.now().line] = true
    return nok(code)
  }
  return effects.check(blankLine, ok, effects.attempt(indent, ok, endsHere))
}

function tokenizeBlankLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const afterSpace: State = (code) => (code === null || markdownLineEnding(code) ? ok(code) : nok(code))
  return factorySpace(effects, afterSpace, 'linePrefix')
}

function tokenizeIndent(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = this.events.length
  const afterIndent: State = (code) => {
    const last = this.events.at(-1)
    const isNew = this.events.length > before && last?.[1].type === 'mkdocsIndent'
    return isNew && last[2].sliceSerialize(last[1], true).length === 4 ? ok(code) : nok(code)
  }
  return factorySpace(effects, afterIndent, 'mkdocsIndent', 5)
}

/** A container that goes on by indent. Its `tokenize` reads what opens it. */
export function indentedContainer(name: TokenType, tokenize: Construct['tokenize']): Construct {
  const exit: Exiter = (effects) => {
    effects.exit(name)
  }
  return { name, tokenize, continuation: indentedBody, exit }
}
