import type { PhrasingContent } from 'mdast'
import { noNeeds } from '../../config/site-needs.ts'
import type { ListingFormat } from '../answer.ts'
import type { Cells } from '../cells.ts'
import { linked, paragraph, text } from '../nodes.ts'
import type { Page } from '../../site/page.ts'

/** Links in one line, with commas between them. */
export const links: ListingFormat = {
  name: 'links',
  usualColumns: 'collection',
  showsAnyField: false,
  canBeInteractive: false,
  needs: noNeeds,
  inline: {
    places: ['inline', 'heading', 'table-cell'],
    render: ({ pages, empty }, cells) => (pages.length === 0 ? [text(empty)] : linksTo(pages, cells)),
  },
  blocks: { of: 'pages', render: (_, pages, { cells }) => [paragraph(linksTo(pages, cells))] },
}

function linksTo(pages: readonly Page[], { titleOf, linkTo }: Cells): PhrasingContent[] {
  return pages.flatMap((page, index) => [...(index === 0 ? [] : [text(', ')]), linked(titleOf(page), linkTo(page))])
}
