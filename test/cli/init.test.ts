import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { git, makeRepository } from '../git-repository.ts'
import { contentOf, copySite, fixtures, mdsplice, mdspliceWith, projectRoot, temporaryFolder } from '../mini-site.ts'
import { corpus, describeWith, describeWithCorpus } from '../tools.ts'

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
const ownFiles = ['.pre-commit-config.yaml', '.github/workflows/mdsplice.yml']
/** What is said of merging the pages of a docs folder. */
const mergeLine = (docs: string): string =>
  `For merges without conflicts in lists, add \`${docs}/**/*.md merge=mdsplice\` to .gitattributes, and run this once in every ` +
  "clone: `git config merge.mdsplice.driver 'npx mdsplice merge-driver %O %A %B %P --marker-size %L'`"
const schemaLine = `# yaml-language-server: $schema=https://raw.githubusercontent.com/mdsplice/mdsplice/v${version}/docs/mdsplice.schema.json`
const languageLine = 'language: en # or nl: of headings and sentences that go into pages'

/** A copy of a fixture whose author has not configured anything yet. */
function unconfigured(name: string): string {
  const site = copySite(join(fixtures, name))
  rmSync(join(site, 'mdsplice.yml'), { force: true })
  return site
}

/** A site of pages, each with its front matter; and of other files by their path. */
function siteOf(
  pages: Record<string, string>,
  files: Record<string, string> = { 'mkdocs.yml': 'site_name: A site\n' },
): string {
  const site = temporaryFolder()
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), text)
  }
  for (const [path, frontMatter] of Object.entries(pages)) write(`docs/${path}`, `---\n${frontMatter}\n---\n\nText.\n`)
  for (const [path, text] of Object.entries(files)) write(path, text)
  return site
}

const walks = { 'walks/dunes.md': 'distance: 7', 'walks/river.md': 'distance: 14' }
const read = (site: string, path: string): string => readFileSync(join(site, path), 'utf8')

