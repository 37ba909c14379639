import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Code, Html, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { remarkMkdocsSyntax } from '../../src/markdown/mkdocs-syntax/index.ts'
import { filesIn, projectRoot } from '../mini-site.ts'

/** A fenced block of a page of the manual. */
export interface Block {
  /** Path of the page, relative to the project's root. */
  page: string
  line: number
  /** The first word behind the fence. */
  language: string
  /** What `title="…"` behind the fence says: the path of the file that the block shows. */
  file: string | undefined
  text: string
  /** The folder in `fixtures/` whose copy the block is about, as the last comment `<!-- site: NAME -->` above it says. */
  site: string
  /** How many headings stand above it. */
  section: number
}

/** The README and every page of the manual. */
export const manualPages: readonly string[] = [
  'README.md',
  ...filesIn(join(projectRoot, 'docs'))
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
]

const reader = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMkdocsSyntax)

/** The fenced blocks of a page, in its order. */
export function blocksOf(page: string): Block[] {
  const tree: Root = reader.parse(readFileSync(join(projectRoot, page), 'utf8'))
  const blocks: Block[] = []
  let site = 'example'
  let section = 0
  visit(tree, (node) => {
    if (node.type === 'heading') section++
    if (node.type === 'html') site = siteOf(node) ?? site
    if (node.type === 'code' && node.lang) blocks.push({ ...toBlock(node), page, site, section })
  })
  return blocks
}

function siteOf({ value }: Html): string | undefined {
  return /^<!-- site: (.+) -->$/.exec(value)?.[1]
}

function toBlock({ lang, meta, value, position }: Code): Pick<Block, 'line' | 'language' | 'file' | 'text'> {
  const file = /\btitle="([^"]*)"/.exec(meta ?? '')?.[1]
  return { line: position?.start.line ?? 0, language: lang ?? '', file, text: value }
}
