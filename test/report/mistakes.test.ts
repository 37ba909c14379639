import { describe, expect, test } from '@jest/globals'
import { dataFileProblems } from '../../src/report/setup-error.ts'
import { mdsplice, setupProblem, siteOf } from '../mini-site.ts'

/** A site of these files, and what `check` says of it, padding aside. */
async function check(files: Record<string, string | Uint8Array>): Promise<string> {
  return (await mdsplice(siteOf({ 'docs/index.md': '', ...files }), 'check')).err.replace(/ {2,}/g, ' ')
}

const yamlMistakes: [yaml: string, place: string, english: string, dutch: string][] = [
  [
    'title: One: two\n',
    '2:8',
    'put quotes around a value that contains a colon: `title: "One: two"`',
    'zet een waarde met een dubbele punt erin tussen aanhalingstekens: `title: "Een: twee"`',
  ],
  [
    'title:One\nsoort: wet\n',
    '2:1',
    'the line must begin with a name, a colon and a space: `title: …`',
    'de regel moet beginnen met een naam, een dubbele punt en een spatie: `title: …`',
  ],
  [
    'title: One\nsoort\n',
    '3:1',
    'the line must begin with a name, a colon and a space: `title: …`',
    'de regel moet beginnen met een naam, een dubbele punt en een spatie: `title: …`',
  ],
  [
    'title: One\nbouwblok: [data, privacy\nsoort: wet\n',
    '3:11',
    'unclosed bracket `[`; put a `]` at the end of the list',
    'het haakje `[` is niet gesloten; zet een `]` aan het eind van de lijst',
  ],
  [
    'extra: { a: b\n',
    '2:8',
    'unclosed brace `{`; put a `}` at its end',
    'de accolade `{` is niet gesloten; zet een `}` aan het eind',
  ],
  ['title: "One\nsoort: wet\n', '2:8', 'unclosed quotation mark', 'een aanhalingsteken is niet gesloten'],
  [
    'title: "One" two\n',
    '2:14',
    'text after the end of a value; put quotes around the whole value',
    'er staat tekst achter het eind van een waarde; zet de hele waarde tussen aanhalingstekens',
  ],
  [
    'pad: "C:\\quux"\n',
    '2:9',
    "a backslash has a special meaning in double quotes; write it twice, or use single quotes: `'a\\b'`",
    "tussen dubbele aanhalingstekens heeft een backslash een bijzondere betekenis; schrijf er twee, of gebruik enkele aanhalingstekens: `'a\\b'`",
  ],
  ...['@ministerie', '`code`', '%a', '*nadruk*', '> x', '| x', ']'].map((value): (typeof yamlMistakes)[number] => [
    `title: ${value}\n`,
    /^[>|]/.test(value) ? '2:10' : '2:8',
    'a value cannot begin with this character; put quotes around the value',
    'een waarde kan niet met dit teken beginnen; zet de waarde tussen aanhalingstekens',
  ]),
  [
    'bouwblok: - data\n',
    '2:11',
    'put each item of a list on its own line after `- `, or the list in brackets: `[a, b]`',
    'zet elk onderdeel van een lijst op een eigen regel achter `- `, of de lijst tussen haakjes: `[a, b]`',
  ],
  [
    'bouwblok:\n  a: b\n c: d\n',
    '4:1',
    'wrong indentation; lines that belong together begin in the same column',
    'de inspringing klopt niet; regels die bij elkaar horen, beginnen in dezelfde kolom',
  ],
  [
    'bouwblok:\n\t- data\n',
    '3:1',
    'indent lines with spaces, not with tabs',
    'gebruik spaties om in te springen, geen tabs',
  ],
  [`a: ${'['.repeat(1100)}\n`, '2:1004', 'too many nested brackets', 'er staan te veel haakjes binnen elkaar'],
  ['a: &x &y b\n', '2:7', 'invalid YAML', 'ongeldige YAML'],
]

