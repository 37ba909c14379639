import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import type { ProgramResult } from '../git-repository.ts'
import { blocksOf } from '../manual/blocks.ts'
import { installIn } from '../manual/walk.ts'
import { hookRepository, measure, overview, pythonProgram, siteWithHook } from '../hook-repository.ts'
import { copySite, fixtures, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

const preCommit = pythonProgram('pre-commit')

describeWith(preCommit, ['--version'], 'in a repository with the hook of pre-commit', () => {
  const environment = { PRE_COMMIT_HOME: temporaryFolder(), npm_config_prefer_offline: 'true' }
  let template: string
  let site: string

  const commit = (): ProgramResult => runProgram(site, 'git', ['commit', '-qm', 'A change'], environment)
  const read = (path: string): string => readFileSync(join(site, path), 'utf8')
  /** The files with changes that are not staged. */
  const changed = (): string[] => git(site, 'diff', '--name-only').split('\n').filter(Boolean)
  const change = (path: string, from: string, to: string): void => {
    expect(read(path)).toContain(from)
    writeFileSync(join(site, path), read(path).replace(from, to))
  }

  beforeAll(() => {
    template = siteWithHook(hookRepository())
    const { status, output } = runProgram(template, preCommit, ['install', '--install-hooks'], environment)
    expect({ status, output }).toMatchObject({ status: 0 })
    // The first run fills in the lists; they are then part of every test's start.
    runProgram(template, preCommit, ['run', '--all-files'], environment)
    git(template, 'commit', '-qam', 'Lists', '--no-verify')
  }, 180_000)

  beforeEach(() => {
    site = temporaryFolder()
    cpSync(template, site, { recursive: true })
  })

  test('a commit that changes no list passes', () => {
    appendFileSync(join(site, measure), '\nNog een zin.\n')
    git(site, 'add', '-A')
    expect(commit()).toMatchObject({ status: 0, output: expect.stringMatching(/^mdsplice write\.+Passed\n$/) })
    expect(git(site, 'status', '--porcelain')).toBe('')
  })

  test('a change in the front matter of a measure alone rewrites the page that lists it; added, that is committed', () => {
    change(measure, 'title: ', 'title: Nieuwe ')
    git(site, 'add', '-A')
    const first = commit()
    expect(first).toMatchObject({ status: 1, output: expect.stringContaining('files were modified by this hook') })
    expect(changed()).toContain(overview)
    expect(read(overview)).toMatch(/\[Nieuwe .*\]\(\.\.\/\.\.\/maatregelen\/grondslag_vastleggen\.md\)/)
    git(site, 'add', '-A')
    expect(commit()).toMatchObject({ status: 0 })
    expect(git(site, 'status', '--porcelain')).toBe('')
  })

  test('of a partly staged file only what is staged counts, and what is not stays as it was', () => {
    change(measure, 'title: ', 'title: Nieuwe ')
    git(site, 'add', '-A')
    change(measure, 'title: Nieuwe ', 'title: Nog niet goede ')
    appendFileSync(join(site, 'docs/index.md'), '\nHalf af.\n')
    expect(commit()).toMatchObject({ status: 1, output: expect.stringContaining('files were modified by this hook') })
    expect(read(overview)).toContain('[Nieuwe ')
    expect(read(measure)).toContain('title: Nog niet goede ')
    const mine = ['docs/index.md', measure]
    git(site, 'add', ...changed().filter((path) => !mine.includes(path)))
    expect(commit()).toMatchObject({ status: 0 })
    expect(changed()).toEqual(mine)
    expect(git(site, 'show', `HEAD:${overview}`)).toContain('[Nieuwe ')
  })

  test('a list that cannot be written beside an unstaged change is left for the author to stage', () => {
    change(measure, 'title: ', 'title: Nieuwe ')
    git(site, 'add', '-A')
    change(overview, '| [Leg', '| [Met de hand: leg')
    const { status, output } = commit()
    expect({ status, output }).toEqual({
      status: 1,
      output: expect.stringContaining('Stashed changes conflicted with hook auto-fixes... Rolling back fixes...'),
    })
    expect(read(overview)).toContain('| [Met de hand: leg')
  })

  test('a list that was changed by hand fails the commit, says why, and is left alone', () => {
    change(overview, '| [Leg', '| [Met de hand: leg')
    git(site, 'add', '-A')
    const { status, output } = commit()
    expect(status).toBe(1)
    expect(output).toContain(overview)
    expect(output).toContain(
      'This line of the listing of `list_maatregelen` was edited, by hand or in a merge; make the change in `title` in ' +
        `${measure}:2. \`mdsplice write --force ${overview}\` replaces the listing`,
    )
    expect(read(overview)).toContain('| [Met de hand: leg')
    expect(changed()).toEqual([])
  })

  test('a commit that only deletes a page takes it out of the lists', () => {
    const link = '](../../maatregelen/grondslag_vastleggen.md)'
    expect(read(overview)).toContain(link)
    git(site, 'rm', '-q', measure)
    expect(commit()).toMatchObject({ status: 1, output: expect.stringContaining('files were modified by this hook') })
    expect(read(overview)).not.toContain(link)
    git(site, 'add', '-A')
    expect(commit()).toMatchObject({ status: 0 })
  })

  test('the one that uses the site’s own mdsplice does the same', () => {
    const own = makeRepository(copySite(join(fixtures, 'example')))
    installIn(own, { isRealNpx: true })
    writeFileSync(join(own, '.git/info/exclude'), 'node_modules\n')
    const text = blocksOf('docs/pre-commit.md').find((block) => block.text.includes('npx --no-install'))?.text ?? ''
    writeFileSync(join(own, '.pre-commit-config.yaml'), `${text}\n`)
    git(own, 'add', '-A')
    const run = (): ProgramResult => runProgram(own, preCommit, ['run', '--all-files'], environment)
    expect(run()).toMatchObject({ status: 1, output: expect.stringContaining('39 pages written') })
    git(own, 'add', '-A')
    expect(run()).toMatchObject({ status: 0 })
  })

  test('the checking hook names what is out of date and changes nothing', () => {
    change('.pre-commit-config.yaml', 'mdsplice-write', 'mdsplice-check')
    change(measure, 'title: ', 'title: Nieuwe ')
    git(site, 'add', '-A')
    const { status, output } = commit()
    expect(status).toBe(1)
    expect(output).toContain('The listing of `list_maatregelen` is outdated; run `mdsplice write`')
    expect(changed()).toEqual([])
  })
})
