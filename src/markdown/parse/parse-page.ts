import type { Root } from 'mdast'
import { linesOf } from './blocks/block.ts'
import { dropFootnoteMark, footnoteMark } from './blocks/footnote.ts'
import { BlockParser } from './blocks/parser.ts'
import { blockReadersOf } from './blocks/readers.ts'
import { fencesOf, recommended, type MarkdownOptions } from '../extensions.ts'
import { stashFencedCode } from './fenced-code.ts'
import { stashFences } from './fences.ts'
import { mathWays } from './inline/mask.ts'
import type { Stashed } from './placeholder.ts'
import { stashHtml } from './raw-html.ts'
import { TracedTextBuilder, type TracedText } from './traced-text.ts'
import { contentOf } from './tree/flow.ts'
import { Places } from './tree/places.ts'
import { normalizeWhiteSpace } from './white-space.ts'

/**
 * Parses a page as Python-Markdown with pymdownx reads it, in the same stages: white space → fenced code → HTML →
 * blocks → text.
 *
 * The tree says what is where: containers, headings with their phrasing, code, raw HTML and comments. Of other
 * text it says only what is code, link or comment. White space and fences that Python-Markdown sees differently than
 * CommonMark are Python-Markdown's.
 *
 * @param source the page's text without byte order mark
 * @param bodyStart where the front matter ends, as MkDocs cuts it; what is before it is not Markdown
 * @param options the extensions that are on
 * @returns a tree whose positions and 0-based offsets are those of `source`
 */
export function parsePage(source: string, bodyStart: number, options: MarkdownOptions = recommended): Root {
  const { extensions } = options
  const stash: Stashed[] = []
  const normalized = normalizeWhiteSpace(source, bodyStart, extensions.has('pymdownx.snippets'))
  const body = extensions.has('meta') ? withoutMetadata(normalized) : normalized
  const text = stashHtml(withoutFences(body, stash, options), stash, extensions.has('md_in_html'))
  const parser = new BlockParser(stash, blockReadersOf(options))
  const root = parser.parse(linesOf(text))
  if (parser.footnotes.size > 0)
    dropFootnoteMark(root, String(extensions.get('footnotes')?.['PLACE_MARKER'] ?? footnoteMark))
  const places = new Places(source)
  const context = { places, stash, references: parser.references, mathInText: mathInText(options) }
  return {
    type: 'root',
    children: contentOf(context, root),
    position: places.positionOf({ start: 0, end: source.length }),
  }
}

function withoutFences(text: TracedText, stash: Stashed[], options: MarkdownOptions): TracedText {
  const fences = fencesOf(options)
  if (fences === 'none') return text
  if (fences === 'fenced_code') return stashFencedCode(text, stash)
  return stashFences(text, stash, {
    isRelaxed: options.extensions.get('pymdownx.superfences')?.['relaxed_headers'] === true,
    quotesEndAtBlankLines: options.extensions.has('pymdownx.quotes'),
  })
}

/** The ways of writing a formula in a line that a site has: `inline_syntax` of `pymdownx.arithmatex`. */
function mathInText({ extensions }: MarkdownOptions): readonly string[] {
  const math = extensions.get('pymdownx.arithmatex')
  if (!math) return []
  const ways = math['inline_syntax']
  return Array.isArray(ways) ? ways.map(String) : mathWays
}

const field = /^ {0,3}[A-Za-z0-9_-]+:/
const more = /^ {4,}/

/**
 * Takes out the `key: value` lines at the top of a page's body, for a site with `markdown.extensions.meta`
 * (`MetaPreprocessor` 3.11). The empty line or the `---` that ends them goes, too; a line counts for that when it begins so,
 * and at the top it goes without any such lines.
 *
 * @param normalized the page after white space normalisation
 */
function withoutMetadata(normalized: TracedText): TracedText {
  const { text } = normalized
  const first = text.indexOf('\n')
  let at = text.startsWith('---') && first !== -1 ? first + 1 : 0
  for (let isInField = false; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end === -1 ? text.length : end)
    const isEnd = line.trim() === '' || line.startsWith('---') || line.startsWith('...')
    const isField = field.test(line)
    if (!isEnd && !isField && !(isInField && more.test(line))) break
    at = end === -1 ? text.length : end + 1
    isInField = true
    if (isEnd) break
  }
  if (at === 0) return normalized
  const rest = new TracedTextBuilder(normalized)
  rest.append(text.slice(at), at)
  return rest.build()
}
