import { appendFileSync, cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { version } from '../../src/core/version.ts'
import type { IndexProblem } from '../../src/report/setup-error.ts'
import { isInShard } from '../../src/site/shards/shard.ts'
import { makeSite } from '../bench/site.js'
import {
  contentOf,
  copySite,
  filesIn,
  fixtures,
  mdsplice,
  mdspliceWith,
  siteOf,
  temporaryFolder,
  type CommandResult,
} from '../mini-site.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

const manifest = '.mdsplice-build.json'
const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
const indexesOf = (count: number): string[] => numbersTo(count).map((number) => `${number}.jsonl`)

/** Makes the index of each shard. */
async function makeIndexes(site: string, count: number): Promise<void> {
  for (const number of numbersTo(count)) {
    const index = await mdsplice(site, 'index', '--shard', `${number}/${count}`, '--output', `${number}.jsonl`)
    expect(index).toEqual({ code: 0, out: '', err: `${number}.jsonl\n` })
  }
}

/** Does something for each shard. */
async function ofEach(site: string, count: number, argsOf: (number: number) => string[]): Promise<CommandResult[]> {
  const results: CommandResult[] = []
  for (const number of numbersTo(count))
    results.push(
      await mdsplice(site, ...argsOf(number), '--shard', `${number}/${count}`, '--index', ...indexesOf(count)),
    )
  return results
}

interface Message {
  path: string
  place?: unknown
  ruleId: string
}

/** The messages of runs, each once: what is wrong beside the pages every shard says. */
function messagesOf(results: readonly CommandResult[]): Message[] {
  const messages = results.flatMap(({ out }) => (JSON.parse(out) as { messages: Message[] }).messages)
  const distinct = new Map(messages.map((message) => [JSON.stringify(message), message]))
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, message]) => message)
}

const without = (content: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(content).filter(([path]) => path !== manifest))

const someFixtures = [
  'data-files',
  'definitions',
  'example',
  'interactive-tables',
  'line-ends',
  'migration-from-hook',
  'missing-extensions',
  'references',
  'suppressed-messages',
  'titles-and-links',
  'traceability-listings',
]

describe.each(long ? readdirSync(fixtures) : someFixtures)('%s in three shards', (name) => {
  test('is built as in one run, into one folder and into three', async () => {
    const site = copySite(join(fixtures, name))
    const [whole, together, apart] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
    const { code } = await mdsplice(site, 'build', '--out', whole)
    await makeIndexes(site, 3)
    const built = await ofEach(site, 3, () => ['build', '--out', together])
    expect(Math.max(...built.map((each) => each.code))).toBe(code)
    expect(contentOf(together)).toEqual(contentOf(whole))
    for (const number of numbersTo(3)) {
      const out = join(apart, String(number))
      await mdsplice(site, 'build', '--out', out, '--shard', `${number}/3`, '--index', ...indexesOf(3))
      for (const path of filesIn(out)) if (path !== manifest) cpSync(join(out, path), join(apart, 'all', path))
    }
    expect(contentOf(join(apart, 'all'))).toEqual(without(contentOf(whole)))
  })

  test('is checked as in one run', async () => {
    const site = copySite(join(fixtures, name))
    const whole = await mdsplice(site, 'check', '--no-cache', '--reporter', 'json')
    await makeIndexes(site, 3)
    const checked = await ofEach(site, 3, () => ['check', '--reporter', 'json'])
    expect(messagesOf(checked)).toEqual(messagesOf([whole]))
    expect(checked.some(({ code }) => code === whole.code)).toBe(true)
  })
})

