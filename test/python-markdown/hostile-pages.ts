/** What is repeated, and what stands after it. */
const repeated: [name: string, text: string, end?: string][] = [
  ['exclamation marks', '!!! '], ['admonitions', '!!! note\n'], ['details without end', '??? a "'], ['tabs without end', '=== "'],
  ['backticks', '`'], ['runs of backticks', '` `` '], ['backslashes', '\\', '`'],
  ['angle brackets', '<'], ['angle bracket lines', '<\n'], ['comment starts', '<!--'], ['comment start lines', '<!--\n'], ['nested comments', '<!-- ', '-->'],
  ['comments', '<!-- a --> '], ['comment lines', '<!-- a -->\n'], ['comments in text', 'a <!-- a -->'], ['comments in items', '- <!-- a -->\n'],
  ['tags without end', '<a b="'], ['tags without end, quoted', '<a b="" ', '"'], ['tags in backticks', '<a`'], ['end tags', '</a'], ['end tag lines', '</a\n'],
  ['elements', '<div>\n'], ['elements with Markdown', '<div markdown>\n'], ['scripts', '<script>\n'], ['closed scripts', '<script>\n</script>'],
  ['instructions', '<?'], ['instruction lines', '<?\n'], ['declarations', '<!a'], ['character data', '<![CDATA[\n'],
  ['quotes', '> '], ['quote lines', '> a\n'], ['markers', '- '], ['items', '- a\n'], ['numbers', '1. '], ['nested items', '1. a\n    - b\n'],
  ['headings', '# a\n'], ['hashes', '#', '\\'], ['underlines', 'a\n=\n'], ['rules', '---\n'], ['spaced rules', '- - -\n'],
  ['brackets', '['], ['link targets', '<!-- a -->[a](b '], ['link titles', '[a <!-- ](b "'], ['images', '![<!-- a -->](b'], ['references', '[a]: b\n'],
  ['footnotes', '[^a]: b\n'], ['footnotes between code', '    a\n\n[^a]: b\n\n'], ['definitions', 'a\n: b\n'], ['definitions first', ': b\na\n'],
  ['abbreviations', '*[a]: b\n'], ['code', '    a\n\n'], ['rows', '|a|b|\n'], ['pipes in code', '| ` '],
  ['fences', '```\n'], ['fences with options', '~~~ a="b" '], ['fences with open options', '```` a="'], ['snippets', '--8<--\n'],
  ['dollars', '$'], ['dollar lines', '$a\n'], ['mathematics', '\\(a '], ['display mathematics', '\\[\n# h\n'], ['environments', '\\begin{a}\n# h\n'],
  ['spaces', ' ', 'x'], ['lines of spaces', '   \n'], ['empty lines', '\n'], ['tab characters', '\t'], ['slashes', '/// a\n'], ['lines', 'a\n'],
]

/** Pages of about a length in characters that make careless parsers slow, by name. */
export function hostilePages(length: number): [name: string, source: string][] {
  const pages = repeated.map(([name, text, end = '']): [string, string] => [name, text.repeat(length / text.length) + end])
  const depth = Math.floor(Math.sqrt(length / 4))
  const nested = (text: string): string => Array.from({ length: depth }, (_, level) => '    '.repeat(level) + text).join('\n')
  const runs = Array.from({ length: Math.floor(Math.sqrt(length * 2)) }, (_, index) => '`'.repeat(index + 1)).join(' ')
  return [
    ...pages,
    ['ten thousand quotes in one another', `${'> '.repeat(10_000)}a`],
    ['ten thousand items in one another', `${'- '.repeat(10_000)}a`],
    ['admonitions in one another', nested('!!! note')],
    ['items in one another', nested('- a')],
    ['backticks of every length', runs],
    ['elements that other ends close', '<div>'.repeat(length / 10) + '</x>'.repeat(length / 10)],
  ]
}
