import { placedValues, type PlacedLink } from '../config/edits/placed-values.ts'
import { lazy, once } from '../core/memoize.ts'
import { nearlyEqual } from '../core/nearest.ts'
import { isAddress } from '../core/web-address.ts'
import { anchorsOf } from '../markdown/anchors.ts'
import type { Finding } from '../report/finding.ts'
import type { RuleDetails } from '../report/rules.ts'
import { isPage } from '../files/file-names.ts'
import { getSpelled } from '../site/boolean-values.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { plainPath, type Page } from '../site/page.ts'
import { valuesInUse } from './config-values.ts'

/** Where a value links to: a path relative to the docs folder, and what is behind `#`. */
interface Target {
  value: string | null
  path: string
  anchor: string
}

/** A target that is not there. */
type Broken = Pick<RuleDetails['broken-link'], 'target' | 'missing' | 'known' | 'now'> & Pick<Target, 'value'>

/**
 * `broken-link` in `mdsplice.yml`: a field's values link to a page, or a section of a page, that the site does not have. One
 * message for each target that is written, which says how many more values it is about.
 */
export function brokenLinksInConfig(index: SiteIndex): Finding[] {
  const { links } = placedValues(index.site.config.text)
  const findBroken = brokenTargets(index)
  return links.flatMap((link): Finding[] => {
    const broken = targetsOf(index, link).flatMap((target) => findBroken(target) ?? [])
    const [first] = broken
    if (!first) return []
    const { start, end, field } = link
    const details = { ...first, field, value: first.value ?? '', others: broken.length - 1 }
    return [{ rule: 'broken-link', span: { start, end }, details }]
  })
}

/** Makes a function that says what is missing of a target; null where it is there, or may be. */
function brokenTargets(index: SiteIndex): (target: Target) => Broken | null {
  const pages = lazy(() => {
    const paths = index.site.pages.flatMap((page) => [page.path, plainPath(page)].map((path) => [path, page] as const))
    return new Map(paths)
  })
  const paths = lazy(() => [...pages().keys()])
  const anchorsIn = once((page: Page) => anchorsOf(page.source, page.dialect ?? index.site.config.syntax))
  return ({ value, path, anchor }) => {
    const page = pages().get(path)
    const behind = anchor === '' ? '' : `#${anchor}`
    const target = path + behind
    if (!page) {
      if (index.hasPage(path)) return null
      const meant = isPage(path) ? null : pageOfFolder(path, pages())
      // What is no page may be there when the site is built: another file, or a folder.
      if (!isPage(path) && meant === null) return null
      const near = nearlyEqual(path, paths())
      const known = near === undefined ? [] : [near + behind]
      const now = meant === null ? null : { name: meant + behind, isRename: false }
      return { value, target, missing: 'page', known, now }
    }
    // Of a page that another shard has, only the front matter is known.
    const anchors = behind === '' || page.outline ? null : anchorsIn(page)
    if (!anchors || anchors.has(anchor)) return null
    const near = nearlyEqual(anchor, anchors.known)
    if (near === undefined && !anchors.areAll) return null
    return { value, target, missing: 'section', known: near === undefined ? [] : [`${path}#${near}`], now: null }
  }
}

/** The targets of a link that depends on the value, for each value that has it. */
function targetsOf(index: SiteIndex, { field: written, value, target }: PlacedLink): Target[] {
  if (isAddress(target)) return []
  const field = index.fields.canonical(written)
  const values = !target.includes('{value}') ? [null] : value === null ? valuesWith(index, field, target) : [value]
  return values.flatMap((each): Target[] => {
    const link = target.replaceAll('{value}', () => each ?? '').replace(/^\/+/, '')
    const [path = ''] = link.split('#', 1)
    const anchor = link.slice(path.length + 1)
    return path === '' ? [] : [{ value: each, path, anchor }]
  })
}

/** The values of a field that link as all that have no link of their own, but for those that labels leave out. */
function valuesWith(index: SiteIndex, field: string, target: string): string[] {
  const { fields, tags } = index.site.config
  const link = fields.find(({ name }) => name === field)?.link
  const own = typeof link === 'object' ? link : new Map<string, string>()
  const except = new Set(tags.flatMap((set) => (set.fields.includes(field) ? set.except : [])))
  return [...valuesInUse(index, field)].filter(
    (value) => !except.has(value) && (getSpelled(own, value) ?? target) === target,
  )
}

/** The page that is meant by the path of a folder, or by its own without an ending; null where there is none. */
function pageOfFolder(path: string, pages: ReadonlyMap<string, Page>): string | null {
  const folder = path.endsWith('/') ? path.slice(0, -1) : path
  return [`${folder}.md`, `${folder}/index.md`, `${folder}/README.md`].find((each) => pages.has(each)) ?? null
}
