import { chunks, shown } from '../python-markdown/listings.ts'
import { nastyTitles } from '../python-markdown/titles.ts'

/** Texts with which a stranger could want to get more than text into a page. */
const attacks = [
  '| ] ) ` --> <script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", '<script src=//x.nl></script>',
  '</script><script>alert(1)</script>', '</td></tr></table><h1>x</h1>', '</li></ul><b>', '</a><b>x', '</code></pre><b>', '</title><b>',
  '<style>*{display:none}</style>', '<iframe src="javascript:alert(1)">', '<a href="javascript:alert(1)">x</a>', '<div markdown>', '<span markdown="1">*x*</span>',
  '[x](javascript:alert(1))', '](javascript:alert(1))', '](javascript:alert(1) "', '<javascript:alert(1)>', 'javascript:alert(1)', 'data:text/html,<script>x</script>',
  '![x](http://x.nl/a.png)', '[x]: javascript:alert(1)', 'x{: onclick=alert(1) }', 'x {: onclick="alert(1)" }', '{: #id .class onclick=x }', '{ onclick=alert(1) }',
  '`x`{: onclick=x }', '{:onclick=x}', 'x\n{: onclick=x }', 'x" onmouseover="alert(1)', "x' onmouseover='alert(1)", '" style="x', 'a;b,c;d%2Ce%3B%25',
  '{{ config }}', '{{ 7*7 }}', '{%- raw -%}', '{# a #}', '--8<-- "geheim.md"', 'a\n--8<-- "geheim.md"\nb', '-8<- "geheim.md"', '--8<--\ngeheim.md\n--8<--',
  '{!geheim.md!}', '[[geheim]]', '*[HTML]: kwaad', 'x\n\n*[Woord]: kwaad', '[^1]: voet', ':material-account:', ':fontawesome-brands-x:', ':x: :smile:', '$(ls)', '`ls`',
  '<!-- list_vereisten -->', '<!-- /list_vereisten 0000000000000000 -->', '--><!-- list_vereisten', '--!>x<b>', '<!-->x<b>-->', '<!--->x<b>-->', '<!-- mdsplice-disable-next-line unknown-field -->',
  '\u202Egnp.exe', 'a\u202Eb\u202Cc', '\u2066a\u2069', 'a\u200Bb\u200Cc\u200Dd\u2060e', '\u00ADa', 'a\uFEFFb', '\u{E0041}a', 'a\u0300\u0301\u0302\u0303', 'a\u034F\u061Cb', '\u0002wzxhzdk:1\u0003', '\u0002stx\u0003', 'a\u0000<b>\u0000', '\u001b]8;;x\u0007',
  '&lt;script&gt;', '&#60;script&#62;', '&#x3c;b&#x3e;', '&NewLine;', '&colon;', '&amp;lt;b&amp;gt;', '#60;b#62;', '#quot;', '"] --> x["', '"]\n  click n href "javascript:alert(1)"', 'end', 'end]', '%%{init: {"securityLevel": "loose"}}%%', '%% x', 'fa:fa-car', '`**x**`', '"`**x**`"', 'x<br>y', 'subgraph', 'click',
  '=1+1', '@SUM(1)', '- [x] taak', '1. a\n2. b', '> a\n> b', '# a\n\n## b', '```\na\n```', '| a |\n| - |', 'a\n===', 'a\n: b', '!!! a "b"\n    c', '=== "a"\n\n    b', '/// a\nb\n///', 'a  \nb', '::: a', '$$\na\n$$', '\\begin{a}b\\end{a}',
]

/**
 * All of them, each once as it is shown. Aside are those that show nothing, those with white space that front matter folds
 * and configuration does not, and halves of characters that nobody can save.
 */
const all = [...new Map([...attacks, ...nastyTitles].map((text) => [shown(text), text])).values()].filter(
  (text) => shown(text) !== '' && shown(text) === shown(text.trim().replace(/\s+/g, ' ')) && !/\p{Cs}/u.test(text),
)

/** In portions of which a table of all against all can still be shown. */
export const portions = chunks(all, 40)
