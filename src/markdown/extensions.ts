import { isMapping } from '../core/yaml/parse.ts'

/** The settings of an extension, as plain values: what a configuration says below its name. */
export type ExtensionSettings = Readonly<Record<string, unknown>>

/** How a generator reads Markdown: ProperDocs as MkDocs does. They differ in the extensions that are on by themselves. */
export type MarkdownReader = 'mkdocs' | 'zensical'

/** What the pages of a site are read with. */
export interface MarkdownOptions {
  generator: MarkdownReader
  /**
   * The extensions that are on, with their settings, in the order in which they are loaded: collections such as `extra`
   * as their members, and names without `markdown.extensions.`.
   */
  extensions: ReadonlyMap<string, ExtensionSettings>
}

/** What a configuration says about Markdown: its keys as written there, as plain values. */
export interface MarkdownConfiguration {
  /** What builds the site; MkDocs where nothing is said. */
  generator?: MarkdownReader
  /** A list of names and of names with settings, or a mapping of these; undefined where the key is missing. */
  markdown_extensions?: unknown
  plugins?: unknown
}

/** What collections of extensions bring with them (`markdown.extensions.extra` 3.11, `pymdownx.extra` 13). */
const members: ReadonlyMap<string, readonly string[]> = new Map([
  ['extra', ['fenced_code', 'footnotes', 'attr_list', 'def_list', 'tables', 'abbr', 'md_in_html']],
  [
    'pymdownx.extra',
    ['pymdownx.betterem', 'pymdownx.superfences', 'footnotes', 'attr_list', 'def_list', 'tables', 'abbr', 'md_in_html'],
  ],
])

/** Those that Material for MkDocs recommends ("Python Markdown Extensions", its last chapter), and `toc` of MkDocs. */
const recommendedNames = [
  ...['toc', 'tables', 'abbr', 'admonition', 'attr_list', 'def_list', 'footnotes', 'md_in_html'],
  ...['pymdownx.arithmatex', 'pymdownx.betterem', 'pymdownx.caret', 'pymdownx.details', 'pymdownx.emoji'],
  ...['pymdownx.highlight', 'pymdownx.inlinehilite', 'pymdownx.keys', 'pymdownx.magiclink', 'pymdownx.mark'],
  ...['pymdownx.smartsymbols', 'pymdownx.snippets', 'pymdownx.superfences', 'pymdownx.tabbed'],
  ...['pymdownx.tasklist', 'pymdownx.tilde'],
]

/** Those that count here. */
function recommendedSettings(name: string): ExtensionSettings {
  return name === 'pymdownx.tabbed' ? { alternate_style: true } : {}
}

/** What a page is read with where nobody says: MkDocs with the extensions that Material for MkDocs recommends. */
export const recommended: MarkdownOptions = {
  generator: 'mkdocs',
  extensions: new Map(recommendedNames.map((name) => [name, recommendedSettings(name)])),
}

/** Those that are on in each site of a generator (`mkdocs.config.defaults` 1.6.1, `zensical.config` 0.0.73). */
const builtIn: Readonly<Record<MarkdownReader, readonly string[]>> = {
  mkdocs: ['toc', 'tables', 'fenced_code'],
  zensical: ['toc', 'tables'],
}

/**
 * The extensions of a site built by Zensical that names none (`zensical.config.DEFAULT_MARKDOWN_EXTENSIONS`, 0.0.73), with
 * those of their settings that matter to a page.
 */
export const zensicalDefaults: Readonly<Record<string, ExtensionSettings>> = {
  abbr: {},
  admonition: {},
  attr_list: {},
  def_list: {},
  footnotes: {},
  md_in_html: {},
  toc: { permalink: true },
  'pymdownx.arithmatex': { generic: true },
  'pymdownx.betterem': {},
  'pymdownx.caret': {},
  'pymdownx.details': {},
  'pymdownx.emoji': {},
  'pymdownx.highlight': { anchor_linenums: true, line_spans: '__span', pygments_lang_class: true },
  'pymdownx.inlinehilite': {},
  'pymdownx.keys': {},
  'pymdownx.magiclink': {},
  'pymdownx.mark': {},
  'pymdownx.smartsymbols': {},
  'pymdownx.superfences': { custom_fences: [{ name: 'mermaid', class: 'mermaid' }] },
  'pymdownx.tabbed': { alternate_style: true, combine_header_slug: true },
  'pymdownx.tasklist': { custom_checkbox: true },
  'pymdownx.tilde': {},
}

/**
 * Reads which extensions a site has. What the generator would refuse is passed over: to say so is its task.
 *
 * @param configuration its `markdown_extensions` and `plugins`
 */
