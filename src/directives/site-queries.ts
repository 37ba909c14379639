import type { Root } from 'mdast'
import { once } from '../core/memoize.ts'
import type { Span } from '../core/span.ts'
import { answerDirective, type Directive } from './directive.ts'
import { directiveFinder, type FindDirectives } from './find-directives.ts'
import { handlerOf, type Request } from './kinds/registry.ts'
import { answerQuery } from '../listings/answer-query.ts'
import type { Answer, DirectiveAnswer } from '../listings/answer.ts'
import { addressesOn, cellsOn, type Cells } from '../listings/cells.ts'
import { checkFieldReferences, checkTemplates } from '../listings/check-settings.ts'
import type { Query } from '../listings/query.ts'
import { clearEdit } from './regions/regions.ts'
import type { Finding } from '../report/finding.ts'
import { pageChecker } from '../rules/check-pages.ts'
import { fingerprintOf, referencesOf, type PageContent, type Reference } from '../rules/reviewed-references.ts'
import { indexLanguages } from '../site/index/language-indexes.ts'
import type { LanguageIndexes, SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'
import { splice } from '../write/splice.ts'

/** All that can be asked about a site: the steps that the command line and the plugin share. */
export interface SiteQueries {
  indexes: LanguageIndexes
  /** What is wrong with a page's front matter, and with its references to other pages. */
  checkPage(page: Page): Finding[]
  find: FindDirectives
  /** Parses a page as the site's dialect. */
  parse(page: Page): Root
  /** The listing that answers a directive of a page, or null where it cannot be placed. */
  answer(directive: Directive, page: Page): DirectiveAnswer
  /** The pages that a directive lists on a page; null where it lists none. */
  rows(directive: Directive, page: Page): readonly Page[] | null
  /** The pages that answer a query, and how they are to be shown. */
  query(query: Query, span: Span, page: Page): { answer: Answer; findings: Finding[] }
  /** The references that a page makes. */
  references(page: Page): Reference[]
  /** A fingerprint of what counts of a page that others refer to. */
  fingerprint(page: Page): string
  /** What a page says itself. */
  content(page: Page): PageContent
  /** The content of cells in what a query lists on a page. */
  cellsOn(page: Page, query: Query): Cells
  /** The address of a page in the built site, seen from another page; null for a record that has none. */
  addressOn(page: Page): (target: Page) => string | null
}

/**
 * Indexes a site.
 *
 * @param earlier the queries of the same site before some of its pages changed, of which what still holds is kept
 * @throws SetupError when the configuration has mistakes that only its pages show
 */
export function createSiteQueries(site: Site, earlier?: SiteQueries): SiteQueries {
  checkTemplates(site)
  checkFieldReferences(site)
  return siteQueries(site, earlier ? earlier.indexes.after(site) : indexLanguages(site))
}

/** The queries of a site of which indexes are there already, and whose configuration was checked. */
export function siteQueries(site: Site, indexes: LanguageIndexes): SiteQueries {
  const find = directiveFinder(site)
  const fingerprint = once(
    (page: Page) => page.outline?.fingerprint ?? fingerprintOf(contentOf(find, page), site.config.review),
  )
  return {
    indexes,
    checkPage: pageChecker(indexes, fingerprint),
    find,
    parse: ({ source, frontMatter }) => site.config.syntax.parse(source, frontMatter.end),
    answer: (directive, page) => answerDirective(indexAsked(indexes, directive.request, page), directive, page),
    rows(directive, page) {
      const { request } = directive
      return handlerOf(request).rows(indexAsked(indexes, request, page), request, directive, page)
    },
    query: (query, span, page) => answerQuery(indexAsked(indexes, query, page), query, span, page),
    references: (page) => referencesOf(page, indexes.of(page)),
    fingerprint,
    content: (page) => contentOf(find, page),
    cellsOn: (page, query) => cellsOn(indexAsked(indexes, query, page), page),
    addressOn: (page) => addressesOn(indexes.of(page), page),
  }
}

/** The index of the language that a directive asks for, else of the page on which it is. */
function indexAsked(indexes: LanguageIndexes, request: Request | Query, page: Page): SiteIndex {
  const query = 'rows' in request ? request.rows : 'locale' in request ? request : null
  const asked = query?.locale?.text
  return asked !== undefined && indexes.site.config.translations?.languages.includes(asked)
    ? indexes.in(asked)
    : indexes.of(page)
}

/** What a page says, without what mdsplice put into it. */
export function contentOf(find: FindDirectives, page: Page): PageContent {
  const text = splice(page.source, find(page).regions.map(clearEdit))
  const fields = [...page.frontMatter.fields.values()].map(({ name, values }) => [
    name,
    values.map((value) => value.text),
  ])
  return { fields: Object.fromEntries(fields), text: text.slice(page.frontMatter.end).trim().replace(/\s+/g, ' ') }
}
