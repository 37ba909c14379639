import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { contentOf, copySite, mdsplice } from '../mini-site.ts'
import { corpus, describeWith, describeWithCorpus } from '../tools.ts'
import { holdVerbsAlike } from '../verbs-alike.ts'

interface Expected {
  page: string
  line: number
  directive: string
  expected: string[]
}

const long = process.env['MDSPLICE_LONG'] === '1'

/** The later snapshot has a line that a merge left, and one directive that does not end; its page is left as it is. */
const snapshots = [
  { name: 'algoritmekader-2024-07', directives: 337, rows: 2061, errors: [], unclosed: [] },
  {
    name: 'algoritmekader-2025-02',
    directives: 257,
    rows: 2328,
    errors: [
      /^39:1-39:13 error Leftover marker of a merge conflict.* conflict-marker/,
      /^89:1-89:22 error The comment of `list_maatregelen` is not closed; close it with `-->` unclosed-directive/,
    ],
    unclosed: ['voldoen-aan-wetten-en-regels/vereisten/aia-38-testen.md'],
  },
]

describeWithCorpus('the real site', () => {
  describe.each(snapshots)('$name', ({ name, directives, rows, errors, unclosed }) => {
    const expected = (
      JSON.parse(readFileSync(join(corpus, name, 'expected.json'), 'utf8')) as { directives: Expected[] }
    ).directives
    const original = contentOf(join(corpus, name, 'docs'))
    let site: string
    let result: Awaited<ReturnType<typeof mdsplice>>
    let written: Record<string, string>

    beforeAll(async () => {
      site = copySite(join(corpus, name))
      result = await mdsplice(site, 'write')
      written = contentOf(join(site, 'docs'))
    })

    test(`${directives} directives list ${rows} rows, all as expected and in order`, () => {
      const pages = [...new Set(expected.map(({ page }) => page))].filter((page) => !unclosed.includes(page))
      const answered = pages.flatMap((page) => {
        const text = Buffer.from(written[page] ?? '', 'latin1').toString('utf8')
        return listingsOf(page, text)
      })
      const wanted = expected
        .filter(({ page }) => !unclosed.includes(page))
        .map(({ page, expected: listed }) => ({ page, listed }))
      expect(answered).toEqual(wanted)
      expect(expected).toHaveLength(directives)
      expect(expected.flatMap(({ expected: listed }) => listed)).toHaveLength(rows)
    })

    test('only a line that a merge left and a directive that does not end are errors', () => {
      const found = result.err.split('\n').filter((line) => / error /.test(line))
      expect(found.map((line) => line.replace(/ {2,}/g, ' '))).toEqual(
        errors.map((error) => expect.stringMatching(error)),
      )
      expect(result.code).toBe(unclosed.length > 0 ? 1 : 0)
      for (const page of unclosed) expect(written[page]).toBe(original[page])
    })

    test('every byte outside regions is as before', () => {
      const region = /(<!--\s*list_(?:(?!-->)[^])*-->)(?:(?!<!--)[^])*<!-- \/list_\S+ [0-9a-f]{16} -->/g
      expect(
        Object.keys(original).filter((path) => (written[path] ?? '').replace(region, '$1') !== original[path]),
      ).toEqual([])
      expect(Object.keys(written)).toEqual(Object.keys(original))
    })

    test('write again changes nothing, check finds nothing out of date, clear gives back the originals', async () => {
      expect((await mdsplice(site, 'write')).err).toMatch(/no page written\n$/)
      expect(contentOf(join(site, 'docs'))).toEqual(written)
      expect((await mdsplice(site, 'check')).err).toMatch(/mdsplice check: (?:no page out of date|errors found)\n$/)
      const cleared = copySite(site)
      await mdsplice(cleared, 'clear')
      expect(contentOf(join(cleared, 'docs'))).toEqual(original)
    })

    test('build makes what write makes, and check says beforehand what both say', async () => {
      const changed = Object.keys(written).filter((path) => written[path] !== original[path])
      expect(await holdVerbsAlike(join(corpus, name))).toEqual(changed)
    })

    describeWith('mkdocs', ['--version'], 'built by MkDocs', () => {
      // `build` makes the same pages, which the test above holds.
      test.each(long ? ['build', 'write'] : ['write'])(
        'after %s every row is a link to a page that was built',
        async (verb) => {
          const folder = copySite(join(corpus, name))
          await mdsplice(folder, ...(verb === 'build' ? ['build', '--out', 'built'] : ['write']))
          const config = readFileSync(join(folder, 'mkdocs.yml'), 'utf8')
          writeFileSync(join(folder, 'mkdocs.yml'), verb === 'build' ? `docs_dir: built\n${config}` : config)
          const mkdocs = spawnSync('mkdocs', ['build', '--quiet'], { cwd: folder, encoding: 'utf8' })
          expect(mkdocs.status).toBe(0)
          const links = rowLinks(join(folder, 'site'))
          expect(links.filter(({ target }) => !existsSync(target))).toEqual([])
          const unwritten = expected
            .filter(({ page }) => unclosed.includes(page))
            .flatMap(({ expected: listed }) => listed)
          expect(links).toHaveLength(rows - unwritten.length)
        },
      )
    })
  })
})

/** The pages that each region of a written page lists. */
function listingsOf(page: string, text: string): { page: string; listed: string[] }[] {
  const regions = text.matchAll(/<!--\s*list_[^]*?-->([^]*?)<!-- \/list_/g)
  return [...regions].map(([, listing = '']) => ({
    page,
    listed: [...listing.matchAll(/^[ \t>]*\| \[.*?\]\(([^)]*)\)/gm)].map(([, link = '']) =>
      posix.join(posix.dirname(page), decodeURIComponent(link)),
    ),
  }))
}

/** The link in the first cell of every row of a generated table, and the file that it leads to. */
function rowLinks(folder: string): { page: string; target: string }[] {
  return Object.entries(contentOf(folder))
    .filter(([path]) => path.endsWith('.html'))
    .flatMap(([path, latin1]) => {
      const html = Buffer.from(latin1, 'latin1').toString('utf8')
      const tables = html.matchAll(
        /<th>(?:Vereiste|Maatregel|Instrument|Hulpmiddel)<\/th>\s*<th>Uitleg<\/th>[^]*?<\/table>/g,
      )
      return [...tables].flatMap(([table]) =>
        [...table.matchAll(/<tr>\s*<td><a href="([^"]*)">/g)].map(([, href = '']) => ({
          page: path,
          target: join(folder, dirname(path), decodeURIComponent(href.replace(/&#x27;|&#39;/g, "'")), 'index.html'),
        })),
      )
    })
}
