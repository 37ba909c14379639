import type { InitWords } from '../words.ts'
import { enumerate } from './enumerate.ts'

/** What `mdsplice init` says, in English. */
export const init: InitWords = {
  proposed: (collections) => `These folders have pages to list: ${collections.map(({ name, count }) => `\`${name}\` (${count})`).join(', ')}`,
  needless: (names) => `This site needs no \`mdsplice.yml\`: by its name each of these folders is a collection: ${enumerate(names)}`,
  configured: '`mdsplice.yml` is there already, and lacks no collection',
  noneFound:
    'No folder has two or more pages with front matter of their own, so there is no collection to propose for `mdsplice.yml`; give some pages front matter and ask again',
  unreachable:
    'Hook and CI are left out: they start at the top of the repository and find a site without `mkdocs.yml` only there; give the site a `mkdocs.yml`',
  missing: (file) => `${file} would be new:`,
  incomplete: (file) => `${file} is there already and is left as it is; add this:`,
  complete: (file) => `${file} has mdsplice already`,
  nothing: 'There is no file to write',
  question: (files) => `Write ${files.join(', ')}? [y/N] `,
  notAsked: 'Nothing was written; `mdsplice init --yes` writes what would be new',
  declined: 'Nothing was written',
  written: (files) => `mdsplice init: written: ${files.join(', ')}`,
  next: (collection) =>
    `Next: ${collection === undefined ? '' : `put \`<!-- list_${collection} -->\` into a page; `}run \`mdsplice write\`; for the hook run \`pre-commit install\`, once in every clone`,
}
