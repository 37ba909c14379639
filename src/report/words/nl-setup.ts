import type { DataFileProblem } from '../../setup-error.ts'
import type { TemplateProblem } from '../../types.ts'
import type { SetupWords, Words } from '../words.ts'
import { enumerate, longestList } from './enumerate.ts'
import { yaml } from './nl-yaml.ts'
import { sentence } from './sentence.ts'

/** What keeps a run from starting, in Dutch. */
export const setup: SetupWords = {
  'no-site': ({ directory }) =>
    `${directory}: hier staat geen \`mkdocs.yml\` en geen map \`docs\`; ga naar de map van de site, of noem het \`mkdocs.yml\` ervan met \`--config-file\``,
  'no-docs-dir': ({ directory, configFile }) =>
    `${directory}: deze map bestaat niet; het is de \`docs_dir\` van \`${configFile}\``,
  'no-config-file': ({ configFile }) => `${configFile}: dit bestand bestaat niet; noem het \`mkdocs.yml\` van de site`,
  'invalid-config-file': ({ configFile, line, column, reason }) => `${configFile}:${line}:${column}: ${sentence(files[reason])}`,
  'invalid-template': ({ file, line, column, problem, name }, meant) =>
    `${file}:${line}:${column}: ${templates[problem](name)}${meant === undefined ? '' : `; bedoelde u \`${meant}\`?`}`,
  'invalid-data-file': ({ file, line, column, reason }) => `${file}:${line}:${column}: ${sentence(files[reason])}`,
  'no-baseline': ({ file }) => `${file}: dit bestand is er niet; maak het met \`--update-baseline\``,
  'invalid-baseline': ({ file }) =>
    `${file}: dit is geen bestand met bekende meldingen; noem een ander, of maak het opnieuw met \`--update-baseline\``,
  'no-baseline-file': () => 'Noem het bestand dat moet worden bijgewerkt met `--baseline`',
  'limited-baseline': () =>
    'Een bestand met bekende meldingen gaat over de hele site; werk het bij zonder paden, `--since` en `--stdin-filepath`',
  'unwritable-file': ({ file, cause }) => `${file}: het bestand kon niet worden geschreven (${cause})`,
  'no-folder': ({ folder }) => `${folder}: deze map bestaat niet; maak die eerst`,
  'no-output-file': ({ format }) =>
    `Een bestand in het formaat \`${format}\` kan niet op een terminal worden getoond; zeg met \`--output BESTAND\` waar het heen moet`,
  'unreadable-directory': ({ directory, cause }) =>
    `${directory}: deze map kan niet worden gelezen (${cause}); controleer de rechten`,
  'unknown-path': ({ path }) => `${path}: daar staat geen pagina van de site; noem een pagina of een map met pagina's`,
  'no-page': ({ path }) => `${path}: dit is geen pagina van de site; noem de pagina die op de standaardinvoer binnenkomt`,
  'stdin-not-utf8': () => 'Wat op de standaardinvoer binnenkwam, is geen UTF-8; sla de pagina op als UTF-8',
  'no-revision': ({ revision, reason }) =>
    `git kan niet zeggen wat er sinds \`${revision}\` is veranderd${reason === '' ? '' : ` (${reason})`}; noem een commit, branch of tag die in deze kloon staat`,
  'invalid-lock-file': ({ file, line }) =>
    `${file}:${line}: zo'n regel schrijft \`mdsplice review\` niet; behoud bij het samenvoegen van twee versies de regels van beide, of verwijder de regel en beoordeel opnieuw`,
  'no-site-at-revision': ({ revision }) =>
    `De site kan niet worden gelezen zoals die was in \`${revision}\`: die was er niet, of de configuratie bevat fouten; noem een latere commit`,
  'output-overlaps-site': ({ output, docsDir }) =>
    `${output}: de map voor de uitvoer mag niet in de map met de pagina's (${docsDir}) staan en die niet bevatten; kies een andere met \`--out\``,
  'output-is-foreign': ({ output }) =>
    `${output}: deze map bestaat al en is niet door \`mdsplice build\` gemaakt; er is niets in veranderd. Kies een andere met \`--out\`, of verwijder de map`,
  'unwritable-output': ({ output, cause }) =>
    `${output}: hier kon niets worden geschreven (${cause}); controleer het pad en de rechten`,
  'output-is-file': ({ output }) => `${output}: dit is een bestand; kies een map met \`--out\``,
}

