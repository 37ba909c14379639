import type { Construct, Effects, State, TokenizeContext } from 'micromark-util-types'

/**
 * Ends a paragraph before a line that its container does not go on with. It takes nothing of the line, and is a
 * construct only where a paragraph asks what interrupts it.
 */
export const notLazy: Construct = { name: 'mkdocsNotLazy', tokenize: tokenizeNotLazy }

function tokenizeNotLazy(this: TokenizeContext, _effects: Effects, ok: State, nok: State): State {
  return (code) => (this.interrupt && this.parser.mkdocsNotLazy?.[this.now().line] === true ? ok(code) : nok(code))
}
