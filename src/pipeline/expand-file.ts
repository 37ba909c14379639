import { resolve } from 'node:path'
import type { Root } from 'mdast'
import type { Processor, Transformer } from 'unified'
import type { VFile } from 'vfile'
import { textOf } from './compiler.ts'
import { posixRelative } from '../core/paths.ts'
import { createSiteQueries } from '../directives/site-queries.ts'
import { expandPage, type ExpandedPage } from './expand-page.ts'
import { isPage } from '../files/file-names.ts'
import { isTreeOf } from './parsers.ts'
import { siteContext, type SiteContext } from './site-context.ts'
import { frontMatterRules } from '../site/front-matter.ts'
import type { Page } from '../site/page.ts'
import { replacePages } from '../site/replace-pages.ts'
import { toPage } from '../site/site.ts'

declare module 'vfile' {
  interface DataMap {
    /** What became of a page of a site. */
    mdsplice: ExpandedPage
  }
}

/** The transformer of the command line: `expandFile` alone, for the messages of a run are put together at its end. */
export function expandDirectives(this: Processor, context: SiteContext): Transformer<Root> {
  return (tree, file) => void expandFile(tree, file, context)
}

/**
 * Takes a file the way from its source to its new text, and puts the outcome on `file.data.mdsplice`. What its directives
 * are is read from its text, as the site's dialect reads it, whatever has parsed the tree.
 *
 * @returns null when the file is not a page
 */
export function expandFile(tree: Root, file: VFile, given: SiteContext): ExpandedPage | null {
  const path = pagePath(given, file)
  if (!isPage(path)) return null
  const { page, context } = pageOf(path, textOf(file), given)
  const isOwnTree = isTreeOf(tree, page.source, context.site.config.syntax)
  const expanded = expandPage(page, context.expansion, isOwnTree ? tree : undefined)
  file.data.mdsplice = expanded
  return expanded
}

/** A page of the site; where the file holds something else than when the site was read, that counts. */
function pageOf(path: string, text: string, context: SiteContext): { page: Page; context: SiteContext } {
  const known = context.pages.get(path)
  if (known && text === (known.hasBom ? `\uFEFF${known.source}` : known.source)) return { page: known, context }
  const { site, expansion } = context
  const read = toPage(path, text, frontMatterRules(site.config))
  const changed = replacePages(site, new Map([[path, read]]))
  return { page: read.page, context: siteContext(changed, createSiteQueries(changed, expansion.queries), expansion) }
}

/** A file without a path is taken for the site's home page. */
function pagePath({ site, pages }: SiteContext, file: VFile): string {
  const known = file.path?.startsWith(`${site.docsDir}/`) ? file.path.slice(site.docsDir.length + 1) : ''
  if (pages.has(known)) return known
  return file.path ? posixRelative(site.docsDir, resolve(file.cwd, file.path)) : 'index.md'
}
