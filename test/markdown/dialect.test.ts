import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { Comment } from '../../src/markdown/comments/comment.ts'
import { findComments } from '../../src/markdown/comments/comments.ts'
import { firstHeading } from '../../src/markdown/first-heading.ts'
import { parsePage } from '../../src/markdown/parse/parse-page.ts'
import { readFrontMatter } from '../../src/site/front-matter.ts'
import { corpusMissing, corpusPages } from '../python-markdown/corpus.ts'
import { hostilePages } from '../python-markdown/hostile-pages.ts'
import { describeWithOracle } from '../python-markdown/oracle.ts'
import { findRendered } from '../python-markdown/rendered.ts'
import { cpuTimeOf } from '../linear-time.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

function commentsOf(source: string): Comment[] {
  return findComments(source, parsePage(source, readFrontMatter(source).frontMatter.end))
}

// ---- Where comments stand ----------------------------------------------------------------------------------------

const settings: [about: string, source: string, ...found: string[]][] = [
  ['alone', 'Text\n\n<!-- D -->\n', 'block ""'],
  ['between lines of a paragraph', 'Text\n<!-- D -->\nMore\n', 'block ""'],
  ['with another one', '<!-- D --> <!-- D -->\n', 'block ""', 'block ""'],
  ['after another one and text', '<!-- D --> a <!-- D -->\n', 'line-start ""', 'inline ""'],
  ['over several lines', '<!--\nD\n-->\n', 'block ""'],
  ['in a line', 'a <!-- D --> b\n', 'inline ""'],
  ['after a line that opens nothing', 'Text\n    <!-- D -->\n', 'inline "    "'],
  ['in a heading', '# a <!-- D -->\n', 'heading ""'],
  ['above an underline', 'a <!-- D -->\n===\n', 'heading ""'],
  ['in a cell', '| a |\n|---|\n| <!-- D --> |\n', 'table-cell ""'],
  ['in a cell, code holds a pipe', '| a | b |\n|---|---|\n| `|` | <!-- D --> |\n', 'table-cell ""'],
  ['in a cell too many', '| a | b |\n|---|---|\n| a | b | <!-- D --> |\n'],
  ['in a link', '[a <!-- D -->](b.md)\n', 'link ""'],
  ['in a link title', '[a](b.md "<!-- D -->")\n'],
  ['in an image', '![a <!-- D -->](b.png)\n'],
  ['in raw HTML', '<div>\n\n<!-- D -->\n\n    <!-- D -->\n</div>\n', 'raw-html ""', 'raw-html "    "'],
  ['after raw HTML', '<div>\n</div>\n\n<!-- D -->\n', 'block ""'],
  ['in <pre>', '<pre>\n<!-- D -->\n</pre>\n', 'raw-html ""'],
  ['in <script>', '<script>\n<!-- D -->\n</script>\n'],
  ['in an element with Markdown', '<div markdown>\n<!-- D -->\n</div>\n', 'block ""'],
  ['in an attribute', '<div title="<!-- D -->">a</div>\n'],
  ['in an attribute in a line', 'a <span title="<!-- D -->">b</span> <!-- D -->\n', 'inline ""'],
  ['in a comment', '<!-- a <!-- D -->\n', 'block ""'],
  ['after a backslash', 'a \\<!-- D -->\n'],
  ['in code', '`<!-- D -->` and ``a\nb <!-- D -->\n``\n\n    <!-- D -->\n\n```\n<!-- D -->\n```\n'],
  ['in mathematics', 'a $b <!-- D --> c$\n'],
  ['in an abbreviation', '*[HTML]: <!-- D -->\n\nHTML\n'],
  ['in snippet lines', '--8<--\n<!-- D -->\n--8<--\n'],
  ['unclosed', '<!-- D\n'],
  ['in a fence that is none', '``` some words\n<!-- D -->\n\n```\n', 'block ""'],
  ['in front matter', '---\na: <!-- D -->\n---\n\n<!-- D -->\n', 'block ""'],
  ['in an admonition', '!!! note\n    <!-- D -->\n', 'block "    "'],
  ['in a title', '!!! note "<!-- D -->"\n', 'inline "    "'],
  ['by a tab', '??? note\n\n\t<!-- D -->\n', 'block "\\t"'],
  ['in containers', '!!! note\n\n    === "A"\n\n        <!-- D -->\n', 'block "        "'],
  ['in a tab that pymdownx 9.7 knows', '===+ "A"\n\n    <!-- D -->\n', 'block "    "'],
  ['in a list item', '- a\n\n    <!-- D -->\n', 'block "    "'],
  ['a little too deep in a list item', '1. a\n\n       <!-- D -->\n', 'block "       "'],
  ['first in a list item', '- <!-- D -->\n', 'block "    "'],
  ['first in a nested list item', '- a\n    10. <!-- D -->\n', 'block "        "'],
  ['first in items of one line', '- * <!-- D -->\n', 'block "        "'],
  ['in a line of a list item', '- a <!-- D -->\n', 'inline "    "'],
  ['in a quote', '> a\n>\n> <!-- D -->\n', 'block "> "'],
  ['in a container in a quote', '> !!! note\n>\n>     <!-- D -->\n', 'block ">     "'],
  ['first in an item in a quote', '> - <!-- D -->\n', 'block ">     "'],
  ['in a definition', 'a\n:   <!-- D -->\n\n    <!-- D -->\n', 'block "    "', 'block "    "'],
  ['in a footnote', '[^1]: a\n\n    <!-- D -->\n', 'block "    "'],
  ['too far below a footnote', '[^1]: a\n\n\n    <!-- D -->\n'],
  ['in a footnote in a footnote', 'A[^1]\n\n[^1]: a\n    [^2]: <!-- D -->\n\nB[^2]\n'],
  ['beside the mark for footnotes', 'a ///Footnotes Go Here/// <!-- D -->\n\n[^1]: a\n'],
  ['beside that mark without footnotes', 'a ///Footnotes Go Here/// <!-- D -->\n', 'inline ""'],
  [
    'in an item with that mark in code',
    '- `///Footnotes Go Here///`\n    <!-- D -->\n- <!-- D -->\n\n[^1]: a\n',
    'block "    "',
  ],
  ['behind a list with that mark', '- a\n\n    ///Footnotes Go Here///\n\n<!-- D -->\n\n[^1]: a\n', 'block ""'],
  ['in a footnote in a quote', '> a[^1]\n>\n> [^1]: a\n>\n>     <!-- D -->\n', 'block ">     "'],
  ['in a footnote in a container', '!!! note\n\n    [^1]: a\n        <!-- D -->\n', 'block "        "'],
  ['by a tab in a quote', '> \t<!-- D -->\n', 'block "> \\t"'],
  ['below code that holds a fence', '    a\n```\n<!-- D -->\n# b\n```\n', 'block ""'],
  ['in a code line of an element with Markdown', '<div markdown>\n\n    a <!-- D -->\n</div>\n'],
  ['in a /// block', '/// note\n\n<!-- D -->\n\n///\n', 'block ""'],
  ['between fences with attributes', '```a {title="b"}\na\n```\n\n<!-- D -->\n\n```a {.b}\n```\n', 'block ""'],
  ['in a fence with a brace in an attribute', '``` a { .b title="c }" }\n<!-- D -->\n```\n'],
  ['in fences with options', '```title="a"\n<!-- D -->\n```\n\n```a title="b" hl_lines=\'1 2\'\n<!-- D -->\n```\n'],
  ['in fences that are none', '```a{1}\n<!-- D -->\n\n```a b="c"\n<!-- D -->\n', 'block ""', 'block ""'],
  [
    'in a cell with Markdown',
    '<table markdown><tr markdown><td markdown>\n<!-- D -->\n</td></tr></table>\n',
    'span-html ""',
  ],
  ['in a cell with blocks', '<td markdown="block">\n<!-- D -->\n</td>\n', 'block ""'],
  ['in an element in a line of text', '<p markdown>\n<b>a</b> <!-- D -->\n</p>\n', 'span-html ""'],
  [
    'in raw HTML in Markdown',
    '<div markdown>\n<pre>\n<!-- D -->\n</pre>\n<!-- D -->\n</div>\n',
    'raw-html ""',
    'block ""',
  ],
  [
    'below elements in one another',
    '<div markdown><div markdown>a</div>\n- b\n\n    <!-- D -->\n</div>\n',
    'block "    "',
  ],
  ['after --!>', '<!-- a --!>\n<!-- D -->\n', 'block ""', 'block ""'],
  ['before --!>', 'a <!-- D --!> b\n', 'inline ""'],
  ['below a heading in a later item', '- a\n\n- # b\n    <!-- D -->\n', 'block "    "'],
  ['below </ without a letter', '`</`\n\n<div>\n<!-- D -->\n</div>\n', 'raw-html ""'],
  ['below </a without an end', 'a </b\n\n<!-- D -->\n', 'block ""'],
  ['in an instruction', '<?php\n\n<!-- D -->\n\n?>\n\n<!-- D -->\n', 'script ""', 'block ""'],
  ['in character data', '<![CDATA[\n\n<!-- D -->\n]]>\n', 'script ""'],
  ['in an instruction in a line', 'a <? <!-- D --> ?>\n', 'script ""'],
  ['behind a > that begins no quote', '- a\n    > <!-- D -->\n', 'inline "    > "'],
  ['in a quote in an item', '- a\n\n    > <!-- D -->\n', 'block "    > "'],
  ['in an element in a paragraph', '<a>\n<!-- D -->\n    b</a> <!-- D -->\n', 'block ""', 'inline "    "'],
  ['in a title of an element', 'a <b c="<!-- D -->"> <b <!-- D -->\n', 'inline ""'],
  ['in an image in a link', '[![a](b "<!-- D -->") <!-- D -->](c)\n', 'link ""'],
  ['between backticks that do not match', 'a `` b <!-- D --> ` c ``` d\n', 'inline ""'],
  ['between backticks, the longest of which closes', 'a ```` b <!-- D --> ` c ``\n'],
  ['in mathematics that is none', '$a `b` <!-- D --> c$\n', 'inline ""'],
  ['below an escaped snippet', ';--8<-- "a"\n    <!-- D -->\n', 'inline "    "'],
  ['below the mark of a section', 'a\n\n# --8<-- [start:b]\n    <!-- D -->\n'],
  ['below an abbreviation without meaning', '*[A]:\n\n    <!-- D -->\n'],
  ['below an underline of two kinds', 'a\n=-\n    <!-- D -->\n', 'inline "    "'],
  ['in a definition below code that holds a fence', '    a\n```\n:   !!! b\n\n           <!-- D -->\n```\n'],
  ['in <html>', '<html>\n\n<!-- D -->\n</html>\n', 'raw-html ""'],
  ['in a CRLF page', '??? a "b"\r\n\r\n    <!-- D -->\r\n', 'block "    "'],
]

