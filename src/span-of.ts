import type { Span } from './types.ts'

/** The place of something that says more than its place. */
export function spanOf({ start, end }: Span): Span {
  return { start, end }
}
