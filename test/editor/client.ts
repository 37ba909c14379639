import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node'
import { projectRoot } from '../mini-site.ts'

/** What a client can do that can do little: no watching of files, no snippets, no configuration. */
export const poor: ClientCapabilities = { textDocument: { publishDiagnostics: {} } }

/** What a client can do that can do much, as VS Code. */
export const rich: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    codeLens: { refreshSupport: true },
    fileOperations: { willRename: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    synchronization: { willSaveWaitUntil: true, didSave: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll'] } },
      isPreferredSupport: true,
    },
    completion: { completionItem: { snippetSupport: true } },
  },
}

/** A language server, started as an editor does, and the editor's side of the conversation. */
export class Client {
  readonly process: ChildProcess
  readonly connection: ProtocolConnection
  /** What is published now, by URI. */
  readonly published = new Map<string, PublishDiagnosticsParams>()
  /** How often something was published. */
  publications = 0
  readonly logged: string[] = []
  /** What it prints on standard error when Node.js is told something; else the terminal shows that. */
  printed = ''
  readonly #folders: readonly string[]
  readonly #capabilities: ClientCapabilities
  #at = 0

  /** @param nodeOptions what Node.js is told besides the program */
  constructor(
    folders: readonly string[],
    capabilities: ClientCapabilities = poor,
    nodeOptions: readonly string[] = [],
  ) {
    this.#folders = folders
    this.#capabilities = capabilities
    this.process = spawn(process.execPath, [...nodeOptions, join(projectRoot, 'bin/mdsplice.js'), 'lsp'], {
      cwd: folders[0],
      stdio: ['pipe', 'pipe', nodeOptions.length > 0 ? 'pipe' : 'inherit'],
      env: { ...process.env, CI: '1' },
    })
    const { stdin, stdout, stderr } = this.process
    if (!stdin || !stdout) throw new Error('no pipes')
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin))
    stderr?.on('data', (text) => (this.printed += String(text)))
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params)
      this.publications++
      this.#at = performance.now()
    })
    this.connection.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void this.logged.push(message),
    )
    this.connection.onRequest('client/registerCapability', () => null)
    this.connection.onRequest('workspace/codeLens/refresh', () => null)
    this.connection.onRequest('workspace/configuration', () => [null])
    this.connection.listen()
  }

  /**
   * @param processId of the editor, if it says so
   * @param initializationOptions what the editor is configured to say
   */
  async start(processId: number | null = null, initializationOptions: object = {}): Promise<unknown> {
    const workspaceFolders = this.#folders.map((folder) => ({ uri: uriOf(folder), name: folder }))
    const answer = await this.connection.sendRequest('initialize', {
      processId,
      rootUri: workspaceFolders[0]?.uri ?? null,
      workspaceFolders,
      capabilities: this.#capabilities,
      initializationOptions,
    })
    await this.connection.sendNotification('initialized', {})
    return answer
  }

  open(file: string, text: string, uri = uriOf(file)): void {
    const textDocument = { uri, languageId: 'markdown', version: 1, text }
    void this.connection.sendNotification('textDocument/didOpen', { textDocument })
  }

  /** Puts a text in the place of a whole file. */
  change(file: string, text: string, version = 2): void {
    const textDocument = { uri: uriOf(file), version }
    void this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] })
  }

  /** Types a text at a place, as somebody does who writes. */
  type(file: string, position: Position, text: string, version = 2): void {
    const textDocument = { uri: uriOf(file), version }
    const contentChanges = [{ range: { start: position, end: position }, text }]
    void this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges })
  }

  save(file: string): void {
    void this.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(file) } })
  }

  close(file: string): void {
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(file) } })
  }

  /** Says that files changed, as a client does that watches them. */
  changedOnDisk(...files: string[]): void {
    const changes = files.map((file) => ({ uri: uriOf(file), type: 2 }))
    void this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
  }

  async until(isSo: () => boolean, what = 'it'): Promise<void> {
    for (let waited = 0; !isSo(); waited += 20) {
      if (waited > 60_000)
        throw new Error(
          `${what} did not happen; published: ${JSON.stringify([...this.published], null, 1)} logged: ${this.logged.join('\n')}`,
        )
      await sleep(20)
    }
  }

  /** Waits until something was published, and nothing more for a while. */
  async settled(milliseconds = 700): Promise<void> {
    const before = this.publications
    await this.until(() => this.publications > before, 'a publication')
    while (performance.now() - this.#at < milliseconds) await sleep(50)
  }

  /** The rules that are published for a file, in order. */
  rules(file: string): unknown[] {
    return this.published.get(uriOf(file))?.diagnostics.map(({ code }) => code) ?? []
  }

  async stop(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'exit')
      await this.connection.sendRequest('shutdown')
      await this.connection.sendNotification('exit')
      await ended
    }
    this.connection.dispose()
    return this.process.exitCode
  }
}

export function uriOf(file: string): string {
  return pathToFileURL(file).href
}
