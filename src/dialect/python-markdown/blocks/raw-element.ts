import { leadingPlaceholder } from '../placeholder.ts'
import type { MarkdownElement } from '../placeholder.ts'
import { TracedText } from '../traced-text.ts'
import type { Block } from './block.ts'
import { linesOf } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

/** An element with a `markdown` attribute: its content is read as Markdown (`MarkdownInHtmlProcessor`). */
export function readElement(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const id = leadingPlaceholder.exec((blocks.at(-1) as Block).first.text)?.[1]
  const stashed = id === undefined ? undefined : parser.stash[Number(id)]
  if (stashed?.kind !== 'element') return false
  blocks.pop()
  readContent(parser, parent, stashed.element)
  return true
}

function readContent(parser: BlockParser, parent: Element, source: MarkdownElement): void {
  const element = addElement(parent, source.name)
  element.source = source
  for (const part of source.content) {
    if (!(part instanceof TracedText)) readContent(parser, element, part)
    else if (source.mode === 'block') {
      const content = addElement(undefined, 'root')
      parser.parseLines(content, linesOf(part))
      element.children = [...element.children, ...content.children]
    } else addElement(element, source.mode === 'span' ? 'span' : 'raw', linesOf(part))
  }
}
