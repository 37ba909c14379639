import { expect, test } from '@jest/globals'
import { findComments } from '../src/markdown/comments/comments.ts'
import { parsePage } from '../src/markdown/parse/parse-page.ts'
import { readFrontMatter } from '../src/site/front-matter.ts'
import { corpusMissing, corpusPages, type CorpusPage } from './python-markdown/corpus.ts'
import { describeWithOracle, type Renderer } from './python-markdown/oracle.ts'
import { markExisting, placesOf, plant, type Planted } from './python-markdown/planting.ts'
import { renderAll } from './python-markdown/render-all.ts'
import { findRendered } from './python-markdown/rendered.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/**
 * Where the renderer that is installed sees something else and we follow another rule. Each entry has a smallest
 * example, which fails here when the difference is gone, and says which pages it can touch.
 */
const ledger = [
  {
    rule: 'pymdownx 9.5 does not know `===+`; since 10.0 it opens a tab',
    example: '===+ "A"\n\n    <!-- mdsplice MK0Q -->\n',
    touches: /^[ \t>]*===\+/m,
  },
  {
    rule: 'Python-Markdown 3.4 puts what is indented by eight below `!!!` into its title; since 3.5 it is code',
    example: '!!! note\n        <!-- mdsplice MK0Q -->\n',
    touches: /^[ \t>]*!!!.*\n(?:[ \t]*\n)*[ \t>]* {8}/m,
  },
]

/** Flaws of ours that no known page has. Each fails here when it is gone. */
const flaws = [
  {
    flaw: 'a `--8<--` block in raw HTML is cut out by the renderer',
    example: '<div>\n--8<--\n<!-- mdsplice MK0Q -->\n--8<--\n</div>\n',
  },
  {
    flaw: 'a footnote in a footnote is dropped by the renderer',
    example: 'A[^1]\n\n[^1]: a\n    [^2]: <!-- mdsplice MK0Q -->\n\nB[^2]\n',
  },
]

/** How many places apart the comments are that are planted together. Each place of a page gets its turn. */
const apart = 16

interface Tally {
  places: number
  disagree: number
}

interface Measure {
  byKind: Map<string, Tally>
  refused: number
  unexplained: string[]
  explained: number
}

async function measure(renderer: Renderer, planted: readonly (Planted & { path: string })[]): Promise<Measure> {
  const result: Measure = { byKind: new Map(), refused: 0, unexplained: [], explained: 0 }
  const renderings = await renderAll(
    planted.map(({ source }) => source),
    renderer,
  )
  for (const [index, { source, comments, path }] of planted.entries()) {
    const rendering = renderings[index]
    if (!rendering || 'error' in rendering) {
      result.refused++
      continue
    }
    const rendered = findRendered(rendering.html, [...comments.keys()])
    const found = new Set(
      findComments(source, parsePage(source, readFrontMatter(source).frontMatter.end)).map(({ start }) => start),
    )
    for (const [marker, { offset, kind }] of comments) {
      const tally = result.byKind.get(kind) ?? { places: 0, disagree: 0 }
      result.byKind.set(kind, tally)
      tally.places++
      if ((rendered.get(marker) === 'comment') === found.has(offset)) continue
      tally.disagree++
      if (ledger.some(({ touches }) => touches.test(source))) result.explained++
      else
        result.unexplained.push(
          `${path} ${kind} (${rendered.get(marker)}): ${JSON.stringify(source.slice(offset - 60, offset + 40))}`,
        )
    }
  }
  return result
}

/** Deals the places of a page into plantings; every place is in one. */
function plantings({ path, source, bodyStart }: CorpusPage): (Planted & { path: string })[] {
  const places = placesOf(source, bodyStart)
  const hands = Array.from({ length: Math.min(apart, places.length) }, (_, hand) =>
    places.filter((_place, index) => index % apart === hand),
  )
  return hands.map((hand) => ({ path, ...plant(source, hand) }))
}

function sample<Item>(items: readonly Item[], size: number): Item[] {
  let seed = 20240704
  const random = (): number => (seed = (seed * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32
  return items
    .map((item) => ({ item, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, size)
    .map(({ item }) => item)
}

function check({ byKind, unexplained, explained, refused }: Measure, least: number): void {
  const places = [...byKind.values()].reduce((sum, tally) => sum + tally.places, 0)
  const lines = [...byKind].map(([kind, { places: count, disagree }]) => `${kind}: ${count} places, ${disagree} differ`)
  if (long) console.log([...lines, `${refused} pages that the renderer refuses`].join('\n'))
  expect(unexplained).toEqual([])
  expect(explained).toBeLessThanOrEqual(places / 1000)
  expect(places).toBeGreaterThan(least)
}

describeWithOracle('on real pages, a comment is found exactly where the renderer has one', (_oracle, renderer) => {
  if (corpusMissing !== undefined) {
    test.skip(corpusMissing, () => {})
    return
  }

  test('comments planted at every line', async () => {
    const all = corpusPages().flatMap(plantings)
    check(await measure(renderer, long ? all : sample(all, 600)), 10_000)
  }, 1_200_000)

  test('a comment planted alone', async () => {
    const all = corpusPages().flatMap((page) => placesOf(page.source, page.bodyStart).map((place) => ({ page, place })))
    const planted = sample(all, long ? 2000 : 150).map(({ page, place }) => ({
      path: page.path,
      ...plant(page.source, [place]),
    }))
    check(await measure(renderer, planted), 100)
  }, 1_200_000)

  test('the comments that are there already', async () => {
    const marked = corpusPages().map(({ path, source, bodyStart }) => ({ path, ...markExisting(source, bodyStart) }))
    check(
      await measure(
        renderer,
        marked.filter(({ comments }) => comments.size > 0),
      ),
      1000,
    )
  }, 1_200_000)

  test.each(flaws)('known flaw: $flaw', async ({ example }) => {
    const comments: Planted['comments'] = new Map([
      ['MK0Q', { offset: example.indexOf('<!--'), kind: 'already there' }],
    ])
    const { unexplained } = await measure(renderer, [{ path: 'example', source: example, comments }])
    expect(unexplained).toHaveLength(1)
  })

  test.each(ledger)('still differs: $rule', async ({ example }) => {
    const comments: Planted['comments'] = new Map([
      ['MK0Q', { offset: example.indexOf('<!--'), kind: 'already there' }],
    ])
    const { explained } = await measure(renderer, [{ path: 'example', source: example, comments }])
    expect(explained).toBe(1)
  })
})
