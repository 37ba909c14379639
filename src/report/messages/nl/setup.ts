import type { TomlProblem } from '../../../core/toml/problem.ts'
import type {
  ConfigFileProblem,
  DataFileProblem,
  GitProblem,
  IndexProblem,
  TemplateProblem,
} from '../../setup-error.ts'
import { asSentence, enumerate, shortList, type Messages } from '../messages.ts'
import { didYouMean, toml, typeNames, yaml } from './phrases.ts'

/** Why a run cannot start, in Dutch. */
export const setup: Messages['setup'] = {
  'no-site': ({ directory }) =>
    `${directory}: hier staat geen \`mkdocs.yml\`, \`properdocs.yml\` of \`zensical.toml\`, en geen map ` +
    '`docs`; ga naar de map van de site, noem dat bestand met `--config-file`, of zeg met `docs_dir` in `mdsplice.yml` ' +
    "waar de pagina's staan",
  'no-site-around': ({ directory }) =>
    `${directory}: rond deze pagina staat geen \`mkdocs.yml\`, \`properdocs.yml\` of \`zensical.toml\` en ` +
    'hier geen map `docs`; voer remark uit in de map van de site, of geef de plugin de `site` zoals `loadSite` die leest',
  'no-docs-dir': ({ directory, configFile }) =>
    `${directory}: deze map bestaat niet; het is de \`docs_dir\` van \`${configFile}\``,
  'no-config-file': ({ configFile }) =>
    `${configFile}: dit bestand bestaat niet; noem \`mkdocs.yml\`, \`properdocs.yml\`, \`zensical.toml\` of ` +
    '`mdsplice.yml` van de site',
  'refused-docs-dir': ({ place, reason }) =>
    `${place}: ${
      reason === 'outside'
        ? "de map met de pagina's (`docs_dir`) ligt buiten de repository; zet die erin, of sta het toe met `--allow-outside`"
        : "de map met de pagina's (`docs_dir`) ligt in een map `.git`, waaruit niets wordt gelezen; noem een andere"
    }`,
  'invalid-config-file': ({ configFile, line, column, reason }) =>
    `${configFile}:${line}:${column}: ${asSentence(fileProblems[reason])}`,
  'invalid-template': ({ file, line, column, problem, name }, meant) =>
    `${file}:${line}:${column}: ${templates[problem](name)}${didYouMean(meant)}`,
  'invalid-data-file': ({ file, line, column, reason }) =>
    `${file}:${line}:${column}: ${asSentence(fileProblems[reason])}`,
  'no-hook': ({ configFile }) =>
    `${configFile === '' ? 'De site' : configFile}: \`hooks\` noemt geen bestand met opdrachten zoals \`<!-- list_… -->\` of \`<!-- tags -->\`; ` +
    'voer `mdsplice init` zonder `--from-hook` uit',
  'no-baseline': ({ file }) => `${file}: dit bestand bestaat niet; maak het met \`--update-baseline\``,
  'invalid-baseline': ({ file }) =>
    `${file}: dit is geen bestand met bekende meldingen; kies een ander, of maak het opnieuw met \`--update-baseline\``,
  'no-baseline-file': 'Geef met `--baseline` aan welk bestand moet worden bijgewerkt',
  'limited-baseline':
    'Een bestand met bekende meldingen gaat over de hele site; werk het bij zonder paden, `--since` en `--stdin-filepath`',
  'unwritable-file': ({ file, cause }) => `${file}: het bestand kon niet worden geschreven (${cause})`,
  'refused-output': ({ output, reason }) => `${output}: ${outputs[reason]}`,
  'refused-cache': ({ folder, reason }) => `${folder}: ${caches[reason]}`,
  'no-folder': ({ folder }) => `${folder}: deze map bestaat niet; maak die eerst`,
  'oversized-answer': 'Te veel relaties of groepen om te tonen; beperk de vraag',
  'unknown-ending': ({ output, endings }) =>
    `${output}: geen uitvoerformaat heeft deze extensie; kies een bestand dat eindigt op ${enumerate(endings)}, of geef \`--format\``,
  'no-output-file': ({ format }) =>
    `Het formaat \`${format}\` kan niet op een terminal worden getoond; schrijf het naar een bestand met \`--output BESTAND\``,
  'unreadable-directory': ({ directory, cause }) =>
    `${directory}: deze map kan niet worden gelezen (${cause}); controleer de rechten`,
  'unknown-path': ({ path, now }) =>
    `${path}: geen pagina van de site; ${now === undefined ? "noem een pagina of een map met pagina's" : `dat heet nu ${now}`}`,
  'unread-page': ({ path }) =>
    `${path}: mdsplice leest geen \`.mdx\`-pagina's; noem \`.md\`-pagina's, en zet daar de lijsten op`,
  'no-page': ({ path }) => `${path}: geen pagina van deze site; er is niets te doen`,
  'stdin-not-utf8': 'De tekst op de standaardinvoer is geen UTF-8; sla de pagina op als UTF-8',
  'no-revision': ({ revision, reason }) =>
    `git kan niet bepalen wat er sinds \`${revision}\` is gewijzigd${inBrackets(reason)}; gebruik een commit, ` +
    'branch of tag van deze kloon',
  'unreadable-revision': ({ revision, reason, path, cause }) =>
    `\`${revision}\` kan niet met git worden gelezen: ${gitProblems[reason](path, inBrackets(cause))}`,
  'unreadable-history': ({ reason, path, cause }) =>
    `De datums die \`derive\` uit git haalt, kunnen niet worden gelezen: ${
      reason === 'shallow'
        ? 'in deze kloon ontbreken oudere commits; haal die op met `git fetch --unshallow` (in GitHub Actions ' +
          '`fetch-depth: 0`, in GitLab CI `GIT_DEPTH: 0`)'
        : gitProblems[reason](path, cause)
    }`,
  'invalid-lock-file': ({ file, line }) =>
    `${file}:${line}: dit is geen regel die \`mdsplice review\` schrijft; houd na een merge de regels van ` +
    'beide versies; verwijder anders de regel en beoordeel opnieuw',
  'no-site-at-revision': ({ revision }) =>
    `De site kan niet worden gelezen zoals die was in \`${revision}\`: die bestond nog niet, of de configuratie ` +
    'bevat fouten; gebruik een latere commit',
  'invalid-index': ({ file, line, reason, shard }) => `${file}:${line}: ${indexes[reason](shard)}`,
  'missing-index': ({ shards, shard }) =>
    `De index van ${enumerate(shards)} ontbreekt; maak die met \`mdsplice index --shard ${shard}\`, en geef ` +
    'met `--index` de indexen van alle delen op',
  'output-overlaps-site': ({ output, docsDir }) =>
    `${output}: de map voor de uitvoer mag niet in de map met de pagina's (${docsDir}) staan en die niet ` +
    'bevatten; kies een andere met `--out`',
  'output-is-foreign': ({ output }) =>
    `${output}: deze map bestaat al en is niet door \`mdsplice build\` gemaakt; er is niets in gewijzigd. Kies ` +
    'een andere met `--out`, of verwijder de map',
  'unwritable-output': ({ output, cause }) =>
    `${output}: schrijven is niet gelukt (${cause}); controleer het pad en de rechten`,
  'output-is-file': ({ output }) => `${output}: dit is een bestand; kies een map met \`--out\``,
}

