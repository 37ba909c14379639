import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { encodeLinkPath, serialize, serializePhrasing } from '../src/dialect/serialize.ts'
import { buildLinkSite } from './python-markdown/link-site.ts'
import { blocksIn, chunks, entriesOf, expectShown, shown, withinLines } from './python-markdown/listings.ts'
import type { Container, Entry, Write } from './python-markdown/listings.ts'
import { describeWithOracle, findPython } from './python-markdown/oracle.ts'
import { generateTitles, nastyTitles } from './python-markdown/titles.ts'
import { corpus, describeWithCorpus } from './tools.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

const text = (value: string): PhrasingContent => ({ type: 'text', value })
const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value })
/** Blocks as CommonMark and GFM read them. */
const blocks = (source: string): RootContent[] =>
  fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children

describe('text is written as it is', () => {
  test.each([
    'Let op: R&D & co', '(a) en (b)', 'a]', '24/7', '11/12', 'en/of', '12:30', '12:30:00', 'C#', 'C++', 'C++ en C++', 'a+b', 'snake_case_naam', '50%', 'Pas op!',
    'Waarom? Daarom!', '"a" en \'b\'', 'a < b', '<3', 'a <= b', 'a = b', 'a == b', 'a > b', 'a -> b', 'a - b', 'a -- b', 'a; b', 'AT&T', 'x.nl', '1.2 a', '2024',
    'art. 5', '@ huis', 'a @ b', 'é e\u0301 漢字 😀 a\u200Db', 'a\u00a0b', '}', 'title: x',
  ])('%s', title => { expect(serializePhrasing([text(title)])).toBe(title) })
})

describe('text is escaped where it is syntax', () => {
  test.each([
    ['a*b', 'a\\*b'], ['_a_ b_', '\\_a\\_ b\\_'], ['a__', 'a\\_\\_'], ['x [AVG]', 'x \\[AVG]'], ['[AVG]', '&#x5B;AVG]'], ['a | b', 'a &#x7C; b'], ['a<b', 'a&#x3C;b'],
    ['&copy;', '&#x26;copy;'], ['&#1', '&#x26;\\#1'], ['{.x}', '&#x7B;.x}'], ['$5', '&#x24;5'], ['`a`', '&#x60;a&#x60;'], ['a\\b', 'a&#x5C;b'], ['~5', '&#x7E;5'],
    ['==a==', '&#x3D;&#x3D;a=='], [':a:', '&#x3A;a:'], ['(c)', '&#x28;c)'], ['1/2', '1&#x2F;2'], ['c/o', 'c&#x2F;o'], ['1st', '1&#x73;t'], ['a-->', 'a--\\>'],
    ['a@b.nl', 'a&#x40;b.nl'], ['http://a', 'http&#x3A;//a'], ['www.a', 'www\\.a'], ['a#1', 'a\\#1'], ['++a++', '+\\+a++'], ['+/-', '\\+/-'],
    ['# a', '\\# a'], ['- a', '\\- a'], ['1. a', '1\\. a'], ['a. b', 'a\\. b'], ['> a', '\\> a'], [': a', '&#x3A; a'], ['!!! a', '\\!!! a'], ['??? a', '&#x3F;?? a'],
    ['/// a', '&#x2F;// a'], ['---', '\\---'], ['\u202Ea', '&#x202E;a'],
    [' a \t\n\u2028 b\u0002 ', 'a b'], ['a\ud800', 'a\uFFFD'],
  ])('%s', (title, written) => { expect(serializePhrasing([text(title)])).toBe(written) })

  test('only at the start of a block where it is syntax only there', () => {
    expect(serialize(blocks('| \\# a | 1\\. b |\n| - | - |\n| \\- c | [\\> d](x) |'))).toBe('| # a | 1. b |\n| - | - |\n| - c | [> d](x) |')
  })
  test('a closing sequence of a heading', () => {
    expect(serialize(blocks('# a \\#\\#'))).toBe('# a #&#x23;')
  })
})

