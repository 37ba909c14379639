import type { Language } from '../core/language.ts'
import { nearest } from '../core/nearest.ts'
import type { Finding } from './finding.ts'
import { formatMessage } from './messages/format-message.ts'
import { wordsIn } from './messages/languages.ts'
import type { Words } from './messages/words.ts'
import { wording } from './page-messages.ts'
import type { ConfigMistake, SetupProblem } from './setup-error.ts'
import { visible } from './visible.ts'

/** A line for each thing that kept a run from starting, with what to do. */
export function setupMessage(problem: SetupProblem, language: Language): string {
  const words = wordsIn(language)
  if (problem.code === 'invalid-config') {
    const { configFile, mistakes } = problem
    return mistakes
      .map((mistake) =>
        visible(`${mistake.file ?? configFile}:${mistake.line}:${mistake.column}: ${mistakeMessage(mistake, words)}`),
      )
      .join('\n')
  }
  const meant = 'known' in problem ? nearest(problem.name, problem.known) : undefined
  return visible(formatMessage(words, 'setup', problem.code, problem, meant))
}

/** Of more names than this nobody reads a list. */
const longestList = 20

function mistakeMessage({ kind, path, value, known, finding }: ConfigMistake, words: Words): string {
  const details = {
    path,
    value,
    known,
    reason: finding ? wording(finding as Finding, words).text : '',
    hint: known.length > 0 && known.length <= longestList ? ('known' as const) : ('none' as const),
  }
  // Where no name is known, any would do that can be one.
  const id = kind === 'unknown-key' && known.length === 0 ? 'invalid-name' : kind
  return formatMessage(words, 'mistakes', id, details, nearest(value, known))
}
