import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../core/errors.ts'
import { posixRelative } from '../core/paths.ts'
import type { FileAccess } from './file-access.ts'
import { isMarkdown, isPage, type FileNames } from './file-names.ts'
import { isGitName, refusalOfReal } from './path-boundary.ts'
import { isLeftover } from './temporary-files.ts'
import type { Finding } from '../report/finding.ts'
import { SetupError } from '../report/setup-error.ts'

/**
 * Lists every file below a directory. Links are followed as far as they stay below it or below the site's root. What
 * cannot be followed is listed with its finding: a link that leads elsewhere, to nothing or back to a folder above it,
 * and a folder, pipe or device whose name makes it look like a page. A `.git` is nobody's page and left aside, and so is
 * `node_modules` where the whole root is the docs directory.
 *
 * @param docsDir absolute
 * @param root absolute path of the folder of the site's configuration
 * @throws SetupError when the directory itself cannot be read
 */
export function readFileNames(docsDir: string, root: string, { recorder }: FileAccess): FileNames {
  try {
    const real = realpathSync.native(docsDir)
    const reader = new FolderReader(docsDir, [real, realpathSync.native(root)])
    reader.readFolder('', [real], false)
    recorder?.recordNames(docsDir, reader.names)
    return reader.names
  } catch (error) {
    throw new SetupError({ code: 'unreadable-directory', directory: docsDir, cause: errorCode(error) })
  }
}

class FolderReader {
  readonly names: FileNames = { files: [], untidy: new Set() }
  readonly #docsDir: string
  /** Real paths of the folders below which all may be read, the docs directory first. */
  readonly #allowed: readonly string[]
  /** How often each real folder was reached through links: links that lead to one another multiply. */
  readonly #visits = new Map<string, number>()

  /** Whether the docs directory is the folder of the site's configuration. */
  readonly #isRoot: boolean

  constructor(docsDir: string, allowed: readonly string[]) {
    this.#docsDir = docsDir
    this.#allowed = allowed
    this.#isRoot = allowed[0] === allowed[1]
  }

  /** @param above real paths of the folder and those above it */
  readFolder(folder: string, above: readonly string[], isLinked: boolean): void {
    const entries = readdirSync(join(this.#docsDir, folder), { withFileTypes: true })
    // Which of two links is one too many must not depend on the file system's own order.
    for (const entry of entries.sort(({ name }, other) => (name < other.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (isGitName(entry.name) || (this.#isRoot && path === 'node_modules')) continue
      if (isLeftover(entry.name)) this.names.untidy.add(above.at(-1) ?? '')
      else if (entry.isSymbolicLink()) this.#readLink(path, above)
      // For most entries of a large site, nobody asks for the real path.
      else if (entry.isFile() && !isLinked) this.names.files.push({ path, finding: null, real: null })
      else this.#readEntry(path, entry, join(above.at(-1) ?? '', entry.name), above, isLinked)
    }
  }

  #readLink(path: string, above: readonly string[]): void {
    const target = targetOf(join(this.#docsDir, path))
    if ('reason' in target) return this.#add(path, target.reason)
    const refusals = this.#allowed.map((folder) => refusalOfReal(folder, target.real))
    if (refusals.includes('in-git')) this.#add(path, 'link-git')
    else if (!refusals.includes(null)) this.#add(path, 'link-outside')
    else this.#readEntry(path, target.stats, target.real, above, true)
  }

  #readEntry(path: string, stats: Dirent | Stats, real: string, above: readonly string[], isLinked: boolean): void {
    if (stats.isFile()) this.names.files.push({ path, finding: null, real: isLinked ? this.#shown(real) : null })
    else if (!stats.isDirectory() && isPage(path)) this.#add(path, 'not-a-file')
    if (!stats.isDirectory()) return
    if (above.includes(real) || (isLinked && this.#visit(real) > maximumVisits)) return this.#add(path, 'link-loop')
    if (isMarkdown(path)) this.#add(path, 'directory')
    this.readFolder(path, [...above, real], isLinked)
  }

  #shown(real: string): string {
    return posixRelative(this.#allowed[0] ?? '', real)
  }

  #visit(folder: string): number {
    const visits = (this.#visits.get(folder) ?? 0) + 1
    this.#visits.set(folder, visits)
    return visits
  }

  #add(path: string, reason: Unreadable): void {
    const finding: Finding = { rule: 'unreadable-page', span: null, details: { reason } }
    this.names.files.push({ path, finding, real: null })
  }
}

const maximumVisits = 100

type Unreadable = 'directory' | 'not-a-file' | 'link-loop' | 'broken-link' | 'link-outside' | 'link-git'

function targetOf(link: string): { stats: Stats; real: string } | { reason: 'link-loop' | 'broken-link' } {
  try {
    return { stats: statSync(link), real: realpathSync(link) }
  } catch (error) {
    return { reason: errorCode(error) === 'ELOOP' ? 'link-loop' : 'broken-link' }
  }
}
