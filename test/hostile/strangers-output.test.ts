import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { escapeText } from '../../src/report/escape.ts'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import { orderIn, orders } from './orders.ts'
import { mdsplice, mdspliceWith, siteOf } from '../mini-site.ts'
import { program } from '../processes/program.ts'
import { reporters } from '../../src/report/reporters/registry.ts'

/** A site that says an order in every place that is printed: titles, fields, values, directives, names of files, settings. */
function siteThatSays(order: string): string {
  const text = JSON.stringify(order)
  const name = order.replace(/[/\0]/g, '_')
  const word = order.replace(/\s/g, '')
  const site = siteOf({
    'mkdocs.yml': `site_name: ${text}\nsite_url: https://site.example/\n`,
    'mdsplice.yml': `messages: en\ncollections:\n  vereisten: { label: { one: ${text}, many: ${text} }, columns: [title, soort], required: [${text}] }\n  maatregelen: {}\n  acties: { data: acties.json, link: url }\nfields:\n  soort: { label: ${text}, values: [${text}], labels: { ${text}: ${text} } }\n`,
    'acties.json': JSON.stringify([{ title: order, url: `https://${order}` }]),
    'docs/index.md': `# ${order}\n\n${order}\n<!-- list_vereisten soort/"${order}" -->\n${order}\n\n<!-- list_vereisten columns=title,soort -->\n\n   ${order}\n\n<!-- ${order} -->\n<!-- list_${word} -->\n`,
    'docs/vereisten/a.md': `---\ntitle: ${text}\nsoort: ${text}\n${text}: 1\nvereiste: ${text}\n---\n`,
    'docs/maatregelen/b.md': `---\ntitle: ${text}\nvereiste: [${text}, a]\n---\n# ${order}\n`,
  })
  mkdirSync(join(site, 'docs/vereisten', dirname(name)), { recursive: true })
  writeFileSync(join(site, 'docs/vereisten', `${name}.md`), `# ${order}\n<!-- list_${word} -->\n`)
  return site
}

const runs = [
  ...reporters.map(({ name }) => ['check', '--reporter', name]),
  ['check', '--diff'],
  ['check', '--diff', '--reporter', 'github'],
  ...['table', 'json', 'csv', 'paths', 'md'].map((format) => ['list', 'vereisten', '--format', format]),
  ['list', 'acties', 'columns=title,url'],
  ...['md', 'csv', 'json', 'html'].map((format) => ['trace', '--format', format]),
  ['config'],
  ['init'],
  ['index', '--shard', '1/1'],
  ['write', '--stdin-filepath', 'docs/index.md'],
]

/** Those in which there are colours, on a terminal. */
const coloredRuns = [['check'], ['check', '--diff'], ['write', '--dry-run']]

/** The reporter's own commands, each on its line, and its links to rules; what stands in them is not obeyed once more. */
function withoutOwnCommands(output: string): string {
  return output
    .replace(/^::(?:error|warning|notice) file=[^\n:]*::/gm, '')
    .replace(
      /\u001B\]8;;https:\/\/github\.com\/mdsplice\/mdsplice\/blob\/main\/docs\/rules\/([a-z-]+)\.md\u001B\\\1\u001B\]8;;\u001B\\/g,
      '$1',
    )
}

