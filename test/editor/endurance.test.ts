import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { contentOf, copySite, mdsplice, siteOf } from '../mini-site.ts'
import { Client, poor, rich, uriOf } from './client.ts'

const clients: Client[] = []

async function start(site: string, capabilities = rich): Promise<Client> {
  const client = new Client([site], capabilities)
  clients.push(client)
  await client.start()
  return client
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

/** How many pages the site has. */
const count = 2000

function largeSite(): string {
  const pages = Array.from({ length: count }, (_, at): [string, string] => [
    `docs/rules/r${at}.md`,
    `---\ntitle: Rule ${at}\nphase: ${at % 2 === 0 ? 'draft' : 'final'}\nact: a${at % 20}\n---\n\nText.\n`,
  ])
  const acts = Array.from({ length: 20 }, (_, at): [string, string] => [
    `docs/acts/a${at}.md`,
    `---\ntitle: Act ${at}\n---\n\n<!-- list_rules act/this.name phase/draft -->\n`,
  ])
  return siteOf({
    'mdsplice.yml': 'language: en\ncollections: { rules: {}, acts: { reference_field: act } }\n',
    'docs/index.md': '<!-- list_rules phase/draft columns=title,phase -->\n',
    ...Object.fromEntries([...pages, ...acts]),
  })
}

const long = `---\ntitle: Long\n---\n\n${'Words of a page that is long, and a link: [a](index.md).\n'.repeat(1800)}`

/** Types letters at the end of a page; the server answers when it has read the last. */
async function type(client: Client, file: string, letters: number): Promise<void> {
  client.open(file, long)
  const line = long.split('\n').length - 1
  for (let at = 0; at < letters; at++) {
    const position = { line, character: at }
    const contentChanges = [{ range: { start: position, end: position }, text: 'a' }]
    const textDocument = { uri: uriOf(file), version: at + 2 }
    await client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges })
    if (at % 20 === 19) await sleep(1)
  }
  await client.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: uriOf(file) } })
}

// Processor time is counted, and not time, because other programs take none of that away. Linux says how much it is.
const isLinux = process.platform === 'linux'
const describeLinux = isLinux ? describe : describe.skip

/** Milliseconds of processor time that a server has had. */
function processorTime({ process: { pid } }: Client): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function megabytes({ process: { pid } }: Client): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000
}

describeLinux(
  `on ${count} pages${isLinux ? '' : ' (skipped: only Linux says how much processor time a program has had)'}`,
  () => {
    test('each kind of request is answered in 150 ms of processor time, and a letter in a page of 100 kB in 16', async () => {
      const site = largeSite()
      const client = await start(site)
      const file = join(site, 'docs/index.md')
      client.open(file, readFileSync(file, 'utf8'))
      await client.settled()
      const textDocument = { uri: uriOf(file) }
      const [position, name] = [
        { line: 0, character: '<!-- list_rules phase/'.length },
        { line: 0, character: '<!-- list_rules ph'.length },
      ]
      const asked: [string, object][] = [
        ['completion', { position }],
        ['hover', { position: name }],
        ['definition', { position: name }],
        ['references', { position: name, context: { includeDeclaration: true } }],
        ['rename', { position: name, newName: 'state' }],
        ['codeLens', {}],
        ['documentSymbol', {}],
        ['foldingRange', {}],
        ['documentLink', {}],
        ['codeAction', { range: { start: position, end: position }, context: { diagnostics: [] } }],
      ]
      const spent: Record<string, number> = {}
      for (const [kind, params] of asked) {
        const before = processorTime(client)
        for (let round = 0; round < 10; round++)
          expect(await client.connection.sendRequest(`textDocument/${kind}`, { textDocument, ...params })).toBeTruthy()
        spent[kind] = (processorTime(client) - before) / 10
      }
      const page = join(site, 'docs/long.md')
      await type(client, page, 20)
      const before = processorTime(client)
      await type(client, page, 500)
      spent['letter'] = (processorTime(client) - before) / 500
      expect(Object.entries(spent).filter(([kind, each]) => each > (kind === 'letter' ? 16 : 150))).toEqual([])
    }, 180_000)

    test.each([
      ['poor', poor],
      ['rich', rich],
    ])(
      'nothing takes processor time while nobody does anything, for a %s client',
      async (_, capabilities) => {
        const client = await start(largeSite(), capabilities)
        await client.settled(3000)
        const before = processorTime(client)
        await sleep(5000)
        expect(processorTime(client) - before).toBeLessThanOrEqual(150)
      },
      120_000,
    )

    test('1,000 edits leave no more memory in use than 300 do', async () => {
      const site = largeSite()
      const client = await start(site)
      await client.settled()
      const page = join(site, 'docs/long.md')
      await type(client, page, 300)
      await sleep(3000)
      const before = megabytes(client)
      for (let round = 0; round < 10; round++) await type(client, page, 100)
      await sleep(3000)
      expect(megabytes(client) - before).toBeLessThan(40)
    }, 180_000)
  },
)

test('killed at any moment while it writes all lists, it leaves each page as it was or as it is to be', async () => {
  const site = largeSite()
  const written = copySite(site)
  await mdsplice(written, 'write')
  const [before, after] = [contentOf(join(site, 'docs')), contentOf(join(written, 'docs'))]
  const changed = Object.keys(after).filter((path) => after[path] !== before[path])
  expect(changed).toHaveLength(21)
  for (let round = 0; round < 12; round++) {
    for (const path of changed) writeFileSync(join(site, 'docs', path), before[path] ?? '', 'latin1')
    const client = await start(site, poor)
    await client.settled(50)
    const command = { command: 'mdsplice.server.writeSite', arguments: [] }
    client.connection.sendRequest('workspace/executeCommand', command).catch(() => {})
    await sleep(round * 8)
    const ended = once(client.process, 'exit')
    client.process.kill('SIGKILL')
    await ended
    const now = contentOf(join(site, 'docs'))
    expect(changed.filter((path) => now[path] !== before[path] && now[path] !== after[path])).toEqual([])
  }
  await mdsplice(site, 'write')
  expect(contentOf(join(site, 'docs'))).toEqual(after)
}, 240_000)
