import { joined, type Proposal } from './completion.ts'
import type { OpenPage } from '../known-site.ts'
import { computedFields } from '../../site/computed-fields.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'
import { relationsOf } from '../../site/index/relations.ts'

/** The fields of some collections with how many pages have each: the most used ones first. */
export function usedFields(collections: Iterable<CollectionIndex>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { fields, countOf } of collections)
    for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + countOf(field))
  return new Map([...counts].sort(([, one], [, other]) => other - one))
}

/** Such fields, without those that are computed. */
export function usedFieldProposals(
  { index, messages }: OpenPage,
  collections: Iterable<CollectionIndex>,
  computed: readonly string[],
): Proposal[] {
  const used = [...usedFields(collections)].filter(([field]) => !computed.includes(field))
  return used.map(([field, count]): Proposal => {
    const detail = joined(index.fields.headingOf(field), count > 0 ? messages.pages(count) : null)
    return { label: field, kind: 'field', detail }
  })
}

/** Fields that pages have without front matter. */
export function computedFieldProposals({ messages }: OpenPage, computed: readonly string[]): Proposal[] {
  return computed.map((field): Proposal => ({ label: field, kind: 'field', detail: messages.field.computed }))
}

/** The fields by which a collection can be filtered: those that most of its pages have come first. */
export function filterFieldProposals(open: OpenPage, queried: CollectionIndex): Proposal[] {
  const { index } = open
  const relations = relationsOf(queried.collection.name, index.site.config.relations)
  return [
    ...usedFieldProposals(open, [queried], index.computedFields),
    ...computedFieldProposals(open, [...computedFields, ...relations]),
  ]
}
