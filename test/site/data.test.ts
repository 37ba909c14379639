import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { git, makeRepository } from '../git-repository.ts'
import { mdsplice, siteOf } from '../mini-site.ts'

interface Row {
  path: string
  title: string
  fields: Record<string, string[]>
}

async function rowsOf(site: string, ...query: string[]): Promise<Row[]> {
  const { out, err } = await mdsplice(site, 'list', ...query, '--format', 'json')
  expect(err).toBe('')
  return JSON.parse(out) as Row[]
}

const pathsOf = async (site: string, collection: string): Promise<string[]> =>
  (await rowsOf(site, collection)).map(({ path }) => path)
const idsOf = async (site: string, ...query: string[]): Promise<(string | undefined)[]> =>
  (await rowsOf(site, ...query)).map(({ fields }) => fields['id']?.[0])

/** A site whose collection `acties` has these data files. */
const siteWith = (data: string, files: Record<string, string>, more: object = {}): string =>
  siteOf({
    'docs/index.md': '',
    'mdsplice.yml': JSON.stringify({ collections: { acties: { data: data.split(' '), ...more } } }),
    ...files,
  })

describe('which files a glob finds', () => {
  const files = Object.fromEntries(
    ['a.yml', 'b/a.yml', 'b/c/a.yml', 'b/.hidden.yml', '.h/a.yml', 'b/z.yml', 'b[1].yml', 'b/a.json'].map((path) => [
      `data/${path}`,
      'title: x\n',
    ]),
  )
  test.each([
    ['data/*.yml', ['a.yml', 'b[1].yml']],
    ['data/**/*.yml', ['a.yml', 'b[1].yml', 'b/a.yml', 'b/z.yml', 'b/c/a.yml']],
    ['./data/**/**/a.yml', ['a.yml', 'b/a.yml', 'b/c/a.yml']],
    ['data/b/{z,a}.{yml,json}', ['b/a.json', 'b/a.yml', 'b/z.yml']],
    ['data/b/.*.yml data/.h/?.yml', ['.h/a.yml', 'b/.hidden.yml']],
    ['data/b/[!a]*', ['b/z.yml']],
    ['data/**/a.yml', ['a.yml', 'b/c/a.yml'], { exclude: 'data/b/*' }],
    ['data/**/a.yml !data/b/**', ['a.yml']],
    ['nowhere/*/x.yml', []],
  ] as [string, string[], object?][])('%s', async (data, paths, more = {}) => {
    expect((await mdsplice(siteWith(data, files, more), 'list', 'acties', '--format', 'paths')).out).toBe(
      paths.map((path) => `data/${path}\n`).join(''),
    )
  })

  test('a file that is called like a glob is itself', async () => {
    const site = siteWith('data/b[1].yml', { 'data/b[1].yml': '- id: one\n', 'data/b1.yml': '- id: other\n' })
    expect(await idsOf(site, 'acties')).toEqual(['one'])
  })

  test('above the site, as far as the repository goes', async () => {
    const folder = siteOf({
      'acties/a/actie.yml': 'title: A\n',
      'site/docs/index.md': '',
      'site/mdsplice.yml': 'collections:\n  acties: { data: ../acties/*/actie.yml }\n',
    })
    expect(await pathsOf(join(folder, 'site'), 'acties').catch(() => [])).toEqual([])
    makeRepository(folder)
    expect(await pathsOf(join(folder, 'site'), 'acties')).toEqual(['../acties/a/actie.yml'])
  })

  test('no link leads out of the repository, or round in a circle', async () => {
    const beside = siteOf({ 'secret/actie.yml': 'title: Secret\n', 'actie.yml': 'title: Secret\n' })
    const site = siteWith('acties/**/actie.yml linked/*/actie.yml .git/*.yml', {
      'acties/a/actie.yml': 'title: A\n',
      '.git/actie.yml': 'title: Secret\n',
    })
    symlinkSync('..', join(site, 'acties/circle'))
    symlinkSync(beside, join(site, 'linked'))
    symlinkSync(join(beside, 'secret'), join(site, 'acties/secret'))
    mkdirSync(join(site, 'acties/b'))
    symlinkSync(join(beside, 'actie.yml'), join(site, 'acties/b/actie.yml'))
    const { out } = await mdsplice(site, 'list', 'acties', '--format', 'paths')
    expect(out).toBe('acties/a/actie.yml\n')
    const { err, code } = await mdsplice(site, 'check')
    expect(err.replace(/ +/g, ' ')).toContain('acties/b/actie.yml\n1:1-1:1 error Invalid data file: this ')
    expect(err).not.toContain('ecret')
    expect(code).toBe(1)
  })
})