describe('what is proposed for mdsplice.yml', () => {
  test.each([
    [
      'recipe-requirements',
      [
        'collections:',
        '  measures:',
        '    label: Measure',
        '    columns: [title, summary, topic]',
        '  requirements:',
        '    label: Requirement',
        '    columns: [title, summary, topic]',
        'fields:',
        '  topic: { values: { pages: topics/** }, link: true }',
        'relations:',
        '  - { from: measures, to: requirements, field: requirement }',
      ],
    ],
    [
      'recipe-ingredients',
      [
        'collections:',
        '  dishes:',
        '    label: Dish',
        '    columns: [title, minutes, ingredients]',
        '  ingredients:',
        '    label: Ingredient',
        'relations:',
        '  - { from: dishes, to: ingredients, field: ingredients }',
      ],
    ],
    [
      'recipe-decisions',
      [
        'collections:',
        '  decisions:',
        '    label: Decision',
        '    columns: [title, status, date]',
        'relations:',
        '  - { from: decisions, to: decisions, field: replaces }',
      ],
    ],
  ])('%s', async (name, lines) => {
    const site = unconfigured(name)
    expect(await mdsplice(site, 'init', '--yes')).toMatchObject({ code: 0 })
    expect(read(site, 'mdsplice.yml')).toBe([schemaLine, languageLine, ...lines, ''].join('\n'))
  })

  test('lists that pages ask for are there afterwards', async () => {
    for (const name of ['recipe-requirements', 'recipe-ingredients']) {
      const site = unconfigured(name)
      await mdsplice(site, 'init', '--yes')
      expect(await mdsplice(site, 'write', '--max-warnings', '0')).toMatchObject({ code: 0 })
    }
  })

  test.each<[string, Record<string, string>, object]>([
    [
      'a folder for each year',
      { 'decisions/2023/a.md': 'status: x', 'decisions/2024/b.md': 'status: x' },
      { decisions: { label: 'Decision', columns: ['title', 'status'] } },
    ],
    [
      'names with white space, signs and a first underscore',
      {
        'My walks/a.md': 'km: 1',
        'My walks/b.md': 'km: 2',
        'tea (hot)/a.md': 'c: 9',
        'tea (hot)/b.md': 'c: 8',
        '_parts/a.md': 'x: 1',
        '_parts/b.md': 'x: 2',
      },
      {
        parts: { pages: '_parts/**', label: 'Part', columns: ['title', 'x'] },
        'My-walks': { pages: 'My walks/**', label: 'My walk', columns: ['title', 'km'] },
        'tea-(hot)': { pages: 'tea \\(hot\\)/**', label: 'Tea (hot)', columns: ['title', 'c'] },
      },
    ],
    [
      'a folder for each page',
      { 'towns/delft/index.md': 'people: 1', 'towns/breda/index.md': 'people: 2' },
      { towns: { pages: 'towns/*/index.*', include_index: true, label: 'Town', columns: ['title', 'people'] } },
    ],
    [
      'folders of one name in two places',
      { 'a/walks/x.md': 'km: 1', 'b/walks/y.md': 'km: 2' },
      { walks: { label: 'Walk', columns: ['title', 'km'] } },
    ],
    [
      'long texts, ids and what themes read are no columns',
      {
        'w/a.md': `id: a\nicon: x\nhistory: ${'long '.repeat(80)}\nkm: 1`,
        'w/b.md': `id: b\nhistory: ${'long '.repeat(80)}\nkm: 2`,
      },
      { w: { columns: ['title', 'km'] } },
    ],
    [
      'beside folders that are collections by their names',
      { 'vereisten/a.md': 'soort: wet', 'vereisten/b.md': 'soort: wet', ...walks },
      { vereisten: null, walks: { label: 'Walk', columns: ['title', 'distance'] } },
    ],
  ])('%s', async (_, pages, collections) => {
    const site = siteOf(pages)
    expect(await mdsplice(site, 'init', '--yes')).toMatchObject({ code: 0 })
    const config = parse(read(site, 'mdsplice.yml')) as { collections: object }
    expect(config.collections).toEqual(collections)
    const [name = ''] = Object.keys(collections)
    expect(await mdsplice(site, 'list', name, '--format', 'paths')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\.md\n.*\.md\n$/),
    })
  })

  test('the values of a field are the pages that it names, where others have their names, too', async () => {
    const site = siteOf({
      'walks/dunes.md': 'km: 7\nnear: [delft, river]',
      'walks/river.md': 'km: 14\nnear: delft',
      'towns/delft.md': 'people: 3',
      'towns/river.md': 'people: 2',
    })
    await mdsplice(site, 'init', '--yes')
    expect(read(site, 'mdsplice.yml')).toContain('\nrelations:\n  - { from: walks, to: towns, field: near }\n')
  })

  test('a field whose values mostly name nothing, or the page itself, is none', async () => {
    const site = siteOf({
      'walks/dunes.md': 'code: dunes\nstatus: river',
      'walks/river.md': 'code: river\nstatus: open',
    })
    await mdsplice(site, 'init', '--yes')
    expect(Object.keys(parse(read(site, 'mdsplice.yml')) as object)).toEqual(['language', 'collections'])
  })

  test('where the theme says the language, nothing else does', async () => {
    const site = siteOf(walks, { 'mkdocs.yml': 'site_name: Wandelingen\ntheme: { name: material, language: nl }\n' })
    const { err } = await mdsplice(site, 'init', '--yes')
    expect(read(site, 'mdsplice.yml')).not.toContain('language:')
    expect(err).toMatch(
      /^Mappen met pagina's voor een lijst: `walks` \(2\)\nmdsplice init: geschreven: .*\nVolgende stap: zet `<!-- list_walks -->` in een pagina; /,
    )
  })
})

describe('a site that needs no configuration', () => {
  test('is told so, and has the hook and CI', async () => {
    const site = unconfigured('example')
    const { code, err } = await mdsplice(site, 'init', '--yes')
    expect({ code, err }).toEqual({
      code: 0,
      err: [
        'This site needs no `mdsplice.yml`: these folders are collections by default: `vereisten`, `maatregelen`',
        `mdsplice init: written: ${ownFiles.join(', ')}`,
        'Next: run `npx mdsplice write`; for the hook run `pre-commit install`, once in every clone',
        mergeLine('docs'),
        '',
      ].join('\n'),
    })
    expect(existsSync(join(site, 'mdsplice.yml'))).toBe(false)
  })

  test('what has to be added by hand comes before anything else', async () => {
    const site = siteOf(walks, { 'mdsplice.yml': 'docs_dir: docs\n' })
    const { code, err } = await mdsplice(site, 'init', '--yes')
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringContaining(
        '\nNext: add the lines above to mdsplice.yml; put `<!-- list_walks -->` in a page; run `npx mdsplice write`',
      ),
    })
    expect(read(site, 'mdsplice.yml')).toBe('docs_dir: docs\n')
  })

  test('pages of MDX are not passed over in silence', async () => {
    const site = siteOf({ 'guides/a.mdx': '---\ntitle: A\n---\n', 'guides/b.mdx': '---\ntitle: B\n---\n' })
    const { err } = await mdsplice(site, 'init')
    expect(err).toMatch(/\nThe site has 2 `\.mdx` pages, which mdsplice does not read; /)
    expect((await mdsplice(siteOf(walks), 'init')).err).not.toContain('.mdx')
  })

  test('a site without front matter is told what is missing', async () => {
    const { code, err } = await mdsplice(siteOf({ 'walks/dunes.md': 'title: Dunes' }), 'init')
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringMatching(
        /^No collection to propose for `mdsplice.yml`: a folder needs[^]*\nNo file to write\n$/,
      ),
    })
  })
})

