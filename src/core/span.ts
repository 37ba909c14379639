/** From the first code unit to after the last one. */
export interface Span {
  start: number
  end: number
}

/** The place of something that says more than its place. */
export function spanOf({ start, end }: Span): Span {
  return { start, end }
}
