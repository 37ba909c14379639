import { join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { listedBy, listedPageAt, lists } from '../../src/editor/calls.ts'
import type { KnownSite } from '../../src/editor/known-site.ts'
import { hoverInFile } from '../../src/editor/hover/hover.ts'
import { definitions, references, type Location } from '../../src/editor/locations.ts'
import { siteOf } from '../mini-site.ts'
import { knownSite, marked } from './marked.ts'

const files = {
  'mdsplice.yml': [
    'collections:',
    '  rules: { sort: -phase, where: { kind: rule } }',
    '  acts: { reference_field: act }',
    'fields:',
    '  phase: { values: [draft, final], labels: { draft: Draft } }',
    'relations:',
    '- { from: rules, to: acts, field: based_on }',
    'queries:',
    '  drafts: list_rules phase/draft',
    '',
  ].join('\n'),
  'docs/rules/one.md': '---\nkind: rule\ntitle: One\nphase: draft\nbased_on: [law]\n---\n\n# One\n',
  'docs/rules/two.md': '---\nkind: rule\ntitle: Two\nphase: "draft"\nbased_on: ../acts/law.md\n---\n',
  'docs/acts/law.md': '---\ntitle: Law\n---\n\n<!-- list_rules based_on/this.name -->\n',
  'docs/acts/other.md': '---\ntitle: Other\nphase: final\n---\n',
  'docs/index.md': '# Start\n\n<!-- list_rules based_on/law phase/draft sort=-phase -->\n\n<!-- list:drafts -->\n',
}

const root = siteOf(files)
const known = knownSite(root)

/** The lines of some places, each with what it is about in ⟦ ⟧. */
function shown(site: KnownSite, found: readonly Location[]): string[] {
  return found.map(({ file, source, start, end }) => {
    const from = source.lastIndexOf('\n', start - 1) + 1
    const to = source.indexOf('\n', end)
    const line = `${source.slice(from, start)}⟦${source.slice(start, end)}⟧${source.slice(end, to)}`
    return `${relative(site.site.root, file)}: ${line}`
  })
}

function defined(path: string, text: string): string[] {
  const { text: plain, offset } = marked(text)
  return shown(known, definitions(known, path, plain, offset))
}

function referred(path: keyof typeof files, mark: string): string[] {
  const { offset } = marked(files[path].replace(mark.replace('¦', ''), mark))
  return shown(known, references(known, path.replace('docs/', ''), files[path], offset))
}

describe('definition', () => {
  test.each([
    ['<!-- list_rules based_on/la¦w -->', 'docs/acts/law.md: ⟦⟧---'],
    ['---\nact: la¦w\n---\n', 'docs/acts/law.md: ⟦⟧---'],
    ['<!-- list_ru¦les -->', 'mdsplice.yml:   ⟦rules⟧: { sort: -phase, where: { kind: rule } }'],
    ['<!-- list:dra¦fts -->', 'mdsplice.yml:   ⟦drafts⟧: list_rules phase/draft'],
    [
      '<!-- list_rules pha¦se/draft -->',
      'mdsplice.yml:   ⟦phase⟧: { values: [draft, final], labels: { draft: Draft } }',
    ],
    [
      '<!-- list_rules phase/dra¦ft -->',
      'mdsplice.yml:   phase: { values: [⟦draft⟧, final], labels: { draft: Draft } }',
    ],
  ])('of %j', (text, place) => {
    expect(defined('index.md', text)).toEqual([place])
  })

  test('nothing elsewhere', () => {
    expect(defined('index.md', 'Te¦xt <!-- list_rules -->')).toEqual([])
  })
})

describe('references', () => {
  const toLaw = [
    'docs/index.md: <!-- list_rules based_on/⟦law⟧ phase/draft sort=-phase -->',
    'docs/rules/one.md: based_on: [⟦law⟧]',
    'docs/rules/two.md: based_on: ⟦../acts/law.md⟧',
  ]

  test.each([
    ['docs/rules/one.md', '[la¦w]'],
    ['docs/index.md', 'based_on/la¦w'],
    ['docs/acts/law.md', 'La¦w'],
  ] as const)('of a page, from %s', (path, mark) => {
    expect(referred(path, mark)).toEqual(toLaw)
  })

  test('of a value, in front matter, directives, and the configuration with its queries', () => {
    expect(referred('docs/rules/one.md', 'dra¦ft')).toEqual([
      'docs/index.md: <!-- list_rules based_on/law phase/⟦draft⟧ sort=-phase -->',
      'docs/rules/one.md: phase: ⟦draft⟧',
      'docs/rules/two.md: phase: ⟦"draft"⟧',
      'mdsplice.yml:   phase: { values: [⟦draft⟧, final], labels: { draft: Draft } }',
      'mdsplice.yml:   phase: { values: [draft, final], labels: { ⟦draft⟧: Draft } }',
      'mdsplice.yml:   drafts: list_rules phase/⟦draft⟧',
    ])
  })

  test('of a field, from the configuration', () => {
    expect(referred('mdsplice.yml', '-pha¦se')).toEqual([
      'docs/index.md: <!-- list_rules based_on/law ⟦phase⟧/draft sort=-phase -->',
      'docs/index.md: <!-- list_rules based_on/law phase/draft sort=⟦-phase⟧ -->',
      'docs/acts/other.md: ⟦phase⟧: final',
      'docs/rules/one.md: ⟦phase⟧: draft',
      'docs/rules/two.md: ⟦phase⟧: "draft"',
      'mdsplice.yml:   rules: { sort: ⟦-phase⟧, where: { kind: rule } }',
      'mdsplice.yml:   ⟦phase⟧: { values: [draft, final], labels: { draft: Draft } }',
      'mdsplice.yml:   drafts: list_rules ⟦phase⟧/draft',
    ])
  })

  test('of a collection', () => {
    expect(referred('docs/index.md', 'list_ru¦les')).toEqual([
      'docs/index.md: <!-- list_⟦rules⟧ based_on/law phase/draft sort=-phase -->',
      'docs/acts/law.md: <!-- list_⟦rules⟧ based_on/this.name -->',
      'mdsplice.yml: - { from: ⟦rules⟧, to: acts, field: based_on }',
      'mdsplice.yml:   ⟦rules⟧: { sort: -phase, where: { kind: rule } }',
      'mdsplice.yml:   drafts: list_⟦rules⟧ phase/draft',
    ])
  })
})

describe('in a data file and a template', () => {
  const files = {
    'mdsplice.yml':
      'collections:\n  rules: {}\n  acts: { data: acts.csv, reference_field: act, template: acts.mustache }\n',
    'acts.csv': '\uFEFFid,year,about\nlaw,2016,"é 😀, data"\nother,2016,\n',
    'acts.mustache': '{{#rows}}{{year}}{{/rows}}\n',
    'docs/rules/one.md': '---\nact: law\nyear: "2016"\n---\n',
    'docs/index.md': '<!-- list_acts year/2016 -->\n',
  }
  const known = knownSite(siteOf(files))
  const at = (path: 'acts.csv' | 'acts.mustache', mark: string): [KnownSite, string, string, number] => {
    const { text, offset } = marked(files[path].replace(mark.replace('¦', ''), mark))
    return [known, join(known.site.root, path), text, offset]
  }

  test('a value, a field and a record are found wherever they are', () => {
    expect(shown(known, references(...at('acts.csv', 'law,20¦16'))).map((each) => each.split(':')[0])).toEqual([
      'docs/index.md',
      'docs/rules/one.md',
      'acts.csv',
      'acts.csv',
    ])
    expect(shown(known, references(...at('acts.csv', 'la¦w,')))).toEqual(['docs/rules/one.md: act: ⟦law⟧'])
    expect(references(...at('acts.mustache', '{{ye¦ar}}'))).toHaveLength(3)
    expect(references(...at('acts.mustache', '{{#ro¦ws}}'))).toEqual([])
  })

  test('it is shown how many have it, and who has it', () => {
    const addressOf = ({ path }: { path: string }): string => path
    const year = hoverInFile(...at('acts.csv', 'id,ye¦ar'), addressOf)
    expect(year?.markdown).toContain('`year`')
    expect(files['acts.csv'].slice(year?.start, year?.end)).toBe('year')
    expect(hoverInFile(...at('acts.mustache', '{{ye¦ar}}'), addressOf)?.markdown).toBe(year?.markdown)
    expect(hoverInFile(...at('acts.csv', 'law,20¦16'), addressOf)?.markdown).toContain('2016')
    expect(hoverInFile(known, join(known.site.root, 'mkdocs.yml'), 'x', 0, addressOf)).toBe(null)
  })
})

describe('who lists whom', () => {
  const titles = (found: ReturnType<typeof lists>): string[] =>
    found.map(({ page, places }) => `${page.path} ${places.length}`)

  test('who lists a page or names it, and whom a page lists or names', () => {
    expect(titles(listedBy(known, 'acts/law.md'))).toEqual(['rules/one.md 1', 'rules/two.md 1'])
    expect(titles(listedBy(known, 'rules/one.md'))).toEqual(['index.md 2', 'acts/law.md 1'])
    expect(titles(lists(known, 'index.md'))).toEqual(['rules/one.md 2', 'rules/two.md 2'])
    expect(lists(known, 'no.md')).toEqual([])
  })

  test('the page that is meant', () => {
    const page = listedPageAt(known, 'index.md', files['docs/index.md'], files['docs/index.md'].indexOf('/law') + 1)
    expect(page).toMatchObject({ path: 'acts/law.md', title: 'Law' })
    expect(listedPageAt(known, 'index.md', files['docs/index.md'], 0)).toMatchObject({
      path: 'index.md',
      title: 'Start',
    })
  })
})
