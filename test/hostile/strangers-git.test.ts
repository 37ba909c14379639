import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { git, runProgram } from '../git-repository.ts'
import type { ProgramResult } from '../git-repository.ts'
import { mdsplice, temporaryFolder } from '../mini-site.ts'
import { program } from '../processes/program.ts'
import { Marks, changedRepository, embedRepository, oddNames, plants, runShell } from '../strangers-git-plants.ts'

const commands = [
  ['check', '--since', 'main'],
  ['check', '--since', 'main', '--config-file', 'mkdocs.yml'],
  ['diff', 'main'],
  ['init', '--yes'],
  ['write', '--since', 'main'],
]

let clean: string
let repository: string

beforeAll(() => {
  clean = changedRepository()
})

/** A copy of the repository, at a place of its own. */
function copyOf(folder: string): string {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

type Run = (cwd: string, args: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<ProgramResult>

/** Runs the command line in this process, which is quicker; the working directory of git is then another. */
const run: Run = async (cwd, args, environment = {}) => {
  const given = process.env
  process.env = { ...given, ...environment }
  try {
    const { code, out, err } = await mdsplice(cwd, ...args)
    return { status: code, output: out + err }
  } finally {
    process.env = given
  }
}

const runProcess: Run = async (cwd, args, environment) =>
  runProgram(cwd, process.execPath, [program, ...args], environment)

/** What all commands that ask git say and do. */
async function runAll(site: string, environment: NodeJS.ProcessEnv = {}, by = run): Promise<unknown[]> {
  const said: unknown[] = []
  for (const args of commands) said.push(await by(site, args, environment))
  return [
    ...said,
    readFileSync(join(site, 'docs/index.md'), 'utf8'),
    readFileSync(join(site, 'docs/anders.md'), 'utf8'),
  ]
}

/** Every plant at once, each with a mark of its own. */
function plantAll(marks: Marks): { config: string; attributes: string } {
  // Where a key of the remote is set twice the last one is used; what fetches by itself comes last.
  return {
    config: plants.map((plant) => marks.config(plant)).join('\n'),
    attributes: plants.flatMap(({ attributes }) => attributes ?? []).join('\n'),
  }
}

describe('the same plants with plain git do run', () => {
  test.each(plants)('$name', (plant) => {
    const [marks, site] = [new Marks(), copyOf(clean)]
    appendFileSync(join(site, '.git/config'), `\n${marks.config(plant)}\n`)
    writeFileSync(join(site, '.gitattributes'), plant.attributes ?? '')
    runShell(site, plant.trigger.replaceAll('PROGRAM', marks.program(plant.name)))
    expect(marks.left).toContain(plant.name)
  })

  test('in a repository below docs, in hooks, and as a program of the repository', async () => {
    const [marks, site] = [new Marks(), copyOf(clean)]
    embedRepository(join(site, 'docs'), site, marks.config(plants[0] ?? fail()))
    runShell(join(site, 'docs'), 'git status')
    marks.hooks(join(site, '.git/hooks'), 'hook')
    runShell(site, 'git commit -q --allow-empty -m x')
    cpSync(marks.program('own'), join(site, 'git'))
    runProgram(site, 'git', ['status'], { PATH: `.:${process.env['PATH']}` })
    expect(marks.left).toEqual(['fsmonitor', 'hook', 'own'])
  })
})

describe('with mdsplice nothing runs, and all is said and written as without plants', () => {
  let expected: unknown[]

  beforeAll(async () => {
    expected = await runAll(copyOf(clean))
    expect(expected).toMatchObject([{ status: 3 }, { status: 3 }, { status: 0 }, { status: 0 }, { status: 0 }, {}, {}])
    expect(expected.at(-2)).toContain('Eerste vereiste')
    expect(expected.at(-2)).toContain(`Is ${oddNames.length - 1}`)
    expect(expected.at(-1)).not.toContain('Doe iets')
  })

  test.each(plants)('planted alone in the repository itself: $name', async (plant) => {
    const [marks, site] = [new Marks(), copyOf(clean)]
    appendFileSync(join(site, '.git/config'), `\n${marks.config(plant)}\n`)
    writeFileSync(join(site, '.gitattributes'), plant.attributes ?? '')
    expect(await run(site, ['check', '--since', 'main'])).toEqual(expected[0])
    expect(await run(site, ['diff', 'main'])).toEqual(expected[2])
    expect(marks.left).toEqual([])
  })

  test('another work tree in the configuration does not count', async () => {
    const site = copyOf(clean)
    appendFileSync(join(site, '.git/config'), '\n[core]\nworktree = /nowhere\nbare = true\n')
    expect(await runAll(site)).toEqual(expected)
  })

  test('planted in the repository itself: configuration, attributes, hooks', async () => {
    const [marks, site] = [new Marks(), copyOf(clean)]
    const { config, attributes } = plantAll(marks)
    appendFileSync(join(site, '.git/config'), `\n${config}\n`)
    for (const file of ['.gitattributes', 'docs/.gitattributes', '.git/info/attributes'])
      writeFileSync(join(site, file), attributes)
    marks.hooks(join(site, '.git/hooks'), 'hook')
    expect(await runAll(site)).toEqual(expected)
    expect(marks.left).toEqual([])
  })

  test.each([
    ['docs', '.'],
    ['docs/vereisten', '.'],
    ['.', '.'],
    ['.', 'site'],
    ['docs', 'site'],
  ])('planted in a repository in %s, in the site in %s', async (place, below) => {
    const [marks, top] = [new Marks(), changedRepository(below)]
    const site = join(top, below)
    const { config, attributes } = plantAll(marks)
    embedRepository(join(site, place), top, config)
    writeFileSync(join(site, place, '.gitattributes'), attributes)
    // What `init` writes names the folder of the site.
    const compared = (said: unknown[]): unknown[] => said.filter((_, index) => index !== 3 || below === '.')
    expect(compared(await runAll(site))).toEqual(compared(expected))
    expect(marks.left).toEqual([])
  })

  test('a program named git in the repository, on a search path that leads there', async () => {
    const [marks, site] = [new Marks(), copyOf(clean)]
    for (const folder of ['.', 'docs', 'tools', 'node_modules/.bin', '.git']) {
      mkdirSync(join(site, folder), { recursive: true })
      cpSync(marks.program('git'), join(site, folder, 'git'))
    }
    symlinkSync(join(site, 'tools'), join(temporaryFolder(), 'link'))
    const path = ['', '.', 'tools', './docs', join(site, 'node_modules/.bin'), site, process.env['PATH']].join(':')
    expect(await runAll(site, { PATH: path }, runProcess)).toEqual(expected)
    expect(marks.left).toEqual([])
  })

  test("git's own variables do not count", async () => {
    const [marks, site] = [new Marks(), copyOf(clean)]
    const other = changedRepository()
    const variables = {
      GIT_DIR: join(other, '.git'),
      GIT_INDEX_FILE: 'nowhere',
      GIT_OBJECT_DIRECTORY: 'nowhere',
      GIT_EXTERNAL_DIFF: marks.program('external'),
      GIT_SSH_COMMAND: marks.program('ssh'),
      GIT_ASKPASS: marks.program('askpass'),
      GIT_TRACE: join(site, 'docs/trace.md'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: marks.program('fsmonitor'),
    }
    expect(await runAll(site, variables)).toEqual(expected)
    expect(marks.left).toEqual([])
  })

  test('a missing page is not fetched', async () => {
    const [marks, site] = [new Marks(), copyOf(clean)]
    appendFileSync(join(site, '.git/config'), `\n${plantAll(marks).config}\n`)
    const id = git(clean, 'rev-parse', 'main:docs/vereisten/a.md').trim()
    rmSync(join(site, '.git/objects', id.slice(0, 2), id.slice(2)))
    for (const args of [
      ['diff', 'main'],
      ['check', '--since', 'main'],
    ])
      expect(await run(site, args)).toEqual({
        status: 2,
        output: expect.stringMatching(/^`main` cannot be read with git: the content of `docs\/vereisten\/a\.md` .*\n$/),
      })
    expect(marks.left).toEqual([])
  })

  test.each([
    '-p',
    '--help',
    '--output=x',
    '--git-dir=/',
    '-',
    '--',
    ':/x\n',
    'main:docs',
    '@{u}',
    '^main',
    'main..side',
  ])('a revision %j names nothing', async (revision) => {
    for (const args of [
      ['check', `--since=${revision}`],
      ['diff', '--', revision],
    ])
      expect(await run(clean, args)).toEqual({
        status: 2,
        output: expect.stringMatching(/^git cannot list the changes since .*\n$/),
      })
  })
})

describe('the repository', () => {
  const since = async (site: string): Promise<string[]> =>
    [...(await run(site, ['check', '--since', 'main'])).output.matchAll(/^(docs\/.*)$/gm)].map(([, path]) => path ?? '')

  beforeEach(() => {
    repository = copyOf(clean)
  })

  test('is found from a linked work tree, and from a submodule', async () => {
    const tree = join(temporaryFolder(), 'tree')
    git(repository, 'worktree', 'add', '-q', '-b', 'other', tree, 'work')
    expect(await since(tree)).toEqual(['docs/index.md'])
    const above = temporaryFolder()
    git(above, 'init', '-q')
    git(above, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository, 'sub')
    git(join(above, 'sub'), 'branch', 'main', 'origin/main')
    expect(await since(join(above, 'sub'))).toEqual(['docs/index.md'])
  })

  test('can have ids of 256 bits', async () => {
    rmSync(join(repository, '.git'), { recursive: true })
    git(repository, 'init', '-q', '-b', 'main', '--object-format=sha256')
    git(repository, 'add', '-A')
    git(repository, 'commit', '-qm', 'First')
    expect(await since(repository)).toEqual([])
    appendFileSync(join(repository, 'docs/index.md'), 'x\n')
    expect(await since(repository)).toEqual(['docs/index.md'])
  })

  test('can have a link for its HEAD, to a branch that is packed', async () => {
    git(repository, 'pack-refs', '--all')
    const head = join(repository, '.git/HEAD')
    const [, branch = ''] = /^ref: (.+)$/m.exec(readFileSync(head, 'utf8')) ?? []
    rmSync(head)
    symlinkSync(branch, head)
    expect((await run(repository, ['diff', 'HEAD'])).status).toBe(0)
  })

  test('is not what a file .git names in its own folder', async () => {
    renameSync(join(repository, '.git'), join(repository, 'docs/kept'))
    writeFileSync(join(repository, '.git'), 'gitdir: docs/kept\n')
    expect(await run(repository, ['diff', 'main'])).toEqual({
      status: 2,
      output: expect.stringMatching(
        /^`main` cannot be read with git: the file \S+\/\.git does not lead to a repository, .*\n$/,
      ),
    })
  })

  test('is not one without the name .git', async () => {
    renameSync(join(repository, '.git/HEAD'), join(repository, 'HEAD'))
    for (const name of ['objects', 'refs', 'config']) renameSync(join(repository, '.git', name), join(repository, name))
    expect(await run(repository, ['check', '--since', 'main'])).toEqual({
      status: 2,
      output: expect.stringMatching(/^`main` cannot be read with git: \S+ is not in a git repository; .*\n$/),
    })
  })

  test('line ends of a checkout are no change; a file that git ignores is one', async () => {
    git(repository, 'stash', '-q')
    git(repository, 'checkout', '-q', 'main')
    const page = join(repository, 'docs/vereisten/a.md')
    writeFileSync(page, readFileSync(page, 'utf8').replaceAll('\n', '\r\n'))
    expect(await since(repository)).toEqual([])
    writeFileSync(join(repository, '.gitignore'), 'nieuw.md\n')
    cpSync(page, join(repository, 'docs/vereisten/nieuw.md'))
    expect(await since(repository)).toEqual(['docs/index.md'])
  })

  test('links lead to what they led to', async () => {
    git(repository, 'stash', '-q')
    git(repository, 'checkout', '-q', 'main')
    mkdirSync(join(repository, 'shared'))
    writeFileSync(join(repository, 'shared/s.md'), '---\ntitle: Gedeeld\nbouwblok: data\n---\n')
    symlinkSync('../../shared', join(repository, 'docs/vereisten/gedeeld'))
    symlinkSync('../../shared/s.md', join(repository, 'docs/vereisten/z.md'))
    git(repository, 'add', '-A')
    git(repository, 'commit', '-qm', 'Links')
    expect(await since(repository)).toEqual([])
    expect((await run(repository, ['diff', 'main'])).output).toMatch(/^Nothing changed/)
    appendFileSync(join(repository, 'shared/s.md'), 'x\n')
    expect((await run(repository, ['diff', 'main'])).output).toContain('docs/vereisten/gedeeld/s.md')
    writeFileSync(join(repository, 'shared/s.md'), '---\ntitle: Anders\nbouwblok: data\n---\n')
    expect(await since(repository)).toEqual(['docs/index.md'])
  })
})

describe('trees that git can hold and a folder cannot', () => {
  const tree = (entries: readonly [mode: string, name: string, id: string][]): string => {
    const bytes = entries.map(([mode, name, id]) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
    )
    const file = join(temporaryFolder(), 'tree')
    writeFileSync(file, Buffer.concat(bytes))
    return git(repository, 'hash-object', '-t', 'tree', '-w', '--literally', file).trim()
  }
  const page = (): string => git(repository, 'rev-parse', 'main:docs/vereisten/a.md').trim()
  const blob = (text: string): string => {
    const file = join(temporaryFolder(), 'blob')
    writeFileSync(file, text)
    return git(repository, 'hash-object', '-w', file).trim()
  }
  const long = `${'n'.repeat(300)}.md`

  beforeEach(() => {
    repository = copyOf(clean)
  })

  test.each<[string, () => string, string]>([
    [
      'a name of 303 bytes',
      () => tree([['100644', long, page()]]),
      `docs/${long}\`, which cannot be a file on this system (ENAMETOOLONG)`,
    ],
    [
      'a file and a folder of one name',
      () =>
        tree([
          ['100644', 'x.md', page()],
          ['40000', 'x.md', tree([['100644', 'y.md', page()]])],
        ]),
      'docs/x.md',
    ],
    [
      'a link and a folder of one name',
      () =>
        tree([
          ['120000', 'x', blob('vereisten')],
          ['40000', 'x', tree([['100644', 'y.md', page()]])],
        ]),
      'docs/x`',
    ],
    [
      'two files of one name',
      () =>
        tree([
          ['100644', 'x.md', page()],
          ['100644', 'x.md', page()],
        ]),
      'docs/x.md',
    ],
    ['a folder ..', () => tree([['40000', '..', tree([['100644', 'y.md', page()]])]]), 'docs/../y.md'],
    ['a folder .git', () => tree([['40000', '.GIT', tree([['100644', 'y.md', page()]])]]), 'docs/.GIT/y.md'],
  ])('%s', async (_, make, named) => {
    const docs = make()
    const commit = git(repository, 'commit-tree', '-m', 'x', tree([['40000', 'docs', docs]])).trim()
    const TMPDIR = temporaryFolder()
    const { status, output } = await runProcess(repository, ['diff', commit], { TMPDIR })
    expect(output).toMatch(
      /^`\w+` cannot be read with git: it contains `.*`, which cannot be a file on this system.*\n$/,
    )
    expect(output).toContain(named)
    expect(status).toBe(2)
    expect(readdirSync(TMPDIR)).toEqual([])
  })

  test('links that lead out together lead nowhere, and nothing is written through them', async () => {
    const outside = temporaryFolder()
    const docs = tree([
      [
        '40000',
        'a',
        tree([
          [
            '40000',
            'b',
            tree([
              ['120000', 'e', blob('q/../..')],
              ['120000', 'q', blob('../../z')],
            ]),
          ],
        ]),
      ],
      ['100644', 'index.md', page()],
      ['120000', 'out.md', blob(join(outside, 'x.md'))],
      ['40000', 'z', tree([['100644', 'z.md', page()]])],
    ])
    const commit = git(repository, 'commit-tree', '-m', 'x', tree([['40000', 'docs', docs]])).trim()
    expect(await run(repository, ['diff', commit])).toMatchObject({ status: 0 })
    expect(readdirSync(outside)).toEqual([])
  })
})

describe('a git that fails', () => {
  test.each([
    ['is killed', 'kill -9 $$', /SIGKILL/],
    ['prints what it never prints', 'echo rubbish', /`main`/],
    ['prints nothing', 'exit 0', /`main`/],
    ['ends with an error', 'echo "fatal: no" >&2; exit 1', /no/],
    ['answers the first question only', 'case $* in *rev-parse*) printf "%040d\\n" 1;; *) echo rubbish;; esac', /fsck/],
    ['finds no objects', `case $* in *cat-file*) exec cat;; *) exec ${'REAL'} "$@";; esac`, /content of/],
  ])('%s', async (_, script, said) => {
    const [folder, real] = [temporaryFolder(), runProgram('/', 'which', ['git']).output.trim()]
    writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script.replace('REAL', real)}\n`)
    chmodSync(join(folder, 'git'), 0o755)
    for (const args of [
      ['diff', 'main'],
      ['check', '--since', 'main'],
    ]) {
      const { status, output } = await run(clean, args, { PATH: `${folder}:${process.env['PATH']}` })
      expect({ status, lines: output.split('\n').length, output }).toEqual({
        status: 2,
        lines: 2,
        output: expect.stringMatching(said),
      })
    }
  })

  test('is not there', async () => {
    expect(await run(clean, ['diff', 'main'], { PATH: 'bin:' })).toEqual({
      status: 2,
      output: expect.stringMatching(/^`main` cannot be read with git: `git` was not found; .*\n$/),
    })
    expect(await run(copyOf(clean), ['init', '--yes'], { PATH: '' })).toMatchObject({ status: 0 })
  })
})

function fail(): never {
  throw new Error('no plant')
}
