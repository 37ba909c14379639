import type { RuleDetails } from '../../rules.ts'
import type { Messages } from '../messages.ts'

/** What the rules about listings in pages say, in Dutch. */
export const regions = {
  'unbalanced-region': ({ name, missing }) =>
    missing === 'directive'
      ? `Boven het afsluitende commentaar \`/${name}\` staat geen opdracht; zet de opdracht terug, of verwijder dit commentaar`
      : `Onder \`${name}\` staat een lijst zonder het afsluitende commentaar \`<!-- /${name} … -->\`; ` +
        'verwijder die lijst, dan maakt `mdsplice write` een nieuwe',
  'edited-region': ({ name }) =>
    `De lijst van \`${name}\` is met de hand gewijzigd. Zet de wijziging op de pagina's die in de lijst staan, ` +
    'of vervang de lijst met `mdsplice write --force`',
  'renamed-folder': ({ collection, from, to }) =>
    `De lijst zou leeg zijn, want \`${from}\` heet nu \`${to}\`; pas \`pages\` van de verzameling \`${collection}\` aan in ` +
    '`mdsplice.yml` (`mdsplice check --fix` doet dat), of zeg met `empty="…"` dat dit de bedoeling is',
  'lost-rows': ({ name, from, to, count }) =>
    `De lijst van \`${name}\` verliest ${count === 1 ? 'een rij' : `${count} rijen`}: \`${from}\` heet nu \`${to}\`, en ` +
    'die staat hier niet in',
  'stale-region': ({ name, change }) => `${stale[change](`\`${name}\``)}; voer \`mdsplice write\` uit`,
} satisfies Partial<Messages['rules']>

const stale: Record<RuleDetails['stale-region']['change'], (name: string) => string> = {
  missing: (name) => `${name} heeft nog geen lijst`,
  outdated: (name) => `De lijst van ${name} is verouderd`,
  unsigned: (name) =>
    `De lijst van ${name} klopt, maar het afsluitende commentaar heeft de controlesom van een andere lijst`,
}