/** No mistake in what is written, and nothing changed of what was there. */
async function expectHarmless(site: string): Promise<void> {
  const before = contentOf(site)
  const { code } = await mdsplice(site, 'init', '--yes')
  expect(code).toBe(0)
  const { 'mkdocs.yml': config, ...others } = before
  expect(contentOf(site)).toMatchObject(others)
  expectOnlyAdded(config, contentOf(site)['mkdocs.yml'])
  const { code: checked, err } = await mdsplice(site, 'check', '--quiet')
  expect({ err, isSetupError: checked === 2 }).toEqual({ err, isSetupError: false })
  const after = contentOf(site)
  expect(await mdsplice(site, 'init', '--yes')).toMatchObject({
    code: 0,
    err: expect.stringMatching(/No file to write|Er hoeft geen bestand te worden geschreven/),
  })
  expect(contentOf(site)).toEqual(after)
}

/** Lines stay, in their order; an extension that gets settings gets a colon for them. */
function expectOnlyAdded(before: string | undefined, after: string | undefined): void {
  const old = (before ?? '').split('\n')
  let next = 0
  for (const line of (after ?? '').split('\n')) if (line === old[next] || line === `${old[next]}:`) next++
  expect(old.slice(next)).toEqual([])
}

describe('what was there stays, and what is written is understood', () => {
  const sites = readdirSync(fixtures)

  test.each(sites)('on %s, without a configuration', async (name) => expectHarmless(unconfigured(name)))

  test.each(sites.filter((name) => existsSync(join(fixtures, name, 'mdsplice.yml'))))(
    'on %s, with its own',
    async (name) => expectHarmless(copySite(join(fixtures, name))),
  )
})

describeWithCorpus('on real sites', () => {
  test.each([
    'algoritmekader-2024-07',
    'algoritmekader-2025-02',
    'wild/knative',
    'wild/kops',
    'wild/mkdocs-material',
    'wild/pymdown',
  ])('%s', async (name) => {
    await expectHarmless(copySite(join(corpus, name)))
  })

  test.each(['algoritmekader-2024-07', 'algoritmekader-2025-02'])('%s needs no configuration', async (name) => {
    const site = copySite(join(corpus, name))
    expect((await mdsplice(site, 'init', '--yes')).err).toMatch(/^This site needs no `mdsplice.yml`/)
  })
})

describe('a file that is there', () => {
  test('is left as it is, and what it lacks is shown', async () => {
    const hooks = 'repos:\n  - repo: local\n    hooks: []\n'
    const config = '# Ours\ncollections:\n  towns:\n'
    const site = siteOf(walks, { 'mkdocs.yml': '', 'mdsplice.yml': config, '.pre-commit-config.yaml': hooks })
    const { out } = await mdsplice(site, 'init', '--yes')
    expect(out).toContain(
      '\nmdsplice.yml exists already and is not changed; add this:\n\ncollections:\n  walks:\n    label: Walk\n    columns: [title, distance]\n',
    )
    expect(out).toContain(
      `\n.pre-commit-config.yaml exists already and is not changed; add this:\n\n  - repo: https://github.com/mdsplice/mdsplice\n    rev: v${version}\n    hooks:\n      - id: mdsplice-write\n`,
    )
    expect([read(site, 'mdsplice.yml'), read(site, '.pre-commit-config.yaml')]).toEqual([config, hooks])
  })

  test('is complete when it names mdsplice', async () => {
    const site = siteOf(walks)
    await mdsplice(site, 'init', '--yes')
    const { out, err } = await mdsplice(site, 'init', '--yes')
    expect(out).toBe('')
    expect(err).toBe(
      [
        '`mdsplice.yml` exists already, and no collection is missing from it',
        ...ownFiles.map((path) => `${path} runs mdsplice already`),
        'No file to write',
        mergeLine('docs'),
        '',
      ].join('\n'),
    )
  })

  test('may be a link to nothing', async () => {
    const site = siteOf(walks)
    symlinkSync('nowhere.yaml', join(site, '.pre-commit-config.yaml'))
    const { err } = await mdsplice(site, 'init', '--yes')
    expect(err).toContain('mdsplice init: written: mdsplice.yml, .github/workflows/mdsplice.yml\n')
    expect(existsSync(join(site, 'nowhere.yaml'))).toBe(false)
  })

  test('may have mistakes, which are said', async () => {
    const site = siteOf(walks, { 'mkdocs.yml': '', 'mdsplice.yml': 'colections: {}\n' })
    expect(await mdsplice(site, 'init', '--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('mdsplice.yml:1:1: Unknown setting `colections`'),
    })
    expect(ownFiles.filter((path) => existsSync(join(site, path)))).toEqual([])
  })
})

