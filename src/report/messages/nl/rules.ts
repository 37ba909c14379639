import { argument, enumerate, fieldList, shortList, type Messages } from '../messages.ts'
import {
  didYouMean,
  frontMatter,
  meantNow,
  places,
  relations,
  schemaMismatch,
  unreadable,
  unwritable,
  yaml,
} from './phrases.ts'
import { regions } from './regions.ts'
import type { RuleDetails } from '../../rules.ts'
import { fileProblems } from './setup.ts'
import { siteRules } from './site-rules.ts'
import { site } from './site.ts'

/** Messages of the rules, in Dutch. */
export const rules: Messages['rules'] = {
  ...regions,
  ...siteRules,
  'unknown-directive': ({ name }, meant) => `Onbekende opdracht \`${name}\`${didYouMean(meant)}`,
  'unknown-collection': ({ name, known, now }, meant) =>
    `Onbekende verzameling \`${name}\`${meantNow(meant, now, `; de site heeft ${enumerate(known)}. In \`mdsplice.yml\` kunnen andere staan`)}`,
  'unknown-field': ({ field, collection, fields = [], now }, meant) => {
    const of = collection === null ? '' : `van \`${collection}\` `
    return `Onbekend veld \`${field}\`: geen enkele pagina ${of}heeft het${meantNow(meant, now, existing(collection, fields))}`
  },
  'unknown-value': ({ field, value, collection, now }, meant) =>
    collection === null
      ? `Geen enkele pagina heeft \`${value}\` bij \`${field}\`${didYouMean(meant, '; het staat ook niet bij de toegestane waarden')}`
      : `Geen enkele pagina van \`${collection}\` heeft \`${value}\` bij \`${field}\`${meantNow(meant, now, valuesOf(collection, field))}`,
  'object-value': ({ field, path, parts, isList }) =>
    `\`${field}\` van \`${path}\` is een ${isList ? 'lijst in een lijst' : 'object'}, en dat kan niet worden getoond of vergeleken; ${
      parts.length > 0
        ? `gebruik een van de velden ervan: ${enumerate(parts.slice(0, 5))}${parts.length > 5 ? ', …' : ''}`
        : isList
          ? 'schrijf één lijst, of zet aanhalingstekens om tekst tussen vierkante haken'
          : 'zet aanhalingstekens om tekst tussen accolades'
    }`,
  'incomparable-value': ({ field, value, path, form, rewritten, example, others }) => {
    const instead = rewritten === '' ? `het zoals \`${example}\`` : `\`${rewritten}\``
    const more = others === 0 ? '' : ` (en verbeter er nog ${others})`
    return `\`${field}\` van \`${path}\` is \`${value}\`, en dat kan niet als ${forms[form]} worden vergeleken; schrijf ${instead}${more}`
  },
  'unknown-option': ({ option, hint }, meant) =>
    `Onbekende optie \`${option}\`; niet gebruikt${didYouMean(meant, hint ? hints[hint] : '')}`,
  'invalid-option': ({ option, value, expected, known, notFrom }, meant) => {
    if (notFrom)
      return `\`${option}=\`: \`${value}\` is geen relatie van ${enumerate(notFrom)}; schrijf de stappen op volgorde, van de eerste verzameling naar de tweede`
    const names = expected === 'format' || expected === 'locale' ? enumerate(known) : ''
    const expectation = expected === 'format' || names !== '' ? `gebruik een van ${names}` : expectations[expected]
    return `\`${option}=${value}\`: ${expectation}${didYouMean(meant)}`
  },
  'unsuitable-option': ({ option, ...where }) => {
    if ('without' in where) return `\`${option}\` heeft geen effect zonder \`${where.without}=\` en is niet gebruikt`
    const only = option === 'interactive' ? '; het werkt alleen in tabellen' : ''
    return `\`${option}\` heeft geen effect bij \`format=${where.format}\` en is niet gebruikt${only}`
  },
  'duplicate-option': ({ option }) => `\`${option}=\` staat hier twee keer; de laatste telt`,
  'invalid-directive': (details) =>
    details.problem === 'not-yaml'
      ? `Ongeldige tekst tussen accolades: ${mappings[details.reason]}`
      : `${directives[details.problem]}: \`${details.text}\``,
  'empty-listing': (details) => {
    const { reason, collection, field } = details
    if (reason === 'not-related')
      return `Geen enkele pagina van \`${collection}\` hangt samen met een pagina van \`${field}\`; voeg verwijzingen toe in de front matter, of stel \`relations\` in \`mdsplice.yml\` in`
    return `De lijst is leeg: ${emptyReasons[reason](details)}`
  },
  'no-tags': ({ name, fields }) =>
    `\`${name}\` toont niets: deze pagina heeft geen waarde bij ${enumerate(fields)}; vul er een in, of verwijder het commentaar`,
  'invalid-expression': ({ field, value }, meant) =>
    `Ongeldige uitdrukking in \`${field}\`: \`${value}\`${didYouMean(meant, '; schrijf die als `(a || b) && !c`')}`,
  'no-definitions': ({ files, reason }) =>
    `Geen definities om te tonen: ${definitions[reason].replace('FILES', () => enumerate(files))}`,
  'invalid-definition': ({ text }) =>
    `Ongeldige definitie, die MkDocs mogelijk op elke pagina toont: \`${text}\`; schrijf \`*[BEGRIP]: betekenis\` op één regel`,
  'duplicate-definition': ({ term }) =>
    `\`${term}\` staat verderop nog een keer, en alleen die definitie wordt gebruikt; verwijder een van de twee`,
  'tag-without-page': ({ field, value }, meant) =>
    `De site heeft geen pagina voor \`${value}\` bij \`${field}\`, dus dit label wordt geen link${didYouMean(meant, '; verbeter de waarde, of maak de pagina')}`,
  'low-coverage': ({ collection, by, covered, all, minimum }) =>
    `${covered} van ${all} \`${collection}\` ${covered === 1 ? 'heeft' : 'hebben'} \`${by}\`, minder dan ${String(minimum).replace('.', ',')}%; vul aan wat ontbreekt, of verlaag \`min=\``,
  'oversized-listing': ({ name, count, unit, limit }) =>
    `\`${name}\` zou ${count} ${units[unit]} hebben, meer dan het maximum van ${limit}; beperk de opdracht met filters`,
  'duplicate-filter': ({ filter }) => `Het filter \`${filter}\` staat hier twee keer; verwijder er een`,
  'dangling-reference': ({ field, value, collection, leftOut, index, separator, now }, meant) =>
    leftOut !== null
      ? `\`${field}\` noemt \`${value}\`, maar \`${leftOut}\` laat die pagina weg uit de gebouwde site, dus die staat in geen enkele lijst`
      : index
        ? `\`${field}\` noemt \`${value}\`, maar \`${index.path}\` is een indexpagina en zit niet in \`${index.collection}\`; zet daar \`include_index: true\``
        : `\`${field}\` noemt \`${value}\`, maar ${
            collection.includes(', ')
              ? `geen enkele pagina van \`${collection.replaceAll(', ', '` of `')}\` heet zo`
              : `\`${collection}\` heeft geen pagina met die naam`
          }${meantNow(meant, now, separator === null ? '; verbeter de naam, of maak de pagina' : `; maak er een lijst van, of stel voor \`${field}\` in \`mdsplice.yml\` \`split: "${separator}"\` in`)}`,
  'ambiguous-reference': ({ field, value, paths }) =>
    `\`${field}\` noemt \`${value}\`, en ${paths.length} pagina's heten zo: ` +
    `${enumerate(paths.slice(0, 3))}${paths.length > 3 ? ', …' : ''}; schrijf het pad van de bedoelde pagina, bijvoorbeeld \`${paths[0]}\``,
  'suspect-reference': ({ field, value }) =>
    `\`${field}\` noemt \`${value}\`, en die pagina is gewijzigd sinds deze verwijzing is beoordeeld; beoordeel die opnieuw, ` +
    'en voer dan `mdsplice review` uit op deze pagina',
  'unreviewed-reference': ({ field, value }) =>
    `De verwijzing naar \`${value}\` in \`${field}\` is nog niet beoordeeld; voer \`mdsplice review\` uit op deze pagina`,
  'invalid-front-matter': ({ reason }) =>
    `Ongeldige front matter: ${frontMatter[reason]}. De pagina wordt pas weer bijgewerkt als dit is verbeterd`,
  'invalid-data-file': ({ reason }) =>
    `Ongeldig gegevensbestand: ${fileProblems[reason]}. De records staan pas weer in lijsten als dit is verbeterd`,
  'duplicate-key': ({ field }) =>
    `Het veld \`${field}\` staat twee keer in deze front matter, en alleen deze wordt gebruikt; voeg ze samen`,
  'empty-item': ({ field }) => `\`${field}\` heeft een leeg onderdeel; vul het in, of verwijder de regel`,
  'unusual-field': ({ field }, meant) => `Bijna geen pagina heeft het veld \`${field}\`${didYouMean(meant)}`,
  'duplicate-value': ({ field, value, samePage }) =>
    samePage === undefined
      ? `\`${field}\` heeft \`${value}\` twee keer; verwijder er een`
      : `\`${field}\` heeft \`${samePage}\` en \`${value}\`, en die noemen dezelfde pagina; verwijder er een`,
  'invalid-address': ({ field, address }) =>
    `\`${field}\` heeft het ongeldige adres \`${address}\`, dus er komt geen link; verbeter het adres, of verwijder het`,
  'scalar-instead-of-list': ({ field, value }) =>
    `\`${field}\` moet een lijst zijn; zet \`${value}\` op een eigen regel achter \`- \``,
  'value-not-allowed': ({ field, value, hint, now }, meant) =>
    `\`${value}\` is geen toegestane waarde van ` +
    `\`${field}\`${meantNow(meant, now, hint ? `; \`fields.${field}.values\` in \`mdsplice.yml\` past op geen enkele pagina` : '')}`,
  'missing-field': ({ field, collection }) =>
    `Het veld \`${field}\` ontbreekt, maar is verplicht op pagina's van \`${collection}\`; voeg het toe`,
  'schema-mismatch': schemaMismatch,
  'duplicate-id': ({ id, path }) => `\`${path}\` heeft ook het id \`${id}\`; geef een van de twee een ander id`,
  'id-pattern': ({ id, pattern }) => `Het id \`${id}\` past niet bij \`${pattern}\`; wijzig het`,
  'file-name-pattern': ({ name, pattern }) =>
    `De bestandsnaam \`${name}\` past niet bij \`${pattern}\`; hernoem het bestand, of wijzig het id`,
  ...relations,
  'unbuilt-translation': ({ language, part }) =>
    `Deze pagina wordt niet gebouwd en staat in geen enkele lijst, want de taal \`${language}\` staat niet bij \`languages\` ` +
    `van de plug-in \`i18n\`; zet die daarbij, of hernoem ${part === 'file' ? 'het bestand' : 'de map'}`,
  'page-in-no-collection': ({ collections }) =>
    `Deze pagina hoort bij geen enkele verzameling, dus die staat in geen enkele lijst; de site heeft ${enumerate(collections)}`,
  'unclosed-directive': ({ name, hasDashes, others = 0 }) =>
    (hasDashes
      ? `Het commentaar van \`${name}\` heeft een gedachtestreepje in plaats van twee streepjes, zoals een tekstverwerker dat maakt; schrijf \`<!-- ${name} … -->\``
      : `Het commentaar van \`${name}\` is niet gesloten; sluit het af met \`-->\``) +
    (others > 0 ? ` (en sluit er hieronder nog ${others})` : ''),
  'misplaced-directive': ({ name, setting, advice, extension }) => {
    if (extension !== undefined)
      return (
        `De lijst van \`${name}\` kan hier niet staan: voor het blok eromheen is de Markdown-extensie ` +
        `\`${extension}\` nodig; zet die bij \`markdown_extensions\``
      )
    const place = places[setting]
    return `De lijst van \`${name}\` kan niet ${typeof place === 'string' ? place : place(advice)}`
  },
  'indented-directive': ({ name, element }) =>
    `\`${name}\` wordt als code getoond: binnen \`<${element} markdown>\` is tekst met vier spaties ervoor code; haal de ` +
    'inspringing weg van deze regel en van de regels eromheen',
  'unseen-fence': ({ name }) =>
    `MkDocs ziet hier geen codeblok, dus \`${name}\` eronder krijgt een lijst; sluit het codeblok met evenveel ` +
    'tekens als waarmee het begint, en zet er alleen een taal en opties zoals `title="…"` achter',
  'displaced-directive': ({ name, by }) =>
    ({
      own:
        `De lijst van \`${name}\` zou het HTML-element eromheen afsluiten; gebruik hier een tabel of lijst zonder ` +
        '`interactive`, of zet de opdracht buiten dat element',
      above:
        `Met de lijsten erboven zou MkDocs \`${name}\` hier niet meer als commentaar lezen; zet lege regels om die ` +
        'opdrachten, of verplaats deze',
      code:
        `MkDocs zou de lijst van \`${name}\` hier als code tonen; zet de opdracht buiten de voetnoot, de definitie of ` +
        'het onderdeel van de lijst waarin die staat',
    })[by],
  'crowded-directive': ({ name }) =>
    `Zet een lege regel onder \`${name}\`: een onderdeel van een lijst direct onder de ingevoegde lijst wordt als tekst gelezen`,
  'unreadable-page': ({ reason, count = 0 }) => unreadable[reason].replace('COUNT', String(count)),
  'unwritable-page': ({ reason, cause }) =>
    reason === 'failed' ? `Het bestand kon niet worden geschreven (${cause}) en is niet gewijzigd` : unwritable[reason],
  'useless-suppression': ({ rule, problem }, meant) => {
    if (problem === 'no-rule')
      return 'Dit commentaar onderdrukt niets; noem de regels die op de volgende regel moeten worden onderdrukt'
    if (problem === 'unknown') return `Onbekende regel \`${rule}\`${didYouMean(meant)}`
    if (problem === 'fixed') return `\`${rule}\` kan niet worden onderdrukt`
    return `Onnodige onderdrukking: \`${rule}\` meldt niets op de volgende regel; verwijder dit`
  },
  'changed-meanwhile':
    'Een ander programma heeft het bestand gewijzigd terwijl mdsplice bezig was, dus mdsplice heeft het niet geschreven; voer mdsplice opnieuw uit',
  'oversized-page': ({ name, template }) =>
    template === ''
      ? `Met de lijst van \`${name}\` zou de pagina groter worden dan 8 MB; maak de lijst korter met een ` +
        'filter, `limit=` of minder groepen'
      : `Het sjabloon op ${template} maakt de lijst van \`${name}\` groter dan 8 MB, of duurt te lang; maak de lijst korter, of zet minder delen in elkaar`,
}

