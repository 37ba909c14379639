import { once } from '../../core/memoize.ts'
import { createSiteQueries } from '../../directives/site-queries.ts'
import { expandPages } from '../expand-pages.ts'
import type { Finding } from '../../report/finding.ts'
import { fixOf, type Fix } from '../../report/fix.ts'
import { mostSuggestions } from '../../report/make-diagnostics.ts'
import { siteContext, type SiteContext } from '../site-context.ts'
import { frontMatterRules } from '../../site/front-matter.ts'
import type { Field, Page } from '../../site/page.ts'
import { replacePages } from '../../site/replace-pages.ts'
import { fileText, toPage } from '../../site/site.ts'
import { splice } from '../../write/splice.ts'

/** A fix can bring up what another one is needed for: a directive that is read, a value that is named in its filters. */
const mostTurns = 5

/**
 * Applies the fixes that are certain to pages, until there is nothing more to fix. Writes nothing.
 *
 * @param isSelected whether a page may be changed, by its path
 * @returns the pages that differ now, by path
 */
export function fixPages(context: SiteContext, isSelected: (path: string) => boolean): Map<string, Page> {
  const fixed = new Map<string, Page>()
  let now = context
  for (let turn = 0; turn < mostTurns; turn++) {
    const { site, expansion } = now
    const pages = site.pages.filter(({ path }) => isSelected(path) && !site.links.has(path))
    const rules = frontMatterRules(site.config)
    const changed = expandPages(pages, now).flatMap(({ page, findings }) => {
      const isOn = ({ rule }: Finding): boolean => expansion.severities.of(rule) !== 'off'
      const fixes = compatible(
        page,
        findings
          .filter(isOn)
          .slice(0, mostSuggestions)
          .flatMap((finding) => fixOf(finding, page.source) ?? []),
      )
      if (fixes.length === 0) return []
      const next = toPage(page.path, fileText(page, splice(page.source, fixes)), rules)
      return isLike(page, next.page) ? [next] : []
    })
    if (changed.length === 0) break
    for (const { page } of changed) fixed.set(page.path, page)
    const nextSite = replacePages(site, new Map(changed.map((each) => [each.page.path, each])))
    now = siteContext(nextSite, createSiteQueries(nextSite), expansion)
  }
  return fixed
}

/** Fixes in the order of their places. Where two differ about a place none is certain, nor where a list would say a thing twice. */
function compatible(page: Page, fixes: readonly Fix[]): Fix[] {
  const byPlace = new Map(fixes.map((fix) => [JSON.stringify(fix), fix]))
  const inOrder = [...byPlace.values()].sort((a, b) => a.start - b.start || a.end - b.end)
  const apart = inOrder.filter(
    ({ start, end }, at) => start >= (inOrder[at - 1]?.end ?? 0) && end <= (inOrder[at + 1]?.start ?? Infinity),
  )
  const fields = new Map<number, Field>()
  for (const field of page.frontMatter.fields.values()) for (const { start } of field.values) fields.set(start, field)
  // A fix within quotes begins behind the first.
  const fieldAt = ({ start }: Fix): Field | undefined => fields.get(start) ?? fields.get(start - 1)
  const said = once((field: Field) => {
    const counts = new Map<string, number>()
    const texts = apart.flatMap((fix) => (fieldAt(fix) === field ? fix.text : []))
    for (const text of [...field.values.map((value) => value.text), ...texts])
      counts.set(text, (counts.get(text) ?? 0) + 1)
    return counts
  })
  return apart.filter((fix) => {
    const field = fieldAt(fix)
    return !field || said(field).get(fix.text) === 1
  })
}

/** Whether two front matters have as many fields, each with as many values. */
function isLike({ frontMatter: before }: Page, { frontMatter: after }: Page): boolean {
  const shape = ({ fields }: Page['frontMatter']): number[] => [...fields.values()].map(({ values }) => values.length)
  return shape(before).join() === shape(after).join()
}
