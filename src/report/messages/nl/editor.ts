import { directives, options } from './directives.ts'
import type { EditorMessages } from '../editor-messages.ts'
import type { ActionMessages } from '../messages.ts'

/** What an editor shows, in Dutch. */
export const editor: EditorMessages = {
  pages,
  directives: {
    ...directives,
    list: (collection) => `De pagina's van \`${collection}\``,
    references: (collection) => `De pagina's van \`${collection}\` die deze pagina in haar front matter noemt`,
    named: (query) => `De query \`${query}\` uit \`mdsplice.yml\``,
    suppression: 'Geen meldingen van deze regels over de volgende regel',
  },
  options,
  columns: {
    no: (field) => `Zonder de kolom \`${field}\``,
    add: (field) => `Met de kolom \`${field}\``,
  },
  anyValue: 'elke waarde',
  ownValues: (field) => `wat deze pagina in \`${field}\` heeft`,
  required: 'verplicht',
  listed: (count, collection) => `${pages(count)} van \`${collection}\``,
  firstOf: (shown, count) => `De eerste ${shown} van ${count}:`,
  conditions: {
    is: (field, values, isNegated) => `${field} is ${isNegated ? 'niet ' : ''}${values}`,
    any: (field, isNegated) => (isNegated ? `zonder ${field}` : `met een waarde in ${field}`),
    compares: (field, operator, values) => `${field} ${operator} ${values}`,
    referred: 'genoemd in de front matter van deze pagina',
    sorted: (keys) => `gesorteerd op ${keys}`,
    descending: 'aflopend',
    grouped: (fields) => `gegroepeerd op ${fields}`,
    limit: (count) => `ten hoogste ${pages(count)}`,
    first: (count) => `de eerste ${count} worden getoond`,
    or: ' of ',
  },
  rename: {
    nothing:
      'Hier staat geen naam die kan worden hernoemd: zet de cursor op een waarde, een veld, een verzameling of een query',
    invalid: 'Dit kan hier geen naam zijn; gebruik letters, cijfers en streepjes',
    taken: 'Deze naam bestaat al; kies een andere',
    derived:
      'Wat bij deze verzameling hoort, hangt van haar naam af; geef haar eerst `pages` en `reference_field` in `mdsplice.yml`',
    uncertain:
      'De naam staat ergens zo geschreven dat hij niet veilig kan worden gewijzigd, bijvoorbeeld met escapes of op meer regels; er is niets gewijzigd',
    translated: 'De pagina heeft vertalingen; hernoem de bestanden daarvan',
    noFiles: 'Deze editor kan geen bestanden hernoemen samen met hun verwijzingen',
  },
  field: {
    label: (text) => `Label: ${text}`,
    values: (names) => `Toegestane waarden, op volgorde: ${names}`,
    anyValue: 'Elke waarde is toegestaan',
    aliases: (names) => `Andere namen: ${names}`,
    isList: 'De waarde moet een lijst zijn',
    used: (count, collection) => `Gebruikt door ${pages(count)} van \`${collection}\``,
    names: (collections) => `De waarden noemen pagina's van ${collections}`,
    computed: 'Elke pagina heeft het, zonder front matter',
    required: (collection) => `Verplicht in \`${collection}\``,
  },
}

function pages(count: number): string {
  return count === 1 ? '1 pagina' : `${count} pagina's`
}

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
