// @ts-check
// Asks the language server about sites of 250 and 10,000 pages, as somebody who types does, and prints for each kind of
// request the milliseconds of the middle one and of the slowest but one in twenty, and the processor time of one.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
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
  'references',
  'prepareRename',
  'rename',
  'rename of a value',
  'rename of a frequent value',
]

/** How an answer is announced that is not called as its request. */
/** @type {Record<string, string>} */
const providers = { prepareRename: 'rename', 'rename of a value': 'rename', 'rename of a frequent value': 'rename' }

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
  let last = 0
  client.onNotification('textDocument/publishDiagnostics', () => {
    last = performance.now()
    published()
  })
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
  // A field that most pages have.
  const named = { line, character: (text.split('\n')[line] ?? '').indexOf(' onderwerp/') + 2 }
  const value = { line, character: named.character + 'onderwerp/'.length }
  const range = { start: position, end: position }
  // Of a fourth of the pages.
  const frequent = join(folder, 'docs/vereisten/eis-0.md')
  const frequentLine = readFileSync(frequent, 'utf8').split('\n').indexOf('rollen:') + 1
  const ask = async (/** @type {string} */ kind) => {
    const start = performance.now()
    const context = { diagnostics: [], includeDeclaration: true }
    const [method = ''] = kind.split(' ')
    const asked =
      kind === 'rename of a frequent value'
        ? { textDocument: { uri: pathToFileURL(frequent).href }, position: { line: frequentLine, character: 4 } }
        : { position: kind === 'rename' || kind === 'prepareRename' ? named : method === 'rename' ? value : position }
    await client.sendRequest(`textDocument/${method}`, { textDocument, range, context, newName: 'anders', ...asked })
    return performance.now() - start
  }
  // The first one waits until the site has been read; then it is checked.
  await ask('codeLens')
  while (last === 0 || performance.now() - last < 3000) await sleep(100)
  const answered = kinds.filter((kind) => capabilities[`${providers[kind] ?? kind}Provider`])
  for (const kind of answered) {
    /** @type {number[]} */
    const each = []
    const before = processorTime(server.pid)
    for (let round = 0; round < rounds; round++) each.push(await ask(kind))
    const spent = ((processorTime(server.pid) - before) / rounds).toFixed(1)
    times.set(`${kind} (${spent} ms of processor time)`, each)
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
  published = () => {}
  times.set('a letter typed in a page of 100 kB', await typed(client, `${uri}/docs/groot.md`))
  await sleep(5000)
  const before = processorTime(server.pid)
  await sleep(10_000)
  process.stdout.write(`${processorTime(server.pid) - before} ms of processor time in 10 s of nothing to do\n`)
  process.stdout.write(`${memoryOf(server.pid)} MB after that\n`)
  await typed(client, `${uri}/docs/groot.md`, 1000)
  await sleep(5000)
  process.stdout.write(`${memoryOf(server.pid)} MB after 1,000 more letters\n`)
  await client.sendRequest('shutdown')
  await client.sendNotification('exit')
  client.dispose()
  return times
}

/**
 * Types letters at the end of a page of 100 kB, and gives how long the server had to do with each.
 *
 * @param {import('vscode-languageserver-protocol').ProtocolConnection} client
 * @param {string} uri
 * @returns {Promise<number[]>}
 */
async function typed(client, uri, count = 200) {
  const line = 'Some words of a page that is long, and a link: [a](index.md).\n'
  const text = `---\ntitle: Groot\n---\n\n${line.repeat(1600)}`
  const textDocument = { uri, version: 1 }
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'markdown', text },
  })
  const end = text.split('\n').length - 1
  const times = []
  for (let at = 0; at < count; at++) {
    const position = { line: end, character: at }
    const contentChanges = [{ range: { start: position, end: position }, text: 'a' }]
    const start = performance.now()
    await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: at + 2 }, contentChanges })
    // Of nothing that the server knows: it answers once it has read the letter.
    await client.sendRequest('mdsplice/nothing').catch(() => null)
    times.push(performance.now() - start)
    await sleep(5)
  }
  await client.sendNotification('textDocument/didClose', { textDocument: { uri } })
  return times
}

/**
 * Of a process, in milliseconds; known on Linux alone.
 *
 * @param {number | undefined} pid
 */
function processorTime(pid) {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** @param {number | undefined} pid */
function memoryOf(pid) {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000)
}
