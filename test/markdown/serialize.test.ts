import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PhrasingContent, RootContent, Table, TableCell } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import type { Info, State } from 'mdast-util-to-markdown'
import { toString } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { linkBetween } from '../../src/listings/link.ts'
import { pythonMarkdownToMarkdown, serialize, serializePhrasing } from '../../src/markdown/stringify/stringify.ts'
import { row, shown, text } from '../python-markdown/listings.ts'
import { generateTitles, nastyTitles } from '../python-markdown/titles.ts'

/** Blocks as CommonMark and GFM read them. */
const blocks = (source: string): RootContent[] =>
  fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children

const paragraph = (title: string): RootContent => ({ type: 'paragraph', children: [text(title)] })

describe('text is written as it is', () => {
  test.each([
    'Let op: R&D & co',
    '(a) en (b)',
    'a]',
    '24/7',
    '11/12',
    'en/of',
    '12:30',
    '12:30:00',
    'C#',
    'C++',
    'C++ en C++',
    'a+b',
    'snake_case_naam',
    '50%',
    'Pas op!',
    'Waarom? Daarom!',
    '"a" en \'b\'',
    'a < b',
    '<3',
    'a <= b',
    'a = b',
    'a == b',
    'a > b',
    'a -> b',
    'a - b',
    'a -- b',
    'a; b',
    'AT&T',
    'x.nl',
    '1.2 a',
    '2024',
    'art. 5',
    '@ huis',
    'a @ b',
    'é e\u0301 漢字 😀 a\u200Db',
    'a\u00a0b',
    '}',
    'title: x',
  ])('%s', (title) => {
    expect(serialize([paragraph(title)])).toBe(title)
  })
})

