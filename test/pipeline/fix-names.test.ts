import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { onlyNear } from '../../src/core/nearest.ts'
import { contentOf, mdsplice, siteOf } from '../mini-site.ts'

const config = [
  'messages: en # for all',
  'collections:',
  '  vereisten: { columns: [title, wetgeving] }',
  '  maatregelen: {}',
  'fields:',
  '  fase: { values: [ontwerp, ontwikkelen, beheer] }',
  '',
].join('\n')

const pages = {
  'mkdocs.yml': 'site_name: x\nmarkdown_extensions: [md_in_html]\n',
  'mdsplice.yml': config,
  'docs/vereisten/archiefwet.md': '---\ntitle: A\nwetgeving: Archiefwet 1995\nfase: [ontwerp, beheer]\n---\n',
  'docs/vereisten/bewaarplicht.md': '---\ntitle: B\nwetgeving: Recht op uitleg\nfase: ontwikkelen\n---\n',
  'docs/maatregelen/m.md': '---\ntitle: M\nvereiste: archiefwet\n---\n',
}

/** Fixes, checks that `--diff` shows just that and that fixing again does nothing, and gives a file as it is then. */
async function fixed(path: string, text: string, others: Record<string, string> = {}): Promise<string> {
  const site = siteOf({ ...pages, ...others, [path]: text })
  const before = contentOf(site)
  const { out } = await mdsplice(site, 'check', '--fix', '--diff')
  expect(contentOf(site)).toEqual(before)
  await mdsplice(site, 'check', '--fix')
  const after = contentOf(site)
  await mdsplice(site, 'check', '--fix')
  expect(contentOf(site)).toEqual(after)
  const changed = Object.keys(after).filter((each) => after[each] !== before[each])
  expect(changed.filter((each) => each !== path || !out.startsWith(`--- a/${path}\n`))).toEqual([])
  return readFileSync(join(site, path), 'utf8')
}

const directives: [before: string, after: string][] = [
  ['<!-- list_vereistn -->', '<!-- list_vereisten -->'],
  ['<!-- List_Vereistn_all sort=title -->', '<!-- List_vereisten_all sort=title -->'],
  ['<!-- list-vereisten fase/beheer -->', '<!-- list_vereisten fase/beheer -->'],
  ['<!--list_maatregelen_on_vereiste_page-->', '<!--list_maatregelen_on_vereisten_page-->'],
  ['<!-- list_vereisten fase/behear -->', '<!-- list_vereisten fase/beheer -->'],
  ['<!-- list_vereisten fase/ontwerp|"behear" -->', '<!-- list_vereisten fase/ontwerp|"beheer" -->'],
  ['<!-- list_vereisten !fase/behear -->', '<!-- list_vereisten !fase/beheer -->'],
  ['<!-- list_vereisten wetgeving/"Recht op uitlg" -->', '<!-- list_vereisten wetgeving/"Recht op uitleg" -->'],
  ['<!-- list_vereisten fas/beheer -->', '<!-- list_vereisten fase/beheer -->'],
  ['<!-- list_vereisten sort=-wetgevnig,title -->', '<!-- list_vereisten sort=-wetgeving,title -->'],
  ['<!-- list_vereisten columns=title,"wetgevnig" -->', '<!-- list_vereisten columns=title,"wetgeving" -->'],
  ['<!-- list_vereisten no-wetgevnig -->', '<!-- list_vereisten no-wetgeving -->'],
  ['<!-- list_vereisten format=tabel -->', '<!-- list_vereisten format=table -->'],
  ['<!-- list_vereisten srot=title -->', '<!-- list_vereisten sort=title -->'],
  ['<!-- list_vereisten { fase: behear } -->', '<!-- list_vereisten { fase: beheer } -->'],
  [
    '<!-- list_vereisten { fase: [ontwerp, behear], sort: title } -->',
    '<!-- list_vereisten { fase: [ontwerp, beheer], sort: title } -->',
  ],
  // One fix brings up the next.
  ['<!-- list_vereistn fas/behear -->', '<!-- list_vereisten fase/beheer -->'],
  [
    '<!-- mdsplice-disable-next-line empty-listng -->\n<!-- list_vereisten fase/beheer wetgeving/"Recht op uitleg" -->',
    '<!-- mdsplice-disable-next-line empty-listing -->\n<!-- list_vereisten fase/beheer wetgeving/"Recht op uitleg" -->',
  ],
]

describe('in directives', () => {
  test.each(directives)('%s', async (before, after) => {
    for (const around of [
      (directive: string) => `# T\n\nText.\n\n${directive}\n\nMore.`,
      (directive: string) => `\uFEFF# T\r\n\r\n- item\r\n\r\n    ${directive.replaceAll('\n', '\r\n    ')}\r\n`,
    ])
      expect(await fixed('docs/index.md', around(before))).toBe(around(after))
  })
})

describe('in front matter', () => {
  test.each([
    ['fase: behear', 'fase: beheer'],
    ['fase:   [ ontwerp , "behear" ]  # why', 'fase:   [ ontwerp , "beheer" ]  # why'],
    ["fase:\n- 'ontwrp'\n-   behear", "fase:\n- 'ontwerp'\n-   beheer"],
    ['vereiste: archiefwt', 'vereiste: archiefwet'],
    ['vereiste: {a: 1}\nfase: "behear" # {', 'vereiste: {a: 1}\nfase: "beheer" # {'],
  ])('%j', async (before, after) => {
    for (const end of ['\n', '\r\n']) {
      const page = (lines: string): string => `---\ntitle: N\n${lines}\n---\n\n# N\n`.replaceAll('\n', end)
      expect(await fixed('docs/maatregelen/n.md', page(before))).toBe(page(after))
    }
  })

  test('a field that hardly any page has', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [`docs/vereisten/p${at}.md`, `---\ntitle: P${at}\nlevenscyclus: x\n---\n`]),
    )
    expect(await fixed('docs/vereisten/n.md', '---\n"levenscylus": x\ntitle: N\n---\n', others)).toBe(
      '---\n"levenscyclus": x\ntitle: N\n---\n',
    )
  })
})

