import { fileProblems } from './setup.ts'
import type { RuleDetails } from '../../rules.ts'
import { enumerate, type Messages } from '../messages.ts'
import { places } from './places.ts'
import { regions } from './regions.ts'
import { didYouMean, extensionSettings, meantNow, typeNames, yaml } from './phrases.ts'
import { relations } from './relations.ts'

/** What the rules say, in Dutch. */
export const rules: Messages['rules'] = {
  ...regions,
  'unknown-directive': ({ name }, meant) => `Onbekende opdracht \`${name}\`${didYouMean(meant)}`,
  'unknown-collection': ({ name, known, now }, meant) =>
    `Onbekende verzameling \`${name}\`${meantNow(meant, now, `; er zijn ${enumerate(known)}. \`mdsplice.yml\` kan andere noemen`)}`,
  'unknown-field': ({ field, collection }, meant) =>
    `Onbekend veld \`${field}\`: geen enkele pagina ${collection === null ? '' : `van \`${collection}\` `}heeft het${didYouMean(meant)}`,
  'unknown-value': ({ field, value, collection, now }, meant) =>
    `Geen enkele pagina van \`${collection}\` heeft \`${value}\` in het veld \`${field}\`${meantNow(meant, now)}`,
  'object-value': ({ field, path, parts }) =>
    `\`${field}\` van \`${path}\` is een object, en dat wordt niet getoond of vergeleken; ${
      parts.length === 0
        ? 'zet tekst tussen accolades ook tussen aanhalingstekens'
        : `noem wat je ervan wilt: ${enumerate(parts.slice(0, 5))}${parts.length > 5 ? ', …' : ''}`
    }`,
  'incomparable-value': ({ field, value, path, form, rewritten, example, others }) => {
    const instead = rewritten === '' ? `het zoals \`${example}\`` : `\`${rewritten}\``
    const more = others === 0 ? '' : ` (en verbeter er nog ${others})`
    return `\`${field}\` van \`${path}\` is \`${value}\`, en dat wordt niet als ${forms[form]} vergeleken; schrijf ${instead}${more}`
  },
  'unknown-option': ({ option, hint }, meant) =>
    `Onbekende optie \`${option}\`, weggelaten${didYouMean(meant, hint ? hints[hint] : '')}`,
  'invalid-option': ({ option, value, expected, known }, meant) => {
    const names = expected === 'format' || expected === 'locale' ? enumerate(known) : ''
    const expectation = expected === 'format' || names !== '' ? `geef een van ${names}` : expectations[expected]
    return `\`${option}=${value}\`: ${expectation}${didYouMean(meant)}`
  },
  'unsuitable-option': ({ option, ...where }) => {
    if ('without' in where) return `\`${option}\` heeft geen effect zonder \`${where.without}=\` en is weggelaten`
    const only = option === 'interactive' ? '; alleen tabellen hebben het' : ''
    return `\`${option}\` heeft geen effect bij \`format=${where.format}\` en is weggelaten${only}`
  },
  'duplicate-option': ({ option }) => `\`${option}=\` staat hier twee keer; de laatste telt`,
  'invalid-directive': (details) =>
    details.problem === 'not-yaml'
      ? `Wat tussen accolades staat, kan niet worden gelezen: ${mappings[details.reason]}`
      : `${directives[details.problem]}: \`${details.text}\``,
  'empty-listing': (details) => `De lijst is leeg: ${emptyReasons[details.reason](details)}`,
  'no-tags': ({ name, fields }) =>
    `\`${name}\` toont niets: deze pagina heeft geen waarde bij ${enumerate(fields)}; vul er een in, of haal het commentaar weg`,
  'missing-extension': ({ name, extension, isContainer, setting }) =>
    isContainer
      ? `\`${name}\` staat in een blok waarvoor de Markdown-extensie \`${extension}\` nodig is; zonder die ziet de ` +
        'lezer hier code of tekst. Zet die bij `markdown_extensions`'
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
  'invalid-expression': ({ field, value }, meant) =>
    `Ongeldige uitdrukking in \`${field}\`: \`${value}\`${didYouMean(meant, '; schrijf die als `(a || b) && !c`')}`,
  'no-definitions': ({ files, reason }) =>
    `Er zijn geen definities om te tonen: ${definitions[reason].replace('FILES', () => enumerate(files))}`,
  'invalid-definition': ({ text }) =>
    `Ongeldige definitie, die MkDocs mogelijk op elke pagina toont: \`${text}\`; schrijf \`*[BEGRIP]: betekenis\` op één regel`,
  'duplicate-definition': ({ term }) =>
    `\`${term}\` staat verderop nog een keer, en alleen dat telt; verwijder een van de twee`,
  'tag-without-page': ({ field, value }, meant) =>
    `De site heeft geen pagina voor \`${value}\` bij \`${field}\`, dus dit label is geen link${didYouMean(meant)}`,
  'low-coverage': ({ collection, by, covered, all, minimum }) =>
    `${covered} van ${all} \`${collection}\` ${covered === 1 ? 'heeft' : 'hebben'} \`${by}\`, en dat is minder ` +
    `dan ${String(minimum).replace('.', ',')}%`,
  'oversized-listing': ({ name, count, unit, limit }) =>
    `\`${name}\` zou ${count} ${units[unit]} hebben, en ${limit} is het meeste dat kan worden getoond; beperk de opdracht met filters`,
  'duplicate-filter': ({ filter }) => `Het filter \`${filter}\` staat hier twee keer; verwijder er een`,
  'dangling-reference': ({ field, value, collection, leftOut, now }, meant) =>
    leftOut !== null
      ? `\`${field}\` noemt \`${value}\`, en die pagina laat \`${leftOut}\` weg uit de gebouwde site, dus staat in geen lijst`
      : `\`${field}\` noemt \`${value}\`, maar ${
          collection.includes(', ')
            ? `geen pagina van \`${collection.replaceAll(', ', '` of `')}\` heet zo`
            : `\`${collection}\` heeft geen pagina met die naam`
        }${meantNow(meant, now)}`,
  'ambiguous-reference': ({ field, value, paths }) =>
    `\`${field}\` noemt \`${value}\`, en ${paths.length} pagina's heten zo: ${enumerate(paths.slice(0, 3))}` +
    `${paths.length > 3 ? ', …' : ''}; noem het pad van de pagina die je bedoelt, zoals \`${paths[0]}\``,
  'suspect-reference': ({ field, value }) =>
    `\`${field}\` noemt \`${value}\`, en die pagina is gewijzigd sinds dit is beoordeeld; lees die opnieuw, en ` +
    'voer dan `mdsplice review` uit op deze pagina',
  'unreviewed-reference': ({ field, value }) =>
    `Dat \`${field}\` \`${value}\` noemt, is nog niet beoordeeld; voer \`mdsplice review\` uit op deze pagina`,
  'invalid-front-matter': ({ reason }) =>
    `Ongeldige front matter: ${frontMatter[reason]}. Tot dit is verbeterd, blijft de pagina zoals die is`,
  'invalid-data-file': ({ reason }) =>
    `Ongeldig databestand: ${fileProblems[reason]}. Tot dit is verbeterd, staan de records in geen enkele lijst`,
  'duplicate-key': ({ field }) =>
    `Het veld \`${field}\` staat twee keer in deze front matter, en alleen deze telt; maak er één van`,
  'empty-item': ({ field }) =>
    `\`${field}\` heeft een onderdeel waar niets in staat; vul het in, of verwijder de regel`,
  'unusual-field': ({ field }, meant) => `Bijna geen pagina heeft het veld \`${field}\`${didYouMean(meant)}`,
  'duplicate-value': ({ field, value }) => `\`${field}\` heeft \`${value}\` twee keer; verwijder er een`,
  'invalid-address': ({ field, address }) =>
    `\`${field}\` heeft het ongeldige adres \`${address}\`, dus er komt geen link; verbeter het, of laat het leeg`,
  'scalar-instead-of-list': ({ field, value }) =>
    `\`${field}\` moet een lijst zijn; zet \`${value}\` op een eigen regel, met \`- \` ervoor`,
  'value-not-allowed': ({ field, value, hint, now }, meant) =>
    `\`${value}\` is geen toegestane waarde van ` +
    `\`${field}\`${meantNow(meant, now, hint ? `; \`fields.${field}.values\` in \`mdsplice.yml\` vindt geen enkele pagina` : '')}`,
  'missing-field': ({ field, collection }) =>
    `Het veld \`${field}\` ontbreekt, en dat hoort bij elke pagina van \`${collection}\`; vul het in`,
  'schema-mismatch': schemaMismatch,
  'duplicate-id': ({ id, path }) => `\`${path}\` heeft ook het id \`${id}\`; geef een van de twee een ander id`,
  'id-pattern': ({ id, pattern }) => `Het id \`${id}\` past niet bij \`${pattern}\`; verbeter het`,
  'file-name-pattern': ({ name, pattern }) =>
    `De bestandsnaam \`${name}\` past niet bij \`${pattern}\`; hernoem het bestand, of verbeter het id`,
  ...relations,
  'page-in-no-collection': ({ collections }) =>
    `Deze pagina hoort bij geen verzameling, dus staat in geen lijst; er zijn ${enumerate(collections)}`,
  'unclosed-directive': ({ name }) => `Het commentaar van \`${name}\` is niet gesloten; sluit het af met \`-->\``,
  'misplaced-directive': ({ name, setting, advice, extension }) => {
    if (extension !== undefined)
      return (
        `\`${name}\` kan de lijst hier niet plaatsen: voor het blok eromheen is de Markdown-extensie ` +
        `\`${extension}\` nodig; zet die bij \`markdown_extensions\``
      )
    const place = places[setting]
    return `\`${name}\` kan de lijst niet ${typeof place === 'string' ? place : place(advice)}`
  },
  'indented-directive': ({ name, element }) =>
    `\`${name}\` wordt als code getoond: binnen \`<${element} markdown>\` maken vier spaties code; haal de ` +
    'inspringing van deze regel weg, en van de regels eromheen',
  'unseen-fence': ({ name }) =>
    `MkDocs ziet hier geen code, dus \`${name}\` eronder wordt ingevuld; sluit het codeblok met evenveel ` +
    'tekens als waarmee het begint, en zet er niets achter dan een taal en opties als `title="…"`',
  'displaced-directive': ({ name, by }) =>
    by === 'own'
      ? `De lijst van \`${name}\` zou het HTML-element eromheen afsluiten; vraag hier een tabel of lijst zonder ` +
        '`interactive`, of zet de opdracht buiten dat element'
      : `Met de lijsten erboven zou MkDocs \`${name}\` hier niet meer als commentaar lezen; zet lege regels om die ` +
        'opdrachten, of verplaats deze',
  'crowded-directive': ({ name }) =>
    `Zet een lege regel onder \`${name}\`: een lijstonderdeel direct onder een ingevulde lijst wordt als tekst gelezen`,
  'unreadable-page': ({ reason }) => unreadable[reason],
  'unwritable-page': ({ reason, cause }) =>
    reason === 'failed' ? `Het bestand kon niet worden geschreven (${cause}) en is niet veranderd` : unwritable[reason],
  'useless-suppression': ({ rule, problem }, meant) => {
    if (problem === 'no-rule')
      return 'Dit commentaar onderdrukt niets; noem de regels die op de volgende regel moeten worden onderdrukt'
    if (problem === 'unknown') return `Onbekende regel \`${rule}\`${didYouMean(meant)}`
    if (problem === 'fixed') return `\`${rule}\` kan niet worden onderdrukt`
    return `Onnodige onderdrukking: \`${rule}\` meldt niets op de volgende regel; verwijder dit`
  },
  'changed-meanwhile':
    'Het bestand is gewijzigd terwijl mdsplice bezig was, en is verder niet veranderd; voer mdsplice opnieuw uit',
  'oversized-page': ({ name, template }) =>
    template === ''
      ? `Met de lijst van \`${name}\` zou de pagina groter worden dan de grens van 8 MB; vraag minder, met een ` +
        'filter, `limit=` of minder groepen'
      : `Het sjabloon op ${template} maakt van \`${name}\` meer dan 8 MB, of duurt te lang; vraag minder, of zet minder delen in elkaar`,
}

