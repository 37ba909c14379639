import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { Language, defineLanguageFacet, syntaxHighlighting } from '@codemirror/language'
import { yaml, yamlFrontmatter } from '@codemirror/lang-yaml'
import { setDiagnostics, lintKeymap, type Diagnostic } from '@codemirror/lint'
import { EditorState, type Text } from '@codemirror/state'
import { EditorView, drawSelection, keymap, lineNumbers } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { parser } from '@lezer/markdown'
import type { Message } from './answer.ts'
import { assistance } from './assistance.ts'

/** Without the languages of HTML, which `@codemirror/lang-markdown` brings along: they are as large as a fifth of the core. */
const markdown = new Language(defineLanguageFacet(), parser, [], 'markdown')

/** One editor for all files: each keeps its state, with what can be undone in it. */
export class Editor {
  readonly #view: EditorView
  readonly #states = new Map<string, EditorState>()
  readonly #onChange: (path: string, text: string) => void
  #path = ''

  /** @param onChange is given the path of a file and its new text */
  constructor(parent: HTMLElement, onChange: (path: string, text: string) => void) {
    this.#view = new EditorView({ parent })
    this.#onChange = onChange
  }

  /** Shows a file; a text that was not edited here replaces what was known of it. */
  open(path: string, text: string): void {
    if (this.#path !== '') this.#states.set(this.#path, this.#view.state)
    const known = this.#states.get(path)
    this.#path = path
    this.#view.setState(known?.doc.toString() === text ? known : this.#newState(path, text))
  }

  /** Underlines what is wrong with the file that is open. */
  show(messages: readonly Message[]): void {
    const { doc } = this.#view.state
    const shown = messages.filter(({ path }) => path === this.#path).map((message) => toDiagnostic(doc, message))
    this.#view.dispatch(setDiagnostics(this.#view.state, shown))
  }

  /** Puts the cursor at a place of the file that is open. */
  goTo(line: number, column: number): void {
    const anchor = offsetAt(this.#view.state.doc, line, column)
    this.#view.dispatch({ selection: { anchor }, scrollIntoView: true })
    this.#view.focus()
  }

  #newState(path: string, doc: string): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        // The Tab key stays that of the page, so that the editor can be left by keyboard.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        path.endsWith('.md') ? [yamlFrontmatter({ content: markdown }), assistance(path)] : yaml(),
        syntaxHighlighting(classHighlighter),
        EditorView.contentAttributes.of({ 'aria-label': `Text of ${path}` }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) this.#onChange(path, state.doc.toString())
        }),
      ],
    })
  }
}

function toDiagnostic(doc: Text, { place, severity, rule, text, fix }: Message): Diagnostic {
  const start = place ?? { line: 1, column: 1, endLine: 1, endColumn: 1 }
  const diagnostic: Diagnostic = {
    from: offsetAt(doc, start.line, start.column),
    to: offsetAt(doc, start.endLine, start.endColumn),
    severity,
    source: rule ?? '',
    message: text,
  }
  if (!fix) return diagnostic
  const { place: from, text: insert } = fix
  const change = {
    from: offsetAt(doc, from.line, from.column),
    to: offsetAt(doc, from.endLine, from.endColumn),
    insert,
  }
  return {
    ...diagnostic,
    actions: [{ name: `Change to ${insert}`, apply: (view) => view.dispatch({ changes: change }) }],
  }
}

/** Lines and columns count from 1; what lies behind the end is the end. */
function offsetAt(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(line, doc.lines))
  return Math.min(from + column - 1, to)
}
