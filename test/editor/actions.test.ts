import { cpSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { CodeAction, CodeLens, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { contentOf, copySite, fixtures, mdsplice, siteOf } from '../mini-site.ts'
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

function applied(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits])
}

/** The edits of a file that an action or a command makes, in either form. */
function editsOf(edit: WorkspaceEdit | undefined, file: string): TextEdit[] {
  const uri = uriOf(file)
  const versioned = edit?.documentChanges?.flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  )
  return versioned ?? edit?.changes?.[uri] ?? []
}

async function actions(client: Client, file: string, line: number, only?: string[]): Promise<CodeAction[]> {
  // As a client that counts in bytes says it.
  const range = { start: { line, character: 0 }, end: { line, character: 9999 } }
  const context = { diagnostics: [{ range, message: 'x' }], ...(only && { only }) }
  const found = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: uriOf(file) },
    range,
    context,
  })
  return found as CodeAction[]
}

const small = {
  'mkdocs.yml': 'site_name: Site\n',
  'docs/bouwblokken/data/index.md': '---\ntitle: Data\n---\n',
  'docs/vereisten/a.md': '---\ntitle: A\nbouwblok: data\n---\n',
  'docs/maatregelen/m.md': '---\ntitle: M\nvereiste: a\n---\n',
}

describe.each([
  ['poor', poor],
  ['rich', rich],
])('quick fixes, for a %s client', (_, capabilities) => {
  test('another name, in UTF-16 whatever the client says', async () => {
    const text = '\u{1F600} <!-- list_vereistn bouwblok/data -->\n'
    const site = siteOf({ ...small, 'docs/index.md': text })
    const index = join(site, 'docs/index.md')
    const client = await start(site, capabilities)
    client.open(index, text)
    await client.until(() => client.rules(index).length > 0)
    const [fix] = await actions(client, index, 0, ['quickfix'])
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true, title: 'Replace it with `vereisten`' })
    expect(applied(text, editsOf(fix?.edit, index))).toBe('\u{1F600} <!-- list_vereisten bouwblok/data -->\n')
  })

  test.each([
    [
      'a page',
      '# A\n\n> <!-- list_vereisten fase/x -->\n',
      '# A\n\n> <!-- mdsplice-disable-next-line unknown-field -->\n> <!-- list_vereisten fase/x -->\n',
    ],
    [
      'CRLF',
      'é\r\n\r\n<!-- list_vereisten fase/x -->\r\n',
      'é\r\n\r\n<!-- mdsplice-disable-next-line unknown-field -->\r\n<!-- list_vereisten fase/x -->\r\n',
    ],
    [
      'front matter',
      '---\nvereiste:\n- nergens\n---\n',
      '---\nvereiste:\n# mdsplice-disable-next-line dangling-reference\n- nergens\n---\n',
    ],
  ])('ignore a rule on the next line: %s', async (_name, text, expected) => {
    const site = siteOf({ ...small, 'docs/index.md': text })
    const index = join(site, 'docs/index.md')
    const client = await start(site, capabilities)
    client.open(index, text)
    await client.until(() => client.rules(index).length > 0)
    const offered = await actions(client, index, 2, ['quickfix'])
    const ignore = offered.find(({ title }) => title.startsWith('Ignore'))
    expect(applied(text, editsOf(ignore?.edit, index))).toBe(expected)
    client.change(index, expected)
    await client.until(() => client.rules(index).every((rule) => rule === 'stale-region' || rule === 'empty-listing'))
  })

  test('write the lists of the page, and accept a reference as reviewed', async () => {
    const list = '<!-- list_vereisten bouwblok/data -->\n'
    const site = siteOf({ ...small, 'docs/index.md': list })
    await mdsplice(site, 'review', '--all')
    const [index, page, lock] = ['docs/index.md', 'docs/maatregelen/m.md', 'mdsplice.lock'].map((path) =>
      join(site, path),
    ) as [string, string, string]
    const client = await start(site, capabilities)
    client.open(index, list)
    client.open(join(site, 'docs/vereisten/a.md'), '---\ntitle: A\nbouwblok: data\n---\n\nNieuw.\n')
    await client.until(() => client.rules(page).includes('suspect-reference') && client.rules(index).length > 0)
    const [write] = await actions(client, index, 0, ['quickfix'])
    expect(applied(list, editsOf(write?.edit, index))).toContain('[A](vereisten/a.md)')
    const offered = await actions(client, page, 2, ['quickfix'])
    const accept = offered.find(({ title }) => title.startsWith('Accept'))
    const reviewed = applied(readFileSync(lock, 'utf8'), editsOf(accept?.edit, lock))
    client.open(lock, reviewed)
    await client.until(() => client.rules(page).length === 0)
  })
})

/** Those in which something can be fixed; all of them take some minutes. */
const fixable = readdirSync(fixtures).filter(
  (name) =>
    process.env['MDSPLICE_LONG'] || /did you mean/.test(readFileSync(join(fixtures, name, 'messages.txt'), 'utf8')),
)

