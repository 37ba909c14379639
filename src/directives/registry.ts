import type { Request } from './directive.ts'
import type { DirectiveText } from './grammar/directive-text.ts'
import { mergeTerms, standingAt, type NamedTerms } from './named-queries.ts'
import { ListNames, type DirectiveMeaning } from './names.ts'
import { pageDirectives } from './page-directives.ts'
import { relationDirectives } from './relations.ts'
import type { Finding } from '../report/finding.ts'

/** What is known of a site when its directives are read. */
export interface DirectiveSite {
  /** Names of the site's collections. */
  collections: readonly string[]
  /** The queries that the site's configuration names, by the directive that asks them: `list:NAME`. */
  queries: ReadonlyMap<string, NamedTerms>
  /** Names of the site's sets of labels, each that of a directive. */
  tagSets: readonly string[]
  /** Whether it has words to explain. */
  hasDefinitions: boolean
  /** Whether a word that is no collection was surely meant to be one. */
  isNearCollection(word: string): boolean
}

/**
 * Makes a request of a directive's words. Its findings are added to those of the words; without a request it is a
 * mistake. Gives undefined for a comment of other people's that only begins with the same word.
 */
export type RequestReader = (words: DirectiveText) => { request: Request | null; findings: Finding[] } | undefined

/** The directives of a site. */
export interface Directives {
  /** How the words of a directive are read. */
  readerOf(name: string): RequestReader | undefined
  /** Names that may be meant by one that is none. */
  near(name: string): string[]
}

/** All directives of a site; a new kind is added here. */
export function directivesOf(site: DirectiveSite): Directives {
  const lists = new ListNames(site.collections)
  const named = new Map<string, RequestReader>([
    ...namedQueries(site),
    ...relationDirectives(site),
    ...pageDirectives(site),
  ])
  return {
    readerOf(name) {
      const meaning = lists.meaningOf(name)
      return named.get(name) ?? (meaning && listReader(meaning))
    },
    near: (name) => [...named.keys(), ...lists.near(name)],
  }
}

/** `list_COLLECTION` in its forms. */
function listReader(meaning: DirectiveMeaning): RequestReader {
  return ({ terms }) => ({ request: mergeTerms(meaning, terms, undefined), findings: [] })
}

/** `list:NAME`. */
function namedQueries({ queries }: DirectiveSite): [string, RequestReader][] {
  return [...queries].map(([name, query]) => [
    name,
    ({ name: word, terms }) => ({ request: mergeTerms(query, terms, standingAt(query, word)), findings: [] }),
  ])
}