describe('comments', () => {
  test.each(settings)('%s', (_about, source, ...found) => {
    expect(commentsOf(source).map(({ setting, prefix }) => `${setting} ${JSON.stringify(prefix)}`)).toEqual(found)
  })

  test('span from < to > of the source', () => {
    const source = '\u{1F600}\t<!-- a\n b --> c\r\n\r\n!!! note\r\n\t<!---->'
    expect(commentsOf(source).map(({ start, end, text }) => [source.slice(start, end), text])).toEqual([
      ['<!-- a\n b -->', ' a\n b '],
      ['<!---->', ''],
    ])
  })

  test.each<[string, string, string[]]>([
    ['plain', 'a <!-- D -->\n\n> <!-- D -->\n\n<div><!-- D --></div>\n', ['inline ""', 'block "> "', 'raw-html ""']],
    ['front matter', '---\na: <!-- D -->\n---\n<!-- D -->\n', ['block ""']],
    ['several in one node', '<!-- D -->\n<!-- D --> <!-- D -->\n', ['block ""', 'block ""', 'block ""']],
    ['list items', '- <!-- D -->\n\n  <!-- D -->\n', ['block "    "', 'block "  "']],
  ])('in a tree of remark-parse: %s', (_about, source, found) => {
    const tree: Root = unified().use(remarkParse).use(remarkFrontmatter).parse(source)
    expect(findComments(source, tree).map(({ setting, prefix }) => `${setting} ${JSON.stringify(prefix)}`)).toEqual(
      found,
    )
  })
})

