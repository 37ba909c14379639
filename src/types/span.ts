/** `write` puts listings into the pages, `build` into a copy of them, `clear` takes them out, `check` only compares. */
export type Verb = 'write' | 'build' | 'check' | 'clear'

/** From the first code unit to after the last one. */
export interface Span {
  start: number
  end: number
}
