import { LSPPlugin } from '@codemirror/lsp-client'
import type { Extension } from '@codemirror/state'
import { EditorView, activateHover, closeHoverTooltips, hoverTooltip, keymap, type Tooltip } from '@codemirror/view'
import type { Hover, HoverParams, MarkupContent } from 'vscode-languageserver-protocol'
import { element } from './elements.ts'
import { offsetAt } from './places.ts'

const tooltip = hoverTooltip(explanationAt, { hideOn: ({ docChanged }) => docChanged })

/**
 * What stands under the mouse or, with a key, at the cursor; `hoverTooltips` of the client has no key. It is that of VS Code,
 * and not Ctrl everywhere, because macOS deletes with the first of the two.
 */
export const explanations: Extension = [
  tooltip,
  keymap.of([
    { key: 'Mod-k Mod-i', run: explainAtCursor },
    { key: 'Escape', run: closeExplanation },
  ]),
]

async function explanationAt(view: EditorView, offset: number): Promise<Tooltip | null> {
  const plugin = LSPPlugin.get(view)
  if (!plugin?.client.connected) return null
  plugin.client.sync()
  const found = await plugin.client.request<HoverParams, Hover | null>('textDocument/hover', {
    position: plugin.toPosition(offset),
    textDocument: { uri: plugin.uri },
  })
  if (!found?.range) return null
  const dom = element('div', { class: 'try-it-explanation', role: 'tooltip' })
  dom.innerHTML = plugin.docToHTML(found.contents as MarkupContent)
  const { doc } = view.state
  return {
    pos: offsetAt(doc, found.range.start),
    end: offsetAt(doc, found.range.end),
    above: true,
    create: () => ({ dom, mount: () => void setTimeout(() => announce(view, dom)) }),
  }
}

/** Says it to those who do not see it. */
function announce(view: EditorView, { innerText }: HTMLElement): void {
  view.dispatch({ effects: EditorView.announce.of(innerText) })
}

function explainAtCursor(view: EditorView): boolean {
  activateHover(view, view.state.selection.main.head, 1, {
    tooltip,
    until: ({ docChanged, selection }) => docChanged || selection !== undefined,
  })
  return true
}

function closeExplanation(view: EditorView): boolean {
  if (view.state.field(tooltip.active).length === 0) return false
  view.dispatch({ effects: closeHoverTooltips })
  return true
}
