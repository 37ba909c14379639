import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'
import { describeWithOracle } from '../python-markdown/oracle.ts'

/**
 * No list reaches a reader as raw text without a word: formats × places × extensions of a site, each needed extension off
 * in turn. Either the renderer, with just those extensions, shows the list, or `mdsplice write` said something of that page
 * or of the extension that is off.
 */

/** What is written for each format, and what the renderer must make of it. */
const formats: Record<string, [directive: string, shown: RegExp]> = {
  table: ['list_vereisten', /<table>\s*<thead>[^]*<a href="[^"]*a\.md">Titel A<\/a>[^]*Titel B[^]*<\/table>/],
  list: ['list_vereisten format=list', /<ul>\s*<li><a href="[^"]*a\.md">Titel A<\/a>[^]*Titel B<\/a><\/li>\s*<\/ul>/],
  links: ['list_vereisten format=links', /<a href="[^"]*a\.md">Titel A<\/a>, <a href="[^"]*b\.md">Titel B<\/a>/],
  count: ['list_vereisten format=count', />\s*(?:<p>)?2\b/],
  cards: [
    'list_vereisten format=cards',
    /<div class="grid cards">\s*<ul>\s*<li>\s*<p><strong><a href="[^"]*a\.md">Titel A<\/a><\/strong><\/p>\s*<hr ?\/?>[^]*Titel B[^]*<\/ul>\s*<\/div>/,
  ],
  interactive: [
    'list_vereisten interactive',
    /<div class="mdsplice-interactive" data-[^<>]*>\s*<table>[^]*Titel A[^]*Titel B[^]*<\/table>\s*<\/div>/,
  ],
  grouped: [
    'list_vereisten format=cards group=fase',
    /<div class="grid cards">\s*<ul>[^]*Titel A[^]*<\/div>[^]*<div class="grid cards">/,
  ],
  matrix: ['matrix vereisten fase', /<table>[^]*Titel A[^]*✓[^]*<\/table>/],
  graph: ['graph vereisten maatregelen', /<pre class="mermaid"><code>flowchart LR[^]*<\/pre>/],
  tags: ['tags', /<a class="mdsplice-tag[^"]*"[^>]*href="[^"]*fasen\/beheer\.md"[^>]*>[^]*beheer<\/a>/],
  attributes: ['list:eigen', /<p><a class="knop" href="[^"]*a\.md">Titel A<\/a><\/p>/],
  element: ['list:vak', /<div class="vak">\s*<p><strong>Titel A<\/strong>/],
}

