import { OversizedListing } from '../core/limits.ts'
import { SetupError } from '../report/setup-error.ts'

/**
 * What a question is answered with.
 *
 * @throws SetupError when that would be too large to be made
 */
export function notTooLarge<Value>(answer: () => Value): Value {
  try {
    return answer()
  } catch (error) {
    if (error instanceof OversizedListing) throw new SetupError({ code: 'oversized-answer' })
    throw error
  }
}
