import { join } from 'node:path'
import { configFile } from '../config/file-names.ts'
import type { AssetPlace } from '../config/generator/site-assets.ts'
import { posixRelative } from '../core/paths.ts'
import type { ExpandedPage } from './expand-page.ts'
import type { Finding } from '../report/finding.ts'
import { checkConfigFile } from '../rules/check-config-file.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'
import type { FaultyFile, Site } from '../site/site.ts'

/** A file other than a page, and its findings. Path relative to the docs directory. */
export interface OtherFile {
  path: string
  source: string
  findings: Finding[]
}

/** The files of definitions in which something is wrong, where the site shows them. */
export function definitionFiles({ root, docsDir, glossary, config, pages }: Site): OtherFile[] {
  const { faulty } = glossary
  const isShown =
    config.originOf(['definitions']) !== 'default' ||
    (faulty.length > 0 && pages.some(({ source }) => asksForDefinitions(source)))
  return isShown ? faulty.map((file) => otherFile(root, docsDir, file)) : []
}

/**
 * The data files in which something is wrong, and what is wrong with their records.
 *
 * @param isSelected whether what is found in a file is to be reported; its path is relative to the docs directory
 * @param checkPage says what is wrong with a record
 */
export function dataFiles(
  { root, docsDir, dataFiles: read, records }: Site,
  isSelected: (path: string) => boolean,
  checkPage: (record: Page) => Finding[],
): OtherFile[] {
  const files = read.map((file) => ({ ...otherFile(root, docsDir, file), name: file.file }))
  const selected = new Map(files.filter(({ path }) => isSelected(path)).map((file) => [file.name, file]))
  const found = new Map([...selected.values()].map(({ name, findings }) => [name, [...findings]]))
  for (const record of [...records.values()].flat())
    if (record.record) found.get(record.record.file.path)?.push(...checkPage(record))
  return [...selected].flatMap(([name, { path, source }]): OtherFile[] => {
    const findings = found.get(name) ?? []
    return findings.length > 0 ? [{ path, source, findings }] : []
  })
}

/** The configuration, where it is selected and names what the site does not have. */
export function settingsFile(index: SiteIndex, isSelected: (path: string) => boolean): OtherFile[] {
  const { root, docsDir, config } = index.site
  const path = shownFrom(docsDir, join(root, configFile))
  const findings = isSelected(path) ? checkConfigFile(index) : []
  return findings.length === 0 ? [] : [{ path, source: config.text, findings }]
}

function otherFile(root: string, docsDir: string, { file, text, findings }: FaultyFile): OtherFile {
  return { path: shownFrom(docsDir, join(root, file)), source: text, findings }
}

/** Whether a finding is about the site's configuration, though a directive of a page was the occasion. */
export function isAboutSite(finding: Finding): boolean {
  return (finding.rule === 'missing-extension' && !finding.details.isContainer) || finding.rule === 'missing-asset'
}

/**
 * The generator's configuration, where it lacks what listings need: each is reported once, at the place of the setting,
 * however many pages have such listings.
 */
export function siteFiles(site: Site, expanded: readonly Pick<ExpandedPage, 'findings'>[]): OtherFile[] {
  const files = new Map<string, OtherFile>()
  const said = new Set<string>()
  for (const { findings } of expanded)
    for (const finding of findings) {
      const place = placeInSite(site, finding)
      if (!place || said.has(place.need)) continue
      said.add(place.need)
      const path = shownFrom(site.docsDir, place.file)
      const file = files.get(path) ?? { path, source: place.text, findings: [] }
      files.set(path, file)
      file.findings.push({ ...finding, span: place.span })
    }
  return [...files.values()]
}

/** Where the configuration should say what a finding is about. */
export function placeInSite(
  { markdown, assets }: Site,
  { rule, details }: Finding,
): (AssetPlace & { need: string }) | undefined {
  if (rule === 'missing-extension' && markdown && !details.isContainer) return { ...markdown, need: details.extension }
  if (rule === 'missing-asset' && assets) return { ...assets.placeOf(details.asset), need: details.asset }
  return undefined
}

function shownFrom(docsDir: string, file: string): string {
  return posixRelative(docsDir, file)
}

/** Whether a page's text seems to ask for the definitions of the site. */
function asksForDefinitions(source: string): boolean {
  return /<!--\s*definitions\b/i.test(source)
}
