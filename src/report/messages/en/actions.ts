import type { ActionMessages } from '../action-messages.ts'

/** What an editor offers to do, in English. */
export const actions: ActionMessages = {
  lens: (count, isOutdated) => `${pages(count)}${isOutdated ? ', outdated: write' : ''}`,
  write: 'outdated: write',
  writePage: 'Write the lists of this page',
  ignore: (rule) => `Ignore \`${rule}\` on this line`,
  accept: 'Accept this reference as reviewed',
  fixAll: 'Fix all that is certain',
  written: (count) => `${pages(count)} written`,
  unsaved: (file) => `${file} is not written, because it has changes that are not saved; save it and try again`,
}

function pages(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`
}
