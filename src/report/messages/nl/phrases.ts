import type { TomlProblem } from '../../../core/toml/problem.ts'
import type { YamlProblem } from '../../../core/yaml/problem.ts'
import { cyclePath, enumerate, type Messages, type RelationRule } from '../messages.ts'
import type { ExtensionSetting, HtmlAdvice, NewName } from '../../rule-details.ts'
import type { RuleDetails } from '../../rules.ts'

/**
 * The end of a sentence that suggests a name.
 *
 * @param otherwise where there is none to suggest
 */
export function didYouMean(name: string | undefined, otherwise = ''): string {
  return name === undefined ? otherwise : `; bedoelde u \`${name}\`?`
}

/** The end of a sentence about an unknown name: its new name after a rename, or a suggestion. */
export function meantNow(name: string | undefined, now: NewName | null | undefined, otherwise = ''): string {
  return name !== undefined && now?.isRename ? `; die heet nu \`${name}\`` : didYouMean(name, otherwise)
}

/** What is wrong with YAML and how to fix it, in Dutch. */
export const yaml: Record<YamlProblem, string> = {
  'colon-in-value': 'zet een waarde met een dubbele punt erin tussen aanhalingstekens: `title: "Een: twee"`',
  'no-colon': 'de regel moet beginnen met een naam, een dubbele punt en een spatie: `title: …`',
  'open-list': 'het haakje `[` is niet gesloten; zet een `]` aan het eind van de lijst',
  'open-mapping': 'de accolade `{` is niet gesloten; zet een `}` aan het eind',
  'open-quote': 'een aanhalingsteken is niet gesloten',
  'text-after-value': 'er staat tekst achter het eind van een waarde; zet de hele waarde tussen aanhalingstekens',
  escape:
    'tussen dubbele aanhalingstekens heeft een backslash een bijzondere betekenis; schrijf er twee, of gebruik ' +
    "enkele aanhalingstekens: `'a\\b'`",
  'first-character': 'een waarde kan niet met dit teken beginnen; zet de waarde tussen aanhalingstekens',
  'list-in-line':
    'zet elk onderdeel van een lijst op een eigen regel achter `- `, of de lijst tussen haakjes: `[a, b]`',
  indentation: 'de inspringing klopt niet; regels die bij elkaar horen, beginnen in dezelfde kolom',
  tab: 'gebruik spaties om in te springen, geen tabs',
  'too-deep': 'er staan te veel haakjes binnen elkaar',
  'no-such-date':
    'MkDocs kan een datum of tijd die niet bestaat niet lezen, en leest dan geen front matter; verbeter de waarde, of zet ' +
    'er aanhalingstekens omheen',
  'needs-quotes': 'MkDocs kan deze waarde niet lezen, en leest dan geen front matter; zet er aanhalingstekens omheen',
  'unknown-tag':
    'MkDocs kan een waarde die met `!` begint niet lezen, en leest dan geen front matter; zet de hele waarde tussen ' +
    'aanhalingstekens',
  'collection-as-name':
    'MkDocs kan een lijst of een reeks velden niet als naam lezen, en leest dan geen front matter; gebruik tekst',
  'merged-value': 'zet achter `<<:` een reeks velden, of een lijst daarvan; anders leest MkDocs geen front matter',
  'control-character':
    'MkDocs kan dit onzichtbare stuurteken niet lezen, en leest dan geen front matter; verwijder het',
  other: 'ongeldige YAML',
}

/** What is wrong with TOML beyond what can be wrong with YAML, in Dutch. */
export const toml: Record<Exclude<TomlProblem, YamlProblem>, string> = {
  'no-equals-sign': 'op de regel moet `naam = waarde` staan, of de naam van een tabel tussen haakjes: `[project]`',
  'unquoted-text': 'ongeldige waarde; zet tekst tussen aanhalingstekens: `title = "Een"`',
  'no-comma': 'hiervoor ontbreekt een komma of het haakje sluiten',
  redefined: 'deze naam staat er al; voeg de twee samen',
  'invalid-toml': 'ongeldige TOML',
}

