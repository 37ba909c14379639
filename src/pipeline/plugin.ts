import { relative, resolve, sep } from 'node:path'
import type { Root } from 'mdast'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import type {} from 'remark-stringify'
import type { Processor, Transformer } from 'unified'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import { canonicalNames } from '../config/canonical-names.ts'
import type { Region } from '../directives/directive.ts'
import { endComment, isEdited } from '../directives/regions.ts'
import { suppress } from '../directives/suppressions.ts'
import { isPage } from '../files/read-folder.ts'
import { toText } from '../listings/listing-text.ts'
import { editedRegion } from './expand-region.ts'
import { wholeSite, type Site } from './public-site.ts'
import { askable, siteAround } from './site-of-file.ts'
import { spliceTree } from './splice-tree.ts'
import type { Diagnostic, Place } from '../report/diagnostic.ts'
import { makeDiagnostics } from '../report/make-diagnostics.ts'
import type { Finding } from '../report/finding.ts'
import { getMessages } from '../report/messages/languages.ts'
import type { Severity } from '../report/rules.ts'
import { toPage, type Site as WholeSite } from '../site/site.ts'

/** What the plugin can be told. */
export interface MdspliceOptions {
  /**
   * The site that the directives ask about, as `loadSite` gives it. Without it, the one around each file is read, once per
   * process.
   */
  site?: Site
}

/**
 * The remark plugin: puts the listing that each directive asks for behind it, and an end comment behind that, as
 * `mdsplice write` does in files. What it finds wrong it says on the file; a page with an error is left as it is.
 *
 * The file's path, absolute or relative to the working directory, says which page of the site it is; links are relative
 * to it. What is no page of the site stays as it is. The tree needs its positions and the file its text, as remark-parse
 * leaves them.
 *
 * A page has front matter and gets tables: remark-frontmatter and remark-gfm are used, too.
 */
export default function remarkMdsplice(this: Processor, options: MdspliceOptions = {}): Transformer<Root> {
  this.use(remarkFrontmatter).use(remarkGfm, { tablePipeAlign: false })
  // Where remark-gfm was used before, it is too late to tell it that.
  const data = this.data()
  data.toMarkdownExtensions = [...(data.toMarkdownExtensions ?? []), gfmTableToMarkdown({ tablePipeAlign: false })]
  const given = options.site && askable(wholeSite(options.site))
  return (tree, file) => {
    const { site, answers, severities } = given ?? siteAround(file)
    const path = pagePath(site, file)
    if (!isPage(path)) return
    const { page, findings } = toPage(path, String(file), canonicalNames(site.config.fields))
    const { regions, findings: mistakes, suppressions } = answers.find(page, tree)
    const edited = regions.filter((region) => isEdited(page.source, region)).map(editedRegion)
    const answered = regions.map((region) => ({ region, ...answers.answer(region.directive, page) }))
    const edits = answered.flatMap(({ region, listing }) =>
      listing ? [{ region, listing, endComment: endComment(region.directive.name, toText(listing).text) }] : [],
    )
    const doubts = answered.flatMap((each) => each.findings)
    const all = [...findings, ...mistakes, ...answers.checkPage(page), ...edited, ...doubts]
    const suppressed = suppress(all, suppressions)
    const wrong = [...suppressed.findings, ...suppressed.mistakes]
    const isWrong = wrong.some(severities.isError)
    const said = isWrong
      ? wrong
      : [...wrong, ...suppressed.unused, ...spliceTree(tree, page.source, edits).map(misplaced)]
    const messages = getMessages(site.config.messages)
    for (const diagnostic of makeDiagnostics(path, page.source, said, severities, messages))
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

function misplaced({ directive }: Region): Finding {
  return { rule: 'misplaced-directive', span: directive.comment, details: { name: directive.name, setting: 'inline' } }
}

/** A file without a path is taken for the site's home page. */
function pagePath(site: WholeSite, file: VFile): string {
  return file.path ? relative(site.docsDir, resolve(file.cwd, file.path)).split(sep).join('/') : 'index.md'
}
