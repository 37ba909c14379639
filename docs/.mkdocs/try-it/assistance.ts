import {
  autocompletion,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { hoverTooltip, keymap, type EditorView, type Tooltip } from '@codemirror/view'
import { knownSite } from './answer.ts'
import { element } from './elements.ts'
import { render } from './render.ts'
import { complete } from '../../../src/editor/completion/complete.ts'
import { hover } from '../../../src/editor/hover/hover.ts'

/** Proposes what can be put into a page, and explains what stands in it, as the language server does. */
export function assistance(file: string): Extension {
  const path = file.replace(/^docs\//, '')
  return [
    autocompletion({ override: [(context) => proposals(path, context)] }),
    keymap.of(completionKeymap),
    hoverTooltip((view, offset) => explanation(path, view, offset)),
  ]
}

function proposals(path: string, { state, pos }: CompletionContext): CompletionResult | null {
  const known = knownSite()
  const found = known ? complete(known, path, state.doc.toString(), pos) : []
  const [first] = found
  if (!first) return null
  const { start, end } = first
  const options = found
    .filter((each) => each.start === start && each.end === end)
    .map(({ label, text, detail }, position) => ({
      label,
      apply: text,
      // The best come first, among those that match as well as others.
      boost: -position,
      ...(detail !== null && { detail }),
    }))
  return { from: start, to: end, options }
}

function explanation(path: string, { state }: EditorView, offset: number): Tooltip | null {
  const known = knownSite()
  const found = known && hover(known, path, state.doc.toString(), offset, (page) => page.path)
  if (!found) return null
  const dom = element('div', { class: 'try-it-explanation' })
  dom.innerHTML = render(found.markdown)
  return { pos: found.start, end: found.end, above: true, create: () => ({ dom }) }
}