const forms = { date: 'datum', number: 'getal', version: 'versie' }

/** What a word that is left over was perhaps part of. */
const hints = {
  quotes: '; een waarde met een spatie erin staat tussen aanhalingstekens: `"…"`',
  characters: '; rond de tekens van een filter staan geen spaties: `veld/waarde`, `veld/waarde|waarde`',
}

const expectations = {
  number: 'geef een heel getal, 1 of hoger',
  percentage: 'geef een percentage, zoals `95%`',
  field: "geef namen van velden, met komma's en geen spaties ertussen",
  switch: 'geef `yes` of `no`',
  page: 'geef het pad van één pagina, of een webadres',
  step: "geef verzamelingen, of velden of omgekeerde namen van relaties, met komma's ertussen",
  locale: 'de site heeft geen vertalingen; vraag naar een veld met `locale/WAARDE`',
}

/** What can be wrong with a directive; the part that is meant follows. */
const directives = {
  'too-long': 'Een opdracht heeft hooguit 10.000 tekens',
  'unclosed-quote': 'Een aanhalingsteken is niet gesloten',
  'text-after-quote': 'Aanhalingstekens horen om de hele waarde heen, met `\\"` voor een aanhalingsteken erin',
  'not-comparable': '`<` en `>` vergelijken getallen zoals 1.5 en datums zoals 2025-01-31, en dit is geen van beide',
  'compares-dates': 'Dit veld heeft datums; vergelijk met een datum zoals 2025-01-31 en niet met een getal',
  'compares-numbers': 'Dit veld heeft getallen; vergelijk met een getal en niet met een datum',
  'other-quotes': 'Alleen rechte aanhalingstekens houden een waarde bij elkaar, `"…"`; dit zijn andere',
  'no-value': 'Achter dit veld ontbreekt een waarde; `veld/*` vraagt naar elke waarde',
  negation: 'Een `!` hoort vóór het veld',
  incomplete: 'Er ontbreekt een woord; schrijf het zo',
}

