import type { Collection } from './settings.ts'
import { isIndex } from '../core/paths.ts'
import { globMatcher } from '../core/patterns/glob.ts'

/** Makes a test of whether a page belongs to a collection; paths are relative to the docs directory. */
export function memberTest({
  pages,
  exclude,
  include_index,
}: Pick<Collection, 'pages' | 'exclude' | 'include_index'>): (path: string) => boolean {
  const [isIncluded, isExcluded] = [globTest(pages), globTest(exclude)]
  return (path) => (include_index || !isIndex(path)) && isIncluded(path) && !isExcluded(path)
}

/**
 * Makes a test of whether a path matches one of some globs.
 *
 * @throws InvalidPattern for one that `globMatcher` refuses
 */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  const plain = new Set(globs.filter((glob) => !/[*?[\\{(!]/.test(glob)))
  const matchers = globs.filter((glob) => !plain.has(glob)).map(globMatcher)
  return (path) => plain.has(path) || matchers.some((matches) => matches(path))
}