/** What can be wrong with a template. */
const templates: Record<TemplateProblem, (name: string) => string> = {
  outside: (name) => `Het sjabloon \`${name}\` moet in de map van \`mdsplice.yml\` staan, of in een map daaronder`,
  'in-git': (name) =>
    `Het sjabloon \`${name}\` staat in een map \`.git\`, waaruit niets wordt gelezen; zet het ergens anders`,
  'not-a-file': (name) => `Het sjabloon \`${name}\` is geen gewoon bestand; kies een bestand`,
  unreadable: (name) => `Het sjabloon \`${name}\` kan niet worden gelezen; controleer de naam en de rechten`,
  'too-long': (name) => `Het sjabloon \`${name}\` is langer dan 8 MB`,
  'not-utf8': (name) => `Het sjabloon \`${name}\` is geen UTF-8; sla het op als UTF-8`,
  'unclosed-tag': () => 'De tag `{{` is niet gesloten; sluit die af met `}}`',
  'unclosed-section': (name) => `Het deel \`{{#${name}}}\` is niet gesloten; sluit het af met \`{{/${name}}}\``,
  'unopened-section': (name) => `\`{{/${name}}}\` zonder het begin van een deel; zet er \`{{#${name}}}\` voor`,
  'invalid-delimiters': () => 'Ongeldige begrenzers; schrijf er twee, zoals `{{=<% %>=}}`',
  partial: (name) => `Een sjabloon kan geen ander sjabloon opnemen (\`{{> ${name}}}\`); zet de tekst ervan hier`,
  comment: () => 'Een sjabloon kan geen HTML-commentaar bevatten; schrijf `{{! … }}` voor eigen commentaar',
  'outside-rows': (name) => `\`{{${name}}}\` hoort bij een rij; zet het tussen \`{{#rows}}\` en \`{{/rows}}\``,
  'too-large': () =>
    'Een sjabloon kan hoogstens 100.000 tekens hebben, 1.000 spaties achter elkaar, en 50 delen in elkaar; maak het korter',
  'unknown-name': (name) => `Onbekende naam \`{{${name}}}\`: geen enkele pagina heeft zo'n veld`,
}

