import type { List } from 'mdast'
import type { Answer, Group, ListingFormat } from '../answer.ts'
import { noNeeds } from '../../config/generator/site-needs.ts'
import { paragraph, text } from '../nodes.ts'

/** How many pages there are, as a number; with `group=` how many each value has. */
export const count: ListingFormat = {
  name: 'count',
  usualColumns: 'collection',
  showsAnyField: false,
  canBeInteractive: false,
  needs: noNeeds,
  inline: { places: ['inline', 'heading', 'table-cell', 'link'], render: (answer) => [number(answer)] },
  blocks: {
    of: 'answer',
    render: (answer) => [answer.groups?.length ? countsOf(answer.groups) : paragraph([number(answer)])],
  },
}

function number({ pages }: Answer): ReturnType<typeof text> {
  return text(String(pages.length))
}

function countsOf(groups: readonly Group[]): List {
  const children = groups.map(({ label, pages, groups: inner }) => ({
    type: 'listItem' as const,
    spread: false,
    children: [paragraph([text(`${label}: ${pages.length}`)]), ...(inner?.length ? [countsOf(inner)] : [])],
  }))
  return { type: 'list', ordered: false, spread: false, children }
}
