import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const renderer = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  // HTML in the text is left out, so nothing of it can run.
  .use(remarkRehype)
  .use(rehypeStringify)

/** The HTML of a page, as CommonMark with tables. */
export function render(markdown: string): string {
  return String(renderer.processSync(markdown))
}
