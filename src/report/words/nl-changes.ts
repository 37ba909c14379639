import type { ChangeWords } from '../words.ts'

/** What `mdsplice diff` says, in Dutch. */
export const changes: ChangeWords = {
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
}