describe('headings', () => {
  test.each([
    ['# A *b* `c` [d](e.md) &amp; \\# <!-- D -->\n', 'A b c d & #'],
    ['#A  {: #b }\n', 'A'],
    ['Text\n\nA\n===\n', 'A'],
    ['---\ntitle: a\n---\n\n# B ##\n', 'B'],
    ['```\n# no\n```\n\n    # no\n\n!!! note\n    # A\n', 'A'],
    ['# 1. A\n', '1. A'],
    ['# A <!-- D --> $b <!-- c --> d$\n', 'A  $b <!-- c --> d$'],
  ])('%j', (source, title) => {
    expect(firstHeading(parsePage(source, readFrontMatter(source).frontMatter.end))).toBe(title.replace(/\s+/g, ' '))
  })
})

// ---- Against the renderer ----------------------------------------------------------------------------------------

/** Where we mean to differ from the renderers. Each must still differ. */
const meant = ['after a backslash']

/** Where the oldest renderer differs from the current one, which we follow. Each must still differ. */
const newer = [
  'in a definition below code that holds a fence',
  'after --!>',
  'before --!>',
  'below a heading in a later item',
  'below an underline of two kinds',
  'between backticks that do not match',
  'between fences with attributes',
  'in a code line of an element with Markdown',
  'in a fence with a brace in an attribute',
  'in a tab that pymdownx 9.7 knows',
  'in an element in a paragraph',
  'in mathematics that is none',
]

