/** Titles that try to be anything but text to Python-Markdown, its extensions or MkDocs plugins. */

/** By hand: each took some tool in, or could. */
export const nastyTitles = [
  '# kop', '## a ##', 'C#', 'eindigt op #', '- streep', '* ster', '+ plus', '1. een', '12) twaalf', 'A. letter',
  'iv. vier',
  '> citaat', '!!! note', '!!! note "titel"', '??? note', '???+ tip "x"', '=== "Tab"', '===', '---', '***', '___',
  '- - -',
  '```', '``` py', '~~~', '$$', '$$x$$', '\\[x\\]', '[AVG]', '[AVG] tekst [x]', '[a [b]', '\\begin{x}y\\end{x}',
  '/// note', '/// a | b',
  ': definitie', ':   definitie', '::: module', '*[HTML]: afkorting', '[id]: http://x.nl', '[^1]: voetnoot', '[TOC]',
  'title: x',
  '[ ] taak', '[x] taak', '| a | b |', '| - | - |', '|', 'a | b', '|-', ':-', '--8<-- "x.md"', '--8<--', '-8<- "x"',
  ';--8<-- "x.md"',
  '{ .x }', '{: .x }', '{#id}', 'tekst { .x #y z=1 }', '{: }', 'a {.b}', '{++erbij++}', '{--weg--}', '{~~a~>b~~}',
  '{==a==}',
  '{>>b<<}', '{{ macro }}', '{% if x %}', '{# x #}', '{{', '}}', '{!file!}', ':smile:', ':material-home:', ':+1:',
  ':100:',
  'a:b:c', '12:30', '12:30:45', '[^1]', '[[wiki]]', '[[a b]]', '![[x]]', '==x==', '== x ==', '===x===', 'a==b==c',
  '^x^', '^^x^^',
  '~x~', '~~x~~', 'H~2~O', '++ctrl+alt++', '++"a b"++', 'C++', 'C++ en C++', 'C++11++', '$x$', '$5 en $6', '\\(x\\)',
  '(c)', '(C)',
  '(r)', '(tm)', '1/2', '3/4 deel', '11/2', '24/7', 'c/o', '-->', '<--', '<-->', '->', '=>', '=/=', '+/-', '1st', '2nd',
  '3rd', '4th',
  '11th', '21st', '100th', 'a1st', '#12', 'x#12', '!12', '?12', '@naam', 'a@b.nl', '<a@b.nl>', 'mailto:a@b.nl',
  'www.x.nl',
  'WWW.x.nl', 'http://x.nl', 'https://x.nl/a_b_c', '<http://x.nl>', 'ftp://x.nl', 'user/repo#1', 'user/repo@abcdef',
  '@user/repo',
  '<b>vet</b>', '<div>', '</div>', '<script>alert(1)</script>', '<!-- c -->', '<!--', '-->', '<?php ?>',
  '<![CDATA[x]]>', '<!x>', 'a < b',
  'a<b', 'a <= b', '<3', 'a > b', 'a <', '<', '>', '&', '&amp;', '&lt;b&gt;', '&#42;', '&#;', '&#x;', '&#1', '&copy',
  '&copy;', 'R&D', 'AT&T;',
  'a&b;c', '*a*', '**a**', '_a_', '__a__', 'a_b_c', '_a', 'a_', 'a _ b', '___a___', 'a * b', '* a *', '😀_b_😀',
  'e\u0301_b_e\u0301 _x_', '𝒜_b_𝒜',
  '`a`', '``', 'a ` b', '`a|b`', '#!py x', '`#!py x`', '\\', 'a\\', '\\\\', '\\a', '\\ ', '\\|', '\\*a\\*', '\\_',
  '\\&', 'a\\|b', 'a \\ b',
  '[a](b)', '![a](b)',
  '[a][b]', '[a]', 'a]', 'a[', '](x)', '[', ']', ')', '(', '!', '![', '!', '?', '[=50%]', '[=50% "x"]', '"a"', "'a'",
  '"', "it's",
  '100%', '%41', '%20', 'a  b', 'a\tb', 'a\nb', 'a\r\nb', '    ingesprongen', '  a  ', 'a\u00a0b', '\u00a0a', '\u2003a', 'a\u0085b',
  'a\u2028b', '\u0002a\u0003', '\u0002wzxhzdk:0\u0003', 'a\u0000b', '\u001b[1m', '\u202Ea\u202C', '\u2066a\u2069',
  'a\u200Bb', 'a\u200Db',
  '\uFEFFa', 'é', 'e\u0301', '漢字', '😀', 'wzxhzdk:0', 'klzzwxh:0001', 'amp;', 'Let op: a', 'Art. 5', '1.2 a', '1 a',
  '1.', '1)', 'e.g. a',
  'a.b.c', '...', '--', 'a -- b', 'a - b', '_', '*', '~', '^', '$', '=', '+', '-', ':', '::', ';', ',', '.', '/', '//',
  '\ud800', '.',
  'a/b', 'en/of', '# ', 'Deze titel is gewoon', 'Vraag?', 'Waarom? Daarom!',
  '<[=1%]@\\/x>', '<$a@\\b>', 'b\\(-;\\]:', 'a]: b #', '\u0002 a \u0003 b', 'a # ', 'a #\u00a0 ', 'a==\\(b==[', '$<b>',
  '${x}', '==[a]==',
]

const tokens = [
  'a', 'b', 'tekst', 'HTML', '1', '2', '3', '12', ' ', ' ', ' ', '  ', '\t', '\n', 'c', 'o', 'r', 'tm', 'st', 'th',
  'www', 'http', 'py', 'note',
  ...'\\`*_{}[]()<>#+-.!|&~^$=:;@%?/"\',',
  '**', '__', '==', '++', '^^', '~~', '~>', '--', '<!--', '-->', '{{', '}}', '{%', '%}', '{++', '++}', '{--', '--}',
  '{==', '==}', '{>>', '<<}',
  '[[', ']]', '[^1]', '![', '](', '&amp;', '&#', '&#x', '&lt;', '://', ':smile:', '!!!', '???', '===', '```', '~~~',
  '$$', '\\(', '\\)', '\\[',
  '\\]', '--8<--', '1. ', '- ', '# ', '> ', ': ', '{: ', '{ .x }', '{#id}', '(c)', '1/2', '=/=', '+/-', '1st', '@x',
  '#1', '<b>', '</b>', '<br>',
  '<a', '/>', 'é', 'e\u0301', '😀', '\u00a0', '\u200D', '\u0002', '\u0003', '*[a]: ', '[a]: ', '///', '[x] ', '[=1%]',
  '|', '|-|', '#!py ', '[TOC]',
]

/** Titles of random tokens; the same for the same count. */
export function generateTitles(count: number): string[] {
  const random = mulberry32(20241107)
  const pick = (): string => tokens[Math.floor(random() * tokens.length)] ?? ''
  return Array.from({ length: count }, () => Array.from({ length: 1 + Math.floor(random() * 9) }, pick).join(''))
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
