/**
 * Comments in real pages, read with other extensions than those that Material for MkDocs recommends: each set is one that
 * sites have, and the renderer has the same.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { parseDocument } from 'yaml'
import { dialectOf } from '../../src/markdown/dialect.ts'
import { readMarkdownOptions, recommended, type MarkdownOptions } from '../../src/markdown/extensions.ts'
import { readFrontMatter, usualRules } from '../../src/site/front-matter.ts'
import { corpusMissing, corpusPages } from '../python-markdown/corpus.ts'
import { generatedPage } from '../python-markdown/generated-pages.ts'
import { describeWithOracle, type Renderer } from '../python-markdown/oracle.ts'
import { planted, type Planted, plantings, sample } from '../python-markdown/planting.ts'
import { renderAll } from '../python-markdown/render-all.ts'
import { findRendered } from '../python-markdown/rendered.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

interface ExtensionSet {
  /** That of `render.py`. */
  profile: string
  options: MarkdownOptions
  /** Whether only the current renderer has all of its extensions. */
  isNew: boolean
  /** The folder of the corpus that its pages are from; all of it where nothing is said. */
  below?: string
}

const blocks = ['admonition', 'tab', 'html', 'definition', 'caption'].map((name) => `pymdownx.blocks.${name}`)

/** The extensions that the configuration of a site of the corpus names. */
function siteSet(site: string): ExtensionSet {
  const path = fileURLToPath(new URL(`../../../shared/corpus/${site}/mkdocs.yml`, import.meta.url))
  const written = parseDocument(readFileSync(path, 'utf8')).toJS() as { markdown_extensions: unknown }
  return {
    profile: `site:${path}`,
    options: readMarkdownOptions({ markdown_extensions: written.markdown_extensions }),
    isNew: false,
    below: `${site}/`,
  }
}

const sets: ExtensionSet[] = [
  { profile: 'mkdocs-defaults', options: readMarkdownOptions({}), isNew: false },
  { profile: 'zensical', options: readMarkdownOptions({ generator: 'zensical' }), isNew: true },
  {
    profile: 'extra',
    options: readMarkdownOptions({ markdown_extensions: ['extra', 'sane_lists', 'meta'] }),
    isNew: false,
  },
  {
    profile: 'blocks',
    options: readMarkdownOptions({
      markdown_extensions: [
        ...[...recommended.extensions].map(([name, settings]) => ({ [name]: settings })),
        ...blocks,
        { 'pymdownx.blocks.details': { types: ['faq'] } },
        'pymdownx.fancylists',
        'pymdownx.saneheaders',
        { 'pymdownx.quotes': { callouts: true } },
        'pymdownx.progressbar',
      ],
    }),
    isNew: true,
  },
  ...(corpusMissing === undefined ? ['algoritmekader-2024-07', 'algoritmekader-2025-02'].map(siteSet) : []),
]

/**
 * Where the oldest renderer sees something else: the current one decides. Says which pages it can touch.
 *
 * Python-Markdown 3.8, "Ensure md_in_html processes content inside markdown blocks as they are parsed outside": before, a
 * comment in indented code in an element with `markdown` stayed a comment.
 */
const oldestDiffers = /<[a-z][^<>]*\smarkdown\b/i

interface Measure {
  places: number
  refused: number
  /** By page and marker. */
  differ: Map<Page, Map<string, string>>
}

const usual: ExtensionSet = { profile: 'material', options: recommended, isNew: false }

/** What differs with a set, and does not with the usual one: that is `dialect-corpus.test.ts`'s to explain. */
async function differences(renderer: Renderer, { differ }: Measure): Promise<string[]> {
  const { differ: anyway } = await measure(renderer, usual, [...differ.keys()])
  return [...differ].flatMap(([page, markers]) =>
    renderer.name === 'oldest' && oldestDiffers.test(page.source)
      ? []
      : [...markers].filter(([marker]) => !anyway.get(page)?.has(marker)).map(([, place]) => place),
  )
}

