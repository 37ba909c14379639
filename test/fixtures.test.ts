import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { summary, type Verb } from '../src/report/report.ts'
import {
  contentOf,
  copySite,
  filesIn,
  fixtures,
  mdsplice,
  projectRoot,
  temporaryFolder,
  type CommandResult,
} from './mini-site.ts'
import { copiedTo, holdVerbsAlike } from './verbs-alike.ts'

/**
 * Each folder in `fixtures/` is a mini-site: `docs/` as it stands before `mdsplice write`, `expected/` with the pages
 * that `write` changes, and `messages.txt` with what a user sees. `UPDATE=1 npm test` writes the last two again.
 */
const names = readdirSync(fixtures)
const update = process.env['UPDATE'] === '1'

const asCrlf = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
const withBom = (bytes: Buffer, path: string): Buffer =>
  path.endsWith('.md') && bytes[0] !== 0xef ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) : bytes

describe.each(names)('%s', (name) => {
  const original = contentOf(join(fixtures, name, 'docs'))
  let site: string
  let written: CommandResult
  let after: Record<string, string>

  beforeAll(async () => {
    site = copySite(join(fixtures, name))
    written = await mdsplice(site, 'write')
    after = contentOf(join(site, 'docs'))
  })

  test('write changes just the pages in expected/, to just that', () => {
    const changed = Object.fromEntries(Object.entries(after).filter(([path, text]) => text !== original[path]))
    if (update) rewriteExpected(name, site, Object.keys(changed))
    expect(changed).toEqual(contentOf(join(fixtures, name, 'expected')))
    expect(Object.keys(after)).toEqual(Object.keys(original))
  })

  test('write says what messages.txt says', () => {
    const file = join(fixtures, name, 'messages.txt')
    const said = `${withoutPadding(written.err)}exit code ${written.code}\n`
    if (update) writeFileSync(file, said)
    expect(said).toBe(readFileSync(file, 'utf8'))
  })

  test('write twice is write once, and check then finds nothing out of date', async () => {
    expect(summaries('write', 0)).toContain(lastLine((await mdsplice(site, 'write')).err))
    expect(contentOf(join(site, 'docs'))).toEqual(after)
    const check = await mdsplice(site, 'check')
    expect(summaries('check', 0, written.code === 1)).toContain(lastLine(check.err))
    expect(check.code).toBe(written.code)
  })

  test('check before write names the same pages and writes nothing', async () => {
    const fresh = copySite(join(fixtures, name))
    const { code, err } = await mdsplice(fresh, 'check')
    const changed = filesIn(join(fixtures, name, 'expected')).length
    expect(summaries('check', changed, written.code === 1)).toContain(lastLine(err))
    expect(code).toBe(written.code === 0 && changed > 0 ? 3 : written.code)
    expect(contentOf(join(fresh, 'docs'))).toEqual(original)
  })

  test('clear after write gives back what clear makes of the original', async () => {
    const [fromWritten, fromOriginal] = [copySite(site), copySite(join(fixtures, name))]
    await mdsplice(fromWritten, 'clear')
    await mdsplice(fromOriginal, 'clear')
    const cleared = contentOf(join(fromWritten, 'docs'))
    expect(cleared).toEqual(contentOf(join(fromOriginal, 'docs')))
    if (!name.includes('region')) expect(cleared).toEqual(original)
  })

  test('build leaves the site alone, and makes what write makes of it, before and after write', async () => {
    const fresh = copySite(join(fixtures, name))
    for (const from of [fresh, site]) {
      const before = contentOf(join(from, 'docs'))
      const out = temporaryFolder()
      const { code, err } = await mdsplice(from, 'build', '--out', out)
      expect(code).toBe(written.code)
      if (from === fresh) expect(withoutSummary(err)).toBe(withoutSummary(written.err))
      expect(contentOf(join(from, 'docs'))).toEqual(before)
      expect(copiedTo(out)).toEqual(after)
    }
  })

  test('check says beforehand what build and write say', async () => {
    expect(await holdVerbsAlike(join(fixtures, name))).toEqual(filesIn(join(fixtures, name, 'expected')))
  })

  test.each([
    ['CRLF line ends', asCrlf],
    ['a byte order mark', withBom],
  ])('with %s it makes the same of it', async (_, change) => {
    const twin = copySite(join(fixtures, name), change)
    const before = contentOf(join(twin, 'docs'))
    const { code } = await mdsplice(twin, 'write')
    expect(code).toBe(written.code)
    const expected = Object.entries(after).map(([path, text]) => [
      path,
      change(Buffer.from(text, 'latin1'), path).toString('latin1'),
    ])
    expect(contentOf(join(twin, 'docs'))).toEqual(Object.fromEntries(expected))
    if (name.includes('region')) return
    await mdsplice(twin, 'clear')
    expect(contentOf(join(twin, 'docs'))).toEqual(before)
  })
})

/** What a run says that changed so many pages, in each language. */
function summaries(verb: Verb, changed: number, hasErrors = false): string[] {
  const kind = hasErrors ? 'with-errors' : null
  return [summary(verb, changed, 'en', kind), summary(verb, changed, 'nl', kind)]
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n', text.length - 2) + 1)
}

function withoutSummary(text: string): string {
  return text.slice(0, -lastLine(text).length)
}

/** The reporter pads columns to the longest message; the words are what counts. */
function withoutPadding(text: string): string {
  return text.replace(/ {2,}/g, '  ').replace(/ +$/gm, '')
}

function rewriteExpected(name: string, site: string, changed: readonly string[]): void {
  const folder = join(fixtures, name, 'expected')
  rmSync(folder, { recursive: true, force: true })
  for (const path of changed) cpSync(join(site, 'docs', path), join(folder, path), { recursive: true })
  if (!folder.startsWith(projectRoot)) throw new Error('Goldens stand in the project')
}