const mappings = {
  ...yaml,
  'no-mapping': 'het heeft niet de vorm `{ veld: waarde }`',
  nested: 'achter een naam staat een waarde of een lijst van waarden: `{ veld: [waarde, waarde] }`',
}

type EmptyListing = RuleDetails['empty-listing']

const emptyReasons: Record<EmptyListing['reason'], (details: EmptyListing) => string> = {
  'no-pages': ({ collection }) => `de site heeft geen pagina in een map \`${collection}\``,
  'no-members': ({ collection, pages = [] }) =>
    `geen enkele pagina van de site hoort bij de verzameling \`${collection}\`, die bestaat uit ${enumerate(pages)}`,
  'no-references': ({ collection, field }) => `\`${field}\` van deze pagina noemt geen pagina van \`${collection}\``,
  'not-related': ({ collection, field }) =>
    `geen enkele pagina van \`${collection}\` noemt er een van \`${field}\` of wordt door een ervan genoemd`,
  'no-match': ({ collection }) => `geen enkele pagina van \`${collection}\` voldoet`,
}

const definitions = {
  missing: 'er is geen leesbaar bestand FILES; verbeter `definitions` in `mdsplice.yml`',
  'in-git': 'FILES staat in een map `.git`, waaruit niets wordt gelezen; zet het bestand ergens anders',
  outside: 'FILES staat buiten de map van de configuratie van de site; zet het bestand daarin',
  'not-utf8': 'FILES is geen UTF-8; sla het op als UTF-8',
  'too-long': 'FILES is langer dan 8 MB; splits het',
  'no-files': 'noem het bestand bij `definitions` in `mdsplice.yml`',
  'no-words': 'FILES bevat geen regel `*[BEGRIP]: betekenis`',
}

