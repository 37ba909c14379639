import type { Paragraph, PhrasingContent } from 'mdast'
import type { ListingFormat } from '../answer.ts'
import type { Cells } from '../cells.ts'
import { noNeeds } from '../../config/generator/site-needs.ts'
import { linked, paragraph, text } from '../nodes.ts'
import { sectionOf, type Section } from '../shorten.ts'

/** Links with commas between them: in one line, or many of them each on its own, so that a change of one is small. */
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
  blocks: { of: 'pages', render: (_, section, { cells }) => [linesOfLinks(section, cells)] },
}

/** The maximum number of links in one line. */
const mostInLine = 50

function linesOfLinks(section: Section, cells: Cells): Paragraph {
  const links = paragraph(linksTo(section, cells))
  return section.pages.length > mostInLine ? { ...links, data: { breaksAtCommas: true } } : links
}

function linksTo({ pages, rest }: Section, { titleOf, linkTo }: Cells): PhrasingContent[] {
  const links = pages.map((page) => linked(titleOf(page), linkTo(page)))
  const separated = links.flatMap((link, index) => (index === 0 ? [link] : [text(', '), link]))
  return rest ? [...separated, text(' '), ...rest] : separated
}
