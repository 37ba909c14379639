import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, describe, expect, test } from '@jest/globals'
import { copySite, fixtures, mdsplice, siteOf, temporaryFolder } from '../mini-site.ts'
import { git, makeRepository } from '../git-repository.ts'
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

interface Message {
  path: string
  line?: number
  column?: number
  endLine?: number
  endColumn?: number
  severity: string
  rule: string
  text: string
  url: string
  related?: Message[]
}

type Placed = Pick<Message, 'line' | 'column' | 'endLine' | 'endColumn'>

function rangeOf({ line = 1, column = 1, endLine = 1, endColumn = 1 }: Placed): object {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } }
}

/** What `check --reporter json` says, as the protocol has it. */
async function checked(site: string): Promise<Record<string, unknown[]>> {
  const { out } = await mdsplice(site, 'check', '--reporter', 'json')
  const { messages } = JSON.parse(out) as { messages: Message[] }
  const byUri: Record<string, unknown[]> = {}
  for (const { path, severity, rule, text, url, related, ...place } of messages) {
    const severities: Record<string, number> = { error: 1, warning: 2, info: 3 }
    const diagnostic = {
      range: rangeOf(place),
      severity: severities[severity],
      code: rule,
      codeDescription: { href: url },
      source: 'mdsplice',
      message: text,
      ...(related && {
        relatedInformation: related.map((other) => ({
          location: { uri: uriOf(join(site, other.path)), range: rangeOf(other) },
          message: other.text,
        })),
      }),
    }
    ;(byUri[uriOf(join(site, path))] ??= []).push(diagnostic)
  }
  return byUri
}

function published(client: Client): Record<string, unknown[]> {
  const all = [...client.published].filter(([, { diagnostics }]) => diagnostics.length > 0)
  return Object.fromEntries(all.map(([uri, { diagnostics }]) => [uri, diagnostics]))
}

const list = '<!-- list_vereisten fase/ontwerp -->\n'
const small = {
  'mkdocs.yml': 'site_name: Site\n',
  'docs/vereisten/a.md': '---\ntitle: A\nfase: ontwerp\n---\n',
  'docs/index.md': list,
}

describe('diagnostics', () => {
  const names = readdirSync(fixtures)
  test('of every fixture are those of check, in files that are open and in others', async () => {
    const sites = new Map(names.map((name) => [name, copySite(join(fixtures, name))]))
    const client = await start([...sites.values()], rich)
    const expected = await Promise.all(
      [...sites.values()].map(async (site) => {
        const { code } = await mdsplice(site, 'check', '--reporter', 'json')
        return code === 2 ? {} : checked(site)
      }),
    )
    const all: Record<string, unknown[]> = Object.assign({}, ...expected)
    // A configuration with mistakes has no rules.
    const found = (): Record<string, unknown[]> =>
      Object.fromEntries(
        Object.entries(published(client)).filter(([, [first]]) => 'codeDescription' in (first as object)),
      )
    await client.until(() => isDeepStrictEqual(found(), all)).catch(() => {})
    expect(found()).toEqual(all)
    expect(client.logged).toEqual([])
  }, 180_000)

  test.each([
    ['poor', poor],
    ['rich', rich],
  ])('follow what is typed, saved, closed and changed on disk, for a %s client', async (_, capabilities) => {
    const site = siteOf(small)
    const [page, index] = [join(site, 'docs/vereisten/a.md'), join(site, 'docs/index.md')]
    const client = await start([site], capabilities)
    await client.until(() => client.rules(index).join() === 'stale-region')
    client.open(index, list.replace('fase', 'faze'))
    await client.until(() => client.rules(index).includes('unknown-field'))
    client.change(index, list)
    await client.until(() => client.rules(index).join() === 'stale-region')
    client.open(page, small['docs/vereisten/a.md'])
    client.change(page, '---\ntitle: A\nfase: gebruik\n---\n')
    await client.until(
      () => client.rules(index).join() === 'empty-listing,stale-region' || client.rules(index).length === 2,
    )
    client.close(page)
    await client.until(() => client.rules(index).join() === 'stale-region')
    client.close(index)
    await sleep(500)
    expect(client.rules(index)).toEqual(['stale-region'])
    await mdsplice(site, 'write')
    if (capabilities === rich) client.changedOnDisk(index)
    await client.until(() => client.rules(index).length === 0)
    writeFileSync(join(site, 'docs/new.md'), '<!-- list_vereistn -->\n')
    if (capabilities === rich) client.changedOnDisk(join(site, 'docs/new.md'))
    await client.until(() => client.rules(join(site, 'docs/new.md')).length > 0)
  })

  test('a mistake in the configuration stands at its place, and all else stays', async () => {
    const site = siteOf({ ...small, 'mdsplice.yml': 'fields: {}\n' })
    const config = join(site, 'mdsplice.yml')
    const client = await start([site])
    await client.until(() => client.rules(join(site, 'docs/index.md')).length > 0)
    client.open(config, 'feilds: {}\n')
    await client.until(() => client.rules(config).join() === 'invalid-config')
    expect(client.published.get(uriOf(config))?.diagnostics).toMatchObject([
      { range: { start: { line: 0, character: 0 } }, message: expect.stringContaining('feilds') },
    ])
    expect(client.rules(join(site, 'docs/index.md'))).toEqual(['stale-region'])
    client.change(config, 'fields: {}\n')
    await client.until(() => client.rules(config).length === 0)
  })

  test('several folders have a site each, also one in the other', async () => {
    const outer = siteOf({
      ...small,
      ...Object.fromEntries(Object.entries(small).map(([path, text]) => [`docs/../inner/${path}`, text])),
    })
    const other = siteOf(small)
    const client = await start([outer, other])
    for (const site of [outer, other, join(outer, 'inner')])
      await client.until(() => client.rules(join(site, 'docs/index.md')).join() === 'stale-region', site)
  })

  test('git checkout of many files gives one round', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`docs/lists/l${index}.md`, `<!-- list_vereisten fase/ontwerp -->\n`]),
    )
    const site = makeRepository(siteOf({ ...small, ...pages }))
    git(site, 'checkout', '-q', '-b', 'other')
    await mdsplice(site, 'write')
    git(site, 'commit', '-qam', 'written')
    git(site, 'checkout', '-q', '-')
    const client = await start([site])
    await client.until(() => client.rules(join(site, 'docs/lists/l299.md')).length > 0)
    await client.until(() => client.publications === 301)
    const before = client.publications
    git(site, 'checkout', '-q', 'other')
    await client.until(() => client.rules(join(site, 'docs/lists/l299.md')).length === 0)
    await sleep(1500)
    // One for each list and for the overview: no page was looked at half checked out.
    expect(client.publications - before).toBe(301)
  })
})

