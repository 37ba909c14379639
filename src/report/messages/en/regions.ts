import type { RuleDetails } from '../../rules.ts'
import type { Messages } from '../messages.ts'

/** What the rules about listings in pages say, in English. */
export const regions = {
  'unbalanced-region': ({ name, missing }) =>
    missing === 'directive'
      ? `End comment \`/${name}\` without a directive above it; put the directive back, or delete this comment`
      : `The listing of \`${name}\` has no end comment \`<!-- /${name} … -->\`; delete that listing, and ` +
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
      removed: `to leave a row out, change the directive or ${path === '' ? where : of(path)}`,
    }
    return `${edits[change](`\`${name}\``, row)}; ${instead[change]}. \`mdsplice write --force ${own}\` replaces the listing`
  },
  'merge-conflict': ({ part, name, ours, theirs }, _, { own }) => {
    const sides = sidesOf(ours, theirs)
    if (part === 'marker')
      return 'This line is left of a merge conflict; delete it, and what you do not want of the text around it'
    if (part === 'listing')
      return (
        `Merge conflict (${sides}) in the listing of \`${name}\`, of which not all was written by mdsplice. Move what ` +
        `was edited to the pages it lists, then run \`mdsplice write --force ${own}\` to replace the listing`
      )
    return (
      `Merge conflict ${part === 'text' ? '' : 'in the front matter '}(${sides}): keep what you want of both sides, delete ` +
      `the lines with \`<<<<<<<\`, \`=======\` and \`>>>>>>>\`, then run \`mdsplice write ${own}\`, which generates lists again`
    )
  },
  'merged-listing': ({ name, kind, ours, theirs }) =>
    kind === 'conflict'
      ? `Merge conflict (${sidesOf(ours, theirs)}) in the listing of \`${name}\`: mdsplice wrote both sides, and ` +
        '`mdsplice write` replaces them with the listing of the merged pages'
      : `The listing of \`${name}\` stands here in two versions, as after a merge that kept both: mdsplice wrote both, and ` +
        '`mdsplice write` replaces them with the listing of the merged pages',
  'conflict-marker':
    'This line is left of a merge conflict, and readers see it; delete it, and what you do not want of the text around it',
  'leftover-rows': ({ name }, _, { own }) =>
    `These rows below the listing of \`${name}\` belong to no directive, as after a merge; delete them, or run ` +
    `\`mdsplice write --force ${own}\``,
  'renamed-folder': ({ collection, from, to }) =>
    `The listing would be empty, as \`${from}\` was renamed to \`${to}\`; correct \`pages\` of the collection ` +
    `\`${collection}\` in \`mdsplice.yml\` (\`mdsplice check --fix\` does that), or say with \`empty="…"\` that this is meant`,
  'lost-rows': ({ name, from, to, count }) =>
    `The listing of \`${name}\` loses ${count === 1 ? 'a row' : `${count} rows`}: \`${from}\` was renamed to \`${to}\`, ` +
    'which is not listed here',
  'stale-region': ({ name, change }) => `${stale[change](`\`${name}\``)}; run \`mdsplice write\``,
} satisfies Partial<Messages['rules']>

const edits: Record<RuleDetails['edited-region']['change'], (name: string, row: string) => string> = {
  changed: (name) => `This line of the listing of ${name} was edited, by hand or in a merge`,
  unclear: (name) => `The listing of ${name} was edited, by hand or in a merge`,
  moved: (name) => `This line of the listing of ${name} was moved, by hand or in a merge`,
  added: (name) => `This line in the listing of ${name} was added, by hand or in a merge`,
  removed: (name, row) => `The listing of ${name} lacks a row here, deleted by hand or in a merge: \`${row}\``,
}

const stale: Record<RuleDetails['stale-region']['change'], (name: string) => string> = {
  missing: (name) => `${name} has no listing yet`,
  outdated: (name) => `The listing of ${name} is outdated`,
  unsigned: (name) => `The listing of ${name} is up to date, but its end comment has the checksum of another listing`,
}

/** What git calls the sides of a conflict: what stands above the line of `=`, and what stands below it. */
function sidesOf(ours: string, theirs: string): string {
  return ours === '' || theirs === '' ? 'between two versions' : `\`${ours}\` above \`=======\`, \`${theirs}\` below`
}
