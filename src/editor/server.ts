import {
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver'
import type { EditorSite } from './editor-site.ts'
import { FileUris } from './file-uris.ts'
import { OpenDocuments } from './open-documents.ts'
import { Publisher } from './publisher.ts'
import { Rounds } from './rounds.ts'
import { Watchers } from './watchers.ts'
import { Workspace } from './workspace.ts'
import { version } from '../core/version.ts'
import { escapeLine } from '../report/escape.ts'

/** What all that the server answers is made of. */
export interface ServerState {
  connection: Connection
  /** What the client can do. */
  client: ClientCapabilities
  uris: FileUris
  documents: OpenDocuments
  workspace: Workspace
}

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

  constructor(connection: Connection) {
    this.#connection = connection
    this.#publisher = new Publisher(connection, this.#uris, this.#documents)
    connection.onInitialize((params) => this.#initialize(params))
    connection.onInitialized(() => this.#guard('', () => this.#start()))
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

  #initialize({ capabilities, workspaceFolders, rootUri }: InitializeParams): InitializeResult {
    this.#client = capabilities
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : [])
    this.#folders = uris.flatMap((uri) => this.#uris.pathOf(uri) ?? [])
    return {
      serverInfo: { name: 'mdsplice', version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
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

  #round(site: EditorSite): void {
    this.#guard(site.folder, () => {
      this.#publisher.publish(site)
      if (!this.#clientWatches) this.#watchers.follow(site)
      if (site.problem && site.problem.code !== 'invalid-config') this.#log(`${site.folder}: ${site.problem.code}`)
    })
  }

  /** Whatever goes wrong is one line in the log, and the server goes on. */
  #guard(about: string, act: () => void): void {
    try {
      act()
    } catch (error) {
      this.#log(`${about}: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`)
    }
  }

  /** The same again and again is said once. */
  #log(line: string): void {
    if (line !== this.#logged) this.#connection.console.error(escapeLine(line))
    this.#logged = line
  }
}
