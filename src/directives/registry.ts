import type { Request } from './directive.ts'
import type { DirectiveText } from './grammar/directive-text.ts'
import { mergeTerms, standingAt, type NamedTerms } from './named-queries.ts'
import { directiveNames } from './names.ts'
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

/** A kind of directive: every name by which a site can ask for it, lower case, and how its words are read. */
type DirectiveKind = (site: DirectiveSite) => Iterable<[name: string, read: RequestReader]>

/** Every kind; add yours here. */
const kinds: readonly DirectiveKind[] = [listDirectives, relationDirectives, pageDirectives]

/** All directives of a site by name. */
export function directivesOf(site: DirectiveSite): Map<string, RequestReader> {
  return new Map(kinds.flatMap((kind) => [...kind(site)]))
}

/** `list_COLLECTION` in its forms, and `list:NAME`. */
function listDirectives({ collections, queries }: DirectiveSite): [string, RequestReader][] {
  const meanings = [...directiveNames(collections), ...queries]
  return meanings.map(([name, meaning]) => [
    name,
    ({ name: word, terms }) => {
      const named = queries.get(name)
      return { request: mergeTerms(meaning, terms, named && standingAt(named, word)), findings: [] }
    },
  ])
}
