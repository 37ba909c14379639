import type { Region } from '../directives/directive.ts'
import { readFrontMatter, usualRules } from '../site/front-matter.ts'
import type { Page } from '../site/page.ts'

/**
 * The first directive of a page that is none any more once the page has been expanded, or has lost its end: an end that
 * would be code is lost, too.
 */
export function findDisplaced(before: readonly Region[], now: readonly Region[]): Region | undefined {
  return before.find(({ directive }, index) => {
    const region = now[index]
    return region?.directive.name !== directive.name || !region.end || region.end.isCode === true
  })
}

/** Whether a region's end comment is in another container than its directive. */
export function isInAnotherContainer({ directive, end }: Region): boolean {
  return end !== null && end.comment.prefix !== directive.comment.prefix
}

/** Whether directives are in other places than before: below another heading, in a list, in a line. */
export function positionsChanged(before: readonly Region[], now: readonly Region[]): boolean {
  const placeOf = ({ directive: { comment } }: Region): string =>
    [comment.setting, comment.prefix, comment.headingDepth, comment.isInList].join()
  return before.map(placeOf).join('\n') !== now.map(placeOf).join('\n')
}

/** Whether a page begins like front matter that MkDocs takes for text. */
export function opensLikeFrontMatter({ source, frontMatter }: Page): boolean {
  return frontMatter.end === 0 && source.startsWith('---')
}

/** Whether an expanded text has front matter, or a broken one, where MkDocs takes the page's own for text. */
export function becomesFrontMatter(page: Page, text: string): boolean {
  if (!opensLikeFrontMatter(page)) return false
  const { frontMatter, findings } = readFrontMatter(text, page.dialect && { ...usualRules, dialect: page.dialect })
  return frontMatter.end !== page.frontMatter.end || findings.some(({ rule }) => rule === 'invalid-front-matter')
}
