import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { copySite, mdsplice } from '../mini-site.ts'
import { corpus, describeWithCorpus } from '../tools.ts'

interface Message {
  path: string
  line: number
  column: number
  endColumn: number
  rule: string
  suggestion?: string
}

const snapshots = [
  {
    name: 'algoritmekader-2024-07',
    counts: {
      'dangling-reference': 58,
      'duplicate-value': 4,
      'empty-item': 1,
      'empty-listing': 61,
      'stale-region': 337,
      'unknown-field': 63,
      'unknown-value': 3,
    },
  },
  {
    name: 'algoritmekader-2025-02',
    counts: {
      'conflict-marker': 1,
      'dangling-reference': 10,
      'duplicate-id': 2,
      'duplicate-key': 1,
      'duplicate-value': 1,
      'empty-listing': 19,
      'stale-region': 256,
      'unclosed-directive': 1,
      'unknown-value': 1,
    },
  },
]

/** What the three scripts of the site asked, and what its people looked for by hand. */
const demands = String.raw`
collections:
  vereisten:
    required: [id, title]
    id_pattern: '^urn:nl:ak:ver:[a-z]{3}-\d\d$'
    file_name: '^{id}-'
  maatregelen:
    required: [id, title]
    id_pattern: '^urn:nl:ak:mtr:[a-z]{3}-\d\d$'
    file_name: '^(\d-)?{id}-'
  hulpmiddelen:
fields:
  onderwerp: { values: { pages: "onderwerpen/*" } }
  rollen: { values: { pages: "rollen/*" } }
  levenscyclus: { values: { pages: "levenscyclus/*" } }
relations:
- { from: maatregelen, to: vereisten, required: true, covered: true }
`

/** Every finding was looked up in its source; a number that grows is a false alarm until that has been done again. */
describeWithCorpus('the checks of the real site', () => {
  describe.each(snapshots)('$name', ({ name, counts }) => {
    let site: string
    let messages: Message[]

    beforeAll(async () => {
      site = copySite(join(corpus, name))
      messages = await messagesOf(site)
    })

    const textAt = ({ path, line, column, endColumn }: Message): string =>
      (readFileSync(join(site, path), 'utf8').split('\n')[line - 1] ?? '').slice(column - 1, endColumn - 1)

    test('so many messages of each rule', () => {
      expect(countsOf(messages)).toEqual(counts)
    })

    test('every misspelt `boubwlok` is found where it stands, and `bouwblok` is suggested', () => {
      const found = messages.filter(({ rule }) => rule === 'unknown-field')
      for (const message of found)
        expect({ text: textAt(message), suggestion: message.suggestion }).toEqual({
          text: 'boubwlok',
          suggestion: 'bouwblok',
        })
    })

    test('every reference to nothing is said at its own line', () => {
      const found = messages.filter(({ rule }) => rule === 'dangling-reference')
      for (const { path, line } of found)
        expect(readFileSync(join(site, path), 'utf8').split('\n')[line - 1]).toMatch(/^- *\S/)
    })

    test('a list is said to be empty exactly where the expected answer is', () => {
      const { directives } = JSON.parse(readFileSync(join(corpus, name, 'expected.json'), 'utf8')) as {
        directives: { page: string; line: number; expected: string[] }[]
      }
      const empty = directives.filter(({ expected }) => expected.length === 0)
      const rules = ['empty-listing', 'unknown-field', 'unknown-value', 'unclosed-directive']
      const said = messages.filter(({ rule }) => rules.includes(rule)).map(({ path, line }) => `${path}:${line}`)
      expect([...new Set(said)].sort()).toEqual(
        [...new Set(empty.map(({ page, line }) => `docs/${page}:${line}`))].sort(),
      )
    })
  })

  test('with its own demands: what its people found by hand in months', async () => {
    const site = copySite(join(corpus, 'algoritmekader-2025-02'))
    writeFileSync(join(site, 'mdsplice.yml'), demands)
    expect(countsOf(await messagesOf(site))).toEqual({
      ...snapshots[1]?.counts,
      'file-name-pattern': 2,
      orphan: 15,
      uncovered: 2,
      'value-not-allowed': 1,
    })
  })
})

async function messagesOf(site: string): Promise<Message[]> {
  const { out } = await mdsplice(site, 'check', '--reporter', 'json')
  return (JSON.parse(out) as { messages: Message[] }).messages
}

function countsOf(messages: readonly Message[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { rule } of messages) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}
