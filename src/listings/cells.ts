import { posix } from 'node:path'
import type { PhrasingContent } from 'mdast'
import { chip, showsChips } from './chip.ts'
import type { Column } from '../config/settings.ts'
import { isAddress } from '../core/web-address.ts'
import { addressBetween, builtPath, linksFrom, pageAddresses, pageLinks, recordAddress, recordLink } from './link.ts'
import { serializeAnywhere } from '../markdown/stringify/stringify.ts'
import { isBoolean } from '../site/boolean-values.ts'
import { titleOf } from '../site/computed-fields.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { fieldOf, writtenText, type Page } from '../site/page.ts'

/** A value as it is shown. */
export interface ShownValue {
  text: string
  /** The link to the page that it names, if it is to be one. */
  url: string | null
  /** As the page has it; empty for a page that is related to it. */
  value: string
  /** Whether it names a picture, which is shown in its place. */
  isImage: boolean
}

/** The content of a listing's cells. */
export interface Cells {
  titleOf(page: Page): string
  /** The link from the page on which the listing will be; null for a record that has none. */
  linkTo(page: Page): string | null
  /** A page's values of a field as they are shown. */
  valuesOf(page: Page, column: Pick<Column, 'field' | 'show'>): readonly ShownValue[]
  /**
   * The link to a file that a value of a page names: an address, a path from the page, or with a `/` before it from the docs
   * folder, as a record has all paths. Null for other addresses and for what leads out of the docs folder.
   */
  linkToNamedFile(page: Page, value: string): string | null
  /** The link to a file that is not a page; its path relative to the docs directory. */
  linkToFile(path: string): string
  /** Markdown that shows a text just as it is, wherever in a line it is. */
  asMarkdown(text: string): string
  /** A value as a label, where its column or its field says `show: chip`; else null. */
  chipOf(column: Pick<Column, 'field' | 'show'>, value: ShownValue): PhrasingContent[] | null
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
    chipOf: (column, value) =>
      showsChips(fields, column) ? chip(fields, fields.canonical(column.field), value, null) : null,
    linkToNamedFile: (row, value) => recordLink(page.path, namedFile(row, value)),
    valuesOf: (row, { field: written, show }) => {
      const field = fields.canonical(written)
      const shown = (target: Page): ShownValue => ({
        text: titleOf(target),
        url: linkTo(target),
        value: '',
        isImage: false,
      })
      const way = show ?? fields.showOf(field)
      const isImage = way === 'image'
      if (isRelation(field)) return (relations.related.get(field)?.(row) ?? []).map(shown)
      return valuesOf(row, field).flatMap((value, index) => {
        const named = pagesNamed(row, field, value)
        if (named.length > 0) return named.map(shown)
        const target = fields.pageOf(field, value)
        const url = target ? linkTo(target) : recordLink(page.path, fields.linkOf(field, value))
        const text = fields.labelOf(field, value, show)
        const isAsWritten = way === 'text' && text === value
        return { text: isAsWritten ? asWritten(row, field, index, value) : text, url, value, isImage }
      })
    },
  }
}

/** A value as its author wrote it: a truth has several spellings. */
function asWritten({ source, record, frontMatter }: Page, field: string, position: number, value: string): string {
  const found = record || !isBoolean(value) ? undefined : fieldOf(frontMatter, field)?.values[position]
  return found?.text === value ? writtenText(source, found) : value
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

/** The path below the docs directory of a file that a value of a page names, or an address of the web. */
function namedFile({ path, record }: Page, value: string): string | null {
  if (isAddress(value)) return value
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(value)) return null
  const [, file = '', anchor = ''] = /^([^#]*)(#.*)?$/s.exec(value) ?? []
  const below = posix.join(record || file.startsWith('/') ? '' : posix.dirname(path), file).replace(/^\//, '')
  return below === '.' || below === '..' || below.startsWith('../') ? null : below + anchor
}
