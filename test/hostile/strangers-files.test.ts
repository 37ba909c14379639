import { spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isGitName } from '../../src/files/path-boundary.ts'
import { contentOf, mdsplice, siteOf, type CommandResult } from '../mini-site.ts'
import { program } from '../processes/program.ts'

const secret = 'Zwaluwstaart'

/** What a reader of any kind of file takes for text, so that nothing but the refusal keeps it from being shown. */
const secretFile = `- title: ${secret}\n`

/** A repository in `repository`, with a secret in its `.git` and one beside it. */
function repositoryOf(files: Readonly<Record<string, string>>): string {
  return siteOf({
    'beside/secret': secretFile,
    'repository/.git/HEAD': 'ref: refs/heads/main\n',
    'repository/.git/config': secretFile,
    'repository/docs/index.md': '<!-- list_vereisten -->\n',
    'repository/docs/vereisten/een.md': '# Een\n',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`repository/${path}`, text])),
  })
}

/** Puts a link into the repository, and gives its path there. */
function link(folder: string, path: string, target: string): string {
  const file = join(folder, 'repository', path)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true, recursive: true })
  symlinkSync(target, file)
  return path
}

/** A pipe that nobody writes to: whoever opens it waits for ever. */
function makePipe(folder: string, path: string): string {
  rmSync(join(folder, 'repository', path), { force: true })
  expect(spawnSync('mkfifo', [join(folder, 'repository', path)]).status).toBe(0)
  return path
}

function run(folder: string, ...args: string[]): Promise<CommandResult> {
  return mdsplice(join(folder, 'repository'), ...args)
}

/** What stands in the folder but for the two secrets. */
function shownIn(folder: string, { out, err }: CommandResult): string {
  const { 'beside/secret': _, 'repository/.git/config': __, ...others } = contentOf(folder)
  return JSON.stringify([out, err, others])
}

/** Ways to a file that may not be read; each puts what it needs into the repository, and gives the path to name. */
const waysOut: Record<string, (folder: string) => string> = {
  'with `..`': () => '../beside/secret',
  'as an absolute path': (folder) => join(folder, 'beside/secret'),
  'by a link': (folder) => link(folder, 'named', '../beside/secret'),
  'by a chain of links': (folder) => {
    link(folder, 'docs/second', '../../beside')
    link(folder, 'named', 'docs/second/secret')
    return 'named'
  },
  'in .git': () => '.git/config',
  'in .git by a link': (folder) => link(folder, 'named', '.git/config'),
  'in .GIT': (folder) => {
    mkdirSync(join(folder, 'repository/.GIT'))
    writeFileSync(join(folder, 'repository/.GIT/config'), 'x')
    return '.GIT/config'
  },
  'that is a pipe': (folder) => makePipe(folder, 'named'),
  'that is a device': (folder) => link(folder, 'named', '/dev/null'),
  'that is a folder': () => 'docs',
}

