import { sourceOf, type SettingsFile } from './inherited.ts'
import { plainValue } from './markdown-settings.ts'
import { isMapping } from './setting.ts'

/** What a generator's configuration says of the navigation. */
export interface NavigationSettings {
  /** `nav` as plain values; undefined where there is none. */
  nav: unknown
  /** The plugin that reads the order from files in the folders of the pages, and what these are called; null without one. */
  plugin: NavigationFiles | null
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

/** A page and its title have three nodes; no site has so many pages. */
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
  const { pair } = sourceOf(files, 'nav')
  return { nav: pair ? plainValue(pair.value, { nodes: mostNodes }) : undefined, plugin }
}
