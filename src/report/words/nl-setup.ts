import type { ConfigMistake } from '../../setup-error.ts'
import type { SetupWords, Words } from '../words.ts'
import { enumerate } from './enumerate.ts'

/** What keeps a run from starting, in Dutch. */
export const setup: SetupWords = {
  'no-site': ({ directory }) =>
    `${directory}: hier staat geen \`mkdocs.yml\` en geen map \`docs\`; ga naar de map van de site, of noem het \`mkdocs.yml\` ervan met \`--config-file\``,
  'no-docs-dir': ({ directory, configFile }) =>
    `${directory}: deze map bestaat niet; het is de \`docs_dir\` van \`${configFile}\``,
  'no-config-file': ({ configFile }) => `${configFile}: dit bestand bestaat niet; noem het \`mkdocs.yml\` van de site`,
  'invalid-config-file': ({ configFile, line, reason }) => `${configFile}:${line}: ${reason}`,
  'invalid-data-file': ({ file, line, reason }) => `${file}:${line}: ${reason}`,
  'unreadable-directory': ({ directory, cause }) =>
    `${directory}: deze map kan niet worden gelezen (${cause}); controleer de rechten`,
  'unknown-path': ({ path }) => `${path}: daar staat geen pagina van de site; noem een pagina of een map met pagina's`,
  'output-overlaps-site': ({ output, docsDir }) =>
    `${output}: de map voor de uitvoer mag niet in de map met de pagina's (${docsDir}) staan en die niet bevatten; kies een andere met \`--out\``,
  'output-is-foreign': ({ output }) =>
    `${output}: deze map bestaat al en is niet door \`mdsplice build\` gemaakt; er is niets in veranderd. Kies een andere met \`--out\`, of verwijder de map`,
  'output-is-file': ({ output }) => `${output}: dit is een bestand; kies een map met \`--out\``,
}

/** A mistake in `mdsplice.yml`, in Dutch. */
export const mistake: Words['mistake'] = ({ kind, path, value, known }: ConfigMistake, meant) => {
  const others = known.length > 0 ? `; mogelijk zijn ${enumerate(known)}` : ''
  const hint = meant === undefined ? others : `; bedoelde u \`${meant}\`?`
  switch (kind) {
    case 'unknown-key':
      return `\`${path}\` is geen instelling${hint}`
    case 'unknown-value':
      return `\`${path}\` kan niet \`${value}\` zijn${hint}`
    case 'missing-key':
      return `Bij \`${path}\` ontbreekt \`${value}\``
    case 'wrong-type':
      return `${path === '' ? 'Het bestand' : `\`${path}\``} moet ${known.map((type) => typeNames[type] ?? type).join(' of ')} zijn`
    case 'invalid-query':
      return `\`${path}\` is geen opdracht die gelezen kan worden: \`${value}\``
  }
}

/** What an author calls the types of JSON Schema. */
const typeNames: Readonly<Record<string, string>> = {
  object: 'een reeks instellingen',
  array: 'een lijst',
  string: 'tekst',
  boolean: 'true of false',
  null: 'leeg',
}
