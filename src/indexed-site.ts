import { firstHeading } from './dialect/first-heading.ts'
import { parsePage } from './dialect/parse.ts'
import { linkBetween, recordLink } from './listing/link.ts'
import type { QueriedSite } from './listing/query.ts'
import type { Cells } from './listing/table.ts'
import { factReader } from './site/facts.ts'
import { resolveFields } from './site/fields.ts'
import type { Site } from './site/read-site.ts'
import { indexSite } from './site/site-index.ts'
import type { SiteIndex } from './site/site-index.ts'
import { titleOf } from './site/title.ts'
import type { Page } from './types.ts'

/** A site that was read: its pages in file order, its records and its configuration. */
export type ReadSite = Pick<Site, 'pages' | 'records' | 'config'>

/** A site that can be asked. */
export interface IndexedSite {
  index: SiteIndex
  queried: QueriedSite
  /** The content of cells in a listing on a page. */
  cellsOn(page: Page): Cells
}

/** Indexes a site once; every answer then costs what it lists. */
export function indexReadSite({ pages, records, config }: ReadSite): IndexedSite {
  const titles = new Map<Page, string>()
  const title = (page: Page): string => {
    const known = titles.get(page) ?? titleOf(page, headingOf)
    titles.set(page, known)
    return known
  }
  const fields = resolveFields(config.fields, pages, title)
  const index = indexSite(pages, records, config.collections, factReader(config.collections, title))
  return {
    index,
    queried: { ...index, fields },
    cellsOn(page) {
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
    },
  }
}

function headingOf(page: Page): string | undefined {
  return firstHeading(parsePage(page.source, page.frontMatter.end))
}
