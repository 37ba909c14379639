import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { mdsplice, siteOf } from '../mini-site.ts'
import { Client, poor, rich, uriOf } from './client.ts'

const nfd = 'cafe\u0301'
const files: Record<string, string> = {
  'mkdocs.yml': 'site_name: Site\r\n',
  'mdsplice.yml': `\uFEFFlanguage: en\r
collections:\r
  rules: { pages: [rules/**/*.md] }\r
  acts: { pages: [acts/**/*.md], reference_field: act, key: code }\r
  parts: { data: parts.yml }\r
fields: { phase: { values: [dráft, 😀, gone], aliases: [fase] } }\r
relations: [{ from: rules, to: acts, field: act, inverse: rules_of }]\r
`,
  'parts.yml': '\uFEFF- id: wheel\r\n  phase: dráft\r\n',
  'docs/index.md': '\uFEFF# Home 😀\r\n\r\n<!-- list_rules phase/dráft|😀 sort=-title columns=title,act -->\r\n',
  'docs/rules/één 😀.md':
    '---\r\ntitle: "Één 😀"\r\nfase: dráft\r\nact: [w-1, w-2]\r\n---\r\n\r\n<!-- list_acts -->\r\n',
  [`docs/rules/${nfd}.md`]: '\uFEFF---\nphase:\n- 😀\nact: w-2\n---\n\n<!-- list_rules {phase: [dráft, gone]} -->\n',
  'docs/acts/wet.md':
    '---\ntitle: Wet\ncode: w-1\n---\n\n<!-- list_rules_on_acts_page -->\n\n<!-- list_parts phase/* -->\n',
}

/** What somebody who types may put into a text, and what tears YAML and directives apart. */
const pieces = [
  ...['a', 'é', 'e\u0301', '😀', '\n', '\r\n', '\t', '---\n', '<!-- ', ' -->', '```\n', '\uFEFF', 'this.'],
  ...[
    'list_rules ',
    'phase: ',
    'act: w-2\n',
    'dráft',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    ': ',
    '- ',
    '|',
    '/',
    '!',
    '#',
  ],
]
const kinds = [
  ...['completion', 'hover', 'definition', 'references', 'prepareRename', 'rename', 'codeAction', 'codeLens'],
  ...['documentSymbol', 'foldingRange', 'documentLink', 'prepareCallHierarchy'],
]
const clients: Client[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

const withoutBom = (text: string): string => text.replace(/^\uFEFF/, '')

test.each([
  ['poor', poor, 7],
  ['rich', rich, 3],
])(
  'after 2,000 edits, in between which everything is asked, a %s client has the messages of check',
  async (_, capabilities, seed) => {
    let state = seed
    const below = (count: number): number => {
      state = (state * 1103515245 + 12345) % 2 ** 31
      return Math.floor((state / 2 ** 31) * count)
    }
    const site = siteOf(files)
    const client = new Client([site], capabilities)
    clients.push(client)
    await client.start()
    const documents = new Map<string, TextDocument>()
    const pages = Object.keys(files).filter((path) => path.startsWith('docs'))
    let version = 1
    const told = (path: string): void => client.changedOnDisk(join(site, path))

    for (let count = 0; count < 2000; count++) {
      const path = pages[below(pages.length)] ?? ''
      const [file, before] = [join(site, path), documents.get(path)]
      const act = below(100)
      if (!before) {
        const text = withoutBom(readFileSync(file, 'utf8'))
        client.open(file, text)
        documents.set(path, TextDocument.create(uriOf(file), '', 1, text))
      } else if (act < 75) {
        const text = before.getText()
        const start = below(text.length + 1)
        const end = Math.min(text.length, start + (below(3) === 0 ? below(12) : 0))
        const range = { start: before.positionAt(start), end: before.positionAt(end) }
        const contentChanges = [{ range, text: below(4) === 0 ? '' : (pieces[below(pieces.length)] ?? '') }]
        const textDocument = { uri: uriOf(file), version: ++version }
        void client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges })
        documents.set(path, TextDocument.update(before, contentChanges, version))
      } else if (act < 80) {
        client.close(file)
        documents.delete(path)
      } else if (act < 84) {
        const other = `docs/rules/new-${below(3)}.md`
        if (below(2) === 0) writeFileSync(join(site, other), '---\nphase: gone\nact: w-3\n---\n')
        else rmSync(join(site, other), { force: true })
        told(other)
      } else {
        const params = {
          textDocument: { uri: uriOf(file) },
          position: before.positionAt(below(before.getText().length + 1)),
          range: { start: { line: 0, character: 0 }, end: before.positionAt(Infinity) },
          context: { diagnostics: [], includeDeclaration: true },
          newName: 'x',
        }
        // A rename can be refused; anything else that fails is a line in the log.
        await client.connection.sendRequest(`textDocument/${kinds[below(kinds.length)]}`, params).catch(() => null)
      }
      if (count % 50 === 0) await sleep(20)
    }

    expect(client.logged).toEqual([])
    for (const [path, document] of documents) {
      writeFileSync(join(site, path), (files[path]?.startsWith('\uFEFF') ? '\uFEFF' : '') + document.getText())
      client.save(join(site, path))
      client.close(join(site, path))
      told(path)
    }
    const { out } = await mdsplice(site, 'check', '--reporter', 'json')
    const { messages } = JSON.parse(out) as { messages: { path: string; rule: string; line?: number }[] }
    const expected = messages.map(({ path, rule, line = 1 }) => `${path} ${rule} ${line}`).sort()
    const found = (): string[] =>
      [...client.published]
        .flatMap(([uri, { diagnostics: own }]) =>
          own.map(({ code, range }) => {
            const path = decodeURIComponent(uri.slice(uriOf(site).length + 1))
            return `${path} ${code} ${range.start.line + 1}`
          }),
        )
        .sort()
    await client.until(() => found().join() === expected.join()).catch(() => {})
    expect(found()).toEqual(expected)
    expect(expected.length).toBeGreaterThan(3)
  },
  120_000,
)
