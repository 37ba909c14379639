import type { ClientCapabilities, Connection, ServerCapabilities, WorkspaceEdit } from 'vscode-languageserver'
import type { TextDocument, TextEdit } from 'vscode-languageserver-textdocument'
import type { EditorSite } from '../editor-site.ts'
import type { FileUris } from './file-uris.ts'
import type { OpenDocuments } from './open-documents.ts'
import type { LiveSite } from '../../pipeline/incremental/live-site.ts'
import type { Workspace } from './workspace.ts'

/** A group of requests that the server answers; `features.ts` lists them. */
export interface Feature {
  /** The capability that the client is told about. */
  capabilities(client: ClientCapabilities): ServerCapabilities
  /** Answers the requests. */
  answer(context: ServerContext): void
}

/** A file of a site that can be read, as it is in the editor or on disk. */
export interface SiteFile {
  /** Absolute path. */
  file: string
  /** Relative to the docs directory; null for a file that is not a page. */
  path: string | null
  site: EditorSite
  /** As it was when it was last looked at; `site.live` and `site.diagnosticsOf()` bring it up to date. */
  live: LiveSite
  /** Turns offsets of the text into positions and back; the text has its byte order mark, if the editor's has one. */
  document: TextDocument
}

/** What the answers to requests are made of. */
export interface ServerContext {
  connection: Connection
  client: ClientCapabilities
  /** What the client gave the server at its start. */
  options: unknown
  uris: FileUris
  documents: OpenDocuments
  workspace: Workspace
  /** The file that a URI names; null when it belongs to no site that can be read. */
  fileAt(uri: string): SiteFile | null
  /** The text of a file of a site, as it is in the editor or on disk; empty when it cannot be read. */
  documentOf(file: string): TextDocument
  /** Edits of files, by absolute path, as this client takes them. */
  toWorkspaceEdit(edits: ReadonlyMap<string, TextEdit[]>): WorkspaceEdit
  /** Takes note that files were written. */
  noteFiles(files: readonly string[]): void
  /** Answers a request; when that fails there is no answer but a line in the log. */
  guard<Answer>(about: string, act: () => Answer): Answer | null
  log(line: string): void
}
