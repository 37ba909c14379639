import type { Root } from 'mdast'
import { linesOf } from './blocks/block.ts'
import { BlockParser } from './blocks/parser.ts'
import { stashFences } from './fences.ts'
import type { Stashed } from './placeholder.ts'
import { stashHtml } from './raw-html.ts'
import { contentOf } from './tree/flow.ts'
import { Places } from './tree/places.ts'
import { normalizeWhiteSpace } from './white-space.ts'

/**
 * Reads a page in the stages in which Python-Markdown does: white space → fenced code → HTML → blocks → text.
 *
 * @param source the page's text without byte order mark
 * @param start where its body begins
 */
export function readPage(source: string, start: number): Root {
  const stash: Stashed[] = []
  const fenced = stashFences(normalizeWhiteSpace(source, start), stash)
  const text = stashHtml(fenced, stash)
  const parser = new BlockParser(stash)
  const root = parser.parse(linesOf(text))
  const places = new Places(source)
  const context = { places, stash, references: parser.references }
  return {
    type: 'root',
    children: contentOf(context, root),
    position: places.positionOf({ start: 0, end: source.length }),
  }
}
