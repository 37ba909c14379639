import type { RootContent } from 'mdast'
import type { Answer, BlockRenderer, Group, Listing, RenderContext } from './answer.ts'
import { chipNeeds, showsChips } from './chip.ts'
import { joined, noNeeds, type Needs } from '../config/generator/site-needs.ts'
import { interactiveNeeds, wrap } from './interactive.ts'
import type { CommentSetting } from '../markdown/comments/comment.ts'
import { serialize, serializePhrasing } from '../markdown/stringify/stringify.ts'
import { heading, paragraph, text } from './nodes.ts'
import { sectionOf } from './shorten.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { GeneratedText } from '../write/splice.ts'

/**
 * Renders an answer for the place of its directive.
 *
 * @returns null when its format is not possible there
 */
export function render(answer: Answer, setting: CommentSetting, context: RenderContext): Listing | null {
  if (setting === 'block') return { kind: 'blocks', nodes: renderBlocks(answer, context) }
  const { inline } = answer.format
  const place = setting === 'span-html' ? 'inline' : setting
  return inline?.places.includes(place) ? { kind: 'phrasing', nodes: inline.render(answer, context.cells) } : null
}

/** What a rendered answer needs of the site that not every site has. */
export function needsOf({ fields }: SiteIndex, answer: Answer, listing: Listing | null): Needs {
  const { format, interactive, pages, columns } = answer
  if (pages.length === 0) return noNeeds
  const chips = columns.filter((column) => showsChips(fields, column)).map(({ field }) => field)
  const ofChips = chips.length === 0 ? noNeeds : chipNeeds(fields, chips, listing?.nodes ?? [])
  return [ofChips, interactive === null ? noNeeds : interactiveNeeds].reduce(joined, format.needs)
}

/** A listing as Markdown text. */
export function toText(listing: Listing): GeneratedText {
  const isInline = listing.kind === 'phrasing'
  return { isInline, text: isInline ? serializePhrasing(listing.nodes) : serialize(listing.nodes) }
}

function renderBlocks(answer: Answer, context: RenderContext): RootContent[] {
  const { format, interactive, pages, collection } = answer
  const above = answer.heading === null ? [] : [heading(answer.heading, context.headingDepth)]
  const { blocks } = format
  if (blocks.of === 'answer') return [...above, ...blocks.render(answer, context)]
  if (pages.length === 0) return [...above, paragraph([text(answer.empty)])]
  const nodes = answer.groups
    ? renderGroups(answer, answer.groups, blocks, answer.heading === null ? context : deeper(context))
    : blocks.render(answer, sectionOf(pages, answer.shortened), context)
  if (!interactive) return [...above, ...nodes]
  return [...above, ...wrap(nodes, collection.name, interactive, context)]
}

function renderGroups(
  answer: Answer,
  groups: readonly Group[],
  blocks: Extract<BlockRenderer, { of: 'pages' }>,
  context: RenderContext,
): RootContent[] {
  return groups.flatMap((group) => [
    heading(group.label, context.headingDepth),
    ...(group.groups
      ? renderGroups(answer, group.groups, blocks, deeper(context))
      : blocks.render(answer, sectionOf(group.pages, answer.shortened), context)),
  ])
}

function deeper(context: RenderContext): RenderContext {
  const { headingDepth } = context
  return { ...context, headingDepth: headingDepth === null ? null : headingDepth + 1 }
}
