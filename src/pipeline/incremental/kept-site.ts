import { join } from 'node:path'
import { hashOf, type Comparison } from './cache-inputs.ts'
import { lazy } from '../../core/memoize.ts'
import { comparePaths } from '../../core/paths.ts'
import { siteQueries, type SiteQueries } from '../../directives/site-queries.ts'
import { isPage } from '../../files/file-names.ts'
import type { PageRecord, SiteRecords } from './site-records.ts'
import { frontMatterRules, type FrontMatterRules } from '../../site/front-matter.ts'
import { indexLanguages } from '../../site/index/language-indexes.ts'
import { fieldNames, type Page } from '../../site/page.ts'
import { replacePages, type ReplacedPage } from '../../site/replace-pages.ts'
import { readIndexEntry } from '../../site/shards/index-lines.ts'
import { fileText, readPage, ruledBy, type Site } from '../../site/site.ts'

/** A file is not what it was when the run began. */
export class ChangedMeanwhile extends Error {}

/** A site as it was when it was kept, and as it is now. */
export interface KeptSite {
  before: SiteQueries
  after: SiteQueries
  /** The pages that changed, by what stood in their places. */
  replaced: ReadonlyMap<Page, Page>
}

/**
 * Makes a site of what was kept. A page is read when somebody looks into its text, and the fields of collections are those
 * that were kept.
 *
 * @param settings the site without its pages
 * @returns null where what was kept and what there is now differ by more than can be followed
 */
export function keptSite(
  settings: Site,
  { names, changed }: Comparison,
  { pages, index }: SiteRecords,
): KeptSite | null {
  // Of such a site nothing is kept of fields.
  if (settings.config.translations) return null
  const rules = frontMatterRules(settings.config)
  const findings: Site['findings'] = new Map()
  const now = new Map<string, ReplacedPage>()
  const replaced = new Map<Page, Page>()
  const earlier: Page[] = []
  const links: Site['links'] = new Map()
  const otherFiles: string[] = []
  const prefix = join(settings.docsDir, '/')
  for (const { path, finding, real } of names.files) {
    if (real !== null) links.set(path, real)
    if (finding) findings.set(path, [finding])
    else if (!isPage(path)) otherFiles.push(path)
    if (finding || !isPage(path)) continue
    const file = prefix + path
    const record = pages.get(file)
    if (!record) return null
    const content = changed.get(file)
    if (content === undefined) {
      earlier.push(keptPage(settings, path, rules, record, findings))
      continue
    }
    const before = readIndexEntry(record.line, rules)
    const read = readPage(settings, path, rules)
    if (!before || !read.page || contentOf(read.page) !== content) return null
    replaced.set(before, read.page)
    now.set(path, read)
    earlier.push(before)
  }
  earlier.sort((a, b) => comparePaths(a.path, b.path))
  const site: Site = {
    ...settings,
    findings,
    links,
    untidy: names.untidy,
    pages: earlier,
    otherFiles: otherFiles.sort(comparePaths),
  }
  const before = siteQueries(site, indexLanguages(site, index(settings.docsDir)))
  const { collections } = before.indexes.in(null)
  const isFollowed = before.indexes.in(null).canReplace(replaced)
  const known = new Set([...collections.values()].flatMap((collection) => collection.fields))
  const areKnown = ([page, other]: [Page, Page]): boolean => {
    const own = new Set(fieldNames(page.frontMatter))
    return fieldNames(other.frontMatter).every((field) => known.has(field) || own.has(field))
  }
  if (!isFollowed || ![...replaced].every(areKnown)) return null
  const after = replacePages(site, now)
  // What is found while pages are read later belongs to the site as it is.
  for (const [path, found] of after.findings) findings.set(path, found)
  const siteNow = { ...after, findings }
  return { before, after: siteQueries(siteNow, before.indexes.after(siteNow)), replaced }
}

/** A page whose text is read when somebody asks for it; its front matter is kept. */
function keptPage(
  settings: Site,
  path: string,
  rules: FrontMatterRules,
  record: PageRecord,
  findings: Site['findings'],
): Page {
  const kept = lazy(() => readIndexEntry(record.line, rules) ?? read())
  const read = lazy(() => {
    const { page, findings: found } = readPage(settings, path, rules)
    if (!page || contentOf(page) !== record.content) throw new ChangedMeanwhile()
    if (found.length > 0) findings.set(path, found)
    return page
  })
  return {
    path,
    ...ruledBy(rules, path),
    get source() {
      return read().source
    },
    get hasBom() {
      return read().hasBom
    },
    get frontMatter() {
      return kept().frontMatter
    },
  }
}

function contentOf(page: Page): string {
  return hashOf(Buffer.from(fileText(page, page.source)))
}
