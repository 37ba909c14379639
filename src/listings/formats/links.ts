import type { PhrasingContent } from 'mdast'
import { noNeeds } from '../../config/site-needs.ts'
import type { ListingFormat } from '../answer.ts'
import type { Cells } from '../cells.ts'
import { linked, paragraph, text } from '../nodes.ts'
import { sectionOf, type Section } from '../shorten.ts'

/** Links in one line, with commas between them. */
export const links: ListingFormat = {
  name: 'links',
  usualColumns: 'collection',
  showsAnyField: false,
  canBeInteractive: false,
  needs: noNeeds,
  inline: {
    places: ['inline', 'heading', 'table-cell'],
    render: ({ pages, empty, shortened }, cells) =>
      pages.length === 0 ? [text(empty)] : linksTo(sectionOf(pages, shortened), cells),
  },
  blocks: { of: 'pages', render: (_, section, { cells }) => [paragraph(linksTo(section, cells))] },
}

function linksTo({ pages, rest }: Section, { titleOf, linkTo }: Cells): PhrasingContent[] {
  const links = pages.map((page) => linked(titleOf(page), linkTo(page)))
  const separated = links.flatMap((link, index) => (index === 0 ? [link] : [text(', '), link]))
  return rest ? [...separated, text(' '), ...rest] : separated
}
