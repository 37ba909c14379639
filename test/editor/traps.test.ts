import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { siteOf, temporaryFolder } from '../mini-site.ts'
import { readFrontMatter } from '../../src/site/front-matter.ts'
import { Client, poor, rich, uriOf } from './client.ts'

const clients: Client[] = []

async function start(site: string, capabilities = poor, nodeOptions: readonly string[] = []): Promise<Client> {
  const client = new Client([site], capabilities, nodeOptions)
  clients.push(client)
  await client.start()
  return client
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

const pages = {
  'mkdocs.yml': 'site_name: Site\n',
  'docs/vereisten/archiefwet.md': '---\ntitle: A\n---\n',
  'docs/vereisten/avg.md': '---\ntitle: B\n---\n',
}

test('what a package prints on standard output does not break the conversation', async () => {
  const noisy = join(temporaryFolder(), 'noisy.cjs')
  // From when on the connection listens.
  writeFileSync(
    noisy,
    `const { on } = process.stdin
process.stdin.on = function (event, listener) {
  if (event === 'data') for (const print of ['log', 'info', 'debug']) setInterval(() => console[print]('noise'), 100).unref()
  return on.call(this, event, listener)
}
`,
  )
  const site = siteOf({ ...pages, 'docs/index.md': '<!-- list_vereistn -->\n' })
  const client = await start(site, poor, ['--require', noisy])
  const page = join(site, 'docs/index.md')
  await client.until(() => client.rules(page).length > 0)
  for (let version = 2; version < 20; version++) {
    client.change(page, '<!-- list_vereisten -->\n', version)
    const textDocument = { uri: uriOf(page) }
    expect(await client.connection.sendRequest('textDocument/foldingRange', { textDocument })).toEqual([])
  }
  await client.until(() => client.printed.includes('noise'), 'what was printed on standard error')
})

/** Front matter with a mistake in it that has quick fixes, in many a notation. */
const written: Record<string, string> = {
  list: 'title: M\nvereiste:\n- archiefwt # wet\n- avg\nnote: a\n',
  flow: 'title: M\nvereiste: [avg, archiefwt]\nnote: a\n',
  'flow of several lines': 'title: M\nvereiste: [\n  avg,\n  archiefwt,\n]\nnote: a\n',
  quotes: "title: M\nvereiste: 'archiefwt'\nnote: 'it''s'\n",
  'double quotes': 'title: "é 😀"\nvereiste: "archiefwt"\nnote: "a: b"\n',
  'below a text of several lines': 'note: |\n  vereiste: archiefwt\n\n  # a\nvereiste: archiefwt\ntitle: M\n',
  'below a folded text': 'note: >-\n  one\n  two\nvereiste:\n  - archiefwt\ntitle: M\n',
  'line ends of Windows': 'title: M\r\nvereiste:\r\n- archiefwt\r\nnote: a\r\n',
  'an anchor': 'title: &t M\nvereiste: archiefwt\nnote: *t\n',
}

test.each(Object.keys(written))('no quick fix damages front matter: %s', async (name) => {
  const yaml = written[name] ?? ''
  const lineEnd = yaml.includes('\r\n') ? '\r\n' : '\n'
  const text = `---${lineEnd}${yaml}---${lineEnd}${lineEnd}Text${lineEnd}`
  const site = siteOf({ ...pages, 'docs/maatregelen/m.md': text })
  const page = join(site, 'docs/maatregelen/m.md')
  const client = await start(site, rich)
  client.open(page, text)
  await client.until(() => client.rules(page).includes('dangling-reference'))
  const lines = text.split('\n').length
  const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } }
  const params = { textDocument: { uri: uriOf(page) }, range, context: { diagnostics: [], only: ['quickfix'] } }
  const actions = (await client.connection.sendRequest('textDocument/codeAction', params)) as CodeAction[]
  expect(actions.length).toBeGreaterThan(0)
  const valuesOf = (source: string): Record<string, string[]> =>
    Object.fromEntries(
      [...readFrontMatter(source).frontMatter.fields].map(([field, { values }]) => [
        field,
        values.map((value) => value.text.replace('archiefwet', 'archiefwt')),
      ]),
    )
  for (const { title, edit } of actions) {
    const after = applied(text, edit, page)
    expect({ title, findings: readFrontMatter(after).findings, values: valuesOf(after) }).toEqual({
      title,
      findings: [],
      values: valuesOf(text),
    })
    expect(after.endsWith(`---${lineEnd}${lineEnd}Text${lineEnd}`)).toBe(true)
    client.change(page, after, 2)
    await client.until(() => !client.rules(page).includes('dangling-reference'), title)
    client.change(page, text, 3)
    await client.until(() => client.rules(page).includes('dangling-reference'))
  }
})

function applied(text: string, edit: WorkspaceEdit | undefined, page: string): string {
  const edits = (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change && change.textDocument.uri === uriOf(page) ? change.edits : [],
  )
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits as never)
}

test('files and folders that are new count without a restart: pages, data, a template and the configuration', async () => {
  const site = siteOf(pages)
  const client = await start(site, rich)
  const page = join(site, 'docs/index.md')
  const write = (path: string, text: string): void => {
    writeFileSync(join(site, path), text)
    client.changedOnDisk(join(site, path))
  }
  write('docs/index.md', '<!-- list_acties -->\n')
  await client.until(() => client.rules(page).length > 0 && !client.rules(page).includes('stale-region'))
  write('mdsplice.yml', 'collections: { acties: { data: acties.csv } }\n')
  write('acties.csv', 'id,title\n')
  await client.until(() => client.rules(page).includes('empty-listing'))
  write('acties.csv', 'id,title\na,A\n')
  await client.until(() => client.rules(page).join() === 'stale-region')
  write('mdsplice.yml', 'collections: { acties: { data: acties.csv, template: acties.mustache } }\n')
  await client.until(() => client.rules(join(site, 'mdsplice.yml')).length > 0)
  write('acties.mustache', '{{#rows}}{{title}}{{/rows}}\n')
  await client.until(() => client.rules(join(site, 'mdsplice.yml')).length === 0)
})