describe('YAML that cannot be read is told in our own words, where the mistake begins', () => {
  test.each(yamlMistakes)('%j', async (yaml, place, english, dutch) => {
    const page = `---\n${yaml}---\n`
    expect(await check({ 'docs/a.md': page })).toContain(
      `\n${place}-${place.replace(/\d+$/, (column) => String(Number(column) + 1))} error Invalid front matter: ${english}. The page is not changed`,
    )
    expect(await check({ 'docs/a.md': page, 'mdsplice.yml': 'messages: nl\n' })).toContain(
      ` fout Ongeldige front matter: ${dutch}. De pagina wordt pas weer`,
    )
  })
})

describe('a data file that cannot be read is one line with its place', () => {
  const config = (file: string): string =>
    `collections:\n  acties: { data: ${file}${file === 'part.yaml' ? ', records: teams.acties' : ''} }\n`
  const files: [file: string, content: string | Uint8Array, message: string][] = [
    [
      'a.yaml',
      'id: 1\n',
      'a.yaml:1:1: A data file must have a list or a mapping of records; `records` names the part that has it',
    ],
    ['part.yaml', 'teams: {}\n', 'part.yaml:1:1: The part that `records` names does not exist'],
    ['a.yaml', '- id: 1\n- two\n', 'a.yaml:2:3: This is not a record; a record has names with values: `title: …`'],
    [
      'part.yaml',
      'teams:\n  acties:\n    one: { title: One }\n    two: Two\n',
      'part.yaml:4:5: This is not a record; a record has names with values: `title: …`',
    ],
    ['a.yaml', '- id: [1\n', 'a.yaml:1:7: Unclosed bracket `[`; put a `]` at the end of the list'],
    ['a.json', '[{"id": 1}, {"id: 2}]\n', 'a.json:1:14: Unclosed quotation mark'],
    ['a.csv', 'id,name\n1,a\n2\n', 'a.csv:3:1: The line has more or fewer columns than the first line'],
    [
      'a.csv',
      'id,name\n1,"a" b\n',
      'a.csv:2:5: Unmatched quotation mark; put quotation marks around a whole value, and double those inside it',
    ],
    [
      'a.csv',
      'id,name\n"0","b ""c"""\n1,"a\n2,b\n',
      'a.csv:3:3: Unmatched quotation mark; put quotation marks around a whole value, and double those inside it',
    ],
    [
      'a.csv',
      'id;name\n"0" ; "b"\n1;5" bord\n',
      'a.csv:3:4: Unmatched quotation mark; put quotation marks around a whole value, and double those inside it',
    ],
    ['a.csv', 'id, naam ,naam\n1,a,b\n', 'a.csv:1:11: Duplicate name; merge the two'],
    ['a.yaml', '- id: 1\n  naam: a\n  naam: b\n', 'a.yaml:3:3: Duplicate name; merge the two'],
    ['../a.yaml', '', '../a.yaml:1:1: This file must be below the folder of `mdsplice.yml`'],
    [
      '.git/a.yaml',
      '- id: 1\n',
      '.git/a.yaml:1:1: This file is in a `.git` folder, which is never read; put it elsewhere',
    ],
    ['docs', '', 'docs:1:1: Not a regular file; replace it with one'],
    ['b.yaml/c.yaml', '', 'b.yaml/c.yaml:1:1: This file cannot be read; check its name and its permissions'],
    ['a.csv', Buffer.from('id,naam\n1,caf\xe9\n', 'latin1'), 'a.csv:1:1: This file is not UTF-8; save it as UTF-8'],
    ['a.json', ' '.repeat(8 * 1024 ** 2 + 1), 'a.json:1:1: This file is longer than 8 MB; split it'],
  ]
  const site = (file: string, content: string | Uint8Array): Record<string, string | Uint8Array> => ({
    'mdsplice.yml': config(file),
    ...(content.length > 0 && { [file]: content }),
  })

  test.each(files.map(([file, content, message]) => ({ file, shown: String(content).slice(0, 60), content, message })))(
    '$file: $shown',
    async ({ file, content, message }) => {
      expect(await check(site(file, content))).toBe(`${message}\n`)
    },
  )

  test('all that can be wrong with one besides its YAML is among them', () => {
    const reasons = files.flatMap(([file, content]) => {
      const problem = setupProblem(siteOf({ 'docs/index.md': '', ...site(file, content) }))
      return problem?.code === 'invalid-data-file' ? [problem.reason] : []
    })
    expect(dataFileProblems.filter((reason) => !reasons.includes(reason))).toEqual([])
  })

  test('nor can a configuration be that is not UTF-8', async () => {
    expect(await check({ 'mdsplice.yml': Buffer.from('# caf\xe9\n', 'latin1') })).toBe(
      'mdsplice.yml:1:1: This file is not UTF-8; save it as UTF-8\n',
    )
  })
})

