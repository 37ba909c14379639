import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { withoutFormula } from '../../src/report/spreadsheet/sheet.ts'
import { contentOf, filesIn, mdsplice, mdspliceWith, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeSpreadsheets, readSpreadsheet, type ReadCell } from '../spreadsheet/read.ts'

/** A site of one collection; each page's file name and front matter. */
function siteOf(
  pages: Readonly<Record<string, string>>,
  mkdocs = 'site_url: https://site.example/catalogue\n',
): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'docs/vereisten'), { recursive: true })
  writeFileSync(join(folder, 'mkdocs.yml'), `site_name: S\n${mkdocs}`)
  writeFileSync(
    join(folder, 'mdsplice.yml'),
    'fields:\n  ingang: { show: date }\n  risico: { labels: { "2": Hoog } }\n',
  )
  for (const [name, fields] of Object.entries(pages))
    writeFileSync(join(folder, 'docs/vereisten', `${name}.md`), `---\n${fields}\n---\n`)
  return folder
}

const asked = ['list', 'vereisten', 'columns=title,ingang,aantal,rollen']
const pages = {
  'a b': 'title: Één & <twee>\ningang: 2025-01-31\naantal: -5\nrollen: [jurist, ontwikkelaar]',
  b: 'title: "=HYPERLINK(\\"http://x\\")"\ningang: 1899-01-01\naantal: 007\nrollen: ["+1", "@x"]',
  c: 'title: "-2"\naantal: 1.50\nrollen: "\\t=1"',
}

describeSpreadsheets('read back', () => {
  describe.each(['xlsx', 'ods'])('%s', (format) => {
    const read = async (site: string, ...args: string[]): Promise<ReadCell[][]> => readNoted('', site, ...args)
    const readNoted = async (note: string, site: string, ...args: string[]): Promise<ReadCell[][]> => {
      const { code, out, err } = await mdsplice(site, ...args, '--output', `out.${format}`)
      expect({ code, out, err }).toEqual({ code: 0, out: '', err: `out.${format}\n${note}` })
      return readSpreadsheet(join(site, `out.${format}`))
    }

    test('titles are links, lists are joined, dates and numbers are what they are, and nothing is a formula', async () => {
      const address = 'https://site.example/catalogue/vereisten/'
      expect(await read(siteOf(pages), ...asked)).toEqual([
        [
          ['text', 'Vereiste'],
          ['text', 'Ingang'],
          ['text', 'Aantal'],
          ['text', 'Rollen'],
        ],
        [
          ['text', 'Één & <twee>', `${address}a%20b/`],
          ['date', '2025-01-31'],
          ['number', -5],
          ['text', 'jurist, ontwikkelaar'],
        ],
        [
          ['text', '=HYPERLINK("http://x")', `${address}b/`],
          ['text', '1 januari 1899'],
          ['text', '007'],
          ['text', '+1, @x'],
        ],
        [
          ['number', -2, `${address}c/`],
          ['empty', null],
          ['text', '1.50'],
          ['text', '=1'],
        ],
      ])
    })

    test('where the site does not say its address, or an address that is none, the path says which page it is', async () => {
      for (const mkdocs of ['', 'site_url: ""\n', 'site_url: !ENV SITE_URL\n'])
        expect(await read(siteOf({ a: 'title: A' }, mkdocs), 'list', 'vereisten', 'columns=title')).toEqual([
          [
            ['text', 'Vereiste'],
            ['text', 'path'],
          ],
          [
            ['text', 'A'],
            ['text', 'docs/vereisten/a.md'],
          ],
        ])
    })

    test('links are those of the built site', async () => {
      const link = async (mkdocs: string): Promise<string | undefined> =>
        (await read(siteOf({ a: 'title: A' }, mkdocs), 'list', 'vereisten', 'columns=path'))[1]?.[0]?.[2]
      expect(await link('site_url: !ENV [SITE_URL, "http://one.example/"]\n')).toBe('http://one.example/vereisten/a/')
      expect(await link('site_url: http://one.example/\nuse_directory_urls: false\n')).toBe(
        'http://one.example/vereisten/a.html',
      )
    })

    test('a value that has a label is shown by it', async () => {
      expect(
        (await read(siteOf({ a: 'risico: 2' }), 'list', 'vereisten', 'columns=risico'))[1]?.[0]?.slice(0, 2),
      ).toEqual(['text', 'Hoog'])
    })

    const notes = {
      xlsx: 'mdsplice list: 2 cells differ from the pages: a cell in Excel can have 32,767 characters, and no control characters; write a `.csv` or `.json` file to keep everything\n',
      ods: 'mdsplice list: 1 cell differs from the pages: a spreadsheet cannot have control characters; write a `.csv` or `.json` file to keep everything\n',
    }

    test('signs that XML cannot hold are left out, and a text that is too long is cut', async () => {
      const rows = await readNoted(
        notes[format as keyof typeof notes],
        siteOf({ a: `title: "a\\u0001b\\uFFFFc"\nrollen: ${'x'.repeat(40_000)}` }),
        'list',
        'vereisten',
        'columns=title,rollen',
      )
      expect(rows[1]?.map(([, value]) => value)).toEqual([
        'abc',
        format === 'xlsx' ? `${'x'.repeat(32_766)}…` : 'x'.repeat(40_000),
      ])
    })
  })
})

