import { posix } from 'node:path'
import { isMap, isNode, isScalar, isSeq, visit, type Node, type Pair } from 'yaml'
import { once } from '../../core/memoize.ts'
import type { Span } from '../../core/span.ts'
import { version } from '../../core/version.ts'
import type { FileAccess } from '../../files/file-access.ts'
import { readTextBelow } from '../../files/read-text.ts'
import { repositoryRoot } from '../../files/repository-root.ts'
import { sourceOf, writtenText, type SettingsFile } from './inherited.ts'
import type { Asset } from '../../report/rule-details.ts'

/** The setting of the generator that names an asset. */
export const assetSettings = { 'mdsplice.js': 'extra_javascript', 'mdsplice.css': 'extra_css' } as const

/** Why pages do not load an asset as they should. */
export interface AssetProblem {
  /** It is not named, or there is no such file, or it is of another version. */
  kind: 'unnamed' | 'missing' | 'outdated'
  /** As the setting names it, or would: relative to the docs directory. */
  path: string
  /** The version in the file; empty where it has none. */
  found: string
}

/** Where a setting is that names assets. */
export interface AssetPlace {
  /** Absolute path of the file that has the setting; of the nearest one when none does. */
  file: string
  text: string
  /** Where it is; the start of the file when none does. */
  span: Span
}

/** What the generator's configuration says of scripts and styles, and what else can add to them or to Markdown. */
export interface SiteAssets {
  /** What is certainly wrong with an asset; null where all is well or nobody can know. Each is looked at once. */
  problemOf(asset: Asset): AssetProblem | null
  placeOf(asset: Asset): AssetPlace
  /** Whether nothing but the configuration says which Markdown extensions are on. */
  knowsExtensions: boolean
  /** Whether diagrams are drawn of fences with `mermaid`: by pymdownx.superfences, or by what is made for it. */
  hasMermaidFence: boolean
  /** Whether pymdownx.emoji has an index of its own, which then has Material's icons. */
  hasEmojiIndex: boolean
}

/**
 * Plugins that add neither Markdown extensions nor scripts of mdsplice, by their names in a configuration, a theme's name
 * in front (`material/search`) aside. Of all others nobody can know.
 */
const harmlessPlugins = new Set(
  `autorefs awesome-nav awesome-pages blog callouts encryptcontent exclude exclude-search gen-files
  git-authors git-committers git-committers-2 git-latest-changes git-revision-date git-revision-date-localized
  glightbox group i18n include-markdown info kroki literate-nav macros meta mike minify mkdocstrings monorepo multirepo
  offline open-in-new-tab optimize pdf-export print-site privacy projects redirects rss search section-index
  social static-i18n table-reader tags typeset with-pdf`.split(/\s+/),
)

/** Plugins that make files which no folder holds before the site is built. */
const makingPlugins = new Set(['gen-files', 'monorepo', 'multirepo'])

/** What a script holds that makes tables interactive, whatever its name. */
const mark = 'mdsplice-interactive'

/** The first line of what `mdsplice assets` copies. */
const banner = /^\uFEFF?\s*\/\*!? mdsplice (\S+) \*\//

/** Where the files of a site are, and how they are read: absolute paths, `root` that of the configuration. */
interface SiteFolders {
  root: string
  docsDir: string
  access: FileAccess
}

/**
 * Reads what a configuration says of assets; what cannot be understood is for the generator to say.
 *
 * @param files as `readInherited` gives them, all of them
 */
