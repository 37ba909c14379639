import { join, relative, sep } from 'node:path'
import { VFile } from 'vfile'
import type { Language } from '../core/language.ts'
import { comparePaths } from '../core/paths.ts'
import { addFindings, type Findings } from './collect-findings.ts'
import type { WriteFailures } from './deliver.ts'
import type { ExpandedPage } from './expand-page.ts'
import type { SiteContext } from './site-context.ts'
import { wordsIn } from '../report/messages/languages.ts'
import { addMessages } from '../report/page-messages.ts'
import type { MessagedFile } from '../report/report.ts'
import type { Change } from '../report/reporters/diff.ts'
import { fileText, type Site } from '../site/site.ts'

/** What was found and done. Paths are POSIX paths relative to `cwd`. */
export interface RunResult {
  /** The files that have messages, in file order. */
  files: MessagedFile[]
  /** Pages that `write` and `clear` changed, that `check` found out of date, or that differ in the copy of `build`. */
  changed: string[]
  /** The texts of the same files, before and after. */
  changes: Change[]
  /** The language of the site's messages. */
  language: Language
  /** Whether nothing was to be written, or is never written: the same again finds the same. */
  isSettled: boolean
}

/**
 * Makes messages of what was found, and says what has changed.
 *
 * @param cwd absolute path; what is reported is relative to it
 * @param failures pages among the changed ones that could not be written
 */
export function reportResults(
  cwd: string,
  context: SiteContext,
  findings: Findings,
  changed: readonly ExpandedPage[],
  failures: WriteFailures,
): RunResult {
  const { site, expansion } = context
  for (const [path, failure] of failures) addFindings(findings.byPath, path, [failure])
  const written = changed.filter(({ page }) => !findings.byPath.get(page.path)?.some(expansion.severities.isError))
  const changes = written.map(({ page, text }) => ({
    path: shownPath(cwd, site, page.path),
    before: fileText(page, page.source),
    after: fileText(page, text),
  }))
  return {
    files: messagedFiles(cwd, context, findings),
    changed: changes.map(({ path }) => path),
    changes,
    language: site.config.messages,
    isSettled: expansion.verb === 'check' || changed.length === 0,
  }
}

function messagedFiles(cwd: string, { site, expansion }: SiteContext, { byPath, otherFiles }: Findings): VFile[] {
  const { severities } = expansion
  const told = [...byPath].filter(([, found]) => found.some(({ rule }) => severities.of(rule) !== 'off'))
  if (told.length === 0) return []
  const sources = new Map([...otherFiles, ...site.pages].map(({ path, source }) => [path, source]))
  return told
    .sort(([a], [b]) => comparePaths(a, b))
    .map(([path, found]) => {
      const file = new VFile({ path: shownPath(cwd, site, path), value: sources.get(path) ?? '' })
      addMessages(file, sources.get(path) ?? '', found, severities, wordsIn(site.config.messages))
      return file
    })
}

function shownPath(cwd: string, site: Site, path: string): string {
  return relative(cwd, join(site.docsDir, path)).split(sep).join('/')
}
