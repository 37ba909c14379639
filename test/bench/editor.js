// @ts-check
// Asks the language server about sites of 250 and 10,000 pages, as somebody who types does, and prints for each kind of
// request the milliseconds of the middle one and of the slowest but one in twenty.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node'
import { program } from './measure.js'
import { makeSite } from './site.js'

const rounds = 40
const kinds = [
  'codeLens',
  'documentSymbol',
  'foldingRange',
  'documentLink',
  'codeAction',
  'completion',
  'hover',
  'definition',
]

for (const pages of [250, 10_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'mdsplice-editor-'))
  makeSite(folder, { pages })
  const times = await measure(folder)
  rmSync(folder, { recursive: true })
  for (const [kind, each] of times) {
    const sorted = each.sort((a, b) => a - b)
    const at = (/** @type {number} */ part) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)
    process.stdout.write(`${pages} pages, ${kind}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`)
  }
}

/**
 * @param {string} folder
 * @returns {Promise<Map<string, number[]>>}
 */
async function measure(folder) {
  const server = spawn(process.execPath, [program, 'lsp'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  let published = () => {}
  client.onNotification('textDocument/publishDiagnostics', () => published())
  client.onRequest('client/registerCapability', () => null)
  client.listen()
  const uri = pathToFileURL(folder).href
  const workspace = { didChangeWatchedFiles: { dynamicRegistration: true } }
  const { capabilities } = /** @type {{ capabilities: Record<string, unknown> }} */ (
    await client.sendRequest('initialize', { processId: process.pid, rootUri: uri, capabilities: { workspace } })
  )
  await client.sendNotification('initialized', {})
  const file = join(folder, 'docs/onderwerpen/onderwerp-0.md')
  const textDocument = { uri: pathToFileURL(file).href }
  const text = readFileSync(file, 'utf8')
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'markdown', version: 1, text },
  })
  /** @type {Map<string, number[]>} */
  const times = new Map()
  const line = text.split('\n').findIndex((each) => each.includes('<!-- list_'))
  const position = { line, character: '<!-- list_'.length }
  const range = { start: position, end: position }
  const ask = async (/** @type {string} */ kind) => {
    const start = performance.now()
    await client.sendRequest(`textDocument/${kind}`, { textDocument, position, range, context: { diagnostics: [] } })
    return performance.now() - start
  }
  // The first one waits until the site has been read.
  await ask('codeLens')
  await ask('codeAction')
  for (let round = 0; round < rounds; round++)
    for (const kind of kinds) {
      if (!capabilities[`${kind}Provider`]) continue
      const each = times.get(kind) ?? []
      times.set(kind, each)
      each.push(await ask(kind))
    }
  const seen = []
  for (let round = 0; round < 10; round++) {
    const changed = new Promise((resolve) => (published = () => resolve(undefined)))
    const start = performance.now()
    const contentChanges = [{ text: `${text}\n<!-- list_fout${round} -->\n` }]
    await client.sendNotification('textDocument/didChange', {
      textDocument: { ...textDocument, version: round + 2 },
      contentChanges,
    })
    await changed
    seen.push(performance.now() - start)
  }
  times.set('messages after a change, with the pause', seen)
  await client.sendRequest('shutdown')
  await client.sendNotification('exit')
  client.dispose()
  return times
}
