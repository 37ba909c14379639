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
const step = process.env['MDSPLICE_LONG'] === '1' ? 1 : 28

const catalogue = [
  toPage('vereisten/a.md', '---\ntitle: Titel A\nbouwblok: data\n---\n').page,
  toPage('vereisten/b.md', '---\ntitle: Titel B\nbouwblok: data\n---\n').page,
]

/** Listings within an element, and the element as readers are to get it: without an attribute of ours. */
const forms = [
  [
    '<!-- list_vereisten bouwblok/data format=cards -->',
    /<div class="grid cards">\s*<ul>[^]*?Titel A[^]*?Titel B[^]*?<\/ul>\s*<\/div>/,
  ],
  [
    '<!-- list_vereisten bouwblok/data interactive -->',
    /<div class="mdsplice-interactive" data-[^<>]*>\s*<table>[^]*?Titel A[^]*?Titel B[^]*?<\/table>\s*<\/div>/,
  ],
] as const

interface Planted {
  path: string
  kind: string
  form: number
  written: string
}

const sites = [
  'algoritmekader-2024-07',
  'algoritmekader-2025-02',
  'wild/mkdocs-material',
  'wild/pymdown',
  'wild/knative',
]

describeWithOracle('a listing within an element', (_oracle, renderer) => {
  describeWithCorpus('in a real page', () => {
    test('is shown, and leaves no attribute in the page', async () => {
      const planted = sites.flatMap((site) => plantedIn(site, renderer))
      const html = await renderAll(
        planted.map(({ written }) => written),
        renderer,
      )
      const bad = planted.filter(({ form }, index) => {
        const made = html[index]
        return made && 'html' in made && !isShown(made.html, form)
      })
      expect(bad.map(({ path, kind, written }) => [path, kind, around(written)])).toEqual([])
      expect(planted.length).toBeGreaterThan(100)
    }, 600_000)
  })
})

function isShown(html: string, form: number): boolean {
  const [directive, listing] = forms[form] ?? forms[0]
  const start = html.indexOf(directive)
  const end = /<!-- \/list_vereisten [0-9a-f]{16} -->/.exec(html)
  return start !== -1 && end !== null && listing.test(html.slice(start + directive.length, end.index))
}

function around(text: string): string {
  const at = text.indexOf('<!-- list_vereisten bouwblok/data')
  return text.slice(Math.max(0, at - 160), at + 400)
}

function plantedIn(site: string, { name }: Renderer): Planted[] {
  const docs = join(corpus, site, 'docs')
  const pages = filesIn(docs).filter((path) => path.endsWith('.md'))
  const turn = name === 'current' ? 0 : Math.floor(step / 2)
  return pages.flatMap((path, number) => {
    if (number % step !== turn) return []
    const { page } = toPage(path, readFileSync(join(docs, path), 'utf8').replace(/<!-- *\/?list_/g, '<!-- other_'))
    const places = placesOf(page.source, page.frontMatter.end).filter(({ kind }) => kind !== 'end of line')
    return places.flatMap(({ offset, before, after, kind }, index): Planted[] => {
      if ((index + number) % Math.ceil(places.length / 10) !== 0) return []
      const form = index % forms.length
      const source =
        page.source.slice(0, offset) + before + (forms[form]?.[0] ?? '') + after + page.source.slice(offset)
      const planted = toPage(path, source).page
      const expanded = expand([...catalogue, planted], planted, 'write')
      const isCrowded = expanded.findings.some(({ rule }) => rule === 'crowded-directive')
      return hasError(expanded) || isCrowded || expanded.text === planted.source
        ? []
        : [{ path, kind, form, written: expanded.text }]
    })
  })
}