/** Settings that name a file; each gives the configuration, and where the refusal is to stand. */
const settings: Record<string, (path: string) => { config: Record<string, string>; place: RegExp }> = {
  template: (path) => ({
    config: { 'mdsplice.yml': `collections:\n  vereisten:\n    template: ${path}\n` },
    place: /^mdsplice\.yml:3:15: The template `/,
  }),
  data: (path) => ({
    config: { 'mdsplice.yml': `collections:\n  vereisten:\n    data: ${path}\n` },
    place: /^\S+:1:1: This file /,
  }),
  schema: (path) => ({
    config: { 'mdsplice.yml': `collections:\n  vereisten:\n    schema: ${path}\n` },
    place: /^\S+:1:1: This file /,
  }),
  INHERIT: (path) => ({
    config: { 'mkdocs.yml': `site_name: x\nINHERIT: ${path}\n` },
    place: /^mkdocs\.yml:2:10: `INHERIT` must be /,
  }),
  docs_dir: (path) => ({
    config: { 'mkdocs.yml': `site_name: x\ndocs_dir: ${path}\n` },
    place: /^mkdocs\.yml:2:11: the folder of the pages |: no such folder/,
  }),
}

describe('a setting names no file outside, in .git, or that is none: one line with a place, exit code 2', () => {
  const table = Object.keys(settings).flatMap((setting) => Object.keys(waysOut).map((way) => ({ setting, way })))

  test.each(table.filter(({ setting, way }) => setting !== 'docs_dir' || way !== 'that is a folder'))(
    '$setting, $way',
    async ({ setting, way }) => {
      const folder = repositoryOf({})
      const path = waysOut[way]?.(folder) ?? ''
      const { config, place } = settings[setting]?.(path) ?? { config: {}, place: /^$/ }
      for (const [name, text] of Object.entries(config)) writeFileSync(join(folder, 'repository', name), text)
      for (const args of [['write'], ['build', '--out', 'out']]) {
        const result = await run(folder, ...args)
        expect({ code: result.code, lines: result.err.trimEnd().split('\n').length }).toEqual({ code: 2, lines: 1 })
        expect(result.err).toMatch(
          place.source.startsWith('^\\S+:1:1') ? /^\S+:1:1: (?:This file|Not a regular file)/ : place,
        )
        expect(shownIn(folder, result)).not.toContain(secret)
      }
      expect(existsSync(join(folder, 'repository/out'))).toBe(false)
    },
  )

  test.each(['mkdocs.yml', 'mdsplice.yml', 'mdsplice.lock'])('%s is itself a link or a pipe', async (name) => {
    for (const way of ['by a link', 'in .git by a link', 'that is a pipe', 'that is a device'] as const) {
      const folder = repositoryOf({ 'mkdocs.yml': 'site_name: x\n' })
      const path = waysOut[way]?.(folder) ?? ''
      link(folder, name, path)
      const result = await run(folder, 'check')
      expect({ way, code: result.code, lines: result.err.trimEnd().split('\n').length }).toEqual({
        way,
        code: 2,
        lines: 1,
      })
      expect(result.err.startsWith(`${name}:1`)).toBe(true)
      expect(shownIn(folder, result)).not.toContain(secret)
    }
  })

  test('a file of definitions', async () => {
    for (const way of Object.values(waysOut)) {
      const folder = repositoryOf({ 'docs/index.md': '<!-- definitions -->\n' })
      writeFileSync(join(folder, 'beside/secret'), `*[A]: ${secret}\n`)
      writeFileSync(join(folder, 'repository/.git/config'), `*[A]: ${secret}\n`)
      writeFileSync(join(folder, 'repository/mdsplice.yml'), `definitions: ${way(folder)}\n`)
      const result = await run(folder, 'write')
      expect(result.err).toContain('no-definitions')
      expect(shownIn(folder, result)).not.toContain(secret)
    }
  })
})

describe('docs_dir outside the repository', () => {
  const outside = 'mkdocs.yml:2:11: the folder of the pages (`docs_dir`) is outside the repository'

  test.each([
    ['with `..`', '../beside'],
    ['that is a link', 'pages'],
  ])('%s is read and written with --allow-outside alone', async (_, docsDir) => {
    const folder = repositoryOf({ 'mkdocs.yml': `site_name: x\ndocs_dir: ${docsDir}\n` })
    symlinkSync('../beside', join(folder, 'repository/pages'))
    const page = join(folder, 'beside/index.md')
    writeFileSync(page, '<!-- list_vereisten -->\n')
    mkdirSync(join(folder, 'beside/vereisten'))
    writeFileSync(join(folder, 'beside/vereisten/een.md'), '# Een\n')
    for (const args of [['check'], ['write'], ['list', 'vereisten'], ['trace'], ['review', '--all'], ['watch']]) {
      const { code, err } = await run(folder, ...args)
      expect({ code, isSaid: err.startsWith(outside) }).toEqual({ code: 2, isSaid: true })
    }
    expect(readFileSync(page, 'utf8')).toBe('<!-- list_vereisten -->\n')
    expect((await run(folder, 'list', 'vereisten', '--allow-outside')).out).toContain('een.md')
    expect((await run(folder, 'write', '--allow-outside')).code).toBe(0)
    expect(readFileSync(page, 'utf8')).toContain('[Een](vereisten/een.md)')
  })

  test('the folder docs of a site without mkdocs.yml', async () => {
    const folder = repositoryOf({})
    link(folder, 'docs', '../beside')
    expect((await run(folder, 'check')).err).toMatch(/^docs: the folder of the pages \(`docs_dir`\) is outside/i)
  })

  test('in .git it is not allowed either, and where there is no repository the folder of mkdocs.yml counts', async () => {
    const folder = repositoryOf({ 'mkdocs.yml': 'docs_dir: .git\n' })
    expect((await run(folder, 'check', '--allow-outside')).err).toMatch(/^mkdocs\.yml:1:11: .*`\.git`/)
    const plain = siteOf({ 'site/mkdocs.yml': 'docs_dir: ../pages\n', 'pages/index.md': '' })
    expect((await mdsplice(join(plain, 'site'), 'check')).code).toBe(2)
    expect((await mdsplice(join(plain, 'site'), 'check', '--allow-outside')).code).toBe(0)
  })
})

describe('below docs', () => {
  test.each([
    ['a page', 'docs/vereisten/twee.md', '../../.git/config'],
    ['a file', 'docs/x.txt', '../.git/config'],
    ['a folder', 'docs/vereisten/map', '../../.git'],
  ])('%s that is a link into .git is not followed, and not copied', async (_, path, target) => {
    const folder = repositoryOf({})
    link(folder, path, target)
    for (const args of [['write'], ['check'], ['build', '--out', '../out']]) {
      const result = await run(folder, ...args)
      expect(result.code).toBe(1)
      expect(result.err.replace(/ {2,}/g, ' ')).toContain(
        `${path}\n error The symbolic link leads into a \`.git\` folder and was not followed; delete it unreadable-page`,
      )
      expect(shownIn(folder, result)).not.toContain(secret)
    }
  })

  test('an embedded repository is read but for its .git', async () => {
    const folder = repositoryOf({
      'docs/sub/.git/config': secretFile,
      'docs/sub/.git/x.md': secret,
      'docs/sub/a.txt': '',
    })
    rmSync(join(folder, 'repository/.git'), { recursive: true })
    expect((await run(folder, 'build', '--out', '../out')).code).toBe(0)
    expect(readdirSync(join(folder, 'out/sub'))).toEqual(['a.txt'])
  })

  test('a pipe is not opened', async () => {
    const folder = repositoryOf({})
    makePipe(folder, 'docs/vereisten/twee.md')
    makePipe(folder, 'docs/pipe.txt')
    const { code, err } = await run(folder, 'build', '--out', 'out')
    expect(code).toBe(1)
    expect(err.replace(/ {2,}/g, ' ')).toContain(
      'docs/vereisten/twee.md\n error This has the name of a page but is not a regular file, and was skipped; delete it',
    )
    expect(err).not.toContain('pipe.txt')
  })
})