describe('no output of a site is an order', () => {
  test.each(orders)('%j', async (order) => {
    const site = siteThatSays(order)
    const readIn = (): Uint8Array => readFileSync(join(site, 'docs/index.md'))
    for (const color of [false, true])
      for (const args of color ? coloredRuns : runs) {
        const { code, out, err } = await mdspliceWith(
          { color, colorOut: color, isTerminal: color, readIn },
          site,
          ...args,
        )
        expect({ args, isFine: [0, 1, 3].includes(code), err }).toMatchObject({ args, isFine: true })
        for (const output of [out, err])
          expect({ args, order: orderIn(withoutOwnCommands(output), color) }).toEqual({ args, order: null })
        if (args.includes('json')) expect(() => JSON.parse(out) as unknown).not.toThrow()
      }
  })

  test.each(orders)('of the command line and its files: %j', async (order) => {
    const site = siteOf({ 'docs/index.md': '' })
    const runs = [
      [order],
      [`--${order}`],
      ['check', order],
      ['check', `--${order}`],
      ['check', '--reporter', order],
      ['check', '-f', order],
      ['check', '--since', order],
      ['check', '--shard', order],
      ['check', '--baseline', order],
      ['list', order],
      ['list', 'vereisten', `columns=${order}`],
      ['diff', order],
      ['completion', order],
      ['build', '--out', `docs/${order}`],
      ['review', order],
    ]
    for (const args of runs) {
      const { out, err } = await mdsplice(site, ...args)
      expect({ args, order: orderIn(out + err) }).toEqual({ args, order: null })
    }
    for (const file of ['mdsplice.yml', 'mkdocs.yml', 'mdsplice.lock']) {
      const faulty = siteOf({ 'docs/index.md': '', [file]: `${JSON.stringify(order)}: ${order}\n${order}\n` })
      const { err } = await mdsplice(faulty, 'check')
      expect({ file, order: orderIn(err) }).toEqual({ file, order: null })
    }
  })
})

test('what a line says can still be read', () => {
  const link = '\u001B]8;;https://example.org/docs/rules/a.md\u001B\\a'
  expect(escapeText(link, true)).not.toContain('\u001B]')
  expect(escapeText('\u001B[31m ::error::x\n  ::error::x\n##[error]x ##vso[x]y\n## [a](b) a::b')).toBe(
    '\\u{1B}[31m ::error::x\n  \\u{3A}:error::x\n\\u{23}#[error]x \\u{23}#vso[x]y\n## [a](b) a::b',
  )
  expect(escapeText('soft\u00ADhyphen, 👩\u200D👧\r\n\tend\r')).toBe('soft\u00ADhyphen, 👩\u200D👧\r\n\tend\\u{D}')
})

test('JSON keeps what it says', async () => {
  for (const order of orders) {
    const site = siteOf({ 'docs/vereisten/a.md': `---\nsoort: ${JSON.stringify(order)}\n---\n# A\n` })
    const { out } = await mdsplice(site, 'list', 'vereisten', '--format', 'json')
    const [row] = JSON.parse(out) as { fields: { soort: string[] } }[]
    expect(row?.fields.soort[0]).toBe(order.trim().replace(/\s+/g, ' '))
  }
})

test('a page goes through an editor as it is', () => {
  const page = `# A\n\n::error::x\n##[error]y \u001B[31m\n`
  const site = siteOf({ 'docs/index.md': page })
  const args = [program, 'write', '--stdin-filepath', 'docs/index.md']
  expect(spawnSync(process.execPath, args, { cwd: site, input: page, encoding: 'utf8' }).stdout).toBe(page)
})

test('what --output writes is exact', async () => {
  const site = siteOf({ 'docs/vereisten/a.md': '---\nsoort: "\\u001B[31m ##[error]"\n---\n# A\n' })
  await mdsplice(site, 'list', 'vereisten', 'columns=soort', '--output', 'a.csv')
  expect(readFileSync(join(site, 'a.csv'), 'utf8')).toContain('\u001B[31m ##[error],')
})

test('a diff between revisions and a diff that git applies', async () => {
  const site = siteThatSays('##[error] ::x')
  makeRepository(site)
  git(site, 'config', 'core.quotepath', 'off')
  writeFileSync(join(site, 'docs/vereisten/c.md'), '---\ntitle: "\\u001B[31m##[group]"\n---\n')
  writeFileSync(join(site, 'docs/plain.md'), '# Plain\n\n<!-- list_maatregelen columns=name -->\n')
  for (const format of ['md', 'json']) {
    const { code, out } = await mdsplice(site, 'diff', 'HEAD', '--format', format)
    expect({ code, order: orderIn(out) }).toEqual({ code: 0, order: null })
  }
  const { out } = await mdsplice(site, 'check', 'docs/plain.md', '--diff')
  writeFileSync(join(site, 'a.patch'), out)
  expect(runProgram(site, 'git', ['apply', 'a.patch'])).toEqual({ status: 0, output: '' })
  expect(readFileSync(join(site, 'docs/plain.md'), 'utf8')).toContain('\n| b |\n')
  expect(existsSync(join(site, 'docs/plain.md.rej'))).toBe(false)
})
