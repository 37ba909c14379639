import { statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { readYaml } from '../config-files.ts'
import { once } from '../../core/memoize.ts'
import { posixPath, posixRelative } from '../../core/paths.ts'
import { gitignoreTest } from '../../core/patterns/gitignore.ts'
import { placeAt } from '../../core/yaml/parse.ts'
import { configFile as ownConfig, configNames, generatorOf, type Generator } from '../file-names.ts'
import { refusalBelow } from '../../files/path-boundary.ts'
import { onDisk, type FileAccess } from '../../files/file-access.ts'
import { isThere } from '../../files/read-text.ts'
import { repositoryRoot } from '../../files/repository-root.ts'
import { readInherited, sourceOf, writtenText, type SettingsFile } from './inherited.ts'
import { markdownSettings, type MarkdownSettings } from './markdown-settings.ts'
import { navigationSettings, type NavigationSettings } from './navigation.ts'
import type { LeavingOut } from '../../report/rule-details.ts'
import { SetupError } from '../../report/setup-error.ts'
import { siteAssets, type SiteAssets } from './site-assets.ts'
import { readTranslations, type Translations } from '../translations.ts'

/** Where a site is, and what the configuration of its generator says that counts here. All paths absolute. */
export interface SiteLocation {
  /** How its files are read. */
  access: FileAccess
  /** The folder of the configuration. */
  root: string
  docsDir: string
  /** The configuration and the files that it inherits from, relative to its folder. */
  configFiles: string[]
  /** The configuration as the user knows it, for messages; null where there is none. */
  configName: string | null
  /** Null where there is no configuration. */
  generator: Generator | null
  /** `theme.language`, when it says one. */
  themeLanguage: string | undefined
  /** `theme`, or its `name`. */
  themeName: string | undefined
  /** `use_directory_urls`: whether `a/b.md` is built as `a/b/`. */
  useDirectoryUrls: boolean
  /** `site_url`: where the site will be, with a slash at its end. */
  siteUrl: string | null
  /** Null where there is no configuration. */
  markdown: MarkdownSettings | null
  /** Null where there is no configuration. */
  assets: SiteAssets | null
  /** Null where a page is in one language only. */
  translations: Translations | null
  navigation: NavigationSettings
  /** The setting that leaves a page out of the built site, by its path relative to the docs directory; null when it is built. */
  leavesOut(path: string): LeavingOut | null
}

/**
 * Finds the site: `docs_dir` of the given configuration, or of that in the working directory; where no generator that is
 * known has one, `docs_dir` of `mdsplice.yml`; else the folder `docs`.
 *
 * @param cwd absolute
 * @param configFile it, or the `mdsplice.yml` beside it, relative to `cwd`; undefined to look for it
 * @param allowOutside whether `docs_dir` and `INHERIT` may lead out of the repository (where there is none: out of the
 * folder of the configuration)
 * @throws SetupError when there is no site, its folder lies outside, or the configuration cannot be understood
 */
export function locateSite(
  cwd: string,
  configFile: string | undefined,
  allowOutside: boolean,
  access = onDisk,
): SiteLocation {
  if (configFile !== undefined && !isThere(resolve(cwd, configFile), access))
    throw new SetupError({ code: 'no-config-file', configFile })
  const { folder, config } = namedSite(cwd, configFile, access)
  if (config === undefined) return locateUnconfigured(folder, allowOutside, access)
  const isNamed = configFile !== undefined && resolve(cwd, configFile) === config
  const shown = isNamed ? configFile : posixRelative(cwd, config)
  const { docsPlace, files, ...settings } = readSettings(config, shown, allowOutside, access)
  const docsDir = resolve(dirname(config), settings.docsDir)
  if (!isFolder(docsDir, access)) {
    throw new SetupError({ code: 'no-docs-dir', directory: relative(cwd, docsDir), configFile: shown })
  }
  refuseDocsDir(dirname(config), docsDir, docsPlace, allowOutside, access)
  const root = dirname(config)
  return { ...settings, access, root, docsDir, assets: siteAssets(files, { root, docsDir, access }) }
}

/**
 * The folder of a site, and the configuration of a generator there, both absolute.
 *
 * @param cwd absolute
 * @param configFile that configuration or the `mdsplice.yml` beside it, relative to `cwd`; undefined to look in `cwd`
 */
export function namedSite(
  cwd: string,
  configFile: string | undefined,
  access: FileAccess,
): { folder: string; config: string | undefined } {
  if (configFile === undefined) return { folder: cwd, config: findConfig(cwd, access) }
  const file = resolve(cwd, configFile)
  const folder = dirname(file)
  return { folder, config: basename(file) === ownConfig ? findConfig(folder, access) : file }
}

function locateUnconfigured(root: string, allowOutside: boolean, access: FileAccess): SiteLocation {
  const own = join(root, ownConfig)
  const document = isThere(own, access) ? readYaml(own, ownConfig, repositoryRoot(root, access), access).document : null
  const written = isMap(document?.contents) ? writtenText(document.contents.get('docs_dir', true)) : undefined
  const docsDir = resolve(root, written ?? 'docs')
  if (!isFolder(docsDir, access)) {
    if (written === undefined) throw new SetupError({ code: 'no-site', directory: root })
    throw new SetupError({ code: 'no-docs-dir', directory: written, configFile: ownConfig })
  }
  refuseDocsDir(root, docsDir, written === undefined ? 'docs' : ownConfig, allowOutside, access)
  return { ...unconfigured, access, root, docsDir }
}

/** What holds of a site without a configuration. */
export const unconfigured: Omit<SiteLocation, 'access' | 'root' | 'docsDir'> = {
  configFiles: [],
  configName: null,
  generator: null,
  themeLanguage: undefined,
  useDirectoryUrls: true,
  siteUrl: null,
  themeName: undefined,
  markdown: null,
  assets: null,
  translations: null,
  navigation: { nav: undefined, plugin: null, source: null, entries: () => [] },
  leavesOut: () => null,
}

/** All below it is read and written: a `docs_dir` that somebody changes must not make that somebody else's files. */
function refuseDocsDir(root: string, docsDir: string, place: string, allowOutside: boolean, access: FileAccess): void {
  const reason = refusalBelow(repositoryRoot(root, access), docsDir)
  if (reason === 'in-git' || (reason === 'outside' && !allowOutside))
    throw new SetupError({ code: 'refused-docs-dir', place, reason })
}

/** The configuration of a generator in a folder, absolute like it. */
export function findConfig(cwd: string, access: FileAccess): string | undefined {
  return configNames.map((name) => join(cwd, name)).find((path) => isThere(path, access))
}

/**
 * The folder that has the nearest configuration, of a generator or of mdsplice: the given one, or one around it. All
 * absolute.
 */
export function findSiteFolder(folder: string, access = onDisk): string | undefined {
  if (findConfig(folder, access) || isThere(join(folder, ownConfig), access)) return folder
  return dirname(folder) === folder ? undefined : findSiteFolder(dirname(folder), access)
}

/** What a configuration says, and where it says `docs_dir`. */
function readSettings(
  config: string,
  shown: string,
  allowOutside: boolean,
  access: FileAccess,
): Omit<SiteLocation, 'access' | 'root' | 'assets'> & { docsPlace: string; files: readonly SettingsFile[] } {
  const files = [...readInherited(config, shown, allowOutside, access)]
  const contents = files[0]?.contents
  const at = (...path: string[]): unknown => (isMap(contents) ? contents.getIn(path, true) : undefined)
  const generator = generatorOf(config)
  return {
    files,
    configFiles: files.map(({ file }) => posixRelative(dirname(config), file)),
    configName: shown,
    generator,
    docsDir: writtenText(at('docs_dir')) ?? 'docs',
    docsPlace: placeOfSetting(files, 'docs_dir', shown),
    themeName: isMap(contents) ? nameOfTheme(contents.get('theme', true)) : undefined,
    themeLanguage: writtenText(at('theme', 'language')),
    useDirectoryUrls: withoutEnvironment(at('use_directory_urls')) !== false,
    siteUrl: readAddress(withoutEnvironment(at('site_url'))),
    navigation: navigationSettings(files),
    leavesOut: unbuiltPages(files, shown),
    translations: generator === 'zensical' ? null : readTranslations(files),
    markdown: markdownSettings(files, generator === 'zensical' ? 'zensical' : 'mkdocs'),
  }
}

/** The place of a setting in the file that has it; the name of the first file when none does. */
function placeOfSetting(files: readonly SettingsFile[], name: string, shown: string): string {
  const { pair, source } = sourceOf(files, name)
  const [value, key] = [pair?.value, pair?.key] as [Node | null | undefined, Node | undefined]
  const range = value?.range ?? key?.range
  if (!source || !range) return shown
  const { line, column } = placeAt(source.text, range[0])
  const file = join(dirname(shown), relative(dirname(files[0]?.file ?? ''), source.file))
  return `${posixPath(file)}:${line}:${column}`
}

function nameOfTheme(theme: unknown): string | undefined {
  return writtenText(isMap(theme) ? theme.get('name', true) : theme)
}

/** A value; of `!ENV [NAME, value]` the one that holds without the environment. */
function withoutEnvironment(node: unknown): unknown {
  const written = isSeq(node) ? node.items.at(-1) : node
  return isScalar(written) ? written.value : undefined
}

function readAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !/^https?:/i.test(value) || !URL.canParse(value)) return null
  return value.endsWith('/') ? value : `${value}/`
}