test.each([
  ['.git', true],
  ['.GIT', true],
  ['git~1', true],
  ['.git. .', true],
  ['.git::$INDEX_ALLOCATION', true],
  ['.g\u200cit', true],
  ['.gitignore', false],
  ['.github', false],
  ['x.git', false],
  ['git', false],
])('as git sees it, %j is the folder .git: %j', (name, is) => {
  expect(isGitName(name)).toBe(is)
})

/** Every option that names one file or folder to write. */
const writers: Record<string, (path: string) => string[]> = {
  'list --output': (path) => ['list', 'vereisten', '--format', 'csv', '--output', path],
  'index --output': (path) => ['index', '--shard', '1/1', '--output', path],
  '--baseline': (path) => ['check', '--update-baseline', '--baseline', path],
  'assets --out': (path) => ['assets', '--out', dirname(path)],
  'build --out': (path) => ['build', '--out', dirname(path)],
}

describe('a file that the command line names', () => {
  test.each(Object.keys(writers))(
    '%s goes through no link out of the repository, and not into .git',
    async (option) => {
      const args = writers[option] ?? (() => [])
      const folder = repositoryOf({})
      link(folder, 'elsewhere', '../beside')
      link(folder, 'hooks', '.git/hooks')
      mkdirSync(join(folder, 'repository/.git/hooks'))
      const before = contentOf(folder)
      for (const path of ['elsewhere/new', '.git/hooks/pre-commit', 'hooks/pre-commit']) {
        const { code, err, out } = await run(folder, ...args(path))
        expect({ path, code, out, lines: err.trimEnd().split('\n').length }).toEqual({
          path,
          code: 2,
          out: '',
          lines: 1,
        })
        expect(err).toMatch(/a symbolic link leads elsewhere|in a `\.git` folder/i)
      }
      expect(contentOf(folder)).toEqual(before)
    },
  )

  test.each([
    ['list --output', 'out.csv'],
    ['index --output', 'out.jsonl'],
    ['--baseline', 'known.json'],
  ])('%s follows a link within, makes what it leads to, and refuses one that leads out', async (option, name) => {
    const folder = repositoryOf({ target: 'old' })
    const args = writers[option] ?? (() => [])
    link(folder, name, 'target')
    expect((await run(folder, ...args(name))).code).not.toBe(2)
    expect(readFileSync(join(folder, 'repository/target'), 'utf8')).not.toBe('old')
    link(folder, name, 'docs/new')
    expect((await run(folder, ...args(name))).code).not.toBe(2)
    expect(lstatSync(join(folder, 'repository', name)).isSymbolicLink()).toBe(true)
    expect(existsSync(join(folder, 'repository/docs/new'))).toBe(true)
    for (const target of ['../beside/secret', '../beside/none']) {
      link(folder, name, target)
      expect((await run(folder, ...args(name))).code).toBe(2)
    }
    // Where there is no repository, the working folder counts.
    rmSync(join(folder, 'repository/.git'), { recursive: true })
    expect((await run(folder, ...args(name))).code).toBe(2)
    expect(contentOf(join(folder, 'beside'))).toEqual({ secret: secretFile })
  })

  test('review and init go through no link either', async () => {
    const folder = repositoryOf({ 'docs/eisen/een.md': '---\ntitle: Een\n---\n' })
    link(folder, 'mdsplice.lock', '../beside/none')
    expect((await run(folder, 'review', '--all')).code).toBe(2)
    rmSync(join(folder, 'repository/mdsplice.lock'))
    link(folder, '.github/workflows', '../../beside')
    expect((await run(folder, 'init', '--yes')).code).toBe(2)
    expect(contentOf(join(folder, 'beside'))).toEqual({ secret: secretFile })
  })

  test.each(['docs', 'docs/vereisten/een.md', 'mdsplice.yml', 'mkdocs.yml', 'acties.csv'])(
    'list --output does not write over %s',
    async (path) => {
      const folder = repositoryOf({
        'mkdocs.yml': 'site_name: x\n',
        'mdsplice.yml': 'collections:\n  vereisten: {}\n  acties: { data: acties.csv }\n',
        'acties.csv': 'id\n1\n',
      })
      const before = contentOf(folder)
      const { code, err } = await run(folder, 'list', 'vereisten', '--format', 'csv', '--output', path)
      expect({ code, err: err.startsWith(`${path}: `) }).toEqual({ code: 2, err: true })
      expect(contentOf(folder)).toEqual(before)
    },
  )

  test('a pipe and a device are written to, and stay what they are', () => {
    const folder = repositoryOf({})
    makePipe(folder, 'pipe')
    // Never one of the system's own: a program that is wrong would replace it.
    const isDevice = spawnSync('mknod', [join(folder, 'repository/null'), 'c', '1', '3']).status === 0
    const cwd = join(folder, 'repository')
    const command = `"${process.execPath}" "${program}" list vereisten --format csv --output`
    const script = `timeout 10 cat pipe & ${command} pipe; wait; ${isDevice ? `${command} null;` : ''} ${command} /proc/self/fd/1; ${command} >(cat)`
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' })
    expect({ status, rows: stdout.match(/docs\/vereisten\/een\.md/g)?.length }).toEqual({ status: 0, rows: 3 })
    expect(stderr).not.toContain('Error')
    expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true)
    if (isDevice) expect(lstatSync(join(cwd, 'null')).isCharacterDevice()).toBe(true)
  })

  test('an index is read from a pipe that a process has open, and from no other', () => {
    const folder = repositoryOf({})
    makePipe(folder, 'pipe')
    const cwd = join(folder, 'repository')
    const command = `timeout 20 "${process.execPath}" "${program}"`
    const script = `${command} check --shard 1/1 --index pipe; echo $?; ${command} check --shard 1/1 --index <(${command} index --shard 1/1); echo $?`
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' })
    expect(stdout).toBe('2\n3\n')
    expect(stderr).toContain('pipe:1: This index cannot be read')
  })

  test('what a killed run left beside it is taken away by the next one, and by write beside mkdocs.yml', async () => {
    const folder = repositoryOf({})
    const leftover = join(folder, 'repository/.mdsplice-0123456789abcdef.tmp')
    for (const args of [['list', 'vereisten', '--output', 'out.csv'], ['review', '--all'], ['write']]) {
      writeFileSync(leftover, 'half')
      expect((await run(folder, ...args)).code).toBe(0)
      expect(existsSync(leftover)).toBe(false)
    }
  })

  test('a manifest that is a link is foreign', async () => {
    const folder = repositoryOf({})
    writeFileSync(join(folder, 'beside/manifest'), '{"files":[]}')
    link(folder, 'out/.mdsplice-build.json', '../../beside/manifest')
    expect((await run(folder, 'build', '--out', 'out')).err).toContain('was not made by')
  })

  test.each(['--baseline', '--index'])('%s reads no device and nothing outside', async (option) => {
    const folder = repositoryOf({})
    for (const target of ['/dev/null', '../beside/secret', '.git/config']) {
      link(folder, 'named', target)
      const result = await run(folder, 'check', option, 'named', ...(option === '--index' ? ['--shard', '1/1'] : []))
      expect(result.code).toBe(2)
      expect(shownIn(folder, result)).not.toContain(secret)
    }
  })
})

