import type { Connection } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { FileUris } from './file-uris.ts'

/** What is known of the files that are open in the editor. Paths are absolute. */
interface DocumentListener {
  /** The text of a file is another one than before; it may also just have been opened. */
  changed(path: string): void
  saved(path: string): void
  closed(path: string): void
}

/** In milliseconds: who has not typed for so long has finished what is on the line. */
export const typingPause = 2000

/** The texts of the files that are open in the editor, by absolute path. */
export class OpenDocuments {
  readonly #documents = new Map<string, TextDocument>()
  /** Where something was typed last, and when. */
  readonly #typed = new Map<string, { line: number; at: number }>()

  get(path: string): TextDocument | undefined {
    return this.#documents.get(path)
  }

  paths(): Iterable<string> {
    return this.#documents.keys()
  }

  /** The line of a file in which somebody is typing, from 0; null when nobody is, or has saved it since. */
  lineTyped(path: string): number | null {
    const typed = this.#typed.get(path)
    return typed && performance.now() - typed.at < typingPause ? typed.line : null
  }

  /** Follows what the client says of its files, change by change. */
  follow(connection: Connection, uris: FileUris, listener: DocumentListener): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      const path = uris.pathOf(uri)
      if (path === null) return
      this.#documents.set(path, TextDocument.create(uri, languageId, version, text))
      listener.changed(path)
    })
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const path = uris.pathOf(uri)
      const document = path !== null && this.#documents.get(path)
      if (!document) return
      TextDocument.update(document, contentChanges, version)
      const last = contentChanges.at(-1)
      if (last && 'range' in last) {
        const line = last.range.start.line + last.text.split('\n').length - 1
        this.#typed.set(path, { line, at: performance.now() })
      }
      listener.changed(path)
    })
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
      const path = uris.pathOf(uri)
      if (path === null) return
      this.#typed.delete(path)
      listener.saved(path)
    })
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const path = uris.pathOf(uri)
      if (path === null || !this.#documents.delete(path)) return
      this.#typed.delete(path)
      listener.closed(path)
    })
  }
}
