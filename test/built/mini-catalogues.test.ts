import { readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { expect, test } from '@jest/globals'
import { copySite, filesIn, fixtures, mdsplice } from '../mini-site.ts'

/** What counts of a page for its catalogue, read with a few regular expressions: nothing here is shared with `src/`. */
interface Card {
  path: string
  collection: string
  names: string[]
  refers: string[]
}

/** The catalogues, with the field by which pages refer, its key, and which collections it names. */
const catalogues = {
  'catalogue-of-numbers': {
    fields: ['requires'],
    key: 'eip',
    to: ['eips', 'ercs'],
    covers: [
      ['eips', 'eips'],
      ['eips', 'ercs'],
    ],
  },
  'catalogue-of-files': {
    fields: ['supplements', 'replaces', 'replaced_by'],
    key: '-',
    to: ['standards'],
    covers: [['supplements', 'standards']],
  },
  'catalogue-of-index-pages': { fields: ['standards'], key: '-', to: ['standards'], covers: [['rules', 'standards']] },
  'catalogue-of-records': { fields: ['see-also'], key: 'kep-number', to: ['keps'], covers: [['keps', 'keps']] },
}

function cardsOf(docs: string, fields: readonly string[], key: string): Card[] {
  return filesIn(docs).flatMap((path): Card[] => {
    const text = readFileSync(join(docs, path), 'utf8')
    if (!text.startsWith('---')) return []
    const valuesOf = (field: string): string[] => {
      const value = new RegExp(`^ *${field}: *(.*(?:\\n +- .*)*)`, 'm').exec(text)?.[1] ?? ''
      return value
        .split(/[[\],\n]|^ *- /m)
        .map((each) => each.replace(/^ *- /, '').trim())
        .filter(Boolean)
    }
    const isIndex = /(?:index|README)\.md$/.test(path)
    const name = isIndex ? basename(dirname(path)) : basename(path, '.md')
    const paths = [path, path.replace(/\.md$/, ''), ...(isIndex ? [dirname(path)] : [])]
    return [
      {
        path,
        collection: path.split('/')[0] ?? '',
        names: [...valuesOf(key), name, `${name}.md`, ...paths],
        refers: fields.flatMap(valuesOf),
      },
    ]
  })
}

function named(reference: string, by: Card, cards: readonly Card[]): Card[] {
  const relative = normalize(join(dirname(by.path), reference)).replace(/\/$/, '')
  return cards.filter(({ names }) => names.includes(reference) || (reference.includes('/') && names.includes(relative)))
}

test.each(Object.entries(catalogues))(
  '%s: what is listed, covered and dangling',
  async (name, { fields, key, to, covers }) => {
    const site = copySite(join(fixtures, name))
    const cards = cardsOf(join(site, 'docs'), fields, key)
    const targets = cards.filter(({ collection }) => to.includes(collection))
    const pairs = cards.flatMap((card) =>
      card.refers.map((reference) => ({ card, reference, found: named(reference, card, targets) })),
    )

    const { err } = await mdsplice(site, 'write')
    const dangling = [...err.matchAll(/names `([^`]*)`/g)].map(([, value]) => value)
    expect(dangling.sort()).toEqual(
      pairs.flatMap(({ reference, found }) => (found.length === 0 ? [reference] : [])).sort(),
    )
    expect(err).not.toMatch(/ error |ambiguous|unknown-/)

    const written = readFileSync(join(site, 'docs/index.md'), 'utf8')
    for (const [by, of] of covers) {
      const own = pairs.filter(({ card }) => card.collection === by).flatMap(({ found }) => found)
      const all = cards.filter(({ collection }) => collection === of)
      const covered = all.filter((card) => own.includes(card))
      const [, region = ''] = new RegExp(`<!-- coverage ${by} of ${of} -->\\n([^]*?)<!-- /`).exec(written) ?? []
      expect(region).toMatch(new RegExp(`^\\s*${covered.length} of ${all.length} `))
      const missing = [...region.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path)
      expect(missing.sort()).toEqual(all.flatMap((card) => (covered.includes(card) ? [] : [card.path])).sort())
    }
    for (const collection of new Set(cards.map((card) => card.collection))) {
      const { out } = await mdsplice(site, 'list', collection, '--format', 'paths')
      const listed = out
        .trim()
        .split('\n')
        .map((path) => path.replace(/^docs\//, ''))
      expect(listed.sort()).toEqual(cards.flatMap((card) => (card.collection === collection ? [card.path] : [])).sort())
    }
  },
)
