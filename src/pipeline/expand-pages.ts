import { unified } from 'unified'
import { VFile } from 'vfile'
import { mdspliceCompiler } from './compiler.ts'
import { expandDirectives } from './expand-file.ts'
import type { ExpandedPage } from './expand-page.ts'
import { siteParser } from './parsers.ts'
import type { SiteContext } from './site-context.ts'
import type { Page } from '../site/page.ts'
import { fileText } from '../site/site.ts'

/**
 * Takes pages of a site through the pipeline: parser → transformer → compiler.
 *
 * @param onPage receives how many pages are done
 */
export function expandPages(
  pages: readonly Page[],
  context: SiteContext,
  onPage?: (done: number, pages: number) => void,
): ExpandedPage[] {
  const { docsDir, root, config } = context.site
  const processor = unified()
    .use(siteParser, config.syntax)
    .use(expandDirectives, context)
    .use(mdspliceCompiler)
    .freeze()
  return pages.flatMap((page, index, { length }) => {
    onPage?.(index, length)
    const file = new VFile({ cwd: root, path: `${docsDir}/${page.path}`, value: fileText(page, page.source) })
    return processor.processSync(file).data.mdsplice ?? []
  })
}
