import type { Root } from 'mdast'
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
import type { ReadSite } from './indexed-site.ts'
import { nearest } from './report/nearest.ts'
import { SetupError } from './setup-error.ts'
import type { ConfigMistake } from './setup-error.ts'
import type { Comment, Finding, Page, Region, SiteConfig } from './types.ts'

/**
 * Finds a page's directives.
 *
 * @param tree the page's tree, with positions; parsed here when not given
 */
export type FindDirectives = (page: Page, tree?: Root) => PageRegions

/**
 * Makes what finds the directives of a site's pages. No other page counts for that.
 *
 * @throws SetupError when the configuration names a query that cannot be read
 */
export function directiveFinder({ config, glossary }: Pick<ReadSite, 'config' | 'glossary'>): FindDirectives {
  const collections = config.collections.map(({ name }) => name)
  const tagSets = config.tags.map(({ name }) => name)
  const hasDefinitions = config.definitions.isConfigured || (glossary?.meanings.size ?? 0) > 0
  const mayHold = directiveTest(hasDefinitions ? [...tagSets, 'definitions'] : tagSets)
  const readComment = directiveReader({
    collections,
    tagSets,
    hasDefinitions,
    queries: namedQueriesOf(config),
    isNearCollection: (word) => nearest(word, collections) !== undefined,
  })
  return (page, given) => {
    const { source, frontMatter } = page
    if (!mayHold(source))
      return {
        regions: [],
        findings: [],
        suppressions: readSuppressions(source, frontMatter.end, [], []),
        isPlain: true,
      }
    const plain = given ? null : findPlainComments(source, frontMatter.end, mayHold)
    if (plain) {
      const found = findRegions(plain, readComment)
      return { ...found, suppressions: readSuppressions(source, frontMatter.end, plain, found.regions), isPlain: true }
    }
    const tree = given ?? parsePage(source, frontMatter.end)
    const comments = findComments(source, tree)
    const { regions, findings } = findRegions(comments, readComment)
    const fences = unseenFences(source, comments, regions)
    return {
      regions,
      findings: [...findings, ...fences, ...findUnclosed(source, tree, comments, collections)],
      suppressions: readSuppressions(source, frontMatter.end, comments, regions),
      isPlain: false,
    }
  }
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
