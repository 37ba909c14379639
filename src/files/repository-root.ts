import { dirname, join } from 'node:path'
import { isThere } from './read-text.ts'

/** The root of the git repository that a folder is in, or the folder itself when it is in none. */
export function repositoryRoot(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (isThere(join(root, '.git'))) return root
    if (root === dirname(root)) return folder
  }
}
