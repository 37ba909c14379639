import { resolve } from 'node:path'
import type { Connection, Diagnostic as ProtocolDiagnostic } from 'vscode-languageserver'
import type { EditorSite, FoundDiagnostics } from '../editor-site.ts'
import type { FileDiagnostics } from '../file-diagnostics.ts'
import type { FileUris } from './file-uris.ts'
import type { OpenDocuments } from './open-documents.ts'
import { toProtocol, type FileOf } from './protocol.ts'

/** Sends what is wrong with the files of sites, as far as it is not what was sent last. */
export class Publisher {
  readonly #connection: Connection
  readonly #uris: FileUris
  readonly #documents: OpenDocuments
  /** What was sent last, by the site's folder and the file's absolute path. */
  readonly #sent = new Map<string, Map<string, string>>()
  /** Whether the client shows the places that a diagnostic is about besides its own. */
  hasRelated = false

  constructor(connection: Connection, uris: FileUris, documents: OpenDocuments) {
    this.#connection = connection
    this.#uris = uris
    this.#documents = documents
  }

  /**
   * Sends what is wrong with files of one site; files in which nothing is wrong any more are sent as such. A file that was
   * changed meanwhile waits for the next time.
   *
   * @returns whether something new on a line in which somebody is typing is not said yet: it may be half-written
   */
  publish(site: EditorSite, { files, isAll }: FoundDiagnostics): boolean {
    let isHeldBack = false
    const sent = this.#sent.get(site.folder) ?? new Map<string, string>()
    const fileOf: FileOf | null = this.hasRelated ? (path) => this.#fileAt(resolve(site.folder, path)) : null
    const send = (path: string, file: FileDiagnostics): void => {
      if (site.isBehind(path)) return
      const before = sent.get(path)
      const all = toProtocol(file, this.#fileAt(path).hasBom, fileOf)
      const diagnostics = this.#withoutHalfWritten(path, all, before)
      if (diagnostics.length < all.length) isHeldBack = true
      if (diagnostics.length === 0 && before === undefined) return
      const text = this.#send(path, diagnostics, before)
      if (diagnostics.length > 0) sent.set(path, text)
      else sent.delete(path)
    }
    for (const [path, file] of files) if (file.diagnostics.length > 0 || sent.has(path)) send(path, file)
    if (isAll) for (const path of [...sent.keys()]) if (!files.has(path)) send(path, { source: '', diagnostics: [] })
    this.#sent.set(site.folder, sent)
    return isHeldBack
  }

  /** Without those that touch a line in which somebody is typing, but for what was said of it before. */
  #withoutHalfWritten(path: string, all: ProtocolDiagnostic[], sent: string | undefined): ProtocolDiagnostic[] {
    const line = this.#documents.lineTyped(path)
    if (line === null) return all
    const [, said] = JSON.parse(sent ?? '["",[]]') as [string, ProtocolDiagnostic[]]
    const known = new Set(said.map(({ code, message }) => `${code} ${message}`))
    return all.filter(
      ({ range: { start, end }, code, message }) =>
        start.line > line || end.line < line || known.has(`${code} ${message}`),
    )
  }

  #send(path: string, diagnostics: ProtocolDiagnostic[], sent: string | undefined): string {
    const document = this.#documents.get(path)
    const { uri } = this.#fileAt(path)
    const text = JSON.stringify([uri, diagnostics])
    if (text === sent) return text
    const version = document && { version: document.version }
    // It fails when the connection is gone, which ends the server.
    this.#connection.sendDiagnostics({ uri, ...version, diagnostics }).catch(() => {})
    return text
  }

  #fileAt(path: string): ReturnType<FileOf> {
    const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
    return { uri: this.#uris.uriOf(path), hasBom: this.#documents.get(path)?.getText(start) === '\uFEFF' }
  }
}

/** In milliseconds: long enough for the files of one `git checkout`, and for the next key of someone who types. */
const pause = 150

/** In milliseconds: the longest that somebody who never pauses waits. */
const patience = 2000

/** In milliseconds: so long requests wait at most. */
const slice = 10

/**
 * Does something once for a burst of changes, a little after the last one, and step by step, so that requests are answered
 * in between. What is planned while it is being done takes its place.
 */
export class Rounds<Item> {
  readonly #act: (item: Item) => Iterator<unknown>
  readonly #due = new Map<Item, { timer: NodeJS.Timeout; since: number }>()
  readonly #running = new Map<Item, Iterator<unknown>>()

  constructor(act: (item: Item) => Iterator<unknown>) {
    this.#act = act
  }

  /** Plans a round, or puts off the one that is planned. */
  plan(item: Item, delay = pause): void {
    const now = performance.now()
    const planned = this.#due.get(item)
    const since = planned?.since ?? now
    clearTimeout(planned?.timer)
    const wait = Math.min(delay, Math.max(0, since + patience - now))
    this.#due.set(item, { since, timer: setTimeout(() => this.#start(item), wait) })
  }

  /** Calls off all that is planned or being done. */
  stop(): void {
    for (const { timer } of this.#due.values()) clearTimeout(timer)
    this.#due.clear()
    this.#running.clear()
  }

  #start(item: Item): void {
    this.#due.delete(item)
    const steps = this.#act(item)
    this.#running.set(item, steps)
    this.#goOn(item, steps)
  }

  #goOn(item: Item, steps: Iterator<unknown>): void {
    if (this.#running.get(item) !== steps) return
    const end = performance.now() + slice
    while (performance.now() < end)
      if (steps.next().done) {
        this.#running.delete(item)
        return
      }
    setImmediate(() => this.#goOn(item, steps))
  }
}
