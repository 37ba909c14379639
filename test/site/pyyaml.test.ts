import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readFrontMatter, usualRules, type FrontMatterResult } from '../../src/site/front-matter.ts'
import { dialectOf } from '../../src/markdown/dialect.ts'
import { describeWith, pythonFolder } from '../tools.ts'

const dates = [
  '2025-02-28',
  '2025-02-29',
  '2024-02-29',
  '1900-02-29',
  '2000-02-29',
  '2025-04-31',
  '0000-01-01',
  '2025-00-10',
]
const times = [
  '',
  ' 23:59:59',
  ' 24:00:00',
  'T1:60:00',
  ' 10:00:60',
  ' 10:00',
  ' 10:00:00 PM',
  ' 9:00:00.5 +23:59',
  ' 9:00:00 -24',
]
const tags = ['int', 'float', 'bool', 'null', 'timestamp', 'binary', 'str', 'seq', 'map', 'set', 'omap', 'pairs']
const tagged = [
  ...[
    'foo',
    '3',
    '-0b11',
    '08',
    '017',
    '0x1F',
    '1_000',
    '1:30',
    '1.5',
    '.5',
    '1.',
    '-.inf',
    '.NaN',
    '1e5',
    'yes',
    'Off',
  ],
  ...['2025-02-28', '2025-02-30', 'aGk=', 'aGk', '"3"', "'no'", '[]', '[a]', '[{a: 1}]', '{}', '{a: 1}'],
]
/** What the package `yaml` makes something else of, so that PyYAML's refusal, or its consent, cannot be seen. */
const unlike = ['!!omap [a]', '!!pairs [a]', '!!set {a: 1}']
const values = [
  ...tags.flatMap((tag) => tagged.map((value) => `!!${tag} ${value}`)).filter((value) => !unlike.includes(value)),
  ...dates.flatMap((date) => times.map((time) => date + time)),
  ...[
    '2025-13-45',
    '2025-2-30',
    '2025-2-30 10:00:00',
    '[a, 2025-02-30]',
    '"2025-02-30"',
    '! 2025-02-30',
    '!!str 2025-02-30',
  ],
  ...[
    '!custom a',
    '!ENV [A, B]',
    '!!set {a}',
    '!!python/name:os.x a',
    '=',
    '<<',
    '=a',
    '0x_',
    '-0b_',
    '0x_1',
    '0_',
    '{? [a] : b}',
  ],
  ...[
    '{<<: 3}',
    '{<<: [1]}',
    '{<<: []}',
    '{<<: {a: 1}}',
    '{"<<": 3}',
    '{=: 1}',
    '# \u0001',
    'a\u007Fb',
    'a\u00A0b',
    '&a {<<: *a}',
  ],
]
const pages = [
  ...values.map((value) => `x: ${value}`),
  '2025-02-30: x',
  '? [a]\n: x',
  'a: &a [b]\n? *a\n: x',
  '<<: null',
]
const sources = pages.map((yaml) => `---\n${yaml}\n---\nText\n`)

const python = join(pythonFolder, 'current/bin/python')

const isRead = ({ findings }: FrontMatterResult): boolean => findings.length === 0

describeWith(python, ['-c', 'import mkdocs'], 'front matter that MkDocs cannot read', () => {
  test('is what is reported', () => {
    const script = `import json, sys
from mkdocs.utils import meta
print(json.dumps([not meta.get_data(page)[0].startswith('---') for page in json.load(sys.stdin)]))`
    const { stdout } = spawnSync(python, ['-c', script], { input: JSON.stringify(sources), encoding: 'utf8' })
    const isReadByMkDocs = JSON.parse(stdout) as boolean[]
    expect(sources.filter((_, index) => isReadByMkDocs[index])).toEqual(
      sources.filter((source) => isRead(readFrontMatter(source))),
    )
    expect(new Set(isReadByMkDocs).size).toBe(2)
  })
})

test('is read where the generator has another reader of YAML', () => {
  const rules = { ...usualRules, dialect: dialectOf('commonmark') }
  expect(readFrontMatter('---\nx: 2025-02-30\n---\n', rules).findings).toEqual([])
})

test('of mappings that merge each other only so much is read', () => {
  const names = Array.from({ length: 500 }, (_, index) => `k${index}: 1`).join(', ')
  const nested = Array.from({ length: 500 }, (_, index) => `m${index}: {<<: [*a, *b]}\nn${index}: {<<: *c}`).join('\n')
  const yaml = `a: &a {${names}}\nb: &b {<<: [*a, *a]}\nc: &c [${'*b, '.repeat(500)}]\n${nested}\n<<: *c`
  expect(readFrontMatter(`---\n${yaml}\n---\n`).findings).toMatchObject([{ details: { reason: 'other' } }])
})
