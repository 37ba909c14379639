import { actions, editor } from './editor.ts'
import { argument, enumerate, type CommandMessages, type Messages } from '../messages.ts'
import { rules } from './rules.ts'
import { mistakes, setup } from './setup.ts'
import { site } from './site.ts'

/** What commands print about their work, in Dutch. */
const commands: CommandMessages = {
  summary: {
    write: (count) => `${pages(count)} geschreven`,
    build: (count) => `${pages(count)} met nieuwe lijsten in de kopie`,
    check: (count) => `${pages(count)} verouderd`,
    'check-with-errors': (count) => (count === 0 ? 'fouten gevonden' : `fouten gevonden; ${pages(count)} verouderd`),
    clear: (count) => (count === 0 ? 'geen lijsten verwijderd' : `lijsten verwijderd uit ${pages(count)}`),
    watch: (count) => `${pages(count)} geschreven`,
    'dry-run': (count) => `${pages(count)} ${count === 1 ? 'zou' : 'zouden'} veranderen; er is niets geschreven`,
  },
  reverts: (page) =>
    `${page} heeft een lijst die met de hand is gewijzigd; \`mdsplice write --force ${argument(page)}\` zou dit veranderen:`,
  repeated: (count) => `; hetzelfde staat nog ${count === 1 ? 'één keer' : `${count} keer`} in dit bestand`,
  baseline: {
    known: (file, count) =>
      `mdsplice check: ${messages(count)} onderdrukt die in ${file} ${count === 1 ? 'staat' : 'staan'}`,
    gone: (file, count) =>
      `mdsplice check: ${messages(count)} uit ${file} ${count === 1 ? 'komt' : 'komen'} niet meer voor; werk het bestand bij met \`--update-baseline\``,
    written: (file, count) => `mdsplice check: ${messages(count)} geschreven naar ${file}`,
  },
  fix: {
    written: (file) => `mdsplice check: verbeterd: ${file}`,
    replacement: (text) => `Vervang het door \`${text}\``,
    byHand: (file) => `Zet dit zelf in ${file}; dat bestand kan mdsplice niet aanpassen:`,
  },
  stale: (count) => `${count} lijsten ontbreken of zijn verouderd; \`mdsplice write\` schrijft ze:`,
  severities: { error: 'fout', warning: 'waarschuwing', info: 'info' },
  counts: {
    error: (count) => (count === 1 ? '1 fout' : `${count} fouten`),
    warning: (count) => (count === 1 ? '1 waarschuwing' : `${count} waarschuwingen`),
    info: (count) => (count === 1 ? '1 infomelding' : `${count} infomeldingen`),
    all: messages,
  },
  annotations: {
    more: (count, severity) =>
      `GitHub toont van elke soort hoogstens 10 annotaties; verder gevonden: ${commands.counts[severity](count)}:`,
  },
  mergeDriver: {
    outdated: (page) =>
      `beide kanten wijzigden een lijst van ${page}; voer \`mdsplice write\` uit als de merge klaar is`,
    failed: (page) => `git kan ${page} niet samenvoegen; de pagina is niet gewijzigd`,
  },
  diff: {
    title: 'Wijzigingen in de catalogus sinds ',
    nothing: 'Er is niets gewijzigd in de catalogus sinds ',
    pages: {
      added: "Nieuwe pagina's",
      removed: "Verwijderde pagina's",
      renamed: "Hernoemde pagina's",
      changed: "Gewijzigde pagina's",
    },
    listings: 'Lijsten met andere rijen',
    directive: { added: 'nieuwe opdracht', removed: 'opdracht verwijderd' },
    text: 'de tekst is gewijzigd',
    more: (count) => `en nog ${count}`,
  },
  init: {
    proposed: (folders) => `Mappen met pagina's voor een lijst: ${folders}`,
    needless: (names) =>
      `Deze site heeft geen \`mdsplice.yml\` nodig: deze mappen zijn al verzamelingen: ${enumerate(names)}`,
    hooks: (files) =>
      `De lijsten van deze site komen van ${enumerate(files)}; \`mdsplice init --from-hook\` stelt een \`mdsplice.yml\` voor die hetzelfde toont`,
    asHooks: (files) =>
      `Deze \`mdsplice.yml\` is gemaakt om hetzelfde te tonen als ${enumerate(files)}. Controleer het bestand, en vergelijk de lijsten voordat u de hook verwijdert`,
    configured: '`mdsplice.yml` bestaat al, en er ontbreekt geen verzameling in',
    noneFound:
      "Geen verzameling voor `mdsplice.yml` gevonden: in een map moeten minstens twee pagina's, en minstens de helft van " +
      "alle pagina's, front matter hebben; geef pagina's front matter en probeer het opnieuw",
    unread: (count) =>
      `De site heeft ${count} \`.mdx\`-${count === 1 ? 'pagina' : "pagina's"}, en die leest mdsplice niet; lijsten, en de pagina's daarin, moeten in \`.md\`-bestanden staan`,
    unreachable:
      'Hook en CI zijn weggelaten: die beginnen in de hoofdmap van de repository, en vinden een site in een andere map ' +
      "alleen door `mkdocs.yml`, `properdocs.yml`, `zensical.toml` of `mdsplice.yml`; geef de site zo'n bestand",
    missing: (file) => `Nieuw bestand ${file}:`,
    incomplete: (file) => `${file} bestaat al en wordt niet gewijzigd; voeg dit toe:`,
    otherSite: (file) =>
      `${file} gebruikt mdsplice al voor een andere site van de repository; voeg voor deze site toe:`,
    complete: (file) => `${file} gebruikt mdsplice al`,
    lacks: (file) => `In ${file} ontbreken instellingen voor de lijsten van de site:`,
    merging: (files) =>
      `Voor merges zonder conflicten in lijsten: zet \`${files} merge=mdsplice\` in .gitattributes, en voer dit één keer uit ` +
      "in elke kloon: `git config merge.mdsplice.driver 'npx mdsplice merge-driver %O %A %B %P --marker-size %L'`",
    example:
      "In deze map staat geen site. Staan de pagina's ergens anders, noem hun map dan met `docs_dir` in `mdsplice.yml` (`docs_dir: .` is deze map) " +
      'en voer dit opnieuw uit; `mdsplice init --example` schrijft een kleine site, om mdsplice te proberen',
    nextOfExample: 'Volgende stap: voer `npx mdsplice write` uit en open docs/index.md',
    nothing: 'Er hoeft geen bestand te worden geschreven',
    question: (files) => `${files} schrijven? [j/N] `,
    yes: ['j', 'ja'],
    notAsked: 'Er is niets geschreven; `mdsplice init --yes` schrijft de nieuwe bestanden',
    declined: 'Er is niets geschreven',
    written: (files) => `mdsplice init: geschreven: ${files}`,
    next: (collection, hasHook, byHand) =>
      `Volgende stap: ${byHand === '' ? '' : `zet de regels hierboven in ${byHand}; `}${collection === undefined ? '' : `zet \`<!-- list_${collection} -->\` in een pagina; `}voer ` +
      `\`npx mdsplice write\` uit${hasHook ? '; voer voor de hook `pre-commit install` uit, één keer in elke kloon' : ''}`,
  },
  unread: (collection, count) =>
    `${count} \`.mdx\`-${count === 1 ? 'pagina' : "pagina's"} van \`${collection}\` ${count === 1 ? 'wordt' : 'worden'} niet gelezen: mdsplice leest alleen \`.md\`-pagina's`,
  noRelations:
    'geen enkele pagina noemt in haar front matter een pagina van een verzameling; `relations` in `mdsplice.yml` zegt welke velden dat doen',
  changedCells: (count, format) =>
    `${count === 1 ? '1 cel verschilt' : `${count} cellen verschillen`} van de pagina's: ${
      format === 'xlsx'
        ? 'een cel in Excel kan hoogstens 32.767 tekens bevatten, en geen stuurtekens; in een bestand `.csv` of `.json` staat alles'
        : 'een spreadsheet kan geen stuurtekens bevatten; in een bestand `.csv` of `.json` staat alles'
    }`,
  watch: {
    ready: 'wacht op wijzigingen; druk op Ctrl+C om te stoppen',
    gone: (folder) => `de map ${folder} is verwijderd of kan niet worden gelezen; wacht tot die terug is`,
    back: (folder) => `de map ${folder} is terug`,
    lost: (folder) =>
      `de map ${folder} is verwijderd, dus wijzigingen zijn niet meer te zien; start \`mdsplice watch\` opnieuw als die terug is`,
    limit: (cause) => `het systeem meldt geen wijzigingen meer (${cause}); controleert nu elke seconde alle bestanden`,
    failed: (cause) => `de site kan op dit moment niet worden gelezen (${cause}); probeert het opnieuw`,
  },
}

function pages(count: number): string {
  return count === 0 ? "geen pagina's" : count === 1 ? '1 pagina' : `${count} pagina's`
}

function messages(count: number): string {
  return count === 1 ? '1 melding' : `${count} meldingen`
}

const related: Messages['related'] = {
  first: 'De eerste staat hier',
  'same-id': 'Hetzelfde id staat hier',
  'same-name': 'Deze pagina heeft die naam ook',
  'names-next': 'Deze pagina noemt de volgende in de kring',
  'not-back': 'Deze pagina noemt de andere niet',
  changed: 'Deze pagina is na de beoordeling veranderd',
  value: 'De waarde staat hier',
  end: 'Hier staat een commentaar dat op het einde van de lijst lijkt',
}

/**
 * All texts of mdsplice in Dutch. A directive is an "opdracht", a collection a "verzameling", a listing a "lijst"; the
 * reader is an editor, addressed as "u" only where that cannot be avoided.
 */
export const nl: Messages = { actions, rules, related, setup, mistakes, commands, site, editor }
