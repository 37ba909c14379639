import { join } from 'node:path'
import { addItem, settingText, type MissingItem } from '../../config/edits/add-settings.ts'
import { assetItem, extensionItem } from '../../config/edits/missing-items.ts'
import { posixRelative } from '../../core/paths.ts'
import { expandPages } from '../expand-pages.ts'
import { placeInSite } from '../non-page-findings.ts'
import { readSelected } from '../read-selected.ts'
import type { Finding } from '../../report/finding.ts'
import type { Change } from '../../report/reporters/diff.ts'
import type { RunOptions } from '../run-options.ts'
import type { Site } from '../../site/site.ts'

/** What the configuration of a site's generator lacks of what its listings need. */
export interface MissingSettings {
  /** Configurations whose text is to be replaced. Paths are relative to the working directory. */
  changes: Change[]
  /** What is to be added to a file that is written in a way in which that is not sure; the lines to add. */
  byHand: { path: string; text: string }[]
}

/**
 * Finds what listings of a site need of its generator's configuration. Writes nothing.
 *
 * @throws SetupError when there is no site, or its configuration has mistakes
 */
export function findMissingSettings(options: RunOptions): MissingSettings {
  const { pages, context } = readSelected({ ...options, verb: 'check' })
  const findings = expandPages(pages, context).flatMap((page) => page.findings)
  return missingSettings(context.site, options.cwd, findings)
}

/** The same of what was found on the pages already. */
export function missingSettings(site: Site, cwd: string, findings: readonly Finding[]): MissingSettings {
  const missing: MissingSettings = { changes: [], byHand: [] }
  for (const file of lackingFiles(site, findings)) addMissing(missing, site, cwd, file)
  return missing
}

/** A configuration, and what it lacks, each once. */
interface LackingFile {
  /** Absolute path. */
  file: string
  source: string
  items: Map<string, MissingItem>
}

function lackingFiles(site: Site, findings: readonly Finding[]): LackingFile[] {
  const files = new Map<string, LackingFile>()
  for (const finding of findings) {
    const place = placeInSite(site, finding)
    const item = itemFor(site, finding)
    if (!place || !item) continue
    const file = files.get(place.file) ?? { file: place.file, source: place.text, items: new Map() }
    files.set(place.file, file)
    file.items.set(settingText(item), item)
  }
  return [...files.values()]
}

function itemFor({ themeName }: Site, { rule, details }: Finding): MissingItem | undefined {
  if (rule === 'missing-extension') return extensionItem(details.extension, details.setting, themeName)
  if (rule === 'missing-asset' && details.problem === 'unnamed') return assetItem(details.setting, details.path)
  return undefined
}

/** Adds to a file of YAML, where that is the site's own: another that it inherits from can be that of other sites, too. */
function addMissing(
  { changes, byHand }: MissingSettings,
  { root, configFiles }: Site,
  cwd: string,
  { file, source, items }: LackingFile,
): void {
  const path = posixRelative(cwd, file)
  const isOwn = file === join(root, configFiles[0] ?? '') && /\.ya?ml$/.test(file)
  let after = source
  for (const [text, item] of items) {
    const added = isOwn ? addItem(after, item) : null
    if (added === null) byHand.push({ path, text })
    else after = added
  }
  if (after !== source) changes.push({ path, before: source, after })
}
