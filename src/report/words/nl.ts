import type { RuleDetails } from '../../types.ts'
import type { Words } from '../words.ts'
import { changes } from './nl-changes.ts'
import { init } from './nl-init.ts'
import { enumerate } from './enumerate.ts'
import { checkRules } from './nl-checks.ts'
import { braces, expectations, hints, mistakes } from './nl-directives.ts'
import { didYouMean } from './nl-phrases.ts'
import { mistake, setup } from './nl-setup.ts'
import { yaml } from './nl-yaml.ts'

/**
 * What mdsplice says, in Dutch. A directive is an "opdracht", a collection a "verzameling", a listing a "lijst"; the
 * reader is an editor, addressed as "u" where it must be and else not at all.
 */
export const dutch: Words = {
  rules: {
    'unknown-directive': ({ name }, meant) => `\`${name}\` is geen opdracht${didYouMean(meant)}`,
    'unknown-collection': ({ name, known }, meant) =>
      `Er is geen verzameling \`${name}\`${didYouMean(meant, `; er zijn ${enumerate(known)}. \`mdsplice.yml\` kan andere noemen`)}`,
    'unknown-field': ({ field, collection }, meant) =>
      `Geen enkele pagina van \`${collection}\` heeft het veld \`${field}\`${didYouMean(meant)}`,
    'unknown-value': ({ field, value, collection }, meant) =>
      `Geen enkele pagina van \`${collection}\` heeft \`${value}\` in het veld \`${field}\`${didYouMean(meant)}`,
    'unknown-option': ({ option, hint }, meant) =>
      `\`${option}\` is geen optie en is weggelaten${didYouMean(meant, hint && hints[hint])}`,
    'invalid-option': ({ option, value, expected }, meant) =>
      `\`${option}=${value}\`: ${expectations[expected]}${didYouMean(meant)}`,
    'unsuitable-option': ({ option, format }) =>
      `\`${option}\` betekent niets bij \`format=${format}\` en is weggelaten; alleen tabellen hebben het`,
    'duplicate-option': ({ option }) => `\`${option}=\` staat hier twee keer; de laatste telt`,
    'invalid-directive': (details) =>
      details.problem === 'not-yaml'
        ? `Wat tussen accolades staat, kan niet worden gelezen: ${{ ...yaml, ...braces }[details.reason]}`
        : `${mistakes[details.problem]}: \`${details.text}\``,
    'empty-listing': emptyListing,
    'no-tags': ({ name, fields }) =>
      `\`${name}\` toont niets: deze pagina heeft geen waarde bij ${enumerate(fields)}; vul er een in, of haal het commentaar weg`,
    'missing-extension': ({ name, extension }) =>
      `\`${name}\` heeft de Markdown-extensie \`${extension}\` nodig, en die staat niet in \`mkdocs.yml\`; zet die bij \`markdown_extensions\``,
    'invalid-expression': ({ field, value }, meant) =>
      `\`${field}\` heeft een uitdrukking die niet te lezen is zoals die bedoeld is: \`${value}\`${didYouMean(meant, '; schrijf die als `(a || b) && !c`')}`,
    'no-definitions': ({ files, reason }) => `Er zijn geen definities om te tonen: ${definitions[reason](files)}`,
    'invalid-definition': ({ text }) =>
      `Deze regel is geen definitie, en MkDocs toont die mogelijk op elke pagina: \`${text}\`; schrijf \`*[BEGRIP]: betekenis\` op één regel`,
    'duplicate-definition': ({ term }) =>
      `\`${term}\` staat verderop nog een keer, en alleen dat telt; verwijder een van de twee`,
    'tag-without-page': ({ field, value }, meant) =>
      `De site heeft geen pagina voor \`${value}\` bij \`${field}\`, dus dit label is geen link${didYouMean(meant)}`,
    'low-coverage': ({ collection, by, covered, all, minimum }) =>
      `${covered} van ${all} \`${collection}\` ${covered === 1 ? 'heeft' : 'hebben'} \`${by}\`, en dat is minder dan ${String(minimum).replace('.', ',')}%`,
    'oversized-listing': ({ name, size: { unit, count, limit } }) =>
      `\`${name}\` zou ${count} ${units[unit]} hebben, en ${limit} is het meeste dat kan worden getoond; beperk de opdracht met filters`,
    'invalid-front-matter': ({ reason }) =>
      `De front matter kan niet worden gelezen: ${reason === 'no-line-end' ? 'na de laatste regel `---` ontbreekt een regeleinde' : yaml[reason]}. Tot dit is verbeterd, blijft de pagina zoals die is`,
    ...checkRules,
    'unclosed-directive': ({ name }) => `Het commentaar van \`${name}\` eindigt niet; sluit het af met \`-->\``,
    'misplaced-directive': ({ name, setting }) => `\`${name}\` kan de lijst niet ${places[setting]}`,
    'unseen-fence': ({ name }) =>
      `MkDocs ziet hier geen code, dus \`${name}\` eronder wordt ingevuld; sluit het codeblok met evenveel tekens als waarmee het begint, en zet er hooguit één woord achter`,
    'displaced-directive': ({ name }) =>
      `Met de lijsten erboven zou MkDocs \`${name}\` hier niet meer als commentaar lezen; zet lege regels om die opdrachten, of verplaats deze`,
    'crowded-directive': ({ name }) =>
      `Zet een lege regel onder \`${name}\`: een lijstonderdeel direct onder een ingevulde lijst wordt als tekst gelezen`,
    'unbalanced-region': ({ name, missing }) =>
      missing === 'directive'
        ? `\`/${name}\` sluit een lijst af waar geen opdracht boven staat; zet de opdracht terug, of verwijder dit commentaar`
        : `Onder \`${name}\` staat een lijst zonder het afsluitende commentaar \`<!-- /${name} … -->\`; verwijder die lijst, dan maakt \`mdsplice write\` een nieuwe`,
    'edited-region': ({ name }) =>
      `De lijst van \`${name}\` is met de hand gewijzigd. Zet de wijziging op de pagina's die in de lijst staan, of vervang de lijst met \`mdsplice write --force\``,
    'stale-region': ({ name, change }) =>
      `${change === 'missing' ? `\`${name}\` heeft nog geen lijst` : `De lijst van \`${name}\` is verouderd`}; voer \`mdsplice write\` uit`,
    'unreadable-page': ({ reason }) => unreadable[reason],
    'unwritable-page': ({ reason, cause }) =>
      reason === 'failed'
        ? `Het bestand kon niet worden geschreven (${cause}) en is niet veranderd`
        : unwritable[reason],
    'oversized-page': ({ name }) =>
      `Met de lijst van \`${name}\` zou de pagina buiten alle proporties groeien; vraag minder, met een filter, \`limit=\` of minder groepen`,
    'changed-meanwhile': () =>
      'Het bestand is gewijzigd terwijl mdsplice bezig was, en is verder niet veranderd; voer mdsplice opnieuw uit',
  },
  setup,
  changes,
  init,
  mistake,
  baseline: {
    known: (file, count) => `mdsplice check: ${messages(count)} uit ${file} weggelaten`,
    gone: (file, count) => `mdsplice check: ${messages(count)} uit ${file} niet meer gevonden; gebruik \`--update-baseline\``,
    written: (file, count) => `mdsplice check: ${file} bevat ${messages(count)}`,
  },
  summary: {
    write: (changed) => `${pages(changed)} geschreven`,
    build: (changed) => `${pages(changed)} met lijsten gemaakt`,
    check: (changed) => `${pages(changed)} verouderd`,
    clear: (changed) => `${pages(changed)} leeggemaakt`,
    watch: (changed) => `${pages(changed)} geschreven`,
    'dry-run': (changed) => `${pages(changed)} zou${changed > 1 ? 'den' : ''} veranderen; er is niets geschreven`,
  },
  watching: 'wacht op wijzigingen; Ctrl+C stopt',
}

