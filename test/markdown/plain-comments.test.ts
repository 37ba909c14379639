import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { siteNames } from '../memory-site.ts'
import { filesIn, fixtures } from '../mini-site.ts'
import { directiveReaders, directiveTest } from '../../src/directives/kinds/registry.ts'
import { createSiteQueries } from '../../src/directives/site-queries.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { findComments } from '../../src/markdown/comments/comments.ts'
import { findPlainComments } from '../../src/markdown/comments/plain-comments.ts'
import { parsePage } from '../../src/markdown/parse/parse-page.ts'
import { expandPage } from '../../src/pipeline/expand-page.ts'
import { severitiesOf } from '../../src/report/rules.ts'
import { readFrontMatter } from '../../src/site/front-matter.ts'
import { readSite, toPage } from '../../src/site/site.ts'
import { corpus, describeWithCorpus } from '../tools.ts'

const mayHoldDirective = directiveTest(directiveReaders(siteNames()))

/** Holds the comments found without a parser against those found with it. Gives whether the page was plain. */
function compare(source: string): boolean {
  const start = readFrontMatter(source).frontMatter.end
  const plain = findPlainComments(source, start, mayHoldDirective)
  if (!plain) return false
  const parsed = findComments(source, parsePage(source, start))
  expect(plain).toEqual(parsed.filter(({ text }) => mayHoldDirective(`<!--${text}-->`)))
  return true
}

const directive = '<!-- list_vereisten bouwblok/data -->'

