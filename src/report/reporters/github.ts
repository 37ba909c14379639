import type { Diagnostic } from '../diagnostic.ts'
import { getMessages } from '../messages/languages.ts'
import type { Report, Reporter } from '../report.ts'
import type { Severity } from '../rules.ts'
import { escapeText, escapeLine, escapeCommands } from '../escape.ts'

/** The diagnostics as commands of GitHub Actions, which shows them at the lines of a pull request. */
export const github: Reporter = { name: 'github', audience: 'build service', report: toCommands }

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/** GitHub shows as many annotations of each kind that a step makes; what is beyond would only be in the log. */
const mostAnnotations = 10

/** In the log, GitHub shows of a command no more than its text. So the place is there, too. */
function toCommands({ diagnostics, language }: Report): string {
  const messages = getMessages(language).commands.annotations
  const more: Record<Severity, Diagnostic[]> = { error: [], warning: [], info: [] }
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 }
  const annotations = diagnostics.flatMap((diagnostic) => {
    if (counts[diagnostic.severity]++ < mostAnnotations) return command(diagnostic)
    more[diagnostic.severity].push(diagnostic)
    return []
  })
  const others = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const texts = more[severity].map((diagnostic) => `${textOf(diagnostic)} (${diagnostic.rule})`)
    return texts.length === 0 ? [] : [messages.more(texts.length, severity), ...texts]
  })
  return [...annotations, ...others].map((line) => `${line}\n`).join('')
}

function command(diagnostic: Diagnostic): string {
  const { path, place, severity, rule } = diagnostic
  const properties = [
    `file=${property(escapeCommands(escapeLine(path)))}`,
    ...lines(place),
    `title=${property(`mdsplice ${rule}`)}`,
  ]
  return `::${commands[severity]} ${properties.join(',')}::${data(textOf(diagnostic))}`
}

function textOf({ path, place, text }: Diagnostic): string {
  const at = place ? `:${place.line}:${place.column}` : ''
  return escapeText(`${escapeLine(path)}${at}: ${text}`)
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
