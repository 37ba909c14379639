import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { replaceInOneStep } from './files-atomic.ts'

/**
 * Keeps a text for a later run, in a folder that git leaves alone. Where it cannot be kept, nothing happens: the later run
 * does the work again.
 *
 * @param file absolute path
 */
export function keepFile(file: string, text: string): void {
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' })
    replaceInOneStep(file, Buffer.from(text), folder, () => true, false)
  } catch {
    // A disk that is full or not ours is no reason to fail.
  }
}