export function siteAssets(files: readonly SettingsFile[], folders: SiteFolders): SiteAssets | null {
  const settings = files[0]?.contents
  if (!isMap(settings)) return null
  const nodeOf = (name: string): unknown => sourceOf(files, name).pair?.value ?? null
  const plugins = namesIn(nodeOf('plugins'))
  const areHarmless = !dependsOnEnvironment(nodeOf('plugins')) && plugins.every(isHarmless)
  const hooks = hookTexts(nodeOf('hooks'), folders)
  const markdown = nodeOf('markdown_extensions')
  // What Zensical has by itself draws diagrams and has the icons (`DEFAULT_MARKDOWN_EXTENSIONS` in its config.py, 0.0.73).
  const isDefault = markdown === null && posix.basename(files[0]?.file ?? '') === 'zensical.toml'
  const reader = new AssetReader(folders, {
    isOpen:
      !areHarmless ||
      hooks.some(
        (text) => text === null || /extra_javascript|extra_css|mdsplice|on_p(?:ost_page|age_content)/.test(text),
      ) ||
      addsByTheme(settings.get('theme', true), folders),
    makesFiles: plugins.some((name) => makingPlugins.has(name)) || hooks.length > 0,
    themeFolder: themeFolder(settings.get('theme', true)),
  })
  return {
    problemOf: once((asset: Asset) => reader.problemOf(asset, nodeOf(assetSettings[asset]))),
    placeOf: (asset) => placeOf(files, assetSettings[asset]),
    knowsExtensions:
      areHarmless &&
      !dependsOnEnvironment(markdown) &&
      !hooks.some((text) => text === null || /markdown_extensions|mdx_configs/.test(text)),
    hasMermaidFence:
      isDefault || plugins.some((name) => /mermaid/.test(name)) || hasPair(markdown, 'name', /^mermaid$/),
    hasEmojiIndex: isDefault || hasPair(markdown, 'emoji_index', /./),
  }
}

function isHarmless(name: string): boolean {
  return harmlessPlugins.has(name) || /mermaid/.test(name)
}

/** Looks at the files that settings name. */
class AssetReader {
  readonly #folders: SiteFolders
  readonly #site: { isOpen: boolean; makesFiles: boolean; themeFolder: string | null }

  /** @param site whether others can add assets, or make files, and the folder of the theme's own files */
  constructor(folders: SiteFolders, site: { isOpen: boolean; makesFiles: boolean; themeFolder: string | null }) {
    this.#folders = folders
    this.#site = site
  }

  problemOf(asset: Asset, setting: unknown): AssetProblem | null {
    if (dependsOnEnvironment(setting)) return null
    const paths = pathsIn(setting)
    const path = paths.find((each) => posix.basename(each) === asset)
    if (path === undefined) return this.#isAdded(paths) ? null : { kind: 'unnamed', path: likelyPath(asset), found: '' }
    if (isAddress(path)) return null
    const text = this.#read(path)
    if (text === null)
      return this.#site.makesFiles || this.#isIgnored(path) ? null : { kind: 'missing', path, found: '' }
    const found = banner.exec(text)?.[1] ?? ''
    const isOurs = found !== '' || text.includes('mdsplice-')
    return isOurs && found !== version ? { kind: 'outdated', path, found } : null
  }

  /** Whether another file may hold the asset, or somebody else can add it. */
  #isAdded(paths: readonly string[]): boolean {
    return (
      this.#site.isOpen ||
      paths.some((path) => (isAddress(path) ? /mdsplice/i.test(path) : this.#read(path)?.includes(mark)))
    )
  }

  /** MkDocs copies the files of the docs directory, and those of the theme's folder. */
  #read(path: string): string | null {
    const { root, docsDir, access } = this.#folders
    const { themeFolder: theme } = this.#site
    const texts = [posix.join(docsDir, path), ...(theme === null ? [] : [posix.join(root, theme, path)])].map((file) =>
      readTextBelow(repositoryRoot(root, access), file, access),
    )
    return texts.flatMap((read) => ('text' in read ? [read.text] : []))[0] ?? null
  }

