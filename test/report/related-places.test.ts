import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'
import { LiveSite } from '../../src/pipeline/incremental/live-site.ts'

const files = {
  'mkdocs.yml': 'site_name: Site\n',
  'mdsplice.yml': [
    'collections:',
    '  acts: { reference_field: act }',
    '  rules: { reference_field: rule }',
    '  terms: { data: terms.yml }',
    'relations:',
    '- { from: rules, to: acts, field: based_on, both_ways: true }',
    '- { from: acts, to: rules, field: basis_of }',
    '- { from: rules, to: rules, field: next }',
    'rules: { cycle: warning }',
    '',
  ].join('\n'),
  'terms.yml': '- id: t1\n  title: One\n- id: t1\n  title: Two\n',
  'docs/acts/law.md': '---\ntitle: Law\nbasis_of: two\n---\n',
  'docs/acts/nl/same.md': '---\ntitle: Same\n---\n',
  'docs/acts/be/same.md': '---\ntitle: Same\n---\n',
  'docs/rules/one.md': '---\nid: r1\nnext: two\nbased_on: law\nphase: one\nphase: two\n---\n',
  'docs/rules/two.md':
    '---\ntitle: 😀\nid: r1\nnext: three\nact: same\nsince: 1 mei 2024\nauthors: {name: A}\ntags: [a, é, a]\n---\n',
  'docs/rules/three.md': '---\ntitle: Three\nnext: one\n---\n',
  'docs/index.md': [
    '<!-- list_rules phase/two phase/two -->',
    '',
    '<!-- list_rules authors/A -->',
    '',
    '<!-- list_rules sort=since -->',
    '',
  ].join('\n'),
}

interface Related {
  path: string
  line?: number
  column?: number
  text: string
}

/** The rule of each message that is about more places, with its line, and these places. */
async function relatedIn(site: string): Promise<string[]> {
  const { out } = await mdsplice(site, 'check', '--reporter', 'json')
  const { messages } = JSON.parse(out) as {
    messages: { path: string; line: number; rule: string; related?: Related[] }[]
  }
  return messages.flatMap(({ path, line, rule, related = [] }) =>
    related.map((other) => {
      const place = other.line === undefined ? '' : `:${other.line}:${other.column}`
      return `${path}:${line} ${rule} → ${other.path}${place} ${other.text}`
    }),
  )
}

test('messages name the other places that they are about, by line and column', async () => {
  expect(await relatedIn(siteOf(files))).toEqual([
    'docs/index.md:1 duplicate-filter → docs/index.md:1:17 The first one is here',
    'docs/index.md:3 object-value → docs/rules/two.md:7:1 The value is here',
    'docs/index.md:5 incomparable-value → docs/rules/two.md:6:8 The value is here',
    'terms.yml:3 duplicate-id → terms.yml:1:7 The same id is here',
    'docs/acts/law.md:3 missing-back-reference → docs/rules/two.md:2:1 This page does not name the other one',
    'docs/rules/one.md:3 cycle → docs/rules/two.md:4:7 This page names the next one in the cycle',
    'docs/rules/one.md:3 cycle → docs/rules/three.md:3:7 This page names the next one in the cycle',
    'docs/rules/one.md:4 missing-back-reference → docs/acts/law.md:3:1 This page does not name the other one',
    'docs/rules/one.md:6 duplicate-key → docs/rules/one.md:5:1 The first one is here',
    'docs/rules/two.md:3 duplicate-id → docs/rules/one.md:2:5 The same id is here',
    'docs/rules/two.md:5 ambiguous-reference → docs/acts/be/same.md This page has that name, too',
    'docs/rules/two.md:5 ambiguous-reference → docs/acts/nl/same.md This page has that name, too',
    'docs/rules/two.md:8 duplicate-value → docs/rules/two.md:8:8 The first one is here',
  ])
})

test('they stay right when the other page changes, with a cache and on a live site', async () => {
  const root = siteOf(files)
  const live = new LiveSite({ cwd: root })
  live.check()
  await relatedIn(root)
  writeFileSync(join(root, 'docs/rules/one.md'), files['docs/rules/one.md'].replace('id:', '# A comment\nid:'))
  expect(await relatedIn(root)).toContain(
    'docs/rules/two.md:3 duplicate-id → docs/rules/one.md:3:5 The same id is here',
  )
  live.update([join(root, 'docs/rules/one.md')])
  const [found] = live.check().diagnostics.filter(({ rule, path }) => rule === 'duplicate-id' && path.endsWith('.md'))
  expect(found?.related[0]?.place).toEqual({ line: 3, column: 5, endLine: 3, endColumn: 7 })
})

test('in the result for code scanning, too', async () => {
  const { out } = await mdsplice(siteOf(files), 'check', '--reporter', 'sarif')
  const { runs } = JSON.parse(out) as { runs: { results: { ruleId: string; relatedLocations?: unknown }[] }[] }
  const found = runs[0]?.results.filter(({ ruleId }) => ruleId === 'duplicate-id')
  expect(found?.at(-1)?.relatedLocations).toEqual([
    {
      id: 0,
      message: { text: 'The same id is here' },
      physicalLocation: {
        artifactLocation: { uri: 'docs/rules/one.md', uriBaseId: '%SRCROOT%' },
        region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 7 },
      },
    },
  ])
})

test('an end comment that became code is named', async () => {
  const root = siteOf({
    'mdsplice.yml': 'collections: { rules: {} }\n',
    'docs/rules/one.md': '---\ntitle: One\n---\n',
    'docs/index.md':
      '<!-- list_rules -->\n\n| Rules |\n| - |\n| [One](rules/one.md) |\n\n    <!-- /list_rules 0123456789abcdef -->\n',
  })
  expect(await relatedIn(root)).toEqual([
    'docs/index.md:1 unbalanced-region → docs/index.md:7:5 A comment that looks like the end of the list is here',
  ])
})