describe('in mdsplice.yml', () => {
  test.each([
    [config.replace('collections:', 'colections:'), config],
    [config.replace('wetgeving]', '-wetgevnig]').replace('-', ''), config],
    [
      config.replace('columns: [title, wetgeving]', "sort: '-wetgevnig'"),
      config.replace('columns: [title, wetgeving]', "sort: '-wetgeving'"),
    ],
    [`${config}rules: { "unknown-valeu": off }\n`, `${config}rules: { "unknown-value": off }\n`],
    // One after the other.
    [
      config.replace('{ columns: [', '{ formt: tabel, colums: [').replace('fields:', 'feilds:'),
      config.replace('{ columns', '{ format: table, columns'),
    ],
    [
      `\uFEFF${config.replace('collections:', 'colections:').replaceAll('\n', '\r\n')}`,
      `\uFEFF${config.replaceAll('\n', '\r\n')}`,
    ],
  ])('%j', async (before, after) => {
    const site = siteOf({ ...pages, 'mdsplice.yml': before })
    const shown = await mdsplice(site, 'check', '--fix', '--diff')
    expect({ code: shown.code, isShown: shown.out.startsWith('--- a/mdsplice.yml\n') }).toEqual({
      code: 2,
      isShown: true,
    })
    expect(readFileSync(join(site, 'mdsplice.yml'), 'utf8')).toBe(before)
    expect(await mdsplice(site, 'check', '--fix')).toMatchObject({ code: 0 })
    expect(readFileSync(join(site, 'mdsplice.yml'), 'utf8')).toBe(after)
  })

  test('what cannot be corrected is said as ever', async () => {
    const site = siteOf({ ...pages, 'mdsplice.yml': `${config}nothing_like_it: 1\n` })
    expect(await mdsplice(site, 'check', '--fix')).toEqual(await mdsplice(site, 'check'))
    expect((await mdsplice(site, 'check', '--fix')).code).toBe(2)
  })
})

describe('nothing uncertain is written', () => {
  test.each([
    ['two names that are as near', '<!-- list_vereisten fase/ontwa -->\n'],
    ['a name that is only like another', '<!-- list_vereisten fase/behering -->\n'],
    ['a word with two meanings', '<!-- list_vereisten soort/extern -->\n'],
    ['the next number', '<!-- list_vereisten soort/maatregelbesluit-3 -->\n'],
    ['a value that the configuration does not know, in code', '```\n<!-- list_vereistn -->\n```\n'],
    ['a directive of a named query', '<!-- list:wetgevnig -->\n'],
    [
      'what a comment of the author suppresses',
      '<!-- mdsplice-disable-next-line unknown-value -->\n<!-- list_vereisten fase/behear -->\n',
    ],
  ])('%s', async (_, text) => {
    const others = {
      'docs/vereisten/o.md': '---\ntitle: O\nsoort: [intern, maatregelbesluit-1]\n---\n',
      'docs/vereisten/p.md': '---\ntitle: O\nsoort: [ontwab, ontwac]\n---\n',
      'mdsplice.yml': `${config.replace('fase: {', 'soort: {}\n  fase: {').replace('[ontwerp,', '[ontwerp, ontwab, ontwac,')}queries:\n  wetgevnig: { query: list_vereisten fase/beheer }\n`,
    }
    expect(await fixed('docs/index.md', text, others)).toBe(text)
  })

  test.each([
    ['a list that would say it twice', 'fase: [beheer, behear]'],
    ['two that would become one', 'fase: [behear, behaer]'],
    ['an alias', 'fase: [ontwerp, *a]\nx: &a behear'],
    ['a text over two lines', 'fase: "behe\\\n  ar"'],
  ])('%s', async (_, lines) => {
    const page = `---\ntitle: N\n${lines}\n---\n`
    expect(await fixed('docs/maatregelen/n.md', page)).toBe(page)
  })

  test('where a page cannot be written, that is said', async () => {
    const site = siteOf({ ...pages, 'docs/index.md': '<!-- list_vereistn -->\n' })
    chmodSync(join(site, 'docs/index.md'), 0o444)
    expect((await mdsplice(site, 'check', '--fix')).err).toMatch(/^docs\/index\.md: The file is read-only/)
  })

  test('paths limit what is fixed', async () => {
    const text = '<!-- list_vereistn -->\n'
    const site = siteOf({ ...pages, 'docs/index.md': text, 'docs/other.md': text })
    await mdsplice(site, 'check', '--fix', 'docs/other.md')
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toBe(text)
    expect(readFileSync(join(site, 'docs/other.md'), 'utf8')).toBe('<!-- list_vereisten -->\n')
  })
})

test.each([
  ['beheer', ['behear'], 'behear'],
  ['Beheer', ['beheer', 'behear'], 'beheer'],
  ['behea', ['beheer', 'beheal'], undefined],
  ['extern', ['intern'], undefined],
  ['veilig', ['onveilig'], undefined],
  ['avg', ['awg'], undefined],
  ['avg-02', ['avg-03'], undefined],
  ['bewaartermijnen-2', ['bewaartermijnen-1'], undefined],
  ['transparentie', ['transparantie', 'privacy'], 'transparantie'],
])('for %j, of %j exactly one can be meant: %j', (name, known, meant) => {
  expect(onlyNear(name, known)).toBe(meant)
})
