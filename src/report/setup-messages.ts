import type { SetupProblem } from '../setup-error.ts'
import type { Finding, Language } from '../types.ts'
import { nearest } from './nearest.ts'
import { wording } from './page-messages.ts'
import { visible } from './visible.ts'
import { wordsIn } from './words-in.ts'

/** A line for each thing that kept a run from starting, with what to do. */
export function setupMessage(problem: SetupProblem, language: Language): string {
  const words = wordsIn[language]
  if (problem.code === 'invalid-config') {
    const { configFile, mistakes } = problem
    return mistakes
      .map((mistake) => {
        const text = words.mistake(
          mistake,
          nearest(mistake.value, mistake.known),
          mistake.finding ? wording(mistake.finding as Finding, words).text : '',
        )
        return visible(`${configFile}:${mistake.line}:${mistake.column}: ${text}`)
      })
      .join('\n')
  }
  const say = words.setup[problem.code] as (problem: SetupProblem, meant: string | undefined) => string
  return visible(say(problem, 'known' in problem ? nearest(problem.name, problem.known) : undefined))
}