describe('nodes', () => {
  test.each([
    ['- a\n  - b\n    - c\n- d', '- a\n    - b\n        - c\n- d'],
    ['- a\n\n  b\n- c', '- a\n\n    b\n\n- c'],
    ['7. a\n8. b\n   - c', '7. a\n7. b\n    - c'],
    ['* a\n\n1. b', '- a\n\n<!---->\n\n1. b'],
    ['|a|b|c|d|\n|:-|-:|:-:|-|\n|1|', '| a | b | c | d |\n| :- | -: | :-: | - |\n| 1 | | | |'],
    ['|a|\n|-|\n|x<br>y `c\\|d`|', '| a |\n| - |\n| x<br>y <code>c&#x7C;d</code> |'],
    ['a\nb\\\nc', 'a b<br>c'],
    ['## *a* **b *c* d** ~~e~~ `f`', '## *a* **b *c* d** <del>e</del> `f`'],
    ['a*b*c **d***e*', 'a<em>b</em>c <strong>d</strong>*e*'],
    ['![a "b"](c d.png "e")'.replace(' d', '%20d'), '![a &#x22;b&#x22;](c%20d.png "e")'],
    ['[a](<b (c) d>)', '[a](b%20%28c%29%20d)'], ['[a]()', '[a]()'], ['<http://a.nl>', '[http&#x3A;//a.nl](http://a.nl)'],
    ['[a](b?q=1++2&copy;=%41)'.replace('&copy;', '&amp;copy;'), '[a](b?q=1+&#x2B;2&amp;copy;=%41)'],
    ['<div>\na\n</div>', '<div>\na\n</div>'], ['> a\n>\n> - b', '> a\n>\n> - b'],
  ])('%s', (source, written) => { expect(serialize(blocks(source))).toBe(written) })

  test.each([
    ['a b', '`a b`'], ['a*b_c<d', '`a*b_c<d`'], ['a`b', '<code>a&#x60;b</code>'], ['{{ a }}', '<code>&#x7B;&#x7B; a }}</code>'], ['#!py a', '<code>#!py a</code>'], [' a', '<code> a</code>'], ['', ''],
  ])('code: %s', (value, written) => { expect(serializePhrasing([code(value)])).toBe(written) })

  test('html that spans lines stays on the line of a cell', () => {
    const cell: RootContent = { type: 'table', children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: [{ type: 'html', value: '<b\n  id="x">' }] }] }] }
    expect(serialize([cell])).toBe('| <b id="x"> |\n| - |')
  })
})

test('link paths', () => {
  expect(encodeLinkPath('../a_b-c.d/1 (é)\u0301.md')).toBe('../a_b-c.d/1%20%28%C3%A9%29%CC%81.md')
  expect(encodeLinkPath("x'!*~#?%41&:|`$+.md")).toBe('x%27%21%2A%7E%23%3F%2541%26%3A%7C%60%24%2B.md')
})

describe('titles in CommonMark and GFM', () => {
  test.each(['### ', '- ', '> '])('after "%s"', marker => {
    for (const title of [...nastyTitles, ...generateTitles(300)].filter(value => shown(value) !== '')) {
      const [plain] = blocks(`${marker}x`)
      const written = serialize(JSON.parse(JSON.stringify([plain]), (key, value) => (key === 'value' ? title : value)) as RootContent[])
      const read = blocks(written)
      expect([title, shown(toString(read)), read.map(node => node.type)]).toEqual([title, shown(title), [plain?.type]])
    }
  })
})

