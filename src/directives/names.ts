import { distance } from 'fastest-levenshtein'
import type { Source } from '../listings/query-terms.ts'

/** Directives whose name holds no collection; it is among their words. */
export const relationNames = ['matrix', 'coverage', 'graph'] as const

/** What a directive's name asks for. */
export interface DirectiveMeaning {
  collection: string
  source: Source
}

/** Every form that a directive's name has, given the names of a site's collections; add yours here. */
const forms: readonly ((collection: string, others: readonly string[]) => [name: string, source: Source][])[] = [
  (collection) => [[`list_${collection}`, 'collection']],
  (collection) => [[`list_${collection}_all`, 'collection']],
  (collection, others) => others.map((other) => [`list_${collection}_on_${other}_page`, 'references']),
]

/** All directive names of a site, lower case, with their meanings. */
export function directiveNames(collections: readonly string[]): Map<string, DirectiveMeaning> {
  return new Map(
    collections.flatMap((collection) =>
      forms.flatMap((form) =>
        form(collection, collections).map(([name, source]): [string, DirectiveMeaning] => [
          name,
          { collection, source },
        ]),
      ),
    ),
  )
}

/** Whether a comment of one word was surely meant to be one of these directives: `tag`, `tags-ai-ac`. */
export function looksLikeWord(name: string, words: readonly string[]): boolean {
  return words.some((word) => distance(name, word) <= (word.length > 4 ? 2 : 1))
}

/**
 * Whether the first words of a comment that is no directive were surely meant to be one: `list-vereisten`,
 * `lst_vereisten`, `matrx vereisten`.
 */
export function looksLikeDirective(name: string, next: string, collections: readonly string[]): boolean {
  if (/^list[_:-]/.test(name)) return true
  if (collections.some((collection) => name.endsWith(`_${collection}`))) return true
  return collections.includes(next) && (name === 'list' || relationNames.some((known) => distance(name, known) <= 2))
}
