import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { git, makeRepository } from '../git-repository.ts'
import { copySite, filesIn, mdsplice, temporaryFolder } from '../mini-site.ts'
import { corpus, describeWith, describeWithCorpus } from '../tools.ts'

interface Changes {
  version: number
  revision: string
  pages: {
    change: string
    path: string
    from: string | null
    title: string
    fields: object[]
    is_text_changed: boolean
  }[]
  listings: {
    change: string
    path: string
    line: number
    directive: string
    gained: { path: string }[]
    lost: { path: string }[]
  }[]
}

const site: Record<string, string> = {
  'docs/index.md': '# Thuis\n\n<!-- list_vereisten bouwblok/data -->\n\n<!-- coverage maatregelen of vereisten -->\n',
  'docs/vereisten/a.md': '---\ntitle: Eerste\nbouwblok: [data, privacy]\n---\n\nTekst.\n',
  'docs/vereisten/b.md': '---\ntitle: Tweede\nid: ver-b\nbouwblok: data\n---\n\nTekst van b.\n',
  'docs/vereisten/weg.md': '---\ntitle: Verdwijnt\nbouwblok: data\n---\n',
  'docs/maatregelen/m.md': '---\ntitle: Doe iets\nvereiste: a\n---\n',
}

function makeSite(folder: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Two pages change, one comes, one goes, and one gets another name. */
function changeSite(folder: string): void {
  makeSite(folder, {
    'docs/vereisten/a.md': '---\ntitle: Eerste vereiste\nbouwblok: [privacy, governance]\n---\n\nTekst.\n',
    'docs/vereisten/nieuw.md': '---\ntitle: Erbij | {{ x }}\nbouwblok: data\n---\n',
    'docs/maatregelen/m.md': '---\ntitle: Doe iets\nvereiste: a\n---\n\nNu met tekst.\n',
  })
  rmSync(join(folder, 'docs/vereisten/weg.md'))
  renameSync(join(folder, 'docs/vereisten/b.md'), join(folder, 'docs/vereisten/avg-b.md'))
  writeFileSync(
    join(folder, 'docs/vereisten/avg-b.md'),
    '---\ntitle: Tweede\nid: ver-b\nbouwblok: data\n---\n\nAndere tekst van b.\n',
  )
}

async function changesOf(folder: string, revision = 'HEAD'): Promise<Changes> {
  const { code, err, out } = await mdsplice(folder, 'diff', revision, '--format', 'json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as Changes
}

describeWith('git', ['--version'], 'mdsplice diff', () => {
  test('JSON has pages that came, went, were renamed or changed, their fields, and the rows of directives', async () => {
    const folder = makeRepository(makeSite(temporaryFolder(), site))
    changeSite(folder)
    expect(await changesOf(folder)).toEqual({
      version: 1,
      revision: 'HEAD',
      pages: [
        {
          change: 'changed',
          path: 'docs/maatregelen/m.md',
          from: null,
          title: 'Doe iets',
          fields: [],
          is_text_changed: true,
        },
        {
          change: 'changed',
          path: 'docs/vereisten/a.md',
          from: null,
          title: 'Eerste vereiste',
          fields: [
            { field: 'title', before: ['Eerste'], after: ['Eerste vereiste'] },
            { field: 'bouwblok', before: ['data', 'privacy'], after: ['privacy', 'governance'] },
          ],
          is_text_changed: false,
        },
        {
          change: 'renamed',
          path: 'docs/vereisten/avg-b.md',
          from: 'docs/vereisten/b.md',
          title: 'Tweede',
          fields: [],
          is_text_changed: true,
        },
        {
          change: 'added',
          path: 'docs/vereisten/nieuw.md',
          from: null,
          title: 'Erbij | {{ x }}',
          fields: [],
          is_text_changed: false,
        },
        {
          change: 'removed',
          path: 'docs/vereisten/weg.md',
          from: null,
          title: 'Verdwijnt',
          fields: [],
          is_text_changed: false,
        },
      ],
      listings: [
        {
          change: 'changed',
          path: 'docs/index.md',
          line: 3,
          directive: 'list_vereisten bouwblok/data',
          from: null,
          gained: [{ path: 'docs/vereisten/nieuw.md', title: 'Erbij | {{ x }}' }],
          lost: [
            { path: 'docs/vereisten/a.md', title: 'Eerste' },
            { path: 'docs/vereisten/weg.md', title: 'Verdwijnt' },
          ],
        },
        {
          change: 'changed',
          path: 'docs/index.md',
          line: 5,
          directive: 'coverage maatregelen of vereisten',
          from: null,
          gained: [{ path: 'docs/vereisten/nieuw.md', title: 'Erbij | {{ x }}' }],
          lost: [{ path: 'docs/vereisten/weg.md', title: 'Verdwijnt' }],
        },
      ],
    })
  })

  test('Markdown is for a comment on a pull request', async () => {
    const folder = makeRepository(makeSite(temporaryFolder(), site))
    changeSite(folder)
    expect((await mdsplice(folder, 'diff', 'HEAD')).out).toBe(
      [
        '## Changes in the catalogue since `HEAD`',
        '### New pages (1)',
        '- Erbij &#x7C; &#x7B;&#x7B; x }} (`docs/vereisten/nieuw.md`)',
        '### Deleted pages (1)',
        '- Verdwijnt (`docs/vereisten/weg.md`)',
        '### Renamed pages (1)',
        '- Tweede (`docs/vereisten/b.md` → `docs/vereisten/avg-b.md`)\n    - the text changed',
        '### Changed pages (2)',
        [
          '- Doe iets (`docs/maatregelen/m.md`)',
          '    - the text changed',
          '- Eerste vereiste (`docs/vereisten/a.md`)',
          '    - `title`: Eerste → Eerste vereiste',
          '    - `bouwblok`: + governance, − data',
        ].join('\n'),
        '### Lists with other rows (2)',
        [
          '- `docs/index.md:3` `list_vereisten bouwblok/data`',
          '    - \\+ Erbij &#x7C; &#x7B;&#x7B; x }} (`docs/vereisten/nieuw.md`)',
          '    - − Eerste (`docs/vereisten/a.md`)',
          '    - − Verdwijnt (`docs/vereisten/weg.md`)',
          '- `docs/index.md:5` `coverage maatregelen of vereisten`',
          '    - \\+ Erbij &#x7C; &#x7B;&#x7B; x }} (`docs/vereisten/nieuw.md`)',
          '    - − Verdwijnt (`docs/vereisten/weg.md`)\n',
        ].join('\n'),
      ].join('\n\n'),
    )
  })

  test('what mdsplice put into pages, and their layout, is no change', async () => {
    const folder = makeRepository(makeSite(temporaryFolder(), site))
    await mdsplice(folder, 'write')
    makeSite(folder, {
      'docs/vereisten/a.md': '---\ntitle:   Eerste\nbouwblok:\n- data\n- privacy\n---\n\n\nTekst.  \n',
    })
    expect((await mdsplice(folder, 'diff', 'HEAD')).out).toBe('Nothing changed in the catalogue since `HEAD`.\n')
  })

  test('a directive that is new, gone, or asks something else', async () => {
    const folder = makeRepository(makeSite(temporaryFolder(), site))
    makeSite(folder, {
      'docs/index.md': '# Thuis\n\n<!-- list_vereisten bouwblok/privacy -->\n\n<!-- list_maatregelen -->\n',
    })
    const { listings } = await changesOf(folder)
    expect(listings).toMatchObject([
      {
        change: 'changed',
        from: 'list_vereisten bouwblok/data',
        directive: 'list_vereisten bouwblok/privacy',
        lost: [{ title: 'Tweede' }, { title: 'Verdwijnt' }],
        gained: [],
      },
      { change: 'added', directive: 'list_maatregelen', line: 5, gained: [{ title: 'Doe iets' }] },
      {
        change: 'removed',
        directive: 'coverage maatregelen of vereisten',
        lost: [{ title: 'Tweede' }, { title: 'Verdwijnt' }],
      },
    ])
  })

  test('the configuration of then counts for then, in a subfolder and with a moved docs_dir', async () => {
    const top = temporaryFolder()
    const folder = makeSite(join(top, 'site'), {
      ...site,
      'mkdocs.yml': 'docs_dir: docs\n',
      'mdsplice.yml': 'collections:\n  vereisten: { exclude: "**/b.md" }\n  maatregelen:\n',
    })
    makeRepository(top)
    renameSync(join(folder, 'docs'), join(folder, 'pages'))
    makeSite(folder, {
      'mkdocs.yml': 'docs_dir: pages\n',
      'mdsplice.yml': 'collections:\n  vereisten:\n  maatregelen:\n',
    })
    const { pages, listings } = await changesOf(folder)
    expect(pages).toEqual([])
    expect(listings.map(({ path, gained }) => [path, gained.map((row) => row.path)])).toEqual([
      ['pages/index.md', ['pages/vereisten/b.md']],
      ['pages/index.md', ['pages/vereisten/b.md']],
    ])
  })

  test.each([
    ['an unknown revision', 'nergens', /^git cannot list the changes since `nergens`/],
    ['an option in place of a revision', '-x', /unknown option/],
  ])('%s', async (_, revision, message) => {
    const { code, err } = await mdsplice(makeRepository(makeSite(temporaryFolder(), site)), 'diff', revision)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  test('no repository, and no site at the revision', async () => {
    expect(await mdsplice(makeSite(temporaryFolder(), site), 'diff', 'HEAD')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not in a git repository'),
    })
    const folder = makeRepository(makeSite(temporaryFolder(), { 'README.md': 'x\n' }))
    makeSite(folder, site)
    expect(await mdsplice(folder, 'diff', 'HEAD')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The site cannot be read as it was at `HEAD`/),
    })
  })

  test('a record is where its file is, not below the docs folder', async () => {
    const folder = makeRepository(
      makeSite(temporaryFolder(), {
        'mdsplice.yml': 'collections: {keps: {data: keps/*, reference_field: see}}\n',
        'docs/index.md': '<!-- list_keps -->\n',
        'keps/one.yml': 'title: One\nsee: two\n',
        'keps/two.yml': 'title: Two\n',
      }),
    )
    makeSite(folder, { 'keps/one.yml': 'title: First\nsee: two\n' })
    rmSync(join(folder, 'keps/two.yml'))
    const { pages, listings } = await changesOf(folder)
    expect(pages.map((page) => [page.change, page.path])).toEqual([
      ['changed', 'keps/one.yml'],
      ['removed', 'keps/two.yml'],
    ])
    expect(listings.map(({ path, lost }) => [path, lost.map((row) => row.path)])).toEqual([
      ['docs/index.md', ['keps/two.yml']],
    ])
    git(folder, 'checkout', '--quiet', '.')
    expect((await mdsplice(folder, 'trace', '--format', 'csv')).out).toContain(
      'keps,keps/one.yml,one,One,keps,keps/two.yml,two,Two,page\n',
    )
  })

  describeWithCorpus('the real site', () => {
    test('from one snapshot to the other the pages are those that the file names say', async () => {
      const folder = makeRepository(copySite(join(corpus, 'algoritmekader-2024-07')))
      const before = filesIn(join(folder, 'docs')).filter((path) => path.endsWith('.md'))
      rmSync(join(folder, 'docs'), { recursive: true })
      cpSync(copySite(join(corpus, 'algoritmekader-2025-02')), folder, { recursive: true })
      const after = filesIn(join(folder, 'docs')).filter((path) => path.endsWith('.md'))
      const { pages } = await changesOf(folder)
      const count = (change: string): number => pages.filter((page) => page.change === change).length
      expect(count('renamed') + count('removed')).toBe(before.filter((path) => !after.includes(path)).length)
      expect(count('renamed') + count('added')).toBe(after.filter((path) => !before.includes(path)).length)
      expect(count('renamed')).toBeGreaterThan(0)
    })

    test.each(['algoritmekader-2024-07', 'algoritmekader-2025-02'])(
      '%s: a measure that goes is lost where it was listed',
      async (name) => {
        const folder = makeRepository(copySite(join(corpus, name)))
        const path = filesIn(join(folder, 'docs')).find((file) => /maatregelen\/(?!index).*\.md$/.test(file)) ?? ''
        const { directives } = JSON.parse(readFileSync(join(corpus, name, 'expected.json'), 'utf8')) as {
          directives: { page: string; line: number; expected: string[] }[]
        }
        rmSync(join(folder, 'docs', path))
        const { pages, listings } = await changesOf(folder)
        expect(pages.map((page) => [page.change, page.path])).toEqual([['removed', `docs/${path}`]])
        const expected = directives.filter(({ page, expected: rows }) => page !== path && rows.includes(path))
        expect(expected.length).toBeGreaterThan(0)
        const lost = listings.filter((listing) => listing.lost.some((row) => row.path === `docs/${path}`))
        // Of a directive that does not end, the corpus says what its author meant.
        expect(lost.map((listing) => `${listing.path}:${listing.line}`).sort()).toEqual(
          expected
            .filter(({ page }) => !page.endsWith('aia-38-testen.md'))
            .map(({ page, line }) => `docs/${page}:${line}`)
            .sort(),
        )
        expect(git(folder, 'status', '--short').trim().split('\n')).toHaveLength(1)
      },
    )
  })
})
