import type { Root } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type {} from 'remark-stringify'
import type { Processor, Transformer } from 'unified'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { splicesText } from './compiler.ts'
import { expandFile } from './expand-file.ts'
import { wholeSite, type Site } from './public-site.ts'
import { siteAround, writingContext } from './site-context.ts'
import { spliceTree } from './splice-tree.ts'
import type { Diagnostic, Place } from '../report/diagnostic.ts'
import { makeDiagnostics } from '../report/make-diagnostics.ts'
import { getMessages } from '../report/messages/languages.ts'
import type { Severity } from '../report/rules.ts'

/** The plugin's options. */
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
 * to it. What is not a page of the site stays as it is. The tree needs its positions and the file its text, as parsers leave
 * them.
 *
 * A page has front matter and gets tables: remark-frontmatter and remark-gfm are used, too.
 */
export default function remarkMdsplice(this: Processor, options: MdspliceOptions = {}): Transformer<Root> {
  this.use(remarkFrontmatter).use(remarkGfm, { tablePipeAlign: false })
  // Where remark-gfm was used before, it is too late to configure that.
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
    const messages = getMessages(context.site.config.messages)
    for (const diagnostic of makeDiagnostics(page.path, page.source, [...findings, ...misplaced], severities, messages))
      addMessage(file, diagnostic)
  }
}

/** vfile's own words for severities: `true` is an error (the file is not written), `false` a warning. */
const fatal: Readonly<Record<Severity, boolean | undefined>> = { error: true, warning: false, info: undefined }

function addMessage(file: VFile, { place, severity, rule, text, written, suggestion, url }: Diagnostic): void {
  const message = file.message(text, { ruleId: rule, source: 'mdsplice', ...(place && { place: toPosition(place) }) })
  message.fatal = fatal[severity]
  message.url = url
  if (written !== null) message.actual = written
  if (suggestion !== null) message.expected = [suggestion]
}

function toPosition({ line, column, endLine, endColumn }: Place): Position {
  return { start: { line, column }, end: { line: endLine, column: endColumn } }
}
