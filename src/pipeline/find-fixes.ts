import { join, relative, sep } from 'node:path'
import { collectFindings } from './collect-findings.ts'
import { expandPages } from './expand-pages.ts'
import { readSelected } from './read-selected.ts'
import type { RunOptions } from './run-options.ts'
import { addItem, settingText, type MissingItem } from '../config/add-settings.ts'
import { assetItem, extensionItem } from '../config/missing-items.ts'
import type { Finding } from '../report/finding.ts'
import type { Language } from '../report/messages/language-names.ts'
import type { Change } from '../report/reporters/diff.ts'
import type { Site } from '../site/site.ts'

/** What can be done about what a run finds, without asking anybody. */
export interface Fixes {
  /** Files whose text is to be replaced. Paths are relative to the working directory. */
  changes: Change[]
  /** What is to be added to a file that is written in a way in which that is not sure; the lines to add. */
  byHand: { path: string; text: string }[]
  language: Language
}

/**
 * Finds the fixes that are certain: what listings need of the site is added to the generator's configuration, and all else
 * there stays as it is. Writes nothing. Of other rules nothing is fixed yet; what they find has its fix here.
 *
 * @throws SetupError when there is no site, or its configuration has mistakes
 */
export function findFixes(options: RunOptions): Fixes {
  const selected = readSelected({ ...options, verb: 'check' })
  const { site } = selected.context
  const { otherFiles } = collectFindings(selected, expandPages(selected.pages, selected.context))
  const fixes: Fixes = { changes: [], byHand: [], language: site.config.messages }
  for (const { path, source, findings } of otherFiles) {
    const items = findings.flatMap((finding) => itemFor(site, finding) ?? [])
    if (items.length > 0) addFix(fixes, site, options.cwd, { path, source, items })
  }
  return fixes
}

function itemFor({ themeName }: Site, { rule, details }: Finding): MissingItem | undefined {
  if (rule === 'missing-extension') return extensionItem(details.extension, details.setting, themeName)
  if (rule === 'missing-asset' && details.problem === 'unnamed') return assetItem(details.setting, details.path)
  return undefined
}

/** Adds to a file of YAML, where that is the site's own: another that it inherits from can be that of other sites, too. */
function addFix(
  { changes, byHand }: Fixes,
  { root, docsDir, configFiles }: Site,
  cwd: string,
  { path, source, items }: { path: string; source: string; items: readonly MissingItem[] },
): void {
  const file = join(docsDir, path)
  const shown = relative(cwd, file).split(sep).join('/')
  const isOwn = file === join(root, configFiles[0] ?? '') && /\.ya?ml$/.test(file)
  let after = source
  for (const item of items) {
    const added = isOwn ? addItem(after, item) : null
    if (added === null) byHand.push({ path: shown, text: settingText(item) })
    else after = added
  }
  if (after !== source) changes.push({ path: shown, before: source, after })
}