const pages: Readonly<Record<string, string | Uint8Array>> = {
  'mkdocs.yml': 'site_name: S\n',
  'docs/index.md': '# Start *here*\n\n<!-- list_vereisten columns=title,bouwblok -->\n',
  'docs/vereisten/a.md': '\uFEFF---\r\ntitle: "Een" # eerste\r\nbouwblok: [data]\r\n---\r\n\r\n# Kop\r\n',
  'docs/vereisten/b.md': 'bouwblok: data\n\n# Twee\n',
  'docs/vereisten/c.md': '---\nbouwblok: data\n---\n\nNaamloos.\n',
  'docs/vereisten/d.md': '---\nbouwblok: [\n---\n\n# Vier\n',
  'docs/vereisten/é.md': '# \\ "Vijf"\n',
  'docs/vereisten/f.md': Buffer.from([0xff]),
  'docs/logo.svg': '<svg/>',
}

/** The index of each shard, as it is printed. */
async function indexesIn(site: string, count: number): Promise<string[]> {
  const indexes: string[] = []
  for (const number of numbersTo(count))
    indexes.push((await mdsplice(site, 'index', '--shard', `${number}/${count}`)).out)
  return indexes
}

/** How many indexes of shards another state of the site changes. */
async function changedBy(site: string, count: number, change: () => void): Promise<number> {
  const before = await indexesIn(site, count)
  change()
  const after = await indexesIn(site, count)
  return after.filter((index, at) => index !== before[at]).length
}

describe('an index', () => {
  test('holds of each page what others can see of it', async () => {
    const [index = ''] = await indexesIn(siteOf(pages), 1)
    const [header = '', ...lines] = index.split('\n')
    const digest: unknown = expect.stringMatching(/^[0-9a-f]{16}$/)
    expect(JSON.parse(header)).toEqual({ format: 1, mdsplice: version, settings: digest, shard: 1, of: 1, pages: 6 })
    expect(lines).toEqual([
      `{"path":"index.md","frontMatter":"","heading":"Start here"}`,
      String.raw`{"path":"vereisten/a.md","frontMatter":"---\r\ntitle: \"Een\" # eerste\r\nbouwblok: [data]\r\n---\r\n"}`,
      String.raw`{"path":"vereisten/b.md","frontMatter":"bouwblok: data\n\n","heading":"Twee"}`,
      String.raw`{"path":"vereisten/c.md","frontMatter":"---\nbouwblok: data\n---\n"}`,
      String.raw`{"path":"vereisten/d.md","frontMatter":"---\nbouwblok: [\n---\n","heading":"Vier"}`,
      String.raw`{"path":"vereisten/é.md","frontMatter":"","heading":"\\ \"Vijf\""}`,
      '',
    ])
  })

  test('is the same wherever the site stands, and another one with other settings', async () => {
    const [one, other] = [siteOf(pages), siteOf(pages)]
    expect(await indexesIn(one, 3)).toEqual(await indexesIn(other, 3))
    expect(await changedBy(one, 3, () => writeFileSync(join(one, 'mdsplice.yml'), 'messages: nl\n'))).toBe(3)
  })

  test.each([
    ['no text', 0, 'vereisten/a.md', '---\r\ntitle: "Een" # eerste\r\nbouwblok: [data]\r\n---\r\n\r\nAnders.\r\n'],
    ['another heading that is the title', 1, 'index.md', '# Begin\n'],
    ['another value', 1, 'vereisten/c.md', '---\nbouwblok: privacy\n---\n\nNaamloos.\n'],
    ['a new page', 1, 'vereisten/z.md', ''],
    ['another file', 0, 'logo.svg', ''],
  ])('%s changes as many: %i', async (_, count, path, text) => {
    const site = siteOf(pages)
    expect(await changedBy(site, 4, () => writeFileSync(join(site, 'docs', path), text))).toBe(count)
  })

  test('holds a fingerprint where references are reviewed, so that a shard knows which are suspect', async () => {
    const site = siteOf({ ...pages, 'docs/maatregelen/m.md': '---\nvereiste: [a, b, c]\n---\n' })
    await mdsplice(site, 'review', '--all')
    const text = '---\nbouwblok: data\n---\n\nMet een andere tekst.\n'
    expect(await changedBy(site, 4, () => writeFileSync(join(site, 'docs/vereisten/c.md'), text))).toBe(1)
    const whole = await mdsplice(site, 'check', '--no-cache', '--reporter', 'json')
    expect(whole.out).toContain('suspect-reference')
    await makeIndexes(site, 4)
    expect(messagesOf(await ofEach(site, 4, () => ['check', '--reporter', 'json']))).toEqual(messagesOf([whole]))
  })
})

