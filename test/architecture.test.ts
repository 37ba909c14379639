import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { filesIn, projectRoot } from './mini-site.ts'

const src = join(projectRoot, 'src')
/** The extension for VS Code is a package of its own, with its own dependencies. */
const ofOtherPackage = /^editor\/vscode\//
const paths = filesIn(src).filter((path) => !ofOtherPackage.test(path))
const files = paths.map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))
const imports = files.flatMap(({ path, text }) =>
  [...text.matchAll(/\b(?:from |import\()'([^']+)'/g)].map(([, target = '']) => ({ path, target })),
)

/**
 * The rooms of the house, the top floor first. A file may import from its own room and from rooms below it, types too, so
 * that whoever reads a file needs to know nothing of what is built on it.
 */
const floors = [
  '',
  'cli',
  'browser',
  'editor',
  'pipeline',
  'catalogue',
  'directives',
  'listings',
  'rules',
  'site',
  'config',
  'write',
  'files',
  'report',
  'markdown',
  'core',
]

/** The rooms that may read or write files, start programs or see the process. */
const touchingTheSystem = /^(?:cli|pipeline|site|config|write|files)\//

const room = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '')
const inside = imports.flatMap(({ path, target }) =>
  target.startsWith('.') ? [{ path, target: posix.join(dirname(path), target) }] : [],
)

describe('the house', () => {
  test('has the rooms that are listed above, and no file stands beside them but index.ts', () => {
    expect([...new Set(files.map(({ path }) => room(path)))].sort()).toEqual([...floors].sort())
    expect(files.filter(({ path }) => room(path) === '').map(({ path }) => path)).toEqual(['index.ts'])
  })

  test('an import only goes down', () => {
    const upward = inside.filter(({ path, target }) => floors.indexOf(room(path)) > floors.indexOf(room(target)))
    expect(upward).toEqual([])
  })

  test('no imports go in a circle', () => {
    expect(circles(inside)).toEqual([])
  })

  test('only some rooms touch the file system, and nothing in src touches the process', () => {
    const touching = imports
      .filter(({ target }) => /^node:(?:fs|child_process|process|net|http)/.test(target))
      .map(({ path }) => path)
    expect(touching.filter((path) => !touchingTheSystem.test(path))).toEqual([])
  })

  test('every imported package is a dependency, and every dependency is imported or named as part of the plugin’s home', () => {
    const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const packages = new Set(imports.map(({ target }) => target).filter((target) => !/^\.|^node:/.test(target)))
    const types = ['mdast', 'unist']
    expect(
      [...packages].filter((name) => !(name.replace(/(?<=^[^@/]+)\/.*/, '') in dependencies) && !types.includes(name)),
    ).toEqual([])
  })

  test('before it knows the command, the command line loads little', () => {
    const loaded = new Set<string>()
    const load = (path: string): void => {
      if (loaded.has(path)) return
      loaded.add(path)
      const text = files.find((file) => file.path === path)?.text ?? ''
      for (const [, target = ''] of text.matchAll(/^(?:import|export)\s(?!type\b)(?:[^'()=]*\sfrom\s)?'([^']+)'/gm)) {
        if (target.startsWith('.')) load(posix.join(dirname(path), target))
        else loaded.add(target)
      }
    }
    load('cli/main.ts')
    const packages = [...loaded].filter((name) => !name.endsWith('.ts') && !name.startsWith('node:'))
    expect(packages.sort()).toEqual(['commander'])
    expect(
      [...loaded].filter((name) =>
        /^(?:site|config|markdown|directives|listings|write|pipeline|cli\/commands|report\/(?:messages|reporters))/.test(
          name,
        ),
      ),
    ).toEqual([])
  })

  test('neither does what is published of it', () => {
    const loaded = new Set<string>()
    const load = (path: string): void => {
      if (loaded.has(path)) return
      loaded.add(path)
      const text = readFileSync(join(projectRoot, 'dist/bundle', path), 'utf8')
      for (const [, target = ''] of text.matchAll(
        /(?:^|;)\s*(?:import|export)\b(?:[^"'();]*\bfrom)? *["']([^"']+)["']/gm,
      )) {
        if (target.startsWith('./')) load(target.slice(2))
        else loaded.add(target)
      }
    }
    load('cli.js')
    expect([...loaded].filter((name) => !name.endsWith('.js') && !name.startsWith('node:'))).toEqual(['commander'])
  })

  test('the top level holds no more than it should', () => {
    const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' })
    const top = new Set(stdout.split('\0').map((path) => path.split('/')[0] ?? ''))
    const allowed =
      'action.yml bin CHANGELOG.md docs fixtures LICENSE package-lock.json package.json README.md src test tsconfig.json'
    expect([...top].filter((name) => !name.startsWith('.') && !['', ...allowed.split(' ')].includes(name))).toEqual([])
    expect(top).toContain('src')
  })

  test('files are short', () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })
})

/** The files of each circle of imports (Tarjan's strongly connected components). */
function circles(edges: readonly { path: string; target: string }[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const { path, target } of edges) targets.set(path, [...(targets.get(path) ?? []), target])
  const found: string[][] = []
  const [order, lowest, open] = [new Map<string, number>(), new Map<string, number>(), new Set<string>()]
  const visit = (file: string): number => {
    const mine = order.size
    order.set(file, mine)
    lowest.set(file, mine)
    open.add(file)
    for (const next of targets.get(file) ?? []) {
      const reached = order.has(next) ? (open.has(next) ? (order.get(next) ?? mine) : mine) : visit(next)
      lowest.set(file, Math.min(lowest.get(file) ?? mine, reached))
    }
    if (lowest.get(file) === mine) {
      const members = [...open].slice([...open].indexOf(file))
      for (const member of members) open.delete(member)
      if (members.length > 1 || targets.get(file)?.includes(file)) found.push(members.sort())
    }
    return lowest.get(file) ?? mine
  }
  for (const file of targets.keys()) if (!order.has(file)) visit(file)
  return found
}
