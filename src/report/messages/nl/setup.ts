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

/** What keeps a run from starting, in Dutch. */
export const setup: Messages['setup'] = {
  'no-site': ({ directory }) =>
    `${directory}: hier staat geen \`mkdocs.yml\`, \`properdocs.yml\` of \`zensical.toml\`, en geen map ` +
    '`docs`; ga naar de map van de site, noem dat bestand met `--config-file`, of zeg met `docs_dir` in `mdsplice.yml` ' +
    'waar de pagina’s staan',
  'no-site-around': ({ directory }) =>
    `${directory}: rond deze pagina staat geen \`mkdocs.yml\`, \`properdocs.yml\` of \`zensical.toml\` en ` +
    'hier geen map `docs`; voer remark uit in de map van de site, of geef de plugin de `site` zoals `loadSite` die leest',
  'no-docs-dir': ({ directory, configFile }) =>
    `${directory}: deze map bestaat niet; het is de \`docs_dir\` van \`${configFile}\``,
  'no-config-file': ({ configFile }) =>
    `${configFile}: dit bestand bestaat niet; noem het \`mkdocs.yml\`, \`properdocs.yml\` of \`zensical.toml\` ` +
    'van de site',
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
  'no-baseline': ({ file }) => `${file}: dit bestand is er niet; maak het met \`--update-baseline\``,
  'invalid-baseline': ({ file }) =>
    `${file}: dit is geen bestand met bekende meldingen; noem een ander, of maak het opnieuw met \`--update-baseline\``,
  'no-baseline-file': 'Noem het bestand dat moet worden bijgewerkt met `--baseline`',
  'limited-baseline':
    'Een bestand met bekende meldingen gaat over de hele site; werk het bij zonder paden, `--since` en `--stdin-filepath`',
  'unwritable-file': ({ file, cause }) => `${file}: het bestand kon niet worden geschreven (${cause})`,
  'refused-output': ({ output, reason }) => `${output}: ${outputs[reason]}`,
  'refused-cache': ({ folder, reason }) => `${folder}: ${caches[reason]}`,
  'no-folder': ({ folder }) => `${folder}: deze map bestaat niet; maak die eerst`,
  'oversized-answer': "Te veel pagina's hangen met andere samen, of staan in groepen; vraag er minder",
  'no-output-file': ({ format }) =>
    `Een bestand in het formaat \`${format}\` kan niet op een terminal worden getoond; zeg met \`--output BESTAND\` waar het heen moet`,
  'unreadable-directory': ({ directory, cause }) =>
    `${directory}: deze map kan niet worden gelezen (${cause}); controleer de rechten`,
  'unknown-path': ({ path, now }) =>
    `${path}: daar staat geen pagina van de site; ${now === undefined ? "noem een pagina of een map met pagina's" : `dat heet nu ${now}`}`,
  'no-page': ({ path }) => `${path}: dit is geen pagina van deze site, dus er valt niets te doen`,
  'stdin-not-utf8': 'Wat op de standaardinvoer binnenkwam, is geen UTF-8; sla de pagina op als UTF-8',
  'no-revision': ({ revision, reason }) =>
    `git kan niet zeggen wat er sinds \`${revision}\` is veranderd${inBrackets(reason)}; noem een commit, ` +
    'branch of tag die in deze kloon staat',
  'unreadable-revision': ({ revision, reason, path, cause }) =>
    `\`${revision}\` kan niet met git worden gelezen: ${gitProblems[reason](path, inBrackets(cause))}`,
  'unreadable-history': ({ reason, path, cause }) =>
    `De datums die \`derive\` uit git haalt, kunnen niet worden gelezen: ${
      reason === 'shallow'
        ? 'in deze kloon ontbreken de oudere commits; haal die op met `git fetch --unshallow` (in GitHub Actions ' +
          '`fetch-depth: 0`, in GitLab CI `GIT_DEPTH: 0`)'
        : gitProblems[reason](path, cause)
    }`,
  'invalid-lock-file': ({ file, line }) =>
    `${file}:${line}: zo'n regel schrijft \`mdsplice review\` niet; behoud bij het samenvoegen van twee ` +
    'versies de regels van beide, of verwijder de regel en beoordeel opnieuw',
  'no-site-at-revision': ({ revision }) =>
    `De site kan niet worden gelezen zoals die was in \`${revision}\`: die was er niet, of de configuratie ` +
    'bevat fouten; noem een latere commit',
  'invalid-index': ({ file, line, reason, shard }) => `${file}:${line}: ${indexes[reason](shard)}`,
  'missing-index': ({ shards, shard }) =>
    `De index van ${enumerate(shards)} ontbreekt; maak die met \`mdsplice index --shard ${shard}\`, en noem ` +
    'met `--index` de indexen van alle delen',
  'output-overlaps-site': ({ output, docsDir }) =>
    `${output}: de map voor de uitvoer mag niet in de map met de pagina's (${docsDir}) staan en die niet ` +
    'bevatten; kies een andere met `--out`',
  'output-is-foreign': ({ output }) =>
    `${output}: deze map bestaat al en is niet door \`mdsplice build\` gemaakt; er is niets in veranderd. Kies ` +
    'een andere met `--out`, of verwijder de map',
  'unwritable-output': ({ output, cause }) =>
    `${output}: hier kon niets worden geschreven (${cause}); controleer het pad en de rechten`,
  'output-is-file': ({ output }) => `${output}: dit is een bestand; kies een map met \`--out\``,
}

