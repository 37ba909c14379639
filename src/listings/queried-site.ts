import type { DefinitionSettings, SiteConfig, TagSet } from '../config/settings.ts'
import type { Cells } from './formats/table.ts'
import { addressBetween, linksFrom, recordAddress, recordLink } from './link.ts'
import type { QueriedSite } from './query.ts'
import { firstHeading } from '../markdown/first-heading.ts'
import { parsePage } from '../markdown/parse/parse-page.ts'
import { serializeAnywhere } from '../markdown/stringify/stringify.ts'
import type { Glossary } from '../site/definitions.ts'
import { factReader } from '../site/facts.ts'
import { resolveFields, type Fields } from '../site/fields.ts'
import { relate, type Relation } from '../site/index/relations.ts'
import { indexSite, type SiteIndex } from '../site/index/site-index.ts'
import { titleOf } from '../site/page-names.ts'
import type { Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'

/** A site that was read: its pages in file order, its records and its configuration. */
export type ReadSite = Pick<Site, 'pages' | 'records' | 'config'> &
  Partial<Pick<Site, 'useDirectoryUrls' | 'lock' | 'glossary' | 'markdown'>>

/** A site that can be asked. */
export interface IndexedSite {
  index: SiteIndex
  queried: QueriedSite
  language: SiteConfig['language']
  fields: Fields
  /** The sets of labels, by the directive that asks for them. */
  tagSets: ReadonlyMap<string, TagSet>
  /** The Markdown extensions that `mkdocs.yml` names, or null where that cannot be known. */
  extensions: ReadonlySet<string> | null
  definitions: DefinitionSettings
  glossary: Glossary
  /** Which pages of a collection are related to which of another. */
  relation(from: string, to: string): Relation
  /** The content of cells in a listing on a page. */
  cellsOn(page: Page): Cells
  /** The address of a page in the built site, seen from another page; null for a record that has none. */
  addressOn(page: Page): (target: Page) => string | null
}

const noGlossary: Glossary = { files: [], unread: [], meanings: new Map(), faulty: [] }

/**
 * Indexes a site once; every answer then costs what it lists.
 *
 * @param earlier an index of the same site before some of its pages changed, of which what still holds is kept
 */
export function indexReadSite(
  { pages, records, config, useDirectoryUrls = true, glossary = noGlossary, markdown }: ReadSite,
  earlier?: SiteIndex,
): IndexedSite {
  const title = (page: Page): string => titleOf(page, headingOf)
  const fields = resolveFields(config.fields, pages, title, config.language)
  const [collected, factOf] = [
    { pages, records, collections: config.collections },
    factReader(config.collections, title),
  ]
  const index = earlier ? earlier.after(collected, factOf) : indexSite(collected, factOf)
  const relations = new Map<string, Relation>()
  return {
    index,
    queried: { ...index, fields },
    language: config.language,
    fields,
    extensions: markdown?.extensions ?? null,
    definitions: config.definitions,
    glossary,
    tagSets: new Map(config.tags.map((set) => [set.name, set])),
    relation(from, to) {
      const known = relations.get(`${from} ${to}`) ?? relate(index, from, to)
      relations.set(`${from} ${to}`, known)
      return known
    },
    addressOn: (page) => (target) =>
      target.record
        ? recordAddress(page.path, target.record.link, useDirectoryUrls)
        : addressBetween(page.path, target.path, useDirectoryUrls),
    cellsOn(page) {
      const linkToFile = linksFrom(page.path)
      const linkTo = (target: Page): string | null =>
        target.record ? recordLink(page.path, target.record.link) : linkToFile(target.path)
      return {
        titleOf: title,
        linkTo,
        asMarkdown: serializeAnywhere,
        linkToFile,
        valuesOf: (row, { field: written, show }) => {
          const field = fields.canonical(written)
          return index.valuesOf(row, field).map((value) => {
            const target = fields.pageOf(field, value)
            return { text: fields.labelOf(field, value, show), url: target ? linkTo(target) : null }
          })
        },
      }
    },
  }
}

const headings = new WeakMap<Page, { text: string | undefined }>()

/** The text of a page's first H1, if it has one. */
export function headingOf(page: Page): string | undefined {
  if (page.outline) return page.outline.heading
  const known = headings.get(page) ?? { text: firstHeading(parsePage(page.source, page.frontMatter.end)) }
  headings.set(page, known)
  return known.text
}
