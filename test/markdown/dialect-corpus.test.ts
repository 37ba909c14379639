import { expect, test } from '@jest/globals'
import { findComments } from '../../src/markdown/comments/comments.ts'
import { parsePage } from '../../src/markdown/parse/parse-page.ts'
import { readFrontMatter } from '../../src/site/front-matter.ts'
import { corpusMissing, corpusPages } from '../python-markdown/corpus.ts'
import { describeWithOracle, type Renderer } from '../python-markdown/oracle.ts'
import { markExisting, placesOf, plant, planted, type Planted, plantings, sample } from '../python-markdown/planting.ts'
import { renderAll, type Rendering } from '../python-markdown/render-all.ts'
import { findRendered } from '../python-markdown/rendered.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

interface Difference {
  /** The renderers that see something else. */
  in: readonly Renderer['name'][]
  /** What the current renderer does, since which version, and the entry of its changelog. */
  rule: string
  /** A smallest page. It fails here when the difference is gone. */
  example: string
  /** Which pages it can touch. */
  touches: RegExp
}

/** Where a renderer sees something else than we do. We follow the current one, so nearly all are of the oldest. */
const ledger: readonly Difference[] = [
  {
    in: ['oldest'],
    rule: 'pymdownx 9.7: `===+` opens a tab ("new syntax to allow forcing a specific tab to be select by default")',
    example: '===+ "A"\n\n    <!-- mdsplice MK0Q -->\n',
    touches: /^[ \t>]*===\+/m,
  },
  {
    in: ['oldest'],
    rule: 'Python-Markdown 3.5.0: what is indented by eight below `!!!` is code, and not in its title (#1329)',
    example: '!!! note\n        <!-- mdsplice MK0Q -->\n',
    touches: /^[ \t>]*!!!.*\n(?:[ \t]*\n)*[ \t>]* {8}/m,
  },
  {
    in: ['oldest'],
    rule: 'Python-Markdown 3.6.0: lines below a heading in a later item of a loose list lose their indent (#1443)',
    example: '- a\n\n- # b\n    <!-- mdsplice MK0Q -->\n',
    touches: /^[ \t>]*(?:[-*+]|\d+\.) +#/m,
  },
  {
    in: ['oldest'],
    rule: 'Python-Markdown 3.8.0: a comment in code within an element with Markdown is code (#1075)',
    example: '<div markdown>\n\n    a <!-- mdsplice MK0Q -->\n</div>\n',
    touches: /<[a-z][^>]*[\s"']markdown\b/i,
  },
  {
    in: ['oldest'],
    rule: 'Python-Markdown 3.10.1: `--!>` ends a comment (#1586)',
    example: '<!-- a --!>\n\n<!-- mdsplice MK0Q -->\n',
    touches: /--!>/,
  },
  {
    in: ['oldest'],
    rule: 'Python-Markdown 3.10.2: `</` without a letter behind it is text, and HTML goes on to be read (#1593)',
    example: '`</`\n\n<pre>\n\n    <!-- mdsplice MK0Q -->\n\n</pre>\n',
    touches: /<\/[^a-z]/i,
  },
  {
    in: ['oldest'],
    rule: 'Python-Markdown 3.11.1: a comment within an inline element does not split its paragraph (#1643)',
    example: '<a>\n<!-- a -->\n    b</a> <!-- mdsplice MK0Q -->\n',
    touches: /<(?!(?:d[dlt]|details|div|h\d|li|[ou]l|p|pre|script|style|t[dhr]|table)\b)[a-z][^]*?\n *<!--/i,
  },
  {
    in: ['oldest'],
    rule: 'pymdownx 10.11: a fence can have a language and attributes (```` ```lang {.class #id} ````)',
    example: '```python {title="x"}\n<!-- mdsplice MK0Q -->\n```\n',
    touches: /^[ \t>]*(?:`{3,}|~{3,})[ \t]*[\w#.+-]+[ \t]+\{/m,
  },
  {
    in: ['oldest'],
    rule: 'pymdownx 11.0.2: code that no run of as many backticks closes ends at another one ("inline code matching")',
    example: '`p`````<b>\n<!-- mdsplice MK0Q --></b>````\n',
    touches: /`{4}/,
  },
  {
    in: ['oldest', 'current'],
    rule: 'a comment behind another one in its line comes out at the end of the page, maybe in an unclosed `<script>`',
    example: '<!-- a --> <!-- mdsplice MK0Q -->\n\n> <script>\n',
    touches: /-->[ \t]*<!--[^]*<script/,
  },
]

/** Flaws of ours that no known page has. Each fails here when it is gone. */
const flaws = [
  {
    flaw: 'a `--8<--` block in raw HTML is cut out by the renderer',
    example: '<div>\n--8<--\n<!-- mdsplice MK0Q -->\n--8<--\n</div>\n',
  },
  {
    flaw: 'what follows highlighted code in a line of a tight list is dropped by the renderer',
    example: '- === "A"\n            a\n    <!-- mdsplice MK0Q -->\n',
  },
  {
    flaw: 'behind a `&#` that is no reference the renderer mistakes where lines begin',
    example: '&#\n<!-- a -->\n    <!-- mdsplice MK0Q -->\n',
  },
]

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

function ledgerOf(renderer: Renderer): Difference[] {
  return ledger.filter((each) => each.in.includes(renderer.name))
}

/** Compares pages with what a renderer has made of them. */
async function measure(
  renderer: Renderer,
  pages: readonly (Planted & { path: string })[],
  given?: readonly Rendering[],
): Promise<Measure> {
  const result: Measure = { byKind: new Map(), refused: 0, unexplained: [], explained: 0 }
  const sources = pages.map(({ source }) => source)
  const renderings = given ?? (await renderAll(sources, renderer))
  for (const [index, { source, comments, path }] of pages.entries()) {
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
      if (ledgerOf(renderer).some(({ touches }) => touches.test(source))) result.explained++
      else
        result.unexplained.push(
          `${path} ${kind} (${rendered.get(marker)}): ${JSON.stringify(source.slice(offset - 60, offset + 40))}`,
        )
    }
  }
  return result
}

function check({ name }: Renderer, { byKind, unexplained, explained, refused }: Measure, least: number): void {
  const places = [...byKind.values()].reduce((sum, tally) => sum + tally.places, 0)
  const lines = [...byKind].map(([kind, { places: count, disagree }]) => `${kind}: ${count} places, ${disagree} differ`)
  const sums = `${name}: ${places} places, ${explained} explained, ${unexplained.length} not; ${refused} pages refused`
  if (long) console.log([sums, ...lines].join('\n'))
  expect(unexplained).toEqual([])
  expect(explained).toBeLessThanOrEqual(places * (name === 'current' ? 0.001 : 0.01))
  expect(places).toBeGreaterThan(least)
}

describeWithOracle('on real pages, a comment is found exactly where the renderer has one', (oracle, renderer) => {
  if (corpusMissing !== undefined) {
    test.skip(corpusMissing, () => {})
    return
  }

  test('comments planted at every line', async () => {
    const all = plantings(corpusPages())
    check(renderer, await measure(renderer, (long ? all : sample(all, 95)).map(planted)), 5000)
  }, 1_200_000)

  test('a comment planted alone', async () => {
    const pages = long ? corpusPages() : sample(corpusPages(), 26)
    const all = pages.flatMap((page) => placesOf(page.source, page.bodyStart).map((place) => ({ page, place })))
    const alone = sample(all, long ? 2000 : pages.length).map(({ page, place }) => ({
      path: page.path,
      ...plant(page.source, [place]),
    }))
    check(renderer, await measure(renderer, alone), 20)
  }, 1_200_000)

  test('the comments that are there already', async () => {
    const marked = corpusPages()
      .map(({ path, source, bodyStart }) => ({ path, ...markExisting(source, bodyStart) }))
      .filter(({ comments }) => comments.size > 0)
    check(renderer, await measure(renderer, long ? marked : sample(marked, marked.length / 3)), 500)
  }, 1_200_000)

  const measureExample = async (example: string): Promise<Measure> => {
    const offset = example.indexOf('<!-- mdsplice')
    const comments: Planted['comments'] = new Map([['MK0Q', { offset, kind: 'already there' }]])
    const html = await oracle.render(example)
    return measure(renderer, [{ path: 'example', source: example, comments }], [{ html }])
  }

  test.each(flaws)('known flaw: $flaw', async ({ example }) => {
    expect((await measureExample(example)).unexplained).toHaveLength(1)
  })

  test.each(ledgerOf(renderer))('still differs: $rule', async ({ example }) => {
    expect((await measureExample(example)).explained).toBe(1)
  })
})
