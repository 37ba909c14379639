import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { knownSite, marked } from './marked.ts'
import { siteOf } from '../mini-site.ts'
import { completeOther } from '../../src/editor/completion/complete.ts'
import type { KnownSite } from '../../src/editor/known-site.ts'

const files = {
  'mdsplice.yml': [
    'collections:',
    '  rules: { template: rules.mustache }',
    '  acts: {}',
    'fields:',
    '  phase: { aliases: [fase] }',
    'relations:',
    '- { from: rules, to: acts, field: based_on, inverse: basis_of }',
    '',
  ].join('\n'),
  'rules.mustache': '{{#rows}}{{title}}{{/rows}}\n',
  'docs/rules/one.md': '---\ntitle: One\nphase: draft\n"it\'s: new": a\n---\n',
  'docs/rules/two.md': '---\ntitle: Two\nphase: final\nbased_on: law\n---\n',
  'docs/rules/three.md': '---\ntitle: Three\nfase: draft\n---\n',
  'docs/acts/law.md': '---\nyear: 2016\n---\n',
}
const known = knownSite(siteOf(files))

/** What can follow at the mark, and the text with the first of that put there that begins with what is typed. */
function completed(site: KnownSite, file: string, text: string): { labels: string[]; after: string } {
  const at = marked(text)
  const found = completeOther(site, join(site.site.root, file), at.text, at.offset)
  const first = found.find(({ start, label }) => label.startsWith(at.text.slice(start, at.offset)))
  const after = first ? at.text.slice(0, first.start) + first.text + at.text.slice(first.end) : at.text
  return { labels: found.map(({ label }) => label), after }
}

