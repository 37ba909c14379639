import { join, relative, resolve, sep } from 'node:path'
import { VFile } from 'vfile'
import { answersOf } from './answers.ts'
import { expandPage } from './expand-page.ts'
import type { ExpandedPage } from './expand-page.ts'
import { loadSite } from './load-site.ts'
import type { Change } from './report/diff.ts'
import { addMessages } from './report/page-messages.ts'
import { severitiesOf } from './report/severities.ts'
import type { Severities } from './report/severities.ts'
import { wordsIn } from './report/words-in.ts'
import { comparePaths } from './site/page-order.ts'
import { fileText } from './site/read-site.ts'
import type { Site } from './site/read-site.ts'
import { selectPages } from './select-pages.ts'
import type { Finding, Language, Verb } from './types.ts'
import { replaceFile, tidy, writeOutput } from './write/files.ts'
import { claimOutput, openOutputDirectory, writeManifest } from './write/files-manifest.ts'

/** What is to be done, and where. */
export interface RunOptions {
  verb: Verb
  /** Absolute path of the folder in which `mkdocs.yml` is looked for. */
  cwd: string
  /** Another `mkdocs.yml`, relative to `cwd`. */
  configFile?: string
  /** Files, folders and globs, relative to `cwd`, to which writing and reporting are limited; none means the whole site. */
  paths?: readonly string[]
  /** Replace listings that were changed by hand. */
  force?: boolean
  /** Where `build` puts its copy, relative to `cwd`. */
  out?: string
  /** Limit writing and reporting to what changes since this revision of git can affect. */
  since?: string
  /** Write nothing. */
  dryRun?: boolean
  /** A page that is not read from its file, and to which writing and reporting are limited; its path is relative to `cwd`. */
  input?: { path: string; text: string }
  /** Is told how many of the pages are done. */
  onProgress?: (done: number, pages: number) => void
}

/** What was found and done. Paths are POSIX paths relative to `cwd`. */
export interface RunResult {
  /** The files that have messages, in file order. */
  files: VFile[]
  /** Pages that `write` and `clear` changed, that `check` found out of date, or in which `build` put listings. */
  changed: string[]
  /** The texts of the same files, before and after. */
  changes: Change[]
  /** The language of the site's messages. */
  language: Language
}

/** Findings by path relative to the docs directory. */
type FindingsByPath = Map<string, Finding[]>

/**
 * The whole way: read → index → find → query → render → splice → write or check → report.
 *
 * @throws SetupError when there is no site, or the output folder cannot be used; nothing has been written then
 */
export function run(options: RunOptions): RunResult {
  const { cwd, verb, force = false } = options
  const { site, isSelected } = selectPages(loadSite(cwd, options.configFile), options)
  const severities = severitiesOf(site.config.rules)
  const expansion = { answers: answersOf(site), severities, verb, readFindings: site.findings, force }

  const expanded = site.pages
    .filter(({ path }) => isSelected(path))
    .map((page, index, { length }) => {
      options.onProgress?.(index, length)
      return expandPage(page, expansion)
    })
  const findings: FindingsByPath = new Map([...site.findings].filter(([path]) => isSelected(path)))
  for (const { page, findings: found } of expanded) findings.set(page.path, found)

  if (verb !== 'build') refuseLinks(site, expanded, findings)
  const sound = expanded.filter(({ page }) => !findings.get(page.path)?.some(severities.isError))
  const changed = sound.filter(
    ({ page, text }) => text !== page.source && (verb === 'build' || !site.links.has(page.path)),
  )
  const writes = (verb === 'write' || verb === 'clear') && !options.dryRun && !options.input
  if (writes) writePages(site, changed, findings)
  if (verb === 'build') buildCopy(site, changed, resolve(cwd, options.out ?? ''), options.out ?? '', findings)

  const changes = changed
    .filter(({ page }) => !findings.get(page.path)?.some(severities.isError))
    .map(({ page, text }) => ({
      path: shownPath(cwd, site, page.path),
      before: fileText(page, page.source),
      after: fileText(page, text),
    }))
  return {
    files: toFiles(cwd, site, findings, severities),
    changed: changes.map(({ path }) => path),
    changes,
    language: site.config.messages,
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

function writePages(site: Site, changed: readonly ExpandedPage[], findings: FindingsByPath): void {
  tidy(site.untidy)
  for (const { page, text } of changed) {
    const failure = replaceFile(join(site.docsDir, page.path), fileText(page, text), fileText(page, page.source))
    if (failure) add(findings, page.path, [failure])
  }
}

/** A page with an error stands in the copy as it is: other pages link to it. */
function buildCopy(
  site: Site,
  changed: readonly ExpandedPage[],
  directory: string,
  shown: string,
  findings: FindingsByPath,
): void {
  const earlier = openOutputDirectory(directory, shown, site.docsDir)
  const texts = new Map(changed.map(({ page, text }) => [page.path, fileText(page, text)]))
  const paths = [...site.pages.map(({ path }) => path), ...site.otherFiles]
  const claimed = claimOutput(directory, earlier, paths)
  const files = paths.map((path) => {
    const text = texts.get(path)
    return text === undefined ? { path, copyOf: join(site.docsDir, path) } : { path, text }
  })
  for (const [path, failure] of writeOutput(directory, files, claimed)) add(findings, path, [failure])
  writeManifest(
    directory,
    paths.filter((path) => claimed.has(path)),
  )
}

function toFiles(cwd: string, site: Site, findings: FindingsByPath, severities: Severities): VFile[] {
  const sources = new Map(site.pages.map(({ path, source }) => [path, source]))
  return [...findings]
    .filter(([, found]) => found.length > 0)
    .sort(([a], [b]) => comparePaths(a, b))
    .map(([path, found]) => {
      const file = new VFile({ path: shownPath(cwd, site, path), value: sources.get(path) ?? '' })
      addMessages(file, sources.get(path) ?? '', found, severities, wordsIn[site.config.messages])
      return file
    })
}

function shownPath(cwd: string, site: Site, path: string): string {
  return relative(cwd, join(site.docsDir, path)).split(sep).join('/')
}

function add(findings: FindingsByPath, path: string, found: readonly Finding[]): void {
  if (found.length > 0) findings.set(path, [...(findings.get(path) ?? []), ...found])
}