export function readMarkdownOptions(configuration: MarkdownConfiguration): MarkdownOptions {
  const { generator = 'mkdocs', plugins } = configuration
  const isZensical = generator === 'zensical'
  const written = configuration.markdown_extensions
  const own =
    written === undefined && isZensical
      ? new Map(Object.entries(zensicalDefaults))
      : namedSettings(isZensical ? withoutNamespaces(written) : written)
  // A name that is there twice is loaded once, at its first place (`mkdocs.utils.reduce_list`).
  const named = new Map<string, ExtensionSettings>(builtIn[generator].map((name): Named => [name, {}]))
  for (const [name, settings] of own) named.set(name, settings)
  if (isZensical && !named.has('pymdownx.superfences')) named.set('pymdownx.superfences', {})
  for (const [name, settings] of ofPlugins(namedSettings(plugins), generator)) {
    // A site's own settings go over those of `techdocs-core`.
    named.set(name, { ...settings, ...named.get(name) })
  }
  return { generator, extensions: loaded(named) }
}

type Named = [name: string, settings: ExtensionSettings]

/** A list of names and of names with settings, or a mapping of these. */
function namedSettings(written: unknown): Map<string, ExtensionSettings> {
  const items = Array.isArray(written) ? (written as unknown[]) : [written]
  return new Map(
    items.flatMap((item): Named[] => {
      if (typeof item === 'string') return [[item, {}]]
      return isMapping(item) ? Object.entries(item).map(([name, value]) => [name, isMapping(value) ? value : {}]) : []
    }),
  )
}

/** Zensical takes the parts of a name for keys, too: `[markdown_extensions.pymdownx.blocks.tab]`. */
function withoutNamespaces(written: unknown): unknown {
  if (!isMapping(written)) return written
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]): [string, unknown][] => {
      if (name !== 'pymdownx' || !isMapping(value)) return [[name, value]]
      return Object.entries(value).flatMap(([part, settings]): [string, unknown][] =>
        part === 'blocks' && isMapping(settings)
          ? Object.entries(settings).map(([block, of]) => [`pymdownx.blocks.${block}`, of])
          : [[`pymdownx.${part}`, settings]],
      )
    }),
  )
}

/** With collections as their members, in the order in which they are loaded: what is loaded again takes the last place. */
function loaded(named: ReadonlyMap<string, ExtensionSettings>): Map<string, ExtensionSettings> {
  const extensions = new Map<string, ExtensionSettings>()
  const load = (name: string, settings: ExtensionSettings): void => {
    extensions.delete(name)
    extensions.set(name, settings)
  }
  for (const [written, settings] of named) {
    const name = shortName(written)
    const parts = members.get(name)
    // The settings of a member are below its name, with or without the prefix.
    const ofMember = new Map(Object.entries(settings).map(([part, value]) => [shortName(part), value]))
    if (!parts) load(name, settings)
    for (const part of parts ?? []) {
      const value = ofMember.get(part)
      load(part, isMapping(value) ? value : (extensions.get(part) ?? {}))
    }
  }
  return extensions
}

/** The name of an extension without the prefix that Python-Markdown's own can have. */
function shortName(name: string): string {
  return name.replace(/^markdown\.extensions\./, '')
}

const blockNames =
  'new settings note abstract info tip success question warning failure danger bug example quote'.split(' ')

/** Extensions that plugins put in, as they document it. */
function ofPlugins(plugins: ReadonlyMap<string, ExtensionSettings>, generator: MarkdownReader): Named[] {
  const named: Named[] = []
  const techdocs = plugins.get('techdocs-core')
  if (techdocs && generator === 'mkdocs') named.push(...techdocsExtensions(techdocs['use_pymdownx_blocks'] === true))
  // `zensical.config._shim_callouts` and `_shim_gh_admonitions`.
  const quotes = generator === 'zensical' ? ['callouts', 'gh-admonitions'] : []
  if (quotes.some((name) => plugins.has(name) && plugins.get(name)?.['enabled'] !== false))
    named.push(['pymdownx.quotes', { callouts: true }])
  return named
}

/** `mkdocs-techdocs-core` 1.6, "MkDocs plugins and extensions" of its README. */
function techdocsExtensions(hasBlocks: boolean): Named[] {
  const containers: Named[] = hasBlocks
    ? [
        ['pymdownx.blocks.admonition', { types: blockNames }],
        ['pymdownx.blocks.details', { types: blockNames.map((name) => ({ name: `details-${name}` })) }],
        ['pymdownx.blocks.tab', {}],
      ]
    : [
        ['admonition', {}],
        ['pymdownx.details', {}],
        ['pymdownx.tabbed', {}],
      ]
  const others =
    'caret critic emoji inlinehilite magiclink mark smartsymbols snippets highlight extra tasklist tilde'.split(' ')
  return [...containers, ...others.map((name): Named => [`pymdownx.${name}`, {}]), ['mdx_truly_sane_lists', {}]]
}

/** A key of the options: with equal keys, pages are read alike. */
export function optionsKey({ generator, extensions }: MarkdownOptions): string {
  return JSON.stringify([generator, [...extensions]])
}

/** What makes code of lines with fences; of two such extensions the one that is loaded last. */
export function fencesOf({ extensions }: MarkdownOptions): 'superfences' | 'fenced_code' | 'none' {
  const last = [...extensions.keys()].findLast((name) => name === 'pymdownx.superfences' || name === 'fenced_code')
  return last === 'fenced_code' ? 'fenced_code' : last ? 'superfences' : 'none'
}
