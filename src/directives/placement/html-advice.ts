import type { Root } from 'mdast'
import { once } from '../../core/memoize.ts'
import type { Span } from '../../core/span.ts'
import type { Region } from '../directive.ts'
import { elementsAround, indentAt, type OpenElement } from './html-around.ts'
import { spanElements } from '../../markdown/html/content-mode.ts'
import type { HtmlAdvice } from '../../report/rule-details.ts'

/** Elements in which it never reads Markdown (`raw_tags` of `md_in_html`). */
const rawElements = new Set('canvas math option pre script style textarea'.split(' '))

/**
 * Tells each directive in which elements it is, and where no Markdown is read in them what would help there.
 *
 * @param tree with positions, that of the source
 * @param regions in document order
 */
export function adviseInHtml(source: string, tree: Root, regions: readonly Region[]): void {
  const offsets = regions.map(({ directive }) => directive.comment.start)
  const around = elementsAround(source, tree, offsets)
  const unread = unreadElements(source, tree)
  const isIndentedWithin = once(({ start, end }: OpenElement) => indentedLine.test(source.slice(start, end)))
  for (const [index, { directive }] of regions.entries()) {
    const { setting, start } = directive.comment
    const elements = around[index] ?? []
    if (elements.length > 0) directive.within = elements.filter(isRead).map(({ name }) => name)
    if (unread.some((span) => span.start < start && start < span.end))
      directive.advice = { tags: [], isIndented: true, outOf: '' }
    else if (setting !== 'block' && elements.length > 0)
      directive.advice = adviceFor(elements, indentAt(source, start), isIndentedWithin)
  }
}

function isRead({ isAtRoot, markdown = '0' }: OpenElement): boolean {
  return isAtRoot && markdown !== '0'
}

/** An element at most three spaces in, with the attribute `markdown`. */
const indentedElement = /^ {1,3}<([a-z][\w-]*)(?=[\s/>])[^<>]*\smarkdown(?=[\s=>])/gim

/** More of them no page has, and each is looked for in all of it. */
const mostUnread = 100

/**
 * Elements that are not read for the spaces before their tag, though they have the attribute `markdown`: Python-Markdown
 * finds an element again only where a block begins with it (`MarkdownInHtmlProcessor.run` of `md_in_html`, 3.4 and later).
 * In the tree nothing is left of their tags.
 */
function unreadElements(source: string, tree: Root): Span[] {
  const found: Span[] = []
  let next = 0
  let tried = 0
  for (const { index, 0: text, 1: name = '' } of source.matchAll(indentedElement)) {
    const start = index + text.indexOf('<')
    const endOf = (child: Root['children'][number] | undefined): number => child?.position?.end.offset ?? 0
    while (next < tree.children.length && endOf(tree.children[next]) <= start) next++
    const isInNode = (tree.children[next]?.position?.start.offset ?? Infinity) <= start
    if (isInNode) continue
    if (tried++ === mostUnread) break
    const end = source.indexOf(`</${name}`, start)
    if (end !== -1) found.push({ start, end })
  }
  return found
}

/** A line that is code as soon as the element around it is read. */
const indentedLine = /^(?: {4}|\t)[ \t]*\S/m

/**
 * @param indent of the directive, in columns
 * @param isIndentedWithin whether an element has lines that would be code
 */
function adviceFor(
  elements: readonly OpenElement[],
  indent: number,
  isIndentedWithin: (element: OpenElement) => boolean,
): HtmlAdvice {
  const raw = elements.find(({ name }) => rawElements.has(name))
  if (raw) return { tags: [], isIndented: false, outOf: raw.name }
  const tags = elements.flatMap((element) => tagFor(element) ?? [])
  const isRead = ({ markdown = '0' }: OpenElement): boolean => markdown !== '0'
  const isIndented =
    indent > 3 ||
    elements.some((element) => element.indent > (element.isOutermost ? 0 : 3)) ||
    elements.some((element) => !isRead(element) && isIndentedWithin(element))
  return { tags, isIndented, outOf: '' }
}

/** An element's start tag as it should be; undefined where it is. */
function tagFor({ name, markdown = '0' }: OpenElement): string | undefined {
  if (markdown === 'block' || (!spanElements.has(name) && (markdown === '1' || markdown === 'markdown')))
    return undefined
  return spanElements.has(name) ? `<${name} markdown="block">` : `<${name} markdown>`
}
