import type { Span } from '../../core/span.ts'
import type { Finding } from '../../report/finding.ts'
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
