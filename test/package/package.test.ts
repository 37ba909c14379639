import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { contentOf, fixtures, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

const folder = temporaryFolder()

/** Runs a program of `node_modules/.bin` or the PATH, and gives what it printed when it succeeded. */
function output(cwd: string, program: string, ...args: string[]): string {
  const path = `${join(projectRoot, 'node_modules/.bin')}:${process.env['PATH']}`
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: path,
      npm_config_loglevel: 'error',
      npm_config_update_notifier: 'false',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}

interface Packed {
  filename: string
  files: { path: string }[]
}

// What `npm pack` runs before it (`prepare`) has been run before the tests.
const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
const [packed] = JSON.parse(output(projectRoot, 'npm', ...pack)) as [Packed]
const tarball = join(folder, packed.filename)

describe('the package', () => {
  test('holds what is needed to run it, and no more', () => {
    const needed =
      /^(?:bin\/mdsplice\.js|dist\/(?:assets|bundle|schemas)\/[^/]+|dist\/declarations\/.+\.d\.ts|docs\/rules\/[a-z-]+\.md|LICENSE|README\.md|package\.json)$/
    expect(packed.files.map(({ path }) => path).filter((path) => !needed.test(path))).toEqual([])
  })

  test('has nothing that publint would say', () => {
    expect(output(projectRoot, 'publint', tarball, '--strict')).toMatch(/All good!\s*$/)
  })

  test('has types that every way to import it finds', () => {
    // What concerns `require` and old module resolution is not asked of a package of modules.
    expect(output(projectRoot, 'attw', tarball, '--profile', 'esm-only', '--no-emoji', '--format', 'ascii')).toMatch(
      /^"mdsplice"$/m,
    )
  })
})

test('a stack trace names the files and lines of `src/` when it is asked for', () => {
  const broken = "data:text/javascript,Array.prototype.findLast = () => { throw new Error('broken on purpose') }"
  const site = join(fixtures, 'example/mkdocs.yml')
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', broken, 'bin/mdsplice.js', 'list', 'vereisten', '-f', site],
    {
      cwd: projectRoot,
      encoding: 'utf8',
      env: { ...process.env, MDSPLICE_DEBUG: '1' },
    },
  )
  expect(stderr).toContain('broken on purpose')
  const places = [...stderr.matchAll(/src\/[\w/-]+\.ts:(\d+):\d+/g)].map(([place]) => place.split(':'))
  expect(places.length).toBeGreaterThan(1)
  for (const [path = '', line] of places)
    expect(readFileSync(join(projectRoot, path), 'utf8').split('\n').length).toBeGreaterThanOrEqual(Number(line))
})

const program = `
import remarkMdsplice, { main, run } from 'mdsplice'
import type { RunResult, Site } from 'mdsplice'
import { remarkMdsplice as named, remarkPythonMarkdown } from 'mdsplice'
import type { Admonition } from 'mdsplice'

export type Names = RunResult | Site | Admonition
console.log(typeof main, typeof remarkPythonMarkdown, remarkMdsplice === named, run({ verb: 'check', cwd: '.' }).diagnostics.length)
`

describeWith('npm', ['ping'], 'installed from its tarball into an empty folder', () => {
  const home = temporaryFolder()
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }')
  output(home, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball)
  cpSync(join(fixtures, 'example'), home, { recursive: true })

  test('the program runs', () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
    expect(output(home, 'npx', 'mdsplice', '--version')).toBe(`${version}\n`)
    output(home, 'npx', 'mdsplice', 'write')
    expect(output(home, 'npx', 'mdsplice', 'check', '--max-warnings', '0')).toBe('')
    const expected = contentOf(join(fixtures, 'example/expected'))
    expect(contentOf(join(home, 'docs'))).toMatchObject(expected)
    expect(Object.keys(expected).length).toBeGreaterThan(30)
    output(home, 'npx', 'mdsplice', 'assets', '--out', 'docs/javascripts')
    expect(contentOf(join(home, 'docs/javascripts'))).toEqual(contentOf(join(projectRoot, 'dist/assets')))
  })

  test('the library can be imported, and its types stand by themselves', () => {
    writeFileSync(join(home, 'program.ts'), program)
    output(home, 'tsc', '--module', 'nodenext', '--target', 'es2022', '--strict', 'program.ts')
    expect(output(home, 'node', 'program.js')).toBe('function function true 0\n')
  })
})
