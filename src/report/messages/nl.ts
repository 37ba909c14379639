import { changes } from './nl-changes.ts'
import { checkRules } from './nl-checks.ts'
import { braces, expectations, hints, mistakes } from './nl-directives.ts'
import { init } from './nl-init.ts'
import { meant } from './nl-phrases.ts'
import { mistakes as configMistakes, setup } from './nl-setup.ts'
import { yaml } from './nl-yaml.ts'
import type { Words } from './words.ts'

const places = {
  inline:
    'midden in een regel tekst zetten; geef de opdracht een eigen regel, of vraag `format=links` of `format=count`',
  'line-start':
    'aan het begin van een regel met tekst erachter zetten; geef de opdracht een eigen regel, of zet er een woord voor',
  heading: 'in een kop zetten; geef de opdracht een eigen regel, of vraag `format=links` of `format=count`',
  'table-cell':
    'in een tabelcel zetten; geef de opdracht een eigen regel buiten de tabel, of vraag `format=links` of `format=count`',
  link: 'in een link zetten; geef de opdracht een eigen regel, of vraag `format=count`',
  'raw-html':
    'in HTML zetten waarin geen Markdown wordt gelezen; zet de opdracht erbuiten, of geef het element het attribuut `markdown`',
  'html-block':
    'in een HTML-blok zetten waarin geen Markdown wordt gelezen; geef de opdracht een eigen regel met lege regels eromheen, buiten `<pre>`',
  unread:
    'zetten waar de parser van deze pijplijn code of tekst leest; gebruik `remarkPythonMarkdown` en `mdspliceCompiler`, of `mdsplice write`',
} as const

const units = {
  cells: 'cellen',
  pages: "pagina's",
  links: 'pijlen',
  characters: 'tekens',
} as const

const unreadable = {
  'not-utf8': 'Het bestand is geen UTF-8 en is overgeslagen; sla het op als UTF-8',
  'not-a-file': 'Dit heeft de naam van een pagina maar is geen gewoon bestand, en is niet gelezen; verwijder het',
  directory: 'Een map heeft de naam van een pagina; geef de map een andere naam',
  'link-loop':
    'De symbolische koppeling leidt terug naar zichzelf of naar een map erboven en is niet gevolgd; verwijder die',
  'broken-link': 'De symbolische koppeling leidt nergens heen; verwijder die, of zet terug waar die heen leidt',
  'link-outside':
    'De symbolische koppeling leidt uit de map van `mkdocs.yml` en is niet gevolgd; zet er een kopie voor in de plaats',
  'link-git': 'De symbolische koppeling leidt naar een map `.git` en is niet gevolgd; verwijder die',
  'no-permission': 'Het bestand kan niet worden gelezen; controleer de rechten',
  'too-long': 'Het bestand is langer dan 8 MB en is overgeslagen; splits het, als het al een pagina is',
} as const

const definitions = {
  missing: 'er is geen leesbaar bestand {files}; verbeter `definitions` in `mdsplice.yml`',
  'in-git': '{files} staat in een map `.git`, waaruit niets wordt gelezen; zet het bestand ergens anders',
  outside: '{files} staat buiten de map van `mkdocs.yml`; zet het bestand daarin',
  'not-utf8': '{files} is geen UTF-8; sla het op als UTF-8',
  'too-long': '{files} is langer dan 8 MB; splits het',
  'no-files': 'noem het bestand bij `definitions` in `mdsplice.yml`',
  'no-words': '{files} bevat geen regel `*[BEGRIP]: betekenis`',
} as const

const unwritable = {
  failed: 'Het bestand kon niet worden geschreven ({cause}) en is niet veranderd',
  'read-only': 'Het bestand is alleen-lezen en is niet veranderd; maak het schrijfbaar',
  link: 'De pagina is een symbolische koppeling, en waar die heen leidt is niet veranderd; zet er een eigen pagina voor in de plaats',
  'linked-folder':
    'De map ervan in de uitvoermap is een symbolische koppeling en is niet gevolgd; verwijder de koppeling, of kies een andere map met `--out`',
  foreign:
    'In de uitvoermap staat een bestand met die naam dat `mdsplice build` niet heeft geschreven; verplaats het, of kies een andere map met `--out`',
} as const

