import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { copySite, fixtures, mdsplice, siteOf, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

/** The cells of the first sheet of a spreadsheet as LibreOffice opens it, dates as they are written in ISO 8601. */
function opened(site: string, file: string): string[][] {
  const folder = temporaryFolder()
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,-1'
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const all = [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(site, file)]
  const { status, stderr } = spawnSync('soffice', all, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const sheet = spawnSync('ls', [folder], { encoding: 'utf8' })
    .stdout.split('\n')
    .find((name) => name.endsWith('.csv'))
  return parse(readFileSync(join(folder, sheet ?? ''), 'utf8'), { relax_column_count: true }) as string[][]
}

/** The same of what is printed as CSV, each row as long as the longest. */
async function printed(site: string, ...words: string[]): Promise<string[][]> {
  const { out } = await mdsplice(site, ...words, '--format', 'csv')
  const rows = parse(out, { relax_column_count: true }) as string[][]
  const width = Math.max(...rows.map(({ length }) => length))
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
}

describeWith('soffice', ['--version'], 'opened in LibreOffice, cell by cell', () => {
  describe.each(['xlsx', 'ods'])('%s', (format) => {
    test.each([
      ['a list', 'formats', ['list', 'vereisten']],
      ['a matrix', 'traceability-listings', ['list', 'matrix', 'maatregelen', 'vereisten']],
      ['a matrix of values', 'traceability-listings', ['list', 'matrix', 'vereisten', 'levenscyclus']],
      ['coverage', 'traceability-listings', ['list', 'coverage', 'vereisten', 'of', 'maatregelen']],
      ['relations', 'traceability-listings', ['trace']],
    ])('%s', async (_, fixture, words) => {
      const site = copySite(join(fixtures, fixture))
      const { code } = await mdsplice(site, ...words, '--output', `answer.${format}`)
      expect(code).toBe(0)
      const cells = opened(site, `answer.${format}`)
      expect(cells.length).toBeGreaterThan(1)
      expect(cells).toEqual(await printed(site, ...words))
    })
  })
})

describe('the ending of the file', () => {
  const site = siteOf({ 'mkdocs.yml': 'site_name: S\n', 'docs/vereisten/a.md': '---\ntitle: A\n---\n' })

  test.each([
    ['x.xls', ['list', 'vereisten'], '`.json`, `.csv`, `.xlsx`, `.ods`, `.md`'],
    ['x.XLSM', ['list', 'vereisten'], '`.json`, `.csv`, `.xlsx`, `.ods`, `.md`'],
    ['x.pdf', ['trace'], '`.json`, `.csv`, `.md`, `.html`, `.xlsx`, `.ods`'],
  ])('%s is refused, and nothing is written', async (output, words, endings) => {
    writeFileSync(join(site, output), 'mine')
    const { code, err } = await mdsplice(site, ...words, '--output', output)
    expect({ code, err }).toEqual({
      code: 2,
      err: `${output}: no output format has this ending; name a file that ends in ${endings}, or give \`--format\`\n`,
    })
    expect(readFileSync(join(site, output), 'utf8')).toBe('mine')
  })

  test.each([['x'], ['x.txt']])('%s is a table for people', async (output) => {
    expect((await mdsplice(site, 'list', 'vereisten', '--output', output)).code).toBe(0)
    expect(readFileSync(join(site, output), 'utf8')).toMatch(
      /^Vereiste +Uitleg +path\n|^Requirement +Explanation +path\n/,
    )
  })

  test('with `--format` any will do', async () => {
    expect((await mdsplice(site, 'list', 'vereisten', '--format', 'csv', '--output', 'x.xls')).code).toBe(0)
  })
})