/** What can be wrong with a template. */
const templates: Record<TemplateProblem, (name: string) => string> = {
  outside: (name) => `Het sjabloon \`${name}\` moet in de map van \`mdsplice.yml\` staan, of in een map daaronder`,
  'in-git': (name) =>
    `Het sjabloon \`${name}\` staat in een map \`.git\`, waaruit niets wordt gelezen; zet het ergens anders`,
  'not-a-file': (name) => `Het sjabloon \`${name}\` is geen gewoon bestand; noem een bestand`,
  unreadable: (name) => `Het sjabloon \`${name}\` kan niet worden gelezen; controleer de naam en de rechten`,
  'too-long': (name) => `Het sjabloon \`${name}\` is langer dan 8 MB`,
  'not-utf8': (name) => `Het sjabloon \`${name}\` is geen UTF-8; sla het op als UTF-8`,
  'unclosed-tag': () => 'Het teken `{{` is niet gesloten; sluit het af met `}}`',
  'unclosed-section': (name) => `Het deel \`{{#${name}}}\` is niet gesloten; sluit het af met \`{{/${name}}}\``,
  'unopened-section': (name) => `\`{{/${name}}}\` sluit niets af; zet er \`{{#${name}}}\` voor`,
  'invalid-delimiters': () => 'Ongeldige begrenzers; schrijf er twee, zoals `{{=<% %>=}}`',
  partial: (name) => `Een sjabloon kan geen ander sjabloon opnemen (\`{{> ${name}}}\`); zet de tekst ervan hier`,
  comment: () => 'Een sjabloon kan geen HTML-commentaar bevatten; schrijf `{{! … }}` voor eigen commentaar',
  'outside-rows': (name) => `\`{{${name}}}\` hoort bij een rij; zet het tussen \`{{#rows}}\` en \`{{/rows}}\``,
  'too-large': () =>
    'Een sjabloon kan 100.000 tekens hebben, 1.000 keer wit achter elkaar, en 50 delen in elkaar; maak het korter',
  'unknown-name': (name) => `Onbekende naam \`{{${name}}}\`: geen enkele pagina heeft zo'n veld`,
}

/** What can be wrong with an index. */
const indexes: Record<IndexProblem, (shard: string) => string> = {
  unreadable: () => 'Deze index kan niet worden gelezen; controleer de naam en de rechten',
  'no-index': () => "Zo'n regel schrijft `mdsplice index` niet; maak de index opnieuw",
  'not-whole': (shard) =>
    `De index bevat niet zo veel pagina's als er staat; maak die opnieuw met \`--shard ${shard}\``,
  'other-version': (shard) =>
    `Deze index is met een andere versie van mdsplice gemaakt; maak die opnieuw met \`--shard ${shard}\``,
  'other-settings': (shard) =>
    `Deze index is met andere instellingen gemaakt; maak die opnieuw met \`--shard ${shard}\`, bij dezelfde ` +
    '`mdsplice.yml`, `mkdocs.yml` (of `properdocs.yml`, `zensical.toml`) en alle bestanden die ze noemen',
  'other-count': (shard) => `Dit is de index van deel ${shard}; noem de indexen van zo veel delen als \`--shard\` zegt`,
  duplicate: (shard) => `Deel ${shard} heeft al een index; noem een van de twee`,
  outdated: (shard) => `Verouderde index: de pagina's van deel ${shard} zijn sindsdien gewijzigd; maak die opnieuw`,
}

