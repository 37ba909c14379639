import type { Column } from '../config/settings.ts'
import { addressBetween, linksFrom, recordAddress, recordLink } from './link.ts'
import { builtPath, pageAddresses, pageLinks } from './page-links.ts'
import { serializeAnywhere } from '../markdown/stringify/stringify.ts'
import { titleOf } from '../site/computed-fields.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** The content of a listing's cells. */
export interface Cells {
  titleOf(page: Page): string
  /** The link from the page on which the listing will stand; null for a record that has none. */
  linkTo(page: Page): string | null
  /** A page's values of a field as they are shown, and the link to the page that each names, if it is to be one. */
  valuesOf(page: Page, column: Pick<Column, 'field' | 'show'>): readonly { text: string; url: string | null }[]
  /** The link to a file that is no page; its path relative to the docs directory. */
  linkToFile(path: string): string
  /** Markdown that shows a text just as it is, wherever in a line it stands. */
  asMarkdown(text: string): string
}

/** The content of cells in a listing on a page. */
export function cellsOn(index: SiteIndex, page: Page): Cells {
  const { fields, relations, isRelation, pagesNamed, valuesOf } = index
  const linkToFile = linksFrom(page.path)
  const linkToPage = pageLinks(index, page)
  const linkTo = (target: Page): string | null =>
    target.record ? recordLink(page.path, target.record.link) : linkToPage(target)
  return {
    titleOf: (target) => titleOf(target),
    linkTo,
    asMarkdown: serializeAnywhere,
    linkToFile,
    valuesOf: (row, { field: written, show }) => {
      const field = fields.canonical(written)
      const shown = (target: Page): { text: string; url: string | null } => ({
        text: titleOf(target),
        url: linkTo(target),
      })
      if (isRelation(field)) return (relations.related.get(field)?.(row) ?? []).map(shown)
      return valuesOf(row, field).flatMap((value) => {
        const named = pagesNamed(row, field, value)
        if (named.length > 0) return named.map(shown)
        const target = fields.pageOf(field, value)
        const url = target ? linkTo(target) : recordLink(page.path, fields.linkOf(field, value))
        return { text: fields.labelOf(field, value, show), url }
      })
    },
  }
}

/** The addresses of pages in the built site, seen from a page; null for a record that has none. */
export function addressesOn(index: SiteIndex, page: Page): (target: Page) => string | null {
  const addressTo = pageAddresses(index, page)
  const from = builtPath(index, page)
  // As of a link to a file, its translation is meant.
  const addressAt = (path: string): string =>
    addressBetween(from, builtPath(index, page, { path }), index.site.useDirectoryUrls)
  return (target) => (target.record ? recordAddress(from, target.record.link, addressAt) : addressTo(target))
}
