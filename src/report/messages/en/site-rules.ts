import type { Messages } from '../messages.ts'
import { didYouMean, extensionSettings } from './phrases.ts'
import type { siteRules as rules } from '../../site-rules.ts'

/** Messages of the rules about configurations of the site, in English. */
export const siteRules: Pick<Messages['rules'], keyof typeof rules> = {
  'broken-link': ({ field, target, value, others, missing }, meant) => {
    const whose = value === '' ? '' : ` \`${value}\`${others === 0 ? '' : ` and ${others} more`}`
    const lacks = missing === 'page' ? 'the site has no such page' : 'that page has no such section'
    return `\`link\` of \`${field}\` leads${whose === '' ? '' : ` for${whose}`} to \`${target}\`, but ${lacks}${didYouMean(meant, '; correct the link, or create it')}`
  },
  'missing-extension': ({ name, extension, isContainer, setting }) =>
    isContainer
      ? `\`${name}\` is in a block that needs the Markdown extension \`${extension}\`; without it, readers see code or ` +
        'text here. Add the extension to `markdown_extensions`'
      : setting === undefined
        ? `\`${name}\` needs the Markdown extension \`${extension}\`; add it to \`markdown_extensions\``
        : `\`${name}\` needs ${extensionSettings[setting]} the Markdown extension \`${extension}\`; add it there`,
  'missing-asset': ({ name, asset, setting, problem, path, folder, found }) => {
    const copy = `run \`mdsplice assets --out ${folder}\``
    if (problem === 'unnamed') return `\`${name}\` needs \`${asset}\`; add \`- ${path}\` to \`${setting}\` and ${copy}`
    if (problem === 'missing')
      return `\`${setting}\` names \`${path}\`, which \`${name}\` needs, but that file does not exist; ${copy}`
    const other = found === '' ? 'an older version of mdsplice' : `mdsplice ${found}`
    return `\`${path}\`, which \`${name}\` needs, is from ${other}; ${copy}`
  },
}
