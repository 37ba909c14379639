import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readConfig } from '../src/config/read-config.ts'
import { factReader } from '../src/site/facts.ts'
import { indexSite, type SiteIndex } from '../src/site/index/site-index.ts'
import { titleOf } from '../src/site/page-names.ts'
import type { Page } from '../src/site/page.ts'
import { schemaNames, toPage } from '../src/site/site.ts'
import { temporaryFolder } from './mini-site.ts'

const paths = [
  'index.md',
  'vereisten/a.md',
  'vereisten/b.md',
  'vereisten/deel/a.md',
  'maatregelen/vereisten/c.md',
  'maatregelen/d.md',
]
const fields = ['title', 'id', 'rollen', 'fase']
const { collections } = readConfig(temporaryFolder(), 'nl', 'python-markdown', schemaNames)
const factOf = factReader(collections, (page) => titleOf(page, () => undefined))

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
    byName: index.byName,
    fields: index.fields,
    counts: index.fields.map((field) => index.countOf(field)),
    postings: [...fields, 'name', 'path', 'collection'].map((field) => [field, index.postingsOf(field)]),
  }))
  return { inEach, of: pages.map((page) => collectionsOf(page).map(({ collection }) => collection.name)) }
}

describe('an index of a site in which pages changed', () => {
  test('is the index of the site as it is now', () => {
    const records = new Map<string, Page[]>()
    fc.assert(
      fc.property(texts, changes, fc.boolean(), (written, changed, isLess) => {
        const before = { pages: paths.map((path, index) => pageWith(path, written[index] ?? [])), records, collections }
        const pages = [...before.pages]
        for (const [position, anew] of changed) pages[position] = pageWith(paths[position] ?? '', anew)
        const now = { pages: isLess ? pages.slice(1) : pages, records, collections }
        const index = indexSite(before, factOf)
        const was = answersOf(indexSite(before, factOf), before.pages)
        expect(answersOf(index.after(now, factOf), now.pages)).toEqual(answersOf(indexSite(now, factOf), now.pages))
        expect(answersOf(index, before.pages)).toEqual(was)
      }),
      { numRuns: 500 },
    )
  })
})