/** Lines before and behind a directive, and what stands before it on its line. */
const places: Record<string, [before: string, prefix: string, after: string]> = {
  'at the margin': ['Tekst\n\n', '', '\n\nNa'],
  'below a heading': ['## Kop\n', '', '\n\nNa'],
  'by one space': ['Tekst\n\n', ' ', '\n\nNa'],
  'in an item by two spaces': ['- item\n\n', '  ', '\n\n- twee'],
  'in an item by three spaces': ['1. item\n\n', '   ', '\n\n2. twee'],
  'in an item by four spaces': ['- item\n\n', '    ', '\n\n- twee'],
  'in an item by six spaces': ['- item\n\n', '      ', '\n\n- twee'],
  'in an item of an item': ['- een\n\n    - twee\n\n', '        ', '\n\n- drie'],
  'first in an item': ['', '- ', '\n\n- twee'],
  'in a quote': ['> a\n>\n', '> ', '\n\nNa'],
  'in a quote without space': ['> a\n>\n', '>', '\n\nNa'],
  'in an item in a quote': ['> - a\n>\n', '>     ', '\n\nNa'],
  'in an admonition': ['!!! note\n\n', '    ', '\n\nNa'],
  'in an admonition by a tab': ['!!! note\n\n', '\t', '\n\nNa'],
  'in details': ['??? note "Titel"\n\n', '    ', '\n\nNa'],
  'in a tab': ['=== "A"\n\n', '    ', '\n\nNa'],
  'in a list in a tab': ['=== "A"\n\n    - item\n\n', '        ', '\n\nNa'],
  'in a footnote': ['a[^1]\n\n[^1]: b\n\n', '    ', '\n\nNa'],
  'in a definition': ['Term\n\n:   b\n\n', '    ', '\n\nNa'],
  'first in a definition': ['Term\n\n', ':   ', '\n\nNa'],
  'first in a definition in an item': ['- Term\n\n', '    :   ', '\n\nNa'],
  'in an admonition in a quote': ['> !!! note\n>\n', '>     ', '\n\nNa'],
  'in an element': ['<div markdown>\n\n', '', '\n\n</div>\n\nNa'],
  'in an element, without blank lines': ['<section markdown>\n', '', '\n</section>\n\nNa'],
  'in an element by two spaces': ['<div markdown>\n\n', '  ', '\n\n</div>\n\nNa'],
  'in an element by four spaces': ['<div markdown>\n', '    ', '\n</div>\n\nNa'],
  'in an element that is indented': ['  <div markdown>\n', '', '\n  </div>\n\nNa'],
  'in an item in an element': ['<div markdown>\n\n- item\n\n', '    ', '\n\n</div>\n\nNa'],
  'in a quote in an element': ['<div markdown>\n\n> q\n>\n', '> ', '\n\n</div>\n\nNa'],
  'in an item in another element': ['<section markdown>\n\n- item\n\n', '    ', '\n\n</section>\n\nNa'],
  'in an element in an element': ['<section markdown>\n<div markdown>\n', '', '\n</div>\n</section>\n\nNa'],
  'in a cell of HTML': ['<table markdown>\n<tr markdown>\n<td markdown="block">\n', '', '\n</td>\n</tr>\n</table>'],
  'in an element without attribute': ['<div>\n', '', '\n</div>'],
  'in preformatted text': ['<pre>\n', '', '\n</pre>'],
  'right below text': ['Tekst\n', '', '\n\nNa'],
  'between lines of text': ['Tekst\n', '', '\nNa'],
  'in a sentence': ['Er zijn ', '', ' van.'],
}

const fence = `  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
`
/** What a site has, by its lines in `markdown_extensions`. */
const all: Record<string, string> = {
  admonition: '  - admonition\n',
  attr_list: '  - attr_list\n',
  def_list: '  - def_list\n',
  footnotes: '  - footnotes\n',
  md_in_html: '  - md_in_html\n',
  'pymdownx.details': '  - pymdownx.details\n',
  'pymdownx.superfences': fence,
  'pymdownx.tabbed': '  - pymdownx.tabbed:\n      alternate_style: true\n',
}

/** Sites: those of the extensions that lists need are off which are named. */
const sites: readonly (readonly string[])[] = [
  [],
  ['attr_list'],
  ['md_in_html'],
  ['pymdownx.superfences'],
  ['attr_list', 'md_in_html', 'pymdownx.superfences'],
]

/** Renders pages with the extensions that a configuration names. */
const script = `
import json, sys, yaml, markdown
from pymdownx.superfences import fence_code_format
class Loader(yaml.SafeLoader): pass
Loader.add_multi_constructor('tag:yaml.org,2002:python/name:', lambda l, s, n: fence_code_format)
given = json.load(sys.stdin)
written = yaml.load(given['config'], Loader)['markdown_extensions']
named = [next(iter(e.items())) if isinstance(e, dict) else (e, {}) for e in written]
names = ['toc', 'tables', 'fenced_code'] + [name for name, _ in named]
def convert(text):
    try:
        return markdown.Markdown(extensions=names, extension_configs=dict(named)).convert(text)
    except TypeError:
        return None
json.dump([convert(text) for text in given['pages']], sys.stdout)
`

const shared = {
  'docs/vereisten/a.md': '---\ntitle: Titel A\nfase: beheer\ntoelichting: Uitleg A\n---\n',
  'docs/vereisten/b.md': '---\ntitle: Titel B\nfase: ontwerp\ntoelichting: Uitleg B\n---\n',
  'docs/maatregelen/m.md': '---\ntitle: Maatregel\nvereiste: a\n---\n',
  'docs/fasen/beheer.md': '# beheer\n',
  'mdsplice.yml': `language: nl
messages: en
tags:
  tags: [fase]
fields:
  fase:
    values: { pages: "fasen/*" }
    link: true
queries:
  eigen:
    query: list_vereisten fase/beheer
    template: "{{#rows}}[{{title}}]({{link}}){ .knop }{{/rows}}"
  vak:
    query: list_vereisten fase/beheer
    template: "<div class=\\"vak\\" markdown>\\n\\n{{#rows}}**{{title}}**{{/rows}}\\n\\n</div>"
`,
}

