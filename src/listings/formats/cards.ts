import type { ListItem, Paragraph, RootContent, ThematicBreak } from 'mdast'
import type { Column } from '../../config/settings.ts'
import type { ListingFormat } from '../answer.ts'
import type { Cells } from '../cells.ts'
import { division } from '../element.ts'
import { linesOf } from './list.ts'
import { paragraph } from '../nodes.ts'
import type { Page } from '../../site/page.ts'

/**
 * Material's grid of cards (its reference, "Grids"): a list within `<div class="grid cards" markdown>`, each item with
 * its link, a rule, and the other columns.
 */
export const cards: ListingFormat = {
  name: 'cards',
  usualColumns: 'collection',
  showsAnyField: false,
  canBeInteractive: false,
  needs: { extensions: ['md_in_html'], assets: [] },
  inline: null,
  blocks: {
    of: 'pages',
    render: ({ columns }, { pages, rest }, { cells, marksElements }): RootContent[] => {
      const items = pages.map((page) => card(columns, page, cells))
      const grid = [{ type: 'list' as const, ordered: false, spread: true, children: items }]
      return [...division('grid cards', '', grid, marksElements), ...(rest ? [paragraph(rest)] : [])]
    },
  },
}

function card(columns: readonly Column[], page: Page, cells: Cells): ListItem {
  const [link = [], ...others] = linesOf(columns, page, cells)
  const title: Paragraph = paragraph([{ type: 'strong', children: link }])
  const rule: ThematicBreak[] = others.length > 0 ? [{ type: 'thematicBreak' }] : []
  return { type: 'listItem', spread: true, children: [title, ...rule, ...others.map(paragraph)] }
}
