import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isLeftover } from '../leftovers.ts'
import { replaceInOneStep } from './files-atomic.ts'

/** Of all that is kept together, in bytes. */
const mostBytes = 64 * 1024 * 1024

/** In milliseconds: thirty days. */
const longestKept = 30 * 24 * 60 * 60 * 1000

/**
 * Keeps a text for a later run, and removes what was kept long ago, and the oldest of what is too much. Where it cannot be
 * kept, nothing happens: the later run does the work again.
 *
 * @param file absolute path, in a folder that is there
 */
export function keepFile(file: string, text: string): void {
  const content = Buffer.from(text)
  if (content.length > mostBytes) return
  try {
    replaceInOneStep(file, content, dirname(file), () => true, false)
    removeOld(dirname(file))
  } catch {
    // A disk that is full or not ours is no reason to fail.
  }
}

function removeOld(folder: string): void {
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.json$/.test(name) || isLeftover(name))
  const kept = names.map((name) => ({ file: join(folder, name), stats: lstatSync(join(folder, name)) }))
  let bytes = 0
  for (const { file, stats } of kept.sort((one, other) => other.stats.mtimeMs - one.stats.mtimeMs)) {
    bytes += stats.size
    if (bytes > mostBytes || Date.now() - stats.mtimeMs > longestKept) rmSync(file, { force: true })
  }
}