describeWithOracle('the renderer', (oracle, renderer) => {
  test.each(settings)('sees the same comments: %s', async (about, source) => {
    let count = 0
    const marked = source.replaceAll(/\bD\b/g, () => `MK${count++}Q`)
    const markers = Array.from({ length: count }, (_, index) => `MK${index}Q`)
    const comments = commentsOf(marked).filter(({ text }) => !text.includes('<!--'))
    const rendered = findRendered(await oracle.render(marked), markers)
    const differing = markers.filter((marker) => {
      return comments.some(({ text }) => text.includes(marker)) !== (rendered.get(marker) === 'comment')
    })
    const differs = meant.includes(about) || (renderer.name === 'oldest' && newer.includes(about))
    expect(differing.length > 0).toBe(differs)
  })
})

interface Placement {
  name: string
  marker: string
  markdown: string
  renderer: string
}

const placementsFile = new URL('../../../shared/placements.json', import.meta.url)
const placements = existsSync(placementsFile) ? (JSON.parse(readFileSync(placementsFile, 'utf8')) as Placement[]) : []

/** Placements at which we mean to differ from the renderer, and why. Each must still differ. */
const placementLedger = new Map([
  ['front matter, invalid yaml', 'MkDocs shows it as text; to us it is an error, and the page is left alone'],
  ['escaped \\<!--', 'a comment to the renderer, but the author meant text'],
  ['escaped inline \\<!--', 'a comment to the renderer, but the author meant text'],
])

