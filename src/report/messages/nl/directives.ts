import type { DirectiveKind, OptionName } from '../editor-messages.ts'

/** What each directive does, in Dutch: by its kind. */
export const directives: Readonly<Record<DirectiveKind, string>> = {
  matrix: "Een tabel van pagina's tegen de waarden van een veld, of tegen de pagina's van een andere verzameling",
  coverage: "Hoeveel pagina's van een verzameling pagina's van een andere hebben, en welke niet",
  graph: "Een diagram van pagina's en de pagina's van een andere verzameling waarmee ze samenhangen",
  tags: 'De eigen labels van de pagina, op één regel',
  definitions: 'Een tabel van begrippen en hun betekenis',
}

/** What each option of a directive does. */
export const options: Readonly<Record<OptionName, string>> = {
  sort: 'De velden waarop wordt gesorteerd; met `-` ervoor aflopend',
  limit: "Ten hoogste zoveel pagina's",
  first: "De eerste zoveel pagina's, per groep als er groepen zijn, en hoeveel er nog meer zijn",
  more: 'Bij `first=`: de pagina of het webadres van de hele lijst',
  group: 'Een kop voor elke waarde van deze velden',
  columns: 'De kolommen van de tabel, de regels van een lijstitem of kaart',
  format: 'Hoe de lijst eruitziet',
  empty: 'De zin die er staat als er niets te tonen is',
  heading: 'Een kop boven de lijst',
  interactive: 'Of lezers in de tabel kunnen zoeken en filteren',
  locale: "De taal van de pagina's, op een site met vertalingen",
  via: 'De stappen van de ene verzameling naar de andere',
  heads: 'Het veld dat boven de kolommen staat',
  min: 'Het percentage waaronder er een melding komt',
}
