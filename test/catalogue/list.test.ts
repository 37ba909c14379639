import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { fixtures, mdsplice, mdspliceWith } from '../mini-site.ts'

const site = join(fixtures, 'query-language')

test.each<[string, string[], string]>([
  [
    'table',
    ['vereisten', 'bouwblok/data', 'sort=-title', 'columns=title,fase'],
    'Vereiste         Fase             path\nToegang          beheer           docs/vereisten/avg-10.md\nDeze                              docs/vereisten/this.md\nBewaartermijnen  ontwerp, beheer  docs/vereisten/avg-02.md\n',
  ],
  [
    'csv',
    ['vereisten', 'bouwblok/met spatie', 'columns=title,toelichting'],
    'Vereiste,Uitleg,path\n"Data, kwaliteit",Meet de kwaliteit.,docs/vereisten/aia-05.md\n',
  ],
  ['paths', ['vereisten', 'id/*:avg-*'], 'docs/vereisten/avg-02.md\ndocs/vereisten/avg-10.md\n'],
  ['md', ['maatregelen'], '| Maatregel | Uitleg |\n| - | - |\n| [Houd een logboek bij](maatregelen/logboek.md) | |\n'],
  ['md', ['vereisten', 'format=count'], '5\n'],
  [
    'json',
    ['maatregelen'],
    `${JSON.stringify([{ path: 'docs/maatregelen/logboek.md', title: 'Houd een logboek bij', fields: { title: ['Houd een logboek bij'], vereiste: ['avg-02', 'aia-01'], bouwblok: ['data'] } }], null, 2)}\n`,
  ],
])('as %s: %j', async (format, words, expected) => {
  expect(await mdsplice(site, 'list', ...words, '--format', format)).toEqual({ code: 0, err: '', out: expected })
})

test('a table fits the width of the terminal, and no text is lost', async () => {
  const words = ['list', 'vereisten', 'bouwblok/met spatie|data', 'columns=title,toelichting,fase']
  const { out } = await mdspliceWith({ columns: 60 }, site, ...words)
  expect(out.split('\n')).toEqual([
    'Vereiste       Uitleg         Fase           path',
    'Data,          Meet de                       docs/vereiste',
    'kwaliteit      kwaliteit.                    n/aia-05.md',
    'Bewaartermijn  Bewaar niet    ontwerp,       docs/vereiste',
    'en             te lang.       beheer         n/avg-02.md',
    'Toegang        Beperk wie     beheer         docs/vereiste',
    '               erbij kan.                    n/avg-10.md',
    'Deze                                         docs/vereiste',
    '                                             n/this.md',
    '',
  ])
  const { out: wide } = await mdspliceWith({ columns: 200 }, site, ...words)
  expect(wide).toBe((await mdsplice(site, ...words)).out)
})

test.each<[string, string[], string]>([
  ['field-names-with-spaces', ['verantwoordelijke rol/archivaris'], 'docs/vereisten/archiefwet.md\n'],
  [
    'field-names-with-spaces',
    ['!verantwoordelijke rol=archi*', 'datum ingang>=2025-01-01'],
    'docs/vereisten/ai-verordening.md\n',
  ],
  [
    'field-names-with-spaces',
    ['sort=-datum ingang,title', 'columns=title,datum ingang'],
    'docs/vereisten/ai-verordening.md\ndocs/vereisten/archiefwet.md\n',
  ],
  ['field-names-with-spaces', ['{ verantwoordelijke rol: archivaris }'], 'docs/vereisten/archiefwet.md\n'],
  ['query-language', ['bouwblok/met spatie|privacy'], 'docs/vereisten/aia-05.md\ndocs/vereisten/avg-10.md\n'],
  ['query-language', ['title/Data, k*'], 'docs/vereisten/aia-05.md\n'],
])('%s: the shell has taken the quotes off %j', async (name, words, out) => {
  expect(await mdsplice(join(fixtures, name), 'list', 'vereisten', ...words, '--format', 'paths')).toEqual({
    code: 0,
    err: '',
    out,
  })
})

test('a record is where its data file is', async () => {
  const { out } = await mdsplice(join(fixtures, 'data-files'), 'list', 'acties', 'fase/ontwerp', '--format', 'paths')
  expect(out).toBe('data/acties.yaml#2\ndata/acties.yaml#3\n')
})

test('a named query', async () => {
  expect(
    (await mdsplice(join(fixtures, 'named-queries'), 'list', 'wettelijk', 'limit=1', '--format', 'paths')).out,
  ).toBe('docs/vereisten/b.md\n')
})

test('what cannot be understood is a message, and nothing is printed', async () => {
  const { code, out, err } = await mdsplice(site, 'list', 'vereiste')
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err.replace(/ {2,}/g, ' ')).toContain(
    ' error Unknown collection `vereiste`; did you mean `vereisten`? unknown-collection mdsplice\n',
  )
})

test('what was surely not meant is a warning beside the answer', async () => {
  const { code, out, err } = await mdsplice(site, 'list', 'vereisten', 'bouwblk/data', '--format', 'paths')
  expect({ code, out }).toEqual({ code: 0, out: '' })
  expect(err).toContain('did you mean `bouwblok`?')
})

test('an unknown format is wrong usage', async () => {
  expect((await mdsplice(site, 'list', 'vereisten', '--format', 'xml')).code).toBe(2)
})

test('JSON has the related pages', async () => {
  const { out } = await mdsplice(join(fixtures, 'relations'), 'list', 'eips', 'eip/2718', '--format', 'json')
  expect(JSON.parse(out)).toMatchObject([{ fields: { required_by: ['eip-1559', 'eip-2930'] } }])
})

const relations = join(fixtures, 'traceability-listings')

test.each<[string, string[], unknown]>([
  [
    'a matrix of pages',
    ['matrix', 'maatregelen', 'vereisten', 'name/logboek', 'heads=name'],
    {
      headings: ['Maatregel', 'archiefwet', 'bewaren_ logs', 'Totaal'],
      rows: [
        { path: 'docs/maatregelen/logboek.md', cells: ['Houd een logboek bij', '✓', '✓', '2'] },
        { path: null, cells: ['Totaal', '1', '1', '2'] },
      ],
      sentences: [],
    },
  ],
  [
    'coverage',
    ['coverage', 'maatregelen', 'of', 'vereisten'],
    {
      headings: ['Vereiste', 'Uitleg'],
      rows: [{ path: 'docs/vereisten/avg-2.md', cells: ['Zonder maatregel', ''] }],
      sentences: ['3 van 4 vereisten (75%) hebben maatregelen; deze niet:'],
    },
  ],
])('%s as JSON has its cells, and the pages of its rows', async (_, words, expected) => {
  const { code, out } = await mdsplice(relations, 'list', ...words, '--format', 'json')
  expect({ code, out: JSON.parse(out) as unknown }).toEqual({ code: 0, out: expected })
})

test('the paths of a matrix and of coverage are those of the rows, not of the columns', async () => {
  const paths = async (...words: string[]): Promise<string> =>
    (await mdsplice(relations, 'list', ...words, '--format', 'paths')).out
  expect(await paths('coverage', 'maatregelen', 'of', 'vereisten')).toBe('docs/vereisten/avg-2.md\n')
  expect(await paths('matrix', 'maatregelen', 'vereisten', 'sort=title', 'limit=1')).toBe(
    'docs/maatregelen/toegang.md\n',
  )
  expect(await paths('matrix', 'maatregelen', 'vereisten', 'columns=name')).toBe('')
})
