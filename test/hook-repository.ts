import { cpSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { git, makeRepository, runProgram } from './git-repository.ts'
import type { ProgramResult } from './git-repository.ts'
import { copySite, fixtures, projectRoot, temporaryFolder } from './mini-site.ts'
import { pythonFolder } from './tools.ts'

/** A page of the example that lists measures, and a measure that it lists. */
export const overview = 'docs/bouwblokken/privacy-en-gegevensbescherming/index.md'
export const measure = 'docs/maatregelen/grondslag_vastleggen.md'

/** Where a program of `test/python/tools.txt` stands. */
export function pythonProgram(name: string): string {
  return join(pythonFolder, 'tools/bin', name)
}

/** A repository of its own, so that the hook is the code as it stands here, committed or not. */
export function hookRepository(): string {
  const folder = temporaryFolder()
  const leftOut = ['node_modules', 'dist', '.git', '.tmp', 'fixtures', 'test']
  cpSync(projectRoot, folder, {
    recursive: true,
    filter: (source) => !leftOut.includes(relative(projectRoot, source)),
  })
  return makeRepository(folder)
}

/** The example site as a repository, with a hook of the repository `hooks` in its configuration. */
export function siteWithHook(hooks: string): string {
  const site = copySite(join(fixtures, 'example'))
  writeFileSync(
    join(site, '.pre-commit-config.yaml'),
    [
      'default_language_version: {node: system}',
      'repos:',
      `  - repo: ${hooks}`,
      `    rev: ${git(hooks, 'rev-parse', 'HEAD').trim()}`,
      '    hooks:',
      '      - id: mdsplice-write',
      '',
    ].join('\n'),
  )
  return makeRepository(site)
}

/** Commits all that is in a repository, as it is; its hooks run. */
export function commitAll(site: string, environment: NodeJS.ProcessEnv): ProgramResult {
  git(site, 'add', '-A')
  return runProgram(site, 'git', ['commit', '-q', '--allow-empty', '-m', 'A change'], environment)
}
