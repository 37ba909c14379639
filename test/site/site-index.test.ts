import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { indexSite, type SiteIndex } from '../../src/site/index/site-index.ts'
import type { Page } from '../../src/site/page.ts'
import { toPage } from '../../src/site/site.ts'
import { memorySite } from '../memory-site.ts'
import { temporaryFolder } from '../mini-site.ts'

const paths = [
  'index.md',
  'vereisten/a.md',
  'vereisten/b.md',
  'vereisten/deel/a.md',
  'maatregelen/vereisten/c.md',
  'maatregelen/d.md',
]
const fields = ['title', 'id', 'rollen', 'fase']
const site = memorySite([], temporaryFolder())

const values = fc.array(fc.constantFrom('een', 'twee', 'drie'), { maxLength: 3 })
const frontMatter = fc.uniqueArray(fc.tuple(fc.constantFrom(...fields), values), {
  selector: ([name]) => name,
  minLength: 1,
})
const texts = fc.array(frontMatter, { minLength: paths.length, maxLength: paths.length })
const changes = fc.array(fc.tuple(fc.nat(paths.length - 1), frontMatter), { maxLength: 4 })

function pageWith(path: string, written: [name: string, values: string[]][]): Page {
  return toPage(path, `---\n${written.map(([name, all]) => `${name}: [${all.join(', ')}]\n`).join('')}---\n`).page
}

/** All that can be asked of an index. */
function answersOf({ collections: indexes, collectionsOf }: SiteIndex, pages: readonly Page[]): unknown {
  const inEach = [...indexes.values()].map((index) => ({
    pages: index.pages,
    byName: index.names.byName,
    fields: index.fields,
    counts: index.fields.map((field) => index.countOf(field)),
    postings: [...fields, 'name', 'path', 'collection'].map((field) => [field, index.postingsOf(field)]),
  }))
  return { inEach, of: pages.map((page) => collectionsOf(page).map(({ collection }) => collection.name)) }
}

describe('an index of a site in which pages changed', () => {
  test('is the index of the site as it is now', () => {
    fc.assert(
      fc.property(texts, changes, fc.boolean(), (written, changed, isLess) => {
        const before = { ...site, pages: paths.map((path, index) => pageWith(path, written[index] ?? [])) }
        const pages = [...before.pages]
        for (const [position, frontMatter] of changed) pages[position] = pageWith(paths[position] ?? '', frontMatter)
        const now = { ...site, pages: isLess ? pages.slice(1) : pages }
        const index = indexSite(before)
        const was = answersOf(indexSite(before), before.pages)
        expect(answersOf(index.after(now), now.pages)).toEqual(answersOf(indexSite(now), now.pages))
        expect(answersOf(index, before.pages)).toEqual(was)
      }),
      { numRuns: 500 },
    )
  })
})
