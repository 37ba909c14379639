import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { git, makeRepository } from '../git-repository.ts'
import { mdsplice, siteOf } from '../mini-site.ts'

const config = { 'mkdocs.yml': 'site_name: A site\ntheme: { name: material, language: en }\n' }
const count = (length: number): number[] => Array.from({ length }, (_, index) => index + 1)

/** Pages by path below the docs folder, each with its front matter. */
function pagesOf(
  entries: readonly (readonly [path: string, frontMatter: string])[],
  docs = 'docs',
): Record<string, string> {
  return Object.fromEntries(entries.map(([path, fields]) => [`${docs}/${path}`, `---\n${fields}\n---\n\nText.\n`]))
}

interface Config {
  collections: Record<string, Record<string, unknown> | null>
  fields?: object
  relations?: object[]
}

/** What is written for a site; with it, nothing may be wrong there, and each collection has pages. */
async function proposed(files: Record<string, string>): Promise<Config> {
  const site = siteOf({ ...config, ...files })
  const { err } = await mdsplice(site, 'init', '--yes')
  const written = parse(readFileSync(join(site, 'mdsplice.yml'), 'utf8')) as Config
  expect(await mdsplice(site, 'check')).toEqual({ code: 0, out: '', err: 'mdsplice check: no page out of date\n' })
  for (const name of Object.keys(written.collections)) {
    const { out } = await mdsplice(site, 'list', name, '--format', 'paths')
    expect(err).toContain(`\`${name}\` (${out.split('\n').length - 1})`)
  }
  return written
}

describe('catalogues as they are', () => {
  test('pages that name each other by numbers with commas between them', async () => {
    const eips = count(40).map((n): [string, string] => {
      const requires = n > 5 && n % 3 === 0 ? `\nrequires: ${n * 7 - 7}, ${n * 7 - 21}` : ''
      return [
        `EIPS/eip-${n * 7}.md`,
        `eip: ${n * 7}\ntitle: T\nstatus: ${n % 2 ? 'Draft' : 'Final'}\nrank: ${n}${requires}`,
      ]
    })
    expect(await proposed(pagesOf(eips))).toEqual({
      collections: { EIPS: { label: 'EIP', key: 'eip', columns: ['title', 'eip', 'status'] } },
      fields: { requires: { split: ',' } },
      relations: [{ from: 'EIPS', to: 'EIPS', field: 'requires' }],
    })
  })

  test('a number that only ranks pages names none', async () => {
    const pages = count(12).map((n): [string, string] => [
      `decisions/${n}-x.md`,
      `number: ${n}\npriority: ${(n % 5) + 1}`,
    ])
    expect(await proposed(pagesOf(pages))).not.toHaveProperty('relations')
  })

  test('references that end in `.md`, in several fields', async () => {
    const standards = count(12).flatMap((n): [string, string][] => [
      [`Standards/scs-${n}-v1.md`, `title: A\ntype: Standard\ntrack: ${n % 2}\nreplaced_by: scs-${n}-v2.md`],
      [`Standards/scs-${n}-v2.md`, `title: B\ntype: Standard\ntrack: ${n % 2}\nreplaces: scs-${n}-v1.md`],
    ])
    expect(await proposed(pagesOf(standards))).toEqual({
      collections: { Standards: { label: 'Standard', columns: ['title', 'track', 'replaced_by'] } },
      relations: [
        { from: 'Standards', to: 'Standards', field: 'replaced_by' },
        { from: 'Standards', to: 'Standards', field: 'replaces' },
      ],
    })
  })

  test('index pages, with nothing in front matter but what pages of any site have', async () => {
    const pages = [
      ...count(6).map((n): [string, string] => [`standards/s-${n}/index.md`, 'title: S\ndescription: Words\nicon: x']),
      ...count(9).map((n): [string, string] => [`rules/r-${n}/index.md`, `title: R\nstandards: [s-${(n % 6) + 1}]`]),
    ]
    const bundle = { include_index: true }
    expect(await proposed(pagesOf(pages))).toEqual({
      collections: {
        rules: { pages: 'rules/*/index.*', ...bundle, label: 'Rule', columns: ['title', 'standards'] },
        standards: { pages: 'standards/*/index.*', ...bundle, label: 'Standard' },
      },
      relations: [{ from: 'rules', to: 'standards', field: 'standards' }],
    })
  })

  test('references of which one in ten names nothing, and of which two do', async () => {
    const decisions = (wrong: number): Record<string, string> =>
      pagesOf(
        count(10).map((n): [string, string] => [
          `decisions/d${n}.md`,
          `title: D\nreplaces: ${n <= wrong ? `nothing-${n}` : `d${(n % 10) + 1}`}`,
        ]),
      )
    const site = siteOf({ ...config, ...decisions(1) })
    expect((await mdsplice(site, 'init')).out).toContain('  - { from: decisions, to: decisions, field: replaces }\n')
    expect((await mdsplice(siteOf({ ...config, ...decisions(2) }), 'init')).out).not.toContain('relations:')
  })

  test('fields of themes are no columns', async () => {
    const pages = count(5).map((n): [string, string] => [
      `decisions/000${n}-x.md`,
      `parent: Decisions\nnav_order: ${n}\ntitle: T\nstatus: s${n}\ndate: 2024-01-0${n}`,
    ])
    expect((await proposed(pagesOf(pages))).collections).toEqual({
      decisions: { label: 'Decision', columns: ['title', 'status', 'date'] },
    })
  })
})

