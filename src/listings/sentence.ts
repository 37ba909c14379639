import type { PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { recordLink } from './link.ts'
import { text } from './nodes.ts'

/**
 * A sentence of the configuration, which can have emphasis, code and links: `See [the rules](rules/index.md)`. All else is
 * text. A path is relative to the docs folder; an anchor alone is that of the page.
 *
 * @param from the page on which it is shown; its path relative to the docs directory
 */
export function sentence(written: string, from: string): PhrasingContent[] {
  // What else Markdown has in a line is rare enough to be shown as it is.
  if (!/[[*_`]/.test(written)) return [text(written)]
  const [first] = fromMarkdown(written.replace(/\s+/g, ' ')).children
  return first?.type === 'paragraph' ? first.children.map((child) => shown(child, from)) : [text(written)]
}

function shown(node: PhrasingContent, from: string): PhrasingContent {
  if (node.type === 'html') return text(node.value)
  if (node.type === 'link') {
    const url = node.url.startsWith('#') ? node.url : recordLink(from, node.url)
    const children = node.children.map((child) => (child.type === 'html' ? text(child.value) : child))
    return url === null ? { type: 'emphasis', children } : { ...node, url, children }
  }
  if (node.type === 'emphasis' || node.type === 'strong')
    return { ...node, children: node.children.map((child) => shown(child, from)) }
  return node.type === 'text' || node.type === 'inlineCode' ? node : text(written(node))
}

function written(node: PhrasingContent): string {
  return 'alt' in node ? (node.alt ?? '') : ''
}
