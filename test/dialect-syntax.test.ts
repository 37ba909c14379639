import { describe, expect, test } from '@jest/globals'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { findComments } from '../src/markdown/comments/comments.ts'
import * as syntax from '../src/markdown/mkdocs-syntax/index.ts'
import { parsePage } from '../src/markdown/parse/parse-page.ts'
import { expectLinear } from './linear-time.ts'
import { corpusMissing, corpusPages } from './python-markdown/corpus.ts'
import { hostilePages } from './python-markdown/hostile-pages.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

const { mkdocsFromMarkdown, mkdocsSyntax, remarkMkdocsSyntax } = syntax

function parse(source: string): Root {
  return fromMarkdown(source, { extensions: [mkdocsSyntax()], mdastExtensions: [mkdocsFromMarkdown()] })
}

/** A tree as text: type and offsets, what an opening line says, and children in brackets. */
function outline(node: Nodes): string {
  const { start, end } = node.position ?? { start: { offset: -1 }, end: { offset: -1 } }
  const said = ['kind', 'name', 'label', 'title', 'argument', 'isOpen', 'startsSet', 'isSelected'].flatMap((key) => {
    const value: unknown = (node as unknown as Record<string, unknown>)[key]
    return value === undefined || value === null || value === false
      ? []
      : [value === true ? key : JSON.stringify(value)]
  })
  const children =
    'children' in node && !['paragraph', 'heading'].includes(node.type) ? node.children.map(outline).join(' ') : ''
  return [node.type, `${start.offset}-${end.offset}`, ...said].join(' ') + (children && ` [${children}]`)
}

const examples: [about: string, source: string, tree: string][] = [
  ['admonition', '!!! note\n    a\n', 'admonition 0-14 "note" [paragraph 13-14]'],
  [
    'admonition after a blank line',
    '!!! note\n\n    a\n\n    b\n\nc',
    'admonition 0-22 "note" [paragraph 14-15 paragraph 21-22] paragraph 24-25',
  ],
  [
    'admonition with classes and title',
    '!!!tip inline end "A "b" c"',
    'admonition 0-27 "tip inline end" "A \\"b\\" c"',
  ],
  ['admonition with an empty title', '!!! note ""', 'admonition 0-11 "note" ""'],
  ['admonition by tabs', '!!! note\n\ta\n\n\t\tb', 'admonition 0-16 "note" [paragraph 10-11 code 14-16]'],
  ['admonition after a line', 'a\n!!! note\n    b', 'paragraph 0-1 admonition 2-16 "note" [paragraph 15-16]'],
  [
    'admonition before a line that is not lazy',
    '!!! note\n    a\nb',
    'admonition 0-14 "note" [paragraph 13-14] paragraph 15-16',
  ],
  ['admonition with code', '!!! note\n    ```\n    a\nb', 'admonition 0-22 "note" [code 13-22] paragraph 23-24'],
  ['no admonition: more on the line', '!!! note: a\n    b', 'paragraph 0-17'],
  ['no admonition: indented', ' !!! note\n\n    a', 'paragraph 1-9 code 11-16'],
  ['no body: two spaces', '!!! note\n  a', 'admonition 0-8 "note" paragraph 11-12'],
  ['details', '??? note\n    a', 'details 0-14 "note" [paragraph 13-14]'],
  ['open details with a title alone', '???+ "A"\n\n    a', 'details 0-15 "" "A" isOpen [paragraph 14-15]'],
  ['no details', '???\n\n    a', 'paragraph 0-3 code 5-10'],
  [
    'tabs',
    '=== "A"\n    a\n\n===! "B"\n\n    b\n\n===+ "C"',
    'contentTab 0-13 "A" [paragraph 12-13] contentTab 15-30 "B" startsSet [paragraph 29-30] contentTab 32-40 "C" isSelected',
  ],
  ['no tab but an underline', 'a\n===\n', 'heading 0-5'],
  ['no tab: no title', '=== A\n\n    a', 'paragraph 0-5 code 7-12'],
  ['tab after a line', 'a\n=== "A"\n\n    b', 'paragraph 0-1 contentTab 2-16 "A" [paragraph 15-16]'],
  [
    'definition',
    'a\n:   b\n\n    c\nd',
    'paragraph 0-1 definitionBody 2-14 [paragraph 6-7 paragraph 13-14] paragraph 15-16',
  ],
  ['definition after a blank line', 'a\n\n: b', 'paragraph 0-1 definitionBody 3-6 [paragraph 5-6]'],
  ['no definition: nothing before', ': a', 'paragraph 0-3'],
  ['no definition: no space', 'a\n\n:b', 'paragraph 0-1 paragraph 3-5'],
  [
    'footnote',
    '[^a b]: c\n\n    d\n\ne',
    'footnoteDefinition 0-16 "a b" [paragraph 8-9 paragraph 15-16] paragraph 18-19',
  ],
  ['block', '/// note | A\n\na\n\n///\n\nb', 'pymdownxBlock 0-20 "note" "A" [paragraph 14-15] paragraph 22-23'],
  ['block with options', '/// tab | A\n    new: true\n\n    a\n///', 'pymdownxBlock 0-36 "tab" "A" [code 27-32]'],
  [
    'block in a block',
    '//// a\n/// b\nc\n///\nd\n////',
    'pymdownxBlock 0-25 "a" [pymdownxBlock 7-18 "b" [paragraph 13-14] paragraph 19-20]',
  ],
  ['no block', '// a\n\n/// a b', 'paragraph 0-4 paragraph 6-13'],
  [
    'list items by four columns',
    '- a\n\n    b\n\n- c',
    'list 0-15 [listItem 0-10 [paragraph 2-3 paragraph 9-10] listItem 12-15 [paragraph 14-15]]',
  ],
  [
    'lists in one another',
    '1. a\n    - b\n        - c\n2. d',
    'list 0-29 [listItem 0-24 [paragraph 3-4 list 9-24 [listItem 9-24 [paragraph 11-12 list 21-24 [listItem 21-24 [paragraph 23-24]]]]] listItem 25-29 [paragraph 28-29]]',
  ],
  ['what is indented by two is outside', '- a\n\n  b', 'list 0-3 [listItem 0-3 [paragraph 2-3]] paragraph 7-8'],
  [
    'markers indented by two are siblings',
    '- a\n  - b',
    'list 0-9 [listItem 0-3 [paragraph 2-3] listItem 6-9 [paragraph 8-9]]',
  ],
  [
    'in a list item',
    '- a\n\n    !!! note\n        b\n\n    c',
    'list 0-34 [listItem 0-34 [paragraph 2-3 admonition 9-27 "note" [paragraph 26-27] paragraph 33-34]]',
  ],
  [
    'in a quote',
    '> ??? note\n>     a\n>\n> b',
    'blockquote 0-24 [details 2-20 "note" [paragraph 17-18] paragraph 23-24]',
  ],
  [
    'in one another',
    '!!! a\n\n    === "B"\n\n        ??? c\n            d\n\n    e',
    'admonition 0-54 "a" [contentTab 11-47 "B" [details 28-47 "c" [paragraph 46-47]] paragraph 53-54]',
  ],
  ['comments', '!!! a\n\n    <!-- b -->\n\n        <!-- c -->\n', 'admonition 0-41 "a" [html 11-21 code 27-41]'],
  ['CRLF', '!!! a\r\n\r\n    b\r\n\r\nc', 'admonition 0-14 "a" [paragraph 13-14] paragraph 18-19'],
]

