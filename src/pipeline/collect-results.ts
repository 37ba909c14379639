import { join, relative, sep } from 'node:path'
import { comparePaths } from '../core/paths.ts'
import type { ExpandedPage } from './expand-page.ts'
import { dataFiles, definitionFiles, extensionFile, type FileBeside } from './non-page-findings.ts'
import type { Diagnostic } from '../report/diagnostic.ts'
import { makeDiagnostics } from '../report/make-diagnostics.ts'
import type { Finding } from '../report/finding.ts'
import { getMessages, type Language } from '../report/messages/languages.ts'
import type { Verb } from '../report/report.ts'
import type { Change } from '../report/reporters/diff.ts'
import type { Severities } from '../report/rules.ts'
import { fileText, type Site } from '../site/site.ts'
import { replaceFile, tidy } from '../write/pages.ts'

/** What was found and done. Paths are POSIX paths relative to `cwd`. */
export interface RunResult {
  /** What is wrong, in file order and in a file by place. */
  diagnostics: Diagnostic[]
  /** Pages that `write` and `clear` changed, that `check` found out of date, or that differ in the copy of `build`. */
  changed: string[]
  /** The texts of the same files, before and after. */
  changes: Change[]
  /** The language of the site's messages. */
  language: Language
  /** Gives the text of a file that has diagnostics, as they mean it; empty when it could not be read. */
  textOf(path: string): string
  /** Whether nothing was to be written, or is never written: the same again finds the same. */
  isSettled: boolean
}

/** Takes what is wrong with a page; its path is relative to the docs directory. */
export type Report = (path: string, finding: Finding) => void

/** Puts changed pages where they belong. */
export type Deliver = (changed: readonly ExpandedPage[], report: Report) => void

/** Pages that were expanded, and all that counts for what becomes of them. */
export interface Conclusion {
  /** Absolute path; what is reported is relative to it. */
  cwd: string
  site: Site
  verb: Verb
  severities: Severities
  expanded: readonly ExpandedPage[]
  /** Whether what was found wrong with a file when the site was read is to be reported, too. */
  isSelected(path: string): boolean
  deliver: Deliver
}

/** Findings by path relative to the docs directory. */
type FindingsByPath = Map<string, Finding[]>

/** The last steps: pages without an error are delivered, and what was found is told. */
export function conclude({ cwd, site, verb, severities, expanded, isSelected, deliver }: Conclusion): RunResult {
  const findings: FindingsByPath = new Map([...site.findings].filter(([path]) => isSelected(path)))
  for (const { page, findings: found } of expanded)
    findings.set(
      page.path,
      found.filter(({ rule }) => rule !== 'missing-extension'),
    )
  const ownFiles = [...definitionFiles(site), ...dataFiles(site)].filter(({ path }) => isSelected(path))
  const beside = [...ownFiles, ...extensionFile(site, expanded)]
  for (const { path, findings: found } of beside) add(findings, path, found)
  if (verb !== 'build') refuseLinks(site, expanded, findings)
  const isSound = ({ page }: ExpandedPage): boolean => !findings.get(page.path)?.some(severities.isError)
  const changed = expanded.filter(
    (expansion) =>
      isSound(expansion) &&
      expansion.text !== expansion.page.source &&
      (verb === 'build' || !site.links.has(expansion.page.path)),
  )
  deliver(changed, (path, finding) => add(findings, path, [finding]))
  const changes = changed.filter(isSound).map(({ page, text }) => ({
    path: shownPath(cwd, site, page.path),
    before: fileText(page, page.source),
    after: fileText(page, text),
  }))
  return {
    ...toldOf(cwd, site, findings, severities, beside),
    changed: changes.map(({ path }) => path),
    changes,
    language: site.config.messages,
    isSettled: verb === 'check' || changed.length === 0,
  }
}

/**
 * A page that is a link is not written through it: its links are relative to where it is read, and what it leads to may
 * be no page at all. Where that is a page, and is to hold just the same, all is well.
 */
function refuseLinks(site: Site, expanded: readonly ExpandedPage[], findings: FindingsByPath): void {
  if (site.links.size === 0) return
  const texts = new Map(expanded.map(({ page, text }) => [page.path, text]))
  for (const { page, text } of expanded) {
    const target = site.links.get(page.path)
    if (target === undefined || text === page.source || texts.get(target) === text) continue
    add(findings, page.path, [{ rule: 'unwritable-page', span: null, details: { reason: 'link', cause: '' } }])
  }
}

/** Puts pages back into their files. */
export function writePages(site: Site, changed: readonly ExpandedPage[], report: Report): void {
  // Beside `mkdocs.yml` stand other files that mdsplice writes.
  tidy([...site.untidy, site.root])
  for (const { page, text } of changed) {
    const failure = replaceFile(join(site.docsDir, page.path), fileText(page, text), fileText(page, page.source))
    if (failure) report(page.path, failure)
  }
}

function toldOf(
  cwd: string,
  site: Site,
  findings: FindingsByPath,
  severities: Severities,
  beside: readonly FileBeside[],
): Pick<RunResult, 'diagnostics' | 'textOf'> {
  const messages = getMessages(site.config.messages)
  const told = [...findings].filter(([, found]) => found.some(({ rule }) => severities.of(rule) !== 'off'))
  const sources = new Map(told.length === 0 ? [] : [...beside, ...site.pages].map(({ path, source }) => [path, source]))
  const files = told
    .sort(([a], [b]) => comparePaths(a, b))
    .map(([path, found]) => ({ shown: shownPath(cwd, site, path), source: sources.get(path) ?? '', found }))
  const texts = new Map(files.map(({ shown, source }) => [shown, source]))
  return {
    diagnostics: files.flatMap(({ shown, source, found }) =>
      makeDiagnostics(shown, source, found, severities, messages),
    ),
    textOf: (path) => texts.get(path) ?? '',
  }
}

function shownPath(cwd: string, site: Site, path: string): string {
  return relative(cwd, join(site.docsDir, path)).split(sep).join('/')
}

function add(findings: FindingsByPath, path: string, found: readonly Finding[]): void {
  if (found.length > 0) findings.set(path, [...(findings.get(path) ?? []), ...found])
}
