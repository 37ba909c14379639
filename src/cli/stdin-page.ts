import { dirname, resolve } from 'node:path'
import { findSiteFolder } from '../config/generator/mkdocs-config.ts'
import { readMessageLanguage } from '../config/languages.ts'
import { stdinText, type CommandIo } from './command.ts'
import type { SiteFlags } from './options.ts'
import { SetupError } from '../report/setup-error.ts'
import { setupMessage } from '../report/setup-messages.ts'

/** A page that comes in on standard input, and how it goes out again. */
export interface StdinPage {
  /** Its path, relative to the folder of `io`. */
  path: string
  text: string
  /** Whether it is to go out: a diff or messages may be wanted in its place. */
  isGivenBack: boolean
}

/**
 * Runs a command on a page that comes in on standard input. An editor or a shell puts what comes out in the place of the
 * page, so whatever goes wrong, the page goes out as it came in. A file that is not a page of a site is not a mistake: editors
 * format all that is Markdown.
 *
 * @param run runs it, and gives the page back with `give`
 * @returns the exit code
 */
export async function runOnStdin(
  { path, isGivenBack }: Omit<StdinPage, 'text'>,
  flags: SiteFlags,
  io: CommandIo,
  run: (page: StdinPage, give: (text: string) => void, io: CommandIo) => Promise<number>,
): Promise<number> {
  let isDue = isGivenBack
  const bytes = io.readIn?.() ?? new Uint8Array()
  const give = (text: string): void => {
    isDue = false
    // An editor takes the page back just as it is; a terminal only shows it.
    if (io.writeBytes) io.orderOut(text)
    else io.writeOut(text)
  }
  const giveBack = (): void => {
    if (isDue) io.writeBytes?.(bytes)
    isDue = false
  }
  try {
    const text = stdinText(bytes)
    const unchanged = (): void => void (isDue && give(text))
    try {
      return await runInSite({ path, text, isGivenBack }, flags, io, (page, its) => run(page, give, its))
    } catch (error) {
      unchanged()
      if (!isNoPage(error)) throw error
      await sayNoPage(path, flags, io)
      return 0
    }
  } catch (error) {
    giveBack()
    throw error
  }
}

/** A page may belong to another site than that of the working folder: then that around the page is taken. */
async function runInSite(
  page: StdinPage,
  { configFile }: SiteFlags,
  io: CommandIo,
  run: (page: StdinPage, io: CommandIo) => Promise<number>,
): Promise<number> {
  try {
    return await run(page, io)
  } catch (error) {
    if (!isNoPage(error) || configFile !== undefined) throw error
    const file = resolve(io.cwd, page.path)
    const cwd = findSiteFolder(dirname(file))
    if (cwd === undefined || cwd === io.cwd) throw error
    return await run({ ...page, path: file }, { ...io, cwd })
  }
}

function isNoPage(error: unknown): boolean {
  return error instanceof SetupError && (error.problem.code === 'no-page' || error.problem.code === 'no-site')
}

async function sayNoPage(path: string, { configFile, allowOutside }: SiteFlags, io: CommandIo): Promise<void> {
  const language = readMessageLanguage(io.cwd, configFile, allowOutside)
  io.writeErr(`${setupMessage({ code: 'no-page', path }, language)}\n`)
}
