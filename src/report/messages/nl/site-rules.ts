import type { Messages } from '../messages.ts'
import { didYouMean, extensionSettings } from './phrases.ts'
import type { siteRules as rules } from '../../site-rules.ts'

/** Messages of the rules about configurations of the site, in Dutch. */
export const siteRules: Pick<Messages['rules'], keyof typeof rules> = {
  'broken-link': ({ field, target, value, others, missing }, meant) => {
    const whose = value === '' ? '' : ` bij \`${value}\`${others === 0 ? '' : ` en ${others} andere`}`
    const lacks = missing === 'page' ? 'die pagina heeft de site niet' : 'die kop heeft die pagina niet'
    return `\`link\` van \`${field}\` gaat${whose} naar \`${target}\`, maar ${lacks}${didYouMean(meant, '; verbeter de link, of maak die aan')}`
  },
  'missing-extension': ({ name, extension, isContainer, setting }) =>
    isContainer
      ? `\`${name}\` staat in een blok waarvoor de Markdown-extensie \`${extension}\` nodig is; zonder die ziet de ` +
        'lezer hier code of tekst. Zet die extensie bij `markdown_extensions`'
      : setting === undefined
        ? `\`${name}\` heeft de Markdown-extensie \`${extension}\` nodig; zet die bij \`markdown_extensions\``
        : `\`${name}\` heeft ${extensionSettings[setting]} de Markdown-extensie \`${extension}\` nodig; zet dat erbij`,
  'missing-asset': ({ name, asset, setting, problem, path, folder, found }) => {
    const copy = `voer \`mdsplice assets --out ${folder}\` uit`
    if (problem === 'unnamed')
      return `\`${name}\` heeft \`${asset}\` nodig; zet \`- ${path}\` bij \`${setting}\`, en ${copy}`
    if (problem === 'missing')
      return `\`${setting}\` noemt \`${path}\`, dat \`${name}\` nodig heeft, maar dat bestand is er niet; ${copy}`
    const other = found === '' ? 'een oudere versie van mdsplice' : `mdsplice ${found}`
    return `\`${path}\`, dat \`${name}\` nodig heeft, is van ${other}; ${copy}`
  },
}
