import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { list } from './list.ts'
import type { ListOptions } from './list.ts'
import { loadSite } from './load-site.ts'
import { exitCode } from './report/exit-code.ts'
import { effectiveConfig } from './report/effective-config.ts'
import { rowFormats } from './report/rows.ts'
import { setupMessage } from './report/setup-messages.ts'
import { summary } from './report/summary.ts'
import { reportText } from './report/text.ts'
import { run } from './run.ts'
import { SetupError } from './setup-error.ts'
import type { Verb } from './types.ts'
import { version } from './version.ts'

/** What the command line is given by its process. */
export interface CommandLineIo {
  /** Absolute path. */
  cwd: string
  writeOut(text: string): void
  writeErr(text: string): void
  /** Whether `writeErr` goes to a terminal that shows colours. */
  color: boolean
}

/** The options of all verbs, as commander gives them. */
interface Flags {
  configFile?: string
  force?: boolean
  out?: string
  maxWarnings?: number
}

interface ListFlags {
  configFile?: string
  format: ListOptions['format']
}

/**
 * Runs the command line.
 *
 * @param args the arguments after the program's name
 * @returns the exit code: 0 fine; 1 errors found; 2 wrong usage or configuration; 3 only out of date
 */
export async function main(args: readonly string[], io: CommandLineIo): Promise<number> {
  let code = 0
  const program = commandLine(
    io,
    (verb, paths, flags) => (code = execute(verb, paths, flags, io)),
    (words, flags) => (code = executeList(words, flags, io)),
    ({ configFile }) => io.writeOut(effectiveConfig(loadSite(io.cwd, configFile).config)),
  )
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof SetupError)) throw error
    io.writeErr(`${setupMessage(error.problem)}\n`)
    return 2
  }
}

function execute(verb: Verb, paths: readonly string[], flags: Flags, io: CommandLineIo): number {
  const { maxWarnings = Infinity, ...options } = flags
  const { files, changed } = run({ ...options, verb, paths, cwd: io.cwd })
  io.writeErr(reportText(files, io.color))
  io.writeErr(summary(verb, changed.length))
  return exitCode(files, verb === 'check' && changed.length > 0, maxWarnings)
}

function executeList(words: readonly string[], flags: ListFlags, io: CommandLineIo): number {
  const { text, question } = list({ ...flags, words, cwd: io.cwd })
  io.writeErr(reportText([question], io.color))
  io.writeOut(text)
  return exitCode([question], false, Infinity)
}

function commandLine(
  io: CommandLineIo,
  action: (verb: Verb, paths: string[], flags: Flags) => void,
  ask: (words: string[], flags: ListFlags) => void,
  show: (flags: Flags) => void,
): Command {
  const program = new Command('mdsplice')
    .description('Puts the lists that Markdown pages ask for into the pages, as plain Markdown.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .configureOutput({ writeOut: io.writeOut, writeErr: io.writeErr })
  const verb = (name: Verb, description: string, takesPaths: boolean): Command => {
    const command = program
      .command(name)
      .description(description)
      .option('-f, --config-file <file>', "the site's mkdocs.yml, when it is not in this folder")
      .option('--max-warnings <count>', 'fail when there are more warnings than this', readCount)
    if (!takesPaths) return command.action((flags: Flags) => action(name, [], flags))
    return command
      .argument('[paths...]', 'pages, folders or globs to which writing and reporting are limited')
      .action((paths: string[], flags: Flags) => action(name, paths, flags))
  }
  verb('write', 'put listings into the pages', true).option('--force', 'replace listings that were changed by hand')
  verb('build', 'make a copy of the site with its listings', false)
    .requiredOption('-o, --out <folder>', 'where the copy goes; name it as docs_dir to build from it')
    .option('--force', 'replace listings that were changed by hand')
  verb('check', 'say what is wrong and what is out of date; write nothing', true)
  verb('clear', 'take listings out of the pages again', true).option('--force', 'also those that were changed by hand')
  program
    .command('list')
    .description('ask what a directive would ask, without its `list_`')
    .argument('<words...>', 'a collection or named query, then filters and options: vereisten bouwblok/data sort=title')
    .option('-f, --config-file <file>', "the site's mkdocs.yml, when it is not in this folder")
    .addOption(
      new Option('--format <format>', 'how the rows are printed').choices([...rowFormats, 'md']).default('table'),
    )
    .action((words: string[], flags: ListFlags) => ask(words, flags))
  program
    .command('config')
    .description('print the configuration as it counts, and where each setting comes from')
    .option('-f, --config-file <file>', "the site's mkdocs.yml, when it is not in this folder")
    .action((flags: Flags) => show(flags))
  return program
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number, 0 or more.')
  return Number(text)
}