/** What an author calls the types of JSON Schema. */
export const typeNames: Readonly<Record<string, string>> = {
  object: 'een reeks velden',
  array: 'een lijst',
  string: 'tekst',
  number: 'een getal',
  integer: 'een heel getal',
  boolean: 'true of false',
  null: 'leeg',
}

/** The settings of extensions that can be needed. */
export const extensionSettings: Readonly<Record<ExtensionSetting, string>> = {
  custom_fences: 'het blok `mermaid` in `custom_fences` van',
  emoji_index: 'de iconen van Material in `emoji_index` van',
}

/** Where a listing cannot be placed, and what to do, in Dutch; follows "kan niet". */
export const places = {
  inline:
    'midden in een regel tekst staan; geef de opdracht een eigen regel, of gebruik `format=links` of `format=count`',
  'line-start':
    'aan het begin van een regel met tekst erachter staan; geef de opdracht een eigen regel, of zet er een woord voor',
  heading: 'in een kop staan; geef de opdracht een eigen regel, of gebruik `format=links` of `format=count`',
  'table-cell':
    'in een tabelcel staan; geef de opdracht een eigen regel buiten de tabel, of gebruik `format=links` of `format=count`',
  link: 'in een link staan; geef de opdracht een eigen regel, of gebruik `format=count`',
  'raw-html': (advice?: HtmlAdvice) => `in HTML staan waarin geen Markdown wordt gelezen; ${inHtml(advice)}`,
  'span-html': (advice?: HtmlAdvice) =>
    'in een element staan dat MkDocs als een regel tekst leest; gebruik `format=links` of `format=count`, of ' +
    inElement(advice),
  script:
    'op een plek staan waar MkDocs geen commentaar leest: in `<script>`, `<style>`, een attribuut, een formule, `<?…?>` of ' +
    '`<![CDATA[…]]>`; zet de opdracht erbuiten',
  definition:
    'in de definitie van een afkorting of een link staan, want die hoort niet bij de tekst; zet de opdracht op een eigen regel',
  'html-block':
    'in een HTML-blok staan waarin geen Markdown wordt gelezen; geef de opdracht een eigen regel met lege regels eromheen, buiten `<pre>`',
  unread:
    'op een plek staan waar de parser van deze pijplijn code of tekst leest; gebruik `remarkPythonMarkdown` en ' +
    '`mdspliceCompiler`, of `mdsplice write`',
}

function inHtml(advice: HtmlAdvice | undefined): string {
  const { tags = [], isIndented = false, outOf = '' } = advice ?? {}
  if (outOf !== '') return `zet de opdracht buiten \`<${outOf}>\``
  if (tags.length === 0 && isIndented)
    return 'zet de opdracht erbuiten, of haal de inspringing van de tags eromheen en van deze regel weg'
  const written =
    tags.length === 0
      ? 'geef het element het attribuut `markdown`'
      : `maak van de begintag${tags.length === 1 ? '' : 's'} ${enumerate(tags)}`
  const indented = isIndented
    ? ', en haal de inspringing van alle regels tussen de tags weg, want tekst met vier spaties ervoor is daar code'
    : ''
  return `zet de opdracht erbuiten, of ${written}${indented}`
}

function inElement(advice: HtmlAdvice | undefined): string {
  return advice ? inHtml(advice) : 'geef het element het attribuut `markdown="block"`'
}

/** What the JSON Schema of a collection finds wrong with front matter, in Dutch. */
export function schemaMismatch(
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
      return `${subject} is te kort; het moet minstens ${limit} tekens hebben`
    case 'maxLength':
      return `${subject} is te lang; het kan hoogstens ${limit} tekens hebben`
    case 'minItems':
      return `${subject} moet minstens ${limit} waarden hebben`
    case 'maxItems':
      return `${subject} kan hoogstens ${limit} waarden hebben`
    case 'const':
      return `${subject} moet \`${limit}\` zijn`
    case 'steps':
      return 'De front matter is te groot of te diep genest voor het schema; maak die korter, of maak het schema eenvoudiger'
    default:
      return `${subject} past niet bij het schema (${message})`
  }
}

