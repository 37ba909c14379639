import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../mini-site.ts'
import { orders } from './orders.ts'
import { formatNames } from '../../src/listings/formats/registry.ts'
import { reporters } from '../../src/report/reporters/registry.ts'

/** Gives numbers from 0 up to 1, always the same for a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Values that libraries throw at: addresses, dates, numbers, paths, patterns, halves of signs, names of objects' own. */
export const oddValues = [
  ...orders,
  '',
  ' ',
  '\uD800',
  'a\uDC00b',
  'https://voorbeeld nl/x',
  'https://',
  'https://<vul in>',
  'https://[::1]/',
  'https://a.nl:99999/',
  'https://\uD800/',
  'mailto:',
  '%E0%A4%A',
  '%',
  '#',
  '?',
  '../../x',
  '/etc/passwd',
  '.',
  '..',
  'a'.repeat(300),
  'a/'.repeat(3000),
  '2025-02-30',
  '0000-00-00',
  '9999-12-31',
  '275760-09-14',
  '2025-13-01T99:99:99Z',
  '1e999',
  '-0',
  'NaN',
  '0x10',
  '99999999999999999999',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  '(',
  '[',
  '**',
  '!(',
  '{a',
  '[z-a]',
  '\\',
  '*a',
  '&a',
  '!!js/function x',
  '<<',
  '{{#a}}',
  '{{> a}}',
  '{{{',
  '"',
  "'",
  '-->',
  '<!--',
  '|',
  '`',
  '👩‍👧',
  '_x000D_',
]

const names = ['vereisten', 'maatregelen', 'acties', 'title', 'soort', 'id', 'vereiste', 'name']
const options = ['columns', 'sort', 'group', 'format', 'limit', 'empty', 'heading', 'template', 'by', 'minimum']
const formats = [...formatNames, 'sentence', 'graph', 'matrix', 'coverage']
const settings = [
  'language',
  'messages',
  'pages',
  'exclude',
  'label',
  'columns',
  'sort',
  'format',
  'data',
  'link',
  'template',
  'empty',
  'required',
  'id_pattern',
  'file_name',
  'schema',
  'reference_field',
  'interactive',
  'values',
  'labels',
  'aliases',
  'show',
  'list',
  'icon',
  'class',
  'query',
  'from',
  'to',
  'covered',
  'files',
  'fields',
  'except',
  'text',
]
const groups = ['collections', 'fields', 'queries', 'relations', 'definitions', 'tags', 'review', 'rules', 'docs_dir']
const commands = ['write', 'build', 'check', 'clear', 'list', 'trace', 'review', 'index', 'config', 'init', 'assets']
const switches = [
  '--diff',
  '--dry-run',
  '--force',
  '--quiet',
  '--yes',
  '--all',
  '--update-baseline',
  '--no-cache',
  '--help',
]
const taking: Readonly<Record<string, readonly string[]>> = {
  '--reporter': reporters.map(({ name }) => name),
  '--format': ['table', 'json', 'csv', 'paths', 'md', 'xlsx', 'ods', 'html'],
  '--out': ['out', 'docs/out', '.'],
  '--output': ['a.xlsx', 'a.ods', 'a.csv', 'docs'],
  '--shard': ['1/1', '2/3'],
  '--index': ['index.jsonl', 'mdsplice.yml'],
  '--baseline': ['known.json', 'mdsplice.yml'],
  '--max-warnings': ['0', '3'],
  '--stdin-filepath': ['docs/index.md', 'docs/new.md'],
  '--config-file': ['mkdocs.yml', 'mdsplice.yml', 'docs'],
}

/** A site, a command line and what comes in on standard input, all of them odd. */
export interface RandomCommand {
  site: string
  args: string[]
  stdin: Uint8Array
}

