import { argument, enumerate, type CommandMessages, type Messages } from '../messages.ts'
import type { Severity } from '../../rules.ts'
import { editor } from './editor.ts'
import { rules } from './rules.ts'
import { mistakes, setup } from './setup.ts'
import { site } from './site.ts'

/** What commands say of what they do, in English. */
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
    gone: (file, count) => `mdsplice check: ${messages(count)} of ${file} no longer found; run \`--update-baseline\``,
    written: (file, count) => `mdsplice check: ${messages(count)} written to ${file}`,
  },
  fix: {
    written: (file) => `mdsplice check: fixed ${file}`,
    replacement: (text) => `Replace it with \`${text}\``,
    byHand: (file) => `Add this to ${file}; it is written in a way that is not changed automatically:`,
  },
  annotations: {
    more: (count, severity) =>
      `GitHub shows 10 annotations of a kind at most; ${count === 1 ? 'this is' : `these are`} the other ${severities[severity](count)}:`,
  },
  mergeDriver: {
    outdated: (page) => `both sides changed a listing of ${page}; run \`mdsplice write\` when the merge is done`,
    failed: (page) => `git cannot merge ${page}; it is left as it is`,
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
    proposed: (folders) => `These folders have pages to list: ${folders}`,
    needless: (names) =>
      `This site needs no \`mdsplice.yml\`: by its name each of these folders is a collection: ${enumerate(names)}`,
    configured: '`mdsplice.yml` is there already, and lacks no collection',
    noneFound:
      'There is no folder in which two or more pages, and at least half of all, have front matter to list them by, so ' +
      'there is no collection to propose for `mdsplice.yml`; add front matter to some pages and run this again',
    unreachable:
      'Hook and CI are left out: they start at the top of the repository and find a site without `mkdocs.yml`, ' +
      '`properdocs.yml` or `zensical.toml` only there; give the site one of these',
    missing: (file) => `${file} would be new:`,
    incomplete: (file) => `${file} is there already and is left as it is; add this:`,
    otherSite: (file) => `${file} has mdsplice for another site of the repository; for this one it gets:`,
    complete: (file) => `${file} has mdsplice already`,
    lacks: (file) => `${file} lacks what the site's lists need:`,
    merging: (files) =>
      `For merges without conflicts in lists, add \`${files} merge=mdsplice\` to .gitattributes, and run once in every clone: ` +
      "`git config merge.mdsplice.driver 'npx mdsplice merge-driver %O %A %B %P --marker-size %L'`",
    example: 'There is no site in this folder; `mdsplice init --example` writes a small one, to try mdsplice',
    nextOfExample: 'Next: run `npx mdsplice write`, and open docs/index.md',
    nothing: 'There is no file to write',
    question: (files) => `Write ${files}? [y/N] `,
    yes: ['y', 'yes'],
    notAsked: 'Nothing was written; `mdsplice init --yes` writes what would be new',
    declined: 'Nothing was written',
    written: (files) => `mdsplice init: written: ${files}`,
    next: (collection, hasHook) =>
      `Next: ${collection === undefined ? '' : `put \`<!-- list_${collection} -->\` into a page; `}run ` +
      `\`mdsplice write\`${hasHook ? '; for the hook run `pre-commit install`, once in every clone' : ''}`,
  },
  changedCells: (count, format) =>
    `${count === 1 ? '1 cell is' : `${count} cells are`} not as in the pages: ${
      format === 'xlsx'
        ? 'a cell of Excel holds 32,767 characters, and no control characters; `--output` with `.csv` or `.json` holds all'
        : 'a spreadsheet holds no control characters; `--output` with `.csv` or `.json` holds all'
    }`,
  watch: {
    ready: 'waiting for changes; Ctrl+C ends it',
    gone: (folder) => `the folder ${folder} is gone or cannot be read; waiting until it is back`,
    back: (folder) => `the folder ${folder} is back`,
    lost: (folder) =>
      `the folder ${folder} is gone, so changes can no longer be seen; start \`mdsplice watch\` again when it is back`,
    limit: (cause) => `the system reports no more changes (${cause}); looking at all files every second instead`,
    failed: (cause) => `the site cannot be read right now (${cause}); trying again`,
  },
}

function pages(count: number): string {
  return count === 0 ? 'no page' : count === 1 ? '1 page' : `${count} pages`
}

const severities: Readonly<Record<Severity, (count: number) => string>> = {
  error: (count) => (count === 1 ? 'error' : `${count} errors`),
  warning: (count) => (count === 1 ? 'warning' : `${count} warnings`),
  info: (count) => (count === 1 ? 'information' : `${count} pieces of information`),
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`
}

/** All that mdsplice says in English. */
export const en: Messages = { rules, setup, mistakes, commands, site, editor }
