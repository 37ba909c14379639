import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from '@jest/globals'
import { projectRoot } from './mini-site.ts'

/** Real sites with the expected answer of every directive. They are no part of the project. */
export const corpus = join(projectRoot, '../shared/corpus')

/** Where `test/python/install.sh` puts its environments, each in a folder of its name. Set for all tests by `prepare.mjs`. */
export const pythonFolder = process.env['MDSPLICE_PYTHON'] ?? join(projectRoot, '.tmp/python')

/**
 * Describes tests that need a program. Where it is missing they are skipped and say why; in CI they fail.
 *
 * @param args with which the program succeeds when it can be used
 */
export function describeWith(program: string, args: readonly string[], name: string, tests: () => void): void {
  describeIf(spawnSync(program, args).status === 0, `\`${program}\` is not installed`, name, tests)
}

/** Describes tests that need the corpus. It stands beside the project in CI, too, but not with users. */
export function describeWithCorpus(name: string, tests: () => void): void {
  if (existsSync(corpus)) describe(name, tests)
  else describe(name, () => test.skip('skipped: there is no ../shared/corpus', () => {}))
}

/** Describes tests that need something else. Where it is missing they are skipped and say why; in CI they fail. */
export function describeIf(available: boolean, reason: string, name: string, tests: () => void): void {
  if (available) describe(name, tests)
  else if (process.env['CI'])
    describe(name, () =>
      test('the tools are there', () => {
        throw new Error(reason)
      }),
    )
  else describe(name, () => test.skip(`skipped: ${reason}`, () => {}))
}
