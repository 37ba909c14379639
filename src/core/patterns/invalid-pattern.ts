/** Why a regular expression or a glob is refused: it is none, asks for what takes more than linear time, or is too large. */
export type PatternProblem =
  | 'invalid-pattern'
  | 'lookahead'
  | 'lookbehind'
  | 'back-reference'
  | 'large-pattern'
  | 'extended-glob'
  | 'large-glob'

/** How many characters a regular expression can have, and how many it can have with its repetitions written out. */
export const largestPattern = 2000

/** How often a regular expression can repeat a part of it by a number, as the engine has it. */
export const mostRepetitions = 1000

/** How many characters a glob can have, and how many alternatives its braces can have. */
export const largestGlob = 1000

/** Thrown for a regular expression or a glob that is refused. */
export class InvalidPattern extends Error {
  readonly problem: PatternProblem

  constructor(problem: PatternProblem) {
    super(problem)
    this.problem = problem
  }
}

/** Why compiling a pattern refuses it; undefined when it does not. */
export function patternProblem(compile: () => unknown): PatternProblem | undefined {
  try {
    compile()
    return undefined
  } catch (error) {
    if (error instanceof InvalidPattern) return error.problem
    throw error
  }
}