const forms = { date: 'datum', number: 'getal', version: 'versie' }

/** What an unknown option was probably meant to be part of. */
const hints = {
  quotes: '; zet een waarde met spaties tussen aanhalingstekens: `"…"`',
  characters: '; schrijf een filter zonder spaties: `veld/waarde`, `veld/waarde|waarde`',
}

/** Which values a field has; the command does not know the names that every page has by itself. */
function valuesOf(collection: string, field: string): string {
  return field in site.facts ? '' : `; \`mdsplice fields ${collection} ${argument(field)}\` toont de waarden`
}

/** Which fields a collection has. */
function existing(collection: string | null, fields: readonly string[]): string {
  if (collection === null || fields.length === 0) return ''
  const names = fieldList(fields)
  return names === undefined ? `; \`mdsplice fields ${collection}\` toont de velden` : `; de velden zijn ${names}`
}

const expectations = {
  number: 'gebruik een heel getal, 1 of hoger',
  percentage: 'gebruik een percentage, zoals `95%`',
  field: "gebruik namen van velden, met komma's en zonder spaties ertussen",
  switch: 'gebruik `yes` of `no`',
  page: 'gebruik het pad van één pagina, of een webadres',
  step: "gebruik namen van verzamelingen, velden of omgekeerde relaties, met komma's ertussen",
  locale: 'de site heeft geen vertalingen; schrijf `locale/WAARDE` om op een veld te filteren',
}

