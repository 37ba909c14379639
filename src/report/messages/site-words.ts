import type { Language } from '../../core/language.ts'
import type { Oversize } from '../rules.ts'

/** Words that listings put into pages, in the language of the site. */
export interface SiteWords {
  total: string
  /** A number with one decimal at most, and its sign. */
  percentage(percent: number): string
  /** How many of a collection's pages have pages of another; those that have none follow. */
  coverage(facts: { collection: string; by: string; covered: number; all: number; percentage: string }): string
  /** How many pages of all are related to others. */
  share(related: number, pages: number): string
  /** The heading of what is related to what. */
  relations: string
  /** In place of a listing that would be too large to be read or drawn. */
  oversized(size: Oversize): string
}

const words: Record<Language, SiteWords> = {
  nl: {
    total: 'Totaal',
    percentage: (percent) => `${String(percent).replace('.', ',')}%`,
    coverage: ({ collection, by, covered, all, percentage }) => {
      const missing = all - covered
      const rest = missing === 0 ? '.' : missing === 1 ? '; deze niet:' : `; deze ${missing} niet:`
      return `${covered} van ${all} ${collection} (${percentage}) ${covered === 1 ? 'heeft' : 'hebben'} ${by}${rest}`
    },
    share: (related, pages) =>
      `${related} van ${pages}${pages === 0 ? '' : ` (${words.nl.percentage(share(related, pages))})`}`,
    relations: 'Samenhang',
    oversized: ({ limit, unit }) =>
      `Dit overzicht is te groot om te tonen: het mag hoogstens ${limit} ${{ cells: 'cellen', pages: "pagina's", links: 'pijlen', characters: 'tekens' }[unit]} hebben.`,
  },
  en: {
    total: 'Total',
    percentage: (percent) => `${percent}%`,
    coverage: ({ collection, by, covered, all, percentage }) => {
      const missing = all - covered
      const rest = missing === 0 ? '.' : missing === 1 ? '; this one does not:' : `; these ${missing} do not:`
      return `${covered} of ${all} ${collection} (${percentage}) ${covered === 1 ? 'has' : 'have'} ${by}${rest}`
    },
    share: (related, pages) =>
      `${related} of ${pages}${pages === 0 ? '' : ` (${words.en.percentage(share(related, pages))})`}`,
    relations: 'Relations',
    oversized: ({ limit, unit }) =>
      `This is too large to be shown: it can have ${limit} ${{ cells: 'cells', pages: 'pages', links: 'arrows', characters: 'characters' }[unit]} at most.`,
  },
}

/** In percent with one decimal, rounded down, so that nothing but all of it is 100. */
export function share(part: number, all: number): number {
  return Math.floor((part * 1000) / all) / 10
}

/** The words of a site's language. */
export function siteWords(language: Language): SiteWords {
  return words[language]
}