describeWithOracle('in the renderer', oracle => {
  test.each([
    ['- a\n  - b\n    - c\n- d', '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>'],
    ['- a\n\n  b\n- c', '<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>'],
    ['* a\n\n1. b', '<ul><li>a</li></ul><!----><ol><li>b</li></ol>'],
    ['|a|b|\n|:-|-|\n|1|`c\\|d` <br> e', '<table><thead><tr><th style="text-align: left;">a</th><th>b</th></tr></thead>'
      + '<tbody><tr><td style="text-align: left;">1</td><td><code>c&#x7C;d</code> <br> e</td></tr></tbody></table>'],
    ['*a* **b *c* d** x*y*z', '<p><em>a</em> <strong>b <em>c</em> d</strong> x<em>y</em>z</p>'],
    ['a\\\nb ~~c~~ `` ` ``', '<p>a<br>b <del>c</del> <code>&#x60;</code></p>'],
    ['![a "b"](c%20d.png "e)")', '<p><img alt="a &#x22;b&#x22;" src="c%20d.png" title="e&#x29;" /></p>'],
    ['[a](b?q=1++2&amp;copy;=%41 "c \\" d")', '<p><a href="b?q=1+&#x2B;2&amp;copy;=%41" title="c &#x22; d">a</a></p>'],
    ['[a](http://x.nl/a_b_c)', '<p><a href="http://x.nl/a_b_c">a</a></p>'],
  ])('%s', async (source, html) => {
    expect((await oracle.render(serialize(blocks(source)))).replace(/\n/g, '')).toBe(html)
  })

  const profiles: Record<string, Container[]> = {
    material: ['root', 'admonition', 'details', 'tab', 'list item', 'block quote'],
    plain: ['root', 'list item', 'block quote'],
    critic: ['root', 'tab'],
    everything: ['root', 'details'],
  }
  const places = Object.entries(profiles).flatMap(([profile, containers]): { profile: string, place: string, write: Write }[] => [
    ...containers.map(container => ({ profile, place: container, write: (entries: Entry[]) => blocksIn(container, entries) })),
    { profile, place: 'lines', write: withinLines },
  ])
  const nasty = chunks(entriesOf(nastyTitles), 20)
  const generated = chunks(entriesOf(generateTitles(2000)), 20)

  test.each(places)('a listing is one in $place, $profile', async ({ profile, place, write }) => {
    const html = await oracle.render(write([{ title: 'Titel', href: '../a.md', value: 'Waarde' }]), profile)
    const link = '<a href="../a.md">Titel</a>'
    expect(html.replace(/\s*\n\s*/g, '').replace(/ id="[^"]*"/g, '')).toContain(place === 'lines'
      ? `<h1>Kop <!-- list_a --> Waarde, ${link} <!-- /list_a 1 --></h1>`
      : '<!-- list_a --><table><thead><tr><th>Vereiste</th><th>Uitleg</th></tr></thead><tbody><tr>'
        + `<td>${link}</td><td>Waarde</td></tr></tbody></table><ul><li>${link}</li><li>Waarde</li></ul>`
        + `<p>${link}</p><p>Waarde</p><h3>Waarde</h3><!-- /list_a 1 -->`)
  })

  // In all forms: the nasty ones at every place, each generated one at one of the places, in the long run at every place.
  test.each(places.map((place, index) => ({ ...place, index })))('hostile titles in $place, $profile', async ({ profile, write, index }) => {
    const here = generated.filter((_, number) => long || number % places.length === index)
    for (const entries of [...nasty, ...here]) await expectShown(oracle, entries, profile, write)
  })

  describeWithCorpus('real titles', () => {
    const titles = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md')).flatMap(file => {
      const source = readFileSync(join(corpus, file), 'utf8')
      const title = /^---\n[^]*?^title: *["']?(.*?)["']? *$/m.exec(source)?.[1] ?? /^# +(.*)$/m.exec(source)?.[1]
      return title ? [{ file, title }] : []
    })
    const changed = titles.filter(({ title }) => serializePhrasing([{ type: 'link', url: '', children: [text(title)] }]) !== `[${shown(title)}]()`)

    test.each(['material', 'plain'])('come out as they are, %s', async profile => {
      expect(titles.length).toBeGreaterThan(300)
      for (const entries of chunks(entriesOf(titles.map(({ title }) => title)), 50))
        await expectShown(oracle, entries, profile, entries => blocksIn('root', entries))
    })
    test('stay readable', () => {
      expect(changed.filter(({ file }) => file.startsWith('algoritmekader'))).toEqual([])
      expect(changed.length).toBeLessThan(titles.length / 10)
    })
  })

  test('MkDocs resolves links to all file names', () => {
    const found = findPython()
    const { status, warnings, resolved } = buildLinkSite('python' in found ? found.python : '')
    expect({ status, warnings, broken: resolved.filter(({ resolves }) => !resolves) }).toEqual({ status: 0, warnings: '', broken: [] })
    expect(resolved.length).toBeGreaterThan(100)
  })
})
