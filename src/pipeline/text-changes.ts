import { posixRelative } from '../core/paths.ts'
import { directiveFinder } from '../directives/find-directives.ts'
import { isGitName } from '../files/path-boundary.ts'
import { schemaNames } from '../listings/check-settings.ts'
import type { Diagnostic } from '../report/diagnostic.ts'
import { frontMatterRules } from '../site/front-matter.ts'
import { fileText, readPage, readSettings } from '../site/site.ts'
import { hashOf, type Comparison } from './cache-inputs.ts'
import { isQuiet } from './quiet-text.ts'
import { outlineMark } from './page-marks.ts'
import type { RunOptions } from './run-options.ts'
import { outlineReader } from './shards.ts'

/**
 * Whether pages changed only in text in which nothing is for mdsplice, so that what was found holds: no other page sees
 * more of them than their outlines, which are what shards of a site tell each other.
 *
 * @param diagnostics what was found
 */
export function areTextChanges(
  { cwd, configFile, allowOutside }: RunOptions,
  { inputs, marks, changed }: Comparison,
  diagnostics: readonly Diagnostic[],
): boolean {
  if (diagnostics.some(({ rule }) => rule === 'edited-region') || asksGit(inputs.settings)) return false
  const site = readSettings({ cwd, configFile, allowOutside }, schemaNames)
  const [rules, find, outlineOf] = [frontMatterRules(site.config), directiveFinder(site), outlineReader(site)]
  return [...changed].every(([file, content]) => {
    const { page, findings } = readPage(site.docsDir, posixRelative(site.docsDir, file), rules)
    return (
      page !== null &&
      hashOf(Buffer.from(fileText(page, page.source))) === content &&
      isQuiet(page, find(page), findings) &&
      outlineMark(outlineOf(page), page.hasBom) === marks.get(file)?.outline
    )
  })
}

/** What was renamed is found by comparing whole texts with those of the last commits. */
function asksGit(settings: Comparison['inputs']['settings']): boolean {
  return settings.some(({ file, isRead }) => isRead && file.split(/[/\\]/).some(isGitName))
}
