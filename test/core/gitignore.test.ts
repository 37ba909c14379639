import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gitignoreTest } from '../../src/core/patterns/gitignore.ts'
import { expectLinear } from '../linear-time.ts'
import { describeWith, pythonFolder } from '../tools.ts'

const python = join(pythonFolder, 'current/bin/python')

/** Patterns and paths at random, and whether pathspec, which MkDocs asks, says that the one means the other. */
const generate = `
import json, random
from pathspec.gitignore import GitIgnoreSpec
random.seed(20261130)
names = ['a', 'ab', 'abc', 'b.md', 'a.md', 'x.draft.md', 'docs', '.h', 'a b', '[x]']
patterns = ['a', '/a', 'a/', '*.md', '/docs/', 'docs/**', '**/a.md', 'a/**/b.md', '!a.md', '!docs/', 'ab*', '?b',
  '[ab].md', '[!a].md', 'docs/a', '**', '*', '!*.md', '/a/*', 'x.*.md', 'a\\\\ b', '\\\\[x\\\\]', 'a**', '**a', '#c', '',
  'docs/*.md', '!/docs/a/', 'a/b.md', '!ab']
def one():
  lines = [random.choice(patterns) for _ in range(random.randint(1, 5))]
  path = '/'.join(random.choice(names) for _ in range(random.randint(1, 4)))
  return [lines, path, bool(GitIgnoreSpec.from_lines(lines).match_file(path))]
print(json.dumps([one() for _ in range(5000)]))
`

describeWith(python, ['-c', 'import pathspec'], 'patterns of exclude_docs and draft_docs', () => {
  test('mean the same paths as for MkDocs', () => {
    const { stdout } = spawnSync(python, ['-c', generate], { encoding: 'utf8' })
    const cases = JSON.parse(stdout) as [lines: string[], path: string, isMeant: boolean][]
    expect(cases.filter(([lines, path, isMeant]) => gitignoreTest(lines)(path) !== isMeant)).toEqual([])
    expect(cases.filter(([, , isMeant]) => isMeant).length).toBeGreaterThan(1000)
  })
})

test('a pattern with many wildcards takes linear time', () => {
  const matches = gitignoreTest([`${'*a'.repeat(20)}b`])
  expectLinear('wildcards', (length) => 'a'.repeat(length), matches, 1_000_000)
})
