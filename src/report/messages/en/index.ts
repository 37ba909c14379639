import { actions, editor } from './editor.ts'
import { argument, enumerate, type CommandMessages, type Messages } from '../messages.ts'
import { rules } from './rules.ts'
import { mistakes, setup } from './setup.ts'
import { site } from './site.ts'

/** What commands print about their work, in English. */
const commands: CommandMessages = {
  summary: {
    write: (count) => `${pages(count)} written`,
    build: (count) => `${pages(count)} with new listings in the copy`,
    check: (count) => `${pages(count)} out of date`,
    'check-with-errors': (count) => (count === 0 ? 'errors found' : `errors found; ${pages(count)} out of date`),
    clear: (count) => `${pages(count)} cleared`,
    watch: (count) => `${pages(count)} written`,
    'dry-run': (count) => `${pages(count)} would change; nothing was written`,
  },
  reverts: (page) => `${page} has an edited listing; \`mdsplice write --force ${argument(page)}\` would change this:`,
  repeated: (count) => `; the same ${count === 1 ? 'once more' : `${count} times more`} in this file`,
  baseline: {
    known: (file, count) => `mdsplice check: ${messages(count)} suppressed by ${file}`,
    gone: (file, count) =>
      `mdsplice check: ${messages(count)} of ${file} no longer found; update the file with \`--update-baseline\``,
    written: (file, count) => `mdsplice check: ${messages(count)} written to ${file}`,
  },
  fix: {
    written: (file) => `mdsplice check: fixed ${file}`,
    replacement: (text) => `Replace it with \`${text}\``,
    byHand: (file) => `Add this to ${file}; it is written in a way that cannot be changed automatically:`,
  },
  stale: (count) => `${count} lists are missing or outdated; \`mdsplice write\` writes them:`,
  severities: { error: 'error', warning: 'warning', info: 'info' },
  counts: {
    error: (count) => (count === 1 ? '1 error' : `${count} errors`),
    warning: (count) => (count === 1 ? '1 warning' : `${count} warnings`),
    info: (count) => (count === 1 ? '1 info message' : `${count} info messages`),
    all: messages,
  },
  annotations: {
    more: (count, severity) =>
      `GitHub shows at most 10 annotations of each kind; also found: ${commands.counts[severity](count)}:`,
  },
  mergeDriver: {
    outdated: (page) => `both sides changed a listing of ${page}; run \`mdsplice write\` when the merge is done`,
    failed: (page) => `git cannot merge ${page}; it was not changed`,
  },
  diff: {
    title: 'Changes in the catalogue since ',
    nothing: 'Nothing changed in the catalogue since ',
    pages: { added: 'New pages', removed: 'Deleted pages', renamed: 'Renamed pages', changed: 'Changed pages' },
    listings: 'Lists with other rows',
    directive: { added: 'new directive', removed: 'directive deleted' },
    text: 'the text changed',
    more: (count) => `and ${count} more`,
  },
  init: {
    proposed: (folders) => `Folders with pages to list: ${folders}`,
    needless: (names) =>
      `This site needs no \`mdsplice.yml\`: these folders are collections by default: ${enumerate(names)}`,
    hooks: (files) =>
      `The lists of this site come from ${enumerate(files)}; \`mdsplice init --from-hook\` proposes a \`mdsplice.yml\` that shows the same`,
    asHooks: (files) =>
      `This \`mdsplice.yml\` is made to show the same as ${enumerate(files)}. Check it, and compare the lists before you remove the hook`,
    configured: '`mdsplice.yml` exists already, and no collection is missing from it',
    noneFound:
      'No collection to propose for `mdsplice.yml`: a folder needs at least two pages with front matter, and they must be ' +
      'at least half of its pages; add front matter to some pages and run this again',
    unread: (count) =>
      `The site has ${count === 1 ? '1 `.mdx` page' : `${count} \`.mdx\` pages`}, which mdsplice does not read; lists, and the pages that they show, must be in \`.md\` files`,
    unreachable:
      'Hook and CI are left out: they run at the root of the repository, and a site in another folder is found only by its ' +
      '`mkdocs.yml`, `properdocs.yml`, `zensical.toml` or `mdsplice.yml`; add one of these to the site',
    missing: (file) => `New file ${file}:`,
    incomplete: (file) => `${file} exists already and is not changed; add this:`,
    otherSite: (file) => `${file} runs mdsplice for another site of the repository; for this site, add:`,
    complete: (file) => `${file} runs mdsplice already`,
    lacks: (file) => `${file} lacks settings that the site's lists need:`,
    merging: (files) =>
      `For merges without conflicts in lists, add \`${files} merge=mdsplice\` to .gitattributes, and run this once in every clone: ` +
      "`git config merge.mdsplice.driver 'npx mdsplice merge-driver %O %A %B %P --marker-size %L'`",
    example:
      'There is no site in this folder. If you have pages elsewhere, name their folder with `docs_dir` in `mdsplice.yml` (`docs_dir: .` is this ' +
      'one) and run this again; `mdsplice init --example` writes a small site, to try mdsplice',
    nextOfExample: 'Next: run `npx mdsplice write`, and open docs/index.md',
    nothing: 'No file to write',
    question: (files) => `Write ${files}? [y/N] `,
    yes: ['y', 'yes'],
    notAsked: 'Nothing was written; `mdsplice init --yes` writes the new files',
    declined: 'Nothing was written',
    written: (files) => `mdsplice init: written: ${files}`,
    next: (collection, hasHook, byHand) =>
      `Next: ${byHand === '' ? '' : `add the lines above to ${byHand}; `}${collection === undefined ? '' : `put \`<!-- list_${collection} -->\` in a page; `}run ` +
      `\`npx mdsplice write\`${hasHook ? '; for the hook run `pre-commit install`, once in every clone' : ''}`,
  },
  unread: (collection, count) =>
    `${count === 1 ? '1 `.mdx` page' : `${count} \`.mdx\` pages`} of \`${collection}\` ${count === 1 ? 'is' : 'are'} not read: mdsplice reads \`.md\` pages only`,
  noRelations:
    'no page names a page of a collection in its front matter; `relations` in `mdsplice.yml` says which fields do that',
  changedCells: (count, format) =>
    `${count === 1 ? '1 cell differs' : `${count} cells differ`} from the pages: ${
      format === 'xlsx'
        ? 'a cell in Excel can have 32,767 characters, and no control characters; write a `.csv` or `.json` file to keep everything'
        : 'a spreadsheet cannot have control characters; write a `.csv` or `.json` file to keep everything'
    }`,
  watch: {
    ready: 'waiting for changes; press Ctrl+C to stop',
    gone: (folder) => `the folder ${folder} was deleted or cannot be read; waiting until it is back`,
    back: (folder) => `the folder ${folder} is back`,
    lost: (folder) =>
      `the folder ${folder} was deleted, so changes can no longer be seen; start \`mdsplice watch\` again when it is back`,
    limit: (cause) => `the system reports no more changes (${cause}); checking all files every second instead`,
    failed: (cause) => `the site cannot be read right now (${cause}); trying again`,
  },
}

function pages(count: number): string {
  return count === 0 ? 'no page' : count === 1 ? '1 page' : `${count} pages`
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`
}

const related: Messages['related'] = {
  first: 'The first one is here',
  'same-id': 'The same id is here',
  'same-name': 'This page has that name, too',
  'names-next': 'This page names the next one in the cycle',
  'not-back': 'This page does not name the other one',
  changed: 'This page was changed since the review',
  value: 'The value is here',
  end: 'A comment that looks like the end of the list is here',
}

/** All texts of mdsplice in English. */
export const en: Messages = { actions, rules, related, setup, mistakes, commands, site, editor }
