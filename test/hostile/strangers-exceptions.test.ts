import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { changedCells, excelText, sheetName } from '../../src/report/spreadsheet/sheet.ts'
import { orderIn } from './orders.ts'
import { randomCommand, randomFrom } from './random-command.ts'
import { mdsplice, mdspliceWith, projectRoot, siteOf } from '../mini-site.ts'
import { describeSpreadsheets, readSpreadsheet } from '../spreadsheet/read.ts'

const isLong = process.env['MDSPLICE_LONG'] === '1'

/** A site of records with these links; the pages list them. */
function siteOfLinks(links: readonly string[], name = 'acties.csv'): string {
  const records = links.map((link, index) => ({ title: `R${index}`, url: link }))
  const csv = `title,url\n${records.map(({ title, url }) => `${title},"${url.replace(/"/g, '""')}"\n`).join('')}`
  return siteOf({
    'mkdocs.yml': 'site_url: https://site.example/\n',
    'mdsplice.yml': `messages: en\ncollections:\n  acties: { data: ${name}, link: url }\n`,
    [name]: name.endsWith('.csv') ? csv : `${JSON.stringify(records, null, 1)}\n`,
    'docs/index.md': '<!-- list_acties -->\n',
  })
}

describe('addresses of records', () => {
  const faulty = [
    'https://voorbeeld nl/x',
    'https://',
    'http://www.x.nl:poort/',
    'https://<vul in>',
    'https://a:99999/',
  ]
  const valid = [
    ['https://[::1]/', 'https://[::1]/'],
    ['https://u@[2001:db8::1]:8080/a b', 'https://u@[2001:db8::1]:8080/a%20b'],
    ['https://bücher.example/é', 'https://xn--bcher-kva.example/%C3%A9'],
    ['https://a.nl/%C3%A9?q=[1]', 'https://a.nl/%C3%A9?q=%5B1%5D'],
    ['https://a.nl/%E4%zz', 'https://a.nl/%E4%25zz'],
    ['mailto:a@b.nl', 'mailto:a@b.nl'],
  ] as const

  test.each(['table', 'json', 'csv', 'paths', 'md', 'xlsx', 'ods'])('a faulty one is no link: %s', async (format) => {
    const result = await mdsplice(siteOfLinks(faulty), 'list', 'acties', '--format', format, '--output', 'out')
    expect(result).toEqual({ code: 0, out: '', err: 'out\n' })
  })

  test.each(['acties.csv', 'acties.json'])('check says where it stands in %s', async (name) => {
    const { err } = await mdsplice(siteOfLinks([...faulty, 'docs/a.md', 'https://a.nl'], name), 'check')
    const lines = err.split('\n').filter((line) => / invalid-address +mdsplice$/.test(line))
    expect(lines.map((line) => /^(\d+):/.exec(line)?.[1])).toEqual(
      faulty.map((_, index) => String(name.endsWith('.csv') ? index + 2 : index * 4 + 4)),
    )
    expect(err).toContain(name)
  })

  test('it is no link in a page either', async () => {
    const { out } = await mdsplice(siteOfLinks(faulty.slice(0, 1)), 'list', 'acties', '--format', 'md')
    expect(out).toContain('R0')
    expect(out).not.toContain('https:')
  })

  test('a row of more than one line, and a value that stands nowhere as it is', async () => {
    const site = siteOfLinks([])
    writeFileSync(join(site, 'acties.csv'), '\uFEFFtitle,url\n"a\nb",https://a.nl\n\n"c\nd","https://<""x"\n')
    expect((await mdsplice(site, 'check')).err).toMatch(/^6:5-6:17 +warning .*`https:\/\/<"x`/m)
  })

  test.each(valid)('%s is a link', async (link, address) => {
    const site = siteOfLinks([link])
    const { out } = await mdsplice(site, 'list', 'acties', '--format', 'csv')
    expect(out.split('\n')[1]).toMatch(new RegExp(`,${address.replace(/[[\]?.+]/g, String.raw`\$&`)}$`))
    expect((await mdsplice(site, 'check')).err).not.toContain('invalid-address')
  })
})

describeSpreadsheets('spreadsheets say what the pages say', () => {
  const texts = [
    '_x000D_',
    '_x005F_x000d_',
    'a_x0041_b_X00e9_',
    ' two  spaces ',
    `${'x'.repeat(32_766)}😀`,
    '😀'.repeat(20_000),
    'a"<>&\'b',
    '=1+1',
  ]

  test.each(['xlsx', 'ods'])('%s', async (format) => {
    const site = siteOf({
      'mdsplice.yml': `messages: en\ncollections:\n  vereisten: { label: { one: x, many: "a/b:c[d]*?'" }, columns: [soort] }\nfields:\n  soort:\n    labels: ${JSON.stringify(Object.fromEntries(texts.map((text, index) => [`v${index}`, text])))}\n`,
      ...Object.fromEntries(texts.map((_, index) => [`docs/vereisten/${index}.md`, `---\nsoort: v${index}\n---\n`])),
    })
    const { code, err } = await mdsplice(site, 'list', 'vereisten', '--output', `a.${format}`)
    expect({ code, err }).toEqual({
      code: 0,
      err:
        format === 'ods'
          ? 'a.ods\n'
          : 'a.xlsx\nmdsplice list: 2 cells differ from the pages: a cell in Excel can have 32,767 characters, and no control characters; write a `.csv` or `.json` file to keep everything\n',
    })
    expect(
      readSpreadsheet(join(site, `a.${format}`))
        .slice(1)
        .map(([cell]) => inShort(String(cell?.[1]))),
    ).toEqual((format === 'ods' ? texts : texts.map(excelText)).map(inShort))
  })
})

