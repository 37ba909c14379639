import { Command, CommanderError } from 'commander'
import type { AddCommand, CommandLineIo } from './command.ts'
import { build, version } from '../core/version.ts'
import type { SiteFlags } from './options.ts'
import { failureMessage, printingTo } from './printing.ts'
import { escapeLine } from '../report/escape.ts'
import { SetupError } from '../report/setup-error.ts'

export { failureMessage } from './printing.ts'

/** Every command by its name, in groups as the help lists them; add yours here. What adds it is loaded when it is asked for. */
const commands: Readonly<Record<string, Readonly<Record<string, () => Promise<AddCommand>>>>> = {
  'Write lists:': {
    write: async () => (await import('./commands/verbs.ts')).addWrite,
    build: async () => (await import('./commands/verbs.ts')).addBuild,
    watch: async () => (await import('./commands/watch.ts')).addWatch,
    clear: async () => (await import('./commands/verbs.ts')).addClear,
  },
  'Check:': {
    check: async () => (await import('./commands/verbs.ts')).addCheck,
    review: async () => (await import('./commands/review.ts')).addReview,
    explain: async () => (await import('./commands/explain.ts')).addExplain,
  },
  'Ask:': {
    list: async () => (await import('./commands/list.ts')).addList,
    fields: async () => (await import('./commands/fields.ts')).addFields,
    trace: async () => (await import('./commands/trace.ts')).addTrace,
    diff: async () => (await import('./commands/diff.ts')).addDiff,
  },
  'Set up:': {
    init: async () => (await import('./commands/init.ts')).addInit,
    config: async () => (await import('./commands/config.ts')).addConfig,
    assets: async () => (await import('./commands/assets.ts')).addAssets,
    lsp: async () => (await import('./commands/lsp.ts')).addLsp,
    'merge-driver': async () => (await import('./commands/merge-driver.ts')).addMergeDriver,
    index: async () => (await import('./commands/index-command.ts')).addIndex,
    completion: async () => (await import('./commands/completion.ts')).addCompletion,
  },
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
  const program = await commandLine(io, (exitCode) => (code = exitCode), asked(args))
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
 * Identifies this build of the program and what runs it.
 *
 * @param folder absolute path of the program's own folder
 * @param runtime the version of Node.js
 */
export async function programBuild(folder: string, runtime: string): Promise<string> {
  const { installedPackages } = await import('../files/installed-packages.ts')
  return `${build} ${runtime} ${installedPackages(folder)}`
}

/** The one command that arguments are for; undefined where all must be known: for the help, to suggest one, to complete. */
function asked([name = '']: readonly string[]): string | undefined {
  if (name === '-V' || name === '--version') return name
  const isCommand = Object.values(commands).some((group) => Object.hasOwn(group, name))
  return isCommand && name !== 'completion' ? name : undefined
}

/**
 * The command line.
 *
 * @param finish takes the exit code of a command that has run
 * @param only the name of the one command that it is to have; all without it
 */
export async function commandLine(
  io: CommandLineIo,
  finish: (exitCode: number) => void,
  only?: string,
): Promise<Command> {
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
    for (const [name, load] of Object.entries(members))
      if (only === undefined || only === name) (await load())(program, printing, finish)
  }
  return program.helpCommand('help [command]', 'print help for a command')
}

/** What is wrong with the usage names arguments, which can hold line breaks; commander's suggestion has a line of its own. */
function onOneLine(error: string): string {
  const [text = '', ...suggestion] = error.trimEnd().split(/\n(?=\(Did you mean [^\n]*$)/)
  return `${[text, ...suggestion].map(escapeLine).join('\n')}\n`
}