async function measure(
  renderer: Renderer,
  { profile, options }: ExtensionSet,
  pages: readonly Page[],
): Promise<Measure> {
  const dialect = dialectOf('python-markdown', options)
  const result: Measure = { places: 0, refused: 0, differ: new Map() }
  const renderings = await renderAll(
    pages.map(({ source }) => source),
    renderer,
    profile,
  )
  for (const [index, page] of pages.entries()) {
    const { source, comments, path } = page
    const rendering = renderings[index]
    if (!rendering || 'error' in rendering) {
      result.refused++
      continue
    }
    const rendered = findRendered(rendering.html, [...comments.keys()])
    const bodyStart = readFrontMatter(source, { ...usualRules, dialect }).frontMatter.end
    const found = new Set(dialect.findComments(source, dialect.parse(source, bodyStart)).map(({ start }) => start))
    for (const [marker, { offset, kind }] of comments) {
      result.places++
      if ((rendered.get(marker) === 'comment') === found.has(offset)) continue
      const around = JSON.stringify(source.slice(offset - 60, offset + 40))
      const markers = result.differ.get(page) ?? new Map<string, string>()
      result.differ.set(page, markers.set(marker, `${path} ${kind} (${rendered.get(marker)}): ${around}`))
    }
  }
  return result
}

/** What random pages hardly have, with the set of extensions that it is read with. */
const cases: readonly (readonly [about: string, profile: string, source: string])[] = [
  ['hl_lines with more behind it', 'mkdocs-defaults', '```py hl_lines="1" title="a"\n<!-- COMMENT -->\n```\n'],
  ['hl_lines that do not end', 'mkdocs-defaults', '```py hl_lines="1" title=a\n<!-- COMMENT -->\n'],
  [
    'hl_lines that end further down',
    'mkdocs-defaults',
    '```py hl_lines="1" <!-- COMMENT -->\n<!-- COMMENT -->\n```\n\n<!-- COMMENT -->\n"\n<!-- COMMENT -->\n```\n<!-- COMMENT -->\n',
  ],
  [
    'hl_lines that end below the last fence',
    'mkdocs-defaults',
    '```py hl_lines="1" a\n<!-- COMMENT -->\n\n```\n<!-- COMMENT -->\n```\n\n<!-- COMMENT -->\n"\n',
  ],
  ['an element without content', 'blocks', '/// html | img\n<!-- COMMENT -->\n///\n\n<!-- COMMENT -->\n'],
  ['below the element details', 'blocks', '/// html | details\na\n///\n\n    <!-- COMMENT -->\n'],
  ['below another element', 'blocks', '/// html | section\na\n///\n\n    <!-- COMMENT -->\n'],
  ['a list in a block', 'blocks', '/// fancylists | start=2\n1. a\n\n    <!-- COMMENT -->\n///\n'],
  ['a list in a block in an item', 'blocks', '- a\n\n    /// fancylists | start=2\n    <!-- COMMENT -->\n    ///\n'],
  [
    'below text and a container in a definition',
    'extra',
    '!!! a\n    b\n    :   c\n        !!! d\n\n            <!-- COMMENT -->\n',
  ],
  ['a fence over the end of a quote', 'blocks', '> ```py\n> <!-- COMMENT -->\n\n> ```\n'],
  ['a fence in a quote', 'blocks', '> ```py\n>\n> <!-- COMMENT -->\n> ```\n'],
  [
    'a block in a fence below indented code',
    'blocks',
    '    a\n```\n/// html | div\nb\n\n    <!-- COMMENT -->\n```\n///\n\n<!-- COMMENT -->\n',
  ],
  ['a type that is no class', 'blocks', '/// admonition\n    type: a <!-- COMMENT -->\n///\n'],
  ['in a line of dashes at the top', 'extra', '---- <!-- COMMENT -->\n\n<!-- COMMENT -->\n'],
  ['in a line of dashes below metadata', 'extra', 'a: b\n---- <!-- COMMENT -->\n<!-- COMMENT -->\n'],
  ['a definition in an item', 'extra', '- a\n\n    :   <!-- COMMENT -->\n\n        <!-- COMMENT -->\n'],
]

