import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What npm, pnpm and Yarn write into `node_modules` each time they install: the versions of all packages. */
const lists = ['.package-lock.json', '.pnpm/lock.yaml', '.yarn-state.yml']

/**
 * Identifies the versions of the packages that a program uses: a new text after each installation of others.
 *
 * @param folder absolute path of the program's own folder, in or above which its packages are
 */
export function installedPackages(folder: string): string {
  const seen: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    seen.push(packagesIn(join(at, 'node_modules')))
    if (at === dirname(at)) return hash('sha256', seen.join('\0')).slice(0, 16)
  }
}

/**
 * npm writes no list of what it installs for all users; such a folder is replaced as a whole, or changes. One that may not
 * be read holds no packages of the program either.
 */
function packagesIn(folder: string): string {
  const readers = [...lists.map((list) => () => readFileSync(join(folder, list), 'utf8')), () => stateOf(folder)]
  for (const read of readers)
    try {
      return read()
    } catch {
      // The next one.
    }
  return ''
}

function stateOf(folder: string): string {
  const { ino, mtimeMs } = statSync(folder)
  return `${ino} ${mtimeMs}`
}
