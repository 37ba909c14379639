import { meant } from './nl-phrases.ts'
import type { Words } from './words.ts'

const types = {
  object: 'een reeks velden',
  array: 'een lijst',
  string: 'tekst (getallen en woorden als `yes` tussen aanhalingstekens)',
  number: 'een getal',
  integer: 'een heel getal',
  boolean: 'true of false',
  null: 'leeg',
  other: '{types}',
} as const

/** What the rules over front matter and over the site say, in Dutch. */
export const checkRules = {
  'duplicate-filter': 'Het filter `{filter}` staat hier twee keer; verwijder er een',
  'incomparable-value': {
    text: '`{field}` van `{path}` is `{value}`, en dat wordt niet als {form} vergeleken; schrijf {rewritten}{others}',
    form: { date: 'datum', number: 'getal' },
    rewritten: { '': 'het zoals `{example}`', other: '`{rewritten}`' },
    others: { 0: '', other: ' (en verbeter er nog {others})' },
  },
  'suspect-reference':
    '`{field}` noemt `{value}`, en die pagina is gewijzigd sinds dit is beoordeeld; lees die opnieuw, en voer dan `mdsplice review` uit op deze pagina',
  'unreviewed-reference':
    'Dat `{field}` `{value}` noemt, is nog niet beoordeeld; voer `mdsplice review` uit op deze pagina',
  'dangling-reference': '`{field}` noemt `{value}`, maar `{collection}` heeft geen pagina met die naam{meant}',
  'duplicate-key': '`{field}` staat twee keer in deze front matter, en alleen deze telt; maak er één van',
  'empty-item': '`{field}` heeft een onderdeel waar niets in staat; vul het in, of verwijder de regel',
  'unusual-field': 'Bijna geen pagina heeft het veld `{field}`{meant}',
  'duplicate-value': '`{field}` heeft `{value}` twee keer; verwijder er een',
  'invalid-address':
    '`{field}` heeft `{address}`, en dat is geen geldig adres, dus er komt geen link; verbeter het, of laat het leeg',
  'scalar-instead-of-list': '`{field}` moet een lijst zijn; zet `{value}` op een eigen regel, met `- ` ervoor',
  'value-not-allowed': {
    text: '`{value}` is geen van de waarden die `{field}` kan hebben{meant}',
    meant: { ...meant, '': '{hint}' },
    hint: { 'no-pages': '; `fields.{field}.values` in `mdsplice.yml` vindt geen enkele pagina' },
  },
  'missing-field': 'Bij een pagina van `{collection}` hoort het veld `{field}`; vul het in',
  'schema-mismatch': {
    text: '{keyword}',
    keyword: {
      additionalProperties: 'Er is geen veld {field}{meant}',
      unevaluatedProperties: 'Er is geen veld {field}{meant}',
      type: '{field} moet {types} zijn',
      pattern: '{field} past niet bij `{limit}`',
      format: '{field} moet de vorm `{limit}` hebben',
      minLength: '{field} is te kort; er horen minstens {limit} tekens te staan',
      maxLength: '{field} is te lang; er passen {limit} tekens in',
      minItems: '{field} moet minstens {limit} waarden hebben',
      maxItems: '{field} kan hoogstens {limit} waarden hebben',
      const: '{field} moet `{limit}` zijn',
      steps:
        'De front matter is te groot of te diep genest voor het schema; maak die korter, of verwijs in het schema naar minder',
      other: '{field} past niet bij het schema ({message})',
    },
    field: { '': 'De front matter', other: '`{field}`' },
    types,
  },
  'duplicate-id': '`{path}` heeft ook het id `{id}`; geef een van de twee een ander id',
  'id-pattern': 'Het id `{id}` past niet bij `{pattern}`; verbeter het',
  'file-name-pattern': 'De bestandsnaam `{name}` past niet bij `{pattern}`; hernoem het bestand, of verbeter het id',
  'missing-back-reference':
    '`{field}` noemt `{value}`, maar `{backField}` van die pagina noemt `{name}` niet; voeg dat daar toe',
  orphan: '`{field}` noemt geen pagina van `{collection}`; vul in waar deze pagina bij hoort',
  uncovered: 'Geen pagina van `{collection}` noemt deze pagina bij `{field}`',
  'useless-suppression': {
    text: '{problem}',
    problem: {
      unknown: 'Er is geen regel `{rule}`{meant}',
      'no-rule': 'Dit commentaar onderdrukt niets; noem de regels die over de volgende regel moeten zwijgen',
      fixed: '`{rule}` kan niet worden onderdrukt',
      unused: '`{rule}` zegt niets over de volgende regel; verwijder dit',
    },
  },
  'page-in-no-collection': 'Deze pagina hoort bij geen verzameling, dus staat in geen lijst; er zijn {collections}',
} as const satisfies Partial<Words['rules']>
