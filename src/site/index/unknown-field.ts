import { countedField } from '../../config/field-names.ts'
import { nearestOnce } from '../../core/nearest.ts'
import { spanOf, type Span } from '../../core/span.ts'
import type { Finding } from '../../report/finding.ts'
import type { NewName } from '../../report/rule-details.ts'
import type { CollectionIndex } from './collection-index.ts'
import type { SiteIndex } from './site-index.ts'

/**
 * `unknown-field` in a directive: no page of a collection has the field. Readers see the label of a field, so a label is
 * often written instead of the name (`group=fase` where the label of `levenscyclus` is "Fase").
 *
 * @param known all names that would do there; for `count(FIELD)`, what can be counted does
 */
export function unknownField(
  index: Pick<SiteIndex, 'fields' | 'computedFields' | 'isRelation'>,
  { collection, fields }: CollectionIndex,
  written: Span & { text: string },
  known: Iterable<string>,
): Finding {
  const { text: field } = written
  const now = labelledField(index, fields, field)
  const inner = countedField(field)
  return {
    rule: 'unknown-field',
    span: spanOf(written),
    details: {
      field,
      collection: collection.name,
      known: inner === null ? known : nearestCount(index, fields, inner),
      fields,
      now,
    },
  }
}

/** The `count(…)` that was meant: of names in these brackets all would be near each other. */
function nearestCount(
  { computedFields, isRelation }: Pick<SiteIndex, 'computedFields' | 'isRelation'>,
  fields: readonly string[],
  written: string,
): string[] {
  const name = nearestOnce(written, [...fields, ...computedFields.filter(isRelation)])
  return name === undefined ? [] : [`count(${name})`]
}

/** A collection's fields by their labels in lower case: one for each list of fields, in which hundreds of names are looked for. */
const labelled = new WeakMap<readonly string[], { byLabel: ReadonlyMap<string, string>; labels: readonly string[] }>()

/** The field whose label this is; where no name is near it, also the field whose label is near it. */
function labelledField(
  { fields: { headingOf } }: Pick<SiteIndex, 'fields'>,
  fields: readonly string[],
  written: string,
): NewName | null {
  let known = labelled.get(fields)
  if (!known) {
    const byLabel = new Map(fields.flatMap((field) => labelOf(headingOf(field), field)))
    known = { byLabel, labels: [...byLabel.keys()] }
    labelled.set(fields, known)
  }
  const { byLabel, labels } = known
  const label = written.toLowerCase()
  const near = (): string | undefined =>
    nearestOnce(written, fields) === undefined ? nearestOnce(label, labels) : undefined
  const name = byLabel.get(label) ?? byLabel.get(near() ?? '')
  return name === undefined ? null : { name, isRename: false }
}

function labelOf(label: string | undefined, field: string): [label: string, field: string][] {
  return label === undefined ? [] : [[label.toLowerCase(), field]]
}
