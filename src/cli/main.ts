import { Command, CommanderError } from 'commander'
import type { AddCommand, CommandLineIo } from './command.ts'
import { addAssets } from './commands/assets.ts'
import { addCompletion } from './commands/completion.ts'
import { addConfig } from './commands/config.ts'
import { addDiff } from './commands/diff.ts'
import { addExplain } from './commands/explain.ts'
import { addFields } from './commands/fields.ts'
import { addIndex } from './commands/index-command.ts'
import { addInit } from './commands/init.ts'
import { addList } from './commands/list.ts'
import { addLsp } from './commands/lsp.ts'
import { addMergeDriver } from './commands/merge-driver.ts'
import { addReview } from './commands/review.ts'
import { addTrace } from './commands/trace.ts'
import { addBuild, addCheck, addClear, addWrite } from './commands/verbs.ts'
import { addWatch } from './commands/watch.ts'
import { version } from '../core/version.ts'
import type { SiteFlags } from './options.ts'
import { failureMessage, printingTo } from './printing.ts'
import { escapeLine } from '../report/escape.ts'
import { SetupError } from '../report/setup-error.ts'

export { failureMessage } from './printing.ts'
export { build } from '../core/version.ts'
export { installedPackages } from '../files/installed-packages.ts'

/** Every command, as the help lists them; add yours here. */
const commands: Readonly<Record<string, readonly AddCommand[]>> = {
  'Write lists:': [addWrite, addBuild, addWatch, addClear],
  'Check:': [addCheck, addReview, addExplain],
  'Ask:': [addList, addFields, addTrace, addDiff],
  'Set up:': [addInit, addConfig, addAssets, addLsp, addMergeDriver, addIndex, addCompletion],
}

const afterHelp = `
Run it in the folder of your mkdocs.yml, properdocs.yml, zensical.toml or mdsplice.yml.
\`mdsplice help write\` explains a command, with examples.

Exit codes: 0 fine; 1 errors found; 2 wrong usage or configuration; 3 outdated lists only;
70 mdsplice itself failed.
Manual: https://github.com/mdsplice/mdsplice/blob/main/docs/index.md`

/**
 * Runs the command line.
 *
 * @param args the arguments after the program's name
 * @returns the exit code: 0 fine; 1 errors found; 2 wrong usage or configuration; 3 outdated lists only; 70 mdsplice failed
 */
export async function main(args: readonly string[], io: CommandLineIo): Promise<number> {
  let code = 0
  const program = commandLine(io, (exitCode) => (code = exitCode))
  let site: SiteFlags = {}
  program.hook('preAction', (_, command) => {
    refuseEmpty(command)
    site = command.opts<SiteFlags>()
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { writeErr } = printingTo(io)
    if (!(error instanceof SetupError)) {
      writeErr(failureMessage(error, io.isDebugging))
      return failed
    }
    const { setupMessage } = await import('../report/setup-messages.ts')
    const { readMessageLanguage } = await import('../config/languages.ts')
    writeErr(`${setupMessage(error.problem, readMessageLanguage(io.cwd, site.configFile, site.allowOutside))}\n`)
    return 2
  }
}

/** An empty path, name or number is a variable of a script that has no value. */
function refuseEmpty(command: Command): void {
  const isEmpty = (value: unknown): boolean => [value].flat().includes('')
  const option = command.options.find((each) => isEmpty(command.getOptionValue(each.attributeName())))
  if (option) command.error(`error: option '${option.flags}' argument missing`)
  const argument = command.registeredArguments.find((_, index) => isEmpty(command.processedArgs[index]))
  if (argument) command.error(`error: missing argument '${argument.name()}'`)
}

/** The exit code when mdsplice itself failed: `EX_SOFTWARE` of sysexits.h. */
const failed = 70

/**
 * The command line with all its commands.
 *
 * @param finish takes the exit code of a command that has run
 */
export function commandLine(io: CommandLineIo, finish: (exitCode: number) => void): Command {
  const printing = printingTo(io)
  const { writeOut, writeErr } = printing
  const program = new Command('mdsplice')
    .description('Generates lists in Markdown pages from the front matter of other pages.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('after', afterHelp)
    .exitOverride()
    .configureOutput({ writeOut, writeErr, outputError: (text, write) => write(onOneLine(text)) })
  for (const [group, members] of Object.entries(commands)) {
    program.commandsGroup(group)
    for (const add of members) add(program, printing, finish)
  }
  return program.helpCommand('help [command]', 'print help for a command')
}

/** What is wrong with the usage names arguments, which can hold line breaks; commander's suggestion has a line of its own. */
function onOneLine(error: string): string {
  const [text = '', ...suggestion] = error.trimEnd().split(/\n(?=\(Did you mean [^\n]*$)/)
  return `${[text, ...suggestion].map(escapeLine).join('\n')}\n`
}
