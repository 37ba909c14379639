import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { toPage } from '../src/site/read-site.ts'
import type { Page, Verb } from '../src/types.ts'
import { expand, filesIn, fixtures, hasError } from './mini-site.ts'
import { placesOf } from './python-markdown/planting.ts'
import type { Place } from './python-markdown/planting.ts'
import { corpus, describeWithCorpus } from './tools.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** Directives of which one is planted at each place. */
const directives = [
  '<!-- list_vereisten bouwblok/data -->',
  '<!--list_maatregelen format=list-->',
  '<!-- list_vereisten format=links -->',
  '<!-- list_maatregelen format=count -->',
]

const catalogue = [
  toPage('vereisten/a.md', '---\ntitle: A | b\nbouwblok: data\n---\n').page,
  toPage('vereisten/b.md', '---\ntitle: "`c` *d*"\n---\n').page,
  toPage('maatregelen/c.md', '---\ntitle: E\n---\n').page,
]

/** Numbers from 0 to 1, the same each time (a linear congruential generator). */
function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 4294967296
  }
}

describeWithCorpus('planted in real pages', () => {
  for (const site of [
    'algoritmekader-2024-07',
    'algoritmekader-2025-02',
    'wild/mkdocs-material',
    'wild/pymdown',
    'wild/knative',
    'wild/kops',
  ]) {
    const docs = join(corpus, site, 'docs')
    testPages(
      site,
      filesIn(docs)
        .filter((path) => path.endsWith('.md'))
        .map((path) => [path, readFileSync(join(docs, path), 'utf8')]),
    )
  }
})

describe('planted in the fixtures', () => {
  testPages(
    'fixtures',
    filesIn(fixtures)
      .filter((path) => /docs\/.*\.md$/.test(path))
      .map((path) => [path, readFileSync(join(fixtures, path), 'utf8')]),
  )
})

/** Plants directives in pages, some at a time, and takes each page through write, write, check and clear. */
function testPages(name: string, pages: readonly (readonly [path: string, text: string])[]): void {
  test(`${name}: written, written again, cleared`, () => {
    let cases = 0
    for (const [number, [path, text]] of pages.entries()) {
      const random = randomNumbers(number + 1)
      const { page } = toPage(path, text)
      const places = placesOf(page.source, page.frontMatter.end)
      const rounds = long ? 20 : 2
      for (let round = 0; round < rounds; round++) {
        const chosen = places.filter(() => random.next().value < 4 / places.length)
        for (const some of [chosen, ...chosen.map((place) => [place])]) {
          const planted = plantDirectives(page.source, some, random)
          for (const variant of [planted, planted.replace(/\r?\n/g, '\r\n')])
            if (roundTrip(path, variant)) cases += some.length
        }
      }
    }
    if (long) console.log(`${name}: ${cases} directives taken there and back`)
    expect(cases).toBeGreaterThan(2 * pages.length)
  }, 600_000)
}

function plantDirectives(source: string, places: readonly Place[], random: Generator<number, never>): string {
  let planted = ''
  let end = 0
  for (const { offset, before, after } of places) {
    const directive = directives[Math.floor(random.next().value * directives.length)] ?? ''
    planted += source.slice(end, offset) + before + directive + after
    end = offset
  }
  return planted + source.slice(end)
}

/** Gives whether the page was written: where a directive cannot stand, an error leaves it as it is. */
function roundTrip(path: string, text: string): boolean {
  const { page } = toPage(path, text)
  const first = expand([...catalogue, page], page, 'write')
  if (hasError(first)) {
    expect(first.text).toBe(page.source)
    return false
  }
  const textOf = (verb: Verb, at: Page): string => expand([...catalogue, at], at, verb).text
  const written = toPage(path, first.text).page
  const again = textOf('write', written)
  if (again !== written.source) expect({ path, text, again }).toEqual({ path, text, again: written.source })
  const cleared = textOf('clear', written)
  const original = textOf('clear', page)
  if (cleared !== original) expect({ path, text, cleared }).toEqual({ path, text, cleared: original })
  const stale = expand([...catalogue, written], written, 'check').findings.filter(
    ({ rule }) => rule === 'stale-region' || rule === 'edited-region',
  )
  if (stale.length > 0) expect({ path, text, stale }).toEqual({ path, text, stale: [] })
  return true
}
