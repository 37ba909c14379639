import { join } from 'node:path'
import type { FileAccess } from '../file-access.ts'
import { readText } from '../read-text.ts'
import { findRepository, sharedDir } from './repository.ts'

/**
 * Tells the recorder what says which commit is the last one, so that a cached result is not taken for right after the next:
 * `HEAD`, the branch that it names, and the files in which git packs branches.
 *
 * @param folder absolute; the repository is the nearest around it
 */
export function recordHead(folder: string, access: FileAccess): void {
  const repository = findRepository(folder)
  if ('failure' in repository) return
  const { gitDir } = repository
  const head = readText(join(gitDir, 'HEAD'), access)
  const [, branch] = ('text' in head && /^ref: (refs\/(?!.*\.\.)[^\0\s]+)\s*$/.exec(head.text)) || []
  const shared = sharedDir(gitDir)
  for (const name of [branch, 'packed-refs', 'reftable/tables.list'])
    if (name !== undefined) readText(join(shared, name), access)
}
