// @ts-check
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {object} Usage
 * @property {number} seconds from start to exit
 * @property {number} megabytes peak of the resident memory
 * @property {string} out
 */

/** Absolute path of this folder. */
export const here = fileURLToPath(new URL('.', import.meta.url))

/** Absolute path of the command line's program. */
export const program = join(here, '../../bin/mdsplice.js')

/**
 * Runs Node to its end. `mdsplice check` may exit with 1 or 3: pages have errors, or are out of date.
 *
 * @param {readonly string[]} args
 * @returns {Usage}
 */
export function runNode(args) {
  const start = process.hrtime.bigint()
  const { CI: _, ...env } = process.env // In CI nothing is kept for a second run.
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30, env })
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  if (![0, 1, 3].includes(status ?? -1)) throw new Error(`node ${args.join(' ')} failed:\n${stderr}`)
  return { seconds, megabytes: 0, out: stdout }
}

/**
 * Runs another program to its end; what it says of the pages does not count.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {{ seconds: number }}
 */
export function runProgram(name, args) {
  const start = process.hrtime.bigint()
  const { error } = spawnSync(name, args, { stdio: 'ignore' })
  if (error) throw error
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9 }
}

/**
 * The processor time that a program takes, on however many processors, as the shell counts it.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function processorSeconds(name, args, cwd) {
  const timed = 'TIMEFORMAT=\'%U %S\'; time "$@" >/dev/null 2>&1'
  const { stderr, error } = spawnSync('bash', ['-c', timed, 'bash', name, ...args], { encoding: 'utf8', cwd })
  if (error) throw error
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number)
  return user + system
}

/**
 * Runs Node likewise, and asks it for its peak memory when it ends.
 *
 * @param {readonly string[]} args
 * @returns {Usage}
 */
export function runNodeForMemory(args) {
  const folder = mkdtempSync(join(tmpdir(), 'mdsplice-bench-'))
  const file = join(folder, 'kilobytes')
  const report = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(file)},String(process.resourceUsage().maxRSS)))`
  try {
    const usage = runNode(['--import', `data:text/javascript,${encodeURIComponent(report)}`, ...args])
    return { ...usage, megabytes: Number(readFileSync(file, 'utf8')) / 1024 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Measures two works by turns, so that whatever else the machine does falls on both.
 *
 * @param {number} runs
 * @param {() => number} ours
 * @param {() => number} floor
 * @returns {{ ours: number, floor: number, ratio: number }} medians; the ratio is the median of the pairs' ratios
 */
export function paired(runs, ours, floor) {
  const pairs = Array.from({ length: runs }, () => ({ floor: floor(), ours: ours() }))
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    floor: median(pairs.map((pair) => pair.floor)),
    ratio: median(pairs.map((pair) => pair.ours / pair.floor)),
  }
}

/** @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