/** What can be wrong with an index. */
const indexes: Record<IndexProblem, (shard: string) => string> = {
  unreadable: () => 'Deze index kan niet worden gelezen; controleer de naam en de rechten',
  'no-index': () => 'Dit is geen regel die `mdsplice index` schrijft; maak de index opnieuw',
  'not-whole': (shard) => `De index is niet compleet; maak die opnieuw met \`--shard ${shard}\``,
  'other-version': (shard) =>
    `Deze index is met een andere versie van mdsplice gemaakt; maak die opnieuw met \`--shard ${shard}\``,
  'other-settings': (shard) =>
    `Deze index is met andere instellingen gemaakt; maak die opnieuw met \`--shard ${shard}\` en dezelfde ` +
    '`mdsplice.yml`, `mkdocs.yml` (of `properdocs.yml`, `zensical.toml`) en alle bestanden waarnaar die verwijzen',
  'other-count': (shard) =>
    `Dit is de index van deel ${shard}; geef de indexen op van zo veel delen als bij \`--shard\` staan`,
  duplicate: (shard) => `Twee indexen van deel ${shard}; geef er maar een op`,
  outdated: (shard) => `Verouderde index: de pagina's van deel ${shard} zijn sindsdien gewijzigd; maak die opnieuw`,
}

/** What can be wrong with a configuration or data file as a whole. */
export const fileProblems: Record<DataFileProblem | TomlProblem | ConfigFileProblem, string> = {
  ...yaml,
  ...toml,
  outside: 'dit bestand moet in de map van `mdsplice.yml` staan, of in een map daaronder',
  'outside-repository':
    'deze symbolische koppeling leidt uit de repository en is niet gevolgd; vervang die door een kopie',
  'in-git': 'dit bestand staat in een map `.git`, waaruit niets wordt gelezen; zet het ergens anders',
  'not-a-file': 'dit is geen gewoon bestand; vervang het door een bestand',
  unreadable: 'dit bestand kan niet worden gelezen; controleer de naam en de rechten',
  'not-utf8': 'dit bestand is geen UTF-8; sla het op als UTF-8',
  'too-long': 'dit bestand is langer dan 8 MB; splits het',
  'many-patterns': 'meer dan 1.000 patronen; gebruik mappen in plaats van bestanden',
  inherit:
    '`INHERIT` moet het pad zijn, vanaf deze map, van een bestand in deze repository dat niet van dit bestand erft',
  'no-list':
    'een gegevensbestand moet een lijst van records of namen met records bevatten; `records` noemt het deel waar die staan',
  'no-part': 'het deel dat `records` noemt, bestaat niet',
  'no-record': 'dit is geen record; een record heeft namen met waarden: `title: …`',
  'duplicate-name': 'deze naam staat er twee keer; voeg ze samen',
  'csv-columns': 'deze regel heeft meer of minder kolommen dan de eerste regel',
  'csv-quotes':
    'de aanhalingstekens kloppen niet; zet ze om de hele waarde, en schrijf een aanhalingsteken erin dubbel',
}

/** Why a file named on the command line is not written. */
const outputs = {
  outside: 'een symbolische koppeling leidt ergens anders heen en is niet gevolgd; gebruik het pad van het doel',
  'in-git': 'het bestand staat in een map `.git`, waarin niets wordt geschreven; kies een ander',
  'not-a-file': 'dit is geen bestand waarin kan worden geschreven; kies een bestand',
  source: 'dit bestand hoort bij de site en zou worden overschreven; kies een ander',
}

/** Why a cache folder is not used. */
const caches = {
  outside: 'een symbolische koppeling leidt ergens anders heen en is niet gevolgd; gebruik het pad van het doel',
  'in-git': 'deze map staat in een map `.git`, waarin niets wordt geschreven; kies een andere',
  tracked:
    'bestanden in deze map horen bij de repository, dus een pull request zou kunnen veranderen wat `check` meldt; haal ' +
    'ze uit git en zet de map in `.gitignore`',
  'no-repository':
    'deze map staat in de map van de site, en git kan niet bepalen of de bestanden erin bij de repository horen; kies een ' +
    'map ergens anders',
  'not-private':
    'deze map is van een andere gebruiker, of anderen kunnen erin schrijven; kies een map waarin alleen u kunt schrijven ' +
    '(`chmod 700`)',
}