const messages = { 1: '1 melding', other: '{count} meldingen' } as const

/**
 * What mdsplice says, in Dutch. A directive is an "opdracht", a collection a "verzameling", a listing a "lijst"; the
 * reader is an editor, addressed as "u" where it must be and else not at all.
 */
export const dutch = {
  rules: {
    'unknown-directive': '`{name}` is geen opdracht{meant}',
    'unknown-collection': {
      text: 'Er is geen verzameling `{name}`{meant}',
      meant: { ...meant, '': '; er zijn {known}. `mdsplice.yml` kan andere noemen' },
    },
    'unknown-field': 'Geen enkele pagina van `{collection}` heeft het veld `{field}`{meant}',
    'unknown-value': 'Geen enkele pagina van `{collection}` heeft `{value}` in het veld `{field}`{meant}',
    'unknown-option': {
      text: '`{option}` is geen optie en is weggelaten{meant}',
      meant: { ...meant, '': '{hint}' },
      hint: hints,
    },
    'invalid-option': { text: '`{option}={value}`: {expected}{meant}', expected: expectations },
    'unsuitable-option': '`{option}` betekent niets bij `format={format}` en is weggelaten; alleen tabellen hebben het',
    'duplicate-option': '`{option}=` staat hier twee keer; de laatste telt',
    'invalid-directive': {
      text: '{problem}',
      problem: { ...mistakes, 'not-yaml': 'Wat tussen accolades staat, kan niet worden gelezen: {reason}' },
      reason: { ...yaml, ...braces },
    },
    'empty-listing': {
      text: 'De lijst is leeg: {reason}',
      reason: {
        'no-pages': 'de site heeft geen pagina in een map `{collection}`',
        'no-members': 'geen enkele pagina van de site hoort bij de verzameling `{collection}`, die bestaat uit {pages}',
        'no-references': '`{field}` van deze pagina noemt geen pagina van `{collection}`',
        'not-related':
          'geen enkele pagina van `{collection}` noemt er een van `{field}` of wordt door een ervan genoemd',
        'no-match': 'geen enkele pagina van `{collection}` voldoet',
      },
    },
    'no-tags':
      '`{name}` toont niets: deze pagina heeft geen waarde bij {fields}; vul er een in, of haal het commentaar weg',
    'missing-extension':
      '`{name}` heeft de Markdown-extensie `{extension}` nodig, en die staat niet in `mkdocs.yml`; zet die bij `markdown_extensions`',
    'invalid-expression': {
      text: '`{field}` heeft een uitdrukking die niet te lezen is zoals die bedoeld is: `{value}`{meant}',
      meant: { ...meant, '': '; schrijf die als `(a || b) && !c`' },
    },
    'no-definitions': { text: 'Er zijn geen definities om te tonen: {reason}', reason: definitions },
    'invalid-definition':
      'Deze regel is geen definitie, en MkDocs toont die mogelijk op elke pagina: `{text}`; schrijf `*[BEGRIP]: betekenis` op één regel',
    'duplicate-definition': '`{term}` staat verderop nog een keer, en alleen dat telt; verwijder een van de twee',
    'tag-without-page': 'De site heeft geen pagina voor `{value}` bij `{field}`, dus dit label is geen link{meant}',
    'low-coverage': {
      text: '{covered} `{by}`, en dat is minder dan {minimum}%',
      covered: { 1: '1 van {all} `{collection}` heeft', other: '{covered} van {all} `{collection}` hebben' },
    },
    'oversized-listing': {
      text: '`{name}` zou {count} {unit} hebben, en {limit} is het meeste dat kan worden getoond; beperk de opdracht met filters',
      unit: units,
    },
    'invalid-front-matter': {
      text: 'De front matter kan niet worden gelezen: {reason}. Tot dit is verbeterd, blijft de pagina zoals die is',
      reason: {
        ...yaml,
        'no-line-end': 'na de laatste regel `---` ontbreekt een regeleinde',
        'no-opening-line': 'de eerste regel ervan moet `---` zijn: drie streepjes, helemaal bovenaan de pagina',
        'no-closing-line': 'de regel `---` eronder ontbreekt',
      },
    },
    ...checkRules,
    'unclosed-directive': 'Het commentaar van `{name}` eindigt niet; sluit het af met `-->`',
    'misplaced-directive': { text: '`{name}` kan de lijst niet {setting}', setting: places },
    'unseen-fence':
      'MkDocs ziet hier geen code, dus `{name}` eronder wordt ingevuld; sluit het codeblok met evenveel tekens als waarmee het begint, en zet er hooguit één woord achter',
    'displaced-directive':
      'Met de lijsten erboven zou MkDocs `{name}` hier niet meer als commentaar lezen; zet lege regels om die opdrachten, of verplaats deze',
    'crowded-directive':
      'Zet een lege regel onder `{name}`: een lijstonderdeel direct onder een ingevulde lijst wordt als tekst gelezen',
    'unbalanced-region': {
      text: '{missing}',
      missing: {
        directive:
          '`/{name}` sluit een lijst af waar geen opdracht boven staat; zet de opdracht terug, of verwijder dit commentaar',
        end: 'Onder `{name}` staat een lijst zonder het afsluitende commentaar `<!-- /{name} … -->`; verwijder die lijst, dan maakt `mdsplice write` een nieuwe',
      },
    },
    'edited-region':
      "De lijst van `{name}` is met de hand gewijzigd. Zet de wijziging op de pagina's die in de lijst staan, of vervang de lijst met `mdsplice write --force`",
    'stale-region': {
      text: '{change}; voer `mdsplice write` uit',
      change: { missing: '`{name}` heeft nog geen lijst', outdated: 'De lijst van `{name}` is verouderd' },
    },
    'unreadable-page': { text: '{reason}', reason: unreadable },
    'unwritable-page': { text: '{reason}', reason: unwritable },
    'oversized-page': {
      text: '{template}',
      template: {
        '': 'Met de lijst van `{name}` zou de pagina buiten alle proporties groeien; vraag minder, met een filter, `limit=` of minder groepen',
        other:
          'Het sjabloon op {template} maakt van `{name}` meer dan 8 MB, of duurt zo lang; vraag minder, of zet minder delen in elkaar',
      },
    },
    'changed-meanwhile':
      'Het bestand is gewijzigd terwijl mdsplice bezig was, en is verder niet veranderd; voer mdsplice opnieuw uit',
  },
  setup,
  changes,
  init,
  list: {
    changed: {
      text: "{count} anders dan op de pagina's: {format}",
      count: { 1: '1 cel is', other: '{count} cellen zijn' },
      format: {
        xlsx: 'een cel van Excel bevat 32.767 tekens, en geen stuurtekens; `--output` met `.csv` of `.json` bevat alles',
        ods: 'een spreadsheet bevat geen stuurtekens; `--output` met `.csv` of `.json` bevat alles',
      },
    },
  },
  watch: {
    ready: 'wacht op wijzigingen; Ctrl+C stopt',
    gone: 'de map {folder} is weg of kan niet worden gelezen; wacht tot die terug is',
    back: 'de map {folder} is terug',
    lost: 'de map {folder} is weg, dus wijzigingen zijn niet meer te zien; start `mdsplice watch` opnieuw als die terug is',
    limit: 'het systeem meldt geen wijzigingen meer ({cause}); kijkt nu elke seconde naar alle bestanden',
    failed: 'de site kan op dit moment niet worden gelezen ({cause}); probeert het opnieuw',
  },
  repeated: {
    more: { text: '; hetzelfde nog {count} in dit bestand', count: { 1: 'eenmaal', other: '{count} maal' } },
  },
  mistakes: configMistakes,
  meant,
  or: ' of ',
  point: ',',
  baseline: {
    known: { text: 'mdsplice check: {count} uit {file} weggelaten', count: messages },
    gone: {
      text: 'mdsplice check: {count} uit {file} niet meer gevonden; gebruik `--update-baseline`',
      count: messages,
    },
    written: { text: 'mdsplice check: {file} bevat {count}', count: messages },
  },
} as const satisfies Words
