import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { contentOf, copySite, fixtures, projectRoot, temporaryFolder } from '../mini-site.ts'
import { program } from '../processes/program.ts'
import { corpus } from '../tools.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

const sites = long
  ? [...readdirSync(fixtures).map((name) => join(fixtures, name)), ...realSites()]
  : ['traceability-listings', 'groups'].map((name) => join(fixtures, name))

function realSites(): string[] {
  return ['algoritmekader-2024-07', 'algoritmekader-2025-02']
    .map((name) => join(corpus, name))
    .filter((folder) => existsSync(folder))
}

/** Under what the program runs. */
interface Surroundings {
  node?: string
  options?: string[]
  env?: Record<string, string>
}

/** All that the program says of a site, prints and writes. */
function outcome(site: string, { node = process.execPath, options = [], env = {} }: Surroundings): unknown {
  const folder = copySite(site)
  const mdsplice = (...args: string[]): unknown => {
    const { status, stdout, stderr } = spawnSync(node, [...options, program, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    return { args, status, stdout, stderr }
  }
  const commands = [
    mdsplice('check', '--diff'),
    mdsplice('check', '--reporter', 'json', '--no-cache'),
    mdsplice('build', '--out', 'out'),
    mdsplice('write'),
  ]
  return { commands, files: contentOf(folder) }
}

const shuffled = ['--import', join(projectRoot, 'test/processes/shuffled-folders.mjs')]

const surroundings: Record<string, Surroundings> = {
  'in Turkish, on Kiritimati, with folders listed in another order': {
    options: shuffled,
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
  },
  'in Swedish, on Pago Pago, with folders listed in yet another order': {
    options: shuffled,
    env: { TZ: 'Pacific/Pago_Pago', LANG: 'sv_SE.UTF-8', LC_ALL: 'sv_SE.UTF-8', LANGUAGE: 'sv' },
  },
  'in the C locale': { env: { LANG: 'C', LC_ALL: 'C' } },
}

describe.each(sites.map((site) => ({ site, name: basename(site) })))('the same bytes from $name', ({ site }) => {
  let usual: unknown
  beforeAll(() => {
    usual = outcome(site, {})
  })
  test.each(Object.keys(surroundings))('%s', (name) => {
    expect(outcome(site, surroundings[name] ?? {})).toEqual(usual)
  })
})

describe('under other versions of Node.js', () => {
  if (!long) {
    test.skip('skipped: they are installed by the long tests only', () => {})
    return
  }
  test.each(['22', '24'])(
    'Node.js %s',
    (version) => {
      const node = installedNode(version)
      expect(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout).toMatch(new RegExp(`^v${version}\\.`))
      for (const site of sites) expect(outcome(site, { node })).toEqual(outcome(site, {}))
    },
    600_000,
  )
})

/** Installs another version of Node.js from the registry, where each has a package for each system. */
function installedNode(version: string): string {
  const folder = temporaryFolder()
  const name = `node-${process.platform}-${process.arch}`
  const npm = spawnSync('npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
    `${name}@${version}`,
  ])
  if (npm.status !== 0) throw new Error(`${name}@${version} cannot be installed: ${npm.stderr.toString()}`)
  return join(folder, 'node_modules', name, 'bin/node')
}
