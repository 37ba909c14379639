import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileAccess } from './file-access.ts'

/** The root of the git repository that a folder is in, or the folder itself when it is in none. */
export function repositoryRoot(folder: string, access: FileAccess): string {
  return findRepositoryRoot(folder, access) ?? folder
}

/** The root of the git repository that a folder is in; null when it is in none. Absolute, as the folder is. */
export function findRepositoryRoot(folder: string, access: FileAccess): string | null {
  return repositoriesAround(folder, access).next().value ?? null
}

/** The roots of the git repositories that a folder is in, the nearest first. Absolute, as the folder is. */
export function* repositoriesAround(folder: string, { recorder }: FileAccess): Generator<string, undefined> {
  for (let root = folder; ; root = dirname(root)) {
    const dotGit = join(root, '.git')
    const isRoot = isVisible(dotGit)
    recorder?.recordPresence(dotGit, isRoot)
    if (isRoot) yield root
    if (root === dirname(root)) return
  }
}

/** Whether there is something at a path. What Node's permission model hides counts as not there. */
function isVisible(path: string): boolean {
  try {
    return existsSync(path)
  } catch {
    return false
  }
}
