import { isMap, isNode, visit, type Node } from 'yaml'
import type { Span } from '../../core/span.ts'
import { settingSpan } from '../../core/toml/lines.ts'
import { parseYaml } from '../../core/yaml/parse.ts'
import { isToml } from '../file-names.ts'
import { sourceOf, type SettingsFile } from './inherited.ts'
import { plainValue } from './markdown-settings.ts'
import { isMapping } from '../../core/yaml/parse.ts'

/** What a generator's configuration says of the navigation. */
export interface NavigationSettings {
  /** `nav` as plain values; undefined where there is none. */
  nav: unknown
  /** The plugin that reads the order from files in the folders of the pages, and what these are called; null without one. */
  plugin: NavigationFiles | null
  /** The file that holds `nav`; null where none does. */
  source: Pick<SettingsFile, 'file' | 'text'> | null
  /** Finds the texts in `nav` that can name a page, and where they stand in that file, quotes included. */
  entries(): NavigationEntry[]
}

/** A text of `nav` that is no title, in a file of YAML or TOML. */
export interface NavigationEntry extends Span {
  text: string
}

/** Files that say the order of the pages in their folders. */
export interface NavigationFiles {
  style: 'awesome-nav' | 'awesome-pages'
  fileName: string
}

/** The plugins, with what their files are called unless their option `filename` says otherwise. */
export const navigationFiles: readonly NavigationFiles[] = [
  { style: 'awesome-nav', fileName: '.nav.yml' },
  { style: 'awesome-pages', fileName: '.pages' },
]

/** A page and its title have three nodes; no site has that many pages. */
const mostNodes = 1_000_000

/**
 * Reads the navigation of a configuration.
 *
 * @param files as `readInherited` gives them, all of them
 */
export function navigationSettings(files: readonly SettingsFile[]): NavigationSettings {
  const plugins = plainValue(sourceOf(files, 'plugins').pair?.value)
  const optionsOf = (name: string): unknown => {
    const listed = (Array.isArray(plugins) ? (plugins as unknown[]) : [plugins]).flatMap((plugin): unknown[] =>
      plugin === name ? [{}] : isMapping(plugin) && Object.hasOwn(plugin, name) ? [plugin[name] ?? {}] : [],
    )
    return listed[0]
  }
  const [plugin = null] = navigationFiles.flatMap(({ style, fileName }): NavigationFiles[] => {
    const options = optionsOf(style)
    if (options === undefined) return []
    const named = isMapping(options) ? options['filename'] : undefined
    return [{ style, fileName: typeof named === 'string' && /^[^/\\]+$/.test(named) ? named : fileName }]
  })
  const { pair, source } = sourceOf(files, 'nav')
  if (!pair || !source) return { nav: undefined, plugin, source: null, entries: () => [] }
  const entries = (): NavigationEntry[] =>
    isToml(source.file) ? tomlEntries(source.text) : yamlEntries(pair.value as Node | null)
  return { nav: plainValue(pair.value, { nodes: mostNodes }), plugin, source, entries }
}

/** What the `nav` of the file of a folder names, relative to the folder; nothing where it is not YAML. */
export function entriesOfFolder(text: string): NavigationEntry[] {
  const yaml = parseYaml(text)
  const nav = 'document' in yaml && isMap(yaml.document.contents) ? yaml.document.contents.get('nav', true) : undefined
  return isNode(nav) ? yamlEntries(nav) : []
}

function yamlEntries(nav: Node | null): NavigationEntry[] {
  const entries: NavigationEntry[] = []
  visit(nav, {
    Scalar(key, { value, range }) {
      if (key !== 'key' && typeof value === 'string' && range)
        entries.push({ text: value, start: range[0], end: range[1] })
    },
  })
  return entries
}

/** Texts in quotes; a title that is called as a page is, nobody has. */
function tomlEntries(text: string): NavigationEntry[] {
  const nav = settingSpan(text, ['project', 'nav']) ?? settingSpan(text, ['nav'])
  if (!nav) return []
  const quoted = /"[^"\\\n]*"|'[^'\n]*'/g
  return [...text.slice(nav.start, nav.end).matchAll(quoted)].map(({ 0: written, index }) => {
    const start = nav.start + index
    return { text: written.slice(1, -1), start, end: start + written.length }
  })
}
