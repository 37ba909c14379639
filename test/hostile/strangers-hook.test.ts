import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import { commitAll, hookRepository, measure, overview, pythonProgram, siteWithHook } from '../hook-repository.ts'
import { blocksOf } from '../manual/blocks.ts'
import { copySite, fixtures, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

const quiet = { npm_config_prefer_offline: 'true', npm_config_update_notifier: 'false' }

/** Runs a program that is expected to succeed. */
function succeed(cwd: string, program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  const { status, output } = runProgram(cwd, program, args, environment)
  expect({ program, args, status, output }).toMatchObject({ status: 0 })
  return output
}

/** A first commit, a second one, one that the hook must stop, and the checking hook. */
function expectToWork(program: () => string, environment: () => NodeJS.ProcessEnv, seconds: number): void {
  let site: string

  beforeAll(() => {
    site = siteWithHook(hookRepository())
    succeed(site, program(), ['install'], environment())
  })

  test(
    'the first commit installs the hook, which fills in the lists',
    () => {
      const { status, output } = commitAll(site, environment())
      expect({ status, output }).toMatchObject({ status: 1, output: expect.stringContaining('39 pages written') })
    },
    seconds * 1000,
  )

  test('the second commit passes', () => {
    expect(commitAll(site, environment())).toMatchObject({ status: 0 })
    expect(git(site, 'status', '--porcelain')).toBe('')
  })

  test('a list that was changed by hand stops a commit', () => {
    const listed = readFileSync(join(site, overview), 'utf8')
    writeFileSync(join(site, overview), listed.replace('| [Leg', '| [Met de hand: leg'))
    expect(commitAll(site, environment())).toMatchObject({
      status: 1,
      output: expect.stringContaining('was edited, by hand or in a merge'),
    })
    writeFileSync(join(site, overview), listed)
  })

  test('the checking hook stops a commit with a list that is out of date, and writes nothing', () => {
    for (const [path, from, to] of [
      ['.pre-commit-config.yaml', 'mdsplice-write', 'mdsplice-check'],
      [measure, 'title: ', 'title: Nieuwe '],
    ] as const)
      writeFileSync(join(site, path), readFileSync(join(site, path), 'utf8').replace(from, to))
    expect(commitAll(site, environment())).toMatchObject({ status: 1, output: expect.stringContaining('out of date') })
    expect(git(site, 'diff', '--name-only')).toBe('')
  })
}

describeWith('npm', ['ping'], 'a clone without development dependencies', () => {
  test('is built quietly by `npm pack`, with esbuild alone, and not once more when nothing has changed', () => {
    const clone = hookRepository()
    expect(succeed(clone, 'npm', ['pack', '--silent'], quiet)).toBe('mdsplice-0.1.0.tgz\n')
    const { mtimeMs } = statSync(join(clone, 'dist/built-from.json'))
    succeed(clone, 'npm', ['pack', '--silent'], quiet)
    expect(statSync(join(clone, 'dist/built-from.json')).mtimeMs).toBe(mtimeMs)
    writeFileSync(join(clone, 'src/core/version.ts'), `${readFileSync(join(clone, 'src/core/version.ts'), 'utf8')}\n`)
    succeed(clone, 'npm', ['pack', '--silent'], quiet)
    expect(statSync(join(clone, 'dist/built-from.json')).mtimeMs).toBeGreaterThan(mtimeMs)
    expect(git(clone, 'status', '--porcelain', '--ignored')).not.toMatch(/node_modules|\.tmp\/./)
  })

  // As pre-commit does from 4.6.2 on. Without `--install-links` (4.6.1) npm 10 and 11 leave a link to nothing.
  test('is built when npm installs it globally from its address in git', () => {
    const prefix = temporaryFolder()
    const args = ['install', '--install-links', '-g', `git+file://${hookRepository()}`]
    succeed(prefix, 'npm', args, { ...quiet, npm_config_prefix: prefix })
    expect(succeed(prefix, join(prefix, 'bin/mdsplice'), ['--version'])).toBe('0.1.0\n')
  }, 180_000)
})

const newest = pythonProgram('pre-commit')
const prek = pythonProgram('prek')

describeWith(prek, ['--version'], 'the hook with prek', () => {
  const environment = { ...quiet, PREK_HOME: temporaryFolder() }
  expectToWork(
    () => prek,
    () => environment,
    180,
  )
})

describeWith(newest, ['--version'], 'the hook of the registry', () => {
  test('runs what `additional_dependencies` names', () => {
    const folder = temporaryFolder()
    const name = succeed(
      projectRoot,
      'npm',
      ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
      quiet,
    )
    const block = blocksOf('docs/pre-commit.md').find(({ text }) => text.includes('additional_dependencies'))
    const site = copySite(join(fixtures, 'example'))
    const text = block?.text.replace('mdsplice@0.1.0', join(folder, name.trim())) ?? ''
    writeFileSync(join(site, '.pre-commit-config.yaml'), `default_language_version: {node: system}\n${text}\n`)
    makeRepository(site)
    const environment = { ...quiet, PRE_COMMIT_HOME: temporaryFolder() }
    const { status, output } = runProgram(site, newest, ['run', '--all-files'], environment)
    expect({ status, output }).toMatchObject({ status: 1, output: expect.stringContaining('39 pages written') })
  }, 180_000)
})

/**
 * Programs, npm and Node.js that go together. pre-commit 3.0.4 is Debian's. Up to 4.6.0 it gives options that npm 12 refuses;
 * from 4.6.1 on pre-commit leaves it to npm to build the hook, which 4.6.1 itself can only do with npm 12. npm 12 needs
 * Node.js 22.
 */
const combinations: [program: `pre-commit==${string}` | 'prek', npm: string, node: string][] = [
  ['pre-commit==3.0.4', '10', '20'],
  ['pre-commit==3.0.4', '11', '22'],
  ['pre-commit==4.5.1', '11', '20'],
  ['pre-commit==4.6.0', '10', '22'],
  ['pre-commit==4.6.0', '11', '20'],
  ['pre-commit==4.6.1', '12', '24'],
  ['pre-commit==4.6.2', '10', '22'],
  ['pre-commit==4.6.2', '11', '20'],
  ['pre-commit==4.6.2', '12', '24'],
  ['pre-commit==4.7.0', '10', '20'],
  ['pre-commit==4.7.0', '11', '24'],
  ['pre-commit==4.7.0', '12', '22'],
  ['prek', '10', '20'],
  ['prek', '11', '22'],
  ['prek', '12', '24'],
]

if (process.env['MDSPLICE_LONG'])
  describe.each(combinations)('the hook with %s, npm %s and Node.js %s', (name, npm, node) => {
    const tools = temporaryFolder()
    const environment: NodeJS.ProcessEnv = {
      ...quiet,
      PREK_HOME: join(tools, 'prek'),
      PRE_COMMIT_HOME: join(tools, 'pre-commit'),
      PATH: [join(tools, 'bin'), process.env['PATH']].join(delimiter),
    }

    beforeAll(() => {
      mkdirSync(join(tools, 'bin'))
      writeFileSync(join(tools, 'package.json'), '{}')
      succeed(tools, 'npm', ['install', '--no-audit', '--no-fund', `npm@${npm}`, `node@${node}`], quiet)
      symlinkSync('../node_modules/node/bin/node', join(tools, 'bin/node'))
      const cli = join(tools, 'node_modules/npm/bin/npm-cli.js')
      writeFileSync(join(tools, 'bin/npm'), `#!/bin/sh\nexec node '${cli}' "$@"\n`, { mode: 0o755 })
      expect(succeed(tools, 'npm', ['--version'], environment)).toMatch(new RegExp(`^${npm}\\.`))
      if (name === 'prek') return
      succeed(tools, '/usr/bin/python3', ['-m', 'venv', 'python'])
      succeed(tools, 'python/bin/pip', ['install', '--quiet', '--disable-pip-version-check', name])
    }, 300_000)

    const program = (): string => (name === 'prek' ? prek : join(tools, 'python/bin/pre-commit'))
    expectToWork(program, () => environment, 300)
  })
