import { percentOf, type ControlWords, type SiteWords } from '../messages.ts'

const units = { cells: 'cells', pages: 'pages', links: 'arrows', characters: 'characters' }

/** Texts of listings, in English. */
export const site: SiteWords = {
  total: 'Total',
  percentage: (percent) => `${percent}%`,
  coverage({ collection, by, covered, all, percentage }) {
    const missing = all - covered
    const rest = missing === 0 ? '.' : missing === 1 ? '; this one does not:' : `; these ${missing} do not:`
    return `${covered} of ${all} ${collection} (${percentage}) ${covered === 1 ? 'has' : 'have'} ${by}${rest}`
  },
  share: (related, pages) =>
    `${related} of ${pages}${pages === 0 ? '' : ` (${site.percentage(percentOf(related, pages))})`}`,
  relations: 'Relations',
  oversized: ({ limit, unit }) => `This is too large to show: the limit is ${limit} ${units[unit]}.`,
  noPages: (collection) => `There are no ${collection} here.`,
  counted: (heading) => `${heading} (number)`,
  more: (count) => `and ${count} more`,
  noValue: 'Other',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  truths: { true: 'yes', false: 'no' },
  facts: { name: 'Name', path: 'Path', collection: 'Collection' },
  explanation: 'Explanation',
  definitions: { term: 'Term', meaning: 'Definition' },
}

/** Texts of the controls above an interactive listing, in English. */
export const controls: ControlWords = {
  search: 'Search this list',
  reset: 'Reset',
  download: 'Download',
  labels: 'Profile:',
  filters: 'Filters',
  any: 'All',
  showRows: (count) => (count === 1 ? 'Show 1 row' : `Show ${count} rows`),
  shown: (count, all) => (count === 0 ? 'Nothing found' : `${count} of ${all} shown`),
  similar: (word) => `No row contains “${word}”; rows with a similar word are shown`,
  sort: 'Sort by',
  scroll: 'Scroll sideways for more columns',
}
