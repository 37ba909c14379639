import { markdownLineEnding } from 'micromark-util-character'
import type { Code, Construct, Effects, State, TokenType, TokenizeContext } from 'micromark-util-types'

/** Whether what begins here is indented; the heads of most containers must not be. */
export function isIndented({ events }: TokenizeContext): boolean {
  return events.at(-1)?.[1].type === 'linePrefix'
}

/**
 * Reads a container's head, which takes a line of its own.
 *
 * @param name the container's token
 * @param head the token of its head
 * @param isHead whether the text of a line is such a head
 */
export function headLine(name: TokenType, head: TokenType, isHead: (text: string) => boolean): Construct['tokenize'] {
  return function tokenizeHead(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const inLine: State = (code) => {
      if (code !== null && !markdownLineEnding(code)) {
        effects.consume(code)
        return inLine
      }
      const token = effects.exit(head)
      return isHead(this.sliceSerialize(token, true)) ? ok(code) : nok(code)
    }
    return (code: Code) => {
      if (isIndented(this)) return nok(code)
      effects.enter(name, { _container: true })
      effects.enter(head)
      return inLine(code)
    }
  }
}