test('a shard is found by the sum that Bazel calls `hash`, scattered', () => {
  const shardOf = (path: string, count: number): number | undefined =>
    numbersTo(count).find((number) => isInShard({ number, count }, path))
  // As Bazel says; there the bytes of `é` are two signs.
  const paths = ['vereisten/eis-1.md', 'vereisten/eis-2.md', 'é.md', 'x/é.md']
  expect(paths.map((path) => shardOf(path, 8))).toEqual([8, 3, 5, 6])
  const counts = numbersTo(64).map(
    (number) => numbersTo(6400).filter((page) => isInShard({ number, count: 64 }, `map/pagina-${page}.md`)).length,
  )
  expect(Math.min(...counts)).toBeGreaterThan(50)
  expect(Math.max(...counts)).toBeLessThan(150)
})

describe('what an earlier build of a shard wrote and is gone', () => {
  test('is removed by that shard, and by no other', async () => {
    const site = siteOf(pages)
    await makeIndexes(site, 3)
    await ofEach(site, 3, () => ['build', '--out', 'out'])
    rmSync(join(site, 'docs/vereisten/b.md'))
    writeFileSync(join(site, 'out/vereisten/mine.md'), 'not ours')
    await makeIndexes(site, 3)
    await ofEach(site, 3, () => ['build', '--out', 'out'])
    await mdsplice(site, 'build', '--out', 'whole')
    expect(contentOf(join(site, 'out'))).toEqual({ ...contentOf(join(site, 'whole')), 'vereisten/mine.md': 'not ours' })
  })
})

/** Writes a file of the site again. */
const change = (file: string, how: (text: string) => string) => (site: string) =>
  writeFileSync(join(site, file), how(readFileSync(join(site, file), 'utf8')))

const ownFile = (number: number): string =>
  Object.keys(pages).find((path) => /vereisten\/[^f]/.test(path) && isInShard({ number, count: 2 }, path.slice(5))) ??
  ''

