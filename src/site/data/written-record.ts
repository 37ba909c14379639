import type { Span } from '../../core/span.ts'
import type { Finding } from '../../report/finding.ts'
import type { DataFileProblem } from '../../report/setup-error.ts'
import type { Field, PlacedValues } from '../page.ts'

/** A record as it is in its file. */
export interface WrittenRecord {
  fields: Field[]
  findings: Finding[]
  /** Where it begins. */
  place: Span
  /** Whether its file holds nothing else. */
  isWhole: boolean
  read(): PlacedValues
}

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
