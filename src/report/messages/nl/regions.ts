import type { RuleDetails } from '../../rules.ts'
import type { Messages } from '../messages.ts'

/** Messages of the rules about listings in pages, in Dutch. */
export const regions = {
  'unbalanced-region': ({ name, missing }) =>
    missing === 'directive'
      ? `Boven het afsluitende commentaar \`/${name}\` staat geen opdracht; zet de opdracht terug boven de lijst, of verwijder de lijst en dit commentaar`
      : `De lijst van \`${name}\` heeft geen afsluitend commentaar \`<!-- /${name} … -->\`; ` +
        'verwijder de lijst; `mdsplice write` maakt een nieuwe',
  'edited-region': ({ name, change, row, field, path, line }, _, { own, of }) => {
    const where =
      path === ''
        ? "de pagina's die in de lijst staan"
        : `${field === '' ? '' : `\`${field}\` in `}${of(path)}${line > 0 ? `:${line}` : ''}`
    const instead = {
      changed: `wijzig ${where}`,
      moved: 'de volgorde verandert u met `sort` in de opdracht',
      unclear: "wijzig de pagina's die in de lijst staan",
      added: 'zet de regel boven de opdracht of onder het afsluitende commentaar',
      removed: `wijzig de opdracht of ${path === '' ? where : of(path)} om een rij weg te laten`,
    }
    return `${edits[change](`\`${name}\``, row)}; ${instead[change]}. \`mdsplice write --force ${own}\` vervangt de lijst`
  },
  'merge-conflict': ({ part, name, ours, theirs }, _, { own }) => {
    const sides = sidesOf(ours, theirs)
    if (part === 'marker')
      return 'Overgebleven markering van een mergeconflict; verwijder deze regel, en de tekst eromheen die weg kan'
    if (part === 'listing')
      return (
        `Mergeconflict (${sides}) in de lijst van \`${name}\`, die ook met de hand is gewijzigd. Zet die wijzigingen op ` +
        `de pagina's die in de lijst staan, en vervang de lijst met \`mdsplice write --force ${own}\``
      )
    return (
      `Mergeconflict ${part === 'text' ? '' : 'in de front matter '}(${sides}): houd van beide kanten wat nodig is, ` +
      'verwijder de regels met `<<<<<<<`, `=======` en `>>>>>>>`, en voer ' +
      `\`mdsplice write ${own}\` uit, dan worden de lijsten opnieuw gemaakt`
    )
  },
  'merged-listing': ({ name, kind, ours, theirs }) =>
    kind === 'conflict'
      ? `Mergeconflict (${sidesOf(ours, theirs)}) in de lijst van \`${name}\`: beide kanten zijn gegenereerd; ` +
        "`mdsplice write` vervangt ze door de lijst van de samengevoegde pagina's"
      : `De lijst van \`${name}\` staat hier in twee versies, waarschijnlijk door een merge die beide heeft bewaard: beide zijn ` +
        "gegenereerd; `mdsplice write` vervangt ze door de lijst van de samengevoegde pagina's",
  'conflict-marker':
    'Overgebleven markering van een mergeconflict, zichtbaar voor lezers; verwijder deze regel, en de tekst eromheen die weg kan',
  'leftover-rows': ({ name, isSeparated }, _, { own }) =>
    `Rijen onder de lijst van \`${name}\` die bij geen opdracht horen, over van een merge of een verwijderd afsluitend commentaar; verwijder ze` +
    (isSeparated ? '' : `, of voer \`mdsplice write --force ${own}\` uit`),
  'renamed-folder': ({ collection, from, to }) =>
    `De lijst zou leeg zijn, want \`${from}\` heet nu \`${to}\`; pas \`pages\` van de verzameling \`${collection}\` aan in ` +
    '`mdsplice.yml` (`mdsplice check --fix` doet dat), of zet `empty="…"` erbij als de lijst leeg mag zijn',
  'lost-rows': ({ name, from, to, count }) =>
    `De lijst van \`${name}\` verliest ${count === 1 ? 'een rij' : `${count} rijen`}: \`${from}\` heet nu \`${to}\`, en ` +
    'die staat hier niet in',
  'stale-region': ({ name, change }) => `${stale[change](`\`${name}\``)}; voer \`mdsplice write\` uit`,
} satisfies Partial<Messages['rules']>

const edits: Record<RuleDetails['edited-region']['change'], (name: string, row: string) => string> = {
  changed: (name) => `Deze regel van de lijst van ${name} is gewijzigd, met de hand of bij een merge`,
  unclear: (name) => `De lijst van ${name} is gewijzigd, met de hand of bij een merge`,
  moved: (name) => `Deze regel van de lijst van ${name} is verplaatst, met de hand of bij een merge`,
  added: (name) => `Deze regel is aan de lijst van ${name} toegevoegd, met de hand of bij een merge`,
  removed: (name, row) =>
    `Uit de lijst van ${name} is hier een rij verwijderd, met de hand of bij een merge: \`${row}\``,
}

const stale: Record<RuleDetails['stale-region']['change'], (name: string) => string> = {
  missing: (name) => `${name} heeft nog geen lijst`,
  outdated: (name) => `De lijst van ${name} is verouderd`,
  unsigned: (name) =>
    `De lijst van ${name} klopt, maar het afsluitende commentaar heeft de controlesom van een andere lijst`,
}

/** Git's names for the sides of a conflict, above and below the line of `=`. */
function sidesOf(ours: string, theirs: string): string {
  return ours === '' || theirs === '' ? 'tussen twee versies' : `\`${ours}\` boven \`=======\`, \`${theirs}\` eronder`
}
