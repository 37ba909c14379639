import type { RuleDetails } from '../../rules.ts'
import type { Messages } from '../messages.ts'

/** Messages of the rules about listings in pages, in English. */
export const regions = {
  'unbalanced-region': ({ name, missing }) =>
    missing === 'directive'
      ? `End comment \`/${name}\` without a directive above it; put the directive back above the list, or delete the list and this comment`
      : `The listing of \`${name}\` has no end comment \`<!-- /${name} … -->\`; delete that listing; ` +
        '`mdsplice write` generates it again',
  'edited-region': ({ name, change, row, field, path, line }, _, { own, of }) => {
    const where =
      path === ''
        ? 'the pages it lists'
        : `${field === '' ? '' : `\`${field}\` in `}${of(path)}${line > 0 ? `:${line}` : ''}`
    const instead = {
      changed: `make the change in ${where}`,
      moved: '`sort` in the directive changes the order',
      unclear: 'make the change in the pages it lists',
      added: 'move it above the directive or below the end comment',
      removed: `to omit a row, change the directive or ${path === '' ? where : of(path)}`,
    }
    return `${edits[change](`\`${name}\``, row)}; ${instead[change]}. \`mdsplice write --force ${own}\` replaces the listing`
  },
  'merge-conflict': ({ part, name, ours, theirs }, _, { own }) => {
    const sides = sidesOf(ours, theirs)
    if (part === 'marker')
      return 'Leftover marker of a merge conflict; delete this line, and the text around it that you do not want'
    if (part === 'listing')
      return (
        `Merge conflict (${sides}) in the listing of \`${name}\`, which was also edited by hand. Make those edits in the ` +
        `pages it lists, then run \`mdsplice write --force ${own}\` to replace the listing`
      )
    return (
      `Merge conflict ${part === 'text' ? '' : 'in the front matter '}(${sides}): keep what you want from both sides, delete ` +
      `the lines with \`<<<<<<<\`, \`=======\` and \`>>>>>>>\`, then run \`mdsplice write ${own}\`, which regenerates the lists`
    )
  },
  'merged-listing': ({ name, kind, ours, theirs }) =>
    kind === 'conflict'
      ? `Merge conflict (${sidesOf(ours, theirs)}) in the listing of \`${name}\`: both sides were generated; ` +
        '`mdsplice write` replaces them with the listing of the merged pages'
      : `Two versions of the listing of \`${name}\`, probably from a merge that kept both: both were generated; ` +
        '`mdsplice write` replaces them with the listing of the merged pages',
  'conflict-marker':
    'Leftover marker of a merge conflict, visible to readers; delete this line, and the text around it that you do not want',
  'leftover-rows': ({ name, isSeparated }, _, { own }) =>
    `Rows below the listing of \`${name}\` that belong to no directive, left by a merge or a deleted end comment; delete them` +
    (isSeparated ? '' : `, or run \`mdsplice write --force ${own}\``),
  'renamed-folder': ({ collection, from, to }) =>
    `The listing would be empty because \`${from}\` was renamed to \`${to}\`; correct \`pages\` of the collection ` +
    `\`${collection}\` in \`mdsplice.yml\` (\`mdsplice check --fix\` does that), or add \`empty="…"\` if it is meant to be empty`,
  'lost-rows': ({ name, from, to, count }) =>
    `The listing of \`${name}\` loses ${count === 1 ? 'a row' : `${count} rows`}: \`${from}\` was renamed to \`${to}\`, ` +
    'which is not listed here',
  'stale-region': ({ name, change }) => `${stale[change](`\`${name}\``)}; run \`mdsplice write\``,
} satisfies Partial<Messages['rules']>

const edits: Record<RuleDetails['edited-region']['change'], (name: string, row: string) => string> = {
  changed: (name) => `This line of the listing of ${name} was edited, by hand or in a merge`,
  unclear: (name) => `The listing of ${name} was edited, by hand or in a merge`,
  moved: (name) => `This line of the listing of ${name} was moved, by hand or in a merge`,
  added: (name) => `This line was added to the listing of ${name}, by hand or in a merge`,
  removed: (name, row) => `A row of the listing of ${name} was deleted here, by hand or in a merge: \`${row}\``,
}

const stale: Record<RuleDetails['stale-region']['change'], (name: string) => string> = {
  missing: (name) => `${name} has no listing yet`,
  outdated: (name) => `The listing of ${name} is outdated`,
  unsigned: (name) => `The listing of ${name} is up to date, but its end comment has the checksum of another listing`,
}

/** Git's names for the sides of a conflict, above and below the line of `=`. */
function sidesOf(ours: string, theirs: string): string {
  return ours === '' || theirs === '' ? 'between two versions' : `\`${ours}\` above \`=======\`, \`${theirs}\` below`
}
