import { Argument, type Command } from 'commander'
import { withExamples, type AddCommand } from '../command.ts'
import type { Completed, ShellCommand } from '../completion/shell-command.ts'

const shells = ['bash', 'zsh', 'fish'] as const

/** `mdsplice completion`. */
export const addCompletion: AddCommand = (program, io, finish) => {
  const command = program
    .command('completion')
    .description('print a completion script for your shell')
    .addArgument(new Argument('<shell>', 'your shell').choices([...shells]))
    .action(async (shell: (typeof shells)[number]) => {
      const commands = program.createHelp().visibleCommands(program)
      const names = commands.map((each) => each.name())
      io.writeOut(
        (await scripts[shell]())(
          program.name(),
          commands.map((each) => toShellCommand(each, names)),
        ),
      )
      finish(0)
    })
  withExamples(command, {
    'source <(mdsplice completion bash)': 'as a line in ~/.bashrc; the same with `zsh` in ~/.zshrc, behind compinit',
    'mdsplice completion fish > ~/.config/fish/completions/mdsplice.fish': 'once',
  })
}

const scripts = {
  bash: async () => (await import('../completion/bash.ts')).bashScript,
  zsh: async () => (await import('../completion/zsh.ts')).zshScript,
  fish: async () => (await import('../completion/fish.ts')).fishScript,
}

/** @param names of all commands, which `help` takes */
function toShellCommand(command: Command, names: readonly string[]): ShellCommand {
  const [argument] = command.registeredArguments
  return {
    name: command.name(),
    summary: command.description(),
    takes: argument
      ? (argument.argChoices ?? (argument.name() === 'command' ? names : fileFor(argument.name())))
      : null,
    options: command
      .createHelp()
      .visibleOptions(command)
      .map(({ long, short, description, required, optional, flags, argChoices }) => ({
        long: long ?? '',
        short: short ?? null,
        summary: description,
        isFlag: !required && !optional,
        takes: argChoices ?? fileFor(flags),
      })),
  }
}

/** What takes a path says so by its name: `<file>`, `<folder>`, `<page>`, `[paths...]`. */
function fileFor(name: string): Completed {
  return /\b(?:file|folder|page|paths)\b/.test(name.replace(/^.*[<[]/, '')) ? 'file' : null
}
