import type { Comment } from '../markdown/comments/comment.ts'
import { lackedExtensions, withExtensions } from '../markdown/containers.ts'
import type { Dialect } from '../markdown/dialect.ts'
import type { Page } from '../site/page.ts'

/** Comments of a page that could stand as blocks, and by where they begin the extensions that this takes. */
export interface Lacked {
  /** The comments of the page as they would be. */
  comments: readonly Comment[]
  /** Never empty. */
  extensions: ReadonlyMap<number, readonly string[]>
}

/**
 * Finds comments that are code or text to the site's renderer, and that would be blocks if it had the extensions of the
 * containers in which they stand: `!!! note` without `admonition`. A page without the marks of such containers is not
 * read again.
 *
 * @param comments those of the page as the site reads it
 * @param matters whether a comment with this text is wanted
 */
export function findLacked(
  { source, frontMatter }: Page,
  dialect: Dialect,
  comments: readonly Comment[],
  matters: (comment: string) => boolean,
): Lacked | null {
  const names = lackedExtensions(dialect, source)
  if (names.length === 0) return null
  const commentsWith = (extensions: readonly string[]): Comment[] => {
    const reader = withExtensions(dialect, extensions)
    return reader.findComments(source, reader.parse(source, frontMatter.end))
  }
  const blocks = blocksAmong(comments)
  const all = commentsWith(names)
  const gained = all.filter(
    ({ start, end, setting }) => setting === 'block' && !blocks.has(start) && matters(source.slice(start, end)),
  )
  if (gained.length === 0) return null
  const needed = names.map((name) => ({
    name,
    without: blocksAmong(commentsWith(names.filter((other) => other !== name))),
  }))
  const extensions = gained.map(({ start }): [number, string[]] => {
    const own = needed.filter(({ without }) => !without.has(start)).map(({ name }) => name)
    // Where any of several does, the first is the usual one.
    return [start, own.length > 0 ? own : names.slice(0, 1)]
  })
  return { comments: all, extensions: new Map(extensions) }
}

/** Where the comments begin that stand as blocks. */
function blocksAmong(comments: readonly Comment[]): Set<number> {
  return new Set(comments.filter(({ setting }) => setting === 'block').map(({ start }) => start))
}
