import type { PhrasingContent, RootContent } from 'mdast'
import type { Answer, Group, Listing } from './answer.ts'
import { cards } from './formats/cards.ts'
import { wrap } from './formats/interactive.ts'
import { bulletList, linksInLine } from './formats/list.ts'
import { table, type Cells } from './formats/table.ts'
import { renderTemplate } from './formats/template.ts'
import { heading, paragraph, text } from './nodes.ts'
import { isRawSetting, type CommentSetting } from '../markdown/comments/comment.ts'
import type { Page } from '../site/page.ts'

/** What rendering needs besides the answer: where it will stand, and the content of its cells. */
export interface Surroundings {
  cells: Cells
  /** The depth of a heading that would fit, or null where a bold line serves as one (inside a container). */
  headingDepth: number | null
}

/**
 * Renders an answer for the place of its directive.
 *
 * @returns null when it cannot stand there: blocks only where blocks can stand, within a line only links or a number (but
 * not where the line begins with the directive), in a link only a number
 */
export function render(answer: Answer, setting: CommentSetting, surroundings: Surroundings): Listing | null {
  if (setting === 'block') return { kind: 'blocks', nodes: renderBlocks(answer, surroundings) }
  const nodes =
    isRawSetting(setting) || (setting === 'link' && answer.format !== 'count')
      ? null
      : renderPhrasing(answer, surroundings)
  return nodes && { kind: 'phrasing', nodes }
}

/** Renders an answer as Markdown blocks; without pages, as a sentence. */
function renderBlocks(answer: Answer, surroundings: Surroundings): RootContent[] {
  const above = answer.heading === null ? [] : [heading(answer.heading, surroundings.headingDepth)]
  const depth = surroundings.headingDepth
  const inner = { ...surroundings, headingDepth: depth === null || answer.heading === null ? depth : depth + 1 }
  if (answer.format === 'count' && !answer.template) return [...above, paragraph([text(String(answer.pages.length))])]
  if (answer.pages.length === 0) return [...above, paragraph([text(answer.empty)])]
  if (answer.template) return [...above, ...renderTemplate(answer.template, answer, surroundings.cells)]
  const nodes = answer.groups ? renderGroups(answer, answer.groups, inner) : renderPages(answer, answer.pages, inner)
  if (!answer.interactive) return [...above, ...nodes]
  return [...above, ...wrap(nodes, answer.collection.name, answer.interactive, surroundings.cells.linkToFile)]
}

/** Renders an answer for within a line, or gives null for a format that needs blocks. */
function renderPhrasing({ format, template, pages, empty }: Answer, { cells }: Surroundings): PhrasingContent[] | null {
  if (template) return null
  if (format === 'count') return [text(String(pages.length))]
  if (format !== 'links') return null
  return pages.length === 0 ? [text(empty)] : linksInLine(pages, cells)
}

function renderGroups(answer: Answer, groups: readonly Group[], surroundings: Surroundings): RootContent[] {
  const { headingDepth } = surroundings
  const inner = { ...surroundings, headingDepth: headingDepth === null ? null : headingDepth + 1 }
  return groups.flatMap((group) => [
    heading(group.label, headingDepth),
    ...(group.groups ? renderGroups(answer, group.groups, inner) : renderPages(answer, group.pages, inner)),
  ])
}

function renderPages(
  { format, columns, interactive }: Answer,
  pages: readonly Page[],
  { cells }: Surroundings,
): RootContent[] {
  switch (format) {
    case 'list':
      return [bulletList(columns, pages, cells)]
    case 'links':
      return [paragraph(linksInLine(pages, cells))]
    case 'cards':
      return cards(columns, pages, cells)
    default:
      return [table(columns, pages, cells, interactive?.conditions)]
  }
}
