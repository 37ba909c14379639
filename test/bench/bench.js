// @ts-check
// Measures what `docs/performance.md` promises. `npm run bench` runs the whole table; `npm run bench -- start check` two
// rows of it; `npm run bench:small` small sites with generous limits, for CI.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir, totalmem, type } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { here } from './measure.js'
import { Bench, rows } from './rows.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    small: { type: 'boolean', default: false },
    runs: { type: 'string' },
    json: { type: 'string', default: join(here, '../../.tmp/bench.json') },
    folder: { type: 'string', default: tmpdir() },
  },
})

const runs = Number(values.runs ?? (values.small ? 3 : 5))
const bench = new Bench(values.folder, runs, values.small ? 0.05 : 1)
const machine = [
  `${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
  `${type()} ${release()}, Node.js ${process.version}`,
].join('; ')
process.stdout.write(
  `${machine}; medians of ${runs} or more${values.small ? '; small sites, so the goals do not count' : ''}\n\n` +
    '| row | work | ours | floor | ratio | goal | |\n| - | - | -: | -: | -: | -: | - |\n',
)

const results = []
try {
  for (const row of rows.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const bound = values.small ? row.limit : row.goal
    if (bound === undefined) continue
    const missing = row.needs?.() ?? null
    if (missing !== null) {
      process.stdout.write(`| ${row.name} | ${row.work} | | | | | not measured: ${missing} is not installed |\n`)
      continue
    }
    const figures = row.measure(bench)
    const isMet = row.bound === 'most' ? figures.ratio <= bound : figures.ratio >= bound
    results.push({
      name: row.name,
      work: row.work,
      unit: row.unit ?? 's',
      ...figures,
      bound: row.bound,
      goal: bound,
      isMet,
    })
    const show = (/** @type {number} */ figure) => `${figure.toFixed(row.unit ? 0 : 3)} ${row.unit ?? 's'}`
    const sign = row.bound === 'most' ? '≤' : '≥'
    process.stdout.write(
      `| ${row.name} | ${row.work} | ${show(figures.ours)} | ${show(figures.floor)} | ${figures.ratio.toFixed(2)} × | ${sign} ${bound} | ${isMet ? 'met' : 'missed'} |\n`,
    )
  }
} finally {
  bench.remove()
}

mkdirSync(dirname(values.json), { recursive: true })
writeFileSync(values.json, `${JSON.stringify({ machine, runs, isSmall: values.small, rows: results }, null, 2)}\n`)
if (values.small && results.some(({ isMet }) => !isMet)) process.exitCode = 1
