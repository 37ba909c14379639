import { readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { copySite, filesIn, fixtures, mdsplice, siteOf } from '../mini-site.ts'
import { corpus, describeWithCorpus } from '../tools.ts'

const site = join(fixtures, 'traceability-listings')

interface Relation {
  from: string
  to: string
  pages: number
  related: number
  rows: { path: string; id: string | null; title: string; related: { path: string; stated_by: string }[] }[]
}

async function relationsOf(folder: string): Promise<Relation[]> {
  const { out } = await mdsplice(folder, 'trace', '--format', 'json')
  return (JSON.parse(out) as { relations: Relation[] }).relations
}

describe('mdsplice trace', () => {
  test.each(['md', 'json', 'csv', 'html'])('says that there are no relations, as %s', async (format) => {
    const alone = siteOf({ 'mdsplice.yml': 'messages: en\ncollections:\n  notes:\n', 'docs/notes/a.md': '# A\n' })
    expect(await mdsplice(alone, 'trace', '--format', format)).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^mdsplice trace: no page names a page of a collection in its front matter; /),
    })
  })

  test('JSON has every pair of collections both ways, and who says so', async () => {
    const relations = await relationsOf(site)
    expect(relations.map(({ from, to, pages, related }) => [from, to, pages, related])).toEqual([
      ['vereisten', 'maatregelen', 4, 3],
      ['maatregelen', 'vereisten', 3, 2],
    ])
    expect(relations[0]?.rows[1]).toEqual({
      path: 'docs/vereisten/avg-10.md',
      id: 'avg-10',
      title: 'Toegang | inzage <b>#1</b>; `end`',
      related: [{ path: 'docs/maatregelen/toegang.md', id: null, title: 'Beperk de toegang', stated_by: 'page' }],
    })
    const pairs = relations.map(({ rows }) =>
      rows.flatMap(({ path, related }) => related.map((other) => [path, other.path])),
    )
    expect(pairs[1]?.map(([page, other]) => [other, page]).sort()).toEqual(pairs[0]?.sort())
  })

  test('CSV has a line for each pair, and one for a page that is related to none', async () => {
    const { code, out, err } = await mdsplice(site, 'trace', '--format', 'csv')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = out.split('\n')
    expect(lines[0]).toBe('from,from_path,from_id,from_title,to,to_path,to_id,to_title,stated_by')
    expect(lines).toContain('vereisten,docs/vereisten/avg-2.md,avg-2,Zonder maatregel,maatregelen,,,,')
    expect(lines).toContain(
      'vereisten,docs/vereisten/archiefwet.md,arc-01,Bewaar wat bewaard moet worden,maatregelen,docs/maatregelen/toegang.md,,Beperk de toegang,related',
    )
    expect(lines).toHaveLength(1 + 5 + 5 + 1)
  })

  test('Markdown has a table for each way, with links from this folder', async () => {
    const { out } = await mdsplice(site, 'trace')
    expect(out).toMatch(
      /^## vereisten → maatregelen\n\n3 van 4 \(75%\)\n\n\| vereisten \| maatregelen \|\n\| - \| - \|\n/,
    )
    expect(out).toContain('| [Zonder maatregel](docs/vereisten/avg-2.md) | |\n')
    expect(out).toContain(
      '| [Bewaar wat bewaard moet worden](docs/vereisten/archiefwet.md) | [Houd een logboek bij](docs/maatregelen/logboek.md), [Beperk de toegang](docs/maatregelen/toegang.md) |\n',
    )
  })

  test('HTML is one page that needs nothing else, and every link in it leads to a row', async () => {
    const { out } = await mdsplice(site, 'trace', '--format', 'html')
    expect(out).toMatch(/^<!doctype html>\n<html lang="nl">/)
    expect(out).not.toMatch(/src=|href="[^#]|url\(|@import|<script/)
    const [ids, links] = [/ id="([^"]+)"/g, / href="#([^"]+)"/g].map((pattern) =>
      [...out.matchAll(pattern)].map(([, name]) => name),
    )
    expect(new Set(ids).size).toBe(ids?.length)
    expect(links?.filter((name) => !ids?.includes(name))).toEqual([])
    expect(out).toContain('Toegang | inzage &#60;b&#62;#1&#60;/b&#62;; `end`')
  })

  test('a site without relations has none to print', async () => {
    expect(JSON.parse((await mdsplice(join(fixtures, 'filters'), 'trace', '--format', 'json')).out)).toMatchObject({
      version: 1,
    })
  })
})

/** Editors of the later one found by hand 2 requirements without a measure and 15 measures without a requirement. */
const snapshots = [
  { name: 'algoritmekader-2024-07', pages: [64, 43], related: [51, 41], pairs: 361 },
  { name: 'algoritmekader-2025-02', pages: [63, 104], related: [61, 89], pairs: 563 },
]