describe('who is asked', () => {
  const written = (site: string): boolean[] => ['mdsplice.yml', ...ownFiles].map((path) => existsSync(join(site, path)))

  test('nobody, where there is no terminal: all is shown and nothing written', async () => {
    const site = siteOf(walks)
    const { code, out, err } = await mdsplice(site, 'init')
    expect({ code, last: err.split('\n').at(-2) }).toEqual({
      code: 0,
      last: 'Nothing was written; `mdsplice init --yes` writes the new files',
    })
    for (const path of ['mdsplice.yml', ...ownFiles]) expect(out).toContain(`\nNew file ${path}:\n`)
    expect(written(site)).toEqual([false, false, false])
  })

  test.each([
    ['y', true],
    ['Ja ', true],
    ['', false],
    ['n', false],
    ['yesterday', false],
  ])('at a terminal, once: `%s`', async (answer, isYes) => {
    const site = siteOf(walks)
    const asked: string[] = []
    const ask = async (question: string): Promise<string> => {
      expect(written(site)).toEqual([false, false, false])
      asked.push(question)
      return answer
    }
    const { code, err } = await mdspliceWith({ ask }, site, 'init')
    expect(code).toBe(0)
    expect(asked).toEqual([`Write mdsplice.yml, ${ownFiles.join(', ')}? [y/N] `])
    expect(written(site)).toEqual([isYes, isYes, isYes])
    if (!isYes) expect(err).toContain('Nothing was written\n')
  })

  describeWith('script', ['--version'], 'a real terminal', () => {
    test.each([
      ['y\n', true],
      ['n\n', false],
      ['\u0004', false],
      ['\u0003', false],
    ])('with the keys %j', (keys, isYes) => {
      const site = siteOf(walks)
      const command = `${process.execPath} ${join(projectRoot, 'bin/mdsplice.js')} init`
      const output = join(temporaryFolder(), 'output')
      const type = `until grep -qF '? [y/N]' ${output} 2>/dev/null; do sleep 0.1; done; printf '${keys}'; sleep 0.5`
      const { status, stdout } = spawnSync('bash', ['-c', `(${type}) | script -qefc '${command}' ${output}`], {
        cwd: site,
        encoding: 'utf8',
      })
      expect({ status, stdout, written: written(site) }).toEqual({
        status: 0,
        stdout: expect.stringContaining('? [y/N] '),
        written: [isYes, isYes, isYes],
      })
    })
  })
})

