import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import { contentOf, copySite, fixtures, mdsplice, mdspliceWith, projectRoot, temporaryFolder } from '../mini-site.ts'
import { commandLine } from '../../src/cli/main.ts'

const overview = 'docs/bouwblokken/privacy-en-gegevensbescherming/index.md'
const measure = 'docs/maatregelen/grondslag_vastleggen.md'

const template = copySite(join(fixtures, 'example'))
await mdsplice(template, 'write')

/** A site with its lists in place. */
function writtenSite(): string {
  return copySite(template)
}

function read(site: string, path: string): string {
  return readFileSync(join(site, path), 'utf8')
}

function retitle(site: string, path = measure): void {
  writeFileSync(join(site, path), read(site, path).replace(/^title: .*/m, 'title: Nieuw'))
}

describe('--diff and --dry-run', () => {
  test('show what would change, as a patch that git applies, and write nothing', async () => {
    const site = makeRepository(writtenSite())
    retitle(site)
    const before = contentOf(site)
    const { code, out, err } = await mdsplice(site, 'write', '--dry-run', '--diff')
    expect({ code, err }).toEqual({ code: 0, err: 'mdsplice write: 6 pages would change; nothing was written\n' })
    expect(contentOf(site)).toEqual(before)
    expect(await mdsplice(site, 'check', '--diff')).toMatchObject({ code: 3, out })
    writeFileSync(join(site, 'patch'), out)
    git(site, 'apply', 'patch')
    rmSync(join(site, 'patch'))
    expect(await mdsplice(site, 'check', '--diff')).toMatchObject({ code: 0, out: '' })
  })

  test('a page with a byte order mark and CRLF line ends: the patch applies, too', async () => {
    const site = makeRepository(copySite(join(fixtures, 'line-ends')))
    const { out } = await mdsplice(site, 'write', '--dry-run', '--diff')
    writeFileSync(join(site, 'patch'), out)
    git(site, 'apply', '--whitespace=nowarn', 'patch')
    expect(await mdsplice(site, 'check')).toMatchObject({ code: 0 })
  })

  test('colours are for terminals', async () => {
    const site = writtenSite()
    retitle(site)
    const { out } = await mdspliceWith({ colorOut: true }, site, 'check', '--diff', overview)
    expect(out).toMatch(/^\u001B\[1m--- a\/docs.*\u001B\[0m\n/)
    expect(out).toMatch(/^\u001B\[32m\+\| \[Nieuw\].*\u001B\[0m$/m)
  })

  test('a terminal does not obey what stands in pages', async () => {
    const site = writtenSite()
    retitle(site)
    appendFileSync(join(site, overview), '\n\u001B[2J')
    const { out } = await mdspliceWith({ colorOut: true }, site, 'check', '--diff', overview)
    expect(out).not.toContain('\u001B[2J')
  })

  test.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1' }, false],
    [{}, false],
  ])('with %j in the environment, piped', async (environment, hasColors) => {
    const site = writtenSite()
    retitle(site)
    const args = [join(projectRoot, 'bin/mdsplice.js'), 'check', '--diff', overview]
    const plain = { FORCE_COLOR: undefined, NO_COLOR: undefined, ...environment }
    expect(runProgram(site, process.execPath, args, plain).output.includes('\u001B[')).toBe(hasColors)
  })
})

test.each([
  [['check', ''], "error: missing argument 'paths'"],
  [['write', 'docs', ''], "error: missing argument 'paths'"],
  [['list', 'vereisten', '--output', ''], "error: option '-o, --output <file>' argument missing"],
  [['check', '-f', ''], "error: option '-f, --config-file <file>' argument missing"],
  [['check', '--since='], "error: option '--since <revision>' argument missing"],
  [['check', '--shard', '1/1', '--index', 'a', ''], "error: option '--index <files...>' argument missing"],
  [['assets', '--out', ''], "error: option '-o, --out <folder>' argument missing"],
])('an empty argument is wrong usage: %j', async (args, error) => {
  expect(await mdsplice(writtenSite(), ...args)).toEqual({ code: 2, out: '', err: `${error}\n` })
})

describe('--stdin-filepath', () => {
  /** @param isPiped whether bytes can go out as they are, as they cannot to a terminal */
  const filter = async (
    site: string,
    verb: string,
    path: string,
    text: string | Uint8Array,
    isPiped = false,
  ): ReturnType<typeof mdsplice> => {
    const readIn = (): Uint8Array => (typeof text === 'string' ? new TextEncoder().encode(text) : text)
    let bytes = ''
    const writeBytes = (given: Uint8Array): void => void (bytes += Buffer.from(given).toString('latin1'))
    const io = { readIn, ...(isPiped && { writeBytes }) }
    const result = await mdspliceWith(io, site, verb, '--stdin-filepath', path)
    return { ...result, out: result.out + bytes }
  }

  test('a page goes in and comes out with its lists, and no file changes', async () => {
    const site = writtenSite()
    const text = read(site, overview)
    const before = contentOf(site)
    const bare = (await filter(site, 'clear', overview, text)).out
    expect(bare).not.toContain('](../../maatregelen/')
    const retitled = bare.replace('bouwblok/privacy-en-gegevensbescherming-->', 'bouwblok/data -->')
    const { code, out, err } = await filter(site, 'write', overview, retitled)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('[Stel bewaartermijnen vast](../../maatregelen/bewaartermijnen_vaststellen.md)')
    expect(contentOf(site)).toEqual(before)
  })

  test('the front matter that comes in counts, not that of the file', async () => {
    const site = writtenSite()
    const { out } = await filter(
      site,
      'write',
      'docs/vereisten/nieuw.md',
      '---\nmaatregel: dpia_uitvoeren\n---\n\n<!-- list_maatregelen_on_vereisten_page -->\n',
    )
    expect(out).toContain('[Voer een DPIA uit](../maatregelen/dpia_uitvoeren.md)')
  })

  test('a page with an error comes out as it went in', async () => {
    const site = writtenSite()
    const text = '\uFEFF<!-- list_vereiste -->\r\n<!-- list_vereisten -->'
    const { code, out, err } = await filter(site, 'write', 'docs/index.md', text)
    expect({ code, out }).toEqual({ code: 1, out: text })
    expect(err).toContain('1:6-1:19 error')
  })

  test('check prints messages only', async () => {
    const site = writtenSite()
    expect(await filter(site, 'check', 'docs/index.md', '<!-- list_vereisten -->\n')).toEqual({
      code: 3,
      out: '',
      err: expect.stringContaining('`list_vereisten` has no listing yet'),
    })
  })

  const others = ['README.md', '../elsewhere.md', '/elsewhere.md', 'docs/image.png', 'docs/.drafts/x.md']
  const odd = '\uFEFF<!-- list_vereisten -->\r\n\u001B[31m\nno line end'

  test.each(others)('%s is no page: it comes out as it went in, with a note', async (path) => {
    const site = writtenSite()
    for (const text of ['', odd])
      for (const verb of ['write', 'clear', 'check'])
        expect({ verb, ...(await filter(site, verb, path, text, true)) }).toEqual({
          verb,
          code: 0,
          out: verb === 'check' ? '' : text,
          err: `${path}: not a page of this site; nothing to do\n`,
        })
  })

  test('outside any site, too', async () => {
    const { code, out, err } = await filter(temporaryFolder(), 'write', 'notes/x.md', odd, true)
    expect({ code, out, err }).toEqual({
      code: 0,
      out: odd,
      err: 'notes/x.md: not a page of this site; nothing to do\n',
    })
  })

  test('started elsewhere, the site around the page is taken', async () => {
    const site = writtenSite()
    const text = read(site, overview)
    const bare = (await filter(site, 'clear', overview, text)).out
    const starts: [cwd: string, path: string][] = [
      [temporaryFolder(), join(site, overview)],
      [writtenSite(), join(site, overview)],
      [join(site, 'docs'), overview.slice('docs/'.length)],
      [join(site, dirname(overview)), basename(overview)],
    ]
    for (const [cwd, path] of starts) {
      expect(await filter(cwd, 'clear', path, text, true)).toEqual({ code: 0, out: bare, err: '' })
      expect(await filter(cwd, 'write', path, bare, true)).toEqual({ code: 0, out: text, err: '' })
    }
  })

  test('a page in a folder that is reached through a link is the same page', async () => {
    const site = writtenSite()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(site, link)
    const text = read(site, overview)
    expect(await filter(site, 'write', join(link, overview), text)).toEqual({ code: 0, out: text, err: '' })
  })

  test.each(['write', 'clear'])('%s loses no page, whatever goes wrong', async (verb) => {
    const site = writtenSite()
    for (const text of [Uint8Array.of(0xff, 0x0a), Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3)])
      expect(await filter(site, verb, 'docs/index.md', text, true)).toEqual({
        code: 2,
        out: Buffer.from(text).toString('latin1'),
        err: expect.stringContaining('UTF-8'),
      })
    writeFileSync(join(site, 'mdsplice.yml'), 'colections: {}\n')
    expect(await filter(site, verb, 'docs/index.md', odd, true)).toEqual({
      code: 2,
      out: odd,
      err: expect.stringContaining('mdsplice.yml:1:1'),
    })
    expect(await filter(site, verb, 'docs/index.md', '', true)).toMatchObject({ code: 2, out: '' })
  })
})

describe('--since', () => {
  const reported = async (site: string, ...args: string[]): Promise<string[]> => {
    const { err } = await mdsplice(site, 'check', '--since', 'HEAD', ...args)
    return [...err.matchAll(/^(docs\/.*)$/gm)].map(([, path]) => path ?? '')
  }
  const append = (site: string, path: string, text: string): void => appendFileSync(join(site, path), text)

  test('nothing changed, nothing is reported, not even what is wrong', async () => {
    const site = writtenSite()
    append(site, 'docs/index.md', '\n<!-- list_vereiste -->\n')
    makeRepository(site)
    expect(await mdsplice(site, 'check', '--since', 'HEAD')).toMatchObject({ code: 0 })
    expect(await mdsplice(site, 'check')).toMatchObject({ code: 1 })
  })

  test('a changed title is reported on the pages that show it', async () => {
    const site = makeRepository(writtenSite())
    append(site, 'docs/bouwblokken/data/index.md', '\nEen zin.\n')
    retitle(site)
    const all = [...(await mdsplice(site, 'check')).err.matchAll(/^(docs\/.*)$/gm)].map(([, path]) => path)
    expect(await reported(site)).toEqual(all)
    expect(all).toContain(overview)
    expect(await reported(site, 'docs/levenscyclus')).toEqual(['docs/levenscyclus/ontwerp.md'])
  })

  test('a deleted page is reported where it was listed or referred to', async () => {
    const site = writtenSite()
    append(site, 'docs/rollen/jurist.md', '\n<!-- list_nonsens -->\n')
    append(site, 'docs/rollen/index.md', '\n<!-- list_nonsens -->\n')
    makeRepository(site)
    rmSync(join(site, measure))
    const found = await reported(site)
    expect(found).toContain(overview)
    expect(found).toContain('docs/rollen/jurist.md')
    expect(found).not.toContain('docs/rollen/index.md')
  })

  test('a page that git does not know yet counts', async () => {
    const site = makeRepository(writtenSite())
    writeFileSync(join(site, 'docs/maatregelen/nieuw.md'), '---\ntitle: Nieuw\nbouwblok: data\n---\n')
    expect(await reported(site)).toEqual(['docs/bouwblokken/data/index.md', 'docs/maatregelen/index.md'])
  })

  test('a changed configuration can affect every page', async () => {
    const site = writtenSite()
    append(site, 'docs/index.md', '\n<!-- list_nonsens -->\n')
    makeRepository(site)
    writeFileSync(join(site, 'mdsplice.yml'), 'language: nl\n')
    expect(await reported(site)).toContain('docs/index.md')
  })

  test.each([
    ['a template', 'sjablonen/rij.md', '{{#rows}}{{title}}{{/rows}}', '{{#rows}}- {{title}}\n{{/rows}}'],
    ['a schema', 'schemas/maatregel.json', '{}', '{ "required": ["nergens"] }'],
  ])('%s that the configuration names can affect every page', async (_, file, before, after) => {
    const site = copySite(join(fixtures, 'example'))
    const named = file.endsWith('.json') ? `schema: ${file}` : `template: ${file}`
    mkdirSync(dirname(join(site, file)))
    writeFileSync(join(site, file), before)
    writeFileSync(join(site, 'mdsplice.yml'), `collections:\n  vereisten:\n  maatregelen: { ${named} }\n`)
    await mdsplice(site, 'write')
    makeRepository(site)
    expect(await reported(site)).toEqual([])
    writeFileSync(join(site, file), after)
    expect(await reported(site)).toContain(file.endsWith('.json') ? measure : overview)
  })

  test.each([
    ['no such revision', 'nonsens'],
    ['something that looks like an option', '--help'],
  ])('%s', async (_, revision) => {
    const site = makeRepository(writtenSite())
    expect(await mdsplice(site, 'check', `--since=${revision}`)).toEqual({
      code: 2,
      out: '',
      err: `git cannot list the changes since \`${revision}\`; use a commit, branch or tag of this clone\n`,
    })
  })

  test('no repository', async () => {
    const { code, err } = await mdsplice(writtenSite(), 'check', '--since', 'HEAD')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('is not in a git repository') })
  })
})