const valueTypes: Readonly<Record<string, string>> = {
  ...typeNames,
  string: 'tekst (getallen en woorden als `yes` tussen aanhalingstekens)',
}

/** Messages of the rules about relations, in Dutch. */
export const relations: Pick<Messages['rules'], RelationRule> = {
  'missing-back-reference': ({ field, value, backField, name }) =>
    `\`${field}\` noemt \`${value}\`, maar \`${backField}\` van die pagina noemt \`${name}\` niet; voeg dat daar toe`,
  orphan: ({ field, collection, via }) =>
    via.length > 0
      ? `Deze pagina leidt via ${enumerate(via)} naar geen pagina van \`${collection}\``
      : `\`${field}\` noemt geen pagina van \`${collection}\`; vul in waar deze pagina bij hoort`,
  uncovered: ({ field, collection, via }) =>
    via.length > 0
      ? `Geen pagina van \`${collection}\` leidt via ${enumerate(via)} naar deze pagina`
      : `Geen pagina van \`${collection}\` noemt deze pagina bij \`${field}\`; voeg de verwijzing op een daarvan toe`,
  cycle: ({ field, names, others }) =>
    `Kring in \`${field}\`: ${cyclePath(names)}; verwijder een van deze verwijzingen` +
    (others === 0 ? '' : ` (nog ${others} ${others === 1 ? 'pagina zit' : "pagina's zitten"} met deze in kringen)`),
}

/** Why a page is not read. */
export const unreadable = {
  mdx: "mdsplice leest geen `.mdx`-pagina's, en de site heeft geen andere (COUNT in totaal); zet lijsten op `.md`-pagina's",
  'not-utf8': 'Het bestand is geen UTF-8 en is overgeslagen; sla het op als UTF-8',
  'not-a-file': 'Dit heeft de naam van een pagina maar is geen gewoon bestand, en is overgeslagen; verwijder het',
  directory: 'Deze map heeft de naam van een pagina; geef de map een andere naam',
  'link-loop':
    'De symbolische koppeling leidt terug naar zichzelf of naar een map erboven en is niet gevolgd; verwijder die',
  'broken-link': 'De symbolische koppeling leidt nergens heen; verwijder die, of zet het doel ervan terug',
  'link-outside':
    'De symbolische koppeling leidt uit de map van de configuratie van de site en is niet gevolgd; vervang die ' +
    'door een kopie',
  'link-git': 'De symbolische koppeling leidt naar een map `.git` en is niet gevolgd; verwijder die',
  'no-permission': 'Het bestand kan niet worden gelezen; controleer de rechten',
  'too-long': "Het bestand is langer dan 8 MB en is overgeslagen; splits het, of haal het weg bij de pagina's",
}

/** Why a page is not written. */
export const unwritable = {
  'read-only': 'Het bestand is alleen-lezen en is niet gewijzigd; maak het schrijfbaar',
  link: 'De pagina is een symbolische koppeling, en het doel ervan is niet gewijzigd; vervang de koppeling door een pagina',
  'linked-folder':
    'De map ervan in de uitvoermap is een symbolische koppeling en is niet gevolgd; verwijder de koppeling, of ' +
    'kies een andere map met `--out`',
  foreign:
    'In de uitvoermap staat een bestand met die naam dat `mdsplice build` niet heeft geschreven; verplaats ' +
    'het, of kies een andere map met `--out`',
}

/** What can be wrong with front matter as a whole. */
export const frontMatter = {
  ...yaml,
  'no-line-end': 'na de laatste regel `---` ontbreekt een regeleinde',
  'no-opening-line': 'de eerste regel moet `---` zijn: drie streepjes, helemaal bovenaan de pagina',
  'no-closing-line': 'de regel `---` eronder ontbreekt',
  toml: 'dit is TOML, en dat wordt niet gelezen; schrijf het als YAML tussen regels met drie streepjes (`---`)',
  json: 'dit is JSON, en dat wordt niet gelezen; zet er een regel met drie streepjes (`---`) boven en onder',
}