/** What can be wrong with a configuration or data file as a whole. */
export const fileProblems: Record<DataFileProblem | TomlProblem | ConfigFileProblem, string> = {
  ...yaml,
  ...toml,
  outside: 'dit bestand moet in de map van `mdsplice.yml` staan, of in een map daaronder',
  'outside-repository':
    'deze symbolische koppeling leidt uit de repository en is niet gevolgd; zet er een kopie voor in de plaats',
  'in-git': 'dit bestand staat in een map `.git`, waaruit niets wordt gelezen; zet het ergens anders',
  'not-a-file': 'dit is geen gewoon bestand; zet er een bestand voor in de plaats',
  unreadable: 'dit bestand kan niet worden gelezen; controleer de naam en de rechten',
  'not-utf8': 'dit bestand is geen UTF-8; sla het op als UTF-8',
  'too-long': 'dit bestand is langer dan 8 MB; splits het',
  'many-patterns': 'hier staan meer dan 1.000 patronen; noem mappen in plaats van bestanden',
  inherit:
    'noem achter `INHERIT`, gezien vanuit deze map, een bestand in deze repository dat niet van dit bestand erft',
  'no-list':
    'een gegevensbestand moet een lijst of een reeks van records bevatten; `records` noemt het deel dat dat doet',
  'no-part': 'er is geen deel met de naam die `records` noemt',
  'no-record': 'elk onderdeel van de lijst moet een record zijn: namen met waarden',
  'duplicate-name': 'deze naam staat er twee keer; maak er één van',
  'csv-columns': 'deze regel heeft meer of minder kolommen dan de eerste',
  'csv-quotes':
    'de aanhalingstekens kloppen niet; zet ze om een hele waarde, en schrijf een aanhalingsteken erin dubbel',
}

/** Why a file that the command line names is not written. */
const outputs = {
  outside: 'een symbolische koppeling leidt ergens anders heen en is niet gevolgd; noem het bestand waarheen die leidt',
  'in-git': 'het bestand staat in een map `.git`, waarin niets wordt geschreven; noem een ander',
  'not-a-file': 'dit is geen bestand dat kan worden geschreven; noem een bestand',
  source: 'dit bestand hoort bij de site en zou verloren gaan; noem een ander',
}

/** Why a cache folder is not used. */
const caches = {
  outside: 'een symbolische koppeling leidt ergens anders heen en is niet gevolgd; noem de map waarheen die leidt',
  'in-git': 'deze map staat in een map `.git`, waarin niets wordt geschreven; noem een andere',
  tracked:
    'bestanden in deze map horen bij de repository, dus een pull request zou kunnen veranderen wat `check` meldt; haal ' +
    'ze uit git en zet de map in `.gitignore`',
  'no-repository':
    'deze map staat in de map van de site, en git kan niet zeggen of de bestanden erin bij de repository horen; noem een ' +
    'map ergens anders',
  'not-private':
    'deze map is van een andere gebruiker, of anderen kunnen erin schrijven; noem een map waarin alleen u kunt schrijven ' +
    '(`chmod 700`)',
}

/** Why git cannot say what a revision holds. */
const gitProblems: Record<GitProblem, (path: string, cause: string) => string> = {
  'no-git': () =>
    'in het zoekpad staat geen programma `git`; installeer git in een map buiten deze repository, en noem die ' +
    'map met haar absolute pad in `PATH`',
  'no-repository': (path) =>
    `${path} is geen git-repository, en geen map eromheen is er een; start mdsplice in een kloon`,
  'invalid-git-file': (path) =>
    `het bestand ${path} noemt geen repository, of een in zijn eigen map; verwijder het, of kloon opnieuw`,
  failed: (_, cause) => `git gaf geen antwoord${cause}; kijk met \`git fsck\` of de kloon heel is`,
  'unreadable-content': (path, cause) =>
    `de inhoud van \`${path}\` is beschadigd of staat niet in deze kloon${cause}; kloon zonder \`--filter\`, of kijk met \`git fsck\``,
  'invalid-path': (path, cause) =>
    `daarin staat \`${path}\`, en dat kan hier geen bestand zijn${cause}; noem een andere commit`,
}