function isFolder(path: string, access: FileAccess): boolean {
  // Of what is not a path at all (with a NUL, too long, links in a circle) "stat" makes an exception.
  return isThere(path, access) && statSync(path).isDirectory()
}

/** In one setting. */
const mostPatterns = 1000

/** What MkDocs leaves out by itself besides hidden files (mkdocs/structure/files.py, `_default_exclude`, 1.6.1). */
const always = ['/templates/']

/**
 * Reads which pages are not in the built site: `exclude_docs`, and `draft_docs`, which only `serve` builds
 * (mkdocs/structure/files.py, `set_exclusions`, 1.6.1).
 *
 * @param files as `readInherited` gives them, all of them
 * @param shown how the user knows the first one
 * @returns the setting that leaves a page out, by its path relative to the docs directory; null when it is built
 * @throws SetupError for more patterns than anybody has: each is tried on each page
 */
function unbuiltPages(files: readonly SettingsFile[], shown: string): (path: string) => LeavingOut | null {
  const contents = files[0]?.contents
  const linesOf = (name: LeavingOut): string[] => {
    const node = isMap(contents) ? contents.get(name, true) : undefined
    const lines = (writtenText(node) ?? '').split(/\r?\n/)
    if (lines.length <= mostPatterns) return lines
    const place = placeAt(files[0]?.text ?? '', (node as Node | undefined)?.range?.[0] ?? 0)
    throw new SetupError({ code: 'invalid-config-file', configFile: shown, ...place, reason: 'many-patterns' })
  }
  const [isExcluded, isDraft] = [
    gitignoreTest([...always, ...linesOf('exclude_docs')]),
    gitignoreTest(linesOf('draft_docs')),
  ]
  return once((path) => (isExcluded(path) ? 'exclude_docs' : isDraft(path) ? 'draft_docs' : null))
}
