import type { EndComment, Region, Suppression } from '../directive.ts'
import type { Comment } from '../../markdown/comments/comment.ts'
import type { CommentMeaning } from '../read-directive.ts'
import type { Finding } from '../../report/finding.ts'

/** The directives of a page in document order, and what is wrong with their comments. */
export interface PageRegions {
  regions: Region[]
  findings: Finding[]
  suppressions: Suppression[]
  /** Whether the page is so plain that its comments were found without parsing it. */
  isPlain: boolean
}

type FoundRegions = Pick<PageRegions, 'regions' | 'findings'>

/**
 * Pairs directives with their end comments. An end comment belongs to the nearest directive before it; a directive
 * without one has not been expanded. The names may differ: an author may change what a directive asks.
 *
 * @param comments the comments of one page in document order
 */
export function findRegions(comments: readonly Comment[], read: (comment: Comment) => CommentMeaning): FoundRegions {
  const page: FoundRegions = { regions: [], findings: [] }
  let open: Region | 'mistake' | undefined
  /** The region whose end comment came last, as long as nothing else did. */
  let closed: Region | undefined
  for (const comment of comments) {
    const meaning = read(comment)
    if (meaning.kind === 'directive') {
      open = { directive: meaning.directive, end: null }
      closed = undefined
      page.regions.push(open)
      for (const finding of meaning.findings) page.findings.push(finding)
    } else if (meaning.kind === 'mistake') {
      open = 'mistake'
      closed = undefined
      for (const finding of meaning.findings) page.findings.push(finding)
    } else if (meaning.kind === 'end') {
      if (typeof open === 'object') {
        open.end = meaning.end
        closed = open
      } else if (closed?.end?.name === meaning.end.name) closed.strays = [...(closed.strays ?? []), meaning.end]
      else if (open === undefined) page.findings.push(endWithoutDirective(meaning.end))
      open = undefined
    }
  }
  return page
}

/** Says of an end comment that no directive is above it. */
export function endWithoutDirective({ comment, name }: EndComment): Finding {
  return { rule: 'unbalanced-region', span: comment, details: { name, missing: 'directive' } }
}
