import { appendFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { CompletionList, Hover } from 'vscode-languageserver-protocol'
import { siteOf } from '../mini-site.ts'
import { Client, poor, rich, uriOf } from './client.ts'

const clients: Client[] = []

async function start(folders: readonly string[], capabilities = poor): Promise<Client> {
  const client = new Client(folders, capabilities)
  clients.push(client)
  await client.start()
  return client
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

const list = '<!-- list_vereisten fase/ontwerp -->\n'
const page = '---\ntitle: A\nfase: ontwerp\n---\n'
const files = {
  'mkdocs.yml': 'site_name: Site\n',
  'docs/vereisten/a.md': page,
  'docs/vereisten/b.md': '---\ntitle: B\nfase: gebruik\n---\n',
  'docs/index.md': list,
}

function ask<Answer>(client: Client, kind: string, file: string, line: number, character: number): Promise<Answer> {
  const params = { textDocument: { uri: uriOf(file) }, position: { line, character } }
  return client.connection.sendRequest(`textDocument/${kind}`, params)
}

const labelsAt = async (...at: [client: Client, file: string, line: number, character: number]): Promise<string[]> => {
  const [client, ...place] = at
  return (await ask<CompletionList>(client, 'completion', ...place)).items.map(({ label }) => label)
}

test.each([
  ['an open bracket', '---\ntitle: A\nfase: [ontwerp\n---\n'],
  ['an open quote', '---\ntitle: "A\nfase: ontwerp\n---\n'],
  ['no last line', '---\ntitle: A\nfase: ontwerp'],
  ['a tab', '---\ntitle: A\n\tfase: ontwerp\n---\n'],
])('while front matter has %s, the lists of other pages stay, and it is helped with', async (_, broken) => {
  const site = siteOf(files)
  const [a, index] = [join(site, 'docs/vereisten/a.md'), join(site, 'docs/index.md')]
  const client = await start([site])
  await client.until(() => client.rules(index).join() === 'stale-region')
  client.open(a, page)
  client.change(a, broken)
  await client.until(() => client.rules(a).includes('invalid-front-matter'))
  expect(client.rules(index)).toEqual(['stale-region'])
  expect((await ask<Hover>(client, 'hover', index, 0, 8)).contents).toMatchObject({
    value: expect.stringContaining('**1 page of `vereisten`**'),
  })
  client.change(a, broken.replace('title', 'fase: \ntitle'), 3)
  expect(await labelsAt(client, a, 1, 6)).toContain('gebruik')
  client.change(a, page, 4)
  await client.until(() => client.rules(a).length === 0)
  expect(client.rules(index)).toEqual(['stale-region'])
})

describe('half-written directives', () => {
  const typed = '<!-- list_vereisten fase/o'

  test('give proposals at each letter, and no message until nobody types, or it is saved', async () => {
    const site = siteOf(files)
    const index = join(site, 'docs/index.md')
    const client = await start([site])
    await client.until(() => client.rules(index).length > 0)
    client.open(index, '<!-- list_vereistn -->\n\n')
    await client.until(() => client.rules(index).join() === 'unknown-collection')
    const seen = new Set<string>()
    client.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      client.published.set(params.uri, params)
      for (const { code } of params.diagnostics) seen.add(String(code))
    })
    let [last, longest] = [performance.now(), 0]
    for (let at = 0; at < typed.length; at++) {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
      client.type(index, { line: 2, character: at }, typed.charAt(at), at + 2)
      await sleep(at % 5 === 0 ? 250 : 20)
      if (at >= 4 && typed[at] !== ' ') expect(await labelsAt(client, index, 2, at + 1)).not.toEqual([])
    }
    // A machine that is very busy is like somebody who pauses.
    if (longest < 1000) expect([...seen]).toEqual([])
    // What is wrong elsewhere is still said.
    expect(client.rules(index)).toContain('unknown-collection')
    client.save(index)
    await client.until(() => client.rules(index).includes('unclosed-directive'))
    client.type(index, { line: 2, character: typed.length }, ' -->', 100)
    await client.until(() => client.rules(index).includes('unknown-value'))
    client.type(index, { line: 2, character: typed.length }, 'ntwerp', 101)
    await client.until(() => !client.rules(index).includes('unknown-value'))
  })

  test('what is said of a line stays said while it is typed in', async () => {
    const site = siteOf(files)
    const index = join(site, 'docs/index.md')
    const client = await start([site])
    client.open(index, '<!-- list_vereistn fase/ontwerp -->\n')
    await client.until(() => client.rules(index).join() === 'unknown-collection')
    client.type(index, { line: 0, character: 19 }, 'no-', 2)
    await sleep(700)
    expect(client.rules(index)).toEqual(['unknown-collection'])
    client.type(index, { line: 0, character: 17 }, 'e', 3)
    await client.until(() => !client.rules(index).includes('unknown-collection'))
  })
})

test('a folder in which there is no site becomes one when a configuration is written there', async () => {
  const folder = siteOf({ 'a.md': '<!-- list_vereistn -->\n' })
  const file = join(folder, 'a.md')
  const client = await start([folder], rich)
  client.open(file, '<!-- list_vereistn -->\n')
  for (const kind of ['hover', 'completion', 'definition', 'rename', 'codeLens', 'prepareRename', 'foldingRange'])
    expect((await ask(client, kind, file, 0, 9)) ?? []).toEqual([])
  expect([...client.published, ...client.logged]).toEqual([])
  writeFileSync(join(folder, 'mdsplice.yml'), 'docs_dir: .\n')
  client.changedOnDisk(join(folder, 'mdsplice.yml'))
  await client.until(() => client.rules(file).join() === 'unknown-collection')
})

test('a folder that is served vanishes and comes back under the same name', async () => {
  const site = siteOf(files)
  const index = join(site, 'docs/index.md')
  const client = await start([site])
  await client.until(() => client.rules(index).join() === 'stale-region')
  client.open(index, list)
  renameSync(site, `${site}-away`)
  client.change(index, list.replace('fase', 'faze'))
  for (let version = 3; version < 8; version++) {
    client.change(index, `${list}${version}\n`, version)
    await ask(client, 'hover', index, 0, 8)
    await ask(client, 'completion', index, 0, 22)
    await sleep(200)
  }
  expect(new Set(client.logged).size).toBeLessThan(3)
  // Not one for each of ten requests; a busy machine looks for the folder more than once.
  expect(client.logged.length).toBeLessThan(6)
  renameSync(`${site}-away`, site)
  client.change(index, list.replace('fase', 'faze'), 9)
  appendFileSync(join(site, 'mkdocs.yml'), '\n')
  client.changedOnDisk(join(site, 'mkdocs.yml'))
  await client.until(() => client.rules(index).includes('unknown-field'))
})
