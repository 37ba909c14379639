import { list } from 'micromark-core-commonmark'
import { codes } from 'micromark-util-symbol'
import type { Construct, ContainerState, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'

/** How far the content of an item is indented, whatever its marker: `Markdown.tab_length`. */
const width = 4

/**
 * micromark: list items whose further lines are indented by four columns (`ListIndentProcessor`). What is indented by
 * less belongs to the item only as a lazy line of its paragraph; a marker indented by less makes no nested list.
 */
const listItem: Construct = {
  ...list,
  name: 'mkdocsListItem',
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const afterPrefix: State = (code) => {
      stateOf(this).size = width
      return ok(code)
    }
    return list.tokenize.call(this, effects, afterPrefix, nok)
  },
  continuation: {
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      stateOf(this).size = width
      return list.continuation?.tokenize.call(this, effects, ok, nok) ?? nok
    },
  },
}

function stateOf(context: TokenizeContext): ContainerState {
  context.containerState ??= {}
  return context.containerState
}

const markers = [
  codes.asterisk,
  codes.plusSign,
  codes.dash,
  ...Array.from({ length: 10 }, (_, digit) => codes.digit0 + digit),
]

/** micromark: comes before CommonMark's lists, which then find nothing more. */
export const listItems: Extension = {
  document: Object.fromEntries(markers.map((marker) => [marker, listItem])),
}
