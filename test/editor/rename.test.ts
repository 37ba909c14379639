import { describe, expect, test } from '@jest/globals'
import { knownSite, marked } from './marked.ts'
import { siteOf } from '../mini-site.ts'
import { changes, moved, renamedIn, type Files } from './renamed.ts'
import { renamable } from '../../src/editor/rename/rename.ts'

const files: Files = {
  'mdsplice.yml': [
    'collections:',
    '  rules: { pages: rules/**, reference_field: rule, sort: [-phase, title], where: { kind: rule } }',
    '  acts: { reference_field: act }',
    'fields:',
    '  phase: { values: [draft, final], labels: { draft: Draft } } # draft',
    '  topic: { aliases: [subject], values: { pages: "topics/*.md" }, link: true }',
    'relations:',
    '- { from: rules, to: acts, field: based_on, inverse: basis_of }',
    'queries:',
    '  drafts: list_rules phase/draft columns=title,phase',
    '  quoted: "list_rules !phase/draft"',
    '',
  ].join('\n'),
  'docs/rules/one.md':
    '---\nkind: rule\ntitle: draft\nphase: draft # draft\nbased_on: [law, "law.md", acts/law]\ntopic: data\nauthors:\n- name: Ann\n---\n\nA draft of [the law](../acts/law.md#draft) and ![](../acts/law.md).\n',
  'docs/rules/two.md':
    "\uFEFF---\r\nkind: rule\r\nphase:\r\n- 'draft'\r\n- final\r\nbased_on: ../acts/law.md\r\nsubject: data\r\n---\r\n\r\n`[x](../acts/law.md)` 😀 [x][y]\r\n\r\n[y]: ../acts/law.md 'Law'\r\n",
  'docs/acts/law.md':
    '---\ntitle: Law\n---\n\n<!-- list_rules based_on/this.name -->\n\n[one](../rules/one.md), [self](<law.md>)\n',
  'docs/topics/data.md': '# Data\n',
  'docs/index.md': [
    '# Start',
    '',
    '😀 é <!-- list_rules based_on/law|"law" phase/draft|final group=phase sort=-phase,title no-phase add-phase -->',
    '',
    '<!-- list:drafts authors.name/Ann count(phase)>0 -->',
    '',
    '<!-- list_acts_on_rules_page first=1 more=acts/law -->',
    '',
    '<!-- matrix rules phase via=acts -->',
    '',
    '[law](acts/law.md)',
    '',
    '<!-- /matrix 0123456789abcdef -->',
    '',
    '[Law](acts/law.md), <https://example.org/acts/law.md>, [root](/acts/law.md)',
    '',
  ].join('\n'),
}

test('of a value, in front matter, directives, the configuration and its queries', () => {
  const now = renamedIn(files, 'rules/one.md', 'phase: dra¦ft', 'concept')
  expect(changes(files, now)).toEqual({
    'mdsplice.yml': [
      '  phase: { values: [concept, final], labels: { concept: Draft } } # draft',
      '  drafts: list_rules phase/concept columns=title,phase',
      '  quoted: "list_rules !phase/concept"',
    ],
    'docs/rules/one.md': ['phase: concept # draft'],
    'docs/rules/two.md': ["- 'concept'\r"],
    'docs/index.md': [
      '😀 é <!-- list_rules based_on/law|"law" phase/concept|final group=phase sort=-phase,title no-phase add-phase -->',
    ],
  })
  expect(renamedIn(now as Files, 'rules/one.md', 'phase: con¦cept', 'draft')).toEqual(files)
})

test('of a field, in all that names it, and paths into it', () => {
  const now = renamedIn(files, 'mdsplice.yml', '  pha¦se:', 'fase')
  expect(changes(files, now)).toEqual({
    'mdsplice.yml': [
      '  rules: { pages: rules/**, reference_field: rule, sort: [-fase, title], where: { kind: rule } }',
      '  fase: { values: [draft, final], labels: { draft: Draft } } # draft',
      '  drafts: list_rules fase/draft columns=title,fase',
      '  quoted: "list_rules !fase/draft"',
    ],
    'docs/rules/one.md': ['fase: draft # draft'],
    'docs/rules/two.md': ['fase:\r'],
    'docs/index.md': [
      '😀 é <!-- list_rules based_on/law|"law" fase/draft|final group=fase sort=-fase,title no-fase add-fase -->',
      '<!-- list:drafts authors.name/Ann count(fase)>0 -->',
      '<!-- matrix rules fase via=acts -->',
    ],
  })
  expect(renamedIn(now as Files, 'rules/one.md', '¦fase', 'phase')).toEqual(files)
  const authors = renamedIn(files, 'rules/one.md', 'auth¦ors', 'writers')
  expect(changes(files, authors)).toEqual({
    'docs/rules/one.md': ['writers:'],
    'docs/index.md': ['<!-- list:drafts writers.name/Ann count(phase)>0 -->'],
  })
})

