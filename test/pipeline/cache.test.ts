import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { makeRepository } from '../git-repository.ts'
import { contentOf, filesIn, mdspliceWith, siteOf, temporaryFolder } from '../mini-site.ts'
import type { CommandResult } from '../mini-site.ts'
import { CachedRun } from '../../src/pipeline/incremental/result-cache.ts'
import { run, runOnFiles } from '../../src/pipeline/run.ts'
import { reporters } from '../../src/report/reporters/registry.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

const requirement = (title: string, block: string): string => `---\ntitle: ${title}\nbouwblok: [${block}]\n---\n`

/** A site with something to say of most kinds of files that it can have. */
const site: Readonly<Record<string, string>> = {
  'mkdocs.yml':
    'INHERIT: parts/base.yml\nsite_name: S\ntheme: {name: material}\nmarkdown_extensions: [{pymdownx.snippets: {auto_append: [words.md]}}]\n',
  'parts/base.yml': 'theme: {language: nl}\n',
  'mdsplice.yml': 'collections:\n  vereisten: {schema: schema.yml}\n  acties: {data: acties.yml}\n',
  'schema.yml': 'type: object\nproperties: {title: {maxLength: 20}}\n',
  'acties.yml': '- {id: a1, title: Eerste}\n- {id: a2, title: Tweede}\n',
  'docs/index.md':
    '# Start\n\n<!-- list_vereisten bouwblok/data -->\n\n<!-- list_acties id/a1 -->\n\n<!-- list_vereisten bouwblok/dta -->\n',
  'docs/vereisten/a.md': requirement('Een', 'data'),
  'docs/vereisten/b.md': requirement('Twee', 'privacy'),
}

function makeSite(without: readonly string[] = []): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(site)) if (!without.includes(path)) put(folder, path, text)
  return folder
}

