import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { mdsplice, temporaryFolder } from '../mini-site.ts'

let site: string

const put = (path: string, text: string): void => writeFileSync(join(site, path), text)
const lock = (): string[] => readFileSync(join(site, 'mdsplice.lock'), 'utf8').split('\n')

/** The lines of a check that are about reviews. */
async function found(): Promise<string[]> {
  const { err } = await mdsplice(site, 'check')
  const lines = err.split('\n').filter((line) => /(?:suspect|unreviewed)-reference/.test(line))
  return lines.map((line) => line.trim().replace(/ {2,}/g, ' '))
}

beforeEach(() => {
  site = temporaryFolder()
  for (const folder of ['vereisten', 'maatregelen']) mkdirSync(join(site, 'docs', folder), { recursive: true })
  put('docs/vereisten/a.md', '---\ntitle: Eerste\nbouwblok: data\n---\n\nTekst van a.\n\n<!-- list_maatregelen -->\n')
  put('docs/vereisten/b b%.md', '---\ntitle: Tweede\n---\n')
  put('docs/maatregelen/m.md', '---\ntitle: Doe iets\nvereiste:\n- a\n- b b%\n---\n')
  put('docs/maatregelen/n.md', '---\ntitle: Doe meer\nvereiste: [a, weg]\n---\n')
})

test('nothing is said before the first review', async () => {
  expect(await found()).toEqual([])
})

test('the lock file has a line for each reference, sorted, and is the same when written again', async () => {
  expect(await mdsplice(site, 'review', '--all')).toEqual({
    code: 0,
    out: '',
    err: 'mdsplice review: 3 references reviewed\n',
  })
  const lines = lock()
  expect(lines.map((line) => line.replace(/ [0-9a-f]{16}$/, ''))).toEqual([
    expect.stringMatching(/^# /),
    'maatregelen/m.md vereisten/a.md',
    'maatregelen/m.md vereisten/b%20b%25.md',
    'maatregelen/n.md vereisten/a.md',
    '',
  ])
  await mdsplice(site, 'review', '--all')
  expect(lock()).toEqual(lines)
  expect(await found()).toEqual([])
})

describe('after a review', () => {
  beforeEach(() => mdsplice(site, 'review', '--all'))

  test('a page that says something else makes each reference to it suspect, at its place', async () => {
    put('docs/vereisten/a.md', '---\ntitle: Eerste\nbouwblok: data\n---\n\nEen andere tekst.\n')
    const text =
      '`vereiste` names `a`, which changed since this reference was reviewed; review it again, then run `mdsplice review` on this page suspect-reference mdsplice'
    expect(await found()).toEqual([`4:3-4:4 warning ${text}`, `3:12-3:13 warning ${text}`])
    await mdsplice(site, 'review', 'docs/maatregelen/m.md')
    expect(await found()).toEqual([`3:12-3:13 warning ${text}`])
    await mdsplice(site, 'review', 'docs/maatregelen')
    expect(await found()).toEqual([])
  })

  test.each([
    ['layout', '---\nbouwblok: data\ntitle:   Eerste\n---\n\n\nTekst   van a.\n\n<!-- list_maatregelen -->\n'],
    [
      'a field that does not count',
      '---\ntitle: Eerste\nbouwblok: privacy\n---\n\nTekst van a.\n\n<!-- list_maatregelen -->\n',
    ],
  ])('%s makes no reference suspect', async (_, text) => {
    put('docs/vereisten/a.md', text)
    expect(await found()).toEqual([])
  })

  test('neither do the lists that mdsplice writes', async () => {
    expect((await mdsplice(site, 'write')).err).toContain('1 page written')
    expect(await found()).toEqual([])
  })

  test('the configuration says which fields count, and whether the text does', async () => {
    put('mdsplice.yml', 'messages: en\nreview: { fields: bouwblok, text: false }\n')
    await mdsplice(site, 'review', '--all')
    put('docs/vereisten/a.md', '---\ntitle: Anders\nbouwblok: data\n---\n\nAnders.\n')
    expect(await found()).toEqual([])
    put('docs/vereisten/a.md', '---\ntitle: Anders\nbouwblok: privacy\n---\n\nAnders.\n')
    expect(await found()).toHaveLength(2)
  })

  test('a new reference is said to be unreviewed, and one that is gone leaves the lock file', async () => {
    put('docs/maatregelen/n.md', '---\ntitle: Doe meer\nvereiste: b b%\n---\n')
    expect(await found()).toEqual([
      '3:11-3:15 info The reference to `b b%` in `vereiste` is not reviewed yet; run `mdsplice review` on this page unreviewed-reference mdsplice',
    ])
    rmSync(join(site, 'docs/maatregelen/m.md'))
    await mdsplice(site, 'review', 'docs/maatregelen/n.md')
    expect(
      lock()
        .slice(1)
        .map((line) => line.replace(/ [0-9a-f]{16}$/, '')),
    ).toEqual(['maatregelen/n.md vereisten/b%20b%25.md', ''])
  })

  test('a line that cannot be read, such as a conflict, is said with its place', async () => {
    put('mdsplice.lock', `${lock().slice(0, 2).join('\r\n')}\r\n<<<<<<< HEAD\r\n`)
    expect(await mdsplice(site, 'check')).toMatchObject({ code: 2, err: expect.stringMatching(/^mdsplice\.lock:3: /) })
  })
})

test.each([
  ['a link out of the repository', (file: string) => symlinkSync('/etc/hostname', file), /symbolic link leads out of/],
  ['a folder', (file: string) => mkdirSync(file), /Not a regular file/],
  ['what is not UTF-8', (file: string) => writeFileSync(file, Uint8Array.of(0xff)), /is not UTF-8/],
])('a lock file that is %s is said to be that', async (_, make, reason) => {
  rmSync(join(site, 'mdsplice.lock'), { force: true })
  make(join(site, 'mdsplice.lock'))
  const { code, err } = await mdsplice(site, 'check')
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^mdsplice\.lock:1:1: /) })
  expect(err).toMatch(reason)
})

test.each([[['review']], [['review', '--all', 'docs']], [['review', 'docs/nergens.md']]])(
  '%j is wrong usage',
  async (args) => {
    expect((await mdsplice(site, ...args)).code).toBe(2)
  },
)
