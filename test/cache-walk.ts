import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { plainEnvironment } from './git-repository.ts'
import { contentOf, filesIn, mdspliceWith, siteOf, temporaryFolder } from './mini-site.ts'
import { readRecords, renewedBytes, type PageRecord } from '../src/pipeline/incremental/site-records.ts'

/** A number below a limit, the same for the same seed. */
type Draw = (limit: number) => number

/** What differed between a run with a cache and one without, after which steps. */
export interface Difference {
  steps: string[]
  cached: unknown
  fresh: unknown
}

const values = ['data', 'privacy', 'mens', 'dta', 'a: b']
const titles = ['Een', 'Twee', 'Drie', 'Vier']
const requirement = (title: string, block: string, extra = ''): string =>
  `---\ntitle: '${title}'\nid: urn:${title}\nbouwblok: ['${block}']\n${extra}---\n\n# ${title}\n`
const measure = (title: string, named: string): string =>
  `---\ntitle: ${title}\nvereiste:\n- ${named}\nrollen: [jurist]\n---\n`
const lists = [
  '<!-- list_vereisten bouwblok/data -->\n',
  '<!-- list_vereisten !bouwblok/data sort=-title -->\n',
  '<!-- list_maatregelen group=rollen -->\n',
  '<!-- list_vereisten columns=title,bouwblok limit=2 -->\n',
  '<!-- list_maatregelen vereiste/b -->\n',
  '<!-- list_vereisten bouwblok/dta|privacy format=list -->\n',
  '<!-- coverage_vereisten maatregelen -->\n',
  '<!-- tags -->\n',
  '<!-- definitions -->\n',
  '<!-- list_acties -->\n',
  '<!-- list_acties columns=title,vereiste -->\n',
  '<!-- list_vereisten columns=title,uitgewerkt_in sort=count(uitgewerkt_in) -->\n',
  '<!-- list_vereisten !uitgewerkt_in/* format=list -->\n',
  '<!-- list_maatregelen vereiste/urn:a columns=title,vereiste -->\n',
  '<!-- list_vereisten vervangt/b columns=title,vervangen_door interactive -->\n',
  '<!-- list_vereisten group=gewijzigd -->\n',
  '<!-- list_vereist -->\n',
]

/** What can come below a page. */
const bodies = [
  ...[
    'Meer.',
    'Tekst.',
    'Meer.',
    'Tekst.',
    'Meer.',
    'Tekst.',
    'Meer.',
    'Tekst.',
    'Meer.',
    'Een [koppeling](vereisten/a.md).',
    '# Kop',
    '<!-- prettier-ignore -->',
  ],
  ...['<!-- list_vereisten -->', '<!-- list_vereist -->', '<!-- definitions -->', '```\n<!-- definitions -->\n```'],
  ...['<!-- mdsplice-disable-next-line unknown-value -->', '<<<<<<< HEAD', '*[C]: vier'],
].map((line) => `\n${line}\n`)

/** A page for each: where nothing is wrong with the one list, only what the list depends on is a reason to look at it. */
const overviews = Object.fromEntries(lists.map((list, at) => [`docs/lijsten/${at}.md`, `# Lijst\n\n${list}`]))

