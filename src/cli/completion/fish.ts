import type { Completed, ShellCommand } from './shell-command.ts'

/** The script that lets fish complete a program. */
export function fishScript(program: string, commands: readonly ShellCommand[]): string {
  const line = (...words: string[]): string => `complete -c ${program} ${words.join(' ')}\n`
  const first = '-n __fish_use_subcommand'
  return [
    line('-f'),
    line(first, '-s h -l help -d', quoted('print help')),
    line(first, '-s V -l version -d', quoted('print the version')),
    ...commands.flatMap(({ name, summary, options, takes }) => {
      const behind = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`
      return [
        line(first, `-a ${name} -d`, quoted(summary)),
        ...(takes ? [line(behind, values(takes))] : []),
        ...options.map(({ long, short, summary: means, isFlag, takes: value }) =>
          line(
            behind,
            ...(short ? [`-s ${short.slice(1)}`] : []),
            `-l ${long.slice(2)} -d`,
            quoted(means),
            ...(isFlag ? [] : ['-r', values(value)]),
          ),
        ),
      ]
    }),
  ].join('')
}

function values(completed: Completed): string {
  return completed === 'file' ? '-F' : completed ? `-f -a ${quoted(completed.join(' '))}` : '-f'
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
