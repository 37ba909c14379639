import { LSPPlugin, type LSPClient } from '@codemirror/lsp-client'
import { setDiagnostics, type Diagnostic as LintDiagnostic } from '@codemirror/lint'
import type { ChangeSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type {
  CodeAction,
  CodeActionParams,
  Diagnostic,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver-protocol'
import { offsetAt } from './places.ts'
import { filesOf } from './site-files.ts'

/** A message on a file of the site. */
export interface Message {
  uri: string
  range: Range
  severity: 'error' | 'warning' | 'info'
  text: string
  /** The name of the rule; null for what keeps mdsplice from reading the site. */
  rule: string | null
  /** The titles of its quick fixes. */
  fixes: readonly string[]
}

/** What is said of lists that are not written: here they are, beside the text. */
const ofUnwrittenLists = 'stale-region'

/** What the language server has published, with its quick fixes: the client has no code actions. */
export class Messages {
  readonly #client: LSPClient
  readonly #changed: () => void
  readonly #messages = new Map<string, readonly Message[]>()

  /** @param changed is called when there are other messages than before */
  constructor(client: LSPClient, changed: () => void) {
    this.#client = client
    this.#changed = changed
  }

  /** Those of all files, in the order of the files. */
  get all(): readonly Message[] {
    return filesOf(this.#client).files.flatMap(({ uri }) => this.#messages.get(uri) ?? [])
  }

  /**
   * Takes what is wrong with a file. It also counts when it means an earlier text than that in the editor: the server
   * does not say the same of the next one again.
   */
  async take({ uri, diagnostics }: PublishDiagnosticsParams): Promise<void> {
    const found = diagnostics.filter(({ code }) => code !== ofUnwrittenLists)
    const messages = found.map((diagnostic) => toMessage(uri, diagnostic))
    this.#messages.set(uri, messages)
    this.#changed()
    if (messages.length === 0) return
    const actions = await this.#actionsIn(uri)
    if (this.#messages.get(uri) !== messages) return
    this.#messages.set(
      uri,
      messages.map((message) => ({
        ...message,
        fixes: actions.filter((action) => isAbout(action, message)).map(({ title }) => title),
      })),
    )
    this.#changed()
  }

  /** Forgets them all: their quick fixes can be had no more. */
  clear(): void {
    this.#messages.clear()
    this.#changed()
  }

  /** Underlines what is wrong with the file in the editor. */
  underline(view: EditorView): void {
    const { state } = view
    const messages = this.#messages.get(LSPPlugin.get(view)?.uri ?? '') ?? []
    const shown = messages.map(
      (message): LintDiagnostic => ({
        from: offsetAt(state.doc, message.range.start),
        to: offsetAt(state.doc, message.range.end),
        severity: message.severity,
        source: message.rule ?? '',
        message: message.text,
        actions: message.fixes.map((title) => ({
          name: plainText(title),
          apply: (_, from) => void this.apply(message, title, view, from),
        })),
      }),
    )
    view.dispatch(setDiagnostics(state, shown))
  }

  /**
   * Applies a quick fix. The server is asked for it again, because the text can have changed since.
   *
   * @param view shows the file
   * @param offset where the message is now, or was before the text changed: of several like it, the nearest is meant
   */
  async apply(
    message: Message,
    title: string,
    view: EditorView,
    offset = offsetAt(view.state.doc, message.range.start),
  ): Promise<void> {
    const { uri, text } = message
    const wanted = view.state.doc.lineAt(offset).number - 1
    const distance = ({ range: { start } }: Diagnostic): number => Math.abs(start.line - wanted)
    this.#client.sync()
    await this.#client.withMapping(async (mapping) => {
      const [nearest] = (await this.#actionsIn(uri))
        .filter((action) => action.title === title)
        .flatMap((action) => (action.diagnostics ?? []).map((diagnostic) => ({ action, diagnostic })))
        .filter(({ diagnostic }) => textOf(diagnostic.message) === text)
        .sort((one, other) => distance(one.diagnostic) - distance(other.diagnostic))
      const changes = editsOf(nearest?.action, uri).map(
        ({ range: { start, end }, newText }): ChangeSpec => ({
          from: mapping.mapPosition(uri, start),
          to: mapping.mapPosition(uri, end, 1),
          insert: newText,
        }),
      )
      view.dispatch({ changes, scrollIntoView: true })
    })
    view.focus()
  }

  /** The quick fixes of all that is wrong with a file. */
  async #actionsIn(uri: string): Promise<CodeAction[]> {
    const context = { diagnostics: [], only: ['quickfix'] }
    const params: CodeActionParams = { textDocument: { uri }, range: wholeFile, context }
    const actions = await this.#client.request<CodeActionParams, CodeAction[] | null>('textDocument/codeAction', params)
    return (actions ?? []).filter((action) => editsOf(action, uri).length > 0)
  }
}

/** To the last line that the protocol can name. */
const wholeFile: Range = { start: { line: 0, character: 0 }, end: { line: 2 ** 31 - 1, character: 0 } }

const severities: Readonly<Record<number, Message['severity']>> = { 1: 'error', 2: 'warning', 3: 'info' }

function toMessage(uri: string, { range, severity = 1, message, code, codeDescription }: Diagnostic): Message {
  return {
    uri,
    range,
    severity: severities[severity] ?? 'info',
    text: textOf(message),
    rule: codeDescription ? String(code) : null,
    fixes: [],
  }
}

function isAbout({ diagnostics = [] }: CodeAction, { range, text }: Message): boolean {
  return diagnostics.some(
    ({ range: { start }, message }) =>
      start.line === range.start.line && start.character === range.start.character && textOf(message) === text,
  )
}

function textOf(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value
}

/** The edits of one file; none where another file has to be changed, too. */
function editsOf(
  action: CodeAction | undefined,
  uri: string,
): NonNullable<NonNullable<CodeAction['edit']>['changes']>[string] {
  const changes = action?.edit?.changes ?? {}
  return Object.keys(changes).length === 1 ? (changes[uri] ?? []) : []
}

/** A title without the marks of code. */
export function plainText(title: string): string {
  return title.replaceAll('`', '')
}
