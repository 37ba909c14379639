import { answerDirective } from './answerers.ts'
import { readExpression } from './browser/expression.ts'
import { pageChecker } from './checks/check-pages.ts'
import { checkMentions } from './check-mentions.ts'
import { checkTemplates } from './check-templates.ts'
import { directiveFinder } from './find-directives.ts'
import type { FindDirectives } from './find-directives.ts'
import { indexReadSite } from './indexed-site.ts'
import type { ReadSite } from './indexed-site.ts'
import { settledFields } from './known-fields.ts'
import { answer } from './listing/query.ts'
import type { Cells } from './listing/table.ts'
import { meaningOf } from './page-meaning.ts'
import { nearest } from './report/nearest.ts'
import { fingerprintOf, referencesOf, reviewChecker } from './review/reviewed-references.ts'
import type { Reference } from './review/reviewed-references.ts'
import type { SiteIndex } from './site/site-index.ts'
import type { Answer, Answered, Directive, Finding, Page, Query, Span } from './types.ts'

/** An indexed site that can be asked: the steps that the command line and the plugin share. */
export interface Answers {
  index: SiteIndex
  /** What is wrong with a page's front matter, and with its references to other pages. */
  checkPage(page: Page): Finding[]
  find: FindDirectives
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
  const configured = new Set([...settledFields(read), ...read.config.mentions.map(({ name }) => name)])
  const checkPage = pageChecker({
    collections: site.index.collections,
    collectionsOf: site.index.collectionsOf,
    relations: read.config.relations,
    valuesOf: site.queried.fields.valuesOf,
    canonical: site.queried.fields.canonical,
    isConfigured: (field) => configured.has(field),
    nearest,
    isExpression: (text) => readExpression(text) !== null,
    lists: new Set(read.config.fields.filter(({ isList }) => isList).map(({ name }) => name)),
  })
  const fingerprints = new Map<Page, string>()
  const answers: Answers = {
    index: site.index,
    checkPage: (page) => [...checkPage(page), ...checkReviews(page)],
    references: (page) => referencesOf(page, site.index),
    fingerprint(page) {
      const known =
        fingerprints.get(page) ??
        page.outline?.fingerprint ??
        fingerprintOf(meaningOf(answers, page), read.config.review)
      fingerprints.set(page, known)
      return known
    },
    find: directiveFinder(read),
    query: (request, span, page) => answer(site.queried, request, span, page),
    isRelated: (page, collection, other) => site.relation(collection, other).of(page).size > 0,
    cellsOn: (page) => site.cellsOn(page),
    addressOn: (page) => site.addressOn(page),
    answer: (directive, page) => answerDirective(site, directive, page),
  }
  const checkReviews = reviewChecker(site.index, read.lock ?? null, answers.fingerprint)
  return answers
}