describe('progress', () => {
  test('is shown on a terminal after a second, and taken away again', async () => {
    let time = 0
    const io = { isTerminal: true, now: () => (time += 50) }
    const { err } = await mdspliceWith(io, writtenSite(), 'check')
    expect(err).toMatch(
      /^(?:\r\u001B\[Kmdsplice check: reading \d+ \/ \d+)+(?:\r\u001B\[Kmdsplice check: \d+ \/ \d+)+\r\u001B\[Kmdsplice check: no page out of date\n$/,
    )
  })

  test('is not shown when it takes no second, or there is no terminal', async () => {
    let time = 0
    const site = writtenSite()
    const plain = await mdsplice(site, 'check')
    expect(await mdspliceWith({ isTerminal: true, now: () => 0 }, site, 'check')).toEqual(plain)
    expect(await mdspliceWith({ now: () => (time += 500) }, site, 'check')).toEqual(plain)
  })
})

/** That they work is shown by running the manual's pages of commands, which have the same examples. */
test.each(
  (await commandLine({ cwd: '/', writeOut: () => {}, writeErr: () => {}, color: false }, () => {})).commands.map(
    (command) => command.name(),
  ),
)('the help of %s has examples', async (name) => {
  const { out } = await mdsplice('/', 'help', name)
  expect(out).toMatch(/\nExamples:\n(?: {2}# .*\n)? {2}.*\bmdsplice /)
})
