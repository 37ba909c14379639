import { letScroll } from './scroll.ts'
import { plainLinks } from './plain-links.ts'
import { wordsFor } from './words.ts'

/** The end of a written list, as `src/write/splice.ts` puts it into a page: `/list_vereisten 1f2e…`. */
const end = /^\s*\/(\S+) [\da-f]{16}\s*$/

/** More columns would make a matrix wider than a page when their heads lie down. */
const fewColumns = 8

/** Gives the lists that have no controls what readers need of them: tables that scroll, and links without stops in them. */
export function showWrittenLists(): void {
  const words = wordsFor(document.documentElement.lang)
  const comments = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT)
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) {
    const [, name] = end.exec(comment.nodeValue ?? '') ?? []
    if (name === undefined) continue
    for (const part of partsBefore(comment, name)) {
      plainLinks(part)
      const tables = part instanceof HTMLTableElement ? [part] : [...part.querySelectorAll('table')]
      for (const table of tables) {
        if (table.closest('.mdsplice-interactive, .mdsplice-scroll')) continue
        const scroller = letScroll(table, words)
        if (name === 'matrix') markMatrix(table, scroller)
      }
    }
  }
}

function markMatrix(table: HTMLTableElement, scroller: HTMLElement): void {
  scroller.classList.add('mdsplice-matrix')
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])]
  if (heads.length <= fewColumns) return
  scroller.classList.add('mdsplice-rotated')
  // The renderer centres them in their own style; they stand on the row below.
  for (const head of heads) head.style.textAlign = 'start'
}

/** The elements between a list's end comment and its directive. */
function partsBefore(comment: Node, name: string): Element[] {
  const parts: Element[] = []
  for (let node = comment.previousSibling; node; node = node.previousSibling) {
    if (node.nodeType === Node.COMMENT_NODE && node.nodeValue?.trim().startsWith(name)) return parts
    if (node instanceof Element) parts.push(node)
  }
  return []
}
