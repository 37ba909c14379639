import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { installedPackages } from '../../src/files/installed-packages.ts'
import { cacheFolderOf } from '../../src/files/user-cache.ts'
import { git, makeRepository } from '../git-repository.ts'
import { filesIn, projectRoot, siteOf, temporaryFolder } from '../mini-site.ts'
import { program } from '../processes/program.ts'

const files = {
  'mkdocs.yml': 'site_name: S\n',
  'docs/index.md': '# Start\n\n<!-- list_vereistn -->\n',
  'docs/vereisten/a.md': '---\ntitle: A\n---\n',
}

let site = ''
let cache = ''
beforeEach(() => {
  site = realpathSync(siteOf(files))
  cache = temporaryFolder()
})

/** Runs `check` as a developer does, not as CI. */
function check(env: NodeJS.ProcessEnv = {}, ...args: string[]): SpawnSyncReturns<string> {
  const { CI: _, ...rest } = process.env
  return spawnSync(process.execPath, [program, 'check', ...args], {
    cwd: site,
    env: { ...rest, XDG_CACHE_HOME: cache, ...env },
    encoding: 'utf8',
  })
}

const results = (folder = cache): string[] =>
  filesIn(folder)
    .filter((path) => /mdsplice\/[^/]*\.json$/.test(path))
    .map((path) => join(folder, path))

/** Puts "no messages" in the place of a result, sealed as we seal it. */
function forge(file: string): void {
  const value = JSON.parse(readFileSync(file, 'utf8').replace(/^.*\n/, '')) as Record<string, unknown>
  const json = JSON.stringify({ ...value, result: { diagnostics: [], changed: [], language: 'en' } })
  writeFileSync(file, `${hash('sha256', json)}\n${json}`)
}

