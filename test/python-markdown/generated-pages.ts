/**
 * Pages that nobody wrote: containers, fences with attributes, blocks of `pymdownx.blocks`, raw HTML and lists, nested in
 * one another as their rules want it, with comments wherever one can be put. With equal numbers they are the same ones.
 */

/** What stands for a comment; the caller makes each one of its own. */
const comment = '<!-- COMMENT -->'

const words = [
  ...['text', 'AVG', '`code`', '*a*', '**b**', '[l](x.md)', '[x][r]', '<b>v</b>', '==m==', '~~d~~', 'H~2~O', '^^i^^'],
  ...['++ctrl+a++', ':smile:', '{.x}', '$a$', '$5', '[^1]', '"q"', '&amp;', '<br>', '`a', 'a_b', '(c)', '<span>'],
  ...['</span>', '`#!py a`', '<x@y.nl>', 'http://a.nl', '\\<', '\\`'],
]
const fenceHeads = [
  ...['', 'py', '.py', 'py title="x"', 'py {.a #b}', '{.py .a}', '{.py title="a }"}', '{ .yaml .annotate }', 'py{1}'],
  ...['py hl_lines="1 2"', 'py hl_lines="1 2" title="a"', 'js {1,3}', 'a b', 'title="t"', 'py title=x', 'c++', 'math'],
  ...['md {data-x="y"}', 'py linenums="1" {.a}', '{#id}', '{}', 'text/x', '!py', 'mermaid'],
]
const elements = [
  ...['div', 'section', 'details', 'figure', 'p', 'span', 'table', 'td', 'ul', 'li', 'dl', 'dd', 'pre', 'h2', 'a', 'b'],
  ...['article', 'blockquote', 'center', 'summary', 'video', 'form', 'button', 'iframe', 'svg', 'custom-x', 'nav'],
  ...['address', 'math', 'option', 'template', 'ins'],
]
const attributes = [
  ...['', ' markdown', ' markdown="1"', ' markdown="block"', ' markdown="span"', ' markdown=0', ' markdown open'],
  ...[' class="grid" markdown', ' title="a>b"', " data-x='<!-- no -->'", ' MARKDOWN', '\n  class="a"\n  markdown'],
]
const blockHeads = [
  ...['note', 'note | T', 'warning | # T', 'admonition | T\n    type: tip', 'details | T\n    open: true', 'faq'],
  ...[
    'tab | A',
    'tab | A\n    select: true',
    'html | div.a#b',
    'html | p',
    'html | pre',
    'html | span',
    'html | script',
  ],
  ...['html | details', 'html | table', 'html | custom-x', 'html | div\n    markdown: span'],
  ...['define', 'caption', 'figure-caption | < .a', 'table-caption | 1', 'caption | #id', 'nothing', 'tab', 'html'],
  'note\n    unknown: 1',
]
const items = ['- ', '* ', '+ ', '1. ', '10. ', 'a. ', 'A) ', 'i. ', '#. ', '1) ', '-   ', '1.  ', '- [ ] ', '- [x] ']
const quotes = ['', '[!note]\n', '[!tip]- T\n', '[!warning]+\n']
const admonitions = ['!!! note', '!!! note "T"', '!!! tip inline end "T"', '??? note', '???+ info "T"', '!!! note T']
const tabs = ['=== "A"', '===! "B"', '===+ "C"', '=== A', '=== ""']
const others = [
  ...[
    '---',
    '* * *',
    '[r]: x.md',
    '*[AVG]: Algemene',
    `*[AVG]: ${comment}`,
    '--8<-- "x.md"',
    ';--8<-- "x"',
    '-8<- "x"',
  ],
  ...[`# --8<-- [start:a]\n${comment}\n# --8<-- [end:a]`, '[TOC]', '{: .a }', `$$\na ${comment}\n$$`, '$$ a $$'],
  ...[`::: mod.x\n    ${comment}`, '{{ x }}', `<!-- a\n${comment}\n-->`, `<?php\n${comment}\n?>`],
  ...[`<![CDATA[\n${comment}\n]]>`, `\\begin{a}\n${comment}\n\\end{a}`],
]