/** What can be wrong with a directive; the part that is meant follows. */
const directives = {
  'too-long': 'Een opdracht kan hoogstens 10.000 tekens hebben',
  'unclosed-quote': 'Een aanhalingsteken is niet gesloten',
  'text-after-quote': 'Zet aanhalingstekens om de hele waarde, en schrijf `\\"` voor een aanhalingsteken erin',
  'not-comparable': '`<` en `>` vergelijken getallen zoals 1.5 en datums zoals 2025-01-31; dit is geen van beide',
  'compares-dates': 'Dit veld heeft datums; vergelijk met een datum zoals 2025-01-31 en niet met een getal',
  'compares-numbers': 'Dit veld heeft getallen; vergelijk met een getal en niet met een datum',
  'other-quotes': 'Gebruik rechte aanhalingstekens `"…"` om een waarde',
  'no-value': 'Achter dit veld ontbreekt een waarde; `veld/*` past op elke waarde',
  negation: 'Zet de `!` vóór het veld',
  incomplete: 'Er ontbreekt een woord; schrijf het zo',
}

const mappings = {
  ...yaml,
  'no-mapping': 'het heeft niet de vorm `{ veld: waarde }`',
  nested: 'geef elke naam een waarde of een lijst van waarden: `{ veld: [waarde, waarde] }`',
}

