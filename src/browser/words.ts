/** What the controls say. */
export interface Words {
  search: string
  reset: string
  download: string
  labels: string
  shown(count: number, all: number): string
}

const english: Words = {
  search: 'Search this list',
  reset: 'Reset',
  download: 'Download',
  labels: 'Profile:',
  shown: (count, all) => (count === 0 ? 'Nothing found' : `${count} of ${all} shown`),
}

const dutch: Words = {
  search: 'Zoek in deze lijst',
  reset: 'Wis keuzes',
  download: 'Download',
  labels: 'Profiel:',
  shown: (count, all) => (count === 0 ? 'Niets gevonden' : `${count} van ${all} getoond`),
}

/** The words for a language, as the page's `lang` has it. */
export function wordsFor(language: string): Words {
  return /^nl\b/i.test(language) ? dutch : english
}