const places: Record<RuleDetails['misplaced-directive']['setting'], string> = {
  inline: 'midden in een regel tekst zetten; geef de opdracht een eigen regel, of vraag `format=links` of `format=count`',
  'line-start':
    'aan het begin van een regel met tekst erachter zetten; geef de opdracht een eigen regel, of zet er een woord voor',
  heading: 'in een kop zetten; geef de opdracht een eigen regel, of vraag `format=links` of `format=count`',
  'table-cell':
    'in een tabelcel zetten; geef de opdracht een eigen regel buiten de tabel, of vraag `format=links` of `format=count`',
  link: 'in een link zetten; geef de opdracht een eigen regel, of vraag `format=count`',
  'raw-html':
    'in HTML zetten waarin geen Markdown wordt gelezen; zet de opdracht erbuiten, of geef het element het attribuut `markdown`',
}

const units: Record<RuleDetails['oversized-listing']['size']['unit'], string> = {
  cells: 'cellen',
  pages: "pagina's",
  links: 'pijlen',
  characters: 'tekens',
}

const unreadable: Record<RuleDetails['unreadable-page']['reason'], string> = {
  'not-utf8': 'Het bestand is geen UTF-8 en is overgeslagen; sla het op als UTF-8',
  directory: 'Een map heeft de naam van een pagina; geef de map een andere naam',
  'link-loop':
    'De symbolische koppeling leidt terug naar zichzelf of naar een map erboven en is niet gevolgd; verwijder die',
  'broken-link': 'De symbolische koppeling leidt nergens heen; verwijder die, of zet terug waar die heen leidt',
  'link-outside':
    'De symbolische koppeling leidt uit de map van `mkdocs.yml` en is niet gevolgd; zet er een kopie voor in de plaats',
  'no-permission': 'Het bestand kan niet worden gelezen; controleer de rechten',
  'too-long': 'Het bestand is langer dan 8 MB en is overgeslagen; splits het, als het al een pagina is',
}