describe('in mdsplice.yml', () => {
  test.each([
    ['a field to sort by', 'collections:\n  rules:\n    sort: pha¦\n', 'sort: phase\n', 'phase'],
    ['behind a minus, in an open list', 'collections:\n  rules: { sort: [-pha¦\n', 'sort: [-phase\n', 'phase'],
    ['in quotes', 'collections:\n  rules: { sort: ["p¦"] }\n', 'sort: ["phase"] }\n', 'phase'],
    ['in quotes that are open', 'collections:\n  rules:\n    columns: ["p¦\n', 'columns: ["phase\n', 'phase'],
    ['a column', 'collections:\n  rules:\n    columns:\n    - title\n    - ¦\n', '- phase\n', 'phase'],
    ['the field of a column', 'collections:\n  acts: { columns: [{ field: ¦ }] }\n', '{ field: year }', 'year'],
    ['a field with settings', 'fields:\n  ¦\n', 'fields:\n  phase: \n', 'phase'],
    ['one of several', 'fields:\n  phase: {}\n  based¦\n', '  based_on: \n', 'based_on'],
    ['a field that has settings already', 'fields:\n  ba¦sed: { label: x }\n', '  based_on: { label', 'phase'],
    ['a condition', 'collections:\n  rules:\n    where:\n      ph¦\n', '      phase: \n', 'phase'],
    ['its value', 'collections:\n  rules: { where: { phase: ¦ } }\n', '{ phase: draft }', 'final'],
    ['a value', 'fields:\n  phase: { values: [¦] }\n', 'values: [draft]', 'final'],
    ['a label', 'fields:\n  phase:\n    labels:\n      dr¦\n', '      draft: \n', 'final'],
    ['in another language', 'languages:\n  en:\n    fields:\n      phase: { labels: { ¦ } }\n', '{ draft: ', 'final'],
    ['a collection', 'relations:\n- from: ¦\n  to: acts\n', 'from: rules\n', 'acts'],
    ['a step', 'relations:\n- { from: rules, to: acts, via: [b¦] }\n', 'via: [based_on]', 'rules'],
    ['a query', 'queries:\n  q: list_¦\n', 'q: list_rules', 'list_acts'],
    ['its value', 'queries:\n  q: { query: "list_rules phase/¦" }\n', 'phase/draft" }', 'final'],
    [
      'a field below comments',
      'collections:\n  # x:\n  rules:\n    label: Rule\n# y\n\n    sort: pha¦\n',
      'sort: phase\n',
      'phase',
    ],
    [
      'in braces of several lines',
      'collections:\n  rules: {\n    label: Rule,\n    sort: [pha¦],\n  }\n',
      '[phase],',
      'phase',
    ],
    [
      'in the second of several lists',
      'relations:\n- from: acts\n  to: acts\n- from: rules\n  field: based_on\n  to: ¦\n',
      'to: rules\n',
      'acts',
    ],
    ['with an open brace behind it', 'fields:\n  phase: { values: [dr¦], label: {\n', '[draft]', 'final'],
    ['before a mistake', 'collections:\n  rules:\n    sort: pha¦\n  acts: { ] }\n: x\n', 'sort: phase\n', 'phase'],
    ['in quotes with spaces', 'fields:\n  phase: { values: ["a d¦ b", x] }\n', '["a d b", x]', 'final'],
    ['a tag of a template', 'collections:\n  rules:\n    template: "{{#rows}}{{¦"\n', '{{title"', 'phase'],
  ])('%s', (_, text, after, other) => {
    const found = completed(known, 'mdsplice.yml', text)
    expect(found.after).toContain(after)
    expect(found.labels).toContain(other)
  })

  test('a keystroke costs no more where the file is large', () => {
    const fields = Array.from(
      { length: 10_000 },
      (_, at) => `  veld${at}: { label: "Veld ${at}", aliases: [v${at}] }\n`,
    )
    const text = `fields:\n${fields.join('')}  phase:\n    labels:\n      dr¦\n${fields.join('')}`
    expect(text.length).toBeGreaterThan(900_000)
    const start = performance.now()
    expect(completed(known, 'mdsplice.yml', text).after).toContain('      draft: \n')
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('a name that is more than letters is put in quotes', () => {
    const text = 'fields:\n  it¦\n'
    const found = completeOther(known, join(known.site.root, 'mdsplice.yml'), text.replace('¦', ''), text.indexOf('¦'))
    expect(found.find(({ label }) => label === "it's: new")?.text).toBe('"it\'s: new": ')
  })

  test.each([
    ['what the JSON Schema knows', 'collections:\n  rules: { ¦ }\n'],
    ['of its words', 'language: ¦\n'],
    ['in a comment', 'collections: # ¦\n'],
    ['in a text of the author', 'fields:\n  phase: { label: ¦ }\n'],
    ['of what is no YAML at all', '}{ ¦'],
  ])('nothing %s', (_, text) => expect(completed(known, 'mdsplice.yml', text).labels).toEqual([]))
})

describe('in a template', () => {
  test.each([
    ['{{¦', ['rows', 'groups', 'count'], ['phase', 'title']],
    ['{{#rows}}{{ ph¦ }}', ['title', 'phase'], ['count']],
    ['{{#rows}}{{{¦}}}{{/rows}}', ['phase'], ['text']],
    ['{{#rows}}{{#phase}}{{¦', ['text', 'link', 'title'], ['count']],
    ['{{#rows}}{{#phase}}{{/¦', ['phase'], ['rows']],
    ['{{#rows}}{{/rows}}{{#¦', ['groups'], ['phase']],
    ['{{#groups}}{{#¦', ['rows', 'label'], ['phase']],
  ])('%s', (text, there, elsewhere) => {
    const { labels } = completed(known, 'rules.mustache', text)
    expect(labels).toEqual(expect.arrayContaining(there))
    for (const label of elsewhere) expect(labels).not.toContain(label)
  })

  test.each(['text ¦', '{{#rows}} ¦{{title}}', '{ ¦ }'])('nothing outside of tags: %s', (text) =>
    expect(completed(known, 'rules.mustache', text).labels).toEqual([]),
  )

  test('and nothing in other files', () => expect(completed(known, 'mkdocs.yml', '{{¦').labels).toEqual([]))
})

test('at any place of any text there is an answer, and none changes what stands before or behind', () => {
  const text = `${files['mdsplice.yml']}queries:\n  q: "list_rules phase/draft" # é😀\n  r: { template: "{{#rows}}{{phase}}{{/rows}}" }\n`
  for (let at = 0; at <= text.length; at++)
    for (const part of [text, text.slice(0, at)])
      for (const { start, end } of completeOther(known, join(known.site.root, 'mdsplice.yml'), part, at)) {
        expect(start).toBeLessThanOrEqual(at)
        expect(end).toBeGreaterThanOrEqual(at)
        expect(part.slice(start, end)).not.toMatch(/\n/)
      }
})