type EmptyListing = RuleDetails['empty-listing']

const emptyReasons: Record<Exclude<EmptyListing['reason'], 'not-related'>, (details: EmptyListing) => string> = {
  'no-pages': ({ collection, ...instead }) =>
    `de site heeft geen pagina in een map \`${collection}\`${insteadOf(instead)}`,
  'no-members': ({ collection, pages = [], unread = 0 }) =>
    `geen enkele pagina van de site hoort bij de verzameling \`${collection}\`, die bestaat uit ${enumerate(pages)}${insteadOf({ unread })}`,
  'no-references': ({ collection, field }) => `\`${field}\` van deze pagina noemt geen pagina van \`${collection}\``,
  'no-match': ({ collection }) =>
    `geen enkele pagina van \`${collection}\` voldoet; verbeter de filters, of zet \`empty="…"\` erbij als de lijst leeg mag zijn`,
}

/** What a site has in place of the pages of a collection. */
function insteadOf({ unread = 0, folders = [] }: Pick<EmptyListing, 'unread' | 'folders'>): string {
  if (unread > 0)
    return `; er ${unread === 1 ? 'staat' : 'staan'} wel ${unread} \`.mdx\`-${unread === 1 ? 'pagina' : "pagina's"}, maar die leest mdsplice niet`
  const names = shortList(folders)
  return names === undefined ? '' : `; er zijn pagina's in ${names}`
}

const definitions = {
  missing: 'het bestand FILES bestaat niet of kan niet worden gelezen; verbeter `definitions` in `mdsplice.yml`',
  'in-git': 'FILES staat in een map `.git`, waaruit niets wordt gelezen; zet het bestand ergens anders',
  outside: 'FILES staat buiten de map van de configuratie van de site; zet het bestand daarin',
  'not-utf8': 'FILES is geen UTF-8; sla het op als UTF-8',
  'too-long': 'FILES is langer dan 8 MB; splits het',
  'no-files': 'noem het bestand bij `definitions` in `mdsplice.yml`',
  'no-words': 'FILES bevat geen regel van de vorm `*[BEGRIP]: betekenis`',
}

const units = { cells: 'cellen', pages: "pagina's", links: 'pijlen', characters: 'tekens' }