interface Page extends Planted {
  path: string
}

function generatedPages(count: number): Page[] {
  return Array.from({ length: count }, (_, index) => marked(`generated ${index}`, generatedPage(index)))
}

/** A page in which each word `COMMENT` is a marker of its own. */
function marked(path: string, text: string): Page {
  let count = 0
  const source = text.replaceAll('COMMENT', () => `MK${count++}Q`)
  const comments: Page['comments'] = new Map()
  for (const { 1: marker = '', index } of source.matchAll(/<!-- (MK\d+Q)/g))
    comments.set(marker, { offset: index, kind: 'already there' })
  return { path, source, comments }
}

const hostile: [lead: string, piece: string][] = [
  ['', '/// note\n'],
  ['', '/// note\n\n'],
  ['', '/// note\n///\n\n'],
  ['', '- a\n\n    /// note\n\n'],
  ['', '/// html | pre\na\n\n'],
  ['/// html | a', '.b'],
  ['/// html | a', '[b=c]'],
  ['/// html | a[', 'b'],
  ['/// html | a[', 'b '],
  ['/// note | ', ' '],
  ['/// note\n', '    a: b\n'],
  ['', '/// fancylists | type=a\n\n'],
  ['', '1. a\na. b\n'],
  ['', 'iv. b\n\n'],
  ['', 'mmmm'],
  ['', '> [!note] a\n\n'],
  ['', 'k: v\n'],
]

test.each(hostile)('pages with other extensions are read in time: %j, then %j', (lead, piece) => {
  const options = sets.find(({ profile }) => profile === 'blocks')?.options
  const source = lead + piece.repeat(Math.ceil(100_000 / piece.length))
  const dialect = dialectOf('python-markdown', options)
  const start = process.cpuUsage()
  dialect.findComments(source, dialect.parse(source, 0))
  // In microseconds: of this process alone, however busy the machine is.
  expect(process.cpuUsage(start).user).toBeLessThan(source.length * 20)
})

const places = 'with the extensions of a site, a comment is found where the renderer has one'

describeWithOracle(places, (_oracle, renderer) => {
  const known = sets.filter(({ isNew }) => !isNew || renderer.name === 'current')
  const general = known.filter(({ below }) => below === undefined)

  test.each(general)(
    'generated pages: $profile',
    async (set) => {
      const measured = await measure(renderer, set, generatedPages(long ? 5000 : 100))
      expect(await differences(renderer, measured)).toEqual([])
      expect(measured.places).toBeGreaterThan(300)
    },
    1_200_000,
  )

  const profiles = general.map(({ profile }) => profile)

  test.each(cases.filter(([, profile]) => profiles.includes(profile)))('%s: %s', async (about, profile, source) => {
    const set = general.find((each) => each.profile === profile) ?? usual
    expect([...(await measure(renderer, set, [marked(about, source)])).differ.values()]).toEqual([])
  })

  if (corpusMissing !== undefined) {
    test.skip(corpusMissing, () => {})
    return
  }

  test.each(known)(
    'comments planted in real pages: $profile',
    async (set) => {
      const all = plantings(corpusPages(set.below))
      const measured = await measure(renderer, set, (long ? all : sample(all, 36)).map(planted))
      const { places, refused } = measured
      const unexplained = await differences(renderer, measured)
      if (long) console.log(`${set.profile}: ${places} places, ${unexplained.length} differ, ${refused} pages refused`)
      expect(unexplained).toEqual([])
      expect(places).toBeGreaterThan(500)
    },
    1_200_000,
  )
})
