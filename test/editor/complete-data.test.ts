import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { knownSite, marked } from './marked.ts'
import { siteOf } from '../mini-site.ts'
import { completeOther } from '../../src/editor/completion/complete.ts'
import type { Completion } from '../../src/editor/completion/completion.ts'

const known = knownSite(
  siteOf({
    'mdsplice.yml': `collections:
  rules: {}
  acts: { data: acts.yml, reference_field: act, required: [source] }
  steps: { data: catalogue.json, records: catalogue.steps }
  parts: { data: parts.yml }
  keps: { data: 'keps/*/kep.yaml' }
relations: [{ from: acts, to: rules, field: rule }]
fields: { phase: { values: [draft, final, gone], labels: { draft: First draft } } }
`,
    'acts.yml': `- id: law
  title: Law
  phase: draft
  rule:
    - one
    - two
  tags: [a, b]
  owner:
    name: Kim
- id: code
  title: Code
  phase: final
  rule:
    - one
  note: "x: y"
`,
    'catalogue.json': `{
  "catalogue": {
    "steps": [
      { "id": "s1", "phase": "draft", "act": ["law"], "weight": 3, "isOpen": true },
      { "id": "s2", "phase": "draft", "act": ["law", "code"], "weight": 3, "isOpen": true }
    ]
  }
}
`,
    'parts.yml': 'wheel:\n  size: big\n  phase: final\nframe:\n  size: big\n',
    'keps/1/kep.yaml': 'title: First\nphase: draft\nauthors: [a, b]\n',
    'keps/2/kep.yaml': 'title: Second\nphase: draft\nauthors: [a, c]\n',
    'docs/rules/one.md': '---\ntitle: Rule one\n---\n',
    'docs/rules/two.md': '---\ntitle: Rule two\n---\n',
  }),
)

function at(path: string, written: string, hasSnippets = false) {
  const { text, offset } = marked(written)
  const items = completeOther(known, join(known.site.root, path), text, offset, { hasSnippets })
  return {
    labels: items.map(({ label }) => label),
    details: Object.fromEntries(items.map(({ label, detail }) => [label, detail])),
    with(label: string): string {
      const item = items.find((each: Completion) => each.label === label)
      return item ? text.slice(0, item.start) + item.text + text.slice(item.end) : `no ${label}`
    },
  }
}

