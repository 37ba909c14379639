import { argument, enumerate, type CommandMessages, type Messages } from '../messages.ts'
import type { Severity } from '../../rules.ts'
import { editor } from './editor.ts'
import { rules } from './rules.ts'
import { mistakes, setup } from './setup.ts'
import { site } from './site.ts'

/** What commands say of what they do, in Dutch. */
const commands: CommandMessages = {
  summary: {
    write: (count) => `${pages(count)} geschreven`,
    build: (count) => `${pages(count)} met nieuwe lijsten in de kopie`,
    check: (count) => `${pages(count)} verouderd`,
    'check-with-errors': (count) => (count === 0 ? 'fouten gevonden' : `fouten gevonden; ${pages(count)} verouderd`),
    clear: (count) => `${pages(count)} leeggemaakt`,
    watch: (count) => `${pages(count)} geschreven`,
    'dry-run': (count) => `${pages(count)} zou${count > 1 ? 'den' : ''} veranderen; er is niets geschreven`,
  },
  reverts: (page) =>
    `${page} heeft een lijst die is gewijzigd; \`mdsplice write --force ${argument(page)}\` zou dit veranderen:`,
  repeated: (count) => `; hetzelfde nog ${count === 1 ? 'eenmaal' : `${count} maal`} in dit bestand`,
  baseline: {
    known: (file, count) => `mdsplice check: ${messages(count)} uit ${file} weggelaten`,
    gone: (file, count) =>
      `mdsplice check: ${messages(count)} uit ${file} niet meer gevonden; gebruik \`--update-baseline\``,
    written: (file, count) => `mdsplice check: ${file} bevat ${messages(count)}`,
  },
  fix: {
    written: (file) => `mdsplice check: verbeterd: ${file}`,
    replacement: (text) => `Vervang het door \`${text}\``,
    byHand: (file) => `Zet dit zelf in ${file}; dat is geschreven op een manier die niet vanzelf wordt gewijzigd:`,
  },
  annotations: {
    more: (count, severity) =>
      `GitHub toont van elke soort ten hoogste 10 annotaties; ${count === 1 ? 'dit is' : 'dit zijn'} de overige ${severities[severity](count)}:`,
  },
  mergeDriver: {
    outdated: (page) =>
      `beide kanten wijzigden een lijst van ${page}; voer \`mdsplice write\` uit als de merge klaar is`,
    failed: (page) => `git kan ${page} niet samenvoegen; de pagina blijft zoals die is`,
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
    proposed: (folders) => `In deze mappen staan pagina's om op te sommen: ${folders}`,
    needless: (names) =>
      `Deze site heeft geen \`mdsplice.yml\` nodig: door hun naam zijn deze mappen al verzamelingen: ${enumerate(names)}`,
    configured: '`mdsplice.yml` staat er al, en er ontbreekt geen verzameling in',
    noneFound:
      "Er is geen map waarin twee of meer pagina's, en minstens de helft van alle, front matter hebben om op te sommen, " +
      "dus is er geen verzameling voor te stellen voor `mdsplice.yml`; geef pagina's front matter en vraag het opnieuw",
    unreachable:
      'Hook en CI zijn weggelaten: die beginnen boven in de repository en vinden een site zonder `mkdocs.yml`, ' +
      '`properdocs.yml` of `zensical.toml` alleen daar; geef de site een van deze',
    missing: (file) => `${file} zou nieuw zijn:`,
    incomplete: (file) => `${file} staat er al en blijft zoals het is; voeg dit toe:`,
    otherSite: (file) => `${file} heeft mdsplice voor een andere site van de repository; voor deze komt erbij:`,
    complete: (file) => `${file} heeft mdsplice al`,
    lacks: (file) => `In ${file} ontbreekt wat de lijsten van de site nodig hebben:`,
    merging: (files) =>
      `Voor merges zonder conflicten in lijsten: zet \`${files} merge=mdsplice\` in .gitattributes, en voer eenmaal uit in ` +
      "elke kloon: `git config merge.mdsplice.driver 'npx mdsplice merge-driver %O %A %B %P --marker-size %L'`",
    example: 'In deze map staat geen site; `mdsplice init --example` schrijft een kleine, om mdsplice te proberen',
    nextOfExample: 'Nu: voer `npx mdsplice write` uit en open docs/index.md',
    nothing: 'Er is geen bestand te schrijven',
    question: (files) => `${files} schrijven? [j/N] `,
    yes: ['j', 'ja'],
    notAsked: 'Er is niets geschreven; `mdsplice init --yes` schrijft wat nieuw zou zijn',
    declined: 'Er is niets geschreven',
    written: (files) => `mdsplice init: geschreven: ${files}`,
    next: (collection, hasHook) =>
      `Hierna: ${collection === undefined ? '' : `zet \`<!-- list_${collection} -->\` in een pagina; `}voer ` +
      `\`mdsplice write\` uit${hasHook ? '; voer voor de hook `pre-commit install` uit, één keer in elke kloon' : ''}`,
  },
  changedCells: (count, format) =>
    `${count === 1 ? '1 cel is' : `${count} cellen zijn`} anders dan op de pagina's: ${
      format === 'xlsx'
        ? 'een cel van Excel bevat 32.767 tekens, en geen stuurtekens; `--output` met `.csv` of `.json` bevat alles'
        : 'een spreadsheet bevat geen stuurtekens; `--output` met `.csv` of `.json` bevat alles'
    }`,
  watch: {
    ready: 'wacht op wijzigingen; Ctrl+C stopt',
    gone: (folder) => `de map ${folder} is weg of kan niet worden gelezen; wacht tot die terug is`,
    back: (folder) => `de map ${folder} is terug`,
    lost: (folder) =>
      `de map ${folder} is weg, dus wijzigingen zijn niet meer te zien; start \`mdsplice watch\` opnieuw als die terug is`,
    limit: (cause) => `het systeem meldt geen wijzigingen meer (${cause}); kijkt nu elke seconde naar alle bestanden`,
    failed: (cause) => `de site kan op dit moment niet worden gelezen (${cause}); probeert het opnieuw`,
  },
}

function pages(count: number): string {
  return count === 0 ? "geen pagina's" : count === 1 ? '1 pagina' : `${count} pagina's`
}

const severities: Readonly<Record<Severity, (count: number) => string>> = {
  error: (count) => (count === 1 ? 'fout' : `${count} fouten`),
  warning: (count) => (count === 1 ? 'waarschuwing' : `${count} waarschuwingen`),
  info: (count) => (count === 1 ? 'melding' : `${count} meldingen`),
}

function messages(count: number): string {
  return count === 1 ? '1 melding' : `${count} meldingen`
}

/**
 * All that mdsplice says in Dutch. A directive is an "opdracht", a collection a "verzameling", a listing a "lijst"; the
 * reader is an editor, addressed as "u" where it must be and else not at all.
 */
export const nl: Messages = { rules, setup, mistakes, commands, site, editor }
