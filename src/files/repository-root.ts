import { dirname, join } from 'node:path'
import { recorder } from './access-recorder.ts'
import { isVisible } from './path-boundary.ts'

/** The root of the git repository that a folder is in, or the folder itself when it is in none. */
export function repositoryRoot(folder: string): string {
  return findRepositoryRoot(folder) ?? folder
}

/** The root of the git repository that a folder is in; null when it is in none. Absolute, as the folder is. */
export function findRepositoryRoot(folder: string): string | null {
  for (let root = folder; ; root = dirname(root)) {
    const dotGit = join(root, '.git')
    const isRoot = isVisible(dotGit)
    recorder()?.recordPresence(dotGit, isRoot)
    if (isRoot) return root
    if (root === dirname(root)) return null
  }
}
