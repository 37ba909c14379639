import type { Diagnostic } from '../diagnostic.ts'
import type { Reporter } from '../report.ts'
import { escapeText, escapeLine, escapeCommands } from '../escape.ts'

/** The diagnostics as commands of GitHub Actions, which shows them at the lines of a pull request. */
export const github: Reporter = {
  name: 'github',
  audience: 'build service',
  report: ({ diagnostics }) =>
    diagnostics
      .map(
        (diagnostic) => `${command(diagnostic)}
`,
      )
      .join(''),
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

function command({ path, place, severity, rule, text }: Diagnostic): string {
  const properties = [
    `file=${property(escapeCommands(escapeLine(path)))}`,
    ...lines(place),
    `title=${property(`mdsplice ${rule}`)}`,
  ]
  return `::${commands[severity]} ${properties.join(',')}::${data(escapeText(text))}`
}

/** GitHub takes columns only where a message stays on its line. */
function lines(place: Diagnostic['place']): string[] {
  if (!place) return []
  const { line, column, endLine, endColumn } = place
  return [
    `line=${line}`,
    `endLine=${endLine}`,
    ...(line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : []),
  ]
}

/** What `@actions/core` does to the text of a command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
