import type { MarkdownSettings } from './markdown-settings.ts'

/**
 * The extensions that plugins of MkDocs turn on, whatever the configuration says. TechDocs: techdocs_core/core.py,
 * `on_config`, 1.7.1, with the members of `pymdownx.extra`.
 */
const byPlugin: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'techdocs-core',
    [
      ...['abbr', 'admonition', 'attr_list', 'def_list', 'footnotes', 'md_in_html', 'tables', 'toc'],
      ...['pymdownx.betterem', 'pymdownx.caret', 'pymdownx.critic', 'pymdownx.details', 'pymdownx.emoji'],
      ...['pymdownx.extra', 'pymdownx.highlight', 'pymdownx.inlinehilite', 'pymdownx.magiclink', 'pymdownx.mark'],
      ...['pymdownx.smartsymbols', 'pymdownx.snippets', 'pymdownx.superfences', 'pymdownx.tabbed'],
      ...['pymdownx.tasklist', 'pymdownx.tilde', 'mdx_truly_sane_lists'],
    ],
  ],
])

/**
 * Settings of Markdown with the extensions that plugins turn on.
 *
 * @param plugins by name
 */
export function withPluginExtensions(
  settings: MarkdownSettings | null,
  plugins: ReadonlySet<string>,
): MarkdownSettings | null {
  const added = [...plugins].flatMap((name) => byPlugin.get(name) ?? [])
  return settings && { ...settings, extensions: new Set([...settings.extensions, ...added]) }
}