test.each<[string, string, string]>([
  [
    'an alias to nothing',
    'collections: *x\n',
    'mdsplice.yml:1:14: A value cannot begin with this character; put quotes around the value',
  ],
  ['a merge of no mapping', 'fields:\n  <<: a\n', 'mdsplice.yml:2:3: Invalid YAML'],
])('mdsplice.yml with %s', async (_, config, message) => {
  expect(await check({ 'mdsplice.yml': config })).toBe(`${message}\n`)
})

test('what a page says is not taken for the name of a detail', async () => {
  const page = '---\nbouwblok: data\n---\n'
  const site = { 'docs/vereisten/a.md': page, 'docs/index.md': '<!-- list_vereisten bouwblok/{field}{meant} -->\n' }
  expect(await check(site)).toContain('No page of `vereisten` has `{field}{meant}` in `bouwblok`')
})

describe('a `!` that does not stand before the field', () => {
  const pages = {
    'docs/vereisten/a.md': '---\nbouwblok: data\n---\n',
    'docs/vereisten/b.md': '---\nbouwblok: met spatie\n---\n',
  }

  test.each([
    ['bouwblok!=data', '!bouwblok/data'],
    ['bouwblok!=data|privacy', '!bouwblok/data|privacy'],
    ['bouwblok!="met spatie"', '!bouwblok/"met spatie"'],
    ['bouwblok/!data', '!bouwblok/data'],
    ['bouwblok/!data|"!met spatie"', '!bouwblok/data|"met spatie"'],
    ['bouwblok=!data', '!bouwblok/data'],
  ])('%s', async (written, meant) => {
    const page = { 'docs/index.md': `<!-- list_vereisten ${written} -->\n` }
    const said = await check({ ...pages, ...page })
    expect(said.match(/invalid-directive/g)).toHaveLength(1)
    expect(said).toContain(
      `1:21-1:${21 + written.length} error Put the \`!\` before the field: \`${meant}\` invalid-directive`,
    )
    const dutch = await check({ ...pages, ...page, 'mdsplice.yml': 'language: nl\n' })
    expect(dutch).toContain(`Zet de \`!\` vóór het veld: \`${meant}\` invalid-directive`)
    expect(await check({ ...pages, 'docs/index.md': `<!-- list_vereisten ${meant} -->\n` })).not.toMatch(
      /invalid|unknown-field/,
    )
  })

  test.each([
    ['a field of that name', 'bouwblok!=data', { 'docs/vereisten/c.md': '---\n"bouwblok!": data\n---\n' }],
    ['a value of that name', 'bouwblok/!data', { 'docs/vereisten/c.md': '---\nbouwblok: "!data"\n---\n' }],
    ['one of several values', 'bouwblok/data|!data', {}],
    ['a pattern', 'bouwblok!=da*', {}],
    ['two of them', '!bouwblok/!data', {}],
    ['no such value', 'bouwblok/!dt', {}],
  ])('is left alone: %s', async (_, written, more) => {
    expect(await check({ ...pages, ...more, 'docs/index.md': `<!-- list_vereisten ${written} -->\n` })).not.toContain(
      'invalid-directive',
    )
  })
})
