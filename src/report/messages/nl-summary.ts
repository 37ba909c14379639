import type { SummaryWords } from '../report.ts'

/** What nearly every run says, in Dutch. */
export const summaryWords: SummaryWords = {
  write: (changed) => `${pages(changed)} geschreven`,
  build: (changed) => `${pages(changed)} met nieuwe lijsten in de kopie`,
  check: (changed) => `${pages(changed)} verouderd`,
  clear: (changed) => `${pages(changed)} leeggemaakt`,
  watch: (changed) => `${pages(changed)} geschreven`,
  'dry-run': (changed) => `${pages(changed)} zou${changed > 1 ? 'den' : ''} veranderen; er is niets geschreven`,
}

function pages(count: number): string {
  return count === 0 ? "geen pagina's" : count === 1 ? '1 pagina' : `${count} pagina's`
}
