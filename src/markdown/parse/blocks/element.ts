import type { Line } from './block.ts'
import type { MarkdownElement } from '../placeholder.ts'

/** What the block stage makes of a page; the names are those of the elements that the renderer makes. */
export type Tag =
  | 'root'
  | 'p'
  | 'heading'
  | 'hr'
  | 'code'
  | 'math'
  | 'blockquote'
  | 'ul'
  | 'ol'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'table'
  | 'tr'
  | 'td'
  | 'admonition'
  | 'details'
  | 'title'
  | 'tabs'
  | 'tab'
  | 'footnote'
  | 'span'
  | 'raw'
  | 'generic'

/** How a block of `pymdownx.blocks` begins: `/// name | argument`. */
export interface GenericBlockHead {
  name: string
  argument: string | null
  /** What its content is read as: blocks, a line of text, text that is shown as it is, HTML. */
  content: 'blocks' | 'text' | 'raw' | 'html'
  /** What it becomes; null for what is none of these. */
  role: ContainerRole | null
}

/** What `!!!`, `???` and `===` make, and blocks of `pymdownx.blocks` that make the same. */
export type ContainerRole = 'admonition' | 'details' | 'tab'

/** An element of the block stage. */
export interface Element {
  /** A tag of ours, or the name of an HTML element with a `markdown` attribute. */
  tag: Tag | (string & {})
  children: Element[]
  /** Its own text, before its children. */
  text: Line[]
  /** Text that follows it within its parent. */
  tail: Line[]
  /** The line that opens a container; the lines of a heading or a rule. */
  head: readonly Line[]
  /** Of a heading: 1 to 6. */
  depth?: number
  /** Of an HTML element with a `markdown` attribute. */
  source?: MarkdownElement
  /** Of a footnote. */
  label?: string
  /** Of an ordered list in a site with `pymdownx.fancylists`, such as `dot-roman`. */
  numbering?: string
  /** Of a block of `pymdownx.blocks`. */
  generic?: GenericBlockHead
}

/** Makes an element and puts it at the end of its parent. */
export function addElement(
  parent: Element | undefined,
  tag: Element['tag'],
  text: Line[] = [],
  head: readonly Line[] = [],
): Element {
  const element: Element = { tag, children: [], text, tail: [], head }
  parent?.children.push(element)
  return element
}

/** Puts an element's own text into a paragraph before its children: what happens to a list item when it grows. */
export function wrapText(element: Element): void {
  if (element.text.length === 0) return
  element.children.unshift({ tag: 'p', children: [], text: element.text, tail: [], head: [] })
  element.text = []
}

export function isList(element: Element | undefined): boolean {
  return element?.tag === 'ul' || element?.tag === 'ol'
}

/** Whether an element is a container of some kind, however it is written: a block indented after it belongs to it. */
export function hasRole(element: Element | undefined, role: ContainerRole): boolean {
  return element?.tag === role || element?.generic?.role === role
}
