import type { SummaryWords } from '../report.ts'

/** What nearly every run says, in English. */
export const summaryWords: SummaryWords = {
  write: (changed) => `${pages(changed)} written`,
  build: (changed) => `${pages(changed)} with new listings in the copy`,
  check: (changed) => `${pages(changed)} out of date`,
  clear: (changed) => `${pages(changed)} cleared`,
  watch: (changed) => `${pages(changed)} written`,
  'dry-run': (changed) => `${pages(changed)} would change; nothing was written`,
}

function pages(count: number): string {
  return count === 0 ? 'no page' : count === 1 ? '1 page' : `${count} pages`
}
