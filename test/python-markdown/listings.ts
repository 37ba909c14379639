import { isDeepStrictEqual } from 'node:util'
import { expect } from '@jest/globals'
import type { PhrasingContent, RootContent, TableCell, TableRow, Text } from 'mdast'
import { serialize, serializePhrasing } from '../../src/markdown/stringify/stringify.ts'
import type { HtmlNode, Oracle } from './oracle.ts'

/**
 * Compares what the renderer shows of a listing with what the listing holds, for any titles in any container.
 */

/** A text node. */
export const text = (value: string): Text => ({ type: 'text', value })
/** A link that shows text. */
export const link = (value: string, url: string): PhrasingContent => ({ type: 'link', url, children: [text(value)] })
/** A row of cells. */
export const row = (...cells: PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children): TableCell => ({ type: 'tableCell', children })),
})

/** One row: its title links to `href`, its value is plain text. */
export interface Entry {
  title: string
  href: string
  value: string
}

/** The blocks of all forms of the entries: table, list, a line of links, and each value as a block of its own. */
function listing(entries: Entry[]): RootContent[] {
  return [
    {
      type: 'table',
      children: [
        row([text('Vereiste')], [text('Uitleg')]),
        ...entries.map(({ title, href, value }) => row([link(title, href)], [text(value)])),
      ],
    },
    {
      type: 'list',
      children: entries.flatMap(({ title, href, value }) => [
        { type: 'listItem', children: [{ type: 'paragraph', children: [link(title, href)] }] },
        { type: 'listItem', children: [{ type: 'paragraph', children: [text(value)] }] },
      ]),
    },
    {
      type: 'paragraph',
      children: entries.flatMap(({ title, href }, index) =>
        index === 0 ? [link(title, href)] : [text(', '), link(title, href)],
      ),
    },
    ...entries.flatMap(({ value }): RootContent[] => [
      { type: 'paragraph', children: [text(value)] },
      { type: 'heading', depth: 3, children: [text(value)] },
    ]),
  ]
}

/** How a container starts, and what each line in it starts with. */
export const containers = {
  root: { head: '', prefix: '' },
  admonition: { head: '!!! note\n\n', prefix: '    ' },
  details: { head: '??? note "Titel"\n\n', prefix: '    ' },
  tab: { head: '=== "Tab"\n\n', prefix: '    ' },
  'list item': { head: '- Punt\n\n', prefix: '    ' },
  'block quote': { head: '', prefix: '> ' },
}
/** The name of a container. */
export type Container = keyof typeof containers

/** All forms of the entries where a directive in the container would have them put. */
export function blocksIn(container: Container, entries: Entry[]): string {
  const { head, prefix } = containers[container]
  const lines = ['<!-- list_a -->', '', ...serialize(listing(entries)).split('\n'), '', '<!-- /list_a 1 -->']
  const region = lines.map((line) => (line === '' ? prefix.trimEnd() : prefix + line)).join('\n')
  return `Ervoor.\n\n${head}${region}\n\nErna.\n`
}

/** Links and text within a line, in a heading and in a table cell. */
export function withinLines(entries: Entry[]): string {
  return entries
    .map(({ title, href, value }) => {
      const phrasing = serializePhrasing([text(shown(value)), text(', '), link(title, href)])
      const region = `<!-- list_a --> ${phrasing} <!-- /list_a 1 -->`
      return `Voor ${region}\n\n# Kop ${region}\n\n| a | b |\n| - | - |\n| ${region} | b |\n`
    })
    .join('\n')
}

/** Python strips these around a block, and the serializer folds or drops the rest. */
export const shown = (value: string): string =>
  value
    .replace(/(?![\t-\r\u0085])\p{Cc}/gu, '')
    .replace(/[\t-\r \u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/g, '')

/** The tree with texts as `shown`, without empty ones, without anchors, and with titles put in for plain words. */
function normalise(nodes: HtmlNode[], substitutes: Map<string, string>): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (typeof node === 'string') {
      const value = shown(node)
      return value === '' ? [] : [value.replace(/(?:Titel|Waarde)\d+z/g, (word) => substitutes.get(word) ?? word)]
    }
    const { id: _, ...attributes } = node.attributes
    return [{ tag: node.tag, attributes, children: normalise(node.children, substitutes) }]
  })
}

/** Writes the entries as a page. */
export type Write = (entries: Entry[]) => string

/** Throws for the entries that come out as anything but themselves, each looked at alone. */
export async function expectShown(oracle: Oracle, entries: Entry[], profile: string, write: Write): Promise<void> {
  const { rendered, expected } = await compare(oracle, entries, profile, write)
  if (isDeepStrictEqual(rendered, expected)) return
  for (const entry of entries) {
    const one = await compare(oracle, [entry], profile, write)
    expect({ entry, rendered: one.rendered }).toEqual({ entry, rendered: one.expected })
  }
  expect(rendered).toEqual(expected)
}

/** Renders the entries and, beside it, the same page with plain words, for which the titles are then put in. */
async function compare(
  oracle: Oracle,
  entries: Entry[],
  profile: string,
  write: Write,
): Promise<{ rendered: HtmlNode[]; expected: HtmlNode[] }> {
  const plain = entries.map((entry, index) => ({ ...entry, title: `Titel${index}z`, value: `Waarde${index}z` }))
  const substitutes = new Map(
    entries.flatMap(({ title, value }, index): [string, string][] => [
      [`Titel${index}z`, shown(title)],
      [`Waarde${index}z`, shown(value)],
    ]),
  )
  const [rendered, expected] = await Promise.all([
    oracle.renderTree(write(entries), profile),
    plainTree(oracle, write(plain), profile),
  ])
  return { rendered: normalise(rendered, new Map()), expected: normalise(expected, substitutes) }
}

/** The trees of pages with plain words: as many entries in the same place give the same page. */
const plainTrees = new WeakMap<Oracle, Map<string, Promise<HtmlNode[]>>>()

function plainTree(oracle: Oracle, source: string, profile: string): Promise<HtmlNode[]> {
  const trees = plainTrees.get(oracle) ?? new Map<string, Promise<HtmlNode[]>>()
  plainTrees.set(oracle, trees)
  const key = `${profile}\n${source}`
  const tree = trees.get(key) ?? oracle.renderTree(source, profile)
  trees.set(key, tree)
  return tree
}

/** Entries with these titles, and the titles in another order as values. Invisible titles are the caller's matter. */
export function entriesOf(titles: string[]): Entry[] {
  const visible = titles.filter((title) => shown(title) !== '')
  return visible.map((title, index) => ({
    title,
    href: '../vereisten/a.md',
    value: visible[(index * 7 + 3) % visible.length] ?? '',
  }))
}

/** Groups of at most `size`, in order. */
export function chunks<Member>(members: Member[], size: number): Member[][] {
  return Array.from({ length: Math.ceil(members.length / size) }, (_, index) =>
    members.slice(index * size, (index + 1) * size),
  )
}
