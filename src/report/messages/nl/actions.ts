import type { ActionMessages } from '../action-messages.ts'

/** What an editor offers to do, in Dutch. */
export const actions: ActionMessages = {
  lens: (count, isOutdated) => `${pages(count)}${isOutdated ? ', verouderd: schrijven' : ''}`,
  write: 'verouderd: schrijven',
  writePage: 'De lijsten van deze pagina schrijven',
  ignore: (rule) => `\`${rule}\` op deze regel negeren`,
  accept: 'Deze verwijzing als beoordeeld accepteren',
  fixAll: 'Alles verbeteren wat zeker is',
  written: (count) => `${pages(count)} geschreven`,
  unsaved: (file) =>
    `${file} is niet geschreven, want er zijn wijzigingen die nog niet zijn opgeslagen; sla het bestand op en probeer het opnieuw`,
}

function pages(count: number): string {
  return count === 1 ? '1 pagina' : `${count} pagina's`
}