function put(folder: string, path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** The user's cache folder, new for each test. */
let cacheFolder = ''
beforeEach(() => {
  cacheFolder = temporaryFolder()
})

const kept = (): string[] =>
  filesIn(cacheFolder).flatMap((path) => (path.endsWith('.json') ? join(cacheFolder, path) : []))
const cached = (folder: string, ...args: string[]): Promise<CommandResult> =>
  mdspliceWith({ build: () => 'one', cacheFolder }, folder, ...args)
const fresh = (folder: string, ...args: string[]): Promise<CommandResult> => cached(folder, ...args, '--no-cache')

/** Puts another answer into what is kept, with everything else in order: whoever gives it has not looked at the pages. */
function forge(): void {
  for (const path of kept())
    rewrite(path, (value) => (value['result'] = { diagnostics: [], changed: [], language: 'en' }))
}

function rewrite(file: string, change: (value: Record<string, unknown>) => void): void {
  const value = JSON.parse(readFileSync(file, 'utf8').replace(/^.*\n/, '')) as Record<string, unknown>
  change(value)
  writeFileSync(file, sealed(JSON.stringify(value)))
}

function sealed(json: string): string {
  const { stdout } = spawnSync('sha256sum', { input: json, encoding: 'utf8' })
  return `${stdout.slice(0, 64)}\n${json}`
}

describe('the result of a check is kept', () => {
  let folder = ''
  let first: CommandResult
  beforeEach(async () => {
    folder = makeSite()
    first = await cached(folder, 'check')
  })

  test('in the cache folder, and nothing in the folder of the site', () => {
    expect(filesIn(folder).filter((path) => !(path in site))).toEqual([])
    expect(kept()).toEqual([expect.stringMatching(/\/[0-9a-f]{32}\.json$/)])
  })

  test('and is used as long as nothing changes', async () => {
    expect(await cached(folder, 'check')).toEqual(first)
    forge()
    expect((await cached(folder, 'check')).code).toBe(0)
    expect(await fresh(folder, 'check')).toEqual(first)
  })

  test('with all that reporters need', async () => {
    for (const { name } of reporters)
      expect(await cached(folder, 'check', '--reporter', name)).toEqual(
        await fresh(folder, 'check', '--reporter', name),
      )
    const terminal = { build: () => 'one', cacheFolder, isTerminal: true, color: true, now: () => 0 }
    const lines = await mdspliceWith(terminal, folder, 'check')
    expect(lines.err).toContain('list_vereisten bouwblok/dta')
    expect(lines).toEqual(await mdspliceWith(terminal, folder, 'check', '--no-cache'))
    forge()
    expect(await cached(folder, 'check', '--diff')).toEqual(await fresh(folder, 'check', '--diff'))
    expect(await cached(folder, 'check', 'docs/index.md')).toEqual(await fresh(folder, 'check', 'docs/index.md'))
  })

  const changes: [string, (folder: string) => void][] = [
    ['a page', (at) => put(at, 'docs/vereisten/b.md', requirement('Twee', 'dta'))],
    ['a page that is added', (at) => put(at, 'docs/vereisten/c.md', requirement('Drie', 'data'))],
    ['a page that is gone', (at) => rmSync(join(at, 'docs/vereisten/b.md'))],
    ['a page with another name', (at) => renameSync(join(at, 'docs/vereisten/b.md'), join(at, 'docs/vereisten/d.md'))],
    ['a page that is no text', (at) => put(at, 'docs/vereisten/b.md', Buffer.from([0xff]))],
    ['a page that is a link', (at) => symlinkSync('b.md', join(at, 'docs/vereisten/e.md'))],
    ['another file', (at) => put(at, 'docs/logo.svg', '')],
    ['mdsplice.yml', (at) => put(at, 'mdsplice.yml', `${site['mdsplice.yml']}rules: {unknown-value: off}\n`)],
    ['mkdocs.yml', (at) => put(at, 'mkdocs.yml', 'site_name: S\n')],
    ['mdsplice.yml that is gone', (at) => rmSync(join(at, 'mdsplice.yml'))],
    ['mkdocs.yml in the place of a folder', (at) => rmSync(join(at, 'mkdocs.yml'))],
    ['a schema', (at) => put(at, 'schema.yml', 'type: object\nproperties: {title: {maxLength: 3}}\n')],
    ['a data file', (at) => put(at, 'acties.yml', '- {id: a2, title: Tweede}\n')],
    ['words that come', (at) => put(at, 'words.md', '*[A]: een\n*[A]: twee\n')],
    ['a file that is inherited from', (at) => put(at, 'parts/base.yml', 'theme: {language: en}\n')],
    ['a file of reviews', (at) => put(at, 'mdsplice.lock', '')],
  ]
  test.each(changes)('not after a change: %s', async (_, change) => {
    change(folder)
    forge()
    const expected = await fresh(folder, 'check')
    expect(expected).not.toMatchObject({ code: 0, err: expect.stringMatching(/^mdsplice check: [^\n]*\n$/) })
    expect(await cached(folder, 'check')).toEqual(expected)
    expect(await cached(folder, 'check')).toEqual(expected)
  })

  test('not for another version, another build or another Node.js', async () => {
    forge()
    expect(await mdspliceWith({ build: () => 'two', cacheFolder }, folder, 'check')).toEqual(first)
    expect(kept()).toHaveLength(1)
  })

  test('not for another command, another mkdocs.yml or another folder', async () => {
    put(folder, 'en.yml', 'site_name: S\n')
    forge()
    expect(await cached(folder, 'check', '-f', 'en.yml')).toEqual(await fresh(folder, 'check', '-f', 'en.yml'))
    expect((await cached(join(folder, 'docs'), 'check', '-f', '../mkdocs.yml')).err).toContain('index.md')
    expect((await cached(folder, 'write', '--dry-run')).err).toBe((await fresh(folder, 'write', '--dry-run')).err)
  })

  test('and files that were changed long ago are not read again', async () => {
    const isLate = jest.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + 10_000)
    expect(await cached(folder, 'check')).toEqual(first)
    // What they hold is not what is known of it.
    for (const path of kept()) rewrite(path, (value) => ((value['inputs'] as { digest: string }).digest = 'other'))
    forge()
    expect((await cached(folder, 'check')).code).toBe(0)
    isLate.mockRestore()
    expect(await cached(folder, 'check')).toEqual(first)
  })

  test('and files that were changed just now are', async () => {
    for (const path of kept()) rewrite(path, (value) => ((value['inputs'] as { digest: string }).digest = 'other'))
    forge()
    expect(await cached(folder, 'check')).toEqual(first)
  })

  test('and where only the states of files differ, their contents decide', async () => {
    const page = join(folder, 'docs/index.md')
    for (const seconds of [1_000_000_000, 2_000_000_000]) {
      forge()
      utimesSync(page, seconds, seconds)
      expect((await cached(folder, 'check')).code).toBe(0)
    }
  })

  const broken: [string, (text: string) => string | Buffer][] = [
    ['empty', () => ''],
    ['cut off', (text) => text.slice(0, text.length / 2)],
    ['with another letter', (text) => text.replace('acties', 'akties')],
    ['no JSON', () => sealed('{')],
    ['JSON of something else', () => sealed('[1]')],
    ['no UTF-8', () => Buffer.from([0xff, 0x0a, 0xfe])],
    ...['result', 'inputs'].map((field): [string, (text: string) => string] => [
      `without ${field}`,
      (text) => sealed(JSON.stringify({ ...(JSON.parse(text.slice(65)) as object), [field]: null })),
    ]),
    ['with orders to the terminal', (text) => sealed(text.slice(65).replace('"text":"', '"text":"\\u001b[2J'))],
    ['with another kind of place', (text) => sealed(text.slice(65).replaceAll('"place":{', '"place":"x","was":{'))],
    ['with another kind of message', (text) => sealed(text.slice(65).replaceAll('"text":"', '"text":[],"was":"'))],
  ]
  test.each(broken)('a file that is %s is no cache', async (_, change) => {
    const [path = ''] = kept()
    writeFileSync(path, change(readFileSync(path, 'utf8')))
    expect(await cached(folder, 'check')).toEqual(first)
    forge()
    expect((await cached(folder, 'check')).code).toBe(0)
  })

  test('and can be deleted at any time', async () => {
    rmSync(cacheFolder, { recursive: true })
    expect(await cached(folder, 'check')).toEqual(first)
  })
})

