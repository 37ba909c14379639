import type { ChangeWords } from '../words.ts'

/** What `mdsplice diff` says, in English. */
export const changes: ChangeWords = {
  title: 'Changes in the catalogue since ',
  nothing: 'Nothing changed in the catalogue since ',
  pages: { added: 'New pages', removed: 'Deleted pages', renamed: 'Renamed pages', changed: 'Changed pages' },
  listings: 'Lists with other rows',
  directive: { added: 'new directive', removed: 'directive deleted' },
  text: 'the text changed',
  more: (count) => `and ${count} more`,
}