const units = { cells: 'cellen', pages: "pagina's", links: 'pijlen', characters: 'tekens' }

const frontMatter = {
  ...yaml,
  'no-line-end': 'na de laatste regel `---` ontbreekt een regeleinde',
  'no-opening-line': 'de eerste regel ervan moet `---` zijn: drie streepjes, helemaal bovenaan de pagina',
  'no-closing-line': 'de regel `---` eronder ontbreekt',
}

function schemaMismatch(
  { field, keyword, limit, types, message }: RuleDetails['schema-mismatch'],
  meant?: string,
): string {
  const subject = field === '' ? 'De front matter' : `\`${field}\``
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `Onbekend veld ${subject}${didYouMean(meant)}`
    case 'type':
      return `${subject} moet ${types.map((type) => valueTypes[type] ?? type).join(' of ')} zijn`
    case 'pattern':
      return `${subject} past niet bij \`${limit}\``
    case 'format':
      return `${subject} moet de vorm \`${limit}\` hebben`
    case 'minLength':
      return `${subject} is te kort; er horen minstens ${limit} tekens te staan`
    case 'maxLength':
      return `${subject} is te lang; er passen ${limit} tekens in`
    case 'minItems':
      return `${subject} moet minstens ${limit} waarden hebben`
    case 'maxItems':
      return `${subject} kan hoogstens ${limit} waarden hebben`
    case 'const':
      return `${subject} moet \`${limit}\` zijn`
    case 'steps':
      return 'De front matter is te groot of te diep genest voor het schema; maak die korter, of verwijs in het schema naar minder'
    default:
      return `${subject} past niet bij het schema (${message})`
  }
}

