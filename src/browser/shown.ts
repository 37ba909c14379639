import type { FileFormat } from './files.ts'
import type { Filtered } from './filter.ts'
import type { State } from './state.ts'

/** What controls show. */
export interface Shown extends Filtered {
  state: State
  /** The reader's case in words; empty when there is none. */
  profile: string
  /** Words of the search in place of which similar ones were found. */
  misspelt: readonly string[]
  /** How many rows there are. */
  total: number
}

/** What happens when a reader uses them. */
export interface Actions {
  search(text: string): void
  choose(field: string, value: string, isChosen: boolean): void
  reset(): void
  download(format: FileFormat): void
}
