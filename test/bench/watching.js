// @ts-check
// Watches a site, changes the title of one requirement after the other, and prints the median of the seconds from each
// change to the moment at which the overview page that lists it has the new title.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { median, program } from './measure.js'

const changes = 21
const site = join(mkdtempSync(join(tmpdir(), 'mdsplice-watch-')), 'site')
cpSync(process.argv[2] ?? '', site, { recursive: true })

const watcher = spawn(process.execPath, [program, 'watch'], { cwd: site, stdio: ['ignore', 'ignore', 'pipe'] })
try {
  await new Promise((resolve, reject) => {
    watcher.once('exit', (code) => reject(new Error(`watch ended with ${code}`)))
    watcher.stderr.on('data', (said) => void (/Ctrl\+C/.test(String(said)) && resolve(undefined)))
  })
  const times = []
  for (let number = 0; number < changes; number++) {
    times.push(await change(number * 7))
  }
  process.stdout.write(String(median(times)))
} finally {
  watcher.removeAllListeners('exit')
  watcher.kill()
  await once(watcher, 'exit')
  rmSync(join(site, '..'), { recursive: true })
}

/**
 * @param {number} number of the requirement; fifty of them stand on one overview page
 * @returns {Promise<number>} seconds
 */
async function change(number) {
  const file = join(site, `docs/vereisten/eis-${number}.md`)
  const overview = join(site, `docs/onderwerpen/onderwerp-${Math.floor(number / 50)}.md`)
  const title = `Anders ${number}`
  const listed = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${overview} was not written`)), 30_000)
    const looking = watch(join(overview, '..'), () => {
      if (!readFileSync(overview, 'utf8').includes(title)) return
      clearTimeout(late)
      looking.close()
      resolve(process.hrtime.bigint())
    })
  })
  const start = process.hrtime.bigint()
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*/m, `title: ${title}`))
  return Number((await listed) - start) / 1e9
}
