import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { remarkMkdocsSyntax } from '../src/dialect/mkdocs-syntax/index.ts'
import { loadSite, remarkMdsplice } from '../src/index.ts'
import { fixtures, mdsplice, copySite } from './mini-site.ts'

const plain = unified().use(remarkParse).use(remarkFrontmatter).use(remarkStringify)

function onPage(fixture: string, path: string, value?: string): { site: ReturnType<typeof loadSite>; file: VFile } {
  const site = loadSite(join(fixtures, fixture))
  const file = join(site.docsDir, path)
  return { site, file: new VFile({ path: file, value: value ?? readFileSync(file, 'utf8') }) }
}

describe('the remark plugin', () => {
  test('puts the same rows into a tree as the command line into a file', async () => {
    const path = 'bouwblokken/privacy-en-gegevensbescherming/index.md'
    const { site, file } = onPage('example', path)
    const tree = (await plain().use(remarkMdsplice, { site }).run(plain().parse(file), file)) as Root
    const links: string[] = []
    visit(tree, 'table', (table) => visit(table, 'link', (link) => void links.push(link.url)))
    const written = copySite(join(fixtures, 'example'))
    await mdsplice(written, 'write')
    const rows = [...readFileSync(join(written, 'docs', path), 'utf8').matchAll(/^\| \[.*?\]\(([^)]*)\)/gm)].map(
      ([, url]) => url,
    )
    expect(links).toEqual(rows)
    expect(rows).toHaveLength(12)
    expect(file.messages).toEqual([])
  })

  test.each([
    ['as a pipeline without GFM', plain],
    ['as a pipeline with GFM', unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkStringify)],
  ])('twice is once, %s', async (_, pipeline) => {
    const { site, file } = onPage('filters', 'index.md')
    const once = String(await pipeline().use(remarkMdsplice, { site }).process(file))
    expect(once).toMatch(/<!-- list_vereisten bouwblok\/governance -->\n\n\| Vereiste/)
    expect(once.match(/<!-- \/list_/g)).toHaveLength(8)
    const again = new VFile({ path: file.path, value: once })
    expect(String(await pipeline().use(remarkMdsplice, { site }).process(again))).toBe(once)
    expect(again.messages.filter(({ fatal }) => fatal)).toEqual([])
  })

  test('finds directives in containers when the tree has them', async () => {
    const { site, file } = onPage('containers', 'index.md')
    const pipeline = unified()
      .use(remarkParse)
      .use(remarkFrontmatter)
      .use(remarkMkdocsSyntax)
      .use(remarkMdsplice, { site })
    const tree = await pipeline.run(pipeline.parse(file), file)
    const holders: string[] = []
    visit(tree, 'table', (_table, _index, parent) => void holders.push(parent?.type ?? ''))
    expect(holders).toEqual([
      'details',
      'details',
      'details',
      'admonition',
      'contentTab',
      'details',
      'listItem',
      'blockquote',
    ])
    expect(file.messages).toEqual([])
  })

  test('cuts an html node that holds more than the directive', async () => {
    const { site, file } = onPage(
      'filters',
      'index.md',
      '<div markdown>\n<!-- list_vereisten bouwblok/data --> <!-- list_vereisten bouwblok/privacy -->\n</div>\n',
    )
    const text = String(await plain().use(remarkMdsplice, { site }).process(file))
    expect(text).toBe(
      [
        '<div markdown>\n<!-- list_vereisten bouwblok/data -->',
        '| Vereiste | Uitleg |\n| - | - |\n| [Archiefwet](vereisten/archiefwet.md) | Bewaar wat bewaard moet worden. |',
        '<!-- /list_vereisten af5da53e37d87a25 --> <!-- list_vereisten bouwblok/privacy -->',
        '| Vereiste | Uitleg |\n| - | - |\n| [Grondslag](vereisten/grondslag.md) | Leg de grondslag vast. |',
        '<!-- /list_vereisten be88e04dd5ca1818 -->\n</div>\n',
      ].join('\n\n'),
    )
  })

  test('says what is wrong on the file, and leaves the tree of such a page as it is', async () => {
    const { site, file } = onPage('unknown-names', 'collection.md')
    const before = plain().stringify(plain().parse(file))
    expect(String(await plain().use(remarkMdsplice, { site }).process(file))).toBe(before)
    expect(
      file.messages.map((message) => [
        message.line,
        message.column,
        message.ruleId,
        message.fatal,
        message.actual,
        message.expected,
      ]),
    ).toEqual([
      [1, 6, 'unknown-collection', true, 'vereiste', ['vereisten']],
      [3, 6, 'unknown-collection', true, 'recepten', undefined],
    ])
  })
})
