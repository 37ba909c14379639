import type { MarkdownSettings } from './markdown-settings.ts'
import type { Asset, Extension, ExtensionSetting } from '../../report/rule-details.ts'
import type { AssetProblem, SiteAssets } from './site-assets.ts'

/** What a listing needs of the site that not every site has. */
export interface Needs {
  /** Markdown extensions; of some a setting, too, which is named instead of them. */
  extensions: readonly (Extension | ExtensionSetting)[]
  /** Scripts and styles of mdsplice. */
  assets: readonly Asset[]
}

/** Those of a listing that every site can show. */
export const noNeeds: Needs = { extensions: [], assets: [] }

/** All that two parts of a listing need. */
export function joined(one: Needs, other: Needs): Needs {
  return {
    extensions: [...new Set([...one.extensions, ...other.extensions])],
    assets: [...new Set([...one.assets, ...other.assets])],
  }
}

/** A need that a site does not meet. */
export type UnmetNeed =
  | { kind: 'extension'; extension: Extension; setting?: ExtensionSetting }
  | { kind: 'asset'; asset: Asset; problem: AssetProblem }

/**
 * The needs that a site certainly does not meet. What its generator can get from elsewhere (the environment, a hook, a plugin
 * that adds to the configuration) counts as met, and so does all where no generator's configuration is known.
 */
export function unmetNeeds(
  { extensions, assets }: Needs,
  { markdown, assets: site }: { markdown: Pick<MarkdownSettings, 'extensions'> | null; assets: SiteAssets | null },
): UnmetNeed[] {
  if (!markdown || !site) return []
  return [
    ...(site.knowsExtensions ? extensions.flatMap((extension) => unmetExtension(extension, markdown, site)) : []),
    ...assets.flatMap((asset): UnmetNeed[] => {
      const problem = site.problemOf(asset)
      return problem ? [{ kind: 'asset', asset, problem }] : []
    }),
  ]
}

/** The extensions of the settings that listings need. */
const extensionOf = { custom_fences: 'pymdownx.superfences', emoji_index: 'pymdownx.emoji' } as const

function unmetExtension(
  need: Extension | ExtensionSetting,
  { extensions }: Pick<MarkdownSettings, 'extensions'>,
  { hasMermaidFence, hasEmojiIndex }: SiteAssets,
): UnmetNeed[] {
  if (need === 'custom_fences' || need === 'emoji_index') {
    const isMet = need === 'custom_fences' ? hasMermaidFence : hasEmojiIndex
    return isMet ? [] : [{ kind: 'extension', extension: extensionOf[need], setting: need }]
  }
  return extensions.has(need) ? [] : [{ kind: 'extension', extension: need }]
}
