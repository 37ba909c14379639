// @ts-check
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paired, program, runNode, runNodeForMemory, runProgram } from './measure.js'

/** @typedef {import('./rows.js').Bench} Bench */
/** @typedef {import('./rows.js').Row} Row */
/** @typedef {import('./rows.js').Figures} Figures */

/**
 * A site in a repository, in which everything is committed and up to date.
 *
 * @typedef {object} TrackedSite
 * @property {string} folder absolute path of the site and of the repository
 * @property {(verb: string, ...flags: string[]) => number} run the seconds that a command takes there
 * @property {(verb: string, ...flags: string[]) => number} peak the megabytes that it needs at most
 * @property {() => number} gitStatus seconds
 * @property {() => void} change another title for the next requirement
 */

/** @type {WeakMap<Bench, Map<number, TrackedSite>>} */
const made = new WeakMap()

/**
 * Such a site, with the cache of an earlier run.
 *
 * @param {Bench} bench
 * @param {number} pages at scale 1
 * @returns {TrackedSite}
 */
function trackedSite(bench, pages) {
  const sites = made.get(bench) ?? new Map()
  made.set(bench, sites)
  const known = sites.get(pages)
  if (known) return known
  const folder = bench.copyOf(bench.site(String(pages), { pages }))
  const config = join(folder, 'mkdocs.yml')
  const git = (/** @type {string[]} */ ...args) => runProgram('git', ['-C', folder, ...args]).seconds
  const args = (/** @type {string} */ verb, /** @type {string[]} */ flags) => [program, verb, ...flags, '-f', config]
  const run = (/** @type {string} */ verb, /** @type {string[]} */ ...flags) => runNode(args(verb, flags)).seconds
  let changes = 0
  run('write')
  git('init', '-q')
  git('add', '.')
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', 'commit', '-q', '-m', 'Site')
  waitForClock()
  run('check')
  run('write')
  git('status', '--porcelain')
  const site = {
    folder,
    run,
    peak: (/** @type {string} */ verb, /** @type {string[]} */ ...flags) =>
      runNodeForMemory(args(verb, flags)).megabytes,
    gitStatus: () => git('status', '--porcelain'),
    change: () => {
      const file = join(folder, `docs/vereisten/eis-${changes++ * 7}.md`)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*/m, `title: Anders ${changes}`))
    },
  }
  sites.set(pages, site)
  return site
}

/** A file that changed just before a run is read once more by the next one. */
function waitForClock() {
  execFileSync('sleep', ['2.5'])
}

/** @type {{ name: string, work: string, goal: number, limit: number, time: (site: TrackedSite) => number }[]} */
const works = [
  { name: 'unchanged', work: '`check`, nothing changed', goal: 6, limit: 200, time: ({ run }) => run('check') },
  {
    name: 'changed',
    work: '`write` after the front matter of one page changed',
    goal: 10,
    limit: 400,
    time: ({ run, change }) => {
      change()
      return run('write')
    },
  },
  {
    name: 'since',
    work: '`write --since HEAD` after the same',
    goal: 10,
    limit: 400,
    time: ({ run, change }) => {
      change()
      return run('write', '--since', 'HEAD')
    },
  },
]

/** What a run costs after a change, beside what git needs to look at the same files. @type {Row[]} */
export const trackedRows = [
  ...works.map(({ name, work, goal, limit, time }) => ({
    name,
    work: `${work}, 10,000 pages, against \`git status\``,
    bound: /** @type {const} */ ('most'),
    goal,
    limit,
    measure: (/** @type {Bench} */ bench) => {
      const site = trackedSite(bench, 10_000)
      return paired(bench.runs, () => time(site), site.gitStatus)
    },
  })),
  {
    name: 'cold',
    work: '`check --no-cache` of 10,000 pages against `rg -c` over the same files',
    bound: 'most',
    goal: 8,
    measure: (bench) => {
      const { folder, run } = trackedSite(bench, 10_000)
      const search = ['-c', 'list_', join(folder, 'docs')]
      return paired(
        bench.runs,
        () => run('check', '--no-cache'),
        () => runProgram('rg', search).seconds,
      )
    },
  },
  ...[
    ...works,
    {
      name: 'cold',
      work: '`check --no-cache`',
      time: (/** @type {TrackedSite} */ { run }) => run('check', '--no-cache'),
    },
  ].map(({ name, work, time }) => ({
    name: `${name}-100000`,
    work: `${work}, 100,000 pages against 10,000`,
    bound: /** @type {const} */ ('most'),
    goal: 11,
    measure: (/** @type {Bench} */ bench) => {
      const [large, small] = [trackedSite(bench, 100_000), trackedSite(bench, 10_000)]
      return paired(
        Math.min(3, bench.runs),
        () => time(large),
        () => time(small),
      )
    },
  })),
  {
    name: 'memory-100000',
    work: 'peak memory of `check` of 100,000 pages, nothing kept, against 1 GiB',
    bound: 'most',
    goal: 1,
    unit: 'MiB',
    measure: (bench) => {
      const site = trackedSite(bench, 100_000)
      return paired(
        1,
        () => site.peak('check', '--no-cache'),
        () => 1024,
      )
    },
  },
]
