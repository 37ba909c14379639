import type { Argument, Command, Option } from 'commander'
import { commandLine } from '../../src/cli/main.ts'
import { generatedPage, table } from './generated-page.ts'

/** A page for each command, by its path below `docs/`, made of what the command line itself knows. */
export async function commandPages(): Promise<Map<string, string>> {
  let printed = ''
  const writeOut = (text: string): void => void (printed += text)
  const io = { cwd: '/', writeOut, writeErr: writeOut, color: false }
  const helpOf = (command: Command): string => {
    printed = ''
    command.outputHelp()
    return printed
  }
  const { commands } = await commandLine(io, () => {})
  return new Map(
    commands.map((command, index) => [
      `commands/${fileName(command.name())}.md`,
      commandPage(command, index + 1, helpOf(command).slice(command.helpInformation().length)),
    ]),
  )
}

/** A page `index.md` would be that of the folder. */
function fileName(command: string): string {
  return command === 'index' ? 'index-command' : command
}

function commandPage(command: Command, order: number, helpBelow: string): string {
  const title = `mdsplice ${command.name()}`
  const summary = sentence(command.description())
  const help = command.createHelp()
  return generatedPage({ summary: summary.replaceAll('`', ''), order }, [
    `# ${title}`,
    summary,
    ['```text', help.commandUsage(command), '```'].join('\n'),
    table(['argument', 'means'], help.visibleArguments(command).map(argumentRow)),
    options(help.visibleOptions(command)),
    examples(helpBelow),
  ])
}

/** Options that most commands have; `commands.md` describes them once. */
const shared = ['--config-file', '--allow-outside', '--help']

function options(all: readonly Option[]): string {
  const own = all.filter(({ long }) => !shared.includes(long ?? ''))
  const hasSite = all.some(({ long }) => long === '--config-file')
  const link = hasSite ? 'The [options of most commands](../commands.md#options-of-most-commands) work, too.' : ''
  return [table(['option', 'means'], own.map(optionRow)), link].filter((part) => part !== '').join('\n\n')
}

function argumentRow(argument: Argument): string[] {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`
  return [`\`${name}\``, `${sentence(argument.description)}${argument.required ? '' : ' Can be left out.'}`]
}

function optionRow({ flags, description, argChoices, defaultValue, mandatory }: Option): string[] {
  const choices = argChoices ? ` One of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}.` : ''
  const standard = typeof defaultValue === 'string' ? ` Without it: \`${defaultValue}\`.` : ''
  return [`\`${flags}\``, `${sentence(description)}${choices}${mandatory ? ' Must be given.' : standard}`]
}

/** The examples of the help, which stand below its lists of arguments and options. */
function examples(helpBelow: string): string {
  const lines = helpBelow.trim().split('\n').slice(1)
  return lines.length === 0 ? '' : ['```sh', ...lines.map((line) => line.trim()), '```'].join('\n')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
