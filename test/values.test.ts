import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { mdsplice, siteOf } from './mini-site.ts'

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
  const rising = ['-5', '-3', '.5', '1.9', '1.10', '0b11', '+5', '"9"', '012', '0x10', '1_000']
  expect(await listed(numbers, 'sort=x')).toEqual([...rising, '0o17', 'none', ''])
  expect(await listed(numbers, 'sort=-x')).toEqual([...rising.toReversed(), '0o17', 'none', ''])
  expect(await listed(numbers, 'x>=0b11', 'sort=x')).toEqual(rising.slice(5))
  expect(await listed(numbers, 'x<0', 'sort=x')).toEqual(['-5', '-3'])
})

test.each([
  ['sort=x', ['2023-05-01', '2024-01-01', '2025-01-01', 'TBD', 'soon', '', '']],
  ['sort=-x', ['2025-01-01', '2024-01-01', '2023-05-01', 'TBD', 'soon', '', '']],
])('text among dates comes before pages without a value: %s', async (sort, expected) => {
  expect(await listed(['', 'TBD', '2025-01-01', '', 'soon', '2024-01-01', '2023-05-01'], sort)).toEqual(expected)
})
