import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync, appendFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { expect } from '@jest/globals'
import { git, makeRepository, runProgram, type ProgramResult } from '../git-repository.ts'
import { copySite, fixtures, mdsplice, projectRoot, temporaryFolder } from '../mini-site.ts'
import type { Block } from './blocks.ts'
import { isOwnScript, notRun } from './not-run.ts'

/**
 * Goes through the blocks of a page from top to bottom, as a reader who copies and pastes, in a copy of the page's site:
 *
 * - a block with a title shows that file as it is by then, or makes it when it is not there yet;
 * - a `sh` block is executed;
 * - a `text` block behind a `sh` block, with no heading or other block between them, is what that printed.
 */
export async function walk(blocks: readonly Block[]): Promise<void> {
  const folders = new Map<string, string>()
  let printed: { text: string | undefined; section: number } | undefined
  for (const block of blocks) {
    const folder = folders.get(block.site) ?? readersFolder(block)
    folders.set(block.site, folder)
    const shown = printed
    printed = undefined
    if (block.language === 'sh') printed = { text: await execute(block, folder), section: block.section }
    else if (block.file !== undefined) showFile(block, block.file, folder)
    else if (block.language === 'text' && shown?.text !== undefined && shown.section === block.section)
      expectText(block, shown.text, pattern(block.text))
  }
}

/** A copy of a site as a clone of a git repository, with mdsplice installed. */
function readersFolder({ page, site }: Block): string {
  const isNew = site === 'a new folder'
  const folder = isNew ? temporaryFolder() : makeRepository(copySite(join(fixtures, site)))
  if (!isNew) {
    appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n')
    // Readers have a clone, which knows the branch that it comes from and has a history.
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD')
    git(folder, 'commit', '-q', '--allow-empty', '-m', 'Second')
  }
  installIn(folder, { isRealNpx: page === 'README.md' })
  return folder
}

/** Installs mdsplice in a folder. npx itself takes longer than what it starts, so mostly something else stands in its place. */
export function installIn(folder: string, { isRealNpx }: { isRealNpx: boolean }): void {
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  symlinkSync(projectRoot, join(folder, 'node_modules/mdsplice'))
  symlinkSync('../mdsplice/bin/mdsplice.js', join(folder, 'node_modules/.bin/mdsplice'))
  symlinkSync(join(projectRoot, 'node_modules/.bin/remark'), join(folder, 'node_modules/.bin/remark'))
  if (!isRealNpx) writeFileSync(join(folder, 'node_modules/.bin/npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 })
}

/** What the commands of a block printed; nothing when none of them can be run here. */
async function execute(block: Block, folder: string): Promise<string | undefined> {
  const lines = block.text.split('\n').filter((line) => !notRun.has(line) && !isOwnScript(line))
  if (lines.every((line) => line === '')) return undefined
  const isPlain = block.page !== 'README.md' && lines.every((line) => plainCommand.test(line))
  const { status, output } = isPlain ? await runHere(lines, block, folder) : runInShell(lines, block, folder)
  expect({ place: placeOf(block), status, output }).toEqual({ place: placeOf(block), status: 0, output })
  return output
}

/** What a shell would hand to mdsplice word for word, and comments; `test/cli/command.test.ts` starts the program itself. */
const plainCommand = /^(?:#.*|(?:(?:npx )?mdsplice(?: [\w./,:=@-]+)*(?:\s+# exit code \d+)?)?)$/

/** Runs such commands in this process, which takes a tenth of the time that starting a program for each takes. */
async function runHere(lines: readonly string[], { page }: Block, folder: string): Promise<ProgramResult> {
  const printed = { out: '', err: '' }
  for (const line of lines.filter((each) => each !== '' && !each.startsWith('#'))) {
    const [, words = '', said] = /^(?:npx )?mdsplice *(.*?)(?:\s+# exit code (\d+))?$/.exec(line) ?? []
    const { code, out, err } = await mdsplice(folder, ...words.split(' ').filter(Boolean))
    printed.out += out
    printed.err += err
    const isExpected = said === undefined ? code === 0 || (isHelp(page) && code !== 2) : code === Number(said)
    if (!isExpected) return { status: code, output: printed.out + printed.err }
  }
  return { status: 0, output: printed.out + printed.err }
}

function runInShell(lines: readonly string[], { page }: Block, folder: string): ProgramResult {
  return runProgram(
    folder,
    'bash',
    ['--norc', '-euo', 'pipefail', '-c', lines.map((line) => withExitCode(line, page)).join('\n')],
    {
      PATH: [join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      HOME: temporaryFolder(),
      PRE_COMMIT_HOME: temporaryFolder(),
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    },
  )
}

/** The examples of the commands' help say no exit code: they must not end as wrong usage does. */
const isHelp = (page: string): boolean => page.startsWith('docs/commands/')

/** A line that says `# exit code 3` must end with that code. */
function withExitCode(line: string, page: string): string {
  const said = /^(.*?)\s+# exit code (\d+)/.exec(line)
  if (said) return `( set +e; ${said[1]}; test $? -eq ${said[2]} )`
  return isHelp(page) && !line.startsWith('#') ? `( set +e; ${line}; [[ $? =~ ^[013]$ ]] )` : line
}

function showFile(block: Block, path: string, folder: string): void {
  const file = join(folder, path)
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${block.text}\n`)
    return
  }
  expectText(block, readFileSync(file, 'utf8'), new RegExp(`^${pattern(block.text).source}\n?$`))
}

/** Expects a text to hold what a block shows. */
export function expectText(block: Block, text: string, shown: RegExp): void {
  const place = placeOf(block)
  expect({ place, text }).toEqual({ place, text: expect.stringMatching(shown) })
}

/** `…` stands for anything. */
export function pattern(text: string): RegExp {
  return new RegExp(
    text
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('[^]*'),
  )
}

function placeOf({ page, line }: Block): string {
  return `${page}:${line}`
}