/** Besides the pages: each file with the texts that it can have; null where it can be missing. */
const settings: Readonly<Record<string, readonly (string | null)[]>> = {
  'mkdocs.yml': [
    'site_name: S\ntheme: {name: material, language: nl}\n',
    'INHERIT: parts/base.yml\nsite_name: S\nmarkdown_extensions: [{pymdownx.snippets: {auto_append: [words.md]}}]\n',
    'site_name: S\nplugins: [tags]\nexclude_docs: "x.md"\n',
  ],
  'parts/base.yml': ['theme: {language: nl}\n', 'theme: {language: en}\n'],
  'mdsplice.yml': [
    null,
    'collections:\n  vereisten: {schema: schema.yml}\n  maatregelen:\n  acties: {data: acties.yml}\n',
    'collections:\n  vereisten: {template: rows.md, sort: [-title]}\n  maatregelen: {required: [rollen]}\n',
    'collections:\n  vereisten: {where: {bouwblok: [data, privacy]}, pages: "**/*.md"}\n',
    'messages: en\nrules: {unknown-value: off}\n',
    'definitions: docs/maatregelen/n.md\n',
    'collections:\n  vereisten: {template: docs/x.md}\n  maatregelen:\n',
    'relations:\n- {from: maatregelen, to: vereisten, field: vereiste, inverse: uitgewerkt_in, required: true, covered: true}\n' +
      'collections:\n  vereisten: {key: id}\n  maatregelen: {sort: [rol]}\n  acties: {data: acties.yml}\n',
    'relations:\n- {from: vereisten, to: vereisten, field: vervangt, inverse: vervangen_door}\nrules: {cycle: warning}\n',
    'relations:\n- {from: maatregelen, to: vereisten, both_ways: true, inverse: uitgewerkt_in}\n' +
      '- {from: acties, to: vereisten, via: maatregelen, covered: true}\n' +
      'collections:\n  vereisten: {reference_field: vereiste}\n  maatregelen: {reference_field: maatregel}\n' +
      '  acties: {data: acties.yml}\n',
    'collections:\n  vereisten: {key: bouwblok, derive: {gewijzigd: {take: changed}}}\n  maatregelen:\n',
    'fields:\n  bouwblok: {colors: {prvacy: red, mns: teal}}\n  rollen: {link: "maatregelen/m.md#kop"}\n',
  ],
  'schema.yml': ['type: object\nproperties: {title: {maxLength: 20}}\n', 'type: object\nrequired: [bouwblok]\n'],
  'acties.yml': [
    '- {id: a1, title: Eerste, vereiste: [a, zz]}\n',
    '- {id: a2, title: Tweede}\n- {id: a3, title: Derde}\n',
  ],
  'rows.md': ['{{#rows}}\n- {{title}}\n{{/rows}}\n', '{{#rows}}\n1. {{title}}\n{{/rows}}\n'],
  'words.md': [null, '*[A]: een\n', '*[B]: twee\n*[B]: drie\n'],
  'mdsplice.lock': [null, ''],
}

const pages = [
  'vereisten/a',
  'vereisten/b',
  'vereisten/c',
  'maatregelen/m',
  'maatregelen/n',
  'x',
  'index',
  'vereisten/d',
]
const fileOf = (page: string): string => `docs/${page}.md`

/** A change of a site: given a way to draw, what to do in any copy of it. */
type Edit = (draw: Draw) => (site: string) => void

const pick = <Member>(draw: Draw, members: readonly Member[]): Member => members[draw(members.length)] as Member

function anyText(draw: Draw, page: string): string {
  if (page.startsWith('vereisten/'))
    return requirement(
      pick(draw, titles),
      pick(draw, values),
      pick(draw, [
        '',
        '',
        'rollen: [jurist]\n',
        'bouwblk: x\n',
        'vervangt: a\n',
        'vervangt: [b, c]\n',
        'maatregel: m\n',
      ]),
    )
  if (page.startsWith('maatregelen/')) return measure(pick(draw, titles), pick(draw, ['a', 'b', 'zz']))
  return `# Start\n\n${pick(draw, lists)}\nTekst ${draw(9)}\n\n${pick(draw, lists)}`
}

function soundText(page: string): string {
  if (page.startsWith('vereisten/')) return requirement(page.slice(-1), 'data', 'vervangt: b\n')
  if (page.startsWith('maatregelen/')) return measure(page.slice(-1), 'a')
  return ['# Start\n', ...lists.filter((list) => !/tags|list_vereist /.test(list))].join('\n')
}

