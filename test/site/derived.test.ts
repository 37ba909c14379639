import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { valueReader } from '../../src/core/patterns/value-pattern.ts'
import { firstLetter } from '../../src/site/derived/first-letter.ts'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import { mdsplice, mdspliceWith, siteOf, temporaryFolder } from '../mini-site.ts'
import { cpuTimeOf } from '../linear-time.ts'

test.each([
  ['urn:nl:{value}-*', 'urn:nl:avg-01', 'avg'],
  ['urn:nl:{value}-*', 'urn:nl:avg', null],
  ['urn:nl:{value}-*', 'x urn:nl:avg-01', null],
  ['*:{value}', 'a:b:c', 'b:c'],
  ['{value}/*', 'a/b/c', 'a'],
  ['*{value}', 'abc', 'abc'],
  ['{value}', 'abc', 'abc'],
  ['a*a', 'a', null],
  ['a*a', 'aba', 'aba'],
  ['abc', 'abc', 'abc'],
  ['abc', 'abcd', null],
  ['', 'a', null],
])('%s of %s', (pattern, text, part) => {
  expect(valueReader(pattern)(text)).toBe(part)
})

test('a long text takes no longer than a long text takes', () => {
  const read = valueReader(`${'*a'.repeat(500)}b{value}`)
  const text = 'a'.repeat(2_000_000)
  expect(cpuTimeOf(() => expect(read(text)).toBeNull())).toBeLessThan(2000)
})

test.each([
  ['Élan', 'E'],
  ['éLAN', 'E'],
  ['E\u0301lan', 'E'],
  ['«Zo» ', 'Z'],
  ['ǆ', 'D'],
  ['ßig', 'S'],
  ['ıstanbul', 'I'],
  ['İstanbul', 'I'],
  ['Ωmega', 'Ω'],
  ['24/7', '0–9'],
  ['²', '0–9'],
  ['…', '#'],
  ['', '#'],
])('the first letter of %s is %s', (text, letter) => {
  expect(firstLetter(text)).toBe(letter)
})

describe('mistakes in the configuration', () => {
  test.each([
    ['{}', '`collections.a.derive.x` needs `from`'],
    ['leter', '`collections.a.derive.x` cannot be `leter`; did you mean `letter`?'],
    [
      '{ take: nav, from: id }',
      '`collections.a.derive.x.from` has no effect together with `take`; delete one of the two',
    ],
    ['{ from: other }', '`collections.a.derive.x.from` cannot be `other`'],
    ['{ from: titel }', '`collections.a.derive.x.from`: no page has the field `titel`; did you mean `title`?'],
  ])('%s', async (x, message) => {
    const site = siteOf({
      'docs/a/a.md': '---\ntitle: A\n---\n',
      'mdsplice.yml': `messages: en\ncollections:\n  a:\n    derive:\n      x: ${x}\n      other: letter\n`,
    })
    const { err, code } = await mdsplice(site, 'check')
    expect(err).toMatch(/^mdsplice\.yml:5:\d+: /)
    expect(err).toContain(message)
    expect(code).toBe(2)
  })
})

/** Commits all that is there on a day. */
function commit(site: string, day: string): void {
  git(site, 'add', '-A')
  const date = `${day}T12:00:00+02:00`
  const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  expect(runProgram(site, 'git', ['commit', '-qm', day], dates).status).toBe(0)
}

const settings =
  'messages: en\ncollections:\n  a: { derive: { since: created, updated: changed }, columns: [title, since, updated], sort: since }\n'

function history(): string {
  const site = siteOf({ 'README.md': '', 'site/mdsplice.yml': settings, 'site/docs/index.md': '<!-- list_a -->\n' })
  makeRepository(site)
  const write = (name: string, text: string): void => {
    mkdirSync(join(site, 'site/docs/a'), { recursive: true })
    writeFileSync(join(site, 'site/docs/a', name), text)
  }
  write('one.md', '# One\n')
  write('ü ".md', '# Two\n')
  commit(site, '2020-01-01')
  renameSync(join(site, 'site/docs/a/one.md'), join(site, 'site/docs/a/moved.md'))
  commit(site, '2021-01-01')
  git(site, 'checkout', '-qb', 'side')
  write('moved.md', '# One\n\nMore.\n')
  commit(site, '2022-01-01')
  git(site, 'checkout', '-q', '-')
  write('ü ".md', '# Two\n\nMore.\n')
  commit(site, '2023-01-01')
  git(site, 'merge', '-q', '--no-ff', '-m', 'merge', 'side')
  write('new.md', '# New\n')
  return site
}

