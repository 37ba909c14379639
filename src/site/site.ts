import { join, posix } from 'node:path'
import { settingNames } from '../config/file-names.ts'
import { locateSite, type SiteLocation } from '../config/generator/mkdocs-config.ts'
import { readConfig } from '../config/read-config.ts'
import type { SchemaNames } from '../config/schema/schema.ts'
import type { SiteConfig } from '../config/settings.ts'
import { lazy } from '../core/memoize.ts'
import { comparePaths, posixRelative } from '../core/paths.ts'
import { readRecords } from './data/read-records.ts'
import { readDefinitions, type Glossary } from './definitions.ts'
import { isMdx, isPage } from '../files/file-names.ts'
import { onDisk, type FileAccess } from '../files/file-access.ts'
import { readHistory, type History } from '../files/git/history.ts'
import { readFileNames } from '../files/read-folder.ts'
import { readText } from '../files/read-text.ts'
import { frontMatterRules, readFrontMatter, type FrontMatterRules } from './front-matter.ts'
import { readLock } from './lock-file.ts'
import type { Page } from './page.ts'
import type { Finding } from '../report/finding.ts'

/** A file that is not a page, and what is wrong with it. */
export type FaultyFile = Glossary['faulty'][number]

/** All that was read of a site. */
export interface Site extends SiteLocation {
  config: SiteConfig
  /** The records of each collection that has a data file, by the collection's name. */
  records: Map<string, Page[]>
  /** The data files, and what was wrong in them when they were read; paths are relative to the folder of the configuration. */
  dataFiles: FaultyFile[]
  glossary: Glossary
  /** In file order. */
  pages: Page[]
  /** Files that are not pages, and pages that could not be read as text; relative to the docs directory. */
  otherFiles: string[]
  /** Where the files really are that a link leads to, by path; both relative to the docs directory. */
  links: Map<string, string>
  /** Absolute paths of folders in which a run that was killed has left temporary files. */
  untidy: ReadonlySet<string>
  /** The references that were reviewed, as `readLock` gives them. */
  lock: ReadonlyMap<string, string> | null
  /** What git knows of its files. */
  history: SiteHistory
  /** By path relative to the docs directory. */
  findings: Map<string, Finding[]>
}

/** What git knows of the files of a site, and where it knows them: absolute paths. */
export interface SiteHistory {
  /**
   * Reads it, once.
   *
   * @throws SetupError as `readHistory` does
   */
  read(): History
  root: string
  docsDir: string
}

const byteOrderMark = '\uFEFF'

/** Where a site is looked for. */
export interface SiteOptions {
  /** Absolute path of the folder in which the site's configuration is looked for. */
  cwd: string
  /** Another configuration of the site, relative to `cwd`. */
  configFile?: string | undefined
  /** Whether `docs_dir` and `INHERIT` may lead out of the repository. */
  allowOutside?: boolean | undefined
  /** How its files are read; as they are on disk unless this says otherwise. */
  access?: FileAccess | undefined
  /** Receives how many of the files below the docs directory are read. */
  onRead?: ((read: number, files: number) => void) | undefined
}

/**
 * Reads a whole site and its configuration: every page with its front matter. Files and folders whose name begins with
 * a dot are not part of it for MkDocs (`mkdocs.structure.files.get_files`), so no pages, but files still.
 *
 * @param names what the configuration can name
 * @throws SetupError when there is no site to read, or its configuration has mistakes
 */
export function readSite(options: SiteOptions, names: SchemaNames): Site {
  return readPages(readSettings(options, names), () => true, options.onRead)
}

/** Reads all of a site but what is in its docs directory; parameters and errors are those of `readSite`. */
export function readSettings(options: SiteOptions, names: SchemaNames): Site {
  const { cwd, configFile, allowOutside = false, access = onDisk } = options
  const location = locateSite(cwd, configFile, allowOutside, access)
  const config = readConfig(location, location.markdown, names)
  return {
    ...location,
    config,
    ...readAllRecords(location, config),
    glossary: readDefinitions(location.root, config.definitions.files, location.markdown?.appended ?? [], access),
    pages: [],
    otherFiles: [],
    links: new Map(),
    untidy: new Set(),
    lock: readLock(location.root, access),
    history: siteHistory(location, 'HEAD'),
    findings: new Map(),
  }
}

/**
 * What git knows of a site, read when it is first asked for.
 *
 * @param revision the last commit that counts
 */
export function siteHistory(
  { access, root, docsDir }: Pick<SiteLocation, 'access' | 'root' | 'docsDir'>,
  revision: string,
): SiteHistory {
  return { root, docsDir, read: lazy(() => readHistory(root, revision, access)) }
}

/**
 * Reads the pages of a site of which the settings are known.
 *
 * @param isWanted whether a file counts; its path is relative to the docs directory
 * @param onRead as in `SiteOptions`
 */
