import type { Words } from './words.ts'

/** What `mdsplice init` says, in English. */
export const init = {
  proposed: 'These folders have pages to list: {folders}',
  needless: 'This site needs no `mdsplice.yml`: by its name each of these folders is a collection: {names}',
  configured: '`mdsplice.yml` is there already, and lacks no collection',
  noneFound:
    'No folder has two or more pages with front matter of their own, so there is no collection to propose for `mdsplice.yml`; give some pages front matter and ask again',
  unreachable:
    'Hook and CI are left out: they start at the top of the repository and find a site without `mkdocs.yml` only there; give the site a `mkdocs.yml`',
  missing: '{file} would be new:',
  incomplete: '{file} is there already and is left as it is; add this:',
  complete: '{file} has mdsplice already',
  nothing: 'There is no file to write',
  question: 'Write {files}? [y/N] ',
  notAsked: 'Nothing was written; `mdsplice init --yes` writes what would be new',
  declined: 'Nothing was written',
  written: 'mdsplice init: written: {files}',
  next: {
    text: 'Next: {collection}run `mdsplice write`; for the hook run `pre-commit install`, once in every clone',
    collection: { '': '', other: 'put `<!-- list_{collection} -->` into a page; ' },
  },
} as const satisfies Words['init']
