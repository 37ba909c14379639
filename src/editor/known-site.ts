import { join } from 'node:path'
import type { SiteConfig } from '../config/settings.ts'
import { OversizedListing } from '../core/limits.ts'
import type { Region } from '../directives/directive.ts'
import { directiveReaders, type KindReader } from '../directives/kinds/registry.ts'
import { siteNamesOf } from '../directives/site-names.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import type { EditorMessages } from '../report/messages/editor-messages.ts'
import { getMessages } from '../report/messages/languages.ts'
import { fieldTargets, type FieldTargets } from '../rules/references.ts'
import { frontMatterRules } from '../site/front-matter.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { valuesIn, type FieldValue, type Page } from '../site/page.ts'
import { toPage, type Site } from '../site/site.ts'

const byteOrderMark = '\uFEFF'

/** A site as an editor knows it: read, indexed and kept up with. */
export interface KnownSite {
  site: Site
  queries: SiteQueries
}

/** Gives the address at which an editor opens a page of the site. */
export type AddressOf = (page: Pick<Page, 'path'>) => string

/** A page as it is in an editor. */
export interface OpenPage {
  page: Page
  /** How many code units are in the editor's text before the page's source: one, of a byte order mark. */
  shift: number
  index: SiteIndex
  known: KnownSite
  messages: EditorMessages
}

/**
 * A page with the text that an editor shows. Never throws, whatever the text is.
 *
 * @param path relative to the docs directory; there need not be such a page
 * @param text as in the editor
 */
export function openPage(known: KnownSite, path: string, text: string): OpenPage {
  const { site, queries } = known
  const source = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const stored = pageAt(site, path)
  const page = stored?.source === source ? stored : toPage(path, source, frontMatterRules(site.config)).page
  return {
    page,
    shift: text.length - source.length,
    index: queries.indexes.of(page),
    known,
    messages: getMessages(site.config.messages).editor,
  }
}

/** The page of a site at a path relative to the docs directory. */
function pageAt({ pages }: Site, path: string): Page | undefined {
  return pages.find((page) => page.path === path)
}

const readers = new WeakMap<Site, readonly KindReader[]>()

/** The readers of a site's directives. */
export function readersOf(site: Site): readonly KindReader[] {
  const known = readers.get(site) ?? directiveReaders(siteNamesOf(site))
  readers.set(site, known)
  return known
}

const targets = new WeakMap<SiteIndex, FieldTargets>()

/** The collections of which the fields of a page name pages. */
export function targetsOf(index: SiteIndex, field: string, page: Page): readonly CollectionIndex[] {
  const known = targets.get(index) ?? fieldTargets(index)
  targets.set(index, known)
  return [...(known(field, page) ?? [])]
}

/** By what says how pages are read: with other settings there are other directives. */
const regions = new WeakMap<SiteConfig, WeakMap<Page, readonly Region[]>>()

/** The directives of a page; looked for once. */
export function regionsOf({ site, queries }: KnownSite, page: Page): readonly Region[] {
  const ofSite = regions.get(site.config) ?? new WeakMap<Page, readonly Region[]>()
  regions.set(site.config, ofSite)
  const found = ofSite.get(page) ?? queries.find(page).regions
  ofSite.set(page, found)
  return found
}

const files = new WeakMap<SiteConfig, WeakMap<Page, string>>()

/** The absolute path of a page's file: always the same text, so that it is found fast in a map of thousands. */
export function fileOf({ docsDir, config }: Site, page: Page): string {
  const ofSite = files.get(config) ?? new WeakMap<Page, string>()
  files.set(config, ofSite)
  const found = ofSite.get(page) ?? join(docsDir, page.path)
  ofSite.set(page, found)
  return found
}

/** What can be worked out, or something else where that would be larger than any page can be. */
export function withinLimits<Value, Otherwise>(compute: () => Value, otherwise: Otherwise): Value | Otherwise {
  try {
    return compute()
  } catch (error) {
    if (error instanceof OversizedListing) return otherwise
    throw error
  }
}

/** What a page or a record is named by in place of its name, and where it says that. */
export function ownKey(queries: KnownSite['queries'], page: Page): { field: string; value: FieldValue } | null {
  const collections = queries.indexes.of(page).collectionsOf(page)
  const field = collections.map(({ collection }) => collection.key).find((key) => key !== null)
  const named = field ?? (page.record ? 'id' : null)
  const [value] = named === null ? [] : valuesIn(page, named)
  return named !== null && value ? { field: named, value } : null
}