const block = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(directive, `${directive}  `, '<!-- /list_vereisten 0123456789abcdef -->') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      `??? x "y"\n    ${directive}`,
      `!!! note\n    ${directive}`,
      '??? x y',
      `    ${directive}`,
      `\t${directive}`,
      '    | a |\n    | - |',
    ),
  },
  fc.constantFrom(
    `??? x\n\n    ${directive}`,
    `??? x\n\t${directive}`,
    `!!!x\n    ${directive}`,
    `## Kop\n??? x\n    ${directive}`,
    '??? x\n    - y',
    '    | x',
    '    - z',
    '   | a |',
    '    Geen gevonden.',
    `??? x y\n    ${directive}\n\n    Geen gevonden.\n\n    ${directive}`,
  ),
  fc.constantFrom(
    '## Kop',
    '# A',
    '### B #',
    '#',
    '####### C',
    '#tag',
    '## K { data-x }',
    'Tekst',
    'Kop\n---',
    'Tekst\n## Kop',
    '[a](b){ .c }\n# K',
    'a | b\n## Kop',
    '[a]: b\n## Kop',
    'Tekst\nmeer:',
    'Kop\n==',
    '---',
    '-',
  ),
  fc.constantFrom(
    '- punt',
    '- punt\n- punt',
    '1. punt',
    '- punt\n\n    verder',
    '> citaat',
    '> # citaat',
    '    code',
    `    ${directive}`,
  ),
  fc.constantFrom(
    '!!! note',
    '!!! note\n    tekst',
    '!!! note\n# kop',
    '??? x\n\n    tekst',
    '=== "tab"\n\n    tekst',
    '/// x',
    '$$',
    '$$\nx',
    '\\[ x',
  ),
  fc.constantFrom(
    '| a | b |\n| - | - |\n| c | d |',
    '# a | b\n--|--',
    'a | b\n--|--\n# c | d',
    'woord\n: uitleg',
    'woord\n:   uitleg\n\n    meer',
  ),
  fc.constantFrom(
    '[^1]: noot',
    '[^1]: noot\n\n    meer',
    '[x]: y',
    '[x]:\n    y',
    '*[X]: y',
    '```',
    '~~~',
    '`a',
    '<div>',
    '<br>',
    '--8<-- "x"',
    '--8<--',
  ),
  fc.constantFrom(
    '<!-- tags -->',
    '    <!-- tags -->',
    '`<!-- tags -->`',
    '<!-- tags --> tekst',
    '<!-- a',
    '-->',
    '<!-- a\n\nb -->',
    '<!-- a -- b -->',
    '<!-->',
    '\\',
    '\u00A0',
    '\u000C',
    '\t',
    '\u0002',
  ),
  fc.constantFrom(
    `- ${directive}`,
    `> ${directive}`,
    `a ${directive}`,
    `\`${directive}\``,
    `## ${directive}`,
    `${directive}${directive}`,
    `${directive} x`,
  ),
)
const page = fc
  .array(
    fc
      .tuple(block, fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n \n', '\r\n\r\n', '\n\n\n'))
      .map(([text, end]) => text + end),
    { maxLength: 7 },
  )
  .map((blocks) => blocks.join(''))

test('comments of plain pages are found where a parser finds them', () => {
  const runs = process.env['MDSPLICE_LONG'] ? 100_000 : 2_000
  let plain = 0
  fc.assert(
    fc.property(page, (source) => {
      if (compare(source)) plain++
    }),
    { numRuns: runs },
  )
  expect(plain).toBeGreaterThan(runs / 20)
})

test('a plain page with tables and sentences in it has its directives where they were', () => {
  const site = readSite({ cwd: join(fixtures, 'example') }, schemaNames)
  const queries = createSiteQueries(site)
  const expansion = {
    queries,
    severities: severitiesOf(site.config.rules),
    readFindings: new Map(),
    force: false,
    pageAt: () => undefined,
  }
  let written = 0
  const holds = (source: string): void => {
    const before = toPage(
      'index.md',
      source.replaceAll(`${directive}  `, '<!-- list_vereisten bouwblok/niets -->'),
    ).page
    const { regions, isPlain } = queries.find(before)
    if (!isPlain || regions.length === 0) return
    for (const verb of ['write', 'build'] as const) {
      const { text } = expandPage(before, { ...expansion, verb })
      if (text === before.source) return
      written++
      const after = queries.find({ ...before, source: text }, parsePage(text, before.frontMatter.end)).regions
      expect(after.map(({ directive: { name }, end }) => [name, end !== null])).toEqual(
        regions.map(({ directive: { name } }) => [name, true]),
      )
    }
  }
  const runs = process.env['MDSPLICE_LONG'] ? 100_000 : 2_000
  fc.assert(fc.property(page, holds), { numRuns: runs })
  expect(written).toBeGreaterThan(runs / 40)
})

test.each([
  ['between text and headings', `# A\n\n<!-- tags -->\n## B\n\nTekst\n\n${directive}\n\n### C\n\n${directive}\n`],
  ['below a heading', `## B { data-x }\n${directive}\n\nTekst\n`],
  ['with Windows line ends', `Tekst\r\n\r\n${directive}\r\n`],
])('a page with directives %s is plain', (_, source) => expect(compare(source)).toBe(true))

describeWithCorpus('comments of real pages', () => {
  test('are found where a parser finds them, also when planted', () => {
    let [plain, all] = [0, 0]
    for (const path of filesIn(corpus).filter((file) => file.endsWith('.md'))) {
      const source = readFileSync(join(corpus, path), 'utf8')
      const gaps = [...source.matchAll(/\n[ \t]*\n/g)].map(({ index }) => index + 1)
      for (const gap of gaps.filter((_, index) => index % 8 === 0))
        compare(`${source.slice(0, gap)}\n${directive}\n${source.slice(gap)}`)
      for (const { index, 0: heading } of source.matchAll(/^#.*\n(?=[ \t]*\n)/gm))
        compare(`${source.slice(0, index + heading.length)}${directive}\n${source.slice(index + heading.length)}`)
      if (!mayHoldDirective(source)) continue
      all++
      if (compare(source)) plain++
    }
    // A third of the pages of one snapshot, and most of the other's, hold raw HTML, or directives in other places.
    expect(plain / all).toBeGreaterThan(0.4)
  })
})
