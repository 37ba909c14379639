import { posix } from 'node:path'
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Span } from '../core/span.ts'
import { parseCommonMark } from '../markdown/commonmark.ts'
import type { Page } from '../site/page.ts'

/** A relative link in the text of a page. Its place is that of its address, in the page's source. */
export interface PageLink extends Span {
  /** What it leads to, relative to the docs directory. */
  path: string
  /** The same relative to the folder of the page, as it is written there but for what is encoded. */
  way: string
  /** A `?` or a `#` and what follows it. */
  rest: string
  /** Whether its address is written with `%20` where it needs that. */
  isEncoded: boolean
}

/** Where an address is in a link, an image or a definition of one: behind the last `](`, or behind `]:`. */
const addresses: Readonly<Record<string, RegExp>> = {
  link: /\]\([ \t\r\n]*(<[^<>\r\n]*>|[^\s<>]+)/g,
  image: /\]\([ \t\r\n]*(<[^<>\r\n]*>|[^\s<>]+)/g,
  definition: /\]:[ \t\r\n]*(<[^<>\r\n]*>|[^\s<>]+)/g,
}

/** The relative links of a page, to other pages and to files. */
export function pageLinksIn({ path, source, frontMatter }: Pick<Page, 'path' | 'source' | 'frontMatter'>): PageLink[] {
  const links: PageLink[] = []
  visit(parseCommonMark(source, frontMatter.end), (node: Nodes) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return
    const start = node.position?.start.offset ?? 0
    const inner = node.type === 'link' ? (node.children.at(-1)?.position?.end.offset ?? start) : start
    const text = source.slice(inner, node.position?.end.offset)
    const [match] = text.matchAll(addresses[node.type] ?? /$^/g)
    const written = match?.[1]
    if (!match || written === undefined) return
    const isBracketed = written.startsWith('<')
    const address = isBracketed ? written.slice(1, -1) : node.type === 'definition' ? written : withoutEnd(written)
    const at = inner + match.index + match[0].length - written.length + (isBracketed ? 1 : 0)
    const link = relativeLink(path, address)
    if (link) links.push({ ...link, start: at, end: at + address.length, isEncoded: !isBracketed })
  })
  return links
}

/** The `)` of the link is not a part of its address. */
function withoutEnd(written: string): string {
  let depth = 0
  for (let at = 0; at < written.length; at++) {
    if (written.charAt(at) === '(') depth++
    else if (written.charAt(at) === ')' && depth-- === 0) return written.slice(0, at)
  }
  return written
}

function relativeLink(from: string, address: string): Pick<PageLink, 'path' | 'way' | 'rest'> | null {
  const end = address.search(/[?#]/)
  const [written, rest] = end === -1 ? [address, ''] : [address.slice(0, end), address.slice(end)]
  if (written === '' || written.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(written)) return null
  try {
    const way = decodeURIComponent(written)
    const path = posix.join(posix.dirname(from), way)
    return path.startsWith('../') ? null : { path, way, rest }
  } catch {
    // A `%` that encodes nothing.
    return null
  }
}