describe('a page of which only the text changed', () => {
  const untitled = '---\nbouwblok: [data]\n---\n\n# Kop\n'
  const files = {
    'docs/index.md': '# Start\n\n<!-- list_vereisten bouwblok/data -->\n\n<!-- list_vereisten bouwblok/dta -->\n',
    'docs/vereisten/a.md': untitled,
    'docs/vereisten/w.md': requirement('Woorden', 'privacy'),
  }
  const changed = (from: string | RegExp, to: string) => async (folder: string) => {
    const page = join(folder, 'docs/vereisten/a.md')
    writeFileSync(page, readFileSync(page, 'utf8').replace(from, to))
    return cached(folder, 'check')
  }

  test.each([
    ['more text', changed(/$/, '\nMeer.\n')],
    ['a comment of another program', changed(/$/, '\n<!-- prettier-ignore -->\n')],
    ['another text', changed('# Kop', '# Kop\n\nAnders')],
  ])('counts for no other: %s', async (_, change) => {
    const folder = siteOf(files)
    await cached(folder, 'check')
    forge()
    expect((await change(folder)).code).toBe(0)
    expect((await cached(folder, 'check')).code).toBe(0)
    expect((await fresh(folder, 'check')).code).not.toBe(0)
  })

  test.each([
    ['a directive', changed(/$/, '\n<!-- list_vereisten -->\n')],
    ['a comment that is nearly one', changed(/$/, '\n<!-- list_vereistn -->\n')],
    ['a comment about messages', changed(/$/, '\n<!-- mdsplice-disable-next-line unknown-value -->\n')],
    ['a conflict', changed(/$/, '\n<<<<<<< HEAD\n')],
    ['a byte order mark', changed(/^/, '\uFEFF')],
  ])('counts for itself when it is %s', async (what, change) => {
    const folder = siteOf(files)
    const before = await cached(folder, 'check')
    const now = await change(folder)
    expect(now).toEqual(await fresh(folder, 'check'))
    expect(now.err === before.err).toBe(what === 'a byte order mark')
  })

  test.each([
    ['a heading that is its title', {}, changed('# Kop', '# Titel')],
    ['its front matter', {}, changed('data', 'mens')],
    ['definitions', { 'mdsplice.yml': 'definitions: docs/vereisten/a.md\n' }, changed(/$/, '\n*[A]: een\n')],
  ])('counts for others when it is %s', async (_, others, change) => {
    const folder = siteOf({ ...files, ...others })
    await cached(folder, 'check')
    forge()
    const now = await change(folder)
    expect(now).toEqual(await fresh(folder, 'check'))
    expect(now.code).not.toBe(0)
  })

  test('counts where a message says in which line of it a value stands', async () => {
    const folder = siteOf({ ...files, 'docs/index.md': '<!-- list_vereisten bouwblok/data -->\n' })
    await fresh(folder, 'write')
    const page = join(folder, 'docs/index.md')
    writeFileSync(page, readFileSync(page, 'utf8').replace('[Kop]', '[Anders]'))
    expect((await cached(folder, 'check')).err).toContain('docs/vereisten/a.md:5')
    const now = await changed('# Kop', 'Vooraf\n\n# Kop')(folder)
    expect(now).toEqual(await fresh(folder, 'check'))
  })
})

