import type { Words } from './words.ts'

/** What `mdsplice diff` says, in English. */
export const changes = {
  title: 'Changes in the catalogue since ',
  nothing: 'Nothing changed in the catalogue since ',
  pages: {
    text: '{change}',
    change: { added: 'New pages', removed: 'Deleted pages', renamed: 'Renamed pages', changed: 'Changed pages' },
  },
  listings: 'Lists with other rows',
  directive: { text: '{change}', change: { added: 'new directive', removed: 'directive deleted' } },
  text: 'the text changed',
  more: 'and {count} more',
} as const satisfies Words['changes']
