import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import type { Start } from '../protocol.ts'
import { setFiles } from './node/fs.ts'
import { results } from './results.ts'
import { features } from '../../../../src/editor/server/features.ts'
import { LanguageServer } from '../../../../src/editor/server/server.ts'

addEventListener('message', start)

/** Starts the language server of `mdsplice lsp` on files in memory; it is given them and a port to answer through. */
function start({ data, ports: [port] }: MessageEvent<Start>): void {
  if (!port) return
  // In a page without workers, the next server is another run of this script.
  removeEventListener('message', start)
  setFiles(data.files.map(([uri, text]) => [decodeURIComponent(new URL(uri).pathname), text]))
  const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port))
  new LanguageServer(connection, [...features, results]).listen()
  port.postMessage(null)
}
