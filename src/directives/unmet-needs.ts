import { posix, relative } from 'node:path'
import { assetSettings } from '../config/generator/site-assets.ts'
import { unmetNeeds, type Needs } from '../config/generator/site-needs.ts'
import type { DirectivePlace } from './handler.ts'
import { elementsAreMarked } from '../listings/element.ts'
import type { Comment } from '../markdown/comments/comment.ts'
import { lackedExtensions, withExtensions } from '../markdown/containers.ts'
import type { Dialect } from '../markdown/dialect.ts'
import type { Finding } from '../report/finding.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/**
 * What a directive's listing needs and the site lacks, as the one place that says so. It is said at the directive; where
 * a whole site is run, once at the place of the setting (`pipeline/non-page-findings.ts`).
 */
export function findUnmet({ site }: SiteIndex, { comment, name, nameSpan }: DirectivePlace, needs: Needs): Finding[] {
  const { extensions, assets } = needs
  const isMarked = elementsAreMarked(comment, site.config.dialect)
  // Where elements are not marked, Markdown is read in them without the extension.
  const wanted = isMarked ? extensions : extensions.filter((extension) => extension !== 'md_in_html')
  return unmetNeeds({ extensions: wanted, assets }, site).map((unmet): Finding => {
    if (unmet.kind === 'extension') {
      const { extension, setting } = unmet
      return {
        rule: 'missing-extension',
        span: nameSpan,
        details: { name, extension, isContainer: false, ...(setting && { setting }) },
      }
    }
    const { asset, problem } = unmet
    const folder = posix.join(relative(site.root, site.docsDir), posix.dirname(problem.path))
    const { kind, path, found } = problem
    return {
      rule: 'missing-asset',
      span: nameSpan,
      details: { name, asset, setting: assetSettings[asset], problem: kind, path, folder, found },
    }
  })
}

/** Comments of a page that could be blocks, and by where they begin the extensions that this takes. */
export interface Lacked {
  /** The comments of the page as they would be. */
  comments: readonly Comment[]
  /** Never empty. */
  extensions: ReadonlyMap<number, readonly string[]>
}

/**
 * Finds comments that are code or text to the site's renderer, and that would be blocks if it had the extensions of the
 * containers in which they are: `!!! note` without `admonition`. A page without the marks of such containers is not
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

/** Where the comments begin that are blocks. */
function blocksAmong(comments: readonly Comment[]): Set<number> {
  return new Set(comments.filter(({ setting }) => setting === 'block').map(({ start }) => start))
}
