import { dirname, join, resolve } from 'node:path'
import { fixMistakes } from '../../config/edits/fix-mistakes.ts'
import { configFile } from '../../config/file-names.ts'
import { readMessageLanguage } from '../../config/languages.ts'
import { posixRelative } from '../../core/paths.ts'
import { expandPages } from '../expand-pages.ts'
import { onDisk, type FileAccess } from '../../files/file-access.ts'
import { readText } from '../../files/read-text.ts'
import { fixPages } from './fix-pages.ts'
import { missingSettings, type MissingSettings } from './missing-settings.ts'
import { moveFolders } from './move-folders.ts'
import { readSelected, type SelectedPages } from '../read-selected.ts'
import type { Language } from '../../report/messages/language-names.ts'
import type { Change } from '../../report/reporters/diff.ts'
import { SetupError } from '../../report/setup-error.ts'
import type { RunOptions } from '../run-options.ts'
import { fileText } from '../../site/site.ts'

/** What can be done about what a run finds, without asking anybody. */
export interface Fixes {
  /** Configurations whose text is to be replaced. Paths are relative to the working directory. */
  settings: Change[]
  /** Pages whose text is to be replaced; the same. */
  pages: Change[]
  byHand: MissingSettings['byHand']
  language: Language
}

/**
 * Finds the fixes that are certain: what listings need of the site is added to the generator's configuration, a collection
 * whose folder was renamed gets its pages back, and names that are misspelt or were renamed are corrected on pages and in
 * `mdsplice.yml`. All else stays as it is, byte by byte. Writes nothing.
 *
 * @throws SetupError when there is no site, or its configuration has mistakes of which none can be fixed
 */
export function findFixes(options: RunOptions, access = onDisk): Fixes {
  try {
    return fixesIn(readSelected({ ...options, verb: 'check' }, access), options.cwd)
  } catch (error) {
    const settings = mistakesFixed(options, error, access)
    if (!settings) throw error
    const language = readMessageLanguage(options.cwd, options.configFile, options.allowOutside, access)
    return { settings: [settings], pages: [], byHand: [], language }
  }
}

/**
 * The same of a site that was read.
 *
 * @param cwd absolute path; paths of the fixes are relative to it
 */
export function fixesIn({ pages, context, isSelected }: SelectedPages, cwd: string): Fixes {
  const { site } = context
  const shown = (file: string): string => posixRelative(cwd, file)
  const findings = expandPages(pages, context).flatMap((page) => page.findings)
  const { changes: settings, byHand } = missingSettings(site, cwd, findings)
  const fixes: Fixes = { settings, pages: [], byHand, language: site.config.messages }
  const moved = moveFolders(context, findings)
  if (moved) fixes.settings.push({ ...moved.change, path: shown(join(site.root, configFile)) })
  for (const [path, page] of fixPages(moved?.context ?? context, isSelected)) {
    const before = context.pages.get(path)
    if (before && before.source !== page.source)
      fixes.pages.push({
        path: shown(join(site.docsDir, path)),
        before: fileText(before, before.source),
        after: fileText(page, page.source),
      })
  }
  return fixes
}

/** What `mdsplice.yml` is with its mistakes corrected, where one of them keeps the site from being read and can be. */
function mistakesFixed({ cwd, configFile: siteConfig }: RunOptions, error: unknown, access: FileAccess): Change | null {
  if (!(error instanceof SetupError) || error.problem.code !== 'invalid-config') return null
  const file = resolve(siteConfig === undefined ? cwd : dirname(resolve(cwd, siteConfig)), configFile)
  const read = readText(file, access)
  if ('failure' in read) return null
  const after = fixMistakes(read.text, error.problem.mistakes)
  const path = posixRelative(cwd, file)
  return after === read.text ? null : { path, before: read.text, after }
}
