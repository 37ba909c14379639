import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { replaceInOneStep } from './atomic.ts'
import { errorCode } from '../core/errors.ts'
import { contains, realPath } from '../files/path-boundary.ts'
import { isLeftover } from '../files/temporary-files.ts'
import { refuseNamed } from './named-files.ts'
import { SetupError } from '../report/setup-error.ts'

/** Says that a folder is ours and which files in it we wrote. MkDocs leaves files alone whose name begins with a dot. */
const manifestName = '.mdsplice-build.json'

/**
 * Makes sure that a folder can take a built copy of a site: it does not hold the site's pages, does not lie among them,
 * and is new, empty or made by an earlier build, of which a kill may have left no more than a temporary file.
 *
 * @param cwd absolute path of the folder to which `shown` is relative
 * @param shown the folder as the user wrote it; it need not exist
 * @param docsDir absolute
 * @returns paths that an earlier build wrote, relative to the folder
 * @throws SetupError when the folder cannot be used; nothing has been written then
 */
export function openOutputDirectory(cwd: string, shown: string, docsDir: string): string[] {
  refuseNamed(cwd, shown)
  const directory = resolve(cwd, shown)
  const [output, docs] = [realPath(directory), realPath(docsDir)]
  if (contains(output, docs) || contains(docs, output))
    throw new SetupError({ code: 'output-overlaps-site', output: shown, docsDir: basename(docsDir) })
  if (!existsSync(directory)) return []
  if (!statSync(directory).isDirectory()) throw new SetupError({ code: 'output-is-file', output: shown })
  const manifest = join(directory, manifestName)
  // It is read and replaced, never followed: what a commit brings in its place is foreign.
  if (lstatSync(manifest, { throwIfNoEntry: false })?.isFile()) return readManifest(manifest)
  if (!readdirSync(directory).every(isLeftover)) throw new SetupError({ code: 'output-is-foreign', output: shown })
  return []
}

/**
 * Claims the folder, and notes which files in it are ours before they are written: those of earlier builds, and those
 * in whose place there is nothing yet.
 *
 * @param shown the folder as the user wrote it
 * @returns their paths, relative to the folder
 */
export function claimOutput(
  directory: string,
  shown: string,
  earlier: readonly string[],
  paths: readonly string[],
): Set<string> {
  const free = paths.filter((path) => !isTaken(join(directory, path)))
  const claimed = new Set([...earlier, ...free])
  writeManifest(directory, shown, [...claimed])
  return claimed
}

/** Whether something is at a path, also where it cannot be looked at. */
function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return true
  }
}

/**
 * Notes which files in the folder are ours, in an order that does not tell which shard was built first.
 *
 * @param shown the folder as the user wrote it
 * @throws SetupError when the folder cannot be made or written
 */
export function writeManifest(directory: string, shown: string, paths: readonly string[]): void {
  try {
    mkdirSync(directory, { recursive: true })
    replaceInOneStep(join(directory, manifestName), `${JSON.stringify({ files: [...paths].sort() }, null, 1)}\n`)
  } catch (error) {
    throw new SetupError({ code: 'unwritable-output', output: shown, cause: errorCode(error) })
  }
}

function readManifest(manifest: string): string[] {
  try {
    const { files }: { files?: unknown } = JSON.parse(readFileSync(manifest, 'utf8'))
    return Array.isArray(files)
      ? files.filter((path): path is string => typeof path === 'string' && isInside(path))
      : []
  } catch {
    return []
  }
}

/** A manifest is a file that anybody can write: no path in it may lead out of the folder. */
function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.split(/[/\\]/).includes('..')
}