interface Case {
  format: string
  place: string
  /** In the docs directory. */
  path: string
  text: string
}

const cases: readonly Case[] = Object.entries(formats).flatMap(([format, [directive]], row) =>
  Object.entries(places).map(([place, [before, prefix, after]], column) => ({
    format,
    place,
    path: `p-${row}-${column}.md`,
    text: `---\ntitle: P\nfase: beheer\n---\n\n# P\n\n${before}${prefix}<!-- ${directive} -->${after}\n`,
  })),
)

interface Report {
  messages: { path: string; rule: string; severity: string; text: string }[]
}

describeWithOracle('a list', (_oracle, renderer) => {
  test.each(sites.map((off) => [off.join(', ') || 'nothing', off] as const))(
    'is shown, or something is said of it, without %s',
    async (_, off) => {
      const lines = Object.entries(all).flatMap(([name, line]) => (off.includes(name) ? [] : [line]))
      const config = `site_name: x\nmarkdown_extensions:\n${lines.join('')}`
      const pages = Object.fromEntries(cases.map(({ path, text }) => [`docs/${path}`, text]))
      const site = siteOf({ ...shared, ...pages, 'mkdocs.yml': config })
      const { out, err } = await mdsplice(site, 'write', '--reporter', 'json')
      if (out === '') throw new Error(err)
      const said = saidBy(JSON.parse(out) as Report)
      const written = cases.map(({ path }) =>
        readFileSync(join(site, 'docs', path), 'utf8').replace(/^---[^]*?\n---\n/, ''),
      )
      const html = render(renderer.python, config, written)
      const dead = cases.flatMap(({ format, place, path }, index) => {
        // Of containers whose own extension is off the tests of a site's extensions speak.
        if (off.includes('md_in_html') && /element|cell/.test(place)) return []
        const made = html[index]
        // Python-Markdown 3.4 has an error of its own in fences within elements (`TypeError`, #1503 of its changelog).
        if (made === null && renderer.name === 'oldest') return []
        const shown = isShown(format, made ?? '')
        const isSaid =
          said.pages.has(`docs/${path}`) ||
          needs(format).some((name) => off.includes(name) && said.extensions.has(name))
        return shown || isSaid ? [] : [{ format, place, written: written[index], html: html[index] }]
      })
      expect(dead).toEqual([])
      const count = cases.filter(({ format }, index) => isShown(format, html[index] ?? '')).length
      expect(count).toBeGreaterThan(off.length > 1 ? 90 : 180)
    },
    120_000,
  )
})

/** The extensions without which a format cannot be shown. */
function needs(format: string): string[] {
  if (format === 'graph') return ['pymdownx.superfences']
  if (format === 'tags' || format === 'attributes') return ['attr_list']
  return ['cards', 'grouped', 'interactive', 'element'].includes(format) ? ['md_in_html'] : []
}

/** The pages of which something is said, and the extensions that are said to be missing. */
function saidBy({ messages }: Report): { pages: Set<string>; extensions: Set<string> } {
  const extensions = messages.flatMap(({ rule, text }) => {
    const named = /Markdown extension `([^`]+)`/.exec(text)?.[1]
    return rule === 'missing-extension' && named !== undefined ? [named] : []
  })
  const pages = messages.filter(({ severity }) => severity !== 'info').map(({ path }) => path)
  return { pages: new Set(pages), extensions: new Set(extensions) }
}

function isShown(format: string, html: string): boolean {
  const [, shown] = formats[format] ?? []
  const isRaw = /\]\(|\| - |\| ✓|<[a-z][^<>]*\smarkdown[\s=>]|\{ ?\.|^ *\*\*|&lt;!-- /m.test(html)
  return shown?.test(html) === true && !isRaw
}

function render(python: string, config: string, pages: readonly string[]): (string | null)[] {
  const { stdout, stderr } = spawnSync(python, ['-c', script], {
    input: JSON.stringify({ config, pages }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as (string | null)[]
}
