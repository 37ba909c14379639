// @ts-check
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import { here, paired, program, runNode, runNodeForMemory } from './measure.js'
import { peerRows } from './peer-rows.js'
import { makeSite } from './site.js'
import { trackedRows } from './tracked-rows.js'

/**
 * @typedef {object} Figures
 * @property {number} ours seconds, unless the row has another unit
 * @property {number} floor
 * @property {number} ratio
 */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string} work what is measured, against what
 * @property {'most' | 'least'} bound whether the goal is the highest ratio that is good, or the lowest
 * @property {number} goal
 * @property {number} [limit] what the small rows must keep anywhere: far from the goal, but a tenfold regression breaks
 *   it; without one the row says nothing of small sites and is left out
 * @property {string} [unit] of `ours` and `floor`; seconds when not given
 * @property {() => string | null} [needs] the program that it needs and that is not installed
 * @property {(bench: Bench) => Figures} measure
 */

/** What rows measure with: sites, made once each, and how often and how large. */
export class Bench {
  #folder
  /** @type {Map<string, string>} */
  #sites = new Map()

  /**
   * @param {string} folder for sites
   * @param {number} runs
   * @param {number} scale 1 for the sizes in the table; CI measures small sites
   */
  constructor(folder, runs, scale) {
    this.#folder = mkdtempSync(join(folder, 'mdsplice-bench-'))
    this.runs = runs
    this.scale = scale
  }

