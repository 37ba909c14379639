import type { Root } from 'mdast'
import { findComments } from './dialect/comments.ts'
import { firstHeading } from './dialect/first-heading.ts'
import { parsePage } from './dialect/parse.ts'
import { findUnseenFences } from './dialect/unseen-fences.ts'
import { findRegions, mayHoldDirective } from './directive/find-regions.ts'
import type { PageRegions } from './directive/find-regions.ts'
import { findUnclosed } from './directive/find-unclosed.ts'
import { readNamedQueries } from './directive/named-queries.ts'
import type { NamedTerms } from './directive/named-queries.ts'
import { directiveReader } from './directive/read-directive.ts'
import { linkBetween, recordLink } from './listing/link.ts'
import { answer } from './listing/query.ts'
import { render } from './listing/render.ts'
import type { Cells } from './listing/table.ts'
import { SetupError } from './setup-error.ts'
import type { ConfigMistake } from './setup-error.ts'
import { factReader } from './site/facts.ts'
import { resolveFields } from './site/fields.ts'
import type { Site } from './site/read-site.ts'
import { danglingReferences } from './site/references.ts'
import { indexSite } from './site/site-index.ts'
import { titleOf } from './site/title.ts'
import type { Answer, Comment, CommentSetting, Directive, Finding, Listing, Page, Region, SiteConfig } from './types.ts'

/** An indexed site that can be asked: the steps that the command line and the plugin share. */
export interface Answers {
  /** What is wrong with a page's references to other pages. */
  checkReferences(page: Page): Finding[]
  /**
   * Finds a page's directives.
   *
   * @param tree the page's tree, with positions; parsed here when not given
   */
  find(page: Page, tree?: Root): PageRegions
  /** Queries and renders: the listing that answers a directive of a page, or null where it cannot stand. */
  answer(directive: Directive, page: Page): { listing: Listing | null; findings: Finding[] }
  /** Queries alone: the pages that answer a directive. */
  query(directive: Directive, page: Page): { answer: Answer; findings: Finding[] }
  /** The content of cells in a listing on a page. */
  cellsOn(page: Page): Cells
}

/**
 * Indexes a site.
 *
 * @param site its pages in file order, its records and its configuration
 * @throws SetupError when the configuration names a query that cannot be read
 */
export function answersOf({ pages, records, config }: Pick<Site, 'pages' | 'records' | 'config'>): Answers {
  const titles = new Map<Page, string>()

  const title = (page: Page): string => {
    const known = titles.get(page) ?? titleOf(page, headingOf)
    titles.set(page, known)
    return known
  }

  const { collections } = config
  const fields = resolveFields(config.fields, pages, title)
  const index = indexSite(pages, records, collections, factReader(collections, title))
  const queried = { ...index, fields }
  const readComment = directiveReader(
    collections.map(({ name }) => name),
    namedQueriesOf(config),
  )

  const cellsOn = (page: Page): Cells => {
    const linkTo = (target: Page): string | null =>
      target.record ? recordLink(page.path, target.record.link) : linkBetween(page.path, target.path)
    return {
      titleOf: title,
      linkTo,
      valuesOf: (row, field) =>
        index.valuesOf(row, field).map((value) => {
          const target = fields.pageOf(field, value)
          return { text: fields.labelOf(field, value), url: target ? linkTo(target) : null }
        }),
    }
  }

  const query: Answers['query'] = (directive, page) => answer(queried, directive, page)

  return {
    checkReferences: (page) => danglingReferences(page, index),
    find(page, given) {
      if (!mayHoldDirective(page.source)) return { regions: [], findings: [] }
      const tree = given ?? parsePage(page.source, page.frontMatter.end)
      const comments = findComments(page.source, tree)
      const { regions, findings } = findRegions(comments, readComment)
      const fences = unseenFences(page.source, comments, regions)
      return { regions, findings: [...findings, ...fences, ...findUnclosed(page.source, tree, comments)] }
    },
    query,
    cellsOn,
    answer(directive, page) {
      const { answer: found, findings } = query(directive, page)
      const { setting, headingDepth } = directive.comment
      const listing = render(found, setting, { cells: cellsOn(page), headingDepth })
      if (!listing && setting !== 'block') findings.push(misplaced(directive, setting))
      return { listing, findings }
    },
  }
}

/** A query in the configuration that cannot be read is a mistake there, not on the pages that ask it. */
function namedQueriesOf({ queries, collections }: SiteConfig): Map<string, NamedTerms> {
  const read = readNamedQueries(
    queries,
    collections.map(({ name }) => name),
  )
  if (read.unreadable.length === 0) return read.queries
  const mistakes = read.unreadable.map((name): ConfigMistake => {
    const { line = 1, column = 1, text = '' } = queries.get(name) ?? {}
    return { kind: 'invalid-query', line, column, path: `queries.${name}`, value: text, known: [] }
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

function misplaced({ comment, name }: Directive, setting: Exclude<CommentSetting, 'block'>): Finding {
  return { rule: 'misplaced-directive', span: { start: comment.start, end: comment.end }, details: { name, setting } }
}

function headingOf(page: Page): string | undefined {
  return firstHeading(parsePage(page.source, page.frontMatter.end))
}