describe('which folders', () => {
  test('the folder above many that are alike, whatever front matter they have', async () => {
    const pages = count(30).flatMap((group) =>
      count(20).map((n): [string, string] => [
        `catalog/group${group}/x${n}.md`,
        `title: T\ndescription: D${n}\ntags: [a]`,
      ]),
    )
    expect((await proposed(pagesOf(pages))).collections).toEqual({ catalog: { columns: ['title', 'description'] } })
  })

  test('all of the docs folder where many at its top are alike', async () => {
    const pages = count(7).flatMap((group) => count(2).map((n): [string, string] => [`g${group}/x${n}.md`, `km: ${n}`]))
    expect((await proposed(pagesOf(pages))).collections).toEqual({
      pages: { pages: '**', label: 'Page', columns: ['title', 'km'] },
    })
  })

  test('none within another that it is like', async () => {
    const pages = [
      ...count(4).map((n): [string, string] => [`decisions/x${n}.md`, `status: s${n}`]),
      ...count(2).map((n): [string, string] => [`decisions/archive/y${n}.md`, `status: s${n}`]),
    ]
    expect(Object.keys((await proposed(pagesOf(pages))).collections)).toEqual(['decisions'])
  })

  test('one within another of other pages', async () => {
    const pages = [
      ...count(4).map((n): [string, string] => [`towns/x${n}.md`, `people: ${n}`]),
      ...count(2).map((n): [string, string] => [`towns/walks/y${n}.md`, `km: ${n}\nlevel: l${n}`]),
    ]
    expect((await proposed(pagesOf(pages))).collections).toEqual({
      walks: { label: 'Walk', columns: ['title', 'km', 'level'] },
      towns: { pages: 'towns/*', label: 'Town', columns: ['title', 'people'] },
    })
  })

  test('pages at the top of a docs folder with a name of its own', async () => {
    const pages = pagesOf(
      count(4).map((n): [string, string] => [`pep-000${n}.md`, `pep: ${n}\nstatus: s${n}`]),
      'peps',
    )
    expect(
      (await proposed({ ...pages, 'mkdocs.yml': 'docs_dir: peps\ntheme: { language: en }\n' })).collections,
    ).toEqual({
      peps: { pages: '*', label: 'Pep', columns: ['title', 'pep', 'status'] },
    })
  })

  test('none that holds a language', async () => {
    const pages = ['en', 'nl', 'pt-BR'].flatMap((language) => [
      ...count(3).map((n): [string, string] => [`${language}/p${n}.md`, 'title: P\ndescription: D']),
      ...count(4).map((n): [string, string] => [`${language}/tools/t${n}.md`, `title: T\nlevel: ${n}`]),
    ])
    expect((await proposed(pagesOf(pages))).collections).toEqual({
      tools: { label: 'Tool', columns: ['title', 'level'] },
    })
  })

  test.each([
    ['es', undefined],
    ['ios', undefined],
    ['news', undefined],
    ['cases', 'Case'],
    ['policies', 'Policy'],
    ['processes', 'Process'],
    ['user-stories', 'User story'],
  ])('what a page of `%s` is called: %s', async (name, label) => {
    const pages = pagesOf(count(2).map((n): [string, string] => [`${name}/x${n}.md`, `km: ${n}`]))
    expect((await proposed(pages)).collections[name]).toEqual({
      ...(label !== undefined && { label }),
      columns: ['title', 'km'],
    })
  })
})

describe('a site with nothing to check', () => {
  test.each<[string, Record<string, string>]>([
    [
      'without front matter',
      Object.fromEntries(count(9).map((n) => [`docs/text/000${n}.md`, '# Summary\n\n- Date: x\n'])),
    ],
    [
      'with index pages that stand for their folders',
      { ...pagesOf([['a/index.md', 'icon: x']]), 'docs/a/b.md': 'Text\n' },
    ],
    ['with front matter for the theme alone', pagesOf(count(4).map((n) => [`guide/${n}.md`, 'hide: [toc]']))],
  ])('gets no file: %s', async (_, files) => {
    const site = siteOf({ ...config, ...files })
    const { code, out, err } = await mdsplice(site, 'init', '--yes')
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toMatch(/^No collection to propose for `mdsplice.yml`: .*\nNo file to write\n$/)
    expect(readdirSync(site).sort()).toEqual(['docs', 'mkdocs.yml'])
  })

  test('has the hook and CI where a page asks for something', async () => {
    const site = siteOf({
      ...config,
      'docs/index.md': '*[A]: B\n\n<!-- definitions -->\n',
      'mdsplice.yml': 'definitions: x.md\n',
    })
    expect((await mdsplice(site, 'init', '--yes')).err).toContain(
      'written: .pre-commit-config.yaml, .github/workflows/',
    )
  })
})

