import { statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isMap, isSeq, type Node } from 'yaml'
import { configFile as ownConfig, configNames } from './file-names.ts'
import { readInherited, sourceOf, writtenText, type SettingsFile } from './inherited.ts'
import { markdownSettings, type MarkdownSettings } from './markdown-settings.ts'
import { siteAssets, type SiteAssets } from './site-assets.ts'
import { placeAt } from '../core/yaml/parse.ts'
import { refusalBelow } from '../files/path-boundary.ts'
import { isThere } from '../files/read-text.ts'
import { repositoryRoot } from '../files/repository-root.ts'
import { SetupError } from '../report/setup-error.ts'

/** Where a site is. All paths absolute. */
export interface SiteLocation {
  /** The folder of `mkdocs.yml`. */
  root: string
  docsDir: string
  /** `mkdocs.yml` and the files that it inherits from, relative to its folder. */
  configFiles: string[]
  /** `theme.language`, when it says one. */
  themeLanguage: string | undefined
  /** `theme`, or its `name`. */
  themeName: string | undefined
  /** `use_directory_urls`: whether `a/b.md` is built as `a/b/`. */
  useDirectoryUrls: boolean
  /** `site_url`: where the site will be, with a slash at its end. */
  siteUrl: string | null
  /** Null where there is no `mkdocs.yml`. */
  markdown: MarkdownSettings | null
  /** Null where there is no `mkdocs.yml`. */
  assets: SiteAssets | null
}

/**
 * Finds the site: `docs_dir` of the given `mkdocs.yml`, or of the one in the working directory, else its `docs` folder.
 *
 * @param cwd absolute
 * @param configFile relative to `cwd`, or undefined to look for it
 * @param allowOutside whether `docs_dir` and `INHERIT` may lead out of the repository (where there is none: out of the
 * folder of `mkdocs.yml`)
 * @throws SetupError when there is no site, its folder lies outside, or `mkdocs.yml` cannot be understood
 */
export function locateSite(cwd: string, configFile: string | undefined, allowOutside: boolean): SiteLocation {
  const config = configFile === undefined ? findConfig(cwd) : resolve(cwd, configFile)
  if (config === undefined) {
    const docsDir = join(cwd, 'docs')
    if (!isFolder(docsDir)) throw new SetupError({ code: 'no-site', directory: cwd })
    refuseDocsDir(cwd, docsDir, 'docs', allowOutside)
    return {
      root: cwd,
      docsDir,
      configFiles: [],
      themeLanguage: undefined,
      themeName: undefined,
      useDirectoryUrls: true,
      siteUrl: null,
      markdown: null,
      assets: null,
    }
  }
  const shown = configFile ?? basename(config)
  if (!isThere(config)) throw new SetupError({ code: 'no-config-file', configFile: shown })
  const { docsPlace, files, ...settings } = readSettings(config, shown, allowOutside)
  const docsDir = resolve(dirname(config), settings.docsDir)
  if (!isFolder(docsDir)) {
    throw new SetupError({ code: 'no-docs-dir', directory: relative(cwd, docsDir), configFile: shown })
  }
  refuseDocsDir(dirname(config), docsDir, docsPlace, allowOutside)
  const root = dirname(config)
  return { ...settings, root, docsDir, assets: siteAssets(files, { root, docsDir }) }
}

/** All below it is read and written: a `docs_dir` that somebody changes must not make that somebody else's files. */
function refuseDocsDir(root: string, docsDir: string, place: string, allowOutside: boolean): void {
  const reason = refusalBelow(repositoryRoot(root), docsDir)
  if (reason === 'in-git' || (reason === 'outside' && !allowOutside))
    throw new SetupError({ code: 'refused-docs-dir', place, reason })
}

/** The `mkdocs.yml` of a folder, absolute like it. */
export function findConfig(cwd: string): string | undefined {
  return configNames.map((name) => join(cwd, name)).find((path) => isThere(path))
}

/** The folder that has the nearest `mkdocs.yml` or `mdsplice.yml`: the given one, or one around it. All absolute. */
export function findSiteFolder(folder: string): string | undefined {
  if (findConfig(folder) || isThere(join(folder, ownConfig))) return folder
  return dirname(folder) === folder ? undefined : findSiteFolder(dirname(folder))
}

/** What `mkdocs.yml` says, and where it says `docs_dir`. */
function readSettings(
  config: string,
  shown: string,
  allowOutside: boolean,
): Omit<SiteLocation, 'root' | 'assets'> & { docsPlace: string; files: readonly SettingsFile[] } {
  const files = [...readInherited(config, shown, allowOutside)]
  const contents = files[0]?.contents
  const [docsDir, language] = isMap(contents)
    ? [contents.get('docs_dir', true), contents.getIn(['theme', 'language'])]
    : []
  return {
    files,
    configFiles: files.map(({ file }) => relative(dirname(config), file).split(sep).join('/')),
    docsDir: writtenText(docsDir) ?? 'docs',
    docsPlace: placeOfSetting(files, 'docs_dir', shown),
    themeName: isMap(contents) ? nameOfTheme(contents.get('theme', true)) : undefined,
    themeLanguage: typeof language === 'string' ? language : undefined,
    useDirectoryUrls: !isMap(contents) || contents.get('use_directory_urls') !== false,
    siteUrl: isMap(contents) ? readAddress(contents.get('site_url')) : null,
    markdown: markdownSettings(files),
  }
}

/** The place of a setting in the file that has it; the name of the first file when none does. */
function placeOfSetting(files: readonly SettingsFile[], name: string, shown: string): string {
  const { pair, source } = sourceOf(files, name)
  const node = (pair?.value ?? null) as Node | null
  if (!source || !node?.range) return shown
  const { line, column } = placeAt(source.text, node.range[0])
  const file = join(dirname(shown), relative(dirname(files[0]?.file ?? ''), source.file))
  return `${file.split(sep).join('/')}:${line}:${column}`
}

function nameOfTheme(theme: unknown): string | undefined {
  return writtenText(isMap(theme) ? theme.get('name', true) : theme)
}

/** An address; of `!ENV [NAME, address]` the one that holds without the environment. */
function readAddress(value: unknown): string | null {
  const written = isSeq(value) ? value.get(value.items.length - 1) : value
  if (typeof written !== 'string' || !/^https?:/i.test(written) || !URL.canParse(written)) return null
  return written.endsWith('/') ? written : `${written}/`
}

function isFolder(path: string): boolean {
  // Of what is no path at all (with a NUL, too long, links in a circle) "stat" makes an exception.
  return isThere(path) && statSync(path).isDirectory()
}
