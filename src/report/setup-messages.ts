import { nearestOnce } from '../core/nearest.ts'
import { describe } from './make-diagnostics.ts'
import type { Finding } from './finding.ts'
import type { Language } from './messages/language-names.ts'
import { getMessages } from './messages/languages.ts'
import type { Messages } from './messages/messages.ts'
import type { ConfigMistake, SetupProblem } from './setup-error.ts'
import { escapeLine } from './escape.ts'

/** A line for each thing that kept a run from starting, with what to do. */
export function setupMessage(problem: SetupProblem, language: Language): string {
  const messages = getMessages(language)
  if (problem.code === 'invalid-config') {
    const { configFile, mistakes } = problem
    return mistakes
      .map((mistake) =>
        escapeLine(
          `${mistake.file ?? configFile}:${mistake.line}:${mistake.column}: ${mistakeMessage(mistake, messages)}`,
        ),
      )
      .join('\n')
  }
  const suggestion = 'known' in problem ? nearestOnce(problem.name, problem.known) : undefined
  const message = messages.setup[problem.code] as string | ((problem: SetupProblem, suggestion?: string) => string)
  return escapeLine(typeof message === 'string' ? message : message(problem, suggestion))
}

/** What is wrong in `mdsplice.yml`, and what to do, without its place. */
export function mistakeMessage({ kind, path, value, known, finding }: ConfigMistake, messages: Messages): string {
  // Where no name is known, any would do that can be one.
  const message = messages.mistakes[kind === 'unknown-key' && known.length === 0 ? 'invalid-name' : kind]
  if (typeof message === 'string') return message
  const reason = finding ? describe(finding as Finding, messages).text : ''
  return message({ path, value, known, reason }, nearestOnce(value, known))
}