test.each(['xlsx', 'ods'])('%s: the same rows give the same bytes, whenever and in whatever time zone', (format) => {
  const site = siteOf(pages)
  const made = ['UTC', 'Pacific/Kiritimati'].map((TZ) => {
    const args = [join(projectRoot, 'bin/mdsplice.js'), ...asked, '--format', format]
    return spawnSync(process.execPath, args, { cwd: site, env: { ...process.env, TZ } }).stdout
  })
  expect(made[0]?.subarray(0, 2).toString()).toBe('PK')
  expect(made[0]?.equals(made[1] ?? Buffer.alloc(0))).toBe(true)
})

test('in CSV an apostrophe keeps what looks like a formula from being one; a plain number stays one', async () => {
  const values = ['=1+1', '+1-1', '-1+1', '@SUM(1)', '\\t=1', '\\r=1', '  =1', '＝1', '-5', '+31', '-1,5', '- x', 'a=1']
  const site = siteOf(Object.fromEntries(values.map((value, index) => [index + 10, `rollen: "${value}"`])))
  const { out } = await mdsplice(site, 'list', 'vereisten', 'columns=rollen', '--format', 'csv')
  const cells = out.split('\n').map((line) => line.replace(/,docs.*/, ''))
  const expected = [
    "'=1+1",
    "'+1-1",
    "'-1+1",
    "'@SUM(1)",
    "'=1",
    "'=1",
    "'=1",
    "'＝1",
    '-5',
    '+31',
    '"-1,5"',
    "'- x",
    'a=1',
  ]
  expect(cells.slice(1, -1)).toEqual(expected)
})

test.each(['\t=1', '\r=1', '\n=1', '  =1', '\u00A0@x'])('white space before it makes %j no less a formula', (text) => {
  expect(withoutFormula(text)).toBe(`'${text}`)
})

test('CSV has the address beside the path', async () => {
  expect((await mdsplice(siteOf({ a: 'title: A' }), 'list', 'vereisten', 'columns=title', '--format', 'csv')).out).toBe(
    'Vereiste,path,url\nA,docs/vereisten/a.md,https://site.example/catalogue/vereisten/a/\n',
  )
})

describe('where it goes', () => {
  test('the file name says the format, `--format` before it', async () => {
    const site = siteOf({ a: 'title: A' })
    await mdsplice(site, 'list', 'vereisten', '--output', 'docs/A.JSON')
    await mdsplice(site, 'list', 'vereisten', '-o', 'b.txt', '--format', 'paths')
    await mdsplice(site, 'list', 'vereisten', 'columns=title', '-o', 'c')
    expect(JSON.parse(readFileSync(join(site, 'docs/A.JSON'), 'utf8'))).toHaveLength(1)
    expect(readFileSync(join(site, 'b.txt'), 'utf8')).toBe('docs/vereisten/a.md\n')
    expect(readFileSync(join(site, 'c'), 'utf8')).toBe('Vereiste  path\nA         docs/vereisten/a.md\n')
  })

  test('a spreadsheet goes to standard output when that is no terminal', async () => {
    let bytes = Buffer.alloc(0)
    const site = siteOf({ a: 'title: A' })
    const io = { writeBytes: (part: Uint8Array) => void (bytes = Buffer.concat([bytes, part])) }
    expect(await mdspliceWith(io, site, 'list', 'vereisten', '--format', 'ods')).toEqual({ code: 0, out: '', err: '' })
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(await mdsplice(site, 'list', 'vereisten', '--format', 'ods')).toEqual({
      code: 2,
      out: '',
      err: 'The format `ods` cannot be shown on a terminal; write it to a file with `--output FILE`\n',
    })
  })

  test('a folder that is not there is not made, and says so', async () => {
    const site = siteOf({ a: 'title: A' })
    expect(await mdsplice(site, 'list', 'vereisten', '--output', 'no/such/a.xlsx')).toEqual({
      code: 2,
      out: '',
      err: 'no/such: no such folder; create it first\n',
    })
    expect(await mdsplice(site, 'list', 'vereisten', '--output', 'docs')).toMatchObject({ code: 2 })
    expect(filesIn(site)).toEqual(['docs/vereisten/a.md', 'mdsplice.yml', 'mkdocs.yml'])
  })

  test('a question that cannot be understood leaves the file of the last time', async () => {
    const site = siteOf({ a: 'title: A' })
    await mdsplice(site, 'list', 'vereisten', '--output', 'a.csv')
    const before = contentOf(site)
    expect((await mdsplice(site, 'list', 'vereiste', '--output', 'a.csv')).code).toBe(1)
    expect(contentOf(site)).toEqual(before)
  })
})
