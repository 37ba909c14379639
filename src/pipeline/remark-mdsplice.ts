import type { Root } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type {} from 'remark-stringify'
import type { Processor, Transformer } from 'unified'
import { splicesText } from './compiler.ts'
import { expandFile } from './expand-file.ts'
import { wholeSite, type Site } from './public-site.ts'
import { siteAround, writingContext } from './site-context.ts'
import { spliceTree } from './splice-tree.ts'
import { wordsIn } from '../report/messages/languages.ts'
import { addMessages } from '../report/page-messages.ts'

/** What the plugin can be told. */
export interface MdspliceOptions {
  /**
   * The site that the directives ask about, as `loadSite` gives it. Without it, the one around each file is read, once per
   * process.
   */
  site?: Site
}

/**
 * The remark plugin: expands the directives of a page as `mdsplice write` does. What it finds wrong it says on the file; a
 * page with an error is left as it is. The new text is in `file.data.mdsplice`, from where `mdspliceCompiler` takes it. For
 * any other compiler the listings are put into the tree: each behind its directive, with an end comment behind it.
 *
 * The file's path, absolute or relative to the working directory, says which page of the site it is; links are relative
 * to it. What is no page of the site stays as it is. The tree needs its positions and the file its text, as parsers leave
 * them.
 *
 * A page has front matter and gets tables: remark-frontmatter and remark-gfm are used, too.
 */
export default function remarkMdsplice(this: Processor, options: MdspliceOptions = {}): Transformer<Root> {
  this.use(remarkFrontmatter).use(remarkGfm, { tablePipeAlign: false })
  // Where remark-gfm was used before, it is too late to tell it that.
  const data = this.data()
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), gfmTableToMarkdown({ tablePipeAlign: false })]
  const given = options.site && writingContext(wholeSite(options.site))
  return (tree, file) => {
    const context = given ?? siteAround(file)
    const expanded = expandFile(tree, file, context)
    if (!expanded) return
    const { page, findings, listings } = expanded
    const misplaced = splicesText(this) ? [] : spliceTree(tree, page.source, listings)
    const { severities } = context.expansion
    addMessages(file, page.source, [...findings, ...misplaced], severities, wordsIn(context.site.config.messages))
  }
}