/** A text as it can be shown when it is not the right one. */
function inShort(text: string): object {
  return { start: text.slice(0, 30), end: text.slice(-3), length: text.length }
}

test('what is cut is cut between signs, and is told', () => {
  expect(excelText('😀'.repeat(20_000))).toBe(`${'😀'.repeat(16_383)}…`)
  expect(excelText(`${'x'.repeat(32_765)}😀y`)).toBe(`${'x'.repeat(32_765)}…`)
  const sheet = { name: 'S', headings: ['a\u0001'], rows: [[{ kind: 'text', text: 'x'.repeat(32_768) } as const]] }
  expect([changedCells(sheet, true), changedCells(sheet, false)]).toEqual([2, 1])
})

test.each([
  ['a/b:c[d]*?\\e', 'a b c d e'],
  ["'quoted'", 'quoted'],
  ['', 'mdsplice'],
  ['[]', 'mdsplice'],
  ['History', 'History_'],
  [`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
  ['a\u0001\uD800b', 'ab'],
])('a sheet cannot be called %j', (name, sheet) => {
  expect(sheetName(name)).toBe(sheet)
})

describe('the unexpected', () => {
  const broken = { now: () => 0, isTerminal: true, writeBytes: () => {} }
  const fail = (error: unknown) => (): never => {
    throw error
  }

  test.each([
    [
      'an error',
      new TypeError('Invalid URL\n::error::x \u001B[31m'),
      'TypeError: Invalid URL\\u{A}::error::x \\u{1B}[31m',
    ],
    ['a stack that overflows', new RangeError('Maximum call stack size exceeded'), 'RangeError: Maximum call'],
    ['something else', 'text', 'text'],
  ])('%s is one line that asks for a report, and exit code 70', async (_, error, told) => {
    const site = siteOf({ 'docs/index.md': '' })
    const { code, out, err } = await mdspliceWith({ ...broken, now: fail(error) }, site, 'check')
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 70, out: '', lines: 2 })
    expect(err).toContain(`mdsplice failed: ${told}`)
    expect(err).toMatch(/Please report it at https:\/\/\S+, with what MDSPLICE_DEBUG=1 adds\n$/)
    expect(orderIn(err)).toBeNull()
  })

  test('the stack comes when it is asked for', async () => {
    const io = { ...broken, now: fail(new Error('x')), isDebugging: true }
    expect((await mdspliceWith(io, siteOf({ 'docs/index.md': '' }), 'check')).err).toMatch(/\n +at .*:\d+:\d+/)
  })

  test.each([
    ['an exception', 'throw new Error("x")'],
    ['a promise', 'Promise.reject(new Error("x"))'],
  ])('%s that nobody waits for', (_, script) => {
    const site = siteOf({
      'docs/index.md': '',
      'late.mjs': `const timer = setInterval(() => {
  if (process.listenerCount('uncaughtException') === 0) return
  clearInterval(timer)
  ${script}
}, 5)
`,
    })
    const args = ['--import', join(site, 'late.mjs'), join(projectRoot, 'bin/mdsplice.js'), 'check']
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: site, encoding: 'utf8' })
    expect({ status, lines: stderr.split('\n').filter((line) => /^ +at /.test(line)) }).toEqual({
      status: 70,
      lines: [],
    })
    expect(stderr).toContain('mdsplice failed: Error: x. Please report')
  })
})

test.each<[string, Record<string, string>, string[], number]>([
  ['a name that every object has', { 'mkdocs.yml': 'markdown_extensions: [constructor, toString]\n' }, ['check'], 0],
  ['a folder below a file', { out: '' }, ['build', '--out', 'out/x'], 2],
  [
    'half a sign in a path',
    {
      'mdsplice.yml': 'collections: { acties: { data: a.json, link: url } }\n',
      'a.json': '[{"title": "A", "url": "x\\ud800.md#\\udc00"}]',
    },
    ['list', 'acties', '--format', 'md'],
    0,
  ],
])('%s is no exception', async (_, files, args, code) => {
  const site = siteOf({ 'docs/index.md': '', ...files })
  expect(await mdsplice(site, ...args)).toMatchObject({ code, err: expect.not.stringContaining('failed') })
})

test('a driver that knows no shame finds no exception', async () => {
  const seconds = isLong ? 240 : 8
  const random = randomFrom(isLong ? Date.now() : 20_240)
  const end = Date.now() + seconds * 1000
  let count = 0
  while (Date.now() < end && (isLong || count < 400)) {
    const { site, args, stdin } = randomCommand(random)
    let [out, err] = ['', '']
    const io = {
      readIn: () => stdin,
      writeOut: (text: string) => void (out += text),
      writeErr: (text: string) => void (err += text),
      ...(count % 2 === 0 && { writeBytes: () => {} }),
      isDebugging: true,
    }
    const { code } = await mdspliceWith(io, site, ...args)
    const isPage = args.includes('--stdin-filepath') || args.includes('github')
    const found = { site, args, code, err, order: isPage ? null : orderIn(out + err) }
    const isFine = [0, 1, 2, 3].includes(code) && found.order === null
    expect(isFine ? null : found).toBeNull()
    rmSync(site, { recursive: true, force: true })
    count++
  }
  if (isLong) process.stderr.write(`${count} random commands\n`)
  expect(count).toBeGreaterThan(20)
}, 400_000)
