import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { commandLine } from '../../src/cli/main.ts'
import { makeRepository } from '../git-repository.ts'
import { copySite, fixtures, projectRoot } from '../mini-site.ts'
import { program, start } from '../processes/program.ts'

interface Manifest {
  scripts: Record<string, string>
  dependencies: Record<string, string>
}

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest
const guard = ['--import', join(projectRoot, 'test/processes/guard.mjs')]

/** Every command, with what it asks of git. */
const commands: [args: string[], git: 'asks git' | 'asks no git'][] = [
  [['check'], 'asks no git'],
  [['check', '--diff', '--reporter', 'sarif'], 'asks no git'],
  [['write'], 'asks no git'],
  [['write', '--stdin-filepath', 'docs/index.md'], 'asks no git'],
  [['build', '--out', 'out'], 'asks no git'],
  [['clear'], 'asks no git'],
  [['index', '--shard', '1/1', '--output', 'index.jsonl'], 'asks no git'],
  [['check', '--shard', '1/1', '--index', 'index.jsonl'], 'asks no git'],
  [['list', 'vereisten', '--format', 'csv'], 'asks no git'],
  [['trace', '--format', 'html'], 'asks no git'],
  [['fields', 'vereisten'], 'asks no git'],
  [['explain', 'dangling-reference'], 'asks no git'],
  [['merge-driver', 'docs/index.md', 'docs/index.md', 'docs/index.md', 'docs/index.md'], 'asks git'],
  [['review', '--all'], 'asks no git'],
  [['assets', '--out', 'docs/javascripts'], 'asks no git'],
  [['init', '--yes'], 'asks git'],
  [['config'], 'asks no git'],
  [['completion', 'bash'], 'asks no git'],
  [['help'], 'asks no git'],
  [['check', '--since', 'HEAD'], 'asks git'],
  [['write', '--since', 'HEAD'], 'asks git'],
  [['diff', 'HEAD'], 'asks git'],
]

let site: string

beforeAll(() => {
  site = realpathSync(makeRepository(copySite(join(fixtures, 'example'))))
})

test('every command is tried', async () => {
  const io = { cwd: '', writeOut: () => {}, writeErr: () => {}, color: false }
  const names = (await commandLine(io, () => {})).commands.map((command) => command.name())
  expect(
    names.filter((name) => !['watch', 'lsp'].includes(name) && !commands.some(([[first]]) => first === name)),
  ).toEqual([])
})

describe('no network, and no program but git', () => {
  test.each(commands)('%j %s', (args, git) => {
    const { status, stderr } = run(guard, args)
    expect(stderr).not.toContain('forbidden')
    expect(stderr.includes('started: git')).toBe(git === 'asks git')
    expect([0, 1, 3]).toContain(status)
  })

  test('watch', async () => {
    const { process: child, ended } = start(site, ['watch'], { node: guard })
    let said = ''
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
    for (let turn = 0; turn < 400 && !/watch/.test(said); turn++) await wait(50)
    appendFileSync(join(site, 'docs/index.md'), '\nErbij.\n')
    await wait(500)
    child.kill('SIGTERM')
    expect((await ended).err).not.toMatch(/forbidden|started/)
    expect(said).toMatch(/watch/)
  })

  test('the guard sees what it should', () => {
    const attempts = [
      'net.connect(1)',
      'http.get("http://a")',
      'dns.lookup("a", () => {})',
      'childProcess.spawnSync("ls")',
      'childProcess.spawnSync("git", ["--version"])',
      'fetch("http://a")',
    ]
    for (const attempt of attempts) {
      const script = `import net from 'node:net'; import http from 'node:http'; import dns from 'node:dns'; import childProcess from 'node:child_process'; ${attempt}`
      const { status, stderr } = spawnSync(process.execPath, [...guard, '--input-type=module', '--eval', script], {
        encoding: 'utf8',
      })
      expect({ attempt, status, isForbidden: stderr.includes('forbidden') }).toEqual({
        attempt,
        status: 1,
        isForbidden: true,
      })
    }
  })
})

describe('under the permissions of Node.js: reading, and writing below the site and the cache folder alone', () => {
  test.each(commands.filter(([, git]) => git === 'asks no git'))('%j', (args) => {
    const [major = 0] = process.versions.node.split('.').map(Number)
    const permission = major >= 24 ? '--permission' : '--experimental-permission'
    const { status, stderr } = run(
      [
        permission,
        '--allow-fs-read=*',
        `--allow-fs-write=${site}/*`,
        `--allow-fs-write=${process.env['XDG_CACHE_HOME']}/*`,
      ],
      args,
    )
    expect(stderr).not.toMatch(/ERR_ACCESS_DENIED|Access to this API/)
    expect([0, 1, 3]).toContain(status)
  })
})

describe('what is installed', () => {
  const manual = readFileSync(join(projectRoot, 'docs/contributing.md'), 'utf8')

  test('runs no script of ours', () => {
    expect(
      Object.keys(manifest.scripts).filter((name) =>
        /^(?:pre|post)?install$|^(?:pre|post)prepare$|^postprepare$/.test(name),
      ),
    ).toEqual([])
  })

  test('every dependency is in the tables, with what it does for us, its release and its size', () => {
    const names = Object.keys(manifest.dependencies)
    const reasons = [...manual.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, packages = '']) => packages).join(', ')
    const isFamily = (name: string): boolean => /^micromark-(?:util|factory)-|^@types\//.test(name)
    expect(names.filter((name) => !isFamily(name) && !reasons.split(/, | and /).includes(name))).toEqual([])
    const measured = [...manual.matchAll(/^\| (\S+) \| \d{4}-\d\d \| \d+ kB \|$/gm)].map(([, name]) => name)
    expect(measured.toSorted()).toEqual(names.toSorted())
  })

  test('needs no script of a dependency to be run either', () => {
    const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; optional?: boolean; hasInstallScript?: boolean }>
    }
    const scripted = Object.entries(packages).filter(
      ([path, each]) => path !== '' && each.hasInstallScript && !each.dev,
    )
    expect(scripted.map(([path]) => path)).toEqual([])
  })
})

function run(options: readonly string[], args: readonly string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [...options, program, ...args], { cwd: site, input: '# A\n', encoding: 'utf8' })
}