function inBrackets(cause: string): string {
  return cause === '' ? '' : ` (${cause})`
}

/** Mistakes in `mdsplice.yml`, in Dutch. */
export const mistakes: Messages['mistakes'] = {
  'unknown-key': ({ path, known }, meant) => `Onbekende instelling \`${path}\`${didYouMean(meant, thereAre(known))}`,
  'invalid-name': ({ value }) =>
    `Ongeldige naam \`${value}\`: een naam heeft geen witruimte en geen \`/\`, en begint niet met \`_\``,
  'unknown-value': ({ path, value, known }, meant) =>
    `\`${path}\` kan niet \`${value}\` zijn${didYouMean(meant, thereAre(known))}`,
  'unknown-field': ({ path, value }, meant) =>
    `\`${path}\`: geen enkele pagina heeft het veld \`${value}\`${didYouMean(meant)}`,
  'wrong-type': ({ path, known }) =>
    `${path === '' ? 'Het bestand' : `\`${path}\``} moet ${known.map((type) => settingTypes[type] ?? type).join(' of ')} zijn`,
  'missing-key': ({ path, value }) => `Bij \`${path}\` ontbreekt \`${value}\``,
  'duplicate-key': ({ path }) => `\`${path}\` staat hier voor de tweede keer; maak er één van`,
  'taken-alias': ({ path, value }) => `\`${path}\`: \`${value}\` is al de naam of een alias van een ander veld`,
  'needless-key': ({ path, value }) => `\`${path}\` heeft geen effect naast \`${value}\`; laat een van de twee weg`,
  'invalid-query': ({ path, reason }) => `\`${path}\`: ${reason}`,
  'invalid-pattern': ({ path, value }) => `\`${path}\` is geen reguliere expressie: \`${value}\``,
  lookahead: ({ path, value }) =>
    `\`${path}\` kan niet vooruitkijken met \`(?=\` of \`(?!\`, want dat kan eindeloos duren; schrijf het patroon zonder: \`${value}\``,
  lookbehind: ({ path, value }) =>
    `\`${path}\` kan niet terugkijken met \`(?<=\` of \`(?<!\`, want dat kan eindeloos duren; schrijf het patroon zonder: \`${value}\``,
  'back-reference': ({ path, value }) =>
    `\`${path}\` kan niet naar een groep terugverwijzen, want dat kan eindeloos duren; schrijf het patroon zonder: \`${value}\``,
  'large-pattern': ({ path, value }) =>
    `\`${path}\` is te groot; een patroon kan 2.000 tekens hebben als alle herhalingen zijn uitgeschreven, en ` +
    `een deel 1.000 keer herhalen: \`${value}\``,
  'extended-glob': ({ path, value }) =>
    `\`${path}\` kan geen \`*(…)\`, \`+(…)\` of \`!(…)\` hebben; noem de mogelijkheden, of sluit er enkele uit: \`${value}\``,
  'large-glob': ({ path, value }) =>
    `\`${path}\` is te groot; een glob kan 1.000 tekens en 1.000 mogelijkheden hebben: \`${value}\``,
  'invalid-schema': ({ path, value }) => `\`${path}\` is geen JSON Schema: ${value}`,
  'endless-schema': ({ path, value }) =>
    `\`${path}\` leidt terug naar waar het staat, zodat er geen eind aan het schema komt: \`${value}\`; verwijs naar een ander deel`,
  'large-schema': ({ path }) =>
    `\`${path}\` is te groot; een JSON Schema kan 3.000 schema's bevatten, met die waarnaar het verwijst, en ` +
    '50 keer één in een ander; splits het per verzameling',
}

function thereAre(known: readonly string[]): string {
  const names = shortList(known)
  return names === undefined ? '' : `; mogelijk zijn ${names}`
}

const settingTypes: Readonly<Record<string, string>> = { ...typeNames, object: 'een reeks instellingen' }
