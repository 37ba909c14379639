import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { errorCode } from '../core/errors.ts'
import type { Finding } from '../report/finding.ts'
import type { RuleDetails } from '../report/rules.ts'
import { removeLeftovers, replaceInOneStep } from './atomic.ts'

/**
 * Replaces a page's text in one step: a crash leaves the old file or the new one. What somebody else has put there since
 * the page was read stays.
 *
 * @param file absolute path
 * @param text as it is to be in the file, byte order mark included
 * @param earlier the text that was read
 * @returns what kept it from being written, or null. A file without any write permission is left alone even where the
 * user could replace it: somebody made it read-only for a reason.
 */
export function replaceFile(file: string, text: string, earlier: string): Finding | null {
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (!stats?.isFile()) return changedMeanwhile
  if ((stats.mode & 0o222) === 0) return unwritable('read-only', '')
  const [old, content] = [Buffer.from(earlier), Buffer.from(text)]
  let isOurs = true
  const failure = attempt(() => {
    replaceInOneStep(file, content, dirname(file), () => {
      const now = readFileSync(file)
      // Another run may have come to the same.
      isOurs = now.equals(old) || now.equals(content)
      return isOurs
    })
  })
  if (failure?.details.cause === 'ENOENT') return changedMeanwhile
  return failure ?? (isOurs ? null : changedMeanwhile)
}

/** Removes temporary files that runs which were killed have left in some folders. */
export function tidy(folders: Iterable<string>): void {
  for (const folder of folders) attempt(() => removeLeftovers(folder))
}

/** One file of a built copy: new text, or the file it is copied from. */
export type OutputFile = { path: string; text: string } | { path: string; copyOf: string }

/**
 * Writes the files of a built copy into its folder, leaving those alone that already hold just that, and deletes the
 * files of an earlier build that are not among them. What no build has written is left alone, and no link is followed
 * out of the folder. Each file is whole or not there; after a power failure another build puts right what the disk lost.
 *
 * @param directory absolute
 * @param own paths that this build or an earlier one may write and delete, relative to the folder
 * @returns what kept files from being written, by path
 */
export function writeOutput(
  directory: string,
  files: readonly OutputFile[],
  own: ReadonlySet<string>,
): Map<string, Finding> {
  const findings = new Map<string, Finding>()
  const root = realpathSync(directory)
  tidy([root])
  for (const file of files) {
    const finding = writeOutputFile(root, file, own.has(file.path))
    if (finding) findings.set(file.path, finding)
  }
  const current = new Set(files.map(({ path }) => path))
  for (const path of own)
    if (!current.has(path) && staysInside(root, path)) attempt(() => rmSync(join(root, path), { force: true }))
  return findings
}

function writeOutputFile(root: string, file: OutputFile, isOwn: boolean): Finding | null {
  const target = join(root, file.path)
  if (!staysInside(root, file.path)) return unwritable('linked-folder', '')
  return attempt(() => {
    mkdirSync(dirname(target), { recursive: true })
    const content = 'text' in file ? Buffer.from(file.text) : readFileSync(file.copyOf)
    const stats = lstatSync(target, { throwIfNoEntry: false })
    if (stats?.isFile() && readFileSync(target).equals(content)) return null
    if (stats && !isOwn) return unwritable('foreign', '')
    replaceInOneStep(target, content, root, () => true, false)
    return null
  })
}

/** Whether the folder of a file, as far as it exists, is where its path says: no link leads it elsewhere. */
function staysInside(root: string, path: string): boolean {
  let folder = dirname(path)
  while (folder !== '.' && !existsSync(join(root, folder))) folder = dirname(folder)
  return folder === '.' || relative(root, realpathSync(join(root, folder))) === folder.split('/').join(sep)
}

const changedMeanwhile: Finding = { rule: 'changed-meanwhile', span: null, details: {} }

type Unwritable = Extract<Finding, { rule: 'unwritable-page' }>

function attempt(write: () => Unwritable | null | void): Unwritable | null {
  try {
    return write() ?? null
  } catch (error) {
    return unwritable('failed', errorCode(error))
  }
}

function unwritable(reason: RuleDetails['unwritable-page']['reason'], cause: string): Unwritable {
  return { rule: 'unwritable-page', span: null, details: { reason, cause } }
}