describe('fix all', () => {
  test.each(fixable)('of %s is check --fix, byte for byte', async (name) => {
    const [typed, fixed] = [copySite(join(fixtures, name)), copySite(join(fixtures, name))]
    cpSync(typed, fixed, { recursive: true })
    await mdsplice(fixed, 'check', '--fix')
    const client = await start(typed, poor)
    for (let turn = 0; turn < 5; turn++)
      await client.connection.sendRequest('workspace/executeCommand', {
        command: 'mdsplice.server.fixAll',
        arguments: [uriOf(join(typed, 'docs/index.md'))],
      })
    expect(contentOf(typed)).toEqual(contentOf(fixed))
  })

  test('of one page, when it is saved', async () => {
    const text = '\uFEFF---\r\nbouwblok: dta\r\n---\r\n\r\n<!-- list_vereistn bouwblok/data -->\r\n'
    const site = siteOf({ ...small, 'docs/index.md': text })
    const index = join(site, 'docs/index.md')
    const client = await start(site)
    client.open(index, text)
    const [fix] = await actions(client, index, 0, ['source.fixAll'])
    await mdsplice(site, 'check', '--fix', 'docs/index.md')
    const fixed = readFileSync(index, 'utf8')
    expect(fixed).not.toBe(text)
    expect(applied(text, editsOf(fix?.edit, index))).toBe(fixed)
  })
})

describe('lists', () => {
  const list = '# Lijst\n\n<!-- list_vereisten bouwblok/data -->\n'
  const [closed, other] = ['docs/index.md', 'docs/other.md']

  test('a lens says how many pages, and writes', async () => {
    const site = siteOf({ ...small, [closed]: list })
    const index = join(site, closed)
    const client = await start(site, poor)
    const ask = async (): Promise<CodeLens[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriOf(index) } })
    const [lens] = await ask()
    expect(lens).toMatchObject({
      range: { start: { line: 2, character: 0 } },
      command: { title: '1 page, outdated: write' },
    })
    await client.connection.sendRequest('workspace/executeCommand', lens?.command)
    expect(readFileSync(index, 'utf8')).toContain('[A](vereisten/a.md)')
    expect(await ask()).toMatchObject([{ command: { title: '1 page', command: '' } }])
  })

  test('write site changes open files in the editor and others on disk', async () => {
    const site = siteOf({ ...small, [closed]: list, [other]: list })
    const open = join(site, other)
    const client = await start(site)
    client.open(open, `${list}Meer.\n`)
    const edits: WorkspaceEdit[] = []
    client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      edits.push(edit)
      return { applied: true }
    })
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'mdsplice.server.writeSite',
      arguments: [uriOf(open)],
    })
    expect(readFileSync(join(site, closed), 'utf8')).toContain('[A](vereisten/a.md)')
    expect(readFileSync(open, 'utf8')).toBe(list)
    expect(applied(`${list}Meer.\n`, editsOf(edits[0], open))).toMatch(/\[A\]\(vereisten\/a\.md\)[^]*Meer\.\n$/)
  })

  test('a client without edits of its own keeps what is not saved', async () => {
    const site = siteOf({ ...small, [closed]: list })
    const index = join(site, closed)
    const client = await start(site, poor)
    client.open(index, `${list}Meer.\n`)
    await client.connection.sendRequest('workspace/executeCommand', {
      command: 'mdsplice.server.writePage',
      arguments: [uriOf(index)],
    })
    expect(readFileSync(index, 'utf8')).toBe(list)
    await client.until(() => client.logged.some((line) => line.includes('docs/index.md is not written')))
  })

  test('are written on save when asked for, and only then', async () => {
    const site = siteOf({ ...small, [closed]: list })
    const index = join(site, closed)
    const client = await start(site)
    let writeOnSave = false
    client.connection.onRequest('workspace/configuration', () => [{ writeOnSave }])
    client.open(index, list)
    const save = async (): Promise<TextEdit[]> =>
      client.connection.sendRequest('textDocument/willSaveWaitUntil', {
        textDocument: { uri: uriOf(index) },
        reason: 1,
      })
    expect(await save()).toEqual([])
    writeOnSave = true
    expect(applied(list, await save())).toContain('[A](vereisten/a.md)')
  })

  test('can be folded, are symbols; references are links; pages are found by title', async () => {
    const text = `${list}\n- [A](vereisten/a.md)\n\n<!-- /list_vereisten 0123456789abcdef -->\n`
    const site = siteOf({ ...small, [closed]: text })
    const client = await start(site)
    const ask = (method: string, file: string): Promise<unknown> =>
      client.connection.sendRequest(method, { textDocument: { uri: uriOf(join(site, file)) } })
    expect(await ask('textDocument/foldingRange', closed)).toEqual([{ startLine: 2, endLine: 6, kind: 'region' }])
    expect(await ask('textDocument/documentSymbol', closed)).toMatchObject([{ name: 'list_vereisten bouwblok/data' }])
    expect(await ask('textDocument/documentLink', 'docs/maatregelen/m.md')).toMatchObject([
      { target: uriOf(join(site, 'docs/vereisten/a.md')), range: { start: { line: 2, character: 10 } } },
    ])
    expect(await client.connection.sendRequest('workspace/symbol', { query: 'dat' })).toMatchObject([{ name: 'Data' }])
  })
})
