import type { Completed, ShellCommand } from './shell-command.ts'

/** The script that lets bash complete a program; it runs in bash 3.2, as macOS has it. */
export function bashScript(program: string, commands: readonly ShellCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  return `_${program}() {
  local command= word words=
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  if [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [[ $current == = ]]; then current=; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  COMPREPLY=()
  case $command:$previous:$current in
${[...commands.flatMap(optionCases), ...commands.flatMap(commandCases)].join('\n')}
    :*:-*) words='--help --version' ;;
    :*) words='${names}' ;;
  esac
  COMPREPLY=( $(compgen -W "$words" -- "$current") )
}
complete -o bashdefault -o default -F _${program} ${program}
`
}

function optionCases({ name, options }: ShellCommand): string[] {
  return options.flatMap(({ long, short, isFlag, takes }) => {
    const patterns = [long, ...(short ? [short] : [])].map((option) => `${name}:${option}:*`)
    return isFlag ? [] : [branch(patterns.join('|'), takes)]
  })
}

function commandCases({ name, options, takes }: ShellCommand): string[] {
  return [
    branch(
      `${name}:*:-*`,
      options.map(({ long }) => long),
    ),
    branch(`${name}:*`, takes),
  ]
}

/** Where there are no words, bash completes files. */
function branch(pattern: string, completed: Completed): string {
  const action =
    completed === 'file'
      ? 'return'
      : completed
        ? `words='${completed.join(' ')}'`
        : 'compopt +o default +o bashdefault 2>/dev/null'
  return `    ${pattern}) ${action} ;;`
}
