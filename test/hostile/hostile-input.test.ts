import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { expectLinear } from '../linear-time.ts'
import { siteNames } from '../memory-site.ts'
import { contentOf, expand, mdsplice, temporaryFolder } from '../mini-site.ts'
import { row } from '../python-markdown/listings.ts'
import { findUnseen } from '../../src/directives/find-directives.ts'
import { readDirectiveText } from '../../src/directives/grammar/directive-text.ts'
import { directiveReaders, directiveTest } from '../../src/directives/kinds/registry.ts'
import { valueTest } from '../../src/listings/comparison.ts'
import { linkBetween, recordLink } from '../../src/listings/link.ts'
import { findComments } from '../../src/markdown/comments/comments.ts'
import { parsePage } from '../../src/markdown/parse/parse-page.ts'
import { serialize } from '../../src/markdown/stringify/stringify.ts'
import { escapeLine } from '../../src/report/escape.ts'
import { readFrontMatter } from '../../src/site/front-matter.ts'
import { toPage } from '../../src/site/site.ts'
import { checksumOf } from '../../src/write/checksum.ts'
import { reporters } from '../../src/report/reporters/registry.ts'

const long = process.env['MDSPLICE_LONG'] === '1'
const directive = '<!-- list_vereisten -->'

/** A site of MkDocs, unless it says otherwise. */
function site(files: Record<string, string | Buffer>): string {
  const folder = temporaryFolder()
  const usual = { 'mkdocs.yml': 'site_name: x\n', 'docs/vereisten/een.md': '# Een\n' }
  for (const [path, content] of Object.entries({ ...usual, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Messages without padding, and the summary. */
async function write(folder: string): Promise<{ code: number; said: string[]; seconds: number }> {
  const { user } = process.cpuUsage()
  const { code, err } = await mdsplice(folder, 'write')
  const seconds = (process.cpuUsage().user - user) / 1e6
  return { code, said: err.replace(/ {2,}/g, ' ').trimEnd().split('\n'), seconds }
}

describe('front matter of a stranger', () => {
  const letters = [...'abcdefgh']
  const laughs = ['a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]']
  for (const [index, letter] of letters.entries())
    laughs.push(
      `${letter}1: &${letter}1 [${Array(9)
        .fill(index === 0 ? '*a' : `*${letters[index - 1]}1`)
        .join(', ')}]`,
    )

  test.each<[string, string, number]>([
    ['a billion laughs', laughs.join('\n'), 0],
    ['an alias in what it names', 'a: &a [*a, *a]\nb: &b\n  <<: *b', 0],
    ['20,000 aliases', `a: &a x\nb: [${'*a, '.repeat(20_000)}]`, 0],
    [
      '20,000 aliases of a list of 20,000',
      `a: &a [${'x, '.repeat(20_000)}]\n${numbered(20_000, (n) => `b${n}: *a`)}`,
      1,
    ],
    ['130,000 items with nothing in them', `a:\n${' -\n'.repeat(130_000)}`, 0],
    ['20,000 anchors, each with an alias', numbered(10_000, (n) => `a${n}: &a${n} x\nb${n}: *a${n}`), 0],
    ['merge keys', 'a: &a {x: 1}\n<<: *a\nb:\n  <<: [*a, *a]', 0],
    ['tags', 'a: !!js/function "f(){}"\nb: !!python/object/apply:os.system [ls]\nc: !!binary "%%"\nd: !x y', 1],
    ['names of JavaScript', '__proto__: {polluted: yes}\nconstructor: x\nprototype: [y]\ntoString: z\nvalueOf: 1', 0],
    ['blocks 10,000 deep by indentation, 50 MB', numbered(10_000, (n) => `${' '.repeat(n)}a:`), 1],
    ['blocks 3,000 deep by indentation', numbered(3000, (n) => `${' '.repeat(n)}a:`), 1],
    ['lists 100,000 deep in one line', `${'- '.repeat(100_000)}a`, 1],
    ['brackets 100,000 deep', `a: ${'['.repeat(100_000)}`, 1],
    ['braces 100,000 deep', `a: ${'{a: '.repeat(100_000)}`, 1],
    ['one value of 1 MB', `a: ${'x'.repeat(1_000_000)}`, 0],
    ['a quoted value of 1 MB', `a: "${'\\n'.repeat(500_000)}"`, 0],
    ['a block of 1 MB', `a: |\n${'  x\n'.repeat(250_000)}`, 0],
    ['a number of 1 MB', `a: ${'9'.repeat(1_000_000)}`, 0],
    ['a NUL', 'a: "b\u0000c"', 1],
  ])('%s', async (_, yaml, code) => {
    const folder = site({ 'docs/index.md': `${directive}\n`, 'docs/vreemd.md': `---\n${yaml}\n---\n\n${directive}\n` })
    const { said, seconds, ...rest } = await write(folder)
    expect({ ...rest, said: code === 0 ? [] : said.filter((line) => / error /.test(line)) }).toEqual({
      code,
      said:
        code === 0
          ? []
          : [
              expect.stringMatching(
                /^(?:\d+:\d+-\d+:\d+ error .* invalid-front-matter| error .* unreadable-page) mdsplice$/,
              ),
            ],
    })
    expect(seconds).toBeLessThan(10)
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toContain('[Een](vereisten/een.md)')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('fields and collections can be named like parts of JavaScript objects', async () => {
    const names = ['constructor', 'tostring', 'hasownproperty', 'prototype', 'valueof', 'isprototypeof']
    const folder = site({
      'docs/index.md':
        names.map((name) => `<!-- list_${name} ${name}/x sort=${name} group=${name} add-${name} -->\n\n`).join('') +
        '```py constructor toString __proto__\n```\n\n<!-- mdsplice-disable-next-line constructor -->\n',
      'docs/p/a.md': `---\n${['__proto__', ...names].map((name) => `${name}: [x, ${names.join(', ')}]`).join('\n')}\n---\n\n# A\n`,
      'mdsplice.yml': `collections:\n${names.map((name) => `  "${name}": {pages: "p/*"}\n`).join('')}`,
    })
    const { code } = await write(folder)
    const text = readFileSync(join(folder, 'docs/index.md'), 'utf8')
    expect({ code, listed: text.match(/\[A\]\(p\/a\.md\)/g)?.length }).toEqual({
      code: 0,
      listed: names.length * (names.length + 1),
    })
  })
})

describe('configuration and data of a stranger: a line with its place, exit code 2', () => {
  const bomb = `a: &a [${'x, '.repeat(50)}]\nb: &b [${'*a, '.repeat(50)}]\nc: &c [${'*b, '.repeat(50)}]\nd: [${'*c, '.repeat(50)}]`
  test.each([
    ['mdsplice.yml', { 'mdsplice.yml': `collections:\n  a:\n    pages: ${bomb.replace(/\n/g, '\n    ')}` }],
    ['mdsplice.yml, __proto__', { 'mdsplice.yml': 'collections:\n  "__proto__":\n    pages: a\n' }],
    ['mdsplice.yml, deep', { 'mdsplice.yml': `collections: ${'['.repeat(5000)}` }],
    ['mkdocs.yml, deep', { 'mkdocs.yml': `nav: ${'['.repeat(5000)}` }],
    ['data', { 'mdsplice.yml': 'collections:\n  a:\n    data: d.yml\n', 'd.yml': `- ${'[['.repeat(5000)}` }],
  ])('%s', async (_, files) => {
    const { code, said } = await write(site(files))
    expect({ code, said }).toEqual({
      code: 2,
      said: said.map(() => expect.stringMatching(/^(?:mdsplice|mkdocs|d)\.yml:\d+:\d+: ./)),
    })
  })
})

describe('a page beyond all measure', () => {
  const many = long ? 100_000 : 10_000
  const counted = `${directive.replace('-->', 'format=count -->')}\n\n`
  /** As many as fit: no page is written that would be longer than 8 MB. */
  const fitting = long ? 90_000 : many

  test(`${fitting} directives that list little are filled in`, async () => {
    const folder = site({ 'docs/index.md': counted.repeat(fitting) })
    const { code, seconds } = await write(folder)
    expect(code).toBe(0)
    expect(seconds).toBeLessThan(many / 500)
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8').match(/<!-- \/list_/g)).toHaveLength(fitting)
  }, 600_000)

  test(`${many} directives are filled in, or the page would be too long and is left as it is`, async () => {
    const folder = site({ 'docs/index.md': counted.repeat(many) })
    const { code, said, seconds } = await write(folder)
    expect(seconds).toBeLessThan(many / 500)
    expect({ code, isOversized: said.some((line) => line.endsWith('oversized-page mdsplice')) }).toEqual({
      code: long ? 1 : 0,
      isOversized: long,
    })
    if (long) expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toBe(counted.repeat(many))
  }, 600_000)

  const doubted = long ? 45_000 : many

  test.each([
    [
      `${doubted} directives with a mistake that are filled in`,
      '<!-- list_vereisten bouwlok/data -->\n\n',
      doubted,
      0,
      `⚠ ${doubted} warnings`,
    ],
    [`${many} directives that cannot be understood`, '<!-- list_vereistn -->\n\n', many, 1, `✖ ${many} errors`],
  ])(
    '%s are that many messages',
    async (_, written, count, exitCode, last) => {
      const folder = site({ 'docs/index.md': written.repeat(count) })
      const { code, said, seconds } = await write(folder)
      expect({ code, last: said.at(-2) }).toEqual({ code: exitCode, last })
      expect(seconds).toBeLessThan(many / 500)
    },
    600_000,
  )

  const suppression = '<!-- mdsplice-disable-next-line unknown-field -->'
  const mistake = '<!-- list_vereisten bouwlok/data -->'
  test.each([
    ['each above its message', `${suppression}\n${mistake}\n\n`.repeat(many / 2)],
    ['all above one line of messages', `${`${suppression}\n\n`.repeat(many / 2)}${mistake.repeat(many / 2)}\n`],
    ['all in one line', `${suppression.repeat(many / 2)}\n${mistake}\n`],
  ])(
    `${many / 2} comments that take messages out, %s`,
    async (_, text) => {
      const folder = site({ 'docs/index.md': text })
      const { code, seconds } = await write(folder)
      expect([0, 1]).toContain(code)
      expect(seconds).toBeLessThan(many / 500)
    },
    600_000,
  )

  test('directives that would make gigabytes', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [`docs/vereisten/v${n}.md`, `---\ntitle: ${'x'.repeat(200)}\n---\n`]),
    )
    const folder = site({ ...files, 'docs/index.md': `${directive}\n\n`.repeat(10_000) })
    const { code, said, seconds } = await write(folder)
    expect(code).toBe(1)
    expect(said.slice(0, 2)).toEqual([
      'docs/index.md',
      expect.stringMatching(
        /^\d+:6-\d+:20 error The page would exceed the 8 MB limit with the listing of `list_vereisten`; shorten it with a filter, `limit=` or fewer groups oversized-page mdsplice$/,
      ),
    ])
    expect(seconds).toBeLessThan(60)
  }, 120_000)

  test('groups of groups', async () => {
    const values = Array.from({ length: 1000 }, (_, n) => `w${n}`).join(', ')
    const folder = site({
      'docs/vereisten/een.md': `---\na: [${values}]\nb: [${values}]\n---\n`,
      'docs/index.md': '<!-- list_vereisten group=a,b,a,b -->\n',
    })
    const { code, said } = await write(folder)
    expect({ code, rule: said[1]?.split(' ').at(-2) }).toEqual({ code: 1, rule: 'oversized-page' })
  })

  test('a directive of 1 MB', async () => {
    const folder = site({ 'docs/index.md': `<!-- list_vereisten columns=${'title,'.repeat(150_000)}title -->\n` })
    const { code, said } = await write(folder)
    expect({ code, said: said.slice(0, 2) }).toEqual({
      code: 1,
      said: [
        'docs/index.md',
        '1:6-1:20 error A directive can have at most 10,000 characters: `list_vereisten` invalid-directive mdsplice',
      ],
    })
  })

  test('100 MB', async () => {
    const folder = site({
      'docs/index.md': `${directive}\n`,
      'docs/groot.md': Buffer.alloc(100_000_000, `${directive} a\n`),
    })
    const { code, said, seconds } = await write(folder)
    expect({ code, said: said.slice(0, 2) }).toEqual({
      code: 1,
      said: [
        'docs/groot.md',
        ' error The file is longer than 8 MB and was skipped; split it, or move it out of the pages unreadable-page mdsplice',
      ],
    })
    expect(seconds).toBeLessThan(5)
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toContain('[Een](vereisten/een.md)')
  })

  test.each([
    ['10,000 quotes in one another', `${'> '.repeat(10_000)}${directive}\n`],
    ['10,000 list items in one another', `${'- '.repeat(10_000)}${directive}\n`],
    [
      '300 admonitions in one another',
      `${numbered(300, (n) => `${'    '.repeat(n)}!!! note`)}\n${'    '.repeat(300)}${directive}\n`,
    ],
    ['NUL bytes', `a\u0000b\n\n${directive}\n\n\u0000\n`],
    ['a line of 1 MB', `${'x'.repeat(1_000_000)}\n\n${directive}\n`],
  ])('%s', async (_, text) => {
    const folder = site({ 'docs/index.md': text })
    const { code, seconds } = await write(folder)
    expect([0, 1]).toContain(code)
    expect(seconds).toBeLessThan(20)
    const written = readFileSync(join(folder, 'docs/index.md'), 'utf8')
    expect(written.startsWith(text.slice(0, text.indexOf('-->')))).toBe(true)
    expect((await mdsplice(folder, 'write')).err).toMatch(/no page written\n$/)
    await mdsplice(folder, 'clear')
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toBe(text)
  })

  test.each(['> ', '- '])('10,000 times %j before a directive, read as CommonMark', async (mark) => {
    const text = `${mark.repeat(10_000)}${directive}\n`
    const folder = site({ 'mdsplice.yml': 'dialect: commonmark\n', 'docs/index.md': text })
    const { code, seconds } = await write(folder)
    expect([0, 1]).toContain(code)
    expect(seconds).toBeLessThan(20)
    expect((await mdsplice(folder, 'write')).err).toMatch(/no page written\n$/)
    await mdsplice(folder, 'clear')
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toBe(text)
  })
})

describe('names of files', () => {
  const odd = [
    'met spatie',
    "aan'haling",
    'dubbel"',
    'a#b',
    'a?b',
    '100%',
    '%41',
    '-streepje',
    '--force',
    'nieuwe\nregel',
    'tab\there',
    'cafe\u0301',
    'caf\u00e9',
    'Een',
    'een',
    'EEN',
    '漢字',
    '😀',
    '\u202Etxt',
    'a\\b',
    '$(ls)',
    '`ls`',
    ';ls',
    'a\u001b[31mb',
    'index.md',
    'a|b',
    '[x](y)',
    '__proto__',
    'x'.repeat(200),
  ]

  test('that are odd are listed, linked and shown safely', async () => {
    const folder = site({
      'docs/index.md': '<!-- list_vereisten columns=name format=links -->\n\n<!-- list_vereisten -->\n',
    })
    for (const name of odd) writeFileSync(join(folder, 'docs/vereisten', `${name}.md`), '<!-- lst_vereisten -->\n')
    const { code, said } = await write(folder)
    expect(code).toBe(1)
    expect(said.filter((line) => line.startsWith('docs/vereisten/'))).toHaveLength(odd.length)
    expect(said.join('')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202E]/)
    const text = readFileSync(join(folder, 'docs/index.md'), 'utf8')
    const linked = [...text.matchAll(/^\| \[.*?\]\(vereisten\/(\S*?)\.md\)/gm)].map(([, link = '']) =>
      decodeURIComponent(link),
    )
    const there = readdirSync(join(folder, 'docs/vereisten')).map((name) => name.replace(/\.md$/, ''))
    expect(linked.sort()).toEqual(there.sort())
    const others = [
      ['build', '--out', 'out'],
      ['trace'],
      ['trace', '--format', 'html'],
      ['trace', '--format', 'csv'],
      ['list', 'vereisten'],
      ['list', 'vereisten', '--format', 'paths'],
      ['config'],
      ...reporters.map(({ name }) => ['check', '--reporter', name]),
    ]
    for (const args of others) {
      const { code: exit, out, err } = await mdsplice(folder, ...args)
      expect({ args, exit, err: /Error|\bat .*:\d+:\d+/.exec(err) }).toEqual({
        args,
        exit: expect.any(Number),
        err: null,
      })
      expect([0, 1, 3]).toContain(exit)
      const isForPeople = args[0] !== 'list' && !args.includes('csv')
      if (isForPeople)
        expect({ args, controls: /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(out + err) }).toEqual({
          args,
          controls: null,
        })
    }
  })

  test('that are odd are nodes of a graph, rows of a matrix and groups, and clear takes all of it out', async () => {
    const index =
      '<!-- graph vereisten maatregelen -->\n\n<!-- matrix vereisten maatregelen -->\n\n<!-- list_vereisten group=name -->\n'
    const folder = site({ 'docs/index.md': index, 'docs/maatregelen/m.md': '---\nvereiste: een\n---\n' })
    for (const name of odd.filter((each) => each !== 'index.md'))
      writeFileSync(join(folder, 'docs/vereisten', `${name}.md`), '')
    expect((await write(folder)).code).toBe(0)
    const text = readFileSync(join(folder, 'docs/index.md'), 'utf8')
    const chart = /```mermaid\n([^]*?)\n```/.exec(text)?.[1]?.split('\n') ?? []
    const allowed =
      /^(?:flowchart LR| {4}n[\da-f]{10}\(?\["(?:[\p{L}\p{M}\p{N} ,-]|#\d+;|<br>)*"\]\)?| {4}n\w+ --> n\w+| {4}click n\w+ href "\.[^\s"<>]*"| {4}class.*)$/u
    expect(chart.filter((line) => !allowed.test(line))).toEqual([])
    expect(chart.filter((line) => line.includes(' click '))).toHaveLength(odd.length)
    expect(chart.length).toBeGreaterThan(2 * odd.length)
    expect((await mdsplice(folder, 'clear')).code).toBe(0)
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toBe(index)
  })

  test('in 200 folders in one another', async () => {
    const path = `docs/${'map/'.repeat(200)}diep.md`
    const folder = site({ [path]: `${directive}\n` })
    expect((await write(folder)).code).toBe(0)
    expect(readFileSync(join(folder, path), 'utf8')).toContain(`[Een](${'../'.repeat(200)}vereisten/een.md)`)
  })

  test('that cannot be an option are pages on the command line', async () => {
    const folder = site({
      'docs/--force.md': `${directive}\n`,
      'docs/a*.md': `${directive}\n`,
      'docs/ab.md': `${directive}\n`,
    })
    expect((await mdsplice(folder, 'write', '--', 'docs/--force.md', 'docs/a*.md')).err).toBe(
      'mdsplice write: 2 pages written\n',
    )
    expect(contentOf(folder)['docs/ab.md']).toBe(`${directive}\n`)
  })
})

describe('a message shows what it quotes, and obeys none of it', () => {
  test.each([
    ['colours of a terminal', '\\e[31m\\u009b1m', '\\u{1B}[31m\\u{9B}1m'],
    ['a line of its own', 'a\\n::error::x\\u0085b', 'a ::error::x\\u{85}b'],
    ['text that runs the other way', '\u202Egnp.exe', '\\u{202E}gnp.exe'],
    ['what cannot be seen', 'a\u200b\u2060b', 'a\\u{200B}\\u{2060}b'],
    ['1 MB', 'x'.repeat(1_000_000), `${'x'.repeat(300)}…`],
  ])('%s', async (_, value, shown) => {
    const folder = site({ 'docs/maatregelen/m.md': `---\nvereiste: "${value}"\n---\n` })
    const { said } = await write(folder)
    expect(said[1]).toContain(`\`vereiste\` names \`${shown}\`, but`)
  })
})

describe('time grows in proportion to the input', () => {
  const most = long ? 1_000_000 : 50_000
  const repeat = (unit: string) => (length: number) => unit.repeat(length / unit.length)
  const words = [
    'a/b ',
    '"',
    'a/"',
    '|',
    '!',
    'a=*',
    '\\"',
    '<',
    '{',
    '{ a: [',
    'no-',
    '<=',
    'sort=a,',
    'x ',
    '\\',
    '/',
    '=',
  ]
  const comments = [
    '<!--',
    '<!-- ',
    '<!--\n',
    '<!-- list_',
    '<!-- list_a ',
    '<!-- list_a -->',
    '<!-- /list_a -->',
    '-->',
    '<!---->',
    '<!-- a',
  ]
  const spaces = [
    ' ',
    '\t',
    '\n',
    '\r',
    ' \n',
    '> ',
    '| ',
    ' |',
    '\\',
    '&#',
    '&#42;',
    '- ',
    '* ',
    '&amp',
    '\u00a0',
    '\u2028',
  ]
  const heads = [
    '---\n',
    '--- \n',
    '...\n',
    'a: b\n',
    'a:\n - b\n',
    '    x\n',
    'a:\n    x\n',
    '# a\n',
    '"',
    "'",
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a ',
    '!!',
    '|\n',
    '%',
    '\t',
  ]

  test.each<[string, readonly string[], (text: string) => unknown]>([
    ['the grammar of directives', words, (text) => readDirectiveText(`list_a ${text}`, 0)],
    [
      'whether a page may hold a directive',
      [...comments, 'a_', '_', 'list'],
      directiveTest(directiveReaders(siteNames({ tagSets: ['tags'], hasDefinitions: true }))),
    ],
    ['what does not end', comments, (text) => findUnseen(text, parsePage(text, 0), [], ['a'])],
    ['comments of a page', [...comments, ...spaces], (text) => findComments(text, parsePage(text, 0))],
    [
      'directives of a page',
      [
        '<!-- list_vereisten format=count --> ',
        '<!-- list_vereisten format=links --> a ',
        `${directive}\n\n`,
        `- ${directive}\n\n`,
      ],
      expandEachWay,
    ],
    ['front matter', heads, (text) => readFrontMatter(`---\n${text}\n---\n`)],
    ['front matter that does not end', heads, (text) => readFrontMatter(`---\n${text}`)],
    ['metadata lines', [...heads, 'a: b\n    c\n'], readFrontMatter],
    ['checksums', [...spaces, '|', '-', '&#1;', '\\|', 'a |'], (text) => checksumOf(`x${text}x`)],
    [
      'titles and values',
      [...spaces, '*', '_', '[', '](', '`', '~', '<', ':a:', 'www.', '@', '{', '{: ', '==', '^', '$', '&', '1. '],
      (text) =>
        serialize([
          { type: 'table', children: [row([{ type: 'text', value: 'a' }]), row([{ type: 'text', value: text }])] },
        ]),
    ],
    [
      'links',
      ['/', '../', 'a/', '%', ' ', '(', '#', 'é'],
      (text) => [
        linkBetween(text, 'b.md'),
        linkBetween('a.md', text),
        recordLink('a.md', text),
        recordLink('a.md', `https://${text}`),
      ],
    ],
    [
      'patterns',
      ['*a', 'a', '*', 'ab*'],
      (text) =>
        valueTest('=', { kind: 'pattern', parts: `*${text}b*`.split('*'), start: 0, end: 0 }, false)(`${text}a`),
    ],
    [
      'numbers and dates',
      ['9', '.', '-', '+', '2025-01-01', ' ', 'T'],
      (text) => valueTest('<', { kind: 'text', text, start: 0, end: 0 }, false)(text),
    ],
    [
      'versions',
      ['9', '.', 'v', '1.', '-', 'rc', '.9'],
      (text) => valueTest('<', { kind: 'text', text, start: 0, end: 0 }, true)(text),
    ],
    ['messages', [...spaces, '\u001b[', '\u202E', '😀'], escapeLine],
  ])(
    '%s',
    (name, units, run) => {
      for (const unit of units) expectLinear(`${name}: ${JSON.stringify(unit)}`, repeat(unit), run, most)
    },
    900_000,
  )
})

/** As every verb does that makes listings. */
function expandEachWay(text: string): void {
  const { page } = toPage('index.md', text)
  for (const verb of ['write', 'build'] as const) expand([toPage('vereisten/een.md', '# Een\n').page, page], page, verb)
}

function numbered(count: number, line: (number: number) => string): string {
  return Array.from({ length: count }, (_, number) => line(number)).join('\n')
}