describe('what fells other servers', () => {
  test.each([
    ['poor', '\u{1F600} <!-- list_vereistn bouwblok/data -->\n'],
    ['bom', '\uFEFF<!-- list_vereistn bouwblok/data -->\n'],
  ])('places are counted in UTF-16 (%s)', async (_, text) => {
    const site = siteOf({ ...small, 'docs/index.md': text })
    const index = join(site, 'docs/index.md')
    const client = await start([site])
    client.open(index, text)
    await client.until(() => client.rules(index).length > 0)
    const [first] = client.published.get(uriOf(index))?.diagnostics ?? []
    const line = text.split('\n')[0] ?? ''
    expect(line.slice(first?.range.start.character, first?.range.end.character)).toMatch(/list_vereistn/)
  })

  test('a file has several spellings', async () => {
    const site = siteOf({ 'mkdocs.yml': '', 'docs/café 😀.md': list.replace('vereisten', 'vereistn') })
    const file = join(site, 'docs/café 😀.md')
    const odd = uriOf(file).replace('%C3%A9', '%c3%a9')
    expect(odd).not.toBe(uriOf(file))
    const client = await start([site])
    await client.until(() => client.rules(file).length > 0)
    client.open(file, '', odd)
    await client.until(() => client.published.get(odd)?.diagnostics.length === 0)
    const change = { textDocument: { uri: odd, version: 2 }, contentChanges: [{ text: '<!-- list_vereistn -->\n' }] }
    void client.connection.sendNotification('textDocument/didChange', change)
    await client.until(() => (client.published.get(odd)?.diagnostics.length ?? 0) > 0)
  })

  test('no site, a file outside of any, a folder that vanishes, a huge file: a line in the log at most', async () => {
    const [none, site] = [temporaryFolder(), siteOf(small)]
    const client = await start([none, join(none, 'gone'), site])
    await client.until(() => client.rules(join(site, 'docs/index.md')).length > 0)
    client.open(join(none, 'a.md'), '<!-- list_vereistn -->\n')
    client.open('/elsewhere/b.md', '<!-- list_vereistn -->\n')
    void client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: list },
    })
    client.open(join(site, 'docs/huge.md'), 'x'.repeat(100_000_000))
    await client.until(() => client.rules(join(site, 'docs/huge.md')).join() === 'unreadable-page')
    rmSync(join(site, 'docs'), { recursive: true })
    appendFileSync(join(site, 'mkdocs.yml'), '\n')
    await client.until(() => client.logged.length > 0, 'a line in the log')
    mkdirSync(join(site, 'docs'))
    writeFileSync(join(site, 'docs/index.md'), '<!-- list_vereistn -->\n')
    appendFileSync(join(site, 'mkdocs.yml'), '\n')
    await client.until(() => client.rules(join(site, 'docs/index.md')).length > 0)
    expect(client.logged.length).toBeLessThan(4)
    expect(client.process.exitCode).toBe(null)
  })

  test('it ends when its input ends, and when its parent is gone', async () => {
    const site = siteOf(small)
    const one = new Client([site])
    await one.start()
    const ended = once(one.process, 'exit')
    one.process.stdin?.end()
    await ended
    one.connection.dispose()
    const other = new Client([site])
    // A process that has never been.
    await other.start(2 ** 22 - 1)
    await once(other.process, 'exit')
    other.connection.dispose()
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const third = new Client([site])
    await third.start(editor.pid ?? null)
    await third.until(() => third.rules(join(site, 'docs/index.md')).length > 0)
    // Its input is still open then, as where another program has it, too.
    const gone = once(third.process, 'exit')
    editor.kill('SIGKILL')
    await gone
    third.connection.dispose()
  })

  test('it ends when nobody reads what it writes', async () => {
    const client = new Client([siteOf(small)])
    await client.start()
    const ended = once(client.process, 'exit')
    client.process.stdout?.destroy()
    client.open('/elsewhere/a.md', '')
    void client.connection.sendRequest('shutdown').catch(() => {})
    await ended
  })

  test('kill -9 changes no file', async () => {
    const site = copySite(join(fixtures, 'example'))
    const before = readFileSync(join(site, 'docs/index.md'))
    const client = new Client([site])
    await client.start()
    const ended = once(client.process, 'exit')
    client.process.kill('SIGKILL')
    await ended
    client.connection.dispose()
    expect(readFileSync(join(site, 'docs/index.md'))).toEqual(before)
  })
})
