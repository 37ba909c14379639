import type { ExpandedPage } from './expand-page.ts'
import {
  dataFiles,
  definitionFiles,
  isAboutSite,
  settingsFile,
  siteFiles,
  type OtherFile,
} from './non-page-findings.ts'
import type { SelectedPages } from './read-selected.ts'
import type { Finding } from '../report/finding.ts'
import type { Site } from '../site/site.ts'

/** What was found on pages and in other files of a site. Paths are relative to the docs directory. */
export interface Findings {
  byPath: Map<string, Finding[]>
  /** The files with findings, other than pages. */
  otherFiles: readonly OtherFile[]
}

/** Puts together what was found when the site was read, and when its pages were expanded. */
export function collectFindings({ context, isSelected }: SelectedPages, expanded: readonly ExpandedPage[]): Findings {
  const { site, expansion } = context
  const byPath: Findings['byPath'] = new Map([...site.findings].filter(([path]) => isSelected(path)))
  for (const { page, findings } of expanded)
    byPath.set(
      page.path,
      findings.filter((finding) => !isAboutSite(finding)),
    )
  const checkPage = expansion.verb === 'clear' ? () => [] : expansion.queries.checkPage
  const ownFiles = [
    ...definitionFiles(site).filter(({ path }) => isSelected(path)),
    ...settingsFile(expansion.queries.indexes.in(null), isSelected),
    ...dataFiles(site, isSelected, checkPage),
  ]
  const otherFiles = [...ownFiles, ...siteFiles(site, expanded)]
  for (const { path, findings } of otherFiles) addFindings(byPath, path, findings)
  if (expansion.verb !== 'build') refuseLinks(site, expanded, byPath)
  return { byPath, otherFiles }
}

/** The pages that differ from what they should be, and that no error keeps from being written. */
export function changedPages(
  { context: { site, expansion } }: SelectedPages,
  expanded: readonly ExpandedPage[],
  { byPath }: Findings,
): ExpandedPage[] {
  const { verb, severities } = expansion
  return expanded.filter(
    ({ page, text }) =>
      text !== page.source &&
      !byPath.get(page.path)?.some(severities.isError) &&
      (verb === 'build' || !site.links.has(page.path)),
  )
}

/**
 * A page that is a link is not written through it: its links are relative to where it is read, and what it leads to may
 * be no page at all. Where that is a page, and is to hold just the same, all is well.
 */
function refuseLinks(site: Site, expanded: readonly ExpandedPage[], byPath: Findings['byPath']): void {
  if (site.links.size === 0) return
  const texts = new Map(expanded.map(({ page, text }) => [page.path, text]))
  for (const { page, text } of expanded) {
    const target = site.links.get(page.path)
    if (target === undefined || text === page.source || texts.get(target) === text) continue
    addFindings(byPath, page.path, [{ rule: 'unwritable-page', span: null, details: { reason: 'link', cause: '' } }])
  }
}

/** Adds to what was found in a file. */
export function addFindings(byPath: Findings['byPath'], path: string, found: readonly Finding[]): void {
  if (found.length > 0) byPath.set(path, [...(byPath.get(path) ?? []), ...found])
}