describe('the second site of a repository', () => {
  /** Adds a site to a repository. */
  function addSite(repository: string, path: string): string {
    const site = join(repository, path)
    mkdirSync(join(site, 'docs/vereisten'), { recursive: true })
    writeFileSync(join(site, 'mkdocs.yml'), 'site_name: A site\n')
    for (const n of count(2)) writeFileSync(join(site, `docs/vereisten/v${n}.md`), `---\ntitle: V${n}\n---\n`)
    writeFileSync(join(site, 'docs/index.md'), '<!-- list_vereisten -->\n')
    return site
  }
  const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

  test.each([
    ['packages/one', 'packages/two'],
    ['.', 'packages/two'],
    ['packages/one', '.'],
    ['it’s one', 'it’s two'],
  ])('%s and %s', async (one, two) => {
    const repository = makeRepository(siteOf({ 'README.md': '' }))
    for (const path of [one, two]) await mdsplice(addSite(repository, path), 'init', '--yes')
    const argsOf = (path: string): string[] => (path === '.' ? [] : ['--config-file', `${path}/mkdocs.yml`])
    const { repos } = parse(read(repository, '.pre-commit-config.yaml')) as {
      repos: { hooks: { id: string; args?: string[] }[] }[]
    }
    expect(repos.flatMap(({ hooks }) => hooks.map(({ args = [] }) => args))).toEqual([one, two].map(argsOf))
    const { jobs } = parse(read(repository, '.github/workflows/mdsplice.yml')) as {
      jobs: { check: { steps: { with?: Record<string, string> }[] } }
    }
    expect(jobs.check.steps.slice(1).map((step) => step.with?.['config-file'])).toEqual(
      [one, two].map((path) => argsOf(path)[1]),
    )
    for (const path of [one, two])
      expect((await mdsplice(join(repository, path), 'init', '--yes')).err).toContain('No file to write\n')
  })

  test('in jobs of GitLab', async () => {
    const repository = makeRepository(siteOf({ 'README.md': '' }))
    git(repository, 'remote', 'add', 'origin', 'git@gitlab.com:team/site.git')
    for (const path of ['one', 'two 2']) await mdsplice(addSite(repository, path), 'init', '--yes')
    const jobs = parse(read(repository, '.gitlab-ci.yml')) as Record<string, { script: string[] }>
    expect(Object.entries(jobs).map(([name, { script }]) => [name, script[0]?.replace(/^.* check /, '')])).toEqual([
      ['mdsplice', '--config-file one/mkdocs.yml'],
      ['mdsplice-two-2', "--config-file 'two 2/mkdocs.yml'"],
    ])
    expect((await mdsplice(join(repository, 'two 2'), 'init')).err).toContain('No file to write\n')
  })

  test.each([
    ['brackets', 'repos: [{ repo: x, hooks: [{ id: mdsplice-write, args: [-f, one/mkdocs.yml] }] }]\n'],
    [
      'a hook of its own',
      'repos:\n- repo: local\n  hooks:\n  - id: ours\n    entry: npx mdsplice write -f one/mkdocs.yml\n',
    ],
    ['an anchor', 'repos:\n- repo: x\n  hooks: &hooks\n  - id: mdsplice-write\n    args: [-f, one/mkdocs.yml]\n'],
  ])('is shown what to add where the file is written with %s', async (_, hooks) => {
    const repository = makeRepository(siteOf({ '.pre-commit-config.yaml': hooks }))
    const { out } = await mdsplice(addSite(repository, 'two'), 'init', '--yes')
    expect(out).toContain('../.pre-commit-config.yaml exists already and is not changed; add this:\n')
    expect(out).toContain('args: [--config-file, "two/mkdocs.yml"]\n')
    expect(read(repository, '.pre-commit-config.yaml')).toBe(hooks)
  })

  test('what stands in the file stays, comments and line ends, too', async () => {
    const hooks = [
      '# Ours',
      'repos:',
      '- repo: https://github.com/mdsplice/mdsplice',
      '  hooks:',
      '  - id: mdsplice-check # not mdsplice-write',
      "    args: ['-f', 'one/mkdocs.yml']",
      '    verbose: true',
      '  - id: mdsplice-other',
      'exclude: x # end',
      '',
    ]
    const repository = makeRepository(siteOf({ '.pre-commit-config.yaml': hooks.join('\r\n') }))
    await mdsplice(addSite(repository, 'two'), 'init', '--yes')
    const added = ['  - id: mdsplice-write', '    args: [--config-file, "two/mkdocs.yml"]']
    expect(read(repository, '.pre-commit-config.yaml')).toBe(
      [...hooks.slice(0, 8), ...added, ...hooks.slice(8)].join('\r\n'),
    )
  })
})

test.each(['check', 'write', 'config', 'init'])('two sites are refused: %s', async (command) => {
  const { code, err } = await mdsplice(siteOf(config), command, '-f', 'a/mkdocs.yml', '--config-file', 'b/mkdocs.yml')
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining("'b/mkdocs.yml' is invalid. Use it only once; run mdsplice once for each site."),
  })
})