  /**
   * The folder of a generated site.
   *
   * @param {string} name
   * @param {import('./site.js').SiteSize} size at scale 1
   */
  site(name, size) {
    const known = this.#sites.get(name)
    if (known !== undefined) return known
    const folder = join(this.#folder, name)
    makeSite(folder, { ...size, pages: Math.round(size.pages * this.scale) })
    this.#sites.set(name, folder)
    return folder
  }

  /**
   * A copy of a site, in which it can be written.
   *
   * @param {string} site
   */
  copyOf(site) {
    const folder = mkdtempSync(join(this.#folder, 'copy-'))
    cpSync(site, folder, { recursive: true })
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) chmodSync(join(folder, path), 0o755)
    return folder
  }

  /** A path at which there is nothing. */
  get newPath() {
    return `${mkdtempSync(join(this.#folder, 'out-'))}/out`
  }

  remove() {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

const corpus = join(here, '../../../shared/corpus/algoritmekader-2025-02')
const floors = join(here, 'floors')

/** Every row of the table; add yours here. @type {Row[]} */
export const rows = [
  {
    name: 'start',
    work: '`mdsplice --version` against `node -e 0`',
    bound: 'most',
    goal: 1.5,
    limit: 6,
    measure: ({ runs }) =>
      paired(
        3 * runs,
        () => runNode([program, '--version']).seconds,
        () => runNode(['-e', '0']).seconds,
      ),
  },
  {
    name: 'check',
    work: '`check --no-cache` of a real site of 225 pages against `node -e 0`',
    bound: 'most',
    goal: 5,
    limit: 20,
    measure: (bench) => {
      const config = join(realSite(bench), 'mkdocs.yml')
      return paired(
        2 * bench.runs,
        () => runNode([program, 'check', '--no-cache', '-f', config]).seconds,
        () => runNode(['-e', '0']).seconds,
      )
    },
  },
  ...trackedRows,
  {
    name: 'build',
    work: '`build` of 10,000 pages against reading them, parsing front matter and writing the changed pages',
    bound: 'most',
    goal: 2,
    limit: 8,
    measure: (bench) => {
      const site = bench.site('10000', { pages: 10_000 })
      return paired(
        bench.runs,
        () => build(site, bench.newPath).seconds,
        () => runNode([join(floors, 'read-parse-write.js'), join(site, 'docs'), bench.newPath]).seconds,
      )
    },
  },
  {
    name: 'pages',
    work: '`build` of 100,000 pages against 10,000',
    bound: 'most',
    goal: 11,
    limit: 30,
    measure: (bench) => {
      const [large, small] = [bench.site('100000', { pages: 100_000 }), bench.site('10000', { pages: 10_000 })]
      return paired(
        bench.runs,
        () => build(large, bench.newPath).seconds,
        () => build(small, bench.newPath).seconds,
      )
    },
  },
  {
    name: 'memory',
    work: 'peak memory of `build` of 100,000 pages against 10,000; at most 1.2 GiB',
    bound: 'most',
    goal: 11,
    limit: 30,
    unit: 'MiB',
    measure: (bench) => {
      const [large, small] = [bench.site('100000', { pages: 100_000 }), bench.site('10000', { pages: 10_000 })]
      return paired(
        1,
        () => runNodeForMemory([program, 'build', '-f', join(large, 'mkdocs.yml'), '-o', bench.newPath]).megabytes,
        () => runNodeForMemory([program, 'build', '-f', join(small, 'mkdocs.yml'), '-o', bench.newPath]).megabytes,
      )
    },
  },
  {
    name: 'directives-10000',
    work: 'answering 10,000 directives on 10,000 pages against 1,000',
    bound: 'most',
    goal: 11,
    limit: 30,
    measure: (bench) => answeringRow(bench, ['10000', 10_000, 100, 100], ['10000', 10_000, 100, 10]),
  },
  {
    name: 'directives-1000',
    work: 'answering 1,000 directives on 10,000 pages against 100',
    bound: 'most',
    goal: 11,
    limit: 30,
    measure: (bench) => answeringRow(bench, ['10000', 10_000, 100, 10], ['10000', 10_000, 100, 1]),
  },
  {
    name: 'same-directives',
    work: 'answering the same 100 directives on 10,000 pages against 1,000',
    bound: 'most',
    goal: 1.3,
    limit: 4,
    measure: (bench) => answeringRow(bench, ['10000', 10_000, 10, 10], ['1000', 1_000, 10, 10]),
  },
  {
    name: 'hook',
    work: 'query and render part of 200 directives on 10,000 pages: the loop of the present hook over MkDocs’s objects against ours',
    bound: 'least',
    goal: 20,
    measure: (bench) => {
      const site = bench.site('10000', { pages: 10_000 })
      const { ours, floor } = paired(
        bench.runs,
        () => answering(site),
        () => hookLoop(site),
      )
      return { ours, floor, ratio: floor / ours }
    },
  },
  {
    name: 'watch',
    work: '`watch` of 10,000 pages: from the change of one to the last page written, one change at once behind the other, against 50 ms',
    bound: 'most',
    goal: 1,
    limit: 20,
    measure: (bench) => {
      const site = bench.site('10000', { pages: 10_000 })
      const [ours, floor] = [Number(runNode([join(here, 'watching.js'), site]).out), 0.05]
      return { ours, floor, ratio: ours / floor }
    },
  },
  ...peerRows,
]

/** @param {Bench} bench */
function realSite(bench) {
  return existsSync(corpus) ? corpus : bench.site('225', { pages: 225 / bench.scale, overviews: 100 })
}

/**
 * @param {string} site
 * @param {string} out
 */
function build(site, out) {
  const usage = runNode([program, 'build', '-f', join(site, 'mkdocs.yml'), '-o', out])
  rmSync(out, { recursive: true, force: true })
  return usage
}

/** The program that answers and no more, of modules that are not published. */
const answeringProgram = join(here, '../../.tmp/answering.js')

/** @param {string} site */
function answering(site) {
  if (!isAnsweringBuilt) {
    buildSync({
      entryPoints: [join(here, 'answering.js')],
      outfile: answeringProgram,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
    })
    isAnsweringBuilt = true
  }
  return Number(runNode(['--expose-gc', answeringProgram, site]).out)
}

let isAnsweringBuilt = false

/** @param {string} site */
function hookLoop(site) {
  const { stdout, stderr, status } = spawnSync(
    join(process.env['MDSPLICE_PYTHON'] ?? join(here, '../../.tmp/python'), 'current/bin/python'),
    [join(here, 'hook-loop.py'), join(site, 'mkdocs.yml')],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The loop of the hook failed:\n${stderr}`)
  return Number(stdout.split(' ')[0])
}

/** @typedef {[name: string, pages: number, overviews: number, perOverview: number]} Directives */

/**
 * Two sites whose directives list five rows each.
 *
 * @param {Bench} bench
 * @param {Directives} many
 * @param {Directives} few
 */
function answeringRow(bench, many, few) {
  const [large, small] = [directivesSite(bench, many), directivesSite(bench, few)]
  return paired(
    bench.runs,
    () => answering(large),
    () => answering(small),
  )
}

/**
 * @param {Bench} bench
 * @param {Directives} directives
 */
function directivesSite(bench, [name, pages, overviews, perOverview]) {
  const blocks = Math.min(1000, (100 * pages) / 1000) * bench.scale
  return bench.site(`${name}-${overviews}-${perOverview}`, {
    pages,
    overviews,
    directives: (overview) =>
      Array.from(
        { length: perOverview },
        (_, index) => `list_vereisten bouwblok/blok-${(overview * perOverview + index) % blocks} no-rol`,
      ),
  })
}
