import type { Root } from 'mdast'
import type {} from '../mkdocs-syntax/nodes.ts'
import { linesOf } from './blocks/block.ts'
import { BlockParser } from './blocks/parser.ts'
import { stashFences } from './fences.ts'
import type { Stashed } from './placeholder.ts'
import { stashHtml } from './raw-html.ts'
import { contentOf } from './tree/flow.ts'
import { Places } from './tree/phrasing.ts'
import { normalizeWhiteSpace } from './white-space.ts'

/**
 * Parses a page as Python-Markdown with pymdownx reads it.
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
  return readPage(source, bodyStart)
}

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
