import type { RuleDetails } from '../../types.ts'
import type { Words } from '../words.ts'
import { enumerate } from './enumerate.ts'
import { didYouMean } from './nl-phrases.ts'

/** What the rules over front matter and over the site say, in Dutch. */
export const checkRules = {
  'duplicate-filter': ({ filter }) => `Het filter \`${filter}\` staat hier twee keer; verwijder er een`,
  'suspect-reference': ({ field, value }) =>
    `\`${field}\` noemt \`${value}\`, en die pagina is gewijzigd sinds dit is beoordeeld; lees die opnieuw, en voer dan \`mdsplice review\` uit op deze pagina`,
  'unreviewed-reference': ({ field, value }) =>
    `Dat \`${field}\` \`${value}\` noemt, is nog niet beoordeeld; voer \`mdsplice review\` uit op deze pagina`,
  'dangling-reference': ({ field, value, collection }, meant) =>
    `\`${field}\` noemt \`${value}\`, maar \`${collection}\` heeft geen pagina met die naam${didYouMean(meant)}`,
  'duplicate-key': ({ field }) =>
    `\`${field}\` staat twee keer in deze front matter, en alleen deze telt; maak er één van`,
  'empty-item': ({ field }) => `\`${field}\` heeft een onderdeel waar niets in staat; vul het in, of verwijder de regel`,
  'duplicate-value': ({ field, value }) => `\`${field}\` heeft \`${value}\` twee keer; verwijder er een`,
  'scalar-instead-of-list': ({ field, value }) =>
    `\`${field}\` moet een lijst zijn; zet \`${value}\` op een eigen regel, met \`- \` ervoor`,
  'value-not-allowed': ({ field, value }, meant) =>
    `\`${value}\` is geen van de waarden die \`${field}\` kan hebben${didYouMean(meant)}`,
  'missing-field': ({ field, collection }) =>
    `Bij een pagina van \`${collection}\` hoort het veld \`${field}\`; vul het in`,
  'schema-mismatch': schemaMismatch,
  'duplicate-id': ({ id, path }) => `\`${path}\` heeft ook het id \`${id}\`; geef een van de twee een ander id`,
  'id-pattern': ({ id, pattern }) => `Het id \`${id}\` past niet bij \`${pattern}\`; verbeter het`,
  'file-name-pattern': ({ name, pattern }) =>
    `De bestandsnaam \`${name}\` past niet bij \`${pattern}\`; hernoem het bestand, of verbeter het id`,
  'missing-back-reference': ({ field, value, backField, name }) =>
    `\`${field}\` noemt \`${value}\`, maar \`${backField}\` van die pagina noemt \`${name}\` niet; voeg dat daar toe`,
  orphan: ({ field, collection }) =>
    `\`${field}\` noemt geen pagina van \`${collection}\`; vul in waar deze pagina bij hoort`,
  uncovered: ({ field, collection }) => `Geen pagina van \`${collection}\` noemt deze pagina bij \`${field}\``,
  'useless-suppression': ({ rule, problem }, meant) =>
    problem === 'unknown' ? `Er is geen regel \`${rule}\`${didYouMean(meant)}` : uselessness[problem](rule),
  'page-in-no-collection': ({ collections }) =>
    `Deze pagina hoort bij geen verzameling, dus staat in geen lijst; er zijn ${enumerate(collections)}`,
} satisfies Partial<Words['rules']>

const uselessness: Record<Exclude<RuleDetails['useless-suppression']['problem'], 'unknown'>, (rule: string) => string> = {
  'no-rule': () => 'Dit commentaar onderdrukt niets; noem de regels die over de volgende regel moeten zwijgen',
  fixed: (rule) => `\`${rule}\` kan niet worden onderdrukt`,
  unused: (rule) => `\`${rule}\` zegt niets over de volgende regel; verwijder dit`,
}

function schemaMismatch({ field, keyword, limit, message }: RuleDetails['schema-mismatch'], meant?: string): string {
  const shown = field === '' ? 'De front matter' : `\`${field}\``
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `Er is geen veld ${shown}${didYouMean(meant)}`
    case 'type':
      return `${shown} moet ${limit.split(',').map((type) => types[type] ?? type).join(' of ')} zijn`
    case 'pattern':
      return `${shown} past niet bij \`${limit}\``
    case 'format':
      return `${shown} moet de vorm \`${limit}\` hebben`
    case 'minLength':
      return `${shown} is te kort; er horen minstens ${limit} tekens te staan`
    case 'maxLength':
      return `${shown} is te lang; er passen ${limit} tekens in`
    case 'minItems':
      return `${shown} moet minstens ${limit} waarden hebben`
    case 'maxItems':
      return `${shown} kan hoogstens ${limit} waarden hebben`
    case 'const':
      return `${shown} moet \`${limit}\` zijn`
    default:
      return `${shown} past niet bij het schema (${message})`
  }
}

const types: Readonly<Record<string, string>> = {
  object: 'een reeks velden',
  array: 'een lijst',
  string: 'tekst (getallen en woorden als `yes` tussen aanhalingstekens)',
  number: 'een getal',
  integer: 'een heel getal',
  boolean: 'true of false',
  null: 'leeg',
}