describe('output that cannot be written is exit code 1, one line at most, and no stack trace', () => {
  const site = join(repositoryOf({}), 'repository')
  const commands = [['check', '--reporter', 'json'], ['list', 'vereisten', '--format', 'xlsx'], ['trace'], ['--help']]

  function toFull(stream: 'stdout' | 'stderr', args: readonly string[]): { status: number | null; said: string } {
    const full = openSync('/dev/full', 'w')
    const stdio = stream === 'stdout' ? ['ignore', full, 'pipe'] : ['ignore', 'pipe', full]
    const { status, stderr, stdout } = spawnSync(process.execPath, [program, ...args], {
      cwd: site,
      stdio: stdio as ['ignore', number, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    return { status, said: stream === 'stdout' ? stderr : stdout }
  }

  test.each(commands.map((args) => [args.join(' '), args] as const))('a full disk: %s', (_, args) => {
    const { status, said } = toFull('stdout', args)
    expect({ status, last: said.trimEnd().split('\n').at(-1) }).toEqual({
      status: 1,
      last: expect.stringMatching(/^mdsplice: standard output cannot be written \(ENOSPC\)$/),
    })
    expect(said).not.toMatch(/^ {4}at /m)
  })

  test.each([[['check']], [['list', 'nonsens']], [['nonsens']]])('standard error is full: %j', (args) => {
    const { status, said } = toFull('stderr', args)
    expect({ status, said }).toEqual({ status: 1, said: '' })
  })

  test('a reader that has gone is told nothing', () => {
    const script = `"${process.execPath}" "${program}" list vereisten | true; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: site, encoding: 'utf8' })
    expect({ status: stdout, stderr }).toEqual({ status: '1\n', stderr: '' })
  })
})