function isFound({ markdown, marker }: Placement): boolean {
  const source = markdown.replace(/^\uFEFF/, '')
  return commentsOf(source).some(({ text }) => text.includes(marker) && !text.includes('<!--'))
}

describe('placements', () => {
  if (placements.length === 0) test.skip('no ../shared/placements.json beside the project', () => {})
  else {
    test.each(placements)('$name', (placement) => {
      const isComment = placement.renderer === 'comment'
      expect(isFound(placement)).toBe(placementLedger.has(placement.name) ? !isComment : isComment)
    })
  }
})

describeWithOracle('a block can stand where a comment has the setting "block"', (oracle) => {
  const blocks = placements.flatMap((placement) => {
    const source = placement.markdown.replace(/^\uFEFF/, '')
    const comment = commentsOf(source).find(({ text }) => text.includes(placement.marker))
    return comment?.setting === 'block' ? [{ ...placement, source, comment }] : []
  })
  if (blocks.length === 0) test.skip('no ../shared/placements.json beside the project', () => {})
  else {
    test.each(blocks)('$name', async ({ source, comment }) => {
      const eol = source.includes('\r\n') ? '\r\n' : '\n'
      const lines = ['', '| a | b |', '|---|---|', '| CELL | x |', '', '<!-- end -->', '']
      const text = lines.map((line) => eol + (comment.prefix + line).trimEnd()).join('')
      const html = await oracle.render(source.slice(0, comment.end) + text + source.slice(comment.end))
      expect(html).toContain('<td>CELL</td>')
    })
  }
})

// ---- Whatever a page may hold ------------------------------------------------------------------------------------

describe('any page', () => {
  const pieces = fc.constantFrom(
    '<!--',
    '-->',
    '<!-- a -->',
    '`',
    '```',
    '~~~ a',
    '<div>',
    '</div>',
    '<div markdown>',
    '<p>',
    '<script>',
    '</script>',
    '<a b="',
    '"',
    '!!! note',
    '??? a "b"',
    '=== "a"',
    '- ',
    '1. ',
    '> ',
    ':   ',
    '[^a]: ',
    '[a]: b',
    '*[a]: b',
    '| a | b |',
    '|---|---|',
    '# ',
    '===',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    'a',
    '\\',
    '$',
    '$$',
    '[',
    '](',
    ')',
    '&',
    '&#',
    '\u0002',
    '\u0003',
    '--8<--',
    '/// a',
    '///',
  )
  const page = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))

  test('is read, and its nodes and comments are where they say', () => {
    fc.assert(
      fc.property(page, (source) => {
        const tree = parsePage(source, 0)
        visit(tree, (node: Nodes) => {
          expect(node.position?.start.offset).toBeLessThanOrEqual(node.position?.end.offset ?? -1)
        })
        let end = 0
        for (const comment of findComments(source, tree)) {
          expect(source.slice(comment.start, comment.end)).toMatch(/^<!--[^]*-->$/)
          expect(comment.start).toBeGreaterThanOrEqual(end)
          end = comment.end
        }
      }),
      { numRuns: long ? 20_000 : 1000, seed: 1 },
    )
  })

  test.each(hostilePages(long ? 1_000_000 : 100_000))('is read in time: %s', (_name, source) => {
    expect(cpuTimeOf(() => findComments(source, parsePage(source, 0)))).toBeLessThan(source.length / 50)
  })
})

describe('speed', () => {
  if (corpusMissing !== undefined) test.skip(corpusMissing, () => {})
  else {
    test('a site is read no slower than by mdast-util-from-markdown', () => {
      const pages = corpusPages('algoritmekader-2025-02/').filter((_, index) => index % 3 === 0)
      const timeOf = (read: (page: (typeof pages)[number]) => unknown): number => cpuTimeOf(() => pages.forEach(read))
      expect(timeOf(({ source, bodyStart }) => parsePage(source, bodyStart))).toBeLessThan(
        timeOf(({ source }) => fromMarkdown(source)),
      )
    })
  }
})