describe('after a change of a page a run starts from what is kept', () => {
  const list = '# Start\n\n<!-- list_maatregelen -->\n\n<!-- list_acties -->\n'
  const relation = 'from: maatregelen, to: vereisten, field: vereiste, inverse: uitgewerkt_in'
  const acts = 'collections: {vereisten: , maatregelen: , acties: {data: acties.yml}}\n'
  const sites: [what: string, settings: string, others?: Readonly<Record<string, string>>][] = [
    ['relations', `relations: [{${relation}, required: true, covered: true}]\n`],
    [
      'shown relations',
      `relations: [{${relation}}]\ncollections: {vereisten: {columns: [uitgewerkt_in]}, maatregelen: }\n`,
    ],
    ['cycles', `relations: [{${relation}}]\nrules: {cycle: warning}\n`],
    ['members by fields', 'collections: {vereisten: {where: {bouwblok: [data, privacy]}}, maatregelen: }\n'],
    ['keys', 'collections: {vereisten: {key: id}, maatregelen: }\n'],
    ['records', acts, { 'acties.yml': '- {id: a1, title: Eerste}\n' }],
    ['a message in a data file', acts, { 'acties.yml': '- {id: a1, title: Eerste, vereiste: zz}\n' }],
    ['a message in the configuration', 'collections: {vereisten: {sort: [zomaar]}, maatregelen: }\n'],
    ['a list that needs something of the site', 'collections: {vereisten: {interactive: true}, maatregelen: }\n'],
  ]

  test.each(sites)('with %s', async (_, settings, others = {}) => {
    const files = {
      'mkdocs.yml': 'site_name: S\ntheme: {name: material}\n',
      'mdsplice.yml': settings,
      'docs/index.md': list,
      'docs/eisen.md': '# Eisen\n\n<!-- list_vereisten -->\n',
      'docs/vereisten/a.md': '---\ntitle: Een\nid: urn:1\nbouwblok: [data]\n---\n',
      'docs/vereisten/b.md': '---\ntitle: Twee\nid: urn:2\nbouwblok: [privacy]\n---\n',
      'docs/maatregelen/m.md': '---\ntitle: Drie\nvereiste: [a, urn:2]\n---\n',
      'docs/maatregelen/n.md': '---\ntitle: Vier\nvereiste: [b, niets]\n---\n',
      ...others,
    }
    const options = { verb: 'check', cwd: siteOf(files) } as const
    new CachedRun(options, 'one', cacheFolder).set((access) => runOnFiles(options, access))
    // A new reference can close a circle anywhere.
    const references = settings.includes('cycle') ? '[a, urn:2]' : '[b, urn:1]'
    put(options.cwd, 'docs/maatregelen/m.md', `---\ntitle: Anders\nvereiste: ${references}\n---\n`)
    const { diagnostics, changed } = run(options)
    expect(await new CachedRun(options, 'one', cacheFolder).get()).toMatchObject({ diagnostics, changed })
  })

  test.each(['main', 'HEAD'])('also with --since %s', async (since) => {
    const folder = makeSite()
    for (const name of ['c', 'd', 'e', 'f']) put(folder, `docs/${name}.md`, `# ${name}\n\n<!-- list_acties id/a2 -->\n`)
    put(folder, 'docs/maatregelen/m.md', '# M\n\n<!-- list_vereisten bouwblok/dta -->\n')
    makeRepository(folder)
    const options = { verb: 'check', cwd: folder } as const
    new CachedRun(options, 'one', cacheFolder).set((access) => runOnFiles(options, access))
    put(folder, 'docs/vereisten/b.md', requirement('Anders', 'data'))
    const limited = { ...options, since }
    const { diagnostics, changed } = run(limited)
    expect(changed).toEqual(['docs/index.md'])
    const result = await new CachedRun(limited, 'one', cacheFolder).get()
    expect(result).toMatchObject({ diagnostics, changed })
    expect(await new CachedRun(options, 'one', cacheFolder).get()).toMatchObject({ changed: run(options).changed })
  })

  test('with links', async () => {
    const folder = makeSite()
    symlinkSync('vereisten/a.md', join(folder, 'docs/z.md'))
    for (const name of ['c', 'd', 'e', 'f']) put(folder, `docs/vereisten/${name}.md`, requirement(name, 'data'))
    const options = { verb: 'check', cwd: folder } as const
    new CachedRun(options, 'one', cacheFolder).set((access) => runOnFiles(options, access))
    put(folder, 'docs/vereisten/a.md', `${requirement('Een', 'data')}\n<!-- list_vereisten -->\n`)
    const { diagnostics, changed } = run(options)
    expect(diagnostics).toContainEqual(expect.objectContaining({ path: 'docs/z.md', rule: 'unwritable-page' }))
    expect(await new CachedRun(options, 'one', cacheFolder).get()).toMatchObject({ diagnostics, changed })
  })
})