/** Makes a new site in a folder of its own, and a command on it. */
export function randomCommand(random: () => number): RandomCommand {
  const of = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const chance = (share: number): boolean => random() < share
  const some = <Item>(most: number, make: () => Item): Item[] =>
    Array.from({ length: Math.floor(random() * most) }, make)
  const value = (): string => (chance(0.5) ? of(oddValues) : of(names))
  const quoted = (): string => (chance(0.7) ? JSON.stringify(value()) : value())
  const setting = (depth: number): string => {
    if (depth === 0 || chance(0.4)) return quoted()
    if (chance(0.3)) return `[${some(3, () => setting(depth - 1)).join(', ')}]`
    return `{ ${some(4, () => `${chance(0.8) ? of(settings) : quoted()}: ${setting(depth - 1)}`).join(', ')} }`
  }
  const term = (): string => {
    const shown = chance(0.3) ? JSON.stringify(value()) : value()
    if (chance(0.5)) return `${of(options)}=${chance(0.5) ? of(formats) : shown}`
    return `${chance(0.2) ? '!' : ''}${of(names)}${of(['/', '=', '<', '>='])}${shown}`
  }
  const directive = (): string =>
    `<!-- ${of(['list_', 'list:', 'matrix ', 'coverage ', 'graph ', 'tags ', ''])}${value()} ${some(3, term).join(' ')} -->`
  const frontMatter = (): string =>
    `---\n${some(6, () => `${chance(0.7) ? of(names) : quoted()}: ${setting(1)}\n`).join('')}---\n`
  const page = (): string =>
    frontMatter() +
    some(6, () => `${chance(0.5) ? directive() : `${of(['# ', '', '   ', '- '])}${value()}`}\n\n`).join('')
  const record = (): string =>
    JSON.stringify(Object.fromEntries(some(5, () => of(names)).map((name) => [name, value()])))
  const collection = (name: string): string =>
    `  ${name}: { ${some(5, () => `${of(settings)}: ${setting(2)}`).join(', ')} }\n`
  const config = chance(0.5)
    ? `collections:\n  acties: { data: ${of(['a.json', 'a.csv'])}, link: ${of(names)} }\n  vereisten: { columns: [title, soort] }\n  maatregelen: {}\n`
    : chance(0.5)
      ? `collections:\n${some(3, () => collection(of(names))).join('')}`
      : some(4, () => `${of(groups)}: ${setting(3)}\n`).join('')
  const files: Record<string, string> = {
    'docs/index.md': page(),
    'docs/vereisten/a.md': page(),
    'docs/maatregelen/b.md': page(),
    'a.json': `[${some(4, record).join(', ')}]`,
    'a.csv': `title,url,soort\n${some(4, () => `${[value(), value(), value()].map((cell) => JSON.stringify(cell)).join(',')}\n`).join('')}`,
    ...(chance(0.7) && { 'mdsplice.yml': config }),
    ...(chance(0.6) && {
      'mkdocs.yml': `site_url: ${chance(0.6) ? 'https://site.example/' : quoted()}\n${some(2, () => `${of(['docs_dir', 'theme', 'markdown_extensions', 'INHERIT', 'nav'])}: ${setting(2)}\n`).join('')}`,
    }),
    ...(chance(0.2) && { 'mdsplice.lock': value() }),
    ...(chance(0.2) && { 'known.json': chance(0.5) ? value() : `{ "format": 1, "messages": ${setting(2)} }` }),
    ...(chance(0.2) && { 'index.jsonl': `{"shard":1,"of":1,"path":${quoted()}}\n${value()}\n` }),
    ...(chance(0.2) && { [`docs/vereisten/${value().replace(/[/\0]/g, '_').slice(0, 80) || 'x'}.md`]: page() }),
  }
  const site = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), text)
  }
  const option = (): string[] => {
    if (chance(0.4)) return [of(switches)]
    const name = of(Object.keys(taking))
    return [name, chance(0.7) ? of(taking[name] ?? []) : value()]
  }
  const words = (): string => (chance(0.5) ? term() : value())
  const args = [chance(0.97) ? of(commands) : value(), ...some(3, words), ...some(3, option).flat()]
  return { site, args, stdin: Buffer.from(chance(0.9) ? page() : '\u00FF', chance(0.9) ? 'utf8' : 'latin1') }
}