describeWithCorpus('the real site', () => {
  describe.each(snapshots)('$name', ({ name, pages, related, pairs }) => {
    const counted = countPairs(join(corpus, name, 'docs'))
    let folder: string
    let page: string

    beforeAll(async () => {
      folder = copySite(join(corpus, name))
      const directives = [
        'matrix vereisten maatregelen heads=name',
        'coverage maatregelen of vereisten',
        'coverage vereisten of maatregelen format=count',
        'graph vereisten maatregelen limit=40',
        'matrix vereisten levenscyclus',
      ]
      writeFileSync(
        join(folder, 'docs/samenhang.md'),
        `# Samenhang\n${directives.map((directive) => `\n<!-- ${directive} -->\n`).join('')}`,
      )
      const { err } = await mdsplice(folder, 'write', 'docs/samenhang.md')
      expect(err).not.toContain('docs/samenhang.md')
      page = readFileSync(join(folder, 'docs/samenhang.md'), 'utf8')
    })

    test('trace has the pairs that an independent count has', async () => {
      const [there, back] = await relationsOf(folder)
      expect([there?.pages, back?.pages]).toEqual(pages)
      expect([there?.related, back?.related]).toEqual(related)
      const traced = there?.rows.flatMap((row) => row.related.map((other) => `${row.path} ${other.path}`)) ?? []
      expect(traced).toHaveLength(pairs)
      expect(traced.sort()).toEqual([...counted.pairs].map((pair) => pair.replace(/(^| )/g, '$1docs/')).sort())
    })

    test('the matrix has a mark for each pair, and its totals are theirs', () => {
      const table = regionOf(page, 'matrix')
      expect(table.match(/\[✓\]/g)).toHaveLength(pairs)
      expect(/^\| \*\*Totaal\*\* .*\| (\d+) \|$/m.exec(table)?.[1]).toBe(String(pairs))
    })

    test('the coverage is that of the count, and its list has the others', () => {
      const [covered = 0, all = 0] = [related[0], pages[0]]
      const text = regionOf(page, 'coverage')
      expect(text).toContain(`${covered} van ${all} vereisten (`)
      expect(text.match(/^- \[/gm)).toHaveLength(all - covered)
      const share = Math.floor((1000 * (related[1] ?? 0)) / (pages[1] ?? 1)) / 10
      expect(page).toContain(`\n${String(share).replace('.', ',')}%\n`)
    })

    test('the graph has an arrow for each pair of its requirements', () => {
      const chart = regionOf(page, 'graph')
      const rows = chart.match(/^ {4}\w+\["/gm)?.length
      const shown = new Set(counted.requirements.slice(0, 40))
      const expected = [...counted.pairs].filter((pair) => shown.has(pair.split(' ')[0] ?? ''))
      expect(rows).toBe(40)
      expect(chart.match(/ --> /g)).toHaveLength(expected.length)
      expect(chart.length).toBeLessThan(50_000)
    })

    test('the matrix of a field counts each page once for each of its values', () => {
      const table = page.slice(page.lastIndexOf('<!-- matrix'))
      expect(/^\| \*\*Totaal\*\* .*\| (\d+) \|$/m.exec(table)?.[1]).toBe(String(counted.phases))
    })
  })
})

function regionOf(page: string, name: string): string {
  return new RegExp(`<!-- ${name} [^>]*-->([^]*?)<!-- /${name} `).exec(page)?.[1] ?? ''
}

/** Counts without any of mdsplice's code: lines of front matter, read by what they look like. */
function countPairs(docs: string): { pairs: Set<string>; requirements: string[]; phases: number } {
  const members = (folder: string): Map<string, string> =>
    new Map(
      filesIn(docs)
        .filter((path) => path.includes(`${folder}/`) && path.endsWith('.md') && !/(?:index|README)\.md$/.test(path))
        .sort()
        .map((path) => [posix.basename(path, '.md').trim().replace(/\s+/g, ' '), path]),
    )
  const listed = (path: string, field: string): Set<string> => {
    const head = readFileSync(join(docs, path), 'utf8').split(/^---\s*$/m)[1] ?? ''
    let key = ''
    const values = head.split(/\r?\n/).flatMap((line) => {
      const [, name, rest] = /^([\w-]+):(.*)$/.exec(line) ?? []
      if (name !== undefined) key = name
      return key === field ? (rest ?? line.replace(/^\s*-/, '')) : []
    })
    return new Set(values.map((value) => value.trim().replace(/\s+/g, ' ')).filter(Boolean))
  }
  const [requirements, measures] = [members('vereisten'), members('maatregelen')]
  const pairs = new Set<string>()
  for (const path of measures.values())
    for (const name of listed(path, 'vereiste'))
      if (requirements.has(name)) pairs.add(`${requirements.get(name)} ${path}`)
  for (const path of requirements.values())
    for (const name of listed(path, 'maatregel')) if (measures.has(name)) pairs.add(`${path} ${measures.get(name)}`)
  const phases = [...requirements.values()].reduce((sum, path) => sum + listed(path, 'levenscyclus').size, 0)
  return { pairs, requirements: [...requirements.values()], phases }
}