export function readPages(
  settings: Site,
  isWanted: (path: string) => boolean = () => true,
  onRead?: SiteOptions['onRead'],
): Site {
  const { files, untidy } = readFileNames(settings.docsDir, settings.root, settings.access)
  const site: Site = { ...settings, untidy }
  const rules = frontMatterRules(site.config)
  for (const [index, { path, finding, real }] of files.entries()) {
    onRead?.(index, files.length)
    if (!isWanted(path)) continue
    if (real !== null) site.links.set(path, real)
    if (finding) site.findings.set(path, [finding])
    else if (isPage(path)) addPage(site, path, rules)
    else site.otherFiles.push(path)
  }
  site.pages.sort((a, b) => comparePaths(a.path, b.path))
  site.otherFiles.sort(comparePaths)
  const mdx = files.some(({ path }) => isPage(path)) ? [] : site.otherFiles.filter(isMdx)
  const [first] = mdx
  if (first !== undefined)
    site.findings.set(first, [{ rule: 'unreadable-page', span: null, details: { reason: 'mdx', count: mdx.length } }])
  return site
}

function readAllRecords({ root, access }: SiteLocation, config: SiteConfig): Pick<Site, 'records' | 'dataFiles'> {
  const records = new Map<string, Page[]>()
  const files = new Map<string, FaultyFile>()
  const told = new Set<string>()
  const rules = frontMatterRules(config)
  for (const { data, ...collection } of config.collections) {
    if (data === null) continue
    const read = readRecords(root, { ...collection, data }, rules, access)
    records.set(collection.name, read.records)
    for (const { path: file, text, findings } of read.files) {
      const known = files.get(file) ?? { file, text, findings: [] }
      files.set(file, known)
      // A file can hold the records of two collections, which have the same mistakes.
      const isNew = ({ rule, span }: Finding): boolean => !told.has(`${rule} ${span?.start} ${file}`)
      for (const finding of findings.filter(isNew)) known.findings.push(finding)
      for (const { rule, span } of findings) told.add(`${rule} ${span?.start} ${file}`)
    }
  }
  return { records, dataFiles: [...files.values()] }
}

function addPage(site: Site, path: string, rules: FrontMatterRules): void {
  const { page, findings } = readPage(site, path, rules)
  if (page) site.pages.push(page)
  else site.otherFiles.push(path)
  if (findings.length > 0) site.findings.set(path, findings)
}

/**
 * Reads a page from its file.
 *
 * @param path relative to the docs directory
 * @param rules those of the site's front matter
 * @returns a null page when it cannot be read as text
 */
export function readPage(
  { docsDir, access }: Pick<SiteLocation, 'docsDir' | 'access'>,
  path: string,
  rules: FrontMatterRules,
): { page: Page | null; findings: Finding[] } {
  const read = readText(join(docsDir, path), access)
  if (!('failure' in read)) return toPage(path, read.text, rules)
  const reason = read.failure === 'unreadable' ? 'no-permission' : read.failure
  return { page: null, findings: [{ rule: 'unreadable-page', span: null, details: { reason } }] }
}

/**
 * Makes a page of a file's text.
 *
 * @param path relative to the docs directory
 * @param text as in the file, with its byte order mark if it has one
 * @param rules those of the site's front matter
 */
export function toPage(path: string, text: string, rules?: FrontMatterRules): { page: Page; findings: Finding[] } {
  const hasBom = text.startsWith(byteOrderMark)
  const source = hasBom ? text.slice(1) : text
  const { frontMatter, findings } = readFrontMatter(source, rules)
  return { page: { path, source, hasBom, frontMatter, ...(rules && ruledBy(rules, path)) }, findings }
}

/** What a page has of the rules of its site, by its path. */
export function ruledBy(
  { dialect, translationOf }: FrontMatterRules,
  path: string,
): Pick<Page, 'dialect' | 'translation'> {
  return { dialect, ...(translationOf && { translation: translationOf(path) }) }
}

/** The text of a page's file with a new source: its byte order mark stays. */
export function fileText(page: Page, source: string): string {
  return page.hasBom ? byteOrderMark + source : source
}

/**
 * The files that are not pages and count for every page: configurations, and what these name. Relative to the folder of
 * the site's configuration; they need not be there.
 */
export function settingFiles(site: Site): string[] {
  const { config, configFiles, dataFiles, markdown, navigation } = site
  const data = dataFiles.map(({ file }) => file)
  const ordering = site.otherFiles.filter((path) => posix.basename(path) === navigation.plugin?.fileName)
  const named = [
    ...configFiles,
    ...config.files,
    ...data,
    ...ordering.map((path) => posixRelative(site.root, join(site.docsDir, path))),
    ...(config.definitions.files ?? markdown?.appended ?? []),
  ]
  return [...settingNames, ...named.map((file) => posix.normalize(file))]
}