test('of a field leaves alone what is called so in an object, which only its path names', () => {
  const site = {
    'mdsplice.yml': 'collections: { rules: {} }\n',
    'docs/rules/one.md': '---\ntitle: One\nnick: Ann\nauthors:\n- nick: Bea\n---\n',
    'docs/rules/two.md': '---\ntitle: Two\nauthors:\n- nick: Cas\n---\n',
    'docs/index.md': '<!-- list_rules nick/Ann authors.nick/Bea -->\n',
  }
  expect(changes(site, renamedIn(site, 'rules/one.md', '\nni¦ck:', 'nickname'))).toEqual({
    'docs/rules/one.md': ['nickname: Ann'],
    'docs/index.md': ['<!-- list_rules nickname/Ann authors.nick/Bea -->'],
  })
  expect(renamedIn(site, 'rules/one.md', '- ni¦ck', 'nickname')).toBe('nothing')
})

test('of a page: its file, references as each is written, and links', () => {
  const now = renamedIn(files, 'rules/one.md', '[la¦w,', 'law-2024')
  expect(changes(files, now)).toEqual({
    'docs/rules/one.md': [
      'based_on: [law-2024, "law-2024.md", acts/law-2024]',
      'A draft of [the law](../acts/law-2024.md#draft) and ![](../acts/law-2024.md).',
    ],
    'docs/rules/two.md': ['based_on: ../acts/law-2024.md\r', "[y]: ../acts/law-2024.md 'Law'\r"],
    'docs/acts/law-2024.md': (files['docs/acts/law.md'] ?? '').replace('<law.md>', '<law-2024.md>').split('\n'),
    'docs/index.md': [
      '😀 é <!-- list_rules based_on/law-2024|"law-2024" phase/draft|final group=phase sort=-phase,title no-phase add-phase -->',
      '<!-- list_acts_on_rules_page first=1 more=acts/law-2024 -->',
      '[Law](acts/law-2024.md), <https://example.org/acts/law.md>, [root](/acts/law.md)',
    ],
  })
  expect(renamedIn(now as Files, 'rules/one.md', '[la¦w-2024,', 'law')).toEqual(files)
  const apart = renamedIn(files, 'rules/one.md', '[la¦w,', 'law-2024', false)
  expect(apart).toMatchObject({ 'docs/topics/data.md': '# Data\n' })
  expect((apart as Files)['docs/index.md']).toContain('[Law](acts/law.md)')
})

test('of a page that values name', () => {
  const now = renamedIn(files, 'rules/one.md', 'topic: da¦ta', 'gegevens')
  expect(changes(files, now)).toEqual({
    'docs/rules/one.md': ['topic: gegevens'],
    'docs/rules/two.md': ['subject: gegevens\r'],
    'docs/topics/gegevens.md': ['# Data', ''],
  })
})

test('of a collection whose configuration says all that its name would, and of a query', () => {
  const now = renamedIn(files, 'index.md', 'list_ru¦les', 'norms')
  expect(changes(files, now)).toEqual({
    'mdsplice.yml': [
      '  norms: { pages: rules/**, reference_field: rule, sort: [-phase, title], where: { kind: rule } }',
      '- { from: norms, to: acts, field: based_on, inverse: basis_of }',
      '  drafts: list_norms phase/draft columns=title,phase',
      '  quoted: "list_norms !phase/draft"',
    ],
    'docs/acts/law.md': ['<!-- list_norms based_on/this.name -->'],
    'docs/index.md': [
      '😀 é <!-- list_norms based_on/law|"law" phase/draft|final group=phase sort=-phase,title no-phase add-phase -->',
      '<!-- list_acts_on_norms_page first=1 more=acts/law -->',
      '<!-- matrix norms phase via=acts -->',
    ],
  })
  expect(renamedIn(now as Files, 'index.md', 'list_no¦rms', 'rules')).toEqual(files)
  expect(changes(files, renamedIn(files, 'index.md', 'list:dra¦fts', 'concepts'))).toEqual({
    'mdsplice.yml': ['  concepts: list_rules phase/draft columns=title,phase'],
    'docs/index.md': ['<!-- list:concepts authors.name/Ann count(phase)>0 -->'],
  })
})

test('in quotes where the new name needs them', () => {
  const now = renamedIn(files, 'rules/one.md', 'phase: dra¦ft', "a: it's | b") as Files
  expect(now['docs/rules/one.md']).toContain('phase: "a: it\'s | b" # draft')
  expect(now['docs/rules/two.md']).toContain("- 'a: it''s | b'\r\n")
  expect(now['docs/index.md']).toContain('phase/"a: it\'s | b"|final')
})

