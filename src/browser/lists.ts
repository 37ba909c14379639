import { markCells } from './columns.ts'
import { element, headsOf, plainLinks } from './element.ts'
import { enhance, type Choices, type ListState, type Listing } from './listing.ts'
import { letScroll } from './scroll.ts'
import { labelSet, readLabels, restoreChoices, writeLabels } from './state.ts'
import { wordsFor } from './words.ts'

/** What the site's own scripts can do with the listings of a page: `window.mdsplice`. */
export interface Lists {
  /**
   * Makes choices in place of a reader; what is not named stays as it is. Labels are the page's: they count for all its
   * listings.
   *
   * @param list the name of one listing; else all of them
   */
  filter(choices: Choices & { labels?: readonly string[] }, list?: string): void
  /** Takes all choices back, and the labels. */
  clear(list?: string): void
  /** What is chosen and shown in each listing, by name. */
  state(): Record<string, ListState>
}

const onPage = new Map<string, Listing>()
let labels: ReadonlySet<string> = new Set()

export const lists: Lists = {
  filter({ labels: wanted, ...choices }, list) {
    if (wanted) show(labelSet(wanted))
    for (const listing of named(list)) listing.choose(choices)
  },
  clear(list) {
    for (const listing of named(list)) listing.clear()
    show(new Set())
  },
  state: () => Object.fromEntries([...onPage].map(([name, listing]) => [name, listing.state()])),
}

/**
 * Gives the interactive listings of the page their controls, and lets the tables of the others scroll. Listings of the same
 * name get a number, so that their states do not clash in the address.
 */
export function enhanceAll(): void {
  const wrappers = document.querySelectorAll<HTMLElement>('.mdsplice-interactive')
  if (wrappers.length > 0) restoreChoices()
  labels = readLabels()
  for (const [name, { isThere }] of onPage) if (!isThere()) onPage.delete(name)
  const names = new Map<string, number>()
  wrappers.forEach((wrapper, place) => {
    const name = wrapper.dataset['name'] || 'list'
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    const own = count === 1 ? name : `${name}-${count}`
    const listing = enhance(wrapper, own, place + 1, { labels, clearLabels: () => show(new Set()) })
    if (listing) onPage.set(own, listing)
  })
  showWrittenLists()
}

function named(list: string | undefined): Listing[] {
  return [...onPage].flatMap(([name, listing]) => (list === undefined || list === name ? [listing] : []))
}

/** Shows all listings for other labels. */
function show(wanted: ReadonlySet<string>): void {
  if ([...wanted].join() === [...labels].join()) return
  labels = wanted
  writeLabels(labels)
  for (const listing of onPage.values()) listing.showFor(labels)
}

/** The end of a written list, as `src/write/splice.ts` puts it into a page: `/list_vereisten 1f2e…`. */
const end = /^\s*\/(\S+) [\da-f]{16}\s*$/

/** More columns would make a matrix wider than a page when their heads lie down. */
const fewColumns = 8

/** Gives the lists that have no controls what readers need of them: tables that scroll, and links without stops in them. */
function showWrittenLists(): void {
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
        else markCells([table])
      }
    }
  }
}

function markMatrix(table: HTMLTableElement, scroller: HTMLElement): void {
  scroller.classList.add('mdsplice-matrix')
  const heads = headsOf(table)
  if (heads.length <= fewColumns) return
  scroller.classList.add('mdsplice-rotated')
  for (const head of heads.slice(1))
    head.replaceChildren(element('span', { class: 'mdsplice-turned' }, ...head.childNodes))
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
