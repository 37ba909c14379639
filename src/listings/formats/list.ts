import type { List, ListItem, PhrasingContent } from 'mdast'
import type { ListingFormat } from '../answer.ts'
import type { Cells } from '../cells.ts'
import { noNeeds } from '../../config/generator/site-needs.ts'
import type { Column } from '../../config/settings.ts'
import { paragraph } from '../nodes.ts'
import type { Section } from '../shorten.ts'
import type { Page } from '../../site/page.ts'
import { cellContent } from './table.ts'

/** A bulleted list of links; the columns besides the title are below each, one line a column. */
export const list: ListingFormat = {
  name: 'list',
  usualColumns: 'title',
  showsAnyField: false,
  canBeInteractive: false,
  needs: noNeeds,
  inline: null,
  blocks: { of: 'pages', render: ({ columns }, section, { cells }) => [bulletList(columns, section, cells)] },
}

/** The last bullet says how many more there are. */
function bulletList(columns: readonly Column[], { pages, rest }: Section, cells: Cells): List {
  const items = pages.map((page): ListItem => {
    const lines = linesOf(columns, page, cells)
    const children = lines.flatMap((line, index): PhrasingContent[] =>
      index === 0 ? line : [{ type: 'break' }, ...line],
    )
    return itemOf(children)
  })
  if (rest) items.push(itemOf(rest))
  return { type: 'list', ordered: false, spread: false, children: items }
}

function itemOf(children: PhrasingContent[]): ListItem {
  return { type: 'listItem', spread: false, children: [paragraph(children)] }
}

/** The link, and each other column that has something to show. */
export function linesOf(columns: readonly Column[], page: Page, cells: Cells): PhrasingContent[][] {
  const others = columns.filter(({ field }) => field !== 'title').map((column) => cellContent(column, page, cells))
  return [cellContent({ field: 'title' }, page, cells), ...others.filter((line) => line.length > 0)]
}
