import { percentOf, type ControlWords, type SiteWords } from '../messages.ts'

const units = { cells: 'cellen', pages: "pagina's", links: 'pijlen', characters: 'tekens' }

/** Texts of listings, in Dutch. */
export const site: SiteWords = {
  total: 'Totaal',
  percentage: (percent) => `${String(percent).replace('.', ',')}%`,
  coverage({ collection, by, covered, all, percentage }) {
    const missing = all - covered
    const rest = missing === 0 ? '.' : missing === 1 ? '; deze niet:' : `; deze ${missing} niet:`
    return `${covered} van ${all} ${collection} (${percentage}) ${covered === 1 ? 'heeft' : 'hebben'} ${by}${rest}`
  },
  share: (related, pages) =>
    `${related} van ${pages}${pages === 0 ? '' : ` (${site.percentage(percentOf(related, pages))})`}`,
  relations: 'Samenhang',
  oversized: ({ limit, unit }) => `Dit overzicht is te groot om te tonen: het maximum is ${limit} ${units[unit]}.`,
  noPages: (collection) => `Er zijn geen ${collection} gevonden.`,
  counted: (heading) => `${heading} (aantal)`,
  more: (count) => `en nog ${count}`,
  noValue: 'Overig',
  months: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  truths: { true: 'ja', false: 'nee' },
  facts: { name: 'Naam', path: 'Pad', collection: 'Verzameling' },
  explanation: 'Uitleg',
  definitions: { term: 'Begrip', meaning: 'Definitie' },
}

/** Texts of the controls above an interactive listing, in Dutch. */
export const controls: ControlWords = {
  search: 'Zoek in deze lijst',
  reset: 'Wis keuzes',
  download: 'Download',
  labels: 'Profiel:',
  filters: 'Filters',
  any: 'Alle',
  showRows: (count) => (count === 1 ? 'Toon 1 rij' : `Toon ${count} rijen`),
  shown: (count, all) => (count === 0 ? 'Niets gevonden' : `${count} van ${all} getoond`),
  similar: (word) => `Geen rij bevat “${word}”; rijen met een woord dat erop lijkt, staan er wel`,
  sort: 'Sorteer op',
  scroll: 'Schuif opzij voor meer kolommen',
}
