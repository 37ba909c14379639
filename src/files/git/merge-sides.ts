import { realpathSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { FileAccess } from '../file-access.ts'
import { decode, readText } from '../read-text.ts'
import { askGit } from './git.ts'
import { findRepository } from './repository.ts'

/**
 * The two versions of a file that git is merging, as it keeps them until the merge is done: that of this side and that of
 * the other.
 *
 * @param file absolute path; the repository is the nearest around its folder
 * @returns those that there are; none when git merges nothing there, or cannot be asked
 */
export function readMergeSides(file: string, access: FileAccess): string[] {
  const folder = realpathSync(dirname(file))
  const repository = findRepository(folder)
  if ('failure' in repository) return []
  const path = relative(repository.root, join(folder, basename(file)))
    .split(sep)
    .join('/')
  if (path.includes('\n') || path.startsWith('../')) return []
  // What git knows of a merge is in its index: a result that is kept holds until that changes.
  readText(join(repository.gitDir, 'index'), access)
  const { output, failure } = askGit(repository, 'contents', null, `:2:${path}\n:3:${path}\n`)
  return failure === null ? blobsIn(output) : []
}

/** What git answers comes as a line for each with its size and then its bytes, or as a line that says it is missing. */
function blobsIn(output: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0, next = 0; (next = output.indexOf('\n', at) + 1) > 0; ) {
    const [, size] = / blob (\d+)$/.exec(output.toString('latin1', at, next - 1)) ?? []
    at = next
    if (size === undefined) continue
    const read = decode(output.subarray(next, next + Number(size)))
    if ('text' in read) texts.push(read.text)
    at = next + Number(size) + 1
  }
  return texts
}
