import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseYaml } from '../../src/core/yaml/parse.ts'
import { readFields } from '../../src/site/yaml-fields.ts'
import { readSimpleFields } from '../../src/site/simple-front-matter.ts'
import { filesIn } from '../mini-site.ts'
import { corpus, describeWithCorpus } from '../tools.ts'

const runs = process.env['MDSPLICE_LONG'] ? 200_000 : 5_000

/** What the `yaml` package says of a text, when it finds nothing wrong with it. */
function readWithYaml(yaml: string): unknown {
  const parsed = parseYaml(yaml)
  if ('problem' in parsed) return parsed
  const { fields, findings } = readFields(parsed.document.contents, parsed.document, `---\n${yaml}`, { start: 4 })
  return findings.length > 0 ? findings : fields
}

const word = fc.constantFrom(
  'data',
  'a b  c',
  'yes',
  '012',
  '1.01',
  '2025-13-01',
  '12:30',
  'a:b',
  "'a b'",
  '"x"',
  'x#y',
  'é 😀',
  '[a, b]',
)
const scalar = fc.oneof(
  { weight: 8, arbitrary: word },
  fc.constantFrom(
    'null',
    'Null',
    '~',
    'a: b',
    'a:',
    "''",
    '""',
    "' '",
    "'it''s'",
    '"a\\tb"',
    "'a' b",
    'x # y',
    '#x',
    '*x',
    '&a x',
  ),
  fc.constantFrom(
    '[ a , b ]',
    '[]',
    '[a,]',
    '[a, null]',
    '[a: b]',
    '[[a]]',
    '["a", b]',
    '[a',
    '{a: b}',
    '|',
    '>-',
    '- x',
    '!t x',
  ),
  fc.constantFrom(
    'a\u00A0',
    '\u00A0a',
    'a\u2003b',
    '\uFEFFa',
    'a\u2028b',
    'a\tb',
    'a\rb',
    '-',
    '-x',
    '?',
    '? a',
    '%x',
    '@x',
    '`x',
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...'ab1 :#-,\'"[]{}\\'), maxLength: 8 }),
)
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('title', 'bouwblok', 'a-b', '_x', 'rol', 'fase') },
  fc.constantFrom('y', 'Yes', 'null', '12', 'a b', '"q"', 'é', '<<', '- k', ''),
  fc.string({ unit: fc.constantFrom(...'ab_-1'), maxLength: 3 }),
)
const indent = fc.constantFrom('', '', ' ', '  ', '  ', '    ')
const indentOfKey = fc.constantFrom('', '', '', '', '  ', '  ', '    ')
const lineOfYaml = fc
  .oneof(
    { weight: 4, arbitrary: fc.tuple(indentOfKey, key, fc.constantFrom(': ', ': ', ':', ':  '), scalar) },
    { weight: 4, arbitrary: fc.tuple(indentOfKey, key, fc.constant(':')) },
    { weight: 6, arbitrary: fc.tuple(indent, fc.constantFrom('- ', '- ', '-  ', '-'), scalar) },
    { weight: 1, arbitrary: fc.tuple(indent, scalar) },
    { weight: 2, arbitrary: fc.tuple(indent, fc.constantFrom('', '# x', '#', '---', '...')) },
  )
  .map((parts: string[]) => parts.join(''))
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', ' \n')
const yaml = fc
  .array(
    fc.tuple(lineOfYaml, lineEnd).map((parts) => parts.join('')),
    { maxLength: 6 },
  )
  .map((all) => all.join(''))

test('what is read without the yaml package is what the yaml package reads', () => {
  let simple = 0
  fc.assert(
    fc.property(yaml, (text) => {
      const fields = readSimpleFields(text, 4)
      if (!fields) return
      simple++
      expect(fields).toEqual(readWithYaml(text))
    }),
    { numRuns: runs },
  )
  expect(simple).toBeGreaterThan(runs / 40)
})

test.each([
  ['a scalar', 'title: Recht op 1:2 inzage\nid: urn:nl:ak:ver:avg-09\n'],
  ['lists', 'rollen:\n- jurist\n- ontwikkelaar\nfase:\n  - ontwerp\nblok: [data, privacy]\nhide:\n'],
  ['quotes', 'title: \'A: b\'\ntoelichting: "x # y"\nleeg:\n'],
  ['a mapping', 'sources:\n  ADR:\n  - SV.3\n  ARK: 1.01\nhide:\n# how\n- toc\n'],
  ['Windows line ends', 'title: A\r\nrollen:\r\n- b\r\n'],
])('%s needs no yaml package', (_, text) => {
  expect(readSimpleFields(text, 4)).toEqual(readWithYaml(text))
})

describeWithCorpus('front matter of real pages', () => {
  test('is read alike, and nearly always without the yaml package', () => {
    const counts = { simple: 0, all: 0 }
    for (const path of filesIn(corpus).filter((file) => file.endsWith('.md'))) {
      const text = /^---\r?\n([^]*?\r?\n)---\r?\n/.exec(readFileSync(join(corpus, path), 'utf8'))?.[1]
      if (text === undefined) continue
      const fields = readSimpleFields(text, 4)
      if (fields) expect(fields).toEqual(readWithYaml(text))
      counts.all++
      if (fields) counts.simple++
    }
    expect(counts.simple / counts.all).toBeGreaterThan(0.9)
  })
})
