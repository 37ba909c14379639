import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { builtLists } from './lists.ts'
import { deadLinks } from '../manual/dead-links.ts'
import { copySite, fixtures, mdsplice, projectRoot, temporaryFolder } from '../mini-site.ts'
import { corpus, describeWith, describeWithCorpus, pythonFolder } from '../tools.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** A generator as it is installed for the tests, and what makes its configuration of a `mkdocs.yml`. */
interface Builder {
  name: string
  program: string
  /** What follows `build`. */
  args: readonly string[]
  configName: string
  change(mkdocs: string): string
}

const themed = (theme: string) => (mkdocs: string) => mkdocs.replace(/^( +name:) material$/m, `$1 ${theme}`)
const builders: Readonly<Record<'mkdocs' | 'properdocs' | 'materialx' | 'zensical' | 'techdocs', Builder>> = {
  mkdocs: {
    name: 'MkDocs with Material',
    program: join(pythonFolder, 'current/bin/mkdocs'),
    args: ['--strict'],
    configName: 'mkdocs.yml',
    change: (mkdocs) => mkdocs,
  },
  properdocs: {
    name: 'ProperDocs with Material',
    program: join(pythonFolder, 'current/bin/properdocs'),
    args: ['--strict'],
    configName: 'properdocs.yml',
    change: (mkdocs) => mkdocs,
  },
  materialx: {
    name: 'ProperDocs with MaterialX',
    program: join(pythonFolder, 'materialx/bin/properdocs'),
    args: ['--strict'],
    configName: 'properdocs.yml',
    change: themed('materialx'),
  },
  zensical: {
    name: 'Zensical',
    program: join(pythonFolder, 'current/bin/zensical'),
    args: ['--strict'],
    configName: 'mkdocs.yml',
    change: (mkdocs) => mkdocs,
  },
  techdocs: {
    name: 'TechDocs of Backstage',
    program: join(pythonFolder, 'techdocs/bin/mkdocs'),
    args: ['--strict'],
    configName: 'mkdocs.yml',
    change: (mkdocs) => {
      const [, name = ''] = /^site_name: (.*)$/m.exec(mkdocs) ?? []
      return `site_name: ${name}\nplugins: [techdocs-core]\n`
    },
  },
}

/** Gives a copy of a site another configuration, writes its lists, and builds it. */
async function built(folder: string, builder: Builder, strict = true): Promise<string> {
  // Zensical 0.0.73 cannot read front matter with nothing in it, which one page has.
  const site = copySite(folder, (bytes, path) => (path === 'docs/version.md' ? bytes.subarray(8) : bytes))
  const config = readFileSync(join(site, 'mkdocs.yml'), 'utf8')
  rmSync(join(site, 'mkdocs.yml'))
  writeFileSync(join(site, builder.configName), builder.change(config))
  const { code, err } = await mdsplice(site, 'write')
  if (strict)
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^mdsplice write: \d+ pages written\n$/) })
  build(site, builder, strict)
  return site
}

function build(cwd: string, { program, args }: Builder, strict = true): void {
  const all = ['build', ...args.filter((arg) => strict || arg !== '--strict')]
  const { status, stdout, stderr } = spawnSync(program, all, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout + stderr)
}

/** Every row is a link that leads somewhere, and no list is raw text. */
function expectLists(site: string, atLeast: number): void {
  const { links, ...wrong } = builtLists(site, join(site, 'site'))
  expect(wrong).toEqual({ missing: [], raw: [] })
  expect(links).toBeGreaterThan(atLeast)
}

/** Takes minutes: with `MDSPLICE_LONG=1` alone. */
function describeLong(name: string, tests: () => void): void {
  if (long) describe(name, tests)
  else describe(name, () => test.skip('skipped without MDSPLICE_LONG=1', () => {}))
}

// MkDocs with Material builds it for `example-site.test.ts`.
const short = [builders.materialx, builders.zensical, builders.techdocs]
const ofExample = long ? [builders.mkdocs, builders.properdocs, ...short] : short

describe.each(ofExample)('the example site, built by $name', (builder) => {
  describeWith(builder.program, ['--version'], builder.program, () =>
    test('every row is a link that leads somewhere, and no list is raw text', async () => {
      expectLists(await built(join(fixtures, 'example'), builder), 100)
    }),
  )
})

describeLong('the manual', () => {
  test.each([builders.properdocs, builders.zensical])('built by $name', (builder) => {
    // Zensical wants the pages below the folder of its configuration.
    const site = temporaryFolder()
    cpSync(join(projectRoot, 'docs'), join(site, 'docs'), { recursive: true })
    const [config, own] = ['mkdocs.yml', 'mdsplice.yml'].map((name) =>
      readFileSync(join(site, 'docs/.mkdocs', name), 'utf8'),
    )
    writeFileSync(join(site, builder.configName), (config ?? '').replace(/^(?:docs|site)_dir: .*\n/gm, ''))
    writeFileSync(join(site, 'mdsplice.yml'), own ?? '')
    cpSync(join(projectRoot, 'docs/.mkdocs/hooks.py'), join(site, 'hooks.py'))
    build(site, builder)
    expectLists(site, 50)
    expect(deadLinks(join(site, 'site'))).toEqual([])
  })
})

// MkDocs builds them for `corpus.test.ts`.
describeLong('the real site', () => {
  const snapshots = ['algoritmekader-2024-07', 'algoritmekader-2025-02']
  const pairs = snapshots.flatMap((snapshot) =>
    [builders.properdocs, builders.materialx, builders.zensical].map((builder) => ({ snapshot, builder })),
  )
  describeWithCorpus('with its lists written', () =>
    test.each(pairs)(
      '$snapshot, built by $builder.name',
      async ({ snapshot, builder }) => {
        const site = await built(join(corpus, snapshot), builder, false)
        expectLists(site, 2000)
      },
      300_000,
    ),
  )
})
