import { readExpression } from '../core/label-expression.ts'
import { nearest } from '../core/nearest.ts'
import type { Span } from '../core/span.ts'
import { answerDirective } from './answer.ts'
import type { Directive } from './directive.ts'
import { directiveFinder, type FindDirectives } from './find-directives.ts'
import { clearEdit } from './regions.ts'
import type { Answer, Answered } from '../listings/answer.ts'
import { checkFieldReferences, checkTemplates, settledFields } from '../listings/check-settings.ts'
import type { Cells } from '../listings/formats/table.ts'
import { indexReadSite, type ReadSite } from '../listings/queried-site.ts'
import type { Query } from '../listings/query-terms.ts'
import { answer } from '../listings/query.ts'
import type { Finding } from '../report/finding.ts'
import { pageChecker } from '../rules/check-pages.ts'
import {
  fingerprintOf,
  referencesOf,
  reviewChecker,
  type PageMeaning,
  type Reference,
} from '../rules/reviewed-references.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'
import { splice } from '../write/splice.ts'

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
  checkFieldReferences(read)
  const site = indexReadSite(read, earlier?.index)
  const configured = new Set([...settledFields(read), ...read.config.fieldReferences.map(({ name }) => name)])
  const checkPage = pageChecker({
    collections: site.index.collections,
    collectionsOf: site.index.collectionsOf,
    relations: read.config.relations,
    valuesOf: site.queried.fields.valuesOf,
    canonical: site.queried.fields.canonical,
    isConfigured: (field) => configured.has(field),
    nearest,
    isExpression: (text) => readExpression(text) !== null,
    lists: new Set(read.config.fields.filter(({ list }) => list).map(({ name }) => name)),
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

/** Reads what a page says. */
export function meaningOf(answers: Pick<Answers, 'find'>, page: Page): PageMeaning {
  const text = splice(page.source, answers.find(page).regions.map(clearEdit))
  const fields = [...page.frontMatter.fields.values()].map(({ name, values }) => [
    name,
    values.map((value) => value.text),
  ])
  return { fields: Object.fromEntries(fields), text: text.slice(page.frontMatter.end).trim().replace(/\s+/g, ' ') }
}
