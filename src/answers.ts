import type { Root } from 'mdast'
import { answerDirective } from './answerers.ts'
import { readExpression } from './browser/expression.ts'
import { pageChecker } from './checks/check-pages.ts'
import { checkMentions } from './check-mentions.ts'
import { checkTemplates } from './check-templates.ts'
import { findComments } from './dialect/comments.ts'
import { parsePage } from './dialect/parse.ts'
import { findPlainComments } from './dialect/plain-comments.ts'
import { findUnseenFences } from './dialect/unseen-fences.ts'
import { directiveTest, findRegions } from './directive/find-regions.ts'
import type { PageRegions } from './directive/find-regions.ts'
import { findUnclosed } from './directive/find-unclosed.ts'
import { readNamedQueries } from './directive/named-queries.ts'
import type { NamedTerms } from './directive/named-queries.ts'
import { directiveReader } from './directive/read-directive.ts'
import { readSuppressions } from './directive/suppressions.ts'
import { indexReadSite } from './indexed-site.ts'
import type { ReadSite } from './indexed-site.ts'
import { answer } from './listing/query.ts'
import type { Cells } from './listing/table.ts'
import { meaningOf } from './page-meaning.ts'
import { nearest } from './report/nearest.ts'
import type { SiteIndex } from './site/site-index.ts'
import { fingerprintOf, referencesOf, reviewChecker } from './review/reviewed-references.ts'
import type { Reference } from './review/reviewed-references.ts'
import { SetupError } from './setup-error.ts'
import type { ConfigMistake } from './setup-error.ts'
import type { Answer, Answered, Comment, Directive, Finding, Page, Query, Region, SiteConfig, Span } from './types.ts'

/** An indexed site that can be asked: the steps that the command line and the plugin share. */
export interface Answers {
  index: SiteIndex
  /** What is wrong with a page's front matter, and with its references to other pages. */
  checkPage(page: Page): Finding[]
  /**
   * Finds a page's directives.
   *
   * @param tree the page's tree, with positions; parsed here when not given
   */
  find(page: Page, tree?: Root): PageRegions
  /** Queries and renders: the listing that answers a directive of a page, or null where it cannot stand. */
  answer(directive: Directive, page: Page): Answered
  /** Queries alone: the pages that answer a list directive. */
  query(request: Query, span: Span, page: Page): { answer: Answer; findings: Finding[] }
  /** Whether a page of a collection is related to some page of another. */
  isRelated(page: Page, collection: string, other: string): boolean
  /** The references that a page makes. */
  references(page: Page): Reference[]
  /** A fingerprint of what counts of a page that others refer to. */
  fingerprint(page: Page): string
  /** The content of cells in a listing on a page. */
  cellsOn(page: Page): Cells
  /** The address of a page in the built site, seen from another page; null for a record that has none. */
  addressOn(page: Page): (target: Page) => string | null
}

/**
 * Indexes a site.
 *
 * @param earlier the answers of the same site before some of its pages changed, of which what still holds is kept
 * @throws SetupError when the configuration names a query that cannot be read
 */
export function answersOf(read: ReadSite, earlier?: Answers): Answers {
  checkTemplates(read)
  checkMentions(read)
  const site = indexReadSite(read, earlier?.index)
  const collections = read.config.collections.map(({ name }) => name)
  const tagSets = read.config.tags.map(({ name }) => name)
  const hasDefinitions = read.config.definitions.isConfigured || (read.glossary?.meanings.size ?? 0) > 0
  const mayHold = directiveTest(hasDefinitions ? [...tagSets, 'definitions'] : tagSets)
  const readComment = directiveReader({
    collections,
    tagSets,
    hasDefinitions,
    queries: namedQueriesOf(read.config),
    isNearCollection: (word) => nearest(word, collections) !== undefined,
  })
  const checkPage = pageChecker({
    collections: site.index.collections,
    collectionsOf: site.index.collectionsOf,
    relations: read.config.relations,
    valuesOf: site.queried.fields.valuesOf,
    canonical: site.queried.fields.canonical,
    isExpression: (text) => readExpression(text) !== null,
    lists: new Set(read.config.fields.filter(({ isList }) => isList).map(({ name }) => name)),
  })
  const fingerprints = new Map<Page, string>()
  const answers: Answers = {
    index: site.index,
    checkPage: (page) => [...checkPage(page), ...checkReviews(page)],
    references: (page) => referencesOf(page, site.index),
    fingerprint(page) {
      const known = fingerprints.get(page) ?? fingerprintOf(meaningOf(answers, page), read.config.review)
      fingerprints.set(page, known)
      return known
    },
    find(page, given) {
      const { source, frontMatter } = page
      if (!mayHold(source))
        return { regions: [], findings: [], suppressions: readSuppressions(source, frontMatter.end, [], []) }
      const plain = given ? null : findPlainComments(source, frontMatter.end, mayHold)
      if (plain) {
        const found = findRegions(plain, readComment)
        return { ...found, suppressions: readSuppressions(source, frontMatter.end, plain, found.regions) }
      }
      const tree = given ?? parsePage(source, frontMatter.end)
      const comments = findComments(source, tree)
      const { regions, findings } = findRegions(comments, readComment)
      const fences = unseenFences(source, comments, regions)
      return {
        regions,
        findings: [...findings, ...fences, ...findUnclosed(source, tree, comments, collections)],
        suppressions: readSuppressions(source, frontMatter.end, comments, regions),
      }
    },
    query: (request, span, page) => answer(site.queried, request, span, page),
    isRelated: (page, collection, other) => site.relation(collection, other).of(page).size > 0,
    cellsOn: (page) => site.cellsOn(page),
    addressOn: (page) => site.addressOn(page),
    answer: (directive, page) => answerDirective(site, directive, page),
  }
  const checkReviews = reviewChecker(site.index, read.lock ?? null, answers.fingerprint)
  return answers
}

/** A query in the configuration that cannot be read is a mistake there, not on the pages that ask it. */
function namedQueriesOf({ queries, collections }: SiteConfig): Map<string, NamedTerms> {
  const read = readNamedQueries(
    queries,
    collections.map(({ name }) => name),
  )
  if (read.unreadable.size === 0) return read.queries
  const mistakes = [...read.unreadable].map(([name, finding]): ConfigMistake => {
    const { line = 1, column = 1, text = '' } = queries.get(name) ?? {}
    return { kind: 'invalid-query', line, column, path: `queries.${name}`, value: text, known: [], finding }
  })
  throw new SetupError({ code: 'invalid-config', configFile: 'mdsplice.yml', mistakes })
}

/** A directive that stands in what looks like code, but is none to the renderer. */
function unseenFences(source: string, comments: readonly Comment[], regions: readonly Region[]): Finding[] {
  const fences = findUnseenFences(source, comments)
  return regions.flatMap(({ directive }): Finding[] => {
    const span = fences.get(directive.comment)
    return span ? [{ rule: 'unseen-fence', span, details: { name: directive.name } }] : []
  })
}