describe('text is escaped where it is syntax', () => {
  test.each([
    ['a*b', 'a\\*b'],
    ['_a_ b_', '\\_a\\_ b\\_'],
    ['a__', 'a\\_\\_'],
    ['x [AVG]', 'x \\[AVG]'],
    ['[AVG]', '&#x5B;AVG]'],
    ['a | b', 'a &#x7C; b'],
    ['a<b', 'a&#x3C;b'],
    ['&copy;', '&#x26;copy;'],
    ['&#1', '&#x26;\\#1'],
    ['{.x}', '&#x7B;.x}'],
    ['$5', '&#x24;5'],
    ['`a`', '&#x60;a&#x60;'],
    ['a\\b', 'a&#x5C;b'],
    ['~5', '&#x7E;5'],
    ['==a==', '&#x3D;&#x3D;a=='],
    [':a:', '&#x3A;a:'],
    ['(c)', '&#x28;c)'],
    ['1/2', '1&#x2F;2'],
    ['c/o', 'c&#x2F;o'],
    ['1st', '1&#x73;t'],
    ['a-->', 'a--\\>'],
    ['a@b.nl', 'a&#x40;b.nl'],
    ['http://a', 'http&#x3A;//a'],
    ['www.a', 'www\\.a'],
    ['a#1', 'a\\#1'],
    ['++a++', '+\\+a++'],
    ['+/-', '\\+/-'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['a. b', 'a\\. b'],
    ['> a', '\\> a'],
    [': a', '&#x3A; a'],
    ['!!! a', '\\!!! a'],
    ['??? a', '&#x3F;?? a'],
    ['/// a', '&#x2F;// a'],
    ['---', '\\---'],
    ['\u202Ea', '&#x202E;a'],
    [' a \t\n\u2028 b\u0002 ', 'a b'],
    ['a\ud800', 'a\uFFFD'],
  ])('%s', (title, written) => {
    expect(serialize([paragraph(title)])).toBe(written)
  })

  test('only at the start of a block where it is syntax only there', () => {
    expect(serialize(blocks('| \\# a | 1\\. b |\n| - | - |\n| \\- c | [\\> d](x) |'))).toBe(
      '| # a | 1. b |\n| - | - |\n| - c | [> d](x) |',
    )
  })
  // A table of contents shows the number of a sign that has a backslash, and puts headings into attributes.
  test.each([
    ['a*b', 'a&#x2A;b'],
    ['_a_ b', '&#x5F;a&#x5F; b'],
    ['[a]', '&#x5B;a]'],
    ['a --> "b"', 'a --&#x3E; &#x22;b&#x22;'],
    ['C#', 'C&#x23;'],
    ["R&D, 'a': b.", "R&D, 'a': b."],
  ])('in a heading, and within a line that may be one: %s', (title, written) => {
    expect(serialize([{ type: 'heading', depth: 2, children: [text(title)] }])).toBe(`## ${written}`)
    expect(serializePhrasing([text(title)])).toBe(written)
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
    ['[a](<b (c) d>)', '[a](b%20%28c%29%20d)'],
    ['[a]()', '[a]()'],
    ['<http://a.nl>', '[http&#x3A;//a.nl](http://a.nl)'],
    ['[a](b?q=1++2&copy;=%41)'.replace('&copy;', '&amp;copy;'), '[a](b?q=1+&#x2B;2&amp;copy;=%41)'],
    ['<div>\na\n</div>', '<div>\na\n</div>'],
    ['> a\n>\n> - b', '> a\n>\n> - b'],
  ])('%s', (source, written) => {
    expect(serialize(blocks(source))).toBe(written)
  })

  test.each([
    ['a b', '`a b`'],
    ['a*b_c<d', '`a*b_c<d`'],
    ['a`b', '<code>a&#x60;b</code>'],
    ['{{ a }}', '<code>&#x7B;&#x7B; a }}</code>'],
    ['#!py a', '<code>#!py a</code>'],
    [' a', '<code> a</code>'],
    ['', ''],
  ])('code: %s', (value, written) => {
    expect(serializePhrasing([{ type: 'inlineCode', value }])).toBe(written)
  })

  test('html that spans lines stays on the line of a cell', () => {
    const cells = row([{ type: 'html', value: '<b\n  id="x">' }])
    expect(serialize([{ type: 'table', children: [cells] }])).toBe('| <b id="x"> |\n| - |')
  })
})

test('link paths', () => {
  expect(linkBetween('x/y.md', 'a_b-c.d/1 (é)\u0301.md')).toBe('../a_b-c.d/1%20%28%C3%A9%29%CC%81.md')
  expect(linkBetween('y.md', "x'!*~#?%41&:|`$+.md")).toBe('x%27%21%2A%7E%23%3F%2541%26%3A%7C%60%24%2B.md')
})

describe('titles in CommonMark and GFM', () => {
  test.each(['### ', '- ', '> '])('after "%s"', (marker) => {
    for (const title of [...nastyTitles, ...generateTitles(300)].filter((value) => shown(value) !== '')) {
      const [plain] = blocks(`${marker}x`)
      const withTitle = (key: string, value: unknown): unknown => (key === 'value' ? title : value)
      const read = blocks(serialize(JSON.parse(JSON.stringify([plain]), withTitle) as RootContent[]))
      expect([title, shown(toString(read)), read.map((node) => node.type)]).toEqual([
        title,
        shown(title),
        [plain?.type],
      ])
    }
  })
})

describe('prose, which is written without looking for syntax,', () => {
  /** A table of one cell, and of the same cell with a sign behind it that has every sign looked at. */
  const written = (cell: (end: string) => PhrasingContent): [string, string] => {
    const table = (end: string): string => serialize([{ type: 'table', children: [row([cell(end)])] }])
    const [prose, looked] = [table(''), table(' |')]
    const sign = looked.lastIndexOf(' &#x7C;')
    return [prose, looked.slice(0, sign) + looked.slice(sign + ' &#x7C;'.length)]
  }
  const part = fc.oneof(
    fc.constantFrom(
      'Leg vast',
      ' ',
      ', ',
      '. ',
      '.',
      ': ',
      ':',
      '-',
      ' - ',
      '--',
      '(',
      ')',
      '(c)',
      '(a)',
      '"',
      "'",
      '!',
      '?',
      '! ',
      '; ',
      '/',
      'en/of',
      '“',
      '(“',
      '-,',
    ),
    fc.constantFrom(
      'www',
      'http',
      '1',
      '12',
      'st',
      '1st',
      'é',
      '’',
      '–',
      '€',
      '…',
      'm²',
      '½',
      '_',
      '*',
      '#',
      '\u202E',
      '\u00A0',
      '😀',
      '  ',
    ),
    fc.string({ maxLength: 3 }),
  )

  const expectAlike = (prose: string): void => {
    for (const cell of [
      text,
      (value: string): PhrasingContent => ({ type: 'link', url: 'x', children: [text(value)] }),
    ]) {
      const [plain, looked] = written((end) => cell(prose + end))
      expect(plain).toBe(looked)
    }
  }

  test('is written as if somebody had looked', () => {
    for (const title of [...nastyTitles, ...generateTitles(300)]) expectAlike(`a${title}b`)
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => expectAlike(`${parts.join('')}b`)),
      { numRuns: process.env['MDSPLICE_LONG'] ? 20_000 : 2_000 },
    )
  })

  test('is written in tables as the printer of trees writes it', () => {
    const value = fc.oneof(
      fc.array(part, { maxLength: 4 }).map((parts) => parts.join('')),
      fc.constantFrom('Leg vast', 'Artikel 5.2: (a) en', '', ' ', 'a '),
    )
    const url = fc.oneof(
      fc.constantFrom('../vereisten/eis-1.md', 'a%20b.md', 'a b.md', 'https://x.nl/?a=b&c;', '++'),
      fc.string({ maxLength: 4 }),
    )
    const node = fc.oneof(
      value.map(text),
      fc.tuple(value, url).map(([shown, to]): PhrasingContent => ({ type: 'link', url: to, children: [text(shown)] })),
      value.map((shown): PhrasingContent => ({ type: 'strong', children: [text(shown)] })),
    )
    const cell = fc.oneof(
      fc.array(node, { maxLength: 3 }),
      fc
        .array(node, { maxLength: 3 })
        .map((nodes) => nodes.flatMap((each, index) => (index === 0 ? [each] : [text(', '), each]))),
    )
    const rows = fc
      .integer({ min: 1, max: 3 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
      )
    /** As the printer writes a table that it is not told how to write faster. */
    const slowTable = ({ children: [head, ...body] }: Table, _: unknown, state: State, info: Info): string => {
      const cellText = (each: TableCell): string => {
        const exit = state.enter('phrasing')
        const written = state
          .containerPhrasing(each, { ...info, before: ' ', after: ' ' })
          .replace(/^ +|(?<! ) +$/g, '')
        exit()
        return written === '' ? ' ' : ` ${written} `
      }
      const lines = [head, ...body].map((each) => `|${each?.children.map(cellText).join('|')}|`)
      return [lines[0], `|${head?.children.map(() => ' - ').join('|')}|`, ...lines.slice(1)].join('\n')
    }
    const printer = unified()
      .use(remarkStringify)
      .data('toMarkdownExtensions', [
        { ...pythonMarkdownToMarkdown, handlers: { ...pythonMarkdownToMarkdown.handlers, table: slowTable } },
      ])
    fc.assert(
      fc.property(rows, (cells) => {
        const table: Table = { type: 'table', children: cells.map((each) => row(...each)) }
        expect(serialize([table])).toBe(printer.stringify({ type: 'root', children: [table] }).replace(/\n$/, ''))
      }),
      { numRuns: process.env['MDSPLICE_LONG'] ? 50_000 : 3_000 },
    )
  })
})
