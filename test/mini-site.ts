import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CommandLineIo } from '../src/cli/command.ts'
import { main } from '../src/cli/main.ts'
import { schemaNames } from '../src/listings/check-settings.ts'
import { createSiteQueries } from '../src/directives/site-queries.ts'
import { expandPage, type ExpandedPage } from '../src/pipeline/expand-page.ts'
import type { Verb } from '../src/report/report.ts'
import { severitiesOf } from '../src/report/rules.ts'
import { SetupError, type SetupProblem } from '../src/report/setup-error.ts'
import type { Page } from '../src/site/page.ts'
import { readSite } from '../src/site/site.ts'
import { memorySite } from './memory-site.ts'

/** Absolute path of the project's root. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

/** Absolute path of the fixtures. */
export const fixtures = join(projectRoot, 'fixtures')

/** Copies a site into a new temporary folder, and gives its absolute path. Every file can pass through a function. */
export function copySite(site: string, change?: (bytes: Buffer, path: string) => Buffer): string {
  const folder = temporaryFolder()
  cpSync(site, folder, { recursive: true, filter: (source) => !/[/\\](?:expected|messages\.txt)$/.test(source) })
  for (const path of filesIn(folder)) {
    // The site may stand in a read-only place; its copy does not.
    chmodSync(join(folder, path), 0o644)
    if (change) writeFileSync(join(folder, path), change(readFileSync(join(folder, path)), path))
  }
  return folder
}

/** A new empty folder. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'mdsplice-'))
}

/** A new site of these files, by path. */
export function siteOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const site = temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), content)
  }
  return site
}

/** Relative POSIX paths of all files below a folder, sorted; none when there is no such folder. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? relative(folder, join(entry.parentPath, entry.name)) : [])).sort()
}

/** All files below a folder by relative path; text is kept byte for byte as latin1, so that any difference shows. */
export function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'latin1')]))
}

/** What keeps a run on a site from starting, as data. */
export function setupProblem(site: string): SetupProblem | undefined {
  try {
    createSiteQueries(readSite({ cwd: site }, schemaNames))
    return undefined
  } catch (error) {
    if (error instanceof SetupError) return error.problem
    throw error
  }
}

/** Takes a page of a site without configuration through a verb. */
export function expand(pages: readonly Page[], page: Page, verb: Verb): ExpandedPage {
  return expandPage(page, {
    queries: createSiteQueries({ ...site, pages: [...pages] }),
    severities,
    verb,
    readFindings: new Map(),
    pageAt: (path) => pages.find((each) => each.path === path),
    force: false,
  })
}

/** Whether an error leaves an expanded page as it is. */
export function hasError({ findings }: ExpandedPage): boolean {
  return findings.some(severities.isError)
}

const site = memorySite([], temporaryFolder())
const severities = severitiesOf(site.config.rules)

/** What a command line run printed, and its exit code. */
export interface CommandResult {
  code: number
  out: string
  err: string
}

/** Runs the command line in this process, as if in the given folder. */
export async function mdsplice(cwd: string, ...args: string[]): Promise<CommandResult> {
  return mdspliceWith({}, cwd, ...args)
}

/** Runs the command line in this process, with some of what a process gives it. */
export async function mdspliceWith(io: Partial<CommandLineIo>, cwd: string, ...args: string[]): Promise<CommandResult> {
  const result: CommandResult = { code: -1, out: '', err: '' }
  result.code = await main(args, {
    cwd,
    writeOut: (text) => void (result.out += text),
    writeErr: (text) => void (result.err += text),
    color: false,
    ...io,
  })
  return result
}
