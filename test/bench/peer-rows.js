// @ts-check
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { here, paired, processorSeconds, program } from './measure.js'

/** @typedef {import('./rows.js').Bench} Bench */
/** @typedef {import('./rows.js').Row} Row */

/**
 * A program that does something comparable, with the same 10,000 pages.
 *
 * @typedef {object} Peer
 * @property {string} name of the program, which is looked for on the path
 * @property {string} work what it does
 * @property {string[]} ours the command that it is compared with
 * @property {string[]} args
 * @property {(folder: string) => void} [prepare] a copy of the site for it
 */

/** In which the list directives are those of mdsmith. @param {string} folder */
function forMdsmith(folder) {
  for (const name of readdirSync(join(folder, 'docs/onderwerpen'))) {
    const file = join(folder, 'docs/onderwerpen', name)
    const text = readFileSync(file, 'utf8').replace(
      /<!-- list_(\w+) onderwerp\/(\S+) no-rol -->/g,
      (_, collection, value) =>
        `<?catalog\nglob: "../${collection}/*.md"\nsort: title\nwhere: 'onderwerp: ["${value}"]'\nrow: "| [{title}]({filename}) | {id} |"\nheader: "| Titel | Id |\\n| - | - |"\n?>\n<?/catalog?>`,
    )
    writeFileSync(file, text)
  }
  // Only what makes lists: none of the rules for style.
  const rules = spawnSync(find('mdsmith') ?? '', ['help', 'rule'], { encoding: 'utf8' }).stdout
  const names = [...rules.matchAll(/^\s*MDS\d+\s+([\w-]+)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'catalog')
  writeFileSync(
    join(folder, '.mdsmith.yml'),
    `rules:\n  catalog: true\n${names.map((name) => `  ${name}: false\n`).join('')}`,
  )
}

/** With the smallest templates that show a page. @param {string} folder */
function forHugo(folder) {
  writeFileSync(
    join(folder, 'hugo.toml'),
    'contentDir = "docs"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
  )
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true })
  for (const name of ['single', 'list'])
    writeFileSync(join(folder, `layouts/_default/${name}.html`), '<h1>{{ .Title }}</h1>{{ .Content }}')
  writeFileSync(join(folder, 'layouts/index.html'), '<h1>{{ .Title }}</h1>')
}

/** @type {Peer[]} */
const peers = [
  {
    name: 'mdsmith',
    work: '`mdsmith check`',
    ours: ['check', '--no-cache'],
    args: ['check', '-q', '.'],
    prepare: forMdsmith,
  },
  { name: 'mdsmith', work: '`mdsmith fix`', ours: ['write'], args: ['fix', '-q', '.'], prepare: forMdsmith },
  {
    name: 'rumdl',
    work: '`rumdl check`',
    ours: ['check', '--no-cache'],
    args: ['check', '--no-cache', '--silent', '.'],
  },
  { name: 'rumdl', work: '`rumdl check`', ours: ['write'], args: ['check', '--no-cache', '--silent', '.'] },
  {
    name: 'hugo',
    work: 'Hugo, into memory',
    ours: ['check', '--no-cache'],
    args: ['--renderToMemory', '--quiet'],
    prepare: forHugo,
  },
  { name: 'hugo', work: 'Hugo, into memory', ours: ['write'], args: ['--renderToMemory', '--quiet'], prepare: forHugo },
]

/** Other programs that read or write the same pages: processor time, because some use several processors. @type {Row[]} */
export const peerRows = peers.map(({ name, work, ours, args, prepare }) => ({
  name: `${name}-${ours[0]}`,
  work: `processor time of \`${ours[0]}\`, cold, 10,000 pages, against ${work}`,
  bound: 'most',
  goal: 1,
  needs: () => (find(name) === null ? name : null),
  measure: (bench) => {
    const site = bench.site('10000', { pages: 10_000 })
    const isWriting = ours[0] === 'write'
    // What writes gets a copy each time.
    const [own, other] = [bench.copyOf(site), bench.copyOf(site)]
    prepare?.(other)
    return paired(
      isWriting ? Math.min(3, bench.runs) : bench.runs,
      () => {
        const folder = isWriting ? bench.copyOf(own) : own
        return processorSeconds(process.execPath, [program, ...ours, '-f', join(folder, 'mkdocs.yml')], folder)
      },
      () => processorSeconds(find(name) ?? '', args, isWriting ? bench.copyOf(other) : other),
    )
  },
}))

/**
 * Absolute path of a program, or null where it is not installed.
 *
 * @param {string} name
 */
function find(name) {
  const installed = join(process.env['MDSPLICE_PYTHON'] ?? join(here, '../../.tmp/python'), 'formatters/bin')
  const folders = [installed, ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null
}