describe('what a record is called', () => {
  test('by its id, else as its file or, where the glob names that, as its folder', async () => {
    const files = { 'x/one/kep.yml': 'a: 1\n', 'x/two/kep.yml': 'id: own\n', 'x/three.yml': 'id: \n' }
    expect(await idsOf(siteWith('x/*/kep.yml', files), 'acties')).toEqual(['one', 'own'])
    expect(await idsOf(siteWith('x/*.yml', files), 'acties')).toEqual(['three'])
    expect(await idsOf(siteWith('x/*/kep.{yml,yaml}', files), 'acties')).toEqual(['one', 'own'])
    expect(await idsOf(siteWith('x/one/k*.yml', files), 'acties')).toEqual(['kep'])
  })

  test('files with several records are no record themselves', async () => {
    const files = {
      'x/a.yml': '- id: 1\n- id: 2\n',
      'x/b.csv': 'id,title\n3,x\n',
      'x/c.toml': '[people.ann]\nage = 3\n',
    }
    expect(await pathsOf(siteWith('x/*.{yml,csv}', files), 'acties')).toEqual(['x/a.yml#1', 'x/a.yml#2', 'x/b.csv#1'])
    expect(await idsOf(siteWith('x/c.*', files, { records: 'people' }), 'acties')).toEqual(['ann'])
    expect(await idsOf(siteWith('x/c.toml', { 'x/c.toml': '[bob]\nage = 3\n' }), 'acties')).toEqual(['bob'])
  })
})

describe('the values of a record', () => {
  const record = {
    title: 'A',
    active: true,
    amount: 1.5,
    tags: ['x', 'y'],
    owner: { name: 'Ann', team: { lead: 'Bob' } },
  }
  const texts = {
    json: JSON.stringify(record),
    yaml: 'title: A\nactive: yes\namount: 1.5\ntags: [x, y]\nowner:\n  name: Ann\n  team: {lead: Bob}\n',
    toml: 'title = "A"\nactive = true\namount = 1.5\ntags = ["x", "y"]\n[owner]\nname = "Ann"\nteam.lead = "Bob"\n',
  }
  test.each(Object.entries(texts))('are the same in %s', async (extension, text) => {
    const [row] = await rowsOf(siteWith('x/*', { [`x/a.${extension}`]: text }), 'acties', 'owner.team.lead/Bob')
    const { fields } = row ?? { fields: {} }
    expect(fields).toMatchObject({
      title: ['A'],
      active: ['true'],
      amount: ['1.5'],
      tags: ['x', 'y'],
      'owner.name': ['Ann'],
    })
  })

  test('have their places in TOML', async () => {
    const site = siteOf({
      'docs/index.md': '',
      'mdsplice.yml':
        'messages: en\ncollections:\n  acties: { data: x.toml, records: a.b, required: [title] }\nfields:\n  s: { values: [ok] }\n',
      'x.toml':
        '# first\n[[a.b]]\ntitle = "A"\ns = "ok"\n\n[[a.b]]\n"s" = "no"  # wrong\n[[a.b]]\ntitle = "B"\n s=\'nee\'\n',
    })
    const places = (await mdsplice(site, 'check')).err.match(/^\d+:\d+-\d+:\d+ +\w+ +`?\w+`?/gm)
    expect(places?.map((place) => place.replace(/ +/g, ' '))).toEqual([
      '7:1-7:4 warning Missing',
      '7:7-7:11 warning `no`',
      '10:4-10:9 warning `nee`',
    ])
  })
})

test('what is wrong with records is said of one file only once, also of one that two collections have', async () => {
  const site = siteOf({
    'docs/index.md': '',
    'x.yml': 'a:\n- tags: [x, x]\n  list:\n  -\nb:\n- tags: [y, y]\n',
    'mdsplice.yml': 'messages: en\ncollections:\n  a: { data: x.yml, records: a }\n  b: { data: x.yml, records: b }\n',
  })
  const { err } = await mdsplice(site, 'check')
  expect(err.match(/^\d+:\d+/gm)).toEqual(['2:13', '4:3', '6:13'])
})

test('`--since` sees a record that came or went', async () => {
  const site = siteWith('keps/*/kep.yml', { 'keps/a/kep.yml': 'title: A\n', 'keps/b/kep.yml': 'title: B\n' })
  writeFileSync(join(site, 'docs/index.md'), '<!-- list_acties -->\n')
  makeRepository(site)
  const since = async (): Promise<boolean> =>
    (await mdsplice(site, 'check', '--since', 'HEAD')).err.includes('index.md')
  expect(await since()).toBe(false)
  rmSync(join(site, 'keps/b'), { recursive: true })
  expect(await since()).toBe(true)
  git(site, 'checkout', '-q', '.')
  expect(await since()).toBe(false)
  mkdirSync(join(site, 'keps/c'))
  writeFileSync(join(site, 'keps/c/kep.yml'), 'title: C\n')
  expect(await since()).toBe(true)
})
