import { joined, type Proposal } from './completion.ts'
import type { OpenPage } from '../known-site.ts'
import { computedFields } from '../../site/computed-fields.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'
import { relationsOf } from '../../site/index/relations.ts'

/** The fields by which a collection can be filtered: those that most of its pages have come first. */
export function fieldProposals({ index, messages }: OpenPage, queried: CollectionIndex): Proposal[] {
  const own = queried.fields.filter((field) => !index.computedFields.includes(field))
  const sorted = own.sort((one, other) => queried.countOf(other) - queried.countOf(one))
  const used = sorted.map((field): Proposal => {
    const count = queried.countOf(field)
    const detail = joined(index.fields.headingOf(field), count > 0 ? messages.pages(count) : null)
    return { label: field, kind: 'field', detail }
  })
  const relations = relationsOf(queried.collection.name, index.site.config.relations)
  const computed = [...computedFields, ...relations]
  return [
    ...used,
    ...computed.map((field): Proposal => ({ label: field, kind: 'field', detail: messages.field.computed })),
  ]
}
