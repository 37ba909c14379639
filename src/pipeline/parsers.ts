import type { Root, Yaml } from 'mdast'
import type {} from 'remark-stringify'
import type { Plugin } from 'unified'
import { dialectOf, type Dialect } from '../markdown/dialect.ts'
import { readMarkdownOptions, type MarkdownConfiguration } from '../markdown/extensions.ts'
import type { Metadata } from '../markdown/parse/nodes.ts'
import { readFrontMatter, usualRules } from '../site/front-matter.ts'

/** What trees were parsed from here, and as what: the key of a dialect. */
const origins = new WeakMap<Root, { source: string; dialect: string }>()

/**
 * The parser of pages for MkDocs, as a unified plugin: reads Markdown as Python-Markdown, with the extensions that are
 * given, or else with those that Material for MkDocs recommends. It takes the place of remark-parse.
 *
 * The tree says what is where, so that text can be spliced at its offsets; it is not for printing.
 */
export const remarkPythonMarkdown: Plugin<[configuration?: MarkdownConfiguration], string, Root> = function (
  configuration,
) {
  const dialect = dialectOf('python-markdown', configuration && readMarkdownOptions(configuration))
  this.parser = (document) => parseDocument(document, dialect)
  const data = this.data()
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), { handlers: { root: refuseToPrint } }]
}

/** The parser of a site's pages, as a unified plugin. */
export const siteParser: Plugin<[Dialect], string, Root> = function (dialect) {
  this.parser = (document) => parseDocument(document, dialect)
}

/** Whether a tree is that of a source (without byte order mark) in a dialect with its extensions, made here. */
export function isTreeOf(tree: Root, source: string, dialect: Dialect): boolean {
  const origin = origins.get(tree)
  return origin?.source === source && origin.dialect === dialect.key
}

/**
 * Parses a page with its front matter, as MkDocs cuts it. As in all of remark, offsets do not count a byte order mark.
 *
 * @returns a root whose content is read only when somebody asks for it: most pages of a site hold nothing of ours
 */
function parseDocument(document: string, dialect: Dialect): Root {
  const source = document.replace(/^\uFEFF/, '')
  let known: Root | undefined
  const read = (): Root => (known ??= withFrontMatter(source, dialect))
  const root: Root = Object.defineProperties({ type: 'root' } as Root, {
    children: { enumerable: true, get: () => read().children, set: (children) => void (read().children = children) },
    position: { enumerable: true, get: () => read().position, set: (position) => void (read().position = position) },
  })
  origins.set(root, { source, dialect: dialect.key })
  return root
}

function withFrontMatter(source: string, dialect: Dialect): Root {
  const { end } = readFrontMatter(source, { ...usualRules, dialect }).frontMatter
  const tree = dialect.parse(source, end)
  if (end > 0) tree.children.unshift(frontMatterNode(source.slice(0, end)))
  return tree
}

/** The node of a text that is nothing but front matter; the line end after it is not a part of it. */
function frontMatterNode(text: string): Yaml | Metadata {
  const written = text.trimEnd()
  const lines = written.split('\n')
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: written.length },
  }
  if (!/^---[ \t]*\r?$/.test(lines[0] ?? '')) return { type: 'metadata', value: written, position }
  return { type: 'yaml', value: lines.slice(1, -1).join('\n'), position }
}

function refuseToPrint(): never {
  throw new Error(
    'The tree of `remarkPythonMarkdown` cannot be printed: it says where things stand, and no more; use `mdspliceCompiler` in place of remark-stringify',
  )
}