const valueTypes: Readonly<Record<string, string>> = {
  ...typeNames,
  string: 'tekst (getallen en woorden als `yes` tussen aanhalingstekens)',
}

const unreadable = {
  'not-utf8': 'Het bestand is geen UTF-8 en is overgeslagen; sla het op als UTF-8',
  'not-a-file': 'Dit heeft de naam van een pagina maar is geen gewoon bestand, en is niet gelezen; verwijder het',
  directory: 'Een map heeft de naam van een pagina; geef de map een andere naam',
  'link-loop':
    'De symbolische koppeling leidt terug naar zichzelf of naar een map erboven en is niet gevolgd; verwijder die',
  'broken-link': 'De symbolische koppeling leidt nergens heen; verwijder die, of zet terug waar die heen leidt',
  'link-outside':
    'De symbolische koppeling leidt uit de map van de configuratie van de site en is niet gevolgd; zet er een ' +
    'kopie voor in de plaats',
  'link-git': 'De symbolische koppeling leidt naar een map `.git` en is niet gevolgd; verwijder die',
  'no-permission': 'Het bestand kan niet worden gelezen; controleer de rechten',
  'too-long': 'Het bestand is langer dan 8 MB en is overgeslagen; splits het, als het al een pagina is',
}

const unwritable = {
  'read-only': 'Het bestand is alleen-lezen en is niet veranderd; maak het schrijfbaar',
  link: 'De pagina is een symbolische koppeling, en waar die heen leidt is niet veranderd; zet er een eigen pagina voor in de plaats',
  'linked-folder':
    'De map ervan in de uitvoermap is een symbolische koppeling en is niet gevolgd; verwijder de koppeling, of ' +
    'kies een andere map met `--out`',
  foreign:
    'In de uitvoermap staat een bestand met die naam dat `mdsplice build` niet heeft geschreven; verplaats ' +
    'het, of kies een andere map met `--out`',
}