  /** Whether git is told to leave a file out: then it is made before the site is built, where that is. */
  #isIgnored(path: string): boolean {
    const { root, docsDir, access } = this.#folders
    const repository = repositoryRoot(root, access)
    const lines = [...new Set([repository, root, docsDir])].flatMap((folder) => {
      const read = readTextBelow(repository, posix.join(folder, '.gitignore'), access)
      return 'text' in read ? read.text.split(/\r?\n/) : []
    })
    const parts = posix.relative(repository, posix.join(docsDir, path)).split('/')
    return lines.some((line) => {
      const pattern = line.trim().replace(/^\/|\/(?:\*+)?$/g, '')
      if (pattern === '' || /^[#!]/.test(pattern)) return false
      const own = pattern.split('/')
      return parts.some((_, at) => own.every((part, index) => matches(parts[at + index], part)))
    })
  }
}

/** A part of a path, and one of a pattern in which `*` matches anything. */
function matches(part: string | undefined, pattern: string): boolean {
  if (part === undefined) return false
  const [start = '', ...others] = pattern.split('*')
  if (others.length === 0) return part === start
  const end = others.at(-1) ?? ''
  return part.startsWith(start) && part.endsWith(end) && part.length >= start.length + end.length
}

function likelyPath(asset: Asset): string {
  return `javascripts/${asset}`
}

function isAddress(path: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(path)
}

/** The paths that a list of assets names, without what is added for caches; MkDocs 1.5 has mappings with `path`. */
function pathsIn(list: unknown): string[] {
  const items = isSeq(list) ? list.items : [list]
  return items.flatMap((item) => writtenText(isMap(item) ? item.get('path', true) : item) ?? []).map(withoutQuery)
}

function withoutQuery(path: string): string {
  return isAddress(path) ? path : (path.split(/[?#]/, 1)[0] ?? '').replace(/^\/+/, '')
}

/** The names of plugins, a theme's name in front aside. */
function namesIn(plugins: unknown): string[] {
  const items: unknown[] = isMap(plugins) ? plugins.items.map(({ key }) => key) : isSeq(plugins) ? plugins.items : []
  return items.flatMap((item) => {
    const names = isMap(item) ? item.items.map(({ key }) => key) : [item]
    return names.map((name) => String(isScalar(name) ? name.value : name).replace(/^[^/]*\//, ''))
  })
}

/** The texts of a site's hooks; null for one that cannot be read. */
function hookTexts(hooks: unknown, { root, access }: SiteFolders): (string | null)[] {
  if (hooks === null || (isScalar(hooks) && hooks.value === null)) return []
  if (!isSeq(hooks)) return [null]
  return hooks.items.map((hook) => {
    const read = readTextBelow(repositoryRoot(root, access), posix.join(root, writtenText(hook) ?? ''), access)
    return 'text' in read ? read.text : null
  })
}

function themeFolder(theme: unknown): string | null {
  return isMap(theme) ? (writtenText(theme.get('custom_dir', true)) ?? null) : null
}

/** Whether a theme's own templates name files of mdsplice. */
function addsByTheme(theme: unknown, { root, access }: SiteFolders): boolean {
  const folder = themeFolder(theme)
  if (folder === null) return false
  return ['main.html', 'base.html'].some((name) => {
    const read = readTextBelow(repositoryRoot(root, access), posix.join(root, folder, name), access)
    return 'text' in read && /mdsplice/i.test(read.text)
  })
}

/** Whether part of a setting is what the environment says. */
function dependsOnEnvironment(setting: unknown): boolean {
  let found = false
  if (isNode(setting))
    visit(setting, {
      Node: (_, node: Node) => {
        if (node.tag !== '!ENV') return undefined
        found = true
        return visit.BREAK
      },
    })
  return found
}

/** Whether some mapping in a setting has a text for a key. */
function hasPair(setting: unknown, name: string, value: RegExp): boolean {
  let found = false
  if (isNode(setting))
    visit(setting, {
      Pair: (_, pair: Pair) => {
        if (String(pair.key) !== name || !isScalar(pair.value)) return undefined
        // Of `!!python/name:…` all is in the tag.
        const written = String(pair.value.value ?? pair.value.source ?? '')
        if (!value.test(written === '' ? (pair.value.tag ?? '') : written)) return undefined
        found = true
        return visit.BREAK
      },
    })
  return found
}

function placeOf(files: readonly SettingsFile[], name: string): AssetPlace {
  const { pair, source } = sourceOf(files, name)
  const [start = 0, end = 0] = (pair?.key as Node | undefined)?.range ?? []
  return { file: source?.file ?? '', text: source?.text ?? '', span: { start, end } }
}