describe('what `mdsplice.yml` says of values and links is judged again', () => {
  const files = {
    'mdsplice.yml':
      'fields:\n  bouwblok: {colors: {dta: red}}\n  rol: {link: "rollen.md#{value}"}\n  fase: {link: "{value}.md#kop"}\n',
    'docs/rollen.md': '# Rollen\n\n## Jurist\n',
    'docs/vereisten/a.md': requirement('Een', 'privacy'),
    'docs/vereisten/b.md': '---\ntitle: Twee\nrol: jurist\nfase: een\nbouwblok: mens\n---\n',
    'docs/een.md': '# Kop\n',
  }
  test.each([
    ['a value', 'docs/vereisten/a.md', requirement('Een', 'data'), '`dta` in `bouwblok`'],
    ['a value that links', 'docs/vereisten/b.md', files['docs/vereisten/b.md'].replace('jurist', 'anders'), '#anders'],
    ['a section', 'docs/rollen.md', '# Rollen\n\n## Juristen\n', '#juristen'],
    ['a section of a page with a value in its path', 'docs/een.md', '# Geen\n', 'een.md#kop'],
  ])('after a change of %s', async (_, path, text, message) => {
    const folder = siteOf(files)
    const before = await cached(folder, 'check')
    expect(before.err).not.toContain('warning')
    put(folder, path, text)
    const now = await cached(folder, 'check')
    expect(now).toEqual(await fresh(folder, 'check'))
    expect(now.err).toContain(message)
  })
})

describe('files that a glob finds', () => {
  let folder = ''
  const listed = async (): Promise<string> => (await cached(folder, 'check', '--diff')).out
  beforeEach(async () => {
    folder = temporaryFolder()
    put(folder, 'mdsplice.yml', 'collections:\n  keps: { data: keps/*/kep.yml }\n')
    put(folder, 'docs/index.md', '<!-- list_keps -->\n')
    put(folder, 'keps/a/kep.yml', 'title: First\n')
    expect(await listed()).toContain('First')
    await cached(folder, 'check')
    expect(kept()).toHaveLength(1)
  })

  test.each([
    ['one more', () => put(folder, 'keps/b/kep.yml', 'title: Second\n'), ['First', 'Second']],
    ['another text', () => put(folder, 'keps/a/kep.yml', 'title: Changed\n'), ['Changed']],
    ['another name', () => renameSync(join(folder, 'keps/a'), join(folder, 'keps/c')), ['First']],
    ['none any more', () => rmSync(join(folder, 'keps/a/kep.yml')), []],
    ['what no glob means', () => put(folder, 'keps/b/kap.yml', 'title: Second\n'), ['First']],
  ] as const)('%s', async (_, change, titles) => {
    change()
    const now = await cached(folder, 'check')
    expect(now).toEqual(await fresh(folder, 'check'))
    expect([...(await listed()).matchAll(/First|Second|Changed/g)].map(([title]) => title)).toEqual(titles)
  })
})