function put(site: string, path: string, text: string | null): void {
  const file = join(site, path)
  rmSync(file, { force: true, recursive: true })
  if (text === null) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Changes the text of a page in place, when it is there. */
const rewrite =
  (page: string, change: (text: string) => string) =>
  (site: string): void => {
    const file = join(site, fileOf(page))
    if (existsSync(file)) writeFileSync(file, change(readFileSync(file, 'utf8')))
  }

const git = (site: string, ...args: string[]): void =>
  void spawnSync('git', args, { cwd: site, env: { ...plainEnvironment, GIT_COMMITTER_DATE: '2025-01-01T00:00:00Z' } })

const edits: Readonly<Record<string, Edit>> = {
  nothing: () => () => undefined,
  text(draw) {
    const page = pick(draw, pages)
    const text = anyText(draw, page)
    return (site) => put(site, fileOf(page), text)
  },
  'front matter': (draw) => {
    const [page, value] = [pick(draw, pages), pick(draw, values)]
    return rewrite(page, (text) => text.replace(/(?<=\[').*?(?='\])/, value))
  },
  reference: (draw) => {
    const [page, named] = [pick(draw, pages), pick(draw, ['a', 'b', 'vereisten/c.md', 'urn:b', 'zz'])]
    return rewrite(page, (text) => text.replace(/(?<=^(?:- |vervangt: )).*/m, named))
  },
  title: (draw) => {
    const [page, title] = [pick(draw, pages), pick(draw, titles)]
    return rewrite(page, (text) => text.replace(/(?<=^title: '?)\w+/m, title))
  },
  'same size': (draw) => {
    const page = pick(draw, pages)
    return rewrite(page, (text) => text.replace(/Een|Vie|mens|data/, (word) => (word.length === 3 ? 'Oud' : 'mans')))
  },
  body: (draw) => {
    const [page, more] = [pick(draw, pages), pick(draw, bodies)]
    return rewrite(page, (text) => (text.length > 2000 ? text : text + more))
  },
  heading: (draw) => {
    const [page, title] = [pick(draw, pages), pick(draw, titles)]
    return rewrite(page, (text) => text.replace(/^# .*/m, `# ${title}`))
  },
  'no title': (draw) => {
    const page = pick(draw, pages)
    return rewrite(page, (text) => text.replace(/^title: .*\n/m, ''))
  },
  mark: (draw) => {
    const page = pick(draw, pages)
    return rewrite(page, (text) => (text.startsWith('\uFEFF') ? text.slice(1) : `\uFEFF${text}`))
  },
  'by hand': (draw) => {
    const page = pick(draw, ['index', 'x'])
    return rewrite(page, (text) => text.replace(/^(\| |- )/m, '$1Hand '))
  },
  delete(draw) {
    const page = pick(draw, pages)
    return (site) => put(site, fileOf(page), null)
  },
  rename(draw) {
    const [from, to] = [pick(draw, pages), pick(draw, pages)].map(fileOf) as [string, string]
    return (site) => {
      if (existsSync(join(site, from))) renameSync(join(site, from), join(site, to))
    }
  },
  'copy with times': (draw) => {
    const [from, to] = [pick(draw, pages), pick(draw, pages)].map((page) => fileOf(page)) as [string, string]
    return (site) => {
      if (from === to || !existsSync(join(site, from))) return
      put(site, to, '')
      cpSync(realpathSync(join(site, from)), join(site, to), { preserveTimestamps: true })
    }
  },
  'old times': (draw) => {
    const [page, text] = [pick(draw, pages), draw(2)]
    return (site) => {
      const file = join(site, fileOf(page))
      if (!existsSync(file)) return
      if (text > 0) rewrite(page, (now) => now.replace(/Twee|data/, 'Acht'))(site)
      utimesSync(file, 1_000_000_000, 1_000_000_000)
    }
  },
  link(draw) {
    const page = pick(draw, pages)
    return (site) => {
      put(site, fileOf(page), null)
      mkdirSync(dirname(join(site, fileOf(page))), { recursive: true })
      symlinkSync(page.includes('/') ? '../vereisten/a.md' : 'vereisten/a.md', join(site, fileOf(page)))
    }
  },
  settings(draw) {
    const file = pick(draw, Object.keys(settings))
    const text = pick(draw, settings[file] ?? [])
    return (site) => put(site, file, text)
  },
  'another file': (draw) => {
    const text = pick(draw, ['', null])
    return (site) => put(site, 'docs/logo.svg', text)
  },
  commit: () => (site) => {
    git(site, 'add', '-A')
    git(site, 'commit', '-qm', 'x', '--date=2025-01-01T00:00:00Z')
  },
  checkout: (draw) => {
    const back = draw(3)
    return (site) => git(site, 'checkout', '-q', '-f', `HEAD~${back}`, '--', '.')
  },
}

/** Much of what people do is this. */
const often = ['front matter', 'reference', 'title', 'body', 'body', 'body', 'nothing']
const names = [...Object.keys(edits), ...often, ...often]
const commands = ['write', 'write', 'write', 'check', 'write --force', 'write --since HEAD', 'check --since HEAD~1']

/** Numbers that look random (mulberry32). */
function drawFrom(seed: number): Draw {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/**
 * Changes a site again and again, and after each step compares a run with a cache with one without on a copy: what both
 * say, and every byte of the pages.
 *
 * @param setClock tells the program how much later it is than it was: what has just been changed is then old, and the
 *   cache goes by the states of files
 * @param tamper called with the cache folder and the site before each run with a cache
 * @returns the first difference; null when there was none
 */
export async function walk(
  seed: number,
  steps: number,
  setClock: (later: number) => void,
  tamper: (cacheFolder: string, site: string) => void = () => undefined,
): Promise<Difference | null> {
  const draw = drawFrom(seed)
  // On every other walk little is wrong, and little happens at once: much of the cache holds then.
  const isCalm = seed % 2 === 0
  const first = Object.fromEntries(
    pages.slice(0, 7).map((page) => [fileOf(page), isCalm ? soundText(page) : anyText(draw, page)]),
  )
  const given = Object.entries(settings).flatMap(([file, texts]) => {
    const text = texts[file === 'mdsplice.yml' ? seed % texts.length : 0]
    return text == null ? [] : [[file, text] as const]
  })
  const sites = [0, 1].map(() => siteOf({ ...first, ...overviews, ...Object.fromEntries(given) })) as [string, string]
  const cacheFolder = temporaryFolder()
  for (const site of sites) {
    git(site, 'init', '-q')
    edits['commit']?.(draw)(site)
  }
  const done: string[] = []
  for (let step = 0; step < steps; step++) {
    for (let edit = isCalm ? 0 : draw(3); edit >= 0; edit--) {
      const name = pick(draw, isCalm && draw(8) > 0 ? often : names)
      const act = edits[name]?.(draw)
      for (const site of sites) act?.(site)
      done.push(name)
    }
    const command = isCalm && draw(8) > 0 ? 'write' : pick(draw, commands)
    done.push(command)
    setClock(draw(3) > 0 ? 10_000 : 0)
    const args = command.split(' ')
    tamper(cacheFolder, sites[0])
    const cached = await mdspliceWith({ build: () => 'one', cacheFolder }, sites[0], ...args)
    const fresh = await mdspliceWith({ build: () => 'one', cacheFolder }, sites[1], ...args, '--no-cache')
    const [one, other] = sites.map((site) => contentOf(join(site, 'docs')))
    if (JSON.stringify([cached, one]) !== JSON.stringify([fresh, other]))
      return { steps: done.slice(-12), cached: { ...cached, pages: one }, fresh: { ...fresh, pages: other } }
  }
  for (const site of sites) rmSync(site, { recursive: true })
  return null
}

/** Changes the results in a cache, with checksums that are right. */
export function rewriteResults(cacheFolder: string, change: (value: Record<string, unknown>) => void): void {
  for (const path of filesIn(cacheFolder).filter((name) => name.endsWith('.json')))
    reseal(join(cacheFolder, path), (json) => {
      const value = JSON.parse(json) as Record<string, unknown>
      change(value)
      return JSON.stringify(value)
    })
}

/** Changes what a cache has of each page, likewise. */
export function rewriteRecords(
  cacheFolder: string,
  change: (file: string, record: PageRecord) => Partial<PageRecord>,
): void {
  for (const path of filesIn(cacheFolder).filter((name) => name.endsWith('.pages'))) {
    const bytes = readFileSync(join(cacheFolder, path))
    const [, key = ''] = /^.*\n.*\n(.*?)\0/s.exec(bytes.toString('latin1')) ?? []
    const records = readRecords(bytes, Buffer.from(key, 'latin1').toString())
    if (!records) throw new Error(`${path} has another form`)
    const pages = new Map(
      [...records.pages].map(([file, record]) => {
        const { state, content, blob, collections, requests, line } = record
        return [file, { state, content, blob, collections, requests, line, ...change(file, record) }]
      }),
    )
    writeFileSync(join(cacheFolder, path), renewedBytes(bytes, pages))
  }
}

function reseal(path: string, change: (text: string) => string): void {
  const text = change(readFileSync(path, 'utf8').replace(/^.*\n/, ''))
  writeFileSync(path, `${hash('sha256', text)}\n${text}`)
}