/** Why git cannot read a revision. */
const gitProblems: Record<GitProblem, (path: string, cause: string) => string> = {
  'no-git': () =>
    '`git` is niet gevonden; installeer git in een map buiten deze repository, en zet het absolute pad van ' +
    'die map in `PATH`',
  'no-repository': (path) => `${path} ligt niet in een git-repository; start mdsplice in een kloon`,
  'invalid-git-file': (path) =>
    `het bestand ${path} leidt niet naar een repository, of naar een in zijn eigen map; verwijder het, of kloon opnieuw`,
  failed: (_, cause) => `git is mislukt${cause}; controleer de kloon met \`git fsck\``,
  'unreadable-content': (path, cause) =>
    `de inhoud van \`${path}\` is beschadigd of ontbreekt in deze kloon${cause}; kloon zonder \`--filter\`, of controleer de kloon met \`git fsck\``,
  'invalid-path': (path, cause) =>
    `daarin staat \`${path}\`, en dat kan op dit systeem geen bestand zijn${cause}; gebruik een andere commit`,
}

function inBrackets(cause: string): string {
  return cause === '' ? '' : ` (${cause})`
}

/** Mistakes in `mdsplice.yml`, in Dutch. */
export const mistakes: Messages['mistakes'] = {
  'unknown-key': ({ path, known }, meant) => `Onbekende instelling \`${path}\`${didYouMean(meant, thereAre(known))}`,
  'invalid-name': ({ value }) =>
    `Ongeldige naam \`${value}\`: een naam bevat geen spaties en geen \`/\`, en begint niet met \`_\``,
  'unknown-value': ({ path, value, known }, meant) =>
    `\`${path}\` kan niet \`${value}\` zijn${didYouMean(meant, thereAre(known))}`,
  'unknown-field': ({ path, value }, meant) =>
    `\`${path}\`: geen enkele pagina heeft het veld \`${value}\`${didYouMean(meant)}`,
  'wrong-type': ({ path, known }) =>
    `${path === '' ? 'Het bestand' : `\`${path}\``} moet ${known.map((type) => settingTypes[type] ?? type).join(' of ')} zijn`,
  'missing-key': ({ path, value }) => `Bij \`${path}\` ontbreekt \`${value}\``,
  'duplicate-key': ({ path }) => `De instelling \`${path}\` staat er twee keer; voeg ze samen`,
  'taken-alias': ({ path, value }) => `\`${path}\`: \`${value}\` is al de naam of een alias van een ander veld`,
  'needless-key': ({ path, value }) =>
    `\`${path}\` heeft geen effect samen met \`${value}\`; verwijder een van de twee`,
  'stray-step': ({ path, value, known }) =>
    `\`${path}\`: \`${value}\` is geen relatie van ${enumerate(known)}; schrijf de stappen op volgorde, van \`from\` naar \`to\``,
  'invalid-query': ({ path, reason }) => `\`${path}\`: ${reason}`,
  'invalid-pattern': ({ path, value }) => `\`${path}\`: ongeldige reguliere expressie \`${value}\``,
  lookahead: ({ path, value }) =>
    `\`${path}\` kan niet vooruitkijken met \`(?=\` of \`(?!\`, want dat kan eindeloos duren; schrijf het patroon anders: \`${value}\``,
  lookbehind: ({ path, value }) =>
    `\`${path}\` kan niet terugkijken met \`(?<=\` of \`(?<!\`, want dat kan eindeloos duren; schrijf het patroon anders: \`${value}\``,
  'back-reference': ({ path, value }) =>
    `\`${path}\` kan niet naar een groep terugverwijzen, want dat kan eindeloos duren; schrijf het patroon anders: \`${value}\``,
  'large-pattern': ({ path, value }) =>
    `\`${path}\` is te groot; een patroon kan hoogstens 2.000 tekens hebben als alle herhalingen zijn uitgeschreven, en ` +
    `een deel hoogstens 1.000 keer herhalen: \`${value}\``,
  'extended-glob': ({ path, value }) =>
    `\`${path}\` kan geen \`*(…)\`, \`+(…)\` of \`!(…)\` bevatten; noem de mogelijkheden, of sluit er enkele uit: \`${value}\``,
  'large-glob': ({ path, value }) =>
    `\`${path}\` is te groot; een glob kan hoogstens 1.000 tekens en 1.000 mogelijkheden hebben: \`${value}\``,
  'invalid-schema': ({ path, value }) => `\`${path}\`: ongeldig JSON Schema: ${value}`,
  'endless-schema': ({ path, value }) =>
    `\`${path}\` verwijst naar zichzelf, zodat er geen eind aan het schema komt: \`${value}\`; verwijs naar een ander deel`,
  'large-schema': ({ path }) =>
    `\`${path}\` is te groot; een JSON Schema kan hoogstens 3.000 deelschema's bevatten, met alles waarnaar het verwijst, ` +
    'hoogstens 50 diep genest; splits het per verzameling',
}

function thereAre(known: readonly string[]): string {
  const names = shortList(known)
  return names === undefined ? '' : `; gebruik ${known.length > 1 ? 'een van ' : ''}${names}`
}

const settingTypes: Readonly<Record<string, string>> = { ...typeNames, object: 'een reeks instellingen' }