describe('nothing is kept', () => {
  test('where that is not wanted', async () => {
    const folder = makeSite()
    await fresh(folder, 'check')
    await mdspliceWith({ build: () => 'one' }, folder, 'check')
    await mdspliceWith({ cacheFolder }, folder, 'check')
    expect(kept()).toEqual([])
  })

  test('where it cannot be written, and nothing is said of it', async () => {
    const folder = makeSite()
    const expected = await fresh(folder, 'check')
    rmSync(cacheFolder, { recursive: true })
    expect(await cached(folder, 'check')).toEqual(expected)
    writeFileSync(cacheFolder, 'a file in its place')
    expect(await cached(folder, 'check')).toEqual(expected)
  })

  test('within the site', async () => {
    const folder = makeSite()
    put(folder, 'mkdocs.yml', `docs_dir: ${cacheFolder}\n`)
    await cached(folder, 'check')
    expect(kept()).toEqual([])
  })

  test('of a site that cannot be read', async () => {
    const folder = makeSite()
    put(folder, 'mdsplice.yml', 'colections: {}\n')
    expect(await cached(folder, 'check')).toMatchObject({ code: 2 })
    expect(kept()).toEqual([])
  })

  test('of what write has written but that to start from', async () => {
    const folder = makeSite()
    const before = contentOf(join(folder, 'docs'))
    const first = await cached(folder, 'write')
    const second = await cached(folder, 'write')
    expect(second.err).not.toBe(first.err)
    put(folder, 'docs/index.md', String(before['index.md']))
    expect(await cached(folder, 'write')).toEqual(first)
    const pages = contentOf(join(folder, 'docs'))
    expect(await cached(folder, 'write')).toEqual(second)
    put(folder, 'docs/vereisten/a.md', requirement('Anders', 'data'))
    await cached(folder, 'write')
    expect(contentOf(join(folder, 'docs'))['index.md']).not.toBe(pages['index.md'])
  })
})

test('with a cache everything is as without one, whatever is changed', async () => {
  const page = fc.constantFrom(
    'docs/index.md',
    'docs/vereisten/a.md',
    'docs/vereisten/b.md',
    'docs/vereisten/c.md',
    'docs/x.md',
  )
  const text = fc.oneof(
    fc.constantFrom(...Object.values(site)),
    fc.constantFrom('data', 'privacy', 'dta').map((block) => requirement('Titel', block)),
    fc.constantFrom(
      '<!-- list_vereisten -->\n',
      '<!-- list_vereist -->\n',
      '<!-- list_vereisten',
      '---\ntitle: [\n---\n',
      '',
    ),
  )
  const edit = fc.oneof(
    fc.tuple(page, text),
    fc.tuple(page, fc.constant(null)),
    fc.tuple(
      fc.constantFrom('mkdocs.yml', 'mdsplice.lock', 'docs/a.png'),
      fc.constantFrom('', 'site_name: S\n', 'theme: {language: en}\n', null),
    ),
    ...(long
      ? [
          fc.tuple(
            fc.constantFrom('mdsplice.yml', 'acties.yml', 'schema.yml'),
            fc.constantFrom(...Object.values(site), null),
          ),
        ]
      : []),
  )
  const step = fc.tuple(fc.array(edit, { maxLength: 3 }), fc.constantFrom('check', 'check', 'write', 'write --force'))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      // To read a configuration takes most of the time.
      const [one, other] = [makeSite(['mdsplice.yml']), makeSite(['mdsplice.yml'])]
      for (const [edits, command] of steps) {
        for (const [path, content] of edits) {
          for (const folder of [one, other])
            if (content === null) rmSync(join(folder, path), { force: true })
            else put(folder, path, content)
        }
        const args = command.split(' ')
        const results = [await cached(one, ...args), await fresh(other, ...args)]
        expect(results[0]).toEqual(results[1])
        expect(contentOf(join(one, 'docs'))).toEqual(contentOf(join(other, 'docs')))
      }
      for (const folder of [one, other]) rmSync(folder, { recursive: true })
    }),
    { numRuns: long ? 1000 : 40 },
  )
}, 600_000)
