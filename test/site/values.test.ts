import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'

/** A site of pages `p/0.md`, `p/1.md`, …, each with one value in its front matter, or with none. */
function siteWith(values: readonly string[], settings = ''): string {
  const pages = values.map((value, index) => [`docs/p/${index}.md`, `---\nx: ${value}\n---\n`] as const)
  return siteOf({ 'mdsplice.yml': `collections: {p: {}}\n${settings}`, ...Object.fromEntries(pages) })
}

/** The values that a list has of such a site, as they are written, in its order. */
async function listed(values: readonly string[], ...query: string[]): Promise<(string | undefined)[]> {
  const { out } = await mdsplice(siteWith(values), 'list', 'p', ...query, '--format', 'json')
  return [...out.matchAll(/p\/(\d+)\.md"/g)].map(([, index]) => values[Number(index)])
}

const truths = ['true', 'Yes', '"yes"', '"on"', '"true"', "'Yes'", '[no, on]', '"No"', 'off']

test.each([
  ['x/true', ['true', 'Yes', '"true"', '[no, on]']],
  ['x/yes', ['true', 'Yes', '"yes"', '"true"', '[no, on]']],
  ['x/on', ['true', 'Yes', '"on"', '"true"', '[no, on]']],
  ['x/false', ['[no, on]', 'off']],
  ['x/No', ['[no, on]', '"No"', 'off']],
])('text in quotation marks is no truth: %s', async (filter, expected) => {
  expect(await listed(truths, filter)).toEqual(expected)
})

test('labels are those of a truth, or of the text', async () => {
  const site = siteWith(['on', '"on"', '"yes"'], 'fields: {x: {labels: {yes: Done}}}\n')
  const { out } = await mdsplice(site, 'list', 'p', 'columns=name,x', '--format', 'csv')
  expect(out.split(/\r?\n/).slice(1)).toEqual(['0,Done,docs/p/0.md', '1,on,docs/p/1.md', '2,Done,docs/p/2.md', ''])
})

test('collections, derived fields and allowed values tell texts from truths', async () => {
  const values = ['yes', '"yes"', '"on"']
  const derived = siteWith(values, 'fields: {x: {values: [true, false]}}\n')
  writeFileSync(
    join(derived, 'mdsplice.yml'),
    'collections:\n  p: {derive: {y: {from: x, table: {on: seen}}}}\n  q: {pages: p/**, where: {x: true}}\nfields: {x: {values: [true, on]}}\n',
  )
  const { out } = await mdsplice(derived, 'list', 'p', 'columns=name,y', '--format', 'csv')
  expect(out.split(/\r?\n/).slice(1)).toEqual(['0,seen,docs/p/0.md', '1,,docs/p/1.md', '2,seen,docs/p/2.md', ''])
  const { out: members } = await mdsplice(derived, 'list', 'q', 'columns=name', '--format', 'csv')
  expect(members.split(/\r?\n/).slice(1)).toEqual(['0,docs/p/0.md', ''])
  const { out: said, err } = await mdsplice(derived, 'check')
  expect((said + err).match(/^.*value-not-allowed.*$/gm)).toEqual([expect.stringContaining('`yes`')])
})

const numbers = ['0x10', '-5', '"9"', '+5', '1_000', '-3', '.5', '0b11', '1.9', '1.10', '0o17', 'none', '', '012']

test('numbers are sorted as they are compared', async () => {
  const rising = ['-5', '-3', '.5', '1.10', '1.9', '0b11', '+5', '"9"', '012', '0x10', '1_000']
  expect(await listed(numbers, 'sort=x')).toEqual([...rising, '0o17', 'none', ''])
  expect(await listed(numbers, 'sort=-x')).toEqual([...rising.toReversed(), '0o17', 'none', ''])
  expect(await listed(numbers, 'x>=0b11', 'sort=x')).toEqual(rising.slice(5))
  expect(await listed(numbers, 'x<0', 'sort=x')).toEqual(['-5', '-3'])
})

const versions = ['1.10', '2', '1.9', '1.9.5', 'v1.11', 'soon', '3.0-rc1', '']

test('numbers beside versions are versions, in every order and in filters', async () => {
  const site = siteWith(['1.9', '1.10', '2'])
  const rising = ['1.9', '1.9.5', '1.10', 'v1.11', '2']
  expect(await listed(versions.slice(0, 4), 'sort=x')).toEqual(['1.9', '1.9.5', '1.10', '2'])
  expect(await listed(versions, 'x>=1.9.5', 'x<2', 'sort=x:semver')).toEqual(rising.slice(1, 4))
  expect(await listed(versions, 'x>1.9', 'sort=x:semver')).toEqual([...rising.slice(1), '3.0-rc1'])
  expect(await listed(versions, 'x>v1.11', 'sort=x:semver')).toEqual(['2', '3.0-rc1'])
  writeFileSync(join(site, 'docs/index.md'), '<!-- list_p x>1.9 -->\n')
  expect((await mdsplice(site, 'list', 'p', 'x>1.9', '--format', 'paths')).out).toBe('docs/p/2.md\n')
})

test.each([
  [
    ['10', '9', '-5', '1_000', '9', 'none', ''],
    ['-5', '9', '10', '1_000', 'none', ''],
  ],
  [
    ['1.10', '1.9'],
    ['1.10', '1.9'],
  ],
  [
    ['1.10', '1.9', '1.9.1'],
    ['1.9', '1.9.1', '1.10'],
  ],
])('groups and columns of %j are in the order of sort=', async (values, expected) => {
  const site = siteWith(values, 'language: en\n')
  writeFileSync(join(site, 'docs/index.md'), '<!-- list_p group=x format=links -->\n\n<!-- matrix p x -->\n')
  await mdsplice(site, 'write')
  const text = readFileSync(join(site, 'docs/index.md'), 'utf8')
  expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(
    expected.map((value) => (value === '' ? 'Other' : value)),
  )
  expect(/^\| \w+ \| (.*) \|$/m.exec(text)?.[1]?.split(' | ')).toEqual([...expected.filter(Boolean), 'Total'])
})

test.each([
  ['sort=x', ['2023-05-01', '2024-01-01', '2025-01-01', 'TBD', 'soon', '', '']],
  ['sort=-x', ['2025-01-01', '2024-01-01', '2023-05-01', 'TBD', 'soon', '', '']],
])('text among dates comes before pages without a value: %s', async (sort, expected) => {
  expect(await listed(['', 'TBD', '2025-01-01', '', 'soon', '2024-01-01', '2023-05-01'], sort)).toEqual(expected)
})

test('several names in one text are told apart from one that is wrong', async () => {
  const site = siteOf({
    'mdsplice.yml':
      'language: en\ncollections: {laws: {}, acts: {}}\nrelations: [{from: acts, to: laws, field: law}]\n',
    'docs/laws/a.md': '',
    'docs/laws/b.md': '',
    'docs/acts/x.md': '---\nlaw: "a, b"\n---\n',
    'docs/acts/y.md': '---\nlaw: a;c\n---\n',
    'docs/acts/z.md': '---\nlaw: "c, d"\n---\n',
  })
  const { err } = await mdsplice(site, 'check')
  const hint = (separator: string): string =>
    `make it a list, or set \`split: "${separator}"\` for \`law\` in \`mdsplice.yml\``
  expect(err.match(/(?<=with that name; ).*?(?= +dangling)/g)).toEqual([
    hint(','),
    hint(';'),
    'correct the name, or create the page',
  ])
})

test('each value of a key names its page', async () => {
  const site = siteOf({
    'mdsplice.yml': 'collections: {laws: {key: code}, acts: {}}\nrelations: [{from: acts, to: laws, field: law}]\n',
    'docs/laws/a.md': '---\ncode: [eu-1, eu-2]\n---\n',
    'docs/acts/x.md': '---\nlaw: eu-2\n---\n',
    'docs/acts/y.md': '---\nlaw: eu-1\n---\n',
    'docs/acts/z.md': '---\nlaw: eu-3\n---\n',
  })
  expect((await mdsplice(site, 'check')).err.match(/(?<=`law` \w+ )`[\w-]+`/g)).toEqual(['`eu-3`'])
  const { out } = await mdsplice(site, 'list', 'acts', 'law/eu-1', '--format', 'paths')
  expect(out).toBe('docs/acts/x.md\ndocs/acts/y.md\n')
})
