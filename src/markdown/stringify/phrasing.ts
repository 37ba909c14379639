import type { Delete, Emphasis, Html, Image, InlineCode, Link, Parents, Strong } from 'mdast'
import type { Info, State } from 'mdast-util-to-markdown'
import { characterReference, escapeText, fold } from './text.ts'

type Parent = Parents | undefined

link.peek = (): string => '['
/** Always `[text](url)`: in `<url>` no reference works. */
export function link(node: Link, _parent: Parent, state: State, info: Info): string {
  const exitLink = state.enter('link')
  const exitLabel = state.enter('label')
  const label = content(node, state, { ...info, before: '[', after: ']' })
  exitLabel()
  exitLink()
  return `[${label}](${destination(node)})`
}

/** The content of a node. Most hold one node, for which no neighbours need to be looked at. */
export function content(node: Parameters<State['containerPhrasing']>[0], state: State, info: Info): string {
  const [only, second] = node.children
  return only && !second ? state.handle(only, node, state, info) : state.containerPhrasing(node, info)
}

image.peek = (): string => '!'
export function image(node: Image): string {
  return `![${attributeText(node.alt ?? '')}](${destination(node)})`
}

function destination({ url, title }: Link | Image): string {
  return title ? `${encodeUrl(url)} "${attributeText(title)}"` : encodeUrl(url)
}

/** Text that becomes an attribute: no inline syntax is read in it, but much of it is read before it. */
function attributeText(value: string): string {
  return fold(value).replace(/[!-+<-@[-`{-~\u202A-\u202E\u2066-\u2069]/g, characterReference)
}

hardBreak.peek = (): string => '<'
/** A backslash is not a break to Python-Markdown, and two blanks at a line's end are lost in tables and to editors. */
export function hardBreak(): string {
  return '<br>'
}

html.peek = (): string => '<'
/** Verbatim; on one line where a line end would end the heading, the row or the list item. */
export function html(node: Html, _parent: Parent, state: State): string {
  return state.stack.includes('phrasing') ? node.value.replace(/(?<! ) *\n */g, ' ') : node.value
}

inlineCode.peek = (node: InlineCode): string => (staysInBackticks(fold(node.value)) ? '`' : '<')
export function inlineCode(node: InlineCode, _parent: Parent, state: State, info: Info): string {
  const value = fold(node.value)
  if (value === '') return ''
  if (staysInBackticks(value)) return `\`${value}\``
  return `<code>${escapeText(value, state, { ...info, before: '>', after: '<' })}</code>`
}

/**
 * Between backticks nothing can be escaped: a pipe would split a table's row, macros look into code, too, inlinehilite
 * takes `#!` and `:::` for a language, and white space at the edges is lost.
 */
function staysInBackticks(value: string): boolean {
  return !/[\\`|{]|^(?:#!|:::)|^ | $/.test(value)
}

emphasis.peek = (): string => '*'
export function emphasis(node: Emphasis, _parent: Parent, state: State, info: Info): string {
  return attention(node, 'em', '*', state, info)
}

strong.peek = (): string => '*'
export function strong(node: Strong, _parent: Parent, state: State, info: Info): string {
  return attention(node, 'strong', '**', state, info)
}

strikethrough.peek = (): string => '<'
/** `~~` needs pymdownx.tilde. */
export function strikethrough(node: Delete, _parent: Parent, state: State, info: Info): string {
  return `<del>${state.containerPhrasing(node, { ...info, before: '>', after: '<' })}</del>`
}

/** Markers within words, beside other markers or beside white space are read in many ways: there is a tag. */
function attention(node: Emphasis | Strong, tag: string, marker: string, state: State, info: Info): string {
  const content = state.containerPhrasing(node, { ...info, before: marker, after: marker })
  if (content === '') return ''
  const outside = /[\p{L}\p{N}\p{M}\p{Cs}_*]/u
  const clear = !outside.test(info.before.slice(-1)) && !outside.test(info.after.slice(0, 1))
  return clear && !/^[\s*]|[\s*]$/.test(content) ? marker + content + marker : `<${tag}>${content}</${tag}>`
}

/**
 * A link target as it can be between the parentheses of a link: what is not a part of a URL, or what Python-Markdown
 * and its extensions take for syntax even there, is percent-encoded. What is percent-encoded already stays.
 */
function encodeUrl(url: string): string {
  return (
    url
      .replace(/[\s\p{Cc}"$'()*<>[\\\]^`{|}]/gu, percentEncode)
      .replace(/&(?=[#a-z0-9.-]*;)/gi, '&amp;')
      // In a query `%2B` is another thing than `+`, so pymdownx.keys (`++key++`) is kept away by a reference.
      .replace(/(?<=\+)\+/g, '&#x2B;')
  )
}

function percentEncode(character: string): string {
  const bytes = new TextEncoder().encode(character)
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