describe('in a data file', () => {
  test.each([
    ['of a record that begins', '- ¦\n', ['source', 'rule', 'id', 'title', 'phase', 'tags', 'owner', 'note']],
    [
      'those that are not there yet',
      '- id: x\n  title: y\n  ¦\n',
      ['source', 'rule', 'phase', 'tags', 'owner', 'note'],
    ],
    [
      'whatever other records have',
      '- id: x\n  title: y\n- id: z\n  ¦\n- phase: draft\n',
      ['source', 'rule', 'title', 'phase', 'tags', 'owner', 'note'],
    ],
    ['above others', '- ¦\n  id: x\n  rule:\n  - one\n  note: n\n', ['source', 'title', 'phase', 'tags', 'owner']],
    ['in braces', '- { id: x, note: y, ¦ }\n', ['source', 'rule', 'title', 'phase', 'tags', 'owner']],
    ['in an object', '- id: x\n  owner:\n    ¦\n', ['name']],
  ])('fields %s', (_, text, labels) => expect(at('acts.yml', text).labels).toEqual(labels))

  test('a field is written as other records write it, as far to the right as its own record is', () => {
    expect(at('acts.yml', '-   id: x\r\n    ru¦\r\n').with('rule')).toBe('-   id: x\r\n    rule:\r\n      - \r\n')
    expect(at('acts.yml', '- ti¦').with('title')).toBe('- title: ')
    expect(at('acts.yml', '- { ru¦ }').with('rule')).toBe('- { rule: [ }')
    expect(at('acts.yml', '- phas¦: x').with('phase')).toBe('- phase: x')
    expect(at('acts.yml', '- ta¦', true).with('tags')).toBe('- tags: [$0]')
  })

  test.each([
    ['behind a colon', '- phase: ¦', '- phase: draft'],
    ['half-typed', '- phase: dr¦', '- phase: draft'],
    ['within a word', '- id: x\n  phase: d¦t\n', '- id: x\n  phase: draft\n'],
    ['in quotes', "- phase: '¦'", "- phase: 'draft'"],
    ['in a quote without an end', '- phase: "¦', '- phase: "draft"'],
    ['in a list', '- phase:\n  - ¦', '- phase:\n  - draft'],
    ['in brackets', '- phase: [¦]', '- phase: [draft]'],
    ['in brackets without an end', '- phase: [gone, ¦', '- phase: [gone, draft'],
    ['before a comment', '- phase: ¦ # é 😀', '- phase: draft # é 😀'],
    ['below what is broken', '- id: "x\n- [}\n- phase: ¦\n', '- id: "x\n- [}\n- phase: draft\n'],
    ['behind a byte order mark', '\uFEFF- phase: ¦', '\uFEFF- phase: draft'],
  ])('values %s', (_, before, after) => expect(at('acts.yml', before).with('draft')).toBe(after))

  test('values in their order, with what they are called and how many have them', () => {
    const { labels, details } = at('acts.yml', '- phase: ¦')
    expect(labels).toEqual(['draft', 'final', 'gone'])
    expect(details).toEqual({ draft: 'First draft · 1 page', final: '1 page', gone: '0 pages' })
  })

  test('pages for references, with their titles, and once in a list', () => {
    expect(at('acts.yml', '- rule:\n    - ¦\n').details).toEqual({ one: 'Rule one · Rules', two: 'Rule two · Rules' })
    expect(at('acts.yml', '- rule:\n    - one\n    - ¦\n').labels).toEqual(['two'])
    expect(at('acts.yml', '- rule: [two, ¦]\n').labels).toEqual(['one'])
  })

  test('in JSON, where names and values have quotes', () => {
    const json = (record: string): string => `{\n  "catalogue": {\n    "steps": [\n      ${record}\n    ]\n  }\n}\n`
    const step = (record: string) => at('catalogue.json', json(record))
    expect(step('{ "id": "x", ¦ }').labels).toEqual(['phase', 'act', 'weight', 'isOpen'])
    expect(step('{ ¦ }').with('phase')).toBe(json('{ "phase":  }'))
    expect(step('{ "id": "x", "ac¦" }').with('act')).toBe(json('{ "id": "x", "act": [ }'))
    expect(step('{ "pha¦": "x" }').with('phase')).toBe(json('{ "phase": "x" }'))
    expect(step('{ "phase": "¦" }').with('final')).toBe(json('{ "phase": "final" }'))
    expect(step('{ "phase": "¦').with('final')).toBe(json('{ "phase": "final"'))
    expect(step('{ "phase": ¦ }').with('final')).toBe(json('{ "phase": "final" }'))
    expect(step('{ "weight": ¦ }').with('3')).toBe(json('{ "weight": 3 }'))
    expect(step('{ "isOpen": ¦ }').with('true')).toBe(json('{ "isOpen": true }'))
    expect(step('{ "act": ["law", "¦"] }').details).toEqual({ code: 'Code · Acts' })
    const below = '{\n        "id": "x",\n        "act": [\n          "law",\n          "¦"\n        ]\n      }'
    expect(step(below).labels).toEqual(['code'])
    expect(step('{\n        "id": "x",\n        "¦"\n        "weight": 3\n      }').labels).toEqual([
      'phase',
      'act',
      'isOpen',
    ])
  })

  test('records that are named in a mapping or by their file do not say what they are called', () => {
    expect(at('parts.yml', 'wheel:\n  ¦\n').labels).toEqual(['size', 'phase'])
    expect(at('parts.yml', 'wheel:\n  phase: ¦\n').labels).toEqual(['draft', 'final', 'gone'])
    expect(at('parts.yml', '¦').labels).toEqual([])
    expect(at('keps/3/kep.yaml', '¦').labels).toEqual(['title', 'phase', 'authors'])
    expect(at('keps/3/kep.yaml', 'title: x\nauthors: [¦').labels).toEqual(['a', 'b', 'c'])
    expect(at('keps/3/kep.yaml', '- ¦').labels).toEqual(['title', 'phase', 'authors', 'id'])
  })

  test.each([
    ['acts.yml', '# ¦'],
    ['acts.yml', '- id: x # ¦'],
    ['acts.yml', '- title: |\n    phase: ¦\n'],
    ['acts.yml', '¦'],
    ['catalogue.json', '{ "¦" }'],
    ['catalogue.json', '{ "other": [{ "phase": "¦" }] }'],
    ['catalogue.json', '{ "catalogue": { "steps": ["¦"] } }'],
    ['other.yml', '- phase: ¦'],
    ['keps/kep.yaml', 'phase: ¦'],
  ])('nothing in %s at %j', (path, text) => expect(at(path, text).labels).toEqual([]))
})

test('at any place of any text there is an answer, and none changes what stands before or behind', () => {
  const texts: [string, string][] = ['acts.yml', 'catalogue.json', 'parts.yml', 'keps/1/kep.yaml'].map((path) => {
    return [path, readFileSync(join(known.site.root, path), 'utf8')]
  })
  texts.push(['acts.yml', '\uFEFF- id: é😀 # "\r\n  title: "\\\r\n  - [{\'x\r\n\t? a\r\n: &x *y\r\n<<: *y\r\n'])
  texts.push(['catalogue.json', '{"catalogue":{"steps":[{"id":"x\\"","act":[]},{"phase":null,,}]}'])
  for (const [path, text] of texts)
    for (let at = 0; at <= text.length; at++)
      for (const part of [text, text.slice(0, at), text.replaceAll('\n', '\r\n')])
        for (const { start, end } of completeOther(known, join(known.site.root, path), part, at)) {
          expect(start).toBeLessThanOrEqual(at)
          expect(end).toBeGreaterThanOrEqual(at)
          expect(end).toBeLessThanOrEqual(part.length)
          expect(part.slice(start, end)).not.toMatch(/\n/)
        }
})
