import { distance } from 'fastest-levenshtein'
import type { Source } from '../../listings/query.ts'

/** What the name of a list directive asks for. */
export interface ListMeaning {
  collection: string
  source: Source
}

/**
 * The directives that list the collections of a site: `list_A`, `list_A_all` and `list_A_on_B_page`. Of the last there
 * are as many as pairs of collections, so they are not written down: a name is taken apart when it is asked for.
 */
export class ListNames {
  readonly #collections: readonly string[]
  /** The last place of each. */
  readonly #ranks: ReadonlyMap<string, number>
  readonly #longest: number

  /** @param collections the names of a site's collections, lower case */
  constructor(collections: readonly string[]) {
    this.#collections = collections
    this.#ranks = new Map(collections.map((name, rank) => [name, rank]))
    this.#longest = collections.reduce((longest, { length }) => Math.max(longest, length), 0)
  }

  /**
   * What a name means. One that can be read in two ways, because a collection is called `a_all`, means the collection
   * that the configuration names last.
   */
  meaningOf(name: string): ListMeaning | undefined {
    if (!name.startsWith('list_')) return undefined
    const rest = name.slice('list_'.length)
    const rank = (collection: string): number => this.#ranks.get(collection) ?? -1
    const meanings: ListMeaning[] = [{ collection: rest, source: 'collection' }]
    if (rest.endsWith('_all')) meanings.push({ collection: rest.slice(0, -'_all'.length), source: 'collection' })
    if (rest.endsWith('_page'))
      for (let at = rest.indexOf('_on_'); at !== -1 && at <= this.#longest; at = rest.indexOf('_on_', at + 1))
        if (this.#ranks.has(rest.slice(at + '_on_'.length, -'_page'.length)))
          meanings.push({ collection: rest.slice(0, at), source: 'references' })
    const last = meanings.reduce((best, each) => (rank(each.collection) >= rank(best.collection) ? each : best))
    return rank(last.collection) === -1 ? undefined : last
  }

  /** Names that may be meant by one that is none: all that name one collection, and of the pairs the nearest. */
  near(name: string): string[] {
    const listed = this.#nearest((collection) =>
      distance(`list_${collection}_on_`, name.slice(0, collection.length + 9)),
    )
    const others = this.#nearest((other) => distance(`_on_${other}_page`, name.slice(-(other.length + 9))))
    return [
      ...this.#collections.flatMap((collection) => [`list_${collection}`, `list_${collection}_all`]),
      ...listed.flatMap((collection) => others.map((other) => `list_${collection}_on_${other}_page`)),
    ]
  }

  /** Every collection's name, and of the pairs those of a page that is in some collections. */
  on(own: readonly string[]): string[] {
    return [
      ...this.#collections.map((collection) => `list_${collection}`),
      ...own.flatMap((other) => this.#collections.map((collection) => `list_${collection}_on_${other}_page`)),
    ]
  }

  #nearest(edits: (collection: string) => number): string[] {
    if (this.#collections.length <= mostCompared) return [...this.#collections]
    const compared = this.#collections.map((collection) => ({ collection, edits: edits(collection) }))
    return compared
      .sort((one, other) => one.edits - other.edits)
      .slice(0, mostCompared)
      .map(({ collection }) => collection)
  }
}

/** Each is compared with as many others. */
const mostCompared = 30
