import {
  CodeLensRefreshRequest,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument'
import { version } from '../../core/version.ts'
import type { EditorSite } from '../editor-site.ts'
import type { Feature, ServerContext, SiteFile } from './feature.ts'
import { features } from './features.ts'
import { FileUris } from './file-uris.ts'
import { onDisk } from '../../files/file-access.ts'
import { readText } from '../../files/read-text.ts'
import { OpenDocuments, typingPause } from './open-documents.ts'
import { Publisher, Rounds } from './publisher.ts'
import { escapeLine } from '../../report/escape.ts'
import { Watchers } from './watchers.ts'
import { Workspace } from './workspace.ts'

/** Files that can count for a site: pages, configurations, data, words, templates, orders of pages. */
const watchedFiles = [
  // Without braces in braces, which not every client can read.
  '**/*.{md,markdown,mdown,mkdn,mkd,yml,yaml,toml,json,csv,txt,mustache,html}',
  '**/mdsplice.lock',
  '**/.pages',
]

/** The language server: answers a client about the sites of its folders, until the connection ends. */
export class LanguageServer {
  readonly #connection: Connection
  readonly #features: readonly Feature[]
  readonly #uris = new FileUris()
  readonly #documents = new OpenDocuments()
  readonly #workspace = new Workspace()
  readonly #publisher: Publisher
  readonly #rounds = new Rounds<EditorSite>((site) => this.#round(site))
  readonly #watchers = new Watchers(
    (files) => this.#noteFiles(files),
    (line) => this.#log(line),
  )
  #client: ClientCapabilities = {}
  #folders: string[] = []
  /** Whether the client tells which files change. */
  #clientWatches = false
  #logged = ''

  /** @param answers what it answers besides telling what is wrong */
  constructor(connection: Connection, answers: readonly Feature[] = features) {
    this.#connection = connection
    this.#features = answers
    this.#publisher = new Publisher(connection, this.#uris, this.#documents)
    connection.onInitialize((params) => this.#initialize(params))
    connection.onInitialized(() => void this.#guard('', () => this.#start()))
    connection.onShutdown(() => this.#stop())
    connection.onDidChangeWatchedFiles(({ changes }) =>
      this.#noteFiles(changes.flatMap(({ uri }) => this.#uris.pathOf(uri) ?? [])),
    )
    this.#documents.follow(connection, this.#uris, {
      changed: (path) => this.#note(path, this.#documents.get(path)?.getText()),
      saved: (path) => this.#note(path, this.#documents.get(path)?.getText()),
      closed: (path) => this.#note(path),
    })
  }

  listen(): void {
    this.#connection.listen()
  }

  #initialize({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): InitializeResult {
    this.#client = capabilities
    this.#publisher.hasRelated = capabilities.textDocument?.publishDiagnostics?.relatedInformation === true
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : [])
    this.#folders = uris.flatMap((uri) => this.#uris.pathOf(uri) ?? [])
    const context = this.#context(initializationOptions)
    for (const feature of this.#features) feature.answer(context)
    const offers = this.#features.map((feature) => feature.capabilities(capabilities))
    const offered: ServerCapabilities = Object.assign({}, ...offers)
    const workspace: ServerCapabilities['workspace'] = Object.assign({}, ...offers.map((each) => each.workspace))
    return {
      serverInfo: { name: 'mdsplice', version },
      capabilities: {
        ...offered,
        positionEncoding: 'utf-16',
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: true,
          willSaveWaitUntil: true,
        },
        workspace: { ...workspace, workspaceFolders: { supported: true, changeNotifications: true } },
      },
    }
  }

  #context(options: unknown): ServerContext {
    return {
      connection: this.#connection,
      client: this.#client,
      options,
      uris: this.#uris,
      documents: this.#documents,
      workspace: this.#workspace,
      fileAt: (uri) => this.#fileAt(uri),
      documentOf: (file) => this.#documentOf(file),
      toWorkspaceEdit: (edits) => this.#toWorkspaceEdit(edits),
      noteFiles: (files) => this.#noteFiles(files),
      guard: (about, act) => this.#guard(about, act),
      log: (line) => this.#log(line),
    }
  }

  #fileAt(uri: string): SiteFile | null {
    const file = this.#uris.pathOf(uri)
    const site = file === null ? null : this.#workspace.siteOf(file)
    const live = site?.known
    if (file === null || !site || !live) return null
    return { file, path: live.pathOf(file), site, live, document: this.#documentOf(file) }
  }

  #documentOf(file: string): TextDocument {
    const open = this.#documents.get(file)
    if (open) return open
    const read = readText(file, onDisk)
    return TextDocument.create(this.#uris.uriOf(file), '', 0, 'text' in read ? read.text : '')
  }

  #toWorkspaceEdit(edits: ReadonlyMap<string, TextEdit[]>): WorkspaceEdit {
    if (!this.#client.workspace?.workspaceEdit?.documentChanges) {
      const changes: Record<string, TextEdit[]> = {}
      for (const [file, own] of edits) changes[this.#uris.uriOf(file)] = own
      return { changes }
    }
    return {
      documentChanges: Array.from(edits, ([file, own]) => ({
        // Of a text that the client has since changed it refuses edits.
        textDocument: { uri: this.#uris.uriOf(file), version: this.#documents.get(file)?.version ?? null },
        edits: own,
      })),
    }
  }

  #start(): void {
    if (this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration) this.#letClientWatch()
    if (this.#client.workspace?.workspaceFolders)
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const pathsOf = (folders: readonly { uri: string }[]): string[] =>
          folders.flatMap(({ uri }) => this.#uris.pathOf(uri) ?? [])
        const gone = new Set(pathsOf(removed))
        this.#open([...this.#folders.filter((folder) => !gone.has(folder)), ...pathsOf(added)])
      })
    this.#open(this.#folders)
  }

  #letClientWatch(): void {
    this.#clientWatches = true
    const watchers = watchedFiles.map((globPattern) => ({ globPattern }))
    // Eglot in Emacs says that it can, and then fails where it cannot.
    this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {
      this.#clientWatches = false
      this.#guard('', () => {
        for (const site of this.#workspace.sites) this.#watchers.follow(site)
      })
    })
  }

  #open(folders: string[]): void {
    this.#folders = folders
    this.#guard('', () => {
      for (const site of this.#workspace.open(folders)) this.#rounds.plan(site)
    })
  }

  #stop(): void {
    this.#rounds.stop()
    this.#watchers.close()
  }

  /** @param text of an open file */
  #note(path: string, text?: string): void {
    this.#guard(path, () => {
      for (const site of this.#workspace.sitesWith(path)) {
        site.change(path, text)
        this.#rounds.plan(site)
      }
    })
  }

  /** What is open counts as it is there; of files of which one knows nothing it may be a folder. */
  #noteFiles(paths: readonly string[]): void {
    for (const path of paths) this.#note(path, this.#documents.get(path)?.getText())
  }

  *#round(site: EditorSite): Generator<void> {
    const steps = site.round(this.#documents.paths())
    let isFirst = true
    for (;;) {
      const step = this.#guard(site.folder, () => steps.next())
      if (!step || step.done) break
      const found = step.value
      // As soon as it is known which files it has.
      if (isFirst && !this.#clientWatches) this.#guard(site.folder, () => this.#watchers.follow(site))
      isFirst = false
      if (found && this.#guard(site.folder, () => this.#publisher.publish(site, found)))
        this.#rounds.plan(site, typingPause)
      yield
    }
    this.#guard(site.folder, () => {
      if (this.#client.workspace?.codeLens?.refreshSupport)
        this.#ask(this.#connection.sendRequest(CodeLensRefreshRequest.type))
      const { problem } = site
      // What has a place is published there.
      if (problem && !('line' in problem || 'mistakes' in problem)) this.#log(`${site.folder}: ${problem.code}`)
    })
  }

  /** A client can refuse what it said it can do. */
  #ask(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => this.#log(String(error)))
  }

  /** Whatever goes wrong is one line in the log, and the server goes on. */
  #guard<Answer>(about: string, act: () => Answer): Answer | null {
    try {
      return act()
    } catch (error) {
      this.#log(`${about}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`)
      return null
    }
  }

  /** The same again and again is said once. */
  #log(line: string): void {
    if (line !== this.#logged) this.#connection.console.error(escapeLine(line))
    this.#logged = line
  }
}