const mistakes: [
  reason: IndexProblem | 'missing',
  how: (site: string) => void,
  files: string[],
  english: string,
  dutch: string,
][] = [
  [
    'unreadable',
    () => {},
    ['1.jsonl', '3.jsonl'],
    '3.jsonl:1: This index cannot be read; check its name and its permissions',
    '3.jsonl:1: Deze index kan niet worden gelezen; controleer de naam en de rechten',
  ],
  [
    'no-index',
    () => {},
    ['mkdocs.yml', '2.jsonl'],
    'mkdocs.yml:1: Not a line that `mdsplice index` writes; create the index again',
    'mkdocs.yml:1: Dit is geen regel die `mdsplice index` schrijft; maak de index opnieuw',
  ],
  [
    'not-whole',
    change('2.jsonl', (text) => text.replace(/.*\n$/, '')),
    indexesOf(2),
    '2.jsonl:1: The index is incomplete; create it again with `--shard 2/2`',
    '2.jsonl:1: De index is niet compleet; maak die opnieuw met `--shard 2/2`',
  ],
  [
    'other-version',
    change('2.jsonl', (text) => text.replace('"mdsplice":"', '"mdsplice":"1')),
    indexesOf(2),
    '2.jsonl:1: Another version of mdsplice made this index; create it again with `--shard 2/2`',
    '2.jsonl:1: Deze index is met een andere versie van mdsplice gemaakt; maak die opnieuw met `--shard 2/2`',
  ],
  [
    'other-settings',
    change('mkdocs.yml', (text) => `${text}# Something else\n`),
    indexesOf(2),
    '1.jsonl:1: This index was made with other settings; create it again with `--shard 1/2` and the same `mdsplice.yml`, `mkdocs.yml` (or `properdocs.yml`, `zensical.toml`) and all files they refer to',
    '1.jsonl:1: Deze index is met andere instellingen gemaakt; maak die opnieuw met `--shard 1/2` en dezelfde `mdsplice.yml`, `mkdocs.yml` (of `properdocs.yml`, `zensical.toml`) en alle bestanden waarnaar die verwijzen',
  ],
  [
    'other-count',
    change('2.jsonl', (text) => text.replace('"of":2', '"of":3')),
    indexesOf(2),
    '2.jsonl:1: This is the index of shard 2/3; pass the indexes of as many shards as `--shard` has',
    '2.jsonl:1: Dit is de index van deel 2/3; geef de indexen op van zo veel delen als bij `--shard` staan',
  ],
  [
    'duplicate',
    () => {},
    ['2.jsonl', '1.jsonl', '2.jsonl'],
    '2.jsonl:1: Two indexes of shard 2/2; pass only one',
    '2.jsonl:1: Twee indexen van deel 2/2; geef er maar een op',
  ],
  [
    'outdated',
    change(ownFile(1), () => '---\ntitle: Anders\n---\n'),
    indexesOf(2),
    '1.jsonl:LINE: Outdated index: the pages of shard 1/2 have changed since; create it again',
    "1.jsonl:LINE: Verouderde index: de pagina's van deel 1/2 zijn sindsdien gewijzigd; maak die opnieuw",
  ],
  [
    'outdated',
    (site) => writeFileSync(join(site, 'docs/vereisten/zz3.md'), ''),
    indexesOf(2),
    '1.jsonl:LINE: Outdated index: the pages of shard 1/2 have changed since; create it again',
    "1.jsonl:LINE: Verouderde index: de pagina's van deel 1/2 zijn sindsdien gewijzigd; maak die opnieuw",
  ],
  [
    'missing',
    () => {},
    ['1.jsonl'],
    'Missing index of `2/2`; create it with `mdsplice index --shard 2/2`, and pass the indexes of all shards with `--index`',
    'De index van `2/2` ontbreekt; maak die met `mdsplice index --shard 2/2`, en geef met `--index` de indexen van alle delen op',
  ],
]

