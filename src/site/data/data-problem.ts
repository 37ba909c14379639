import type { DataFileProblem } from '../../report/setup-error.ts'

/** Thrown where a data file cannot be read, and caught where it is known how much that matters. */
export class DataProblem extends Error {
  readonly reason: DataFileProblem
  /** Where in the text. */
  readonly offset: number

  constructor(reason: DataFileProblem, offset = 0) {
    super(reason)
    this.reason = reason
    this.offset = offset
  }
}
