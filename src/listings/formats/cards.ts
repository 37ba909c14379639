import type { Html, List, ListItem, Paragraph, ThematicBreak } from 'mdast'
import type { Column } from '../../config/settings.ts'
import { linesOf } from './list.ts'
import type { Cells } from './table.ts'
import { paragraph } from '../nodes.ts'
import type { Page } from '../../site/page.ts'

/**
 * Material's grid of cards (its reference, "Grids"): a list within `<div class="grid cards" markdown>`, each item with
 * its link, a rule, and the other columns.
 */
export function cards(columns: readonly Column[], pages: readonly Page[], cells: Cells): [Html, List, Html] {
  const items = pages.map((page): ListItem => {
    const [link = [], ...others] = linesOf(columns, page, cells)
    const title: Paragraph = paragraph([{ type: 'strong', children: link }])
    const rule: ThematicBreak[] = others.length > 0 ? [{ type: 'thematicBreak' }] : []
    return { type: 'listItem', spread: true, children: [title, ...rule, ...others.map(paragraph)] }
  })
  return [
    { type: 'html', value: '<div class="grid cards" markdown>' },
    { type: 'list', ordered: false, spread: true, children: items },
    { type: 'html', value: '</div>' },
  ]
}