/** Makes a page from a number. */
export function generatedPage(number: number): string {
  let state = (Math.imul(number, 2654435761) + 12345) >>> 0
  const below = (count: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % count
  }
  const pick = <Item>(from: readonly Item[]): Item => from[below(from.length)] as Item
  const repeat = (most: number, make: () => string, between: string): string =>
    Array.from({ length: 1 + below(most) }, make).join(between)
  const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ')
  const line = (): string => {
    const text = repeat(4, () => pick(words), ' ')
    return pick([text, text, text, `${text} ${comment}`, `${comment} ${text}`])
  }
  const code = (): string =>
    repeat(3, () => pick([comment, `a ${comment}`, 'a = 1', '', '    x', '</div>', '- x']), '\n')
  const fence = (): string => {
    const mark = pick(['```', '~~~', '````'])
    return `${mark}${pick(['', ' '])}${pick(fenceHeads)}\n${code()}\n${mark}`
  }
  const leaf = (): string =>
    pick([
      () => comment,
      () => comment,
      () => repeat(3, line, '\n'),
      fence,
      () => `${pick(['# ', '### ', '#'])}${line()}${pick(['', ' #', ' {#x}'])}`,
      () => `${line()}\n${pick(['===', '---', '='])}`,
      () => `${pick(['    ', '\t', '     '])}${pick([comment, 'code'])}`,
      () => pick(others),
      () => `| a | b |\n|---|---|\n| ${line()} | ${line()} |\n${pick(['', comment, `| \`a|b\` | ${comment} |`])}`,
    ])()
  const blocks = (depth: number): string =>
    repeat(depth === 0 ? 4 : 3, () => (depth > 3 || below(2) === 0 ? leaf() : container(depth + 1)), '\n\n')
  const list = (depth: number): string => {
    const mark = pick(items)
    const between = pick(['\n', '\n\n'])
    const item = (): string => {
      const body = below(3) > 0 ? pick(['\n', '\n\n']) + indented(blocks(depth)) : ''
      return mark + pick([line, line, line, fence, () => `# ${line()}`, () => comment, () => '> a'])() + body
    }
    return repeat(3, item, between)
  }
  const element = (depth: number): string => {
    const name = pick(elements)
    const gap = pick(['\n', '\n\n'])
    return `<${name}${pick(attributes)}>${gap}${blocks(depth)}${gap}</${name}>`
  }
  const block = (depth: number): string => {
    // What encloses others has more slashes.
    const slashes = '/'.repeat(8 - depth)
    return `${slashes} ${pick(blockHeads)}\n${pick(['', '\n'])}${blocks(depth)}\n${pick(['', '\n'])}${slashes}`
  }
  const quote = (depth: number): string => {
    const mark = pick(['> ', '>'])
    return (pick(quotes) + blocks(depth)).replace(/^/gm, mark)
  }
  const body = (depth: number): string => pick(['\n', '\n\n']) + indented(blocks(depth))
  const container = (depth: number): string =>
    pick([
      list,
      list,
      element,
      element,
      block,
      block,
      quote,
      () => pick(admonitions) + body(depth),
      () => pick(admonitions) + body(depth),
      () => repeat(2, () => pick(tabs) + body(depth), '\n\n'),
      () => `Term\n${pick(['', '\n'])}:   ${indented(blocks(depth)).slice(4)}`,
    ])(depth)
  const start = pick(['', '# T\n\n', 'Text\n\n', '---\ntitle: x\n---\n', 'Title: x\n\n'])
  const page = `${start}${blocks(0)}\n`
  return below(20) === 0 ? page.replaceAll('\n', '\r\n') : page
}
