import type { Completed, ShellCommand, ShellOption } from './shell-command.ts'

/** The script that lets zsh complete a program, as a file in its `fpath` or read by `source`. */
export function zshScript(program: string, commands: readonly ShellCommand[]): string {
  return `#compdef ${program}

_${program}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C '(- *)'{-h,--help}'[print help]' '(- *)'{-V,--version}'[print the version]' '1:command:->command' '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, summary }) => `        ${quoted(`${name}:${summary}`)}`).join('\n')}
      )
      _describe command commands
      ;;
    argument)
      case $words[1] in
${commands.map(branch).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _${program} ]]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`
}

function branch({ name, options, takes }: ShellCommand): string {
  const specs = [...options.map(optionSpec), quoted(`*:argument:${action(takes)}`)]
  return [`        ${name})`, `          _arguments ${specs.join(' ')}`, '          ;;'].join('\n')
}

function optionSpec({ long, short, summary, isFlag, takes }: ShellOption): string {
  const what = `[${summary.replace(/[[\]\\]/g, '\\$&')}]${isFlag ? '' : `:${long.slice(2)}:${action(takes)}`}`
  return short ? `'(${short} ${long})'{${short},${long}}${quoted(what)}` : quoted(long + what)
}

function action(completed: Completed): string {
  return completed === 'file' ? '_files' : completed ? `(${completed.join(' ')})` : ' '
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
