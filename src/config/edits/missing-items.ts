import type { MissingItem } from './add-settings.ts'
import type { ExtensionSetting } from '../../report/rule-details.ts'

/** Where the index of Material's icons is, by the name of the theme. */
const emojiModules: Readonly<Record<string, string>> = {
  material: 'material.extensions.emoji',
  materialx: 'materialx.emoji',
  zensical: 'zensical.extensions.emoji',
}

/** What the documentation of Material and of pymdownx gives an extension. */
const usualSettings: Readonly<Record<string, readonly string[]>> = {
  'pymdownx.tabbed': ['alternate_style: true'],
}

/**
 * What to write for an extension, or for a setting of one, that a site lacks.
 *
 * @param theme the name of the site's theme; icons are those of Material where it is unknown
 */
export function extensionItem(
  extension: string,
  setting: ExtensionSetting | undefined,
  theme: string | undefined,
): MissingItem {
  const lines = setting === undefined ? (usualSettings[extension] ?? []) : settingLines(setting, theme)
  return { setting: 'markdown_extensions', name: extension, lines }
}

function settingLines(setting: ExtensionSetting, theme: string | undefined): string[] {
  if (setting === 'custom_fences')
    return [
      'custom_fences:',
      '  - name: mermaid',
      '    class: mermaid',
      '    format: !!python/name:pymdownx.superfences.fence_code_format',
    ]
  const module = emojiModules[theme ?? ''] ?? emojiModules['material']
  return [`emoji_index: !!python/name:${module}.twemoji`, `emoji_generator: !!python/name:${module}.to_svg`]
}

/** What to write for a script or a style sheet that a site does not name. */
export function assetItem(setting: 'extra_javascript' | 'extra_css', path: string): MissingItem {
  return { setting, name: path, lines: [] }
}
