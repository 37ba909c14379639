import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { PhrasingContent, RootContent, TableCell, TableRow, Text } from 'mdast'
import { encodeLinkPath, serialize, serializePhrasing } from '../src/dialect/serialize.ts'
import { describeWithOracle } from './python-markdown/oracle.ts'
import type { HtmlNode, Oracle } from './python-markdown/oracle.ts'
import { generateTitles, nastyTitles } from './python-markdown/zz-titles.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

const text = (value: string): Text => ({ type: 'text', value })
const link = (value: string, url: string): PhrasingContent => ({ type: 'link', url, children: [text(value)] })
const row = (...cells: PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children): TableCell => ({ type: 'tableCell', children })),
})
const item = (...children: PhrasingContent[]): RootContent => ({
  type: 'list',
  children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }],
})

// ---- What the renderer makes of hostile titles -------------------------------------------------------------------

interface Entry {
  title: string
  href: string
  value: string
}

/** One document with all forms of the entries: table, list, a line of links, and each value as a block of its own. */
function listing(entries: Entry[]): RootContent[] {
  return [
    { type: 'table', children: [
      row([text('Vereiste')], [text('Uitleg')]),
      ...entries.map(({ title, href, value }) => row([link(title, href)], [text(value)])),
    ] },
    { type: 'list', children: entries.flatMap(({ title, href, value }) => [
      { type: 'listItem', children: [{ type: 'paragraph', children: [link(title, href)] }] },
      { type: 'listItem', children: [{ type: 'paragraph', children: [text(value)] }] },
    ]) },
    { type: 'paragraph', children: entries.flatMap(({ title, href }, index) =>
      index === 0 ? [link(title, href)] : [text(', '), link(title, href)]) },
    ...entries.flatMap(({ value }): RootContent[] => [
      { type: 'paragraph', children: [text(value)] },
      { type: 'heading', depth: 3, children: [text(value)] },
    ]),
  ]
}

const containers = {
  root: { head: '', prefix: '' },
  admonition: { head: '!!! note\n\n', prefix: '    ' },
  details: { head: '??? note "Titel"\n\n', prefix: '    ' },
  tab: { head: '=== "Tab"\n\n', prefix: '    ' },
  'list item': { head: '- Punt\n\n', prefix: '    ' },
  'block quote': { head: '', prefix: '> ' },
}
type Container = keyof typeof containers

/** Puts blocks where a directive in the container would have them put. */
function embed(markdown: string, container: Container): string {
  const { head, prefix } = containers[container]
  const lines = ['<!-- list_a -->', '', ...markdown.split('\n'), '', '<!-- /list_a 1 -->']
  return `Ervoor.\n\n${head}${lines.map(line => (line === '' ? prefix.trimEnd() : prefix + line)).join('\n')}\n\nErna.\n`
}

/** Python strips these around a block, and the serializer folds or drops the rest. */
const shown = (value: string): string =>
  value
    .replace(/(?![\t-\r\u0085])\p{Cc}/gu, '')
    .replace(/[\t-\r \u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/^[^\S\uFEFF]+|[^\S\uFEFF]+$/g, '')

/** The tree with texts as `shown`, without empty ones, anchors of headings and the names that stand for titles. */
function normalise(nodes: HtmlNode[], substitutes: Map<string, string>): HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if (typeof node === 'string') {
      const value = shown(node)
      return value === '' ? [] : [substitutes.get(value) ?? value]
    }
    const { id: _, ...attributes } = node.attributes
    return [{ tag: node.tag, attributes, children: normalise(node.children, substitutes) }]
  })
}

/** Renders the entries and, beside it, the same document with plain words for titles, which then are put in. */
async function compare(oracle: Oracle, entries: Entry[], container: Container, profile: string): Promise<HtmlNode[][]> {
  const plain = entries.map((entry, index) => ({ ...entry, title: `Titel${index}z`, value: `Waarde${index}z` }))
  const substitutes = new Map(entries.flatMap(({ title, value }, index): [string, string][] => [
    [`Titel${index}z`, shown(title)],
    [`Waarde${index}z`, shown(value)],
  ]))
  const [actual, expected] = await Promise.all([entries, plain].map(list =>
    oracle.renderTree(embed(serialize(listing(list)), container), profile)))
  return [normalise(actual ?? [], new Map()), normalise(expected ?? [], substitutes)]
}

/** Throws for the entries that come out as anything but themselves, each looked at alone. */
async function expectShown(oracle: Oracle, entries: Entry[], container: Container, profile: string): Promise<void> {
  const [actual, expected] = await compare(oracle, entries, container, profile)
  try {
    expect(actual).toEqual(expected)
  } catch (error) {
    for (const entry of entries) {
      const [one, plain] = await compare(oracle, [entry], container, profile)
      expect({ entry, rendered: one }).toEqual({ entry, rendered: plain })
    }
    throw error
  }
}

function entriesOf(titles: string[]): Entry[] {
  const visible = titles.filter(title => shown(title) !== '')
  return visible.map((title, index) => ({
    title,
    href: `../vereisten/${index}.md`,
    value: visible[(index * 7 + 3) % visible.length] ?? '',
  }))
}

function chunks<Member>(members: Member[], size: number): Member[][] {
  return Array.from({ length: Math.ceil(members.length / size) }, (_, index) =>
    members.slice(index * size, (index + 1) * size))
}

describeWithOracle('titles in the renderer', oracle => {
  const profiles: Record<string, Container[]> = {
    material: ['root', 'admonition', 'details', 'tab', 'list item', 'block quote'],
    plain: ['root', 'list item', 'block quote'],
    critic: ['root', 'tab'],
    everything: ['root', 'details'],
  }
  const places = Object.entries(profiles).flatMap(([profile, names]) => names.map(container => ({ profile, container })))
  const generated = entriesOf([...nastyTitles, ...generateTitles(30000)])

  test.each(places)('a listing of plain words is one in $container, $profile', async ({ profile, container }) => {
    const markdown = serialize(listing([{ title: 'Titel', href: '../a.md', value: 'Waarde' }]))
    const html = await oracle.render(embed(markdown, container), profile)
    expect(html.replace(/\s*\n\s*/g, '').replace(/ id="waarde"/, '')).toContain(
      '<!-- list_a --><table><thead><tr><th>Vereiste</th><th>Uitleg</th></tr></thead><tbody><tr>'
        + '<td><a href="../a.md">Titel</a></td><td>Waarde</td></tr></tbody></table>'
        + '<ul><li><a href="../a.md">Titel</a></li><li>Waarde</li></ul><p><a href="../a.md">Titel</a></p>'
        + '<p>Waarde</p><h3>Waarde</h3><!-- /list_a 1 -->',
    )
  })

  // Every title in every form in one place each, the places in turn; the long run tries every title at every place.
  test.each(places.map((place, index) => ({ ...place, index })))(
    'hostile titles in $container, $profile',
    async ({ profile, container, index }) => {
      for (const [number, entries] of chunks(generated, 20).entries()) {
        if (long || number % places.length === index) await expectShown(oracle, entries, container, profile)
      }
    },
    long ? 1_200_000 : 600_000,
  )
})