describe('mkdocs-syntax', () => {
  test('public names', () => {
    expect(Object.keys(syntax)).toEqual(['mkdocsFromMarkdown', 'mkdocsSyntax', 'remarkMkdocsSyntax'])
  })

  test.each(examples)('%s', (_about, source, tree) => {
    expect(parse(source).children.map(outline).join(' ')).toBe(tree)
  })

  test('as a plugin, with footnote references of GFM', () => {
    const tree = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkMkdocsSyntax)
      .parse('A[^1]\n\n[^1]:\n    !!! note\n        b\n')
    expect(tree.children.map(outline).join(' ')).toBe(
      'paragraph 0-5 footnoteDefinition 7-35 "1" [admonition 17-35 "note" [paragraph 34-35]]',
    )
    expect(tree.children[0]).toMatchObject({ children: [{ type: 'text' }, { type: 'footnoteReference', label: '1' }] })
  })

  test.each(hostilePages(2000))('reads any page: %s', (_name, source) => {
    expect(parse(source.slice(0, 20_000)).type).toBe('root')
  })

  if (corpusMissing !== undefined) test.skip(corpusMissing, () => {})
  else {
    test('finds nearly all comments of real sites where parsePage does', () => {
      const pages = corpusPages('algoritmekader-2025-02/')
      const missed = pages.filter(({ source, bodyStart }) => {
        const body = source.slice(0, bodyStart).replace(/[^\r\n]/g, ' ') + source.slice(bodyStart)
        const starts = (tree: Root): number[] => findComments(body, tree).map(({ start }) => start)
        return starts(parse(body)).join() !== starts(parsePage(source, bodyStart)).join()
      })
      expect(missed.map(({ path }) => path)).toEqual([])
    })
  }
})

// micromark 4.0.3 copies all it has read of a page at each line that ends a container by not going on with it, also
// without any extension (`> a` and an empty line, over and over); 4.0.2, to which package.json holds us, does not.
test.each(['a\n: b\n', ': b\n', 'a\n\n:   b\n\n', 'a\n\n:   b\n\n    c\n\n', '!!! a\nb\n', '[^a]: b\nc\n', '> a\n\n'])(
  '%j over and over takes time in proportion to its length',
  (unit) => {
    expectLinear(JSON.stringify(unit), (length) => unit.repeat(length / unit.length), parse, long ? 160_000 : 32_000)
  },
)
