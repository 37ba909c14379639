import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { toPage } from '../../src/site/site.ts'
import { expand, filesIn, hasError } from '../mini-site.ts'
import { describeWithOracle, type Renderer } from '../python-markdown/oracle.ts'
import { placesOf } from '../python-markdown/planting.ts'
import { renderAll } from '../python-markdown/render-all.ts'
import { corpus, describeWithCorpus } from '../tools.ts'

/** How many pages there are to one that is tried with a renderer; in the short run each renderer has pages of its own. */
const step = process.env['MDSPLICE_LONG'] === '1' ? 1 : 16

const catalogue = [
  toPage('vereisten/a.md', '---\ntitle: Titel A\nbouwblok: data\n---\n').page,
  toPage('vereisten/b.md', '---\ntitle: Titel B\nbouwblok: data\n---\n').page,
]
const forms = [
  ['<!-- list_vereisten bouwblok/data -->', /^(?:<\/p>)?\s*<table>[^]*?Titel A[^]*?Titel B[^]*?<\/table>\s*(?:<p>)?$/],
  [
    '<!-- list_vereisten bouwblok/data format=list -->',
    /^(?:<\/p>)?\s*<ul>\s*<li><a href="[^"]*">Titel A<\/a><\/li>\s*<li><a href="[^"]*">Titel B<\/a><\/li>\s*<\/ul>\s*(?:<p>)?$/,
  ],
] as const

interface Case {
  path: string
  kind: string
  form: number
  bare: string
  written: string
}

describeWithOracle('a listing', (_oracle, renderer) => {
  describeWithCorpus('in a real page', () => {
    test('is rendered as a listing between its comments, and the rest of the page as before', async () => {
      const cases = [
        'algoritmekader-2024-07',
        'algoritmekader-2025-02',
        'wild/mkdocs-material',
        'wild/pymdown',
        'wild/knative',
        'wild/kops',
      ].flatMap((site) => casesOf(site, renderer))
      const html = (
        await renderAll(
          cases.flatMap(({ bare, written }) => [bare, written]),
          renderer,
        )
      ).map((each) => ('html' in each ? each.html : `error ${each.error}`))
      const outcomes = cases.map((each, index) => {
        const [bare = '', written = ''] = html.slice(2 * index, 2 * index + 2)
        return { ...each, outcome: judge(bare, written, each.form) }
      })
      const bad = outcomes.filter(({ outcome }) => outcome !== 'right')
      // What is left stands in the middle of something (a paragraph, a definition, another list) that any block cuts in two.
      const share = bad.length / cases.length
      expect({
        share,
        bad: share < 0.01 ? [] : bad.map(({ outcome, path, written }) => [outcome, path, around(written)]),
      }).toEqual({ share, bad: [] })
      expect(cases.length).toBeGreaterThan(100)
    }, 600_000)
  })
})

function around(text: string): string {
  const at = text.search(/<!-- list_vereisten bouwblok\/data/)
  return text.slice(Math.max(0, at - 160), at + 330)
}

function casesOf(site: string, { name }: Renderer): Case[] {
  const docs = join(corpus, site, 'docs')
  const pages = filesIn(docs).filter((path) => path.endsWith('.md'))
  const turn = name === 'current' ? 0 : Math.floor(step / 2)
  return pages.flatMap((path, number) => {
    if (number % step !== turn) return []
    const { page } = toPage(path, readFileSync(join(docs, path), 'utf8').replace(/<!-- *\/?list_/g, '<!-- other_'))
    const places = placesOf(page.source, page.frontMatter.end).filter(({ kind }) => kind !== 'end of line')
    return places.flatMap(({ offset, before, after, kind }, index): Case[] => {
      if ((index + number) % Math.ceil(places.length / 6) !== 0) return []
      const form = index % forms.length
      const planted = toPage(
        path,
        page.source.slice(0, offset) + before + (forms[form]?.[0] ?? '') + after + page.source.slice(offset),
      ).page
      const expanded = expand([...catalogue, planted], planted, 'write')
      expect(expand([...catalogue, planted], planted, 'build')).toEqual(expanded)
      const isCrowded = expanded.findings.some(({ rule }) => rule === 'crowded-directive')
      return hasError(expanded) || isCrowded || expanded.text === planted.source
        ? []
        : [{ path, kind, form, bare: planted.source, written: expanded.text }]
    })
  })
}

function judge(bare: string, written: string, form: number): 'right' | 'no listing' | 'rest changed' {
  const [directive, listing] = forms[form] ?? forms[0]
  const start = written.indexOf(directive)
  const end = /<!-- \/list_vereisten [0-9a-f]{16} -->/.exec(written)
  if (start === -1 || !end || !listing.test(written.slice(start + directive.length, end.index))) return 'no listing'
  const rest = written.slice(0, start) + written.slice(end.index + end[0].length)
  return plain(rest) === plain(bare.replace(directive, '')) ? 'right' : 'rest changed'
}

/** HTML without what does not show: paragraphs that a block cuts in two, and white space. */
function plain(html: string): string {
  return html
    .replace(/<\/?p>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
}
