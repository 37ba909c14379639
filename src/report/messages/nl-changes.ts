import type { Words } from './words.ts'

/** What `mdsplice diff` says, in Dutch. */
export const changes = {
  title: 'Wijzigingen in de catalogus sinds ',
  nothing: 'Er is niets gewijzigd in de catalogus sinds ',
  pages: {
    text: '{change}',
    change: {
      added: "Nieuwe pagina's",
      removed: "Verwijderde pagina's",
      renamed: "Hernoemde pagina's",
      changed: "Gewijzigde pagina's",
    },
  },
  listings: 'Lijsten met andere rijen',
  directive: { text: '{change}', change: { added: 'nieuwe opdracht', removed: 'opdracht verwijderd' } },
  text: 'de tekst is gewijzigd',
  more: 'en nog {count}',
} as const satisfies Words['changes']
