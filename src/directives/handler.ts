import type { Span } from '../core/span.ts'
import type { DirectiveText } from './grammar/directive-text.ts'
import type { NamedTerms } from './named-queries.ts'
import type { DirectiveAnswer } from '../listings/answer.ts'
import type { Comment } from '../markdown/comments/comment.ts'
import type { OptionName } from '../report/messages/editor-messages.ts'
import type { Finding } from '../report/finding.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** A kind of directive: how comments ask for it, and how it is answered. */
export interface DirectiveHandler<Request extends { kind: string }> {
  kind: Request['kind']
  /**
   * The pattern of its name in a comment that never ends, and whether a collection must follow; null where that is
   * prose.
   */
  unclosed: { name: string; isBeforeCollection: boolean } | null
  /** How the comments of a site's pages ask for it. */
  reader(site: SiteNames): DirectiveReader<Request>
  /** Answers a directive that is on a page. */
  answer(index: SiteIndex, request: Request, place: DirectivePlace, page: Page): DirectiveAnswer
  /** The pages that it lists on a page; null where it lists none. */
  rows(index: SiteIndex, request: Request, place: DirectivePlace, page: Page): readonly Page[] | null
}

/** How the comments of a site's pages ask for a kind of directive. */
export interface DirectiveReader<Request> {
  /** The pattern with which such comments begin, misspelt ones too; null where the site has none. */
  start: string | null
  /** Whether a name, lower case, is one of its names. */
  has(name: string): boolean
  /** The names that may be meant by one that is none. */
  near(name: string): string[]
  /** The names that make sense on a page, by the names of the collections that the page is in. */
  names(own: readonly string[]): string[]
  /** What is behind its name: `COLLECTION`, `ANY` other word, or just the given one. */
  words: readonly string[]
  /** The names of the options that it takes. */
  options: readonly OptionName[]
  /** Whether it takes filters. */
  isFiltered: boolean
  /** Whether a comment that is not a directive was probably meant to be this one. */
  isMeantBy(words: DirectiveText): boolean
  /**
   * Makes a request of the words behind one of its names. Its findings are added to those of the words; without a
   * request it is a mistake. Gives undefined for a comment of other people's that only begins with the same word.
   */
  read(words: DirectiveText): ReadRequest<Request> | undefined
}

/** A request, or null when it cannot be made, and what is wrong with the words. */
export interface ReadRequest<Request> {
  request: Request | null
  findings: Finding[]
}

/** Where a directive is, and how it is called there. */
export interface DirectivePlace {
  /** The comment it is in. */
  comment: Comment
  /** Lower case, as the end comment repeats it: `list_vereisten`. */
  name: string
  nameSpan: Span
}

/** What is known of a site when its directives are read. */
export interface SiteNames {
  /** Names of the site's collections. */
  collections: readonly string[]
  /** The queries that the site's configuration names, by the directive that asks them: `list:NAME`. */
  queries: ReadonlyMap<string, NamedTerms>
  /** Names of the site's sets of labels, each that of a directive. */
  tagSets: readonly string[]
  /** Whether it has words to explain. */
  hasDefinitions: boolean
  /** Whether a word that is not a collection was probably meant to be one. */
  isNearCollection(word: string): boolean
}
