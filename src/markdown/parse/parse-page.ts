import type { Root } from 'mdast'
import { linesOf } from './blocks/block.ts'
import { BlockParser } from './blocks/parser.ts'
import { blockReaders } from './blocks/readers.ts'
import { stashFences } from './fences.ts'
import type {} from './nodes.ts'
import type { Stashed } from './placeholder.ts'
import { stashHtml } from './raw-html.ts'
import { contentOf } from './tree/flow.ts'
import { Places } from './tree/places.ts'
import { normalizeWhiteSpace } from './white-space.ts'

/**
 * Parses a page as Python-Markdown with pymdownx reads it, in the same stages: white space → fenced code → HTML →
 * blocks → text.
 *
 * The tree says what stands where: containers, headings with their phrasing, code, raw HTML and comments. Of other
 * text it says only what is code, link or comment. White space and fences that Python-Markdown sees differently than
 * CommonMark are Python-Markdown's.
 *
 * @param source the page's text without byte order mark
 * @param bodyStart where the front matter ends, as MkDocs cuts it; what stands before it is no Markdown
 * @returns a tree whose positions and 0-based offsets are those of `source`
 */
export function parsePage(source: string, bodyStart: number): Root {
  const stash: Stashed[] = []
  const fenced = stashFences(normalizeWhiteSpace(source, bodyStart), stash)
  const text = stashHtml(fenced, stash)
  const parser = new BlockParser(stash, blockReaders)
  const root = parser.parse(linesOf(text))
  const places = new Places(source)
  const context = { places, stash, references: parser.references }
  return {
    type: 'root',
    children: contentOf(context, root),
    position: places.positionOf({ start: 0, end: source.length }),
  }
}
