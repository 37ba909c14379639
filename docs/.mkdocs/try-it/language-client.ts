import { autocompletion } from '@codemirror/autocomplete'
import { LSPClient, serverCompletion, type LSPClientExtension, type Transport } from '@codemirror/lsp-client'
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol'
import { explanations } from './explanations.ts'
import type { Start } from './protocol.ts'
import { safeHtml } from './safe-html.ts'
import { SiteFiles, siteUri } from './site-files.ts'

/** In milliseconds: so long an answer takes at most; a server that takes longer does not answer any more. */
const timeout = 10_000

/** What a client takes note of. */
interface ClientListener {
  published(params: PublishDiagnosticsParams): void
}

/** A client whose files are to be added before it is connected. */
export function createClient({ published }: ClientListener): LSPClient {
  return new LSPClient({
    rootUri: siteUri,
    timeout,
    sanitizeHTML: safeHtml,
    workspace: (client) => new SiteFiles(client),
    notificationHandlers: {
      'textDocument/publishDiagnostics': (_, params) => {
        published(params)
        return true
      },
    },
    extensions: [capabilities, serverCompletion({ override: true }), autocompletion({ icons: false }), explanations],
  })
}

const capabilities: LSPClientExtension = {
  clientCapabilities: {
    // No file changes but in the editor, so that nothing is to be watched.
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    textDocument: {
      publishDiagnostics: { codeDescriptionSupport: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    },
  },
}

/** A server that runs. */
export interface RunningServer {
  transport: Transport
  stop(): void
}

/**
 * Starts the language server in a worker.
 *
 * @param script its URL
 * @param failed is told why the server cannot go on, or cannot start
 * @returns once it listens
 */
export async function startServer(
  script: URL,
  files: Start['files'],
  failed: (reason: string) => void,
): Promise<RunningServer> {
  const { port1, port2 } = new MessageChannel()
  const listening = new Promise((resolve) => port1.addEventListener('message', resolve, { once: true }))
  port1.start()
  const start: Start = { files }
  // Browsers start no worker from a folder of files.
  const stop =
    location.protocol === 'file:'
      ? await startInPage(script, start, port2, failed)
      : startWorker(script, start, port2, failed)
  await listening
  return {
    transport: new PortTransport(port1),
    stop() {
      port1.close()
      stop()
    },
  }
}

function startWorker(script: URL, start: Start, port: MessagePort, failed: (reason: string) => void): () => void {
  const worker = new Worker(script)
  worker.addEventListener('error', ({ message }) => failed(message ?? ''))
  worker.postMessage(start, [port])
  return () => worker.terminate()
}

async function startInPage(
  script: URL,
  data: Start,
  port: MessagePort,
  failed: (reason: string) => void,
): Promise<() => void> {
  const element = document.createElement('script')
  element.src = script.href
  document.head.append(element)
  await new Promise((resolve) => {
    element.addEventListener('load', resolve)
    element.addEventListener('error', () => failed(''))
  })
  dispatchEvent(new MessageEvent('message', { data, ports: [port] }))
  return () => element.remove()
}

interface Message {
  id?: number | string
  method?: string
}

/** Takes JSON texts, and turns them into the objects that go through a port. */
class PortTransport implements Transport {
  readonly #port: MessagePort
  readonly #handlers = new Set<(message: string) => void>()

  constructor(port: MessagePort) {
    this.#port = port
    port.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      // The client has no answers for the server's requests. It asks to have files watched, which is no work here.
      if (data.id !== undefined && data.method !== undefined)
        return port.postMessage({ jsonrpc: '2.0', id: data.id, result: null })
      for (const handler of this.#handlers) handler(JSON.stringify(data))
    })
  }

  send(message: string): void {
    this.#port.postMessage(JSON.parse(message))
  }

  subscribe(handler: (message: string) => void): void {
    this.#handlers.add(handler)
  }

  unsubscribe(handler: (message: string) => void): void {
    this.#handlers.delete(handler)
  }
}
