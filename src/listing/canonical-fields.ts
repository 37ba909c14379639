import type { Query } from '../types.ts'
import type { QueriedFields } from './query.ts'

/** A query in which every field has its own name, not an alias. */
export function withCanonicalFields(query: Query, { canonical }: QueriedFields): Query {
  const word = <Member extends { text: string }>(member: Member): Member => ({
    ...member,
    text: canonical(member.text),
  })
  const field = <Member extends { field: string }>(member: Member): Member => ({
    ...member,
    field: canonical(member.field),
  })
  return {
    ...query,
    filters: query.filters.map(field),
    switches: query.switches.map(field),
    sort: query.sort.map(word),
    group: query.group.map(word),
    columns: query.columns?.map(word) ?? null,
  }
}
