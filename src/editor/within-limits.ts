import { OversizedListing } from '../core/limits.ts'

/** What can be worked out, or something else where that would be larger than any page can be. */
export function withinLimits<Value, Otherwise>(compute: () => Value, otherwise: Otherwise): Value | Otherwise {
  try {
    return compute()
  } catch (error) {
    if (error instanceof OversizedListing) return otherwise
    throw error
  }
}
