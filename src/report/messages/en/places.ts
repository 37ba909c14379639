import type { HtmlAdvice } from '../../rule-details.ts'
import { enumerate } from '../messages.ts'

/** Where a directive cannot stand, and what to do, in English; behind "cannot put this listing". */
export const places = {
  inline: 'within a line of text; give it a line of its own, or ask for `format=links` or `format=count`',
  'line-start': 'at the start of a line with text after it; give it a line of its own, or put a word before it',
  heading: 'in a heading; give it a line of its own, or ask for `format=links` or `format=count`',
  'table-cell':
    'in a table cell; give it a line of its own outside the table, or ask for `format=links` or `format=count`',
  link: 'in a link; give it a line of its own, or ask for `format=count`',
  'raw-html': (advice?: HtmlAdvice) => `within HTML, where no Markdown is read; ${inHtml(advice)}`,
  'span-html': (advice?: HtmlAdvice) =>
    'within an element that MkDocs reads as a line of text; ask for `format=links` or `format=count`, or ' +
    inElement(advice),
  script:
    'where MkDocs reads no comments: in `<script>`, `<style>`, an attribute, a formula, `<?…?>` or `<![CDATA[…]]>`; ' +
    'move it out',
  'html-block':
    'within an HTML block, where no Markdown is read; give it a line of its own with blank lines around it, outside of `<pre>`',
  unread:
    'where the parser of this pipeline reads code or text; use `remarkPythonMarkdown` and `mdspliceCompiler`, or run `mdsplice write`',
}

function inHtml(advice: HtmlAdvice | undefined): string {
  const { tags = [], isIndented = false, outOf = '' } = advice ?? {}
  if (outOf !== '') return `move it out of \`<${outOf}>\``
  if (tags.length === 0 && isIndented)
    return 'move it out, or remove the indentation of the tags around it and of this line'
  const written = tags.length === 0 ? 'give the element the attribute `markdown`' : `write ${enumerate(tags)}`
  return `move it out, or ${written}${isIndented ? ', and remove the indentation of these lines and of this one' : ''}`
}

function inElement(advice: HtmlAdvice | undefined): string {
  return advice ? inHtml(advice) : 'give the element the attribute `markdown="block"`'
}