const definitions: Record<RuleDetails['no-definitions']['reason'], (files: readonly string[]) => string> = {
  missing: (files) => `er is geen leesbaar bestand ${enumerate(files)}; verbeter \`definitions\` in \`mdsplice.yml\``,
  outside: (files) => `${enumerate(files)} staat buiten de map van \`mkdocs.yml\`; zet het bestand daarin`,
  'not-utf8': (files) => `${enumerate(files)} is geen UTF-8; sla het op als UTF-8`,
  'no-files': () => 'noem het bestand bij `definitions` in `mdsplice.yml`',
  'no-words': (files) => `${enumerate(files)} bevat geen regel \`*[BEGRIP]: betekenis\``,
}

const unwritable: Record<Exclude<RuleDetails['unwritable-page']['reason'], 'failed'>, string> = {
  'read-only': 'Het bestand is alleen-lezen en is niet veranderd; maak het schrijfbaar',
  link: 'De pagina is een symbolische koppeling, en waar die heen leidt is niet veranderd; zet er een eigen pagina voor in de plaats',
  'linked-folder':
    'De map ervan in de uitvoermap is een symbolische koppeling en is niet gevolgd; verwijder de koppeling, of kies een andere map met `--out`',
  foreign:
    'In de uitvoermap staat een bestand met die naam dat `mdsplice build` niet heeft geschreven; verplaats het, of kies een andere map met `--out`',
}

function emptyListing({ collection, field, reason }: RuleDetails['empty-listing']): string {
  if (reason === 'no-pages') return `De lijst is leeg: de site heeft geen pagina in een map \`${collection}\``
  if (reason === 'no-references')
    return `De lijst is leeg: \`${field}\` van deze pagina noemt geen pagina van \`${collection}\``
  if (reason === 'not-related')
    return `De lijst is leeg: geen enkele pagina van \`${collection}\` noemt er een van \`${field}\` of wordt door een ervan genoemd`
  return `De lijst is leeg: geen enkele pagina van \`${collection}\` voldoet`
}

function pages(count: number): string {
  return count === 0 ? "geen pagina's" : count === 1 ? '1 pagina' : `${count} pagina's`
}

function messages(count: number): string {
  return count === 1 ? '1 melding' : `${count} meldingen`
}
