import type { Words } from './words.ts'

/** What `mdsplice init` says, in Dutch. */
export const init = {
  proposed: "In deze mappen staan pagina's om op te sommen: {folders}",
  needless: 'Deze site heeft geen `mdsplice.yml` nodig: door hun naam zijn deze mappen al verzamelingen: {names}',
  configured: '`mdsplice.yml` staat er al, en er ontbreekt geen verzameling in',
  noneFound:
    "Geen map heeft twee of meer pagina's met eigen front matter, dus is er geen verzameling voor te stellen voor `mdsplice.yml`; geef pagina's front matter en vraag het opnieuw",
  unreachable:
    'Hook en CI zijn weggelaten: die beginnen boven in de repository en vinden een site zonder `mkdocs.yml` alleen daar; geef de site een `mkdocs.yml`',
  missing: '{file} zou nieuw zijn:',
  incomplete: '{file} staat er al en blijft zoals het is; voeg dit toe:',
  complete: '{file} heeft mdsplice al',
  nothing: 'Er is geen bestand te schrijven',
  question: '{files} schrijven? [j/N] ',
  notAsked: 'Er is niets geschreven; `mdsplice init --yes` schrijft wat nieuw zou zijn',
  declined: 'Er is niets geschreven',
  written: 'mdsplice init: geschreven: {files}',
  next: {
    text: 'Hierna: {collection}voer `mdsplice write` uit; voer voor de hook `pre-commit install` uit, één keer in elke kloon',
    collection: { '': '', other: 'zet `<!-- list_{collection} -->` in een pagina; ' },
  },
} as const satisfies Words['init']
