import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { escapePath, globSync } from 'tinyglobby'
import { posixRelative } from '../core/paths.ts'
import { SetupError } from '../report/setup-error.ts'

/**
 * Which pages are meant by the paths on a command line: files, folders and globs.
 *
 * @param cwd absolute; paths are relative to it
 * @param docsDir absolute
 * @returns whether a page, by its path relative to the docs directory, is meant; without paths all are
 * @throws SetupError for a path at which there is nothing
 */
export function readSelection(cwd: string, docsDir: string, paths: readonly string[]): (page: string) => boolean {
  if (paths.length === 0) return () => true
  const selected = new Set(paths.flatMap((path) => filesAt(cwd, path)).map((file) => posixRelative(docsDir, file)))
  return (page) => selected.has(page)
}

function filesAt(cwd: string, path: string): string[] {
  const pattern = existsSync(resolve(cwd, path)) ? escapePath(path) : path
  const files = globSync(pattern, { cwd, absolute: true, dot: true })
  if (files.length === 0) throw new SetupError({ code: 'unknown-path', path })
  return files.map((file) => resolve(file))
}
