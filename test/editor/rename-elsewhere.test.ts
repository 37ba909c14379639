import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { knownSite } from './marked.ts'
import { siteOf } from '../mini-site.ts'
import { changes, moved, movedFile, renamedIn, type Files } from './renamed.ts'
import { movePages } from '../../src/editor/rename/move-pages.ts'

const files: Files = {
  'mkdocs.yml': [
    'site_name: Site',
    'nav:',
    '- Start: index.md',
    '- Acts: [acts/index.md, \'acts/law.md\', Law two: "acts/law.md"] # acts/law.md',
    '- acts/law.md',
    '',
  ].join('\n'),
  'mdsplice.yml': [
    'collections:',
    '  acts: { pages: [acts/**, "more/one.md"], reference_field: act, key: number }',
    '  rules: {}',
    '  tasks: { data: [data/tasks.yml, data/tasks.csv, data/tasks.json, data/tasks.toml], reference_field: task }',
    'fields:',
    '  phase: { aliases: [fase, "stage"], values: [draft, final], labels: { draft: Draft } }',
    '  topic: { values: { pages: "acts/*.md" } }',
    'queries:',
    '  inline:',
    '    query: list_tasks',
    '    template: |',
    '      {{#rows}}',
    '      - {{title}} {{#phase}}*{{text}}*{{/phase}} {{{phase}}} {{ &phase }}',
    '      {{/rows}}',
    '  quoted: { query: list_tasks, template: "{{#rows}}{{^phase}}{{title}}{{/phase}}{{/rows}}" }',
    '  file: { query: list_tasks, template: templates/tasks.md }',
    '',
  ].join('\n'),
  'templates/tasks.md': '\uFEFF{{#rows}}\r\n- {{title}} phase {{phase}}{{! phase }}\r\n{{/rows}}\r\n',
  'data/tasks.yml': '# phase: draft\n- id: T-1\n  title: One\n  phase: draft # draft\n  act: 2016/679\n',
  'data/tasks.csv': 'id, phase ,"title",act\r\nT-2,draft,"A draft, ""draft""",2016/679\r\nT-3,"draft",,acts/law.md\r\n',
  'data/tasks.json': '[{"id": "T-4", "phase": ["draft", "final"], "note": "draft", "act": "2016/679"}]\n',
  'data/tasks.toml': '[[tasks]]\nid = "T-5"\n"phase" = [ \'draft\', "final" ]\n',
  'docs/index.md':
    '<!-- list_tasks phase/draft -->\n\n<!-- list_acts number/2016/679 -->\n\n<!-- list_rules act/2016/679 -->\n',
  'docs/acts/index.md': '# Acts\n',
  'docs/acts/law.md': "---\ntitle: Law\nnumber: '2016/679' # 2016/679\n---\n",
  'docs/more/one.md': '---\ntitle: One\nnumber: one\n---\n',
  'docs/rules/a.md': '---\nfase: draft\nact: [2016/679, acts/law.md]\ntask: T-1\ntopic: law\n---\n',
  'docs/rules/b.md': '---\nstage: final\ntask: "T-1"\n---\n',
}
const site: Files = {
  ...files,
  'mdsplice.yml': (files['mdsplice.yml'] ?? '').replace(', data/tasks.toml]', ']'),
}

