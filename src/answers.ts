import type { Root } from 'mdast'
import { findComments } from './dialect/comments.ts'
import { firstHeading } from './dialect/first-heading.ts'
import { parsePage } from './dialect/parse.ts'
import { findRegions, mayHoldDirective } from './directive/find-regions.ts'
import type { PageRegions } from './directive/find-regions.ts'
import { findUnclosed } from './directive/find-unclosed.ts'
import { directiveReader } from './directive/read-directive.ts'
import { linkBetween } from './listing/link.ts'
import { answer } from './listing/query.ts'
import { render } from './listing/render.ts'
import { defaultCollections } from './site/collections.ts'
import { factReader } from './site/facts.ts'
import { danglingReferences } from './site/references.ts'
import { indexSite } from './site/site-index.ts'
import { titleOf } from './site/title.ts'
import type { CommentSetting, Directive, Finding, Listing, Page } from './types.ts'

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
}

/**
 * Indexes a site.
 *
 * @param pages all pages of the site in file order
 */
export function answersOf(pages: readonly Page[]): Answers {
  const titles = new Map<Page, string>()

  const title = (page: Page): string => {
    const known = titles.get(page) ?? titleOf(page, headingOf)
    titles.set(page, known)
    return known
  }

  const index = indexSite(pages, defaultCollections, factReader(defaultCollections, title))
  const readComment = directiveReader([...index.collections.keys()])

  return {
    checkReferences: (page) => danglingReferences(page, index),
    find(page, given) {
      if (!mayHoldDirective(page.source)) return { regions: [], findings: [] }
      const tree = given ?? parsePage(page.source, page.frontMatter.end)
      const comments = findComments(page.source, tree)
      const { regions, findings } = findRegions(comments, readComment)
      return { regions, findings: [...findings, ...findUnclosed(page.source, tree, comments)] }
    },
    answer(directive, page) {
      const { answer: found, findings } = answer(index, directive, page)
      const { setting, headingDepth } = directive.comment
      const cells = { titleOf: title, linkTo: (target: Page) => linkBetween(page.path, target.path), valuesOf: index.valuesOf }
      const listing = render(found, setting, { cells, headingDepth })
      if (!listing && setting !== 'block') findings.push(misplaced(directive, setting))
      return { listing, findings }
    },
  }
}

function misplaced({ comment, name }: Directive, setting: Exclude<CommentSetting, 'block'>): Finding {
  return { rule: 'misplaced-directive', span: { start: comment.start, end: comment.end }, details: { name, setting } }
}

function headingOf(page: Page): string | undefined {
  return firstHeading(parsePage(page.source, page.frontMatter.end))
}
