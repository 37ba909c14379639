import { noNeeds } from '../../config/site-needs.ts'
import type { Answer, ListingFormat } from '../answer.ts'
import { paragraph, text } from '../nodes.ts'

/** How many pages there are, as a number. */
export const count: ListingFormat = {
  name: 'count',
  usualColumns: 'collection',
  showsAnyField: false,
  canBeInteractive: false,
  needs: noNeeds,
  inline: { places: ['inline', 'heading', 'table-cell', 'link'], render: (answer) => [number(answer)] },
  blocks: { of: 'answer', render: (answer) => [paragraph([number(answer)])] },
}

function number({ pages }: Answer): ReturnType<typeof text> {
  return text(String(pages.length))
}
