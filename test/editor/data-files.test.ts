import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import type { CompletionList, Hover } from 'vscode-languageserver-protocol'
import { siteOf } from '../mini-site.ts'
import { Client, poor, rich, uriOf } from './client.ts'

const files = {
  'mdsplice.yml': `language: en
collections:
  rules: {}
  acts: { data: acts.yml, reference_field: act, required: [phase] }
relations: [{ from: acts, to: rules, field: rule }]
fields: { phase: { values: [draft, final] } }
`,
  'acts.yml': '- id: law\n  title: é 😀\n  phase: draft\n  rule: [one]\n',
  'docs/rules/one.md': '---\ntitle: Rule one\n---\n',
  'docs/index.md': '<!-- list_acts phase/draft -->\n',
}
const clients: Client[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

test.each([
  ['poor', poor],
  ['rich', rich],
])(
  'a data file is helped with while it is typed in, and what it says counts in pages, for a %s client',
  async (_, capabilities) => {
    const site = siteOf(files)
    const client = new Client([site], capabilities)
    clients.push(client)
    await client.start()
    const [data, index] = [join(site, 'acts.yml'), join(site, 'docs/index.md')]
    const text = files['acts.yml']
    const ask = <Answer>(kind: string, line: number, character: number): Promise<Answer> =>
      client.connection.sendRequest(`textDocument/${kind}`, {
        textDocument: { uri: uriOf(data) },
        position: { line, character },
      })
    await client.until(() => client.rules(index).join() === 'stale-region')
    client.open(data, text)
    const hover = await ask<Hover>('hover', 3, 10)
    expect(hover.contents).toMatchObject({ value: expect.stringContaining('Rule one') })

    // Half a record is no YAML: what was known last still holds, and there are proposals.
    client.change(data, `${text}- id: code\n  ph`)
    const { items } = await ask<CompletionList>('completion', 5, 4)
    expect(items[0]).toMatchObject({ label: 'phase', textEdit: { newText: 'phase: ' } })
    await client.until(() => client.rules(data).join() === 'invalid-data-file')
    expect(client.rules(index)).toEqual(['stale-region'])
    client.change(data, `${text}- id: code\n  phase: `, 3)
    expect((await ask<CompletionList>('completion', 5, 9)).items.map(({ label, detail }) => [label, detail])).toEqual([
      ['draft', '1 page'],
      ['final', '0 pages'],
    ])

    // Its messages are those of check, at their places.
    const wrong = `${text}- id: code\n  phase: fnal\n  rule: [on]\n- id: third\n`
    client.change(data, wrong, 4)
    await client.until(() => client.rules(data).length === 3)
    const places = client.published
      .get(uriOf(data))
      ?.diagnostics.map(({ code, range: { start } }) => [code, start.line])
    expect(places?.toSorted()).toEqual([
      ['dangling-reference', 6],
      ['missing-field', 7],
      ['value-not-allowed', 5],
    ])
    expect(readFileSync(data, 'utf8')).toBe(text)
    client.change(data, text, 5)
    await client.until(() => client.rules(data).length === 0)
  },
)
