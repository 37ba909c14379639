import { join } from 'node:path'
import { moveCollection, moveFieldPages, type MovedConfig } from '../../config/edits/move-collection.ts'
import { configFile } from '../../config/file-names.ts'
import type { SiteConfig } from '../../config/settings.ts'
import { globTest } from '../../core/patterns/glob.ts'
import { createSiteQueries } from '../../directives/site-queries.ts'
import { readText } from '../../files/read-text.ts'
import type { Finding } from '../../report/finding.ts'
import type { Change } from '../../report/reporters/diff.ts'
import { siteContext, type SiteContext } from '../site-context.ts'
import { memberTest } from '../../site/index/member-finder.ts'
import { renamedMembers, renamedPages } from '../../site/index/new-names.ts'
import { plainPath, type Page } from '../../site/page.ts'

/** `mdsplice.yml` before and after, and its settings as they are then. */
interface Moved {
  text: string
  config: SiteConfig
}

/**
 * `mdsplice.yml` in which collections, and fields whose values are the names of pages, have the pages back that are in a
 * renamed folder: just those. The site is given as it is then.
 *
 * @param findings what was found on its pages: whom it lacks pages
 */
export function moveFolders(
  context: SiteContext,
  findings: readonly Finding[],
): { change: Omit<Change, 'path'>; context: SiteContext } | null {
  const { site, expansion } = context
  const read = readText(join(site.root, configFile), site.access)
  const before = 'text' in read ? read.text : ''
  let moved: Moved = { text: before, config: site.config }
  for (const name of named(findings, (finding) =>
    finding.rule === 'renamed-folder' ? finding.details.collection : null,
  ))
    moved = withCollection(context, moved, name) ?? moved
  for (const field of named(findings, (finding) =>
    finding.rule === 'value-not-allowed' && finding.details.hint === 'no-pages' ? finding.details.field : null,
  ))
    moved = withFieldPages(context, moved, field) ?? moved
  if (moved.text === before) return null
  const movedSite = { ...site, config: moved.config }
  return {
    change: { before, after: moved.text },
    context: siteContext(movedSite, createSiteQueries(movedSite), expansion),
  }
}

function named(findings: readonly Finding[], nameOf: (finding: Finding) => string | null): Set<string> {
  return new Set(findings.flatMap((finding) => nameOf(finding) ?? []))
}

function withCollection({ site, expansion }: SiteContext, { text, config }: Moved, name: string): Moved | null {
  const whole = expansion.queries.indexes.in(null)
  const index = whole.collections.get(name)
  const members = index && renamedMembers(whole.renames(), index)
  const names = config.collections.map((collection) => collection.name)
  const moved = members ? moveCollection(text, name, members, names) : null
  if (!moved || !index) return null
  const collection = { ...index.collection, pages: moved.globs }
  if (!isSame(site.pages.filter(memberTest(collection)), members?.pages ?? [])) return null
  const collections = config.collections.map((each) => (each.name === name ? collection : each))
  return { text: moved.text, config: { ...config, collections } }
}

function withFieldPages({ site, expansion }: SiteContext, { text, config }: Moved, name: string): Moved | null {
  const field = config.fields.find((each) => each.name === name)
  const { values = null } = field ?? {}
  if (!field || !values || !('pages' in values)) return null
  const renames = expansion.queries.indexes.in(null).renames()
  const namedBy = (globs: readonly string[]): ((page: Page) => boolean) => {
    const isNamed = globTest(globs)
    return (page) => isNamed(plainPath(page)) || isNamed(page.path)
  }
  const pages = renamedPages(renames, renames.earlier.filter(namedBy(values.pages)))
  const moved: MovedConfig | null = pages && moveFieldPages(text, name, pages)
  if (!pages || !moved || !isSame(site.pages.filter(namedBy(moved.globs)), pages.pages)) return null
  const fields = config.fields.map((each) =>
    each === field ? { ...field, values: { ...values, pages: moved.globs } } : each,
  )
  return { text: moved.text, config: { ...config, fields } }
}

function isSame(some: readonly Page[], others: readonly Page[]): boolean {
  const set = new Set(others)
  return some.length === set.size && some.every((page) => set.has(page))
}
