import type { RuleDetails } from '../../rules.ts'
import type { Messages } from '../messages.ts'

/** What the rules about listings in pages say, in English. */
export const regions = {
  'unbalanced-region': ({ name, missing }) =>
    missing === 'directive'
      ? `End comment \`/${name}\` without a directive above it; put the directive back, or delete this comment`
      : `The listing below \`${name}\` has no end comment \`<!-- /${name} … -->\`; delete that listing, and ` +
        '`mdsplice write` generates it again',
  'edited-region': ({ name }) =>
    `The listing of \`${name}\` was edited by hand. Move your change to the pages it lists, or run \`mdsplice ` +
    'write --force` to replace it',
  'renamed-folder': ({ collection, from, to }) =>
    `The listing would be empty, as \`${from}\` was renamed to \`${to}\`; correct \`pages\` of the collection ` +
    `\`${collection}\` in \`mdsplice.yml\` (\`mdsplice check --fix\` does that), or say with \`empty="…"\` that this is meant`,
  'lost-rows': ({ name, from, to, count }) =>
    `The listing of \`${name}\` loses ${count === 1 ? 'a row' : `${count} rows`}: \`${from}\` was renamed to \`${to}\`, ` +
    'which is not listed here',
  'stale-region': ({ name, change }) => `${stale[change](`\`${name}\``)}; run \`mdsplice write\``,
} satisfies Partial<Messages['rules']>

const stale: Record<RuleDetails['stale-region']['change'], (name: string) => string> = {
  missing: (name) => `${name} has no listing yet`,
  outdated: (name) => `The listing of ${name} is outdated`,
  unsigned: (name) => `The listing of ${name} is up to date, but its end comment has the checksum of another listing`,
}