test('there and back with letters and symbols of every kind, without quotes that were not there', () => {
  const site: Files = {
    ...files,
    'docs/rules/four.md': '---\r\nphase: 😀\r\n---\r\n',
    'docs/rules/five.md': '\uFEFF---\nphase: [😀, e\u0301te]\n---\n<!-- list_rules phase/😀|e\u0301te -->\n',
  }
  for (const [from, to] of [
    ['😀', 'plain'],
    ['😀', 'één 🎉 twee'],
    ['e\u0301te', '🎉'],
  ] as const) {
    const now = renamedIn(
      site,
      'rules/five.md',
      `[😀, e\u0301te`.replace(from, `${from.slice(0, 2)}¦${from.slice(2)}`),
      to,
    ) as Files
    expect(now['docs/rules/five.md']).toContain(to)
    const mark = `[😀, e\u0301te`.replace(from, `${to.slice(0, 2)}¦${to.slice(2)}`)
    const back = renamedIn(now, 'rules/five.md', mark, from) as Files
    if (!to.includes(' ')) expect(back).toEqual(site)
    else expect(back['docs/rules/four.md']).toBe(site['docs/rules/four.md'])
  }
})

describe('is refused', () => {
  test.each([
    ['of what has no name', 'index.md', 'St¦art', 'x', 'nothing'],
    ['of what every page has', 'index.md', 'sort=-phase,ti¦tle', 'x', 'nothing'],
    ['of a page by a path', 'rules/two.md', 'acts/la¦w.md', 'x', 'nothing'],
    ['to nothing', 'rules/one.md', 'phase: dra¦ft', ' ', 'invalid'],
    ['to what would end a comment', 'rules/one.md', 'phase: dra¦ft', 'a --> b', 'invalid'],
    ['to what is no name of a field', 'rules/one.md', 'pha¦se', 'a/b', 'invalid'],
    ['to a path', 'rules/one.md', '[la¦w,', '../law', 'invalid'],
    ['to a page that is there', 'rules/one.md', '[la¦w,', 'law', 'taken'],
    ['to a field that is there', 'rules/one.md', 'pha¦se', 'kind', 'taken'],
    ['of a collection that is known by its folder', 'index.md', 'list_ac¦ts', 'wetten', 'derived'],
  ])('%s', (_, path, mark, name, reason) => {
    expect(renamedIn(files, path, mark, name)).toBe(reason)
  })

  test('where the name is written with escapes', () => {
    const site = { ...files, 'docs/rules/three.md': '---\nkind: rule\nphase: "dr\\x61ft"\n---\n' }
    expect(renamedIn(site, 'rules/one.md', 'phase: dra¦ft', 'x')).toBe('uncertain')
  })
})

test('what is to be renamed is the name alone', () => {
  const known = knownSite(siteOf(files))
  const text = files['docs/index.md'] ?? ''
  for (const [mark, name] of [
    ['sort=-pha¦se', 'phase'],
    ['no-pha¦se', 'phase'],
    ['list_ru¦les', 'rules'],
    ['list:dra¦fts', 'drafts'],
    ['|"la¦w"', 'law'],
  ] as const) {
    const found = renamable(known, 'index.md', text, marked(text.replace(mark.replace('¦', ''), mark)).offset)
    expect(found && text.slice(found.start, found.end)).toBe(name)
    expect(found?.name).toBe(name)
  }
})

test('links between pages of a folder that moves stay as they are written', () => {
  const links =
    '[a](e\u0301te%CC%81.md) [b](./e\u0301te\u0301.md) [c](<e\u0301te\u0301.md#x>) [d](%65%CC%81te%CC%81.md)\n'
  const site: Files = {
    'mkdocs.yml': 'site_name: Site\n',
    'docs/old/a.md': links,
    'docs/old/e\u0301te\u0301.md': '[up](../old/a.md)\n',
  }
  const now = moved(site, 'old', 'new/deep')
  expect(now['docs/new/deep/a.md']).toBe(links)
  expect(now['docs/new/deep/e\u0301te\u0301.md']).toBe('[up](a.md)\n')
})

test('a folder that moves takes its pages along', () => {
  const now = moved(files, 'acts', 'wetten/nl')
  expect(now['docs/wetten/nl/law.md']).toContain('[one](../../rules/one.md), [self](<law.md>)')
  expect(now['docs/rules/two.md']).toContain('based_on: ../wetten/nl/law.md')
  expect(now['docs/rules/one.md']).toContain('[law, "law.md", wetten/nl/law]')
  expect(now['mdsplice.yml']).toContain('acts: { pages: wetten/nl/**, reference_field: act }')
})