describe('what is kept of a run', () => {
  test('is in the cache folder of the user, for nobody else to see, and nowhere else', () => {
    expect(check().status).toBe(1)
    expect(results()).toHaveLength(1)
    expect(statSync(join(cache, 'mdsplice')).mode & 0o777).toBe(0o700)
    expect(filesIn(site).filter((path) => !(path in files))).toEqual([])
  })

  test('is used there, and by the same site alone', () => {
    check()
    results().forEach(forge)
    expect(check().status).toBe(0)
    expect(check({}, '--no-cache').status).toBe(1)
    expect(check({ CI: '1' }).status).toBe(1)
    const copy = realpathSync(siteOf(files))
    rmSync(site, { recursive: true })
    renameSync(copy, site)
    expect(check().status).toBe(0)
    site = realpathSync(siteOf(files))
    expect(check().status).toBe(1)
  })

  test('is not believed where a repository could bring it along', () => {
    const places: [string, (env: string) => NodeJS.ProcessEnv][] = [
      ['.cache/mdsplice', () => ({})],
      ['node_modules/.cache/mdsplice', () => ({})],
      ['.cache/mdsplice', (at) => ({ XDG_CACHE_HOME: join(at, '.cache') })],
      ['.cache/mdsplice', (at) => ({ XDG_CACHE_HOME: '', HOME: at })],
      ['docs/mdsplice', (at) => ({ XDG_CACHE_HOME: join(at, 'docs') })],
      ['../cache-of-repository/mdsplice', (at) => ({ XDG_CACHE_HOME: join(at, '../cache-of-repository') })],
    ]
    const repository = realpathSync(temporaryFolder())
    mkdirSync(join(repository, '.git'))
    renameSync(site, join(repository, 'site'))
    site = join(repository, 'site')
    check()
    results().forEach(forge)
    for (const [place, env] of places) {
      const folder = join(site, place)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      chmodSync(folder, 0o700)
      for (const file of results()) writeFileSync(join(folder, file.replace(/^.*\//, '')), readFileSync(file))
      const before = filesIn(folder)
      const own = { XDG_CACHE_HOME: temporaryFolder(), ...env(site) }
      expect({ place, status: check(own).status, files: filesIn(folder) }).toEqual({ place, status: 1, files: before })
    }
  })

  test('is not believed when somebody else could have put it there', () => {
    check()
    results().forEach(forge)
    const [file = ''] = results()
    chmodSync(dirname(file), 0o755)
    expect(check().status).toBe(1)
    chmodSync(dirname(file), 0o700)
    expect(check().status).toBe(0)
    renameSync(file, join(cache, 'elsewhere'))
    symlinkSync(join(cache, 'elsewhere'), file)
    expect(check().status).toBe(1)
    expect(lstatSync(file).isFile()).toBe(true)
    renameSync(dirname(file), join(cache, 'folder'))
    symlinkSync('folder', dirname(file))
    results(join(cache, 'folder')).forEach(forge)
    expect(check().status).toBe(1)
  })

  test('does not grow for ever', () => {
    check()
    const [file = ''] = results()
    const put = (name: string, days: number, bytes: number): void => {
      const path = join(dirname(file), `${name.repeat(32)}.json`)
      writeFileSync(path, '')
      truncateSync(path, bytes)
      const then = Date.now() / 1000 - days * 24 * 60 * 60
      utimesSync(path, then, then)
    }
    put('a', 31, 10)
    put('b', 29, 10)
    put('c', 1, 240_000_000)
    put('d', 2, 40_000_000)
    writeFileSync(join(site, 'docs/index.md'), '# Start\n\n<!-- list_vereist -->\n')
    check()
    expect(results().map((path) => path.replace(/^.*\//, ''))).toEqual(
      [file.replace(/^.*\//, ''), `${'c'.repeat(32)}.json`].toSorted(),
    )
  })
})

describe('a cache folder that the command line names', () => {
  const ci = (...args: string[]): SpawnSyncReturns<string> => check({ CI: '1' }, ...args)
  const putFolder = (path: string, mode = 0o700): void => {
    mkdirSync(join(site, path), { recursive: true })
    chmodSync(join(site, path), mode)
  }

  test('is used in CI, too', () => {
    makeRepository(site)
    for (const folder of ['.cache/mdsplice', join(temporaryFolder(), 'new')]) {
      expect(ci('--cache', folder).status).toBe(1)
      filesIn(resolve(site, folder))
        .filter((name) => name.endsWith('.json'))
        .forEach((name) => forge(resolve(site, folder, name)))
      expect(ci('--cache', folder).status).toBe(0)
      expect(check({}, '--no-cache').status).toBe(1)
    }
    expect(results()).toEqual([])
  })

  test('is not, when git could have put something there', () => {
    const places: [string, string, string | undefined][] = [
      ['c', 'c/any.json', undefined],
      ['C', 'C/any.json', undefined],
      ['c/d', 'c/d/e/any.json', undefined],
      ['link', 'c/any.json', 'c'],
    ]
    for (const [folder, path, target] of places) {
      site = realpathSync(siteOf({ ...files, [path]: '' }))
      if (target !== undefined) symlinkSync(target, join(site, folder))
      makeRepository(site)
      const { status, stderr } = ci('--cache', folder)
      expect([status, stderr]).toEqual([2, expect.stringContaining('files in this folder are part of the repository')])
    }
    putFolder('untracked')
    expect(ci('--cache', 'untracked').status).toBe(1)
    // Staged is as good as committed.
    writeFileSync(join(site, 'untracked/any.json'), '')
    git(site, 'add', 'untracked')
    expect(ci('--cache', 'untracked').status).toBe(2)
    renameSync(join(site, '.git'), join(temporaryFolder(), 'git'))
    expect(ci('--cache', 'untracked').stderr).toContain('git cannot tell whether its files are part of the repository')
  })

  test('is not, when a link leads to it or others can write to it', () => {
    makeRepository(site)
    const elsewhere = temporaryFolder()
    symlinkSync(elsewhere, join(site, 'link'))
    expect(ci('--cache', 'link').stderr).toContain('a symbolic link leads elsewhere')
    expect(ci('--cache', '.git/mdsplice').stderr).toContain('in a `.git` folder')
    expect(filesIn(elsewhere)).toEqual([])
    putFolder('open', 0o777)
    expect(ci('--cache', 'open').stderr).toContain('others can write to it')
  })
})

test('what another version of a package found is not used', () => {
  const list = (text: string): string => {
    const folder = siteOf({ 'node_modules/.package-lock.json': text, 'node_modules/mdsplice/bin/a.js': '' })
    return installedPackages(join(folder, 'node_modules/mdsplice/bin'))
  }
  expect(list('{"one":1}')).toBe(list('{"one":1}'))
  expect(list('{"one":1}')).not.toBe(list('{"one":2}'))
})

test.each([
  [{ XDG_CACHE_HOME: '/x' }, 'linux', '/x/mdsplice'],
  [{ XDG_CACHE_HOME: '/x' }, 'darwin', '/x/mdsplice'],
  [{ XDG_CACHE_HOME: 'x' }, 'linux', '/home/a/.cache/mdsplice'],
  [{}, 'linux', '/home/a/.cache/mdsplice'],
  [{}, 'darwin', '/home/a/Library/Caches/mdsplice'],
  [{ LOCALAPPDATA: '/l' }, 'win32', '/l/mdsplice'],
] as const)('the cache folder of the user with %j on %s', (environment, platform, folder) => {
  expect(cacheFolderOf({ environment, platform, home: '/home/a' })).toBe(folder)
  expect(cacheFolderOf({ environment: {}, platform, home: null })).toBeNull()
  expect(cacheFolderOf({ environment: {}, platform, home: '.' })).toBeNull()
})

describe('a kept result is not used when anything changes that was asked for', () => {
  const cases: [string, Record<string, string>, (at: string) => void][] = [
    [
      'a repository begins',
      { 'site/mkdocs.yml': 'INHERIT: ../base.yml\n', 'base.yml': 'site_name: S\n', 'site/docs/a.md': '# A\n' },
      (at) => mkdirSync(join(at, '.git')),
    ],
    [
      'a file that was too long is corrected',
      {
        'site/mdsplice.yml': 'definitions: w.md\n',
        'site/w.md': 'x'.repeat(9_000_000),
        'site/docs/a.md': '<!-- definitions -->\n',
      },
      (at) => writeFileSync(join(at, 'w.md'), '*[A]: b\n'),
    ],
    [
      'a file becomes too long',
      {
        'site/mdsplice.yml': 'definitions: w.md\n',
        'site/w.md': '*[A]: b\n',
        'site/docs/a.md': '<!-- definitions -->\n',
      },
      (at) => writeFileSync(join(at, 'w.md'), 'x'.repeat(9_000_000)),
    ],
    [
      'a page that was too long is corrected',
      { 'site/docs/a.md': 'x'.repeat(9_000_000) },
      (at) => writeFileSync(join(at, 'docs/a.md'), '# A\n'),
    ],
    [
      'a configuration comes',
      { 'site/docs/vereisten/a.md': '---\ntitle: A\n---\n', 'site/docs/i.md': '<!-- list_vereisten -->\n' },
      (at) => writeFileSync(join(at, 'mdsplice.yml'), 'collections:\n  b:\n'),
    ],
  ]
  test.each(cases)('%s', (_, content, change) => {
    site = join(realpathSync(siteOf(content)), 'site')
    check()
    expect(results()).toHaveLength(_.startsWith('a file that was too long') ? 0 : 1)
    change(site)
    const warm = check()
    const cold = check({}, '--no-cache')
    expect([warm.status, warm.stderr]).toEqual([cold.status, cold.stderr])
  })

  test('every path that the file system was asked for is among them', () => {
    const above = realpathSync(
      siteOf({
        'base.yml': 'site_name: S\n',
        'site/mkdocs.yml':
          'INHERIT: ../base.yml\nmarkdown_extensions: [{pymdownx.snippets: {auto_append: [w.md, none.md]}}]\n',
        'site/mdsplice.yml':
          'collections:\n  a: {data: d.csv, template: t.md, schema: s.yml}\n  b:\ndefinitions: [w.md, no.md]\n',
        'site/d.csv': 'id,title\n1,A\n',
        'site/t.md': '{{#rows}}\n- {{title}}\n{{/rows}}\n',
        'site/s.yml': 'type: object\n',
        'site/w.md': '*[A]: b\n',
        'site/mdsplice.lock': '',
        'site/docs/b/b.md': '# B\n\n<!-- list_a -->\n\n<!-- definitions -->\n',
      }),
    )
    site = join(above, 'site')
    const seen = join(temporaryFolder(), 'seen')
    check({ NODE_OPTIONS: `--import ${join(projectRoot, 'test/processes/files-seen.mjs')}`, FILES_SEEN: seen })
    const [file = ''] = results()
    const { inputs } = JSON.parse(readFileSync(file, 'utf8').replace(/^.*\n/, '')) as {
      inputs: { docsDir: string; settings: { file: string }[] }
    }
    const known = new Set(inputs.settings.map((setting) => setting.file))
    const asked = new Set(readFileSync(seen, 'utf8').split('\n'))
    const isKnown = (path: string): boolean =>
      known.has(path) || path.startsWith(inputs.docsDir) || above.startsWith(path) || path === site
    expect([...asked].filter((path) => path.startsWith(above) && !isKnown(path))).toEqual([])
    expect(asked.size).toBeGreaterThan(10)
  })
})

test('what is too long to be read is called that', () => {
  writeFileSync(join(site, 'mdsplice.yml'), 'definitions: w.md\n')
  writeFileSync(join(site, 'w.md'), 'x'.repeat(9_000_000))
  writeFileSync(join(site, 'docs/index.md'), '<!-- definitions -->\n')
  expect(check().stderr).toContain('`w.md` is longer than 8 MB; split it')
})