describe('indexes that do not make up the site are refused, and nothing is written', () => {
  test.each(mistakes.map(([reason, how, files, english, dutch]) => ({ reason, how, files, english, dutch })))(
    '$english',
    async ({ how, files, english, dutch }) => {
      for (const [language, message] of [
        ['en', english],
        ['nl', dutch],
      ] as const) {
        const site = siteOf({ ...pages, 'mdsplice.yml': `messages: ${language}\n` })
        await makeIndexes(site, 2)
        how(site)
        for (const verb of [['build', '--out', 'out'], ['check']]) {
          const { code, out, err } = await mdsplice(site, ...verb, '--shard', '1/2', '--index', ...files)
          expect({ code, out, err: err.replace(/^(1\.jsonl):[2-9]:/, '$1:LINE:') }).toEqual({
            code: 2,
            out: '',
            err: `${message}\n`,
          })
        }
        expect(existsSync(join(site, 'out'))).toBe(false)
      }
    },
  )

  test('every mistake is here', () => {
    const all: Record<(typeof mistakes)[number][0], true> = {
      unreadable: true,
      'no-index': true,
      'not-whole': true,
      'other-version': true,
      'other-settings': true,
      'other-count': true,
      duplicate: true,
      outdated: true,
      missing: true,
    }
    expect(new Set(mistakes.map(([reason]) => reason))).toEqual(new Set(Object.keys(all)))
  })

  /** A path of the second shard. */
  const path = (start: string): string =>
    numbersTo(99)
      .map((number) => `${start}${number}.md`)
      .find((each) => isInShard({ number: 2, count: 2 }, each)) ?? ''
  const entry = (fields: object): string => JSON.stringify({ path: path('x'), frontMatter: '', ...fields })
  const hostile: [what: string, line: string | Uint8Array][] = [
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['text', '"x"'],
    ['nothing', ''],
    ['no path', '{"frontMatter":""}'],
    ['no front matter', JSON.stringify({ path: path('x') })],
    ['too many brackets', '['.repeat(100_000)],
    ['another name', entry({ source: '' })],
    ['__proto__', `{"__proto__":{"path":"x"},${entry({}).slice(1)}`],
    ['a folder above', entry({ path: path('../x') })],
    ['the root', entry({ path: path('/x') })],
    ['an empty name', entry({ path: path('a//x') })],
    ['a hidden page', entry({ path: path('.x') })],
    ['no page', entry({ path: `${path('x')}.txt` })],
    ['half a sign', entry({ path: path('\ud800') })],
    ['half a sign in a heading', entry({ heading: '\ud800' })],
    ['a heading that is no text', entry({ heading: 1 })],
    [
      'a page of the other shard',
      entry({
        path: numbersTo(99)
          .map((number) => `x${number}.md`)
          .find((each) => isInShard({ number: 1, count: 2 }, each)),
      }),
    ],
    ['text below the front matter', entry({ frontMatter: '---\na: b\n---\ntext\n' })],
    ['front matter of 9 MB', entry({ frontMatter: `---\na: ${'b'.repeat(9e6)}\n---\n` })],
    ['no UTF-8', Buffer.from(entry({ heading: 'é' }), 'latin1')],
  ]
  const header = (index: Buffer, count: number): string =>
    index
      .toString()
      .replace(/\n[^]*/, '\n')
      .replace(/"pages":\d+/, `"pages":${count}`)

  test.each(hostile)('%s', async (_, line) => {
    const site = siteOf(pages)
    await makeIndexes(site, 2)
    const file = join(site, '2.jsonl')
    const lines = (broken: string | Uint8Array): Buffer =>
      Buffer.concat(
        [header(readFileSync(file), 2), entry({ path: path('y') }), '\n', broken, '\n'].map((part) =>
          Buffer.from(part),
        ),
      )
    const [wrong, right] = [lines(line), lines(entry({}))]
    writeFileSync(file, wrong)
    const args = ['build', '--out', 'out', '--shard', '1/2', '--index', ...indexesOf(2)]
    expect(await mdsplice(site, ...args)).toEqual({
      code: 2,
      out: '',
      err: '2.jsonl:3: Not a line that `mdsplice index` writes; create the index again\n',
    })
    expect(existsSync(join(site, 'out'))).toBe(false)
    writeFileSync(file, right)
    expect((await mdsplice(site, ...args)).code).not.toBe(2)
  })

  test('a page that stands there twice', async () => {
    const site = siteOf(pages)
    await makeIndexes(site, 2)
    writeFileSync(
      join(site, '2.jsonl'),
      `${header(readFileSync(join(site, '2.jsonl')), 2)}${entry({})}\n${entry({})}\n`,
    )
    const { err } = await mdsplice(site, 'check', '--shard', '1/2', '--index', ...indexesOf(2))
    expect(err).toBe('2.jsonl:3: Not a line that `mdsplice index` writes; create the index again\n')
  })

  test('a page without a fingerprint, where references are reviewed', async () => {
    const site = siteOf({ ...pages, 'mdsplice.lock': '' })
    await makeIndexes(site, 2)
    change('2.jsonl', (text) => text.replace(/,"fingerprint":"\w+"/, ''))(site)
    const { err } = await mdsplice(site, 'check', '--shard', '1/2', '--index', ...indexesOf(2))
    expect(err).toBe('2.jsonl:2: Not a line that `mdsplice index` writes; create the index again\n')
  })
})

