import { fieldOfLabel, type Condition } from '../core/label-expression.ts'
import { readLists } from './table.ts'

/** The labels of a field, as `LabelGroup` in `src/listings/answer.ts`. */
export interface Group {
  field: string
  heading: string
  /** By label, in lower case. */
  words: ReadonlyMap<string, string>
}

/** What a listing makes of the labels of a reader's case. */
export interface Profile {
  /** Whether a row is meant for such a reader; where that is not known it is. */
  admits(condition: Condition): boolean
  /** In words, by field; empty when no label is about this listing. */
  text: string
}

/** Reads the groups of labels of a listing, in `data-groups`: a field, its heading, then each label and its word. */
export function readGroups({ dataset }: HTMLElement): Group[] {
  return readLists(dataset['groups']).map(([field = '', heading = '', ...pairs]) => {
    const words = pairs.flatMap((label, index) =>
      index % 2 === 0 ? [[label, pairs[index + 1] ?? label] as const] : [],
    )
    return { field, heading, words: new Map(words) }
  })
}

/** A row is hidden when its condition cannot hold: a field of which the reader has no label at all hides nothing. */
export function profileOf(labels: ReadonlySet<string>, groups: readonly Group[]): Profile {
  const fields = groups.map(({ field }) => field)
  const known = new Map(groups.flatMap((group) => [...group.words.keys()].map((label) => [label, group] as const)))
  const groupOf = (label: string): Group | undefined =>
    known.get(label) ?? groups[fields.indexOf(fieldOfLabel(label, fields) ?? '')]
  const said = new Map<Group, string[]>()
  for (const label of labels) {
    const group = groupOf(label)
    if (group) said.set(group, [...(said.get(group) ?? []), group.words.get(label) ?? label])
  }
  const isUnknown = (label: string): boolean => {
    const group = groupOf(label)
    return !group || !said.has(group)
  }
  return {
    admits: (condition) => said.size === 0 || condition(labels, isUnknown) !== false,
    text: groups
      .flatMap((group) => (said.has(group) ? [`${group.heading}: ${said.get(group)?.join(', ')}`] : []))
      .join(' · '),
  }
}
