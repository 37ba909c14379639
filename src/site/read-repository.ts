import { repositoriesAround } from '../path-boundary.ts'

/** The root of the git repository that a folder is in, or the folder itself when it is in none. */
export function repositoryRoot(folder: string): string {
  return repositoriesAround(folder)[0] ?? folder
}