/** What can be wrong with a template. */
const templates: Readonly<Record<TemplateProblem, (name: string) => string>> = {
  outside: (name) => `Het sjabloon \`${name}\` moet in de map van \`mkdocs.yml\` staan, of in een map daaronder`,
  unreadable: (name) => `Het sjabloon \`${name}\` kan niet worden gelezen; controleer de naam en de rechten`,
  'too-long': (name) => `Het sjabloon \`${name}\` is langer dan 8 MB`,
  'not-utf8': (name) => `Het sjabloon \`${name}\` is geen UTF-8; sla het op als UTF-8`,
  'unclosed-tag': () => 'Het teken `{{` is niet gesloten; sluit het af met `}}`',
  'unclosed-section': (name) => `Het deel \`{{#${name}}}\` is niet gesloten; sluit het af met \`{{/${name}}}\``,
  'unopened-section': (name) => `\`{{/${name}}}\` sluit niets af; zet er \`{{#${name}}}\` voor`,
  'invalid-delimiters': () => 'Deze begrenzers kunnen niet; schrijf er twee, zoals `{{=<% %>=}}`',
  partial: (name) => `Een sjabloon kan geen ander sjabloon opnemen (\`{{> ${name}}}\`); zet de tekst ervan hier`,
  comment: () => 'Een sjabloon kan geen HTML-commentaar bevatten; schrijf `{{! … }}` voor eigen commentaar',
  'outside-rows': (name) => `\`{{${name}}}\` hoort bij een rij; zet het tussen \`{{#rows}}\` en \`{{/rows}}\``,
  'unknown-name': (name) => `\`{{${name}}}\` betekent hier niets, en geen enkele pagina heeft zo'n veld`,
}

/** What can be wrong with a configuration or data file as a whole. */
const files: Readonly<Record<DataFileProblem, string>> = {
  ...yaml,
  outside: 'dit bestand moet in de map van `mkdocs.yml` staan, of in een map daaronder',
  unreadable: 'dit bestand kan niet worden gelezen; controleer de naam en de rechten',
  'not-utf8': 'dit bestand is geen UTF-8; sla het op als UTF-8',
  'too-long': 'dit bestand is langer dan 8 MB; splits het',
  'no-list': 'een gegevensbestand moet een lijst van records bevatten',
  'no-record': 'elk onderdeel van de lijst moet een record zijn: namen met waarden',
  'duplicate-name': 'deze naam staat er twee keer; maak er één van',
  'csv-columns': 'deze regel heeft meer of minder kolommen dan de eerste',
  'csv-quotes':
    'de aanhalingstekens kloppen niet; zet ze om een hele waarde, en schrijf een aanhalingsteken erin dubbel',
}

/** A mistake in `mdsplice.yml`, in Dutch. */
export const mistake: Words['mistake'] = ({ kind, path, value, known }, meant, reason) => {
  const others = known.length > 0 && known.length <= longestList ? `; mogelijk zijn ${enumerate(known)}` : ''
  const hint = meant === undefined ? others : `; bedoelde u \`${meant}\`?`
  switch (kind) {
    case 'unknown-key':
      return known.length > 0
        ? `\`${path}\` is geen instelling${hint}`
        : `\`${value}\` kan hier geen naam zijn: een naam heeft geen witruimte en geen \`/\`, en begint niet met \`_\``
    case 'unknown-value':
      return `\`${path}\` kan niet \`${value}\` zijn${hint}`
    case 'missing-key':
      return `Bij \`${path}\` ontbreekt \`${value}\``
    case 'wrong-type':
      return `${path === '' ? 'Het bestand' : `\`${path}\``} moet ${known.map((type) => typeNames[type] ?? type).join(' of ')} zijn`
    case 'duplicate-key':
      return `\`${path}\` staat hier voor de tweede keer; maak er één van`
    case 'taken-alias':
      return `\`${path}\`: \`${value}\` is al de naam of een alias van een ander veld`
    case 'needless-key':
      return `\`${path}\` betekent niets naast \`${value}\`; laat een van de twee weg`
    case 'invalid-query':
      return `\`${path}\`: ${reason}`
    case 'invalid-pattern':
      return `\`${path}\` is geen reguliere expressie: \`${value}\``
    case 'invalid-schema':
      return `\`${path}\` is geen JSON Schema: ${value}`
  }
}

/** What an author calls the types of JSON Schema. */
const typeNames: Readonly<Record<string, string>> = {
  object: 'een reeks instellingen',
  array: 'een lijst',
  string: 'tekst',
  boolean: 'true of false',
  null: 'leeg',
}
