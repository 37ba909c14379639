import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import { contentOf, mdsplice, projectRoot, siteOf } from '../mini-site.ts'
import { oneOf, randomNumbers, type Random } from '../round-trip/random.ts'

/**
 * Real merges by git of pairs of branches that change pages, lists and text, with and without the merge driver. With it
 * nothing conflicts that mdsplice wrote; without it `write` resolves conflicts in lists. Both ways end in the same pages.
 */
const pairs = process.env['MDSPLICE_LONG'] === '1' ? 500 : 20
const driver = `'${process.execPath}' '${join(projectRoot, 'bin/mdsplice.js')}' merge-driver %O %A %B %P --marker-size %L`
const styles = ['merge', 'diff3', 'zdiff3'] as const
const lists = ['docs/table.md', 'docs/groups.md', 'docs/nested.md'] as const

describe('pairs of branches', () => {
  test('with the driver nothing generated conflicts, without it `write` resolves that, and both end alike', async () => {
    const counts = { merges: 0, conflicts: 0, outdated: 0 }
    for (let seed = 1; seed <= pairs; seed++) {
      const style = styles[seed % styles.length] ?? 'merge'
      const site = await branches(seed, style)
      const withDriver = await merged(site, 'with', true)
      expect({ seed, ...withDriver, pages: {} }).toEqual({ seed, pages: {}, conflicts: [], code: 0 })
      const without = await merged(site, 'without', false)
      expect({ seed, code: without.code, pages: without.pages }).toEqual({ seed, code: 0, pages: withDriver.pages })
      counts.merges++
      counts.conflicts += without.conflicts.length > 0 ? 1 : 0
      rmSync(site, { recursive: true })
    }
    if (process.env['MDSPLICE_LONG'] === '1') console.log(counts)
    // Else this would prove nothing.
    expect(counts.conflicts).toBeGreaterThan(pairs / 2)
  }, 3_600_000)
})

/** A site with three pages that list, on two branches `a` and `b` that changed other pages and other lines of text. */
async function branches(seed: number, style: string): Promise<string> {
  const random = randomNumbers(seed)
  const page = (_: unknown, number: number): [string, string] => [pathOf(number), pageText(`Eis ${number}`, random)]
  const around = (text: string): string => `# Overzicht\n\nVan a: 0\n\n${text}\n\nTussenregel\n\nVan b: 0\n\n${text}\n`
  const site = siteOf({
    ...Object.fromEntries(Array.from({ length: 14 }, page)),
    'docs/table.md': around('<!-- list_vereisten bouwblok/data -->'),
    'docs/groups.md': around('<!-- list_vereisten group=fase format=list -->'),
    'docs/nested.md': around(
      '- Een punt\n\n    <!-- list_vereisten bouwblok/data columns=title,fase -->\n\n- Nog een punt',
    ),
  })
  await mdsplice(site, 'write')
  makeRepository(site)
  git(site, 'config', 'merge.conflictStyle', style)
  for (const [side, branch] of ['a', 'b'].entries()) {
    git(site, 'checkout', '-q', '-b', branch, 'main')
    changePages(site, side, random)
    expect((await mdsplice(site, 'write')).code).toBe(0)
    git(site, 'add', '-A')
    git(site, 'commit', '-qm', branch)
  }
  return site
}

function pathOf(number: number): string {
  return `docs/vereisten/p${String(number).padStart(2, '0')}.md`
}

function pageText(title: string, random: Random): string {
  const [block, phase] = [oneOf(['data', 'privacy'], random), oneOf(['ontwerp', 'beheer', 'gebruik'], random)]
  return `---\ntitle: ${title}\ntoelichting: Over ${title}.\nbouwblok: [${block}]\nfase: ${phase}\n---\n\n# ${title}\n`
}

/** Changes pages of one side: those with even or with odd numbers, and its own lines of the pages that list. */
function changePages(site: string, side: number, random: Random): void {
  const write = (path: string, text: string): void => writeFileSync(join(site, path), text)
  for (let change = 0; change < 1 + random() * 3; change++) {
    const number = 2 * Math.floor(random() * 7) + side
    const kind = oneOf(['edit', 'add', 'delete'], random)
    if (kind === 'delete') rmSync(join(site, pathOf(number)), { force: true })
    else if (kind === 'edit') write(pathOf(number), pageText(`Eis ${number} van ${side}`, random))
    else write(`docs/vereisten/p${number}-${side}.md`, pageText(`Nieuw ${number}`, random))
  }
  for (const path of lists) {
    if (random() < 0.5) continue
    const text = readFileSync(join(site, path), 'utf8')
    write(
      path,
      text.replace(side === 0 ? 'Van a: 0' : 'Van b: 0', (line) => `${line.slice(0, -1)}${1 + side}`),
    )
  }
}

/** Merges the branches, and writes the lists. */
async function merged(
  site: string,
  name: string,
  hasDriver: boolean,
): Promise<{ conflicts: string[]; code: number; pages: Record<string, string> }> {
  git(site, 'checkout', '-q', '-b', name, 'a')
  writeFileSync(join(site, '.git/info/attributes'), hasDriver ? '*.md merge=mdsplice\n' : '')
  git(site, 'config', 'merge.mdsplice.driver', driver)
  runProgram(site, 'git', ['merge', '-q', '--no-edit', 'b'])
  const conflicts = git(site, 'diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean)
  const { code } = await mdsplice(site, 'write')
  const check = await mdsplice(site, 'check')
  const pages = contentOf(join(site, 'docs'))
  expect({ ...check, err: '' }).toEqual({ code: 0, out: '', err: '' })
  git(site, 'add', '-A')
  git(site, 'commit', '-qm', name, '--allow-empty')
  return { conflicts, code, pages }
}