describe('dates from git', () => {
  const site = history()
  const rowsIn = async (folder: string): Promise<string[][]> => {
    const { out } = await mdsplice(join(folder, 'site'), 'list', 'a', '--format', 'json')
    const rows = JSON.parse(out) as { title: string; fields: Record<string, string[]> }[]
    return rows.map(({ title, fields }) => [title, ...['since', 'updated'].map((name) => fields[name]?.join() ?? '')])
  }

  test('are those of the first and the last commit, also of a file that was moved', async () => {
    expect(await rowsIn(site)).toEqual([
      ['One', '2020-01-01', '2022-01-01'],
      ['Two', '2020-01-01', '2023-01-01'],
      ['New', '', ''],
    ])
  })

  test('count as fields: in columns, filters and order', async () => {
    const paths = async (...query: string[]): Promise<string> =>
      (await mdsplice(join(site, 'site'), 'list', 'a', ...query, '--format', 'csv')).out
    expect(await paths('updated>=2022-06-01', 'columns=updated')).toBe('Updated,path\n2023-01-01,"docs/a/ü "".md"\n')
    expect(await paths('sort=-updated', 'columns=title')).toMatch(/\nTwo,.*\nOne,.*\nNew,.*\n$/)
  })

  test('are kept with the result of a check until there is another commit', async () => {
    const copy = temporaryFolder()
    cpSync(site, copy, { recursive: true })
    const cacheFolder = temporaryFolder()
    const check = (): ReturnType<typeof mdsplice> =>
      mdspliceWith({ build: () => 'one', cacheFolder }, join(copy, 'site'), 'check')
    await mdsplice(join(copy, 'site'), 'write')
    expect([(await check()).code, (await check()).code]).toEqual([0, 0])
    commit(copy, '2024-01-01')
    expect((await check()).code).toBe(3)
  })

  test('of an earlier site are those of then', async () => {
    const copy = temporaryFolder()
    cpSync(site, copy, { recursive: true })
    commit(copy, '2024-01-01')
    const { out, err } = await mdsplice(join(copy, 'site'), 'diff', 'HEAD~2')
    expect(err).toBe('')
    // The file was not there then, and the others are in the order that they had.
    expect(out).toMatch(/Lists with other rows[^]*\+ New \(`docs\/a\/new\.md`\)\n$/)
  })

  test('cannot be read in a clone without its older commits, or without git, and nothing is written', async () => {
    const clones = temporaryFolder()
    git(clones, 'clone', '-q', '--depth', '1', `file://${site}`, 'shallow')
    const shallow = await mdsplice(join(clones, 'shallow/site'), 'write')
    expect(shallow.err).toBe(
      'The dates that `derive` takes from git cannot be read: older commits are missing from this clone; fetch them with ' +
        '`git fetch --unshallow` (in GitHub Actions `fetch-depth: 0`, in GitLab CI `GIT_DEPTH: 0`)\n',
    )
    const copy = temporaryFolder()
    cpSync(site, copy, { recursive: true })
    rmSync(join(copy, '.git'), { recursive: true })
    const without = await mdsplice(join(copy, 'site'), 'write')
    expect(without.err).toMatch(/^The dates that `derive` takes from git cannot be read: .* is not in a git repository/)
    expect([shallow.code, without.code]).toEqual([2, 2])
  })

  test('are not asked for where nothing shows them', async () => {
    const folder = siteOf({ 'mdsplice.yml': settings, 'docs/index.md': '', 'docs/a/a.md': '# A\n' })
    expect((await mdsplice(folder, 'check')).code).toBe(0)
  })
})