describe('there and back', () => {
  test('of a value, in data files', () => {
    const now = renamedIn(site, 'rules/a.md', 'fase: dra¦ft', 'concept') as Files
    expect(changes(site, now)).toEqual({
      'mdsplice.yml': ['  phase: { aliases: [fase, "stage"], values: [concept, final], labels: { concept: Draft } }'],
      'data/tasks.yml': ['  phase: concept # draft'],
      'data/tasks.csv': ['T-2,concept,"A draft, ""draft""",2016/679\r', 'T-3,"concept",,acts/law.md\r'],
      'data/tasks.json': ['[{"id": "T-4", "phase": ["concept", "final"], "note": "draft", "act": "2016/679"}]'],
      'docs/index.md': ['<!-- list_tasks phase/concept -->'],
      'docs/rules/a.md': ['fase: concept'],
    })
    expect(renamedIn(now, 'rules/a.md', 'fase: con¦cept', 'draft')).toEqual(site)
  })

  test('of a field, in data files and templates', () => {
    const now = renamedIn(site, 'mdsplice.yml', '  pha¦se:', 'state') as Files
    expect(changes(site, now)).toEqual({
      'mdsplice.yml': [
        '  state: { aliases: [fase, "stage"], values: [draft, final], labels: { draft: Draft } }',
        '      - {{title}} {{#state}}*{{text}}*{{/state}} {{{state}}} {{ &state }}',
        '  quoted: { query: list_tasks, template: "{{#rows}}{{^state}}{{title}}{{/state}}{{/rows}}" }',
      ],
      'templates/tasks.md': ['- {{title}} phase {{state}}{{! phase }}\r'],
      'data/tasks.yml': ['  state: draft # draft'],
      'data/tasks.csv': ['id, state ,"title",act\r'],
      'data/tasks.json': ['[{"id": "T-4", "state": ["draft", "final"], "note": "draft", "act": "2016/679"}]'],
      'docs/index.md': ['<!-- list_tasks state/draft -->'],
    })
    expect(renamedIn(now, 'mdsplice.yml', '  sta¦te:', 'phase')).toEqual(site)
  })

  test.each([
    ['data/tasks.yml', 'phase: dra¦ft #', 'phase: con¦cept #'],
    ['data/tasks.csv', 'T-2,dra¦ft', 'T-2,con¦cept'],
    ['data/tasks.csv', '"dr¦aft",,', '"con¦cept",,'],
    ['data/tasks.json', '["dra¦ft"', '["con¦cept"'],
  ])('of a value, from %s: %s', (path, before, after) => {
    const now = renamedIn(site, 'rules/a.md', 'fase: dra¦ft', 'concept') as Files
    expect(renamedIn(site, path, before, 'concept')).toEqual(now)
    expect(renamedIn(now, path, after, 'draft')).toEqual(site)
  })

  test.each([
    ['data/tasks.yml', '  pha¦se: draft', '  sta¦te: draft'],
    ['data/tasks.csv', 'id, pha¦se ,', 'id, sta¦te ,'],
    ['data/tasks.json', '"pha¦se"', '"sta¦te"'],
    ['templates/tasks.md', '{{pha¦se}}', '{{sta¦te}}'],
    ['mdsplice.yml', '{{{pha¦se}}}', '{{{sta¦te}}}'],
  ])('of a field, from %s: %s', (path, before, after) => {
    const now = renamedIn(site, 'mdsplice.yml', '  pha¦se:', 'state') as Files
    expect(renamedIn(site, path, before, 'state')).toEqual(now)
    expect(renamedIn(now, path, after, 'phase')).toEqual(site)
  })

  test('of a record, from its file', () => {
    const now = renamedIn(site, 'rules/a.md', 'task: T¦-1', 'T-9') as Files
    expect(renamedIn(site, 'data/tasks.yml', 'id: T¦-1', 'T-9')).toEqual(now)
    expect(renamedIn(site, 'data/tasks.csv', '\nT¦-2', 'T-1')).toBe('taken')
    expect(renamedIn(site, 'data/tasks.yml', '# pha¦se', 'x')).toBe('nothing')
  })

  test('of an alias, where it is declared and written', () => {
    const now = renamedIn(site, 'rules/b.md', 'sta¦ge', 'etappe') as Files
    expect(changes(site, now)).toEqual({
      'mdsplice.yml': ['  phase: { aliases: [fase, "etappe"], values: [draft, final], labels: { draft: Draft } }'],
      'docs/rules/b.md': ['etappe: final'],
    })
    expect(renamedIn(now, 'rules/b.md', 'eta¦ppe', 'stage')).toEqual(site)
  })

  test('of the key of a page, and of references by it alone', () => {
    const now = renamedIn(site, 'acts/law.md', "number: '2016¦/679'", '2024/1689') as Files
    expect(changes(site, now)).toEqual({
      'data/tasks.yml': ['  act: 2024/1689'],
      'data/tasks.csv': ['T-2,draft,"A draft, ""draft""",2024/1689\r'],
      'data/tasks.json': ['[{"id": "T-4", "phase": ["draft", "final"], "note": "draft", "act": "2024/1689"}]'],
      'docs/index.md': ['<!-- list_acts number/2024/1689 -->', '<!-- list_rules act/2024/1689 -->'],
      'docs/acts/law.md': ["number: '2024/1689' # 2016/679"],
      'docs/rules/a.md': ['act: [2024/1689, acts/law.md]'],
    })
    expect(renamedIn(now, 'rules/a.md', 'act: [2024¦/1689', '2016/679')).toEqual(site)
    expect(renamedIn(site, 'acts/law.md', "number: '2016¦/679'", 'one')).toBe('taken')
  })

  test('of a record', () => {
    const now = renamedIn(site, 'rules/a.md', 'task: T¦-1', 'T-9') as Files
    expect(changes(site, now)).toEqual({
      'data/tasks.yml': ['- id: T-9'],
      'docs/rules/a.md': ['task: T-9'],
      'docs/rules/b.md': ['task: "T-9"'],
    })
    expect(renamedIn(now, 'rules/b.md', 'task: "T¦-9"', 'T-1')).toEqual(site)
    expect(renamedIn(site, 'rules/a.md', 'task: T¦-1', 'T-2')).toBe('taken')
  })

  test('of a page, in the navigation, data files and globs', () => {
    const now = renamedIn(site, 'rules/a.md', 'topic: la¦w', 'wet') as Files
    expect(changes(site, now)).toEqual({
      'mkdocs.yml': ['- Acts: [acts/index.md, \'acts/wet.md\', Law two: "acts/wet.md"] # acts/law.md', '- acts/wet.md'],
      'data/tasks.csv': ['T-3,"draft",,acts/wet.md\r'],
      'docs/acts/wet.md': (files['docs/acts/law.md'] ?? '').split('\n'),
      'docs/rules/a.md': ['act: [2016/679, acts/wet.md]', 'topic: wet'],
    })
    expect(renamedIn(now, 'rules/a.md', 'topic: we¦t', 'law')).toEqual(site)
    const one = moved(site, 'more/one.md', 'more/two.md')
    expect(one['mdsplice.yml']).toBe(site['mdsplice.yml']?.replace('more/one.md', 'more/two.md'))
    expect(moved(one, 'more/two.md', 'more/one.md')).toEqual(site)
  })

  test('of a folder', () => {
    const now = moved(site, 'acts', 'law/acts of law')
    expect(now['mkdocs.yml']).toBe(
      site['mkdocs.yml']?.replace(/acts\/(?!law.md\n- )/g, 'law/acts of law/').replace(/# .*/, '# acts/law.md'),
    )
    expect(now['mdsplice.yml']).toContain('acts: { pages: [law/acts of law/**, "more/one.md"]')
    expect(now['mdsplice.yml']).toContain('topic: { values: { pages: "law/acts of law/*.md" } }')
    expect(moved(now, 'law/acts of law', 'acts')).toEqual(site)
  })

  test('of each value of a list in TOML, from there', () => {
    const toml: Files = {
      'docs/index.md': '# Start\n',
      'mdsplice.yml': 'collections:\n  tasks: { data: tasks.toml, records: tasks }\n',
      'tasks.toml':
        '[[tasks]]\nid = "T"\nphase = ["a, b", \'c\', # "c"\n  "d\\"", 7, [ "x" ]]\nstate = ["c", \'c\', "😀"]\n',
    }
    const text = toml['tasks.toml'] ?? ''
    expect(renamedIn(toml, 'tasks.toml', '"c¦", \'', 'z')).toMatchObject({
      'tasks.toml': text.replace('["c", \'c\'', '["z", \'z\''),
    })
    expect(renamedIn(toml, 'tasks.toml', '"😀¦"', 'z')).toMatchObject({ 'tasks.toml': text.replace('😀', 'z') })
  })

  test('of a field that a directive names in braces', () => {
    const braces: Files = {
      ...site,
      'docs/index.md':
        '<!-- list_tasks {phase: [draft, final], title: phase} -->\n<!-- list_tasks { phase: draft } -->\n',
    }
    const now = renamedIn(braces, 'rules/a.md', 'fase: dra¦ft', 'concept') as Files
    expect(now['docs/index.md']).toBe(braces['docs/index.md']?.replaceAll('draft', 'concept'))
    const field = renamedIn(braces, 'mdsplice.yml', '  pha¦se:', 'a state') as Files
    expect(field['docs/index.md']).toBe(braces['docs/index.md']?.replaceAll('phase:', 'a state:'))
    expect(renamedIn(field, 'mdsplice.yml', '  a sta¦te:', 'phase')).toEqual(braces)
  })

  test('never of the field by which references name records', () => {
    expect(renamedIn(site, 'data/tasks.yml', '- i¦d:', 'number')).toBe('nothing')
  })

  test('in TOML, where values and the navigation have quotes', () => {
    const toml: Files = {
      'zensical.toml':
        '[project]\nsite_name = "law.md"\nnav = [\n  "index.md",\n  { "Law" = \'acts/law.md\' },\n]\nextra = "acts/law.md"\n',
      'mdsplice.yml':
        'collections:\n  tasks: { data: tasks.toml, records: tasks }\n  acts: { reference_field: act }\n  rules: {}\n',
      'tasks.toml': files['data/tasks.toml'] ?? '',
      'docs/acts/law.md': '# Law\n',
      'docs/rules/a.md': '---\nact: law\nphase: draft\n---\n',
    }
    const value = renamedIn(toml, 'rules/a.md', 'phase: dra¦ft', "it's") as Files
    expect(value['tasks.toml']).toContain('"phase" = [ "it\'s", "final" ]')
    const field = renamedIn(toml, 'rules/a.md', 'pha¦se', 'state') as Files
    expect(field['tasks.toml']).toContain('"state" = [ \'draft\', "final" ]')
    expect(renamedIn(field, 'rules/a.md', 'sta¦te', 'phase')).toEqual(toml)
    const page = renamedIn(toml, 'rules/a.md', 'act: la¦w', 'wet') as Files
    expect(page['zensical.toml']).toBe(toml['zensical.toml']?.replace("'acts/law.md'", "'acts/wet.md'"))
    expect(renamedIn(page, 'rules/a.md', 'act: we¦t', 'law')).toEqual(toml)
  })
})

test.each([
  ['data/tasks.yml', 'data/to do.yml', '[data/to do.yml, data/tasks.csv, data/tasks.json]'],
  ['data', 'given/é 😀', '[given/é 😀/tasks.yml, given/é 😀/tasks.csv, given/é 😀/tasks.json]'],
  ['templates/tasks.md', 'tasks.mustache', 'file: { query: list_tasks, template: tasks.mustache }'],
])('mdsplice.yml follows %s, which it names, to %s and back', (from, to, after) => {
  const now = movedFile(site, from, to)
  expect(now['mdsplice.yml']).toContain(after)
  expect(movedFile(now, to, from)).toEqual(site)
})

test('a glob follows the folder with which it begins', () => {
  const globs: Files = {
    'docs/index.md': '',
    'keps/1/kep.yaml': 'title: One\n',
    'mdsplice.yml': 'collections: { keps: { data: ["keps/*/kep.yaml", "!keps/old/**"] } }\n',
  }
  const now = movedFile(globs, 'keps', 'a/b')
  expect(now['mdsplice.yml']).toBe('collections: { keps: { data: ["a/b/*/kep.yaml", "!a/b/old/**"] } }\n')
  expect(movedFile(now, 'a/b', 'keps')).toEqual(globs)
})

describe('in the files of folders that say the order of pages', () => {
  const site: Files = {
    'docs/.nav.yml': 'title: law.md\nnav:\n- index.md\n- Acts: acts/law.md # acts/law.md\n- "acts"\n- "*.md"\n- ...\n',
    'docs/acts/.nav.yml': "nav:\n- 'law.md'\n- More:\n  - sub/one.md\n  - sub\n",
    'docs/index.md': '# Start\n',
    'docs/acts/law.md': '# Law\n',
    'docs/acts/sub/one.md': '# One\n',
  }

  test('a page', () => {
    const now = moved(site, 'acts/law.md', 'acts/act.md')
    expect(changes(site, now)).toMatchObject({
      'docs/.nav.yml': ['- Acts: acts/act.md # acts/law.md'],
      'docs/acts/.nav.yml': ["- 'act.md'"],
    })
    expect(moved(now, 'acts/act.md', 'acts/law.md')).toEqual(site)
  })

  test('a folder', () => {
    const now = moved(site, 'acts/sub', 'acts/lower')
    expect(changes(site, now)).toMatchObject({ 'docs/acts/.nav.yml': ['  - lower/one.md', '  - lower'] })
    const all = moved(site, 'acts', 'wetten')
    expect(all['docs/.nav.yml']).toContain('- Acts: wetten/law.md # acts/law.md\n- "wetten"\n')
    expect(all['docs/wetten/.nav.yml']).toBe(site['docs/acts/.nav.yml'])
    expect(moved(all, 'wetten', 'acts')).toEqual(site)
  })

  test('what has left the folder stays as it is, and so does a file that nothing reads', () => {
    const now = moved(site, 'acts/law.md', 'law.md')
    expect(now['docs/acts/.nav.yml']).toBe(site['docs/acts/.nav.yml'])
    const other = { ...site, 'mkdocs.yml': 'plugins: [awesome-pages]\n', 'docs/acts/.pages': 'nav: [law.md]\n' }
    const renamed = moved(other, 'acts/law.md', 'acts/act.md')
    expect(renamed['docs/acts/.pages']).toBe('nav: [act.md]\n')
    expect(renamed['docs/acts/.nav.yml']).toBe(site['docs/acts/.nav.yml'])
  })
})

test('the reviews of references follow a page and a folder, in their order', () => {
  const reviewed: Files = {
    'mdsplice.yml': 'collections: { acts: { reference_field: act }, rules: {} }\n',
    'mdsplice.lock':
      '# Reviews\nrules/a.md acts/law%20b.md 0123456789abcdef\nrules/b.md acts/a.md 0123456789abcdef\nrules/b.md acts/law%20b.md 0123456789abcdef\n',
    'docs/acts/a.md': '# A\n',
    'docs/acts/law b.md': '# Law\n',
    'docs/rules/a.md': '---\nact: law b\n---\n',
    'docs/rules/b.md': '---\nact: [a, law b]\n---\n',
  }
  const now = renamedIn(reviewed, 'rules/a.md', 'act: la¦w', '1 b') as Files
  expect(now['mdsplice.lock']).toBe(
    '# Reviews\nrules/a.md acts/1%20b.md 0123456789abcdef\nrules/b.md acts/1%20b.md 0123456789abcdef\nrules/b.md acts/a.md 0123456789abcdef\n',
  )
  expect(renamedIn(now, 'rules/a.md', '1¦ b', 'law b')).toEqual(reviewed)
  const folder = moved(reviewed, 'rules', 'zzz')
  expect(folder['mdsplice.lock']).toBe(reviewed['mdsplice.lock']?.replaceAll('rules/', 'zzz/'))
  expect(moved(folder, 'zzz', 'rules')).toMatchObject({ 'mdsplice.lock': reviewed['mdsplice.lock'] })
})

test('the navigation is left alone in a file outside of the folder of the site', () => {
  const site: Files = {
    'site/mkdocs.yml': 'INHERIT: ../base.yml\nsite_name: Site\n',
    'base.yml': 'nav: [acts/law.md]\n',
    'site/docs/acts/law.md': '# Law\n',
  }
  const known = knownSite(join(siteOf(site), 'site'))
  expect(known.site.navigation.entries()).toHaveLength(1)
  expect(movePages(known, new Map([['acts/law.md', 'acts/wet.md']]), true)).toEqual([])
})

test.each([
  ['in a cell that is not written as it is read', { 'data/tasks.csv': 'id,phase\nT-2,"dra\nft"\n' }, 'dra ft'],
  ['in JSON with escapes', { 'data/tasks.json': '[{"id": "T-4", "phase": "dra\\u0066t"}]' }, 'draft'],
])('a value %s is not renamed', (_, changed, value) => {
  const odd = { ...site, ...changed, 'docs/rules/a.md': `---\nphase: ${value}\n---\n` }
  expect(renamedIn(odd, 'rules/a.md', `phase: ${value.slice(0, 3)}¦${value.slice(3)}`, 'x')).toBe('uncertain')
})