describe('the repository', () => {
  test('has the hook and CI at its root, and they name the site below it', async () => {
    const repository = makeRepository(siteOf({ ...walks }, { 'it’s here/mkdocs.yml': 'docs_dir: ../docs\n' }))
    const site = join(repository, 'it’s here')
    expect((await mdsplice(site, 'init', '--yes')).err).toContain(
      'written: mdsplice.yml, ../.pre-commit-config.yaml, ../.github/workflows/mdsplice.yml\n',
    )
    const hooks = parse(read(repository, '.pre-commit-config.yaml')) as { repos: { hooks: { args: string[] }[] }[] }
    const { args = [] } = hooks.repos[0]?.hooks[0] ?? {}
    expect(args).toEqual(['--config-file', 'it’s here/mkdocs.yml'])
    expect((await mdsplice(repository, 'write', ...args)).code).toBe(0)
    const workflow = parse(read(repository, '.github/workflows/mdsplice.yml')) as {
      jobs: { check: { steps: object[] } }
    }
    expect(workflow.jobs.check.steps).toEqual([
      { uses: expect.stringMatching(/^actions\/checkout@v\d+$/) },
      { uses: `mdsplice/mdsplice@v${version}`, with: { 'config-file': 'it’s here/mkdocs.yml' } },
    ])
  })

  test('finds no site below it that has no configuration at all', async () => {
    const site = siteOf(
      {},
      { 'site/docs/vereisten/a.md': '---\nid: a\n---\n', 'site/docs/vereisten/b.md': '---\nid: b\n---\n' },
    )
    const { out, err } = await mdsplice(join(makeRepository(site), 'site'), 'init', '--yes')
    expect({ out, err }).toEqual({ out: '', err: expect.stringContaining('Hook and CI are left out: ') })
  })

  test('finds a site below it by its mdsplice.yml', async () => {
    const repository = makeRepository(
      siteOf({}, { 'site/docs/walks/a.md': '---\nkm: 1\n---\n', 'site/docs/walks/b.md': '---\nkm: 2\n---\n' }),
    )
    const { err } = await mdsplice(join(repository, 'site'), 'init', '--yes')
    expect(err).toContain('written: mdsplice.yml, ../.pre-commit-config.yaml, ../.github/workflows/mdsplice.yml\n')
    expect(read(repository, '.pre-commit-config.yaml')).toContain('"site/mdsplice.yml"')
    expect(err).toContain(mergeLine('site/docs'))
    writeFileSync(join(repository, '.gitattributes'), 'site/docs/**/*.md merge=mdsplice\n')
    expect((await mdsplice(join(repository, 'site'), 'init')).err).not.toContain('.gitattributes')
  })

  test.each([
    'git@gitlab.com:team/site.git',
    'https://gitlab.example.org/team/site.git',
    'ssh://git@gitlab.com/team/site.git',
  ])('of GitLab has a job in place of a workflow: %s', async (remote) => {
    const site = makeRepository(siteOf(walks))
    git(site, 'remote', 'add', 'origin', remote)
    expect((await mdsplice(site, 'init', '--yes')).err).toContain(
      'written: mdsplice.yml, .pre-commit-config.yaml, .gitlab-ci.yml\n',
    )
    const { mdsplice: job } = parse(read(site, '.gitlab-ci.yml')) as {
      mdsplice: { script: string[]; after_script: string[] }
    }
    const check = `npx --yes mdsplice@${version} check`
    expect(job).toMatchObject({ script: [check], after_script: [`${check} --reporter gitlab > mdsplice.json`] })
  })

  test('with jobs of GitLab is shown one', async () => {
    const site = siteOf(walks, { 'mkdocs.yml': '', '.gitlab-ci.yml': 'pages: {}\n' })
    expect((await mdsplice(site, 'init')).out).toContain(
      '\n.gitlab-ci.yml exists already and is not changed; add this:\n\nmdsplice:\n  image: node:22\n',
    )
  })

  test.each(['git@github.com:gitlab/site.git', 'https://github.com/team/gitlab-site.git'])(
    'of %s is none of GitLab',
    async (remote) => {
      const site = makeRepository(siteOf(walks))
      git(site, 'remote', 'add', 'origin', remote)
      expect((await mdsplice(site, 'init')).out).toContain('New file .github/workflows/mdsplice.yml')
    },
  )
})

describe('in a folder without a site', () => {
  const files = ['docs/index.md', 'docs/walks/dunes.md', 'docs/walks/river.md', 'mdsplice.yml']

  test('`--example` writes a small site, whose lists are then written', async () => {
    const folder = temporaryFolder()
    const { code, err } = await mdsplice(folder, 'init', '--example')
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('npx mdsplice write') })
    expect(Object.keys(contentOf(folder)).sort()).toEqual(files)
    expect(await mdsplice(folder, 'write', '--max-warnings', '0')).toMatchObject({
      code: 0,
      err: 'mdsplice write: 1 page written\n',
    })
    expect(read(folder, 'docs/index.md')).toContain('| [Along the river](walks/river.md) | 14 |')
  })

  test.each([
    ['y', files],
    ['ja', files],
    ['n', []],
    ['', []],
  ])('the answer %j at a terminal', async (answer, written) => {
    const folder = temporaryFolder()
    const { code, err } = await mdspliceWith({ ask: () => Promise.resolve(answer) }, folder, 'init')
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('There is no site in this folder') })
    expect(Object.keys(contentOf(folder)).sort()).toEqual(written)
  })

  test.each([[[]], [['--yes']]])('nothing is written where nobody can be asked (%j)', async (options) => {
    const folder = temporaryFolder()
    const { code, err } = await mdsplice(folder, 'init', ...options)
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/`mdsplice init --example`[^]*`docs_dir` in `mdsplice\.yml`/),
    })
    expect(contentOf(folder)).toEqual({})
  })

  test('a folder with a site gets no example', async () => {
    const folder = siteOf(walks)
    await mdsplice(folder, 'init', '--example')
    expect(Object.keys(contentOf(folder)).sort()).toEqual(['docs/walks/dunes.md', 'docs/walks/river.md', 'mkdocs.yml'])
  })
})
