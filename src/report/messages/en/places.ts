import type { HtmlAdvice } from '../../rule-details.ts'
import { enumerate } from '../messages.ts'

/** Where a listing cannot be placed, and what to do, in English; follows "cannot be placed". */
export const places = {
  inline: 'in a line of text; put the directive on its own line, or use `format=links` or `format=count`',
  'line-start': 'at the start of a line with text after it; put the directive on its own line, or put a word before it',
  heading: 'in a heading; put the directive on its own line, or use `format=links` or `format=count`',
  'table-cell':
    'in a table cell; put the directive on its own line outside the table, or use `format=links` or `format=count`',
  link: 'in a link; put the directive on its own line, or use `format=count`',
  'raw-html': (advice?: HtmlAdvice) => `in HTML whose content is not read as Markdown; ${inHtml(advice)}`,
  'span-html': (advice?: HtmlAdvice) =>
    `in an element that MkDocs reads as a line of text; use \`format=links\` or \`format=count\`, or ${inElement(advice)}`,
  script:
    'where MkDocs does not read comments: in `<script>`, `<style>`, an attribute, a formula, `<?…?>` or `<![CDATA[…]]>`; ' +
    'move the directive out',
  'html-block':
    'in an HTML block, whose content is not read as Markdown; put the directive on its own line with blank lines around it, outside `<pre>`',
  unread:
    'here, as the parser of this pipeline reads code or text; use `remarkPythonMarkdown` and `mdspliceCompiler`, or run `mdsplice write`',
}

function inHtml(advice: HtmlAdvice | undefined): string {
  const { tags = [], isIndented = false, outOf = '' } = advice ?? {}
  if (outOf !== '') return `move the directive out of \`<${outOf}>\``
  if (tags.length === 0 && isIndented)
    return 'move the directive out, or remove the indentation of the tags around it and of this line'
  const written =
    tags.length === 0
      ? 'give the element the attribute `markdown`'
      : `change the start tag${tags.length === 1 ? '' : 's'} to ${enumerate(tags)}`
  const indented = isIndented
    ? ', and remove the indentation of all lines between the tags, because text indented by four spaces is code there'
    : ''
  return `move the directive out, or ${written}${indented}`
}

function inElement(advice: HtmlAdvice | undefined): string {
  return advice ? inHtml(advice) : 'give the element the attribute `markdown="block"`'
}