describe('options that do not fit', () => {
  const together = 'error: --shard and --index go together\n'
  const invalid = "argument '%s' is invalid. Use the form 3/8."
  test.each([
    [['build', '--out', 'out', '--shard', '1/2'], together],
    [['build', '--out', 'out', '--index', '1.jsonl'], together],
    [['check', '--index', '1.jsonl'], together],
    [['index'], "error: required option '--shard <i/n>' not specified\n"],
    ...['0/8', '9/8', '1', '1/0', '-1/8', '1/1000', 'a/b'].map((shard): [string[], string] => [
      ['index', '--shard', shard],
      `error: option '--shard <i/n>' ${invalid.replace('%s', shard)}\n`,
    ]),
    ...['--since=main', '--stdin-filepath=docs/index.md', '--update-baseline'].map((option): [string[], string] => [
      ['check', '--shard', '1/1', '--index', '1.jsonl', option],
      `error: option '--shard <i/n>' cannot be used with option '${{ '--since': '--since <revision>', '--stdin-filepath': '--stdin-filepath <page>' }[option.split('=')[0] ?? ''] ?? option}'\n`,
    ]),
  ])('%j', async (args, err) => {
    expect(await mdsplice(siteOf(pages), ...args)).toEqual({ code: 2, out: '', err })
  })

  test('nothing is kept of a check of one shard', async () => {
    const site = siteOf(pages)
    await makeIndexes(site, 1)
    const cacheFolder = temporaryFolder()
    await mdspliceWith({ build: () => 'one', cacheFolder }, site, 'check', '--shard', '1/1', '--index', '1.jsonl')
    expect(filesIn(cacheFolder)).toEqual([])
    await mdspliceWith({ build: () => 'one', cacheFolder }, site, 'check')
    expect(filesIn(cacheFolder)).not.toEqual([])
  })

  test('paths limit a shard further', async () => {
    const site = siteOf(pages)
    await makeIndexes(site, 1)
    const { err } = await mdsplice(site, 'check', 'docs/vereisten/d.md', '--shard', '1/1', '--index', '1.jsonl')
    expect(err).toContain('docs/vereisten/d.md')
    expect(err).not.toContain('docs/vereisten/f.md')
  })
})

const size = long ? 10_000 : 1_000

describe(`a site of ${size} pages in eight shards`, () => {
  const site = temporaryFolder()
  makeSite(site, { pages: size })
  const page = join(site, 'docs/vereisten/eis-3.md')

  test('is built as in one run', async () => {
    await mdsplice(site, 'build', '--out', 'whole')
    await makeIndexes(site, 8)
    for (const number of numbersTo(8)) {
      const { code } = await mdsplice(
        site,
        'build',
        '--out',
        `shard-${number}`,
        '--shard',
        `${number}/8`,
        '--index',
        ...indexesOf(8),
      )
      expect(code).toBe(0)
    }
    const shards = numbersTo(8).map((number) => without(contentOf(join(site, `shard-${number}`))))
    const sizes = shards.map((shard) => Object.keys(shard).length)
    expect(sizes.reduce((sum, each) => sum + each)).toBe(size)
    for (const each of sizes) expect(Math.abs(each - size / 8)).toBeLessThan(size / 25)
    expect(Object.assign({}, ...shards)).toEqual(without(contentOf(join(site, 'whole'))))
  }, 600_000)

  test('a text that changes changes no index, a field one', async () => {
    expect(await changedBy(site, 8, () => appendFileSync(page, '\nMeer tekst.\n'))).toBe(0)
    expect(
      await changedBy(site, 8, () =>
        writeFileSync(page, readFileSync(page, 'utf8').replace('title:', 'status: af\ntitle:')),
      ),
    ).toBe(1)
  }, 600_000)
})
