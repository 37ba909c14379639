import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml'
import { Language, defineLanguageFacet, syntaxHighlighting } from '@codemirror/language'
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint'
import type { LSPClient } from '@codemirror/lsp-client'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, drawSelection, keymap, lineNumbers } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { parser } from '@lezer/markdown'
import type { Position } from 'vscode-languageserver-protocol'
import { offsetAt } from './places.ts'
import { filesOf, pathOf } from './site-files.ts'

/** Without the languages of HTML, which `@codemirror/lang-markdown` brings along: they are as large as all of the editor. */
const markdown = new Language(defineLanguageFacet(), parser, [], 'markdown')

/** One editor for all files: each keeps its state, with what can be undone in it. */
export class Editor {
  readonly view: EditorView
  readonly #client: LSPClient

  /**
   * @param client whose files it makes; it must not be connected yet
   * @param texts of the files, by URI
   * @param onChange called when the text of the file that is open has changed
   */
  constructor(parent: HTMLElement, client: LSPClient, texts: ReadonlyMap<string, string>, onChange: () => void) {
    this.view = new EditorView({ parent })
    this.#client = client
    for (const [uri, doc] of texts) {
      const [languageId, language] = languageOf(uri)
      const extensions = [client.plugin(uri, languageId), language, ...extensionsOf(pathOf(uri), onChange)]
      filesOf(client).add(uri, languageId, EditorState.create({ doc, extensions }))
    }
  }

  /** Shows a file. */
  open(uri: string): void {
    this.#keep()
    const file = filesOf(this.#client).getFile(uri)
    if (file && !file.view) this.view.setState(file.state)
  }

  /** The texts of all files, by URI. */
  get texts(): Map<string, string> {
    this.#keep()
    return new Map(filesOf(this.#client).files.map(({ uri, state }) => [uri, state.doc.toString()]))
  }

  /** Puts the cursor at a place of the file that is open. */
  goTo(position: Position): void {
    const anchor = offsetAt(this.view.state.doc, position)
    this.view.dispatch({ selection: { anchor }, scrollIntoView: true })
    this.view.focus()
  }

  destroy(): void {
    this.view.destroy()
  }

  /** Keeps the state of the file that is open, which the server knows then, too. */
  #keep(): void {
    this.#client.sync()
    const file = filesOf(this.#client).files.find(({ view }) => view)
    if (file) file.state = this.view.state
  }
}

function languageOf(uri: string): [id: string, language: Extension] {
  return uri.endsWith('.md') ? ['markdown', yamlFrontmatter({ content: markdown })] : ['yaml', yaml()]
}

function extensionsOf(path: string, onChange: () => void): Extension[] {
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    // The Tab key stays that of the page, so that the editor can be left by keyboard.
    keymap.of([
      ...defaultKeymap,
      ...historyKeymap,
      // Without the panel of CodeMirror: all messages are in the list below.
      { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
    ]),
    syntaxHighlighting(classHighlighter),
    EditorView.contentAttributes.of({ 'aria-label': `Text of ${path}` }),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) onChange()
    }),
  ]
}
