import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { containerFindings, type EndComment, type Region } from './directive.ts'
import { directiveReaders, directiveStart, directiveTest } from './kinds/registry.ts'
import type { Comment } from '../markdown/comments/comment.ts'
import type { Dialect } from '../markdown/dialect.ts'
import { adviseInHtml } from './placement/html-advice.ts'
import { findDefined } from './placement/defined-directives.ts'
import { findIndented } from './placement/indented-directives.ts'
import { endsWithDash, findDashes, mayHoldDashes } from './placement/typographic-comments.ts'
import { commentReader } from './read-directive.ts'
import { findRegions, type PageRegions } from './regions/find-regions.ts'
import type { Finding } from '../report/finding.ts'
import { siteNamesOf } from './site-names.ts'
import type { Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'
import { readSuppressions } from './suppressions.ts'
import { findLacked, type Lacked } from './unmet-needs.ts'
import { checksumOf } from '../write/checksum.ts'
import { isEscaped, lineEnd } from '../core/text.ts'

/**
 * Finds a page's directives.
 *
 * @param tree the page's tree as the site's dialect has it; parsed here when not given and needed
 */
export type FindDirectives = (page: Page, tree?: Root) => PageRegions

/**
 * Makes what finds the directives of a site's pages. No other page counts for that.
 *
 * @throws SetupError when the configuration names a query that cannot be read
 */
export function directiveFinder({ config, glossary }: Pick<Site, 'config' | 'glossary'>): FindDirectives {
  const site = siteNamesOf({ config, glossary })
  const { collections } = site
  const dialect = config.syntax
  const readers = directiveReaders(site)
  const mayHold = directiveTest(readers)
  const readComment = commentReader(readers, site)
  return (page, given) => {
    const { source, frontMatter } = page
    const hasDashes = mayHoldDashes(source)
    if (!mayHold(source)) {
      const findings = hasDashes ? findDashes(source, given ?? dialect.parse(source, frontMatter.end), collections) : []
      const suppressions = readSuppressions(source, frontMatter.end, [], [])
      return { regions: [], findings, suppressions, isPlain: true }
    }
    const plain = hasDashes ? null : dialect.findPlainComments(source, frontMatter.end, mayHold)
    if (plain) {
      const found = findRegions(plain, readComment)
      return { ...found, suppressions: readSuppressions(source, frontMatter.end, plain, found.regions), isPlain: true }
    }
    const tree = given ?? dialect.parse(source, frontMatter.end)
    const found = dialect.findComments(source, tree)
    const lacked = findLacked(page, dialect, found, mayHold)
    const comments = lacked ? found.map((comment) => withLacked(comment, lacked)) : found
    const { regions, findings } = findRegions(comments, readComment)
    adoptDisplacedEnds(source, regions)
    const fences = unseenFences(dialect, source, comments, regions)
    const hidden = lacked ? hiddenDirectives(lacked, comments, findRegions(lacked.comments, readComment).regions) : []
    const isHtml = dialect.name === 'python-markdown'
    if (isHtml) adviseInHtml(source, tree, regions)
    const indented = isHtml ? findIndented(source, tree, nameOfDirective(readComment)) : []
    return {
      regions,
      findings: [
        ...findings,
        ...fences,
        ...hidden,
        ...indented,
        ...findDefined(source, tree, nameOfDirective(readComment)),
        ...findUnseen(source, tree, comments, collections),
        ...(hasDashes ? findDashes(source, tree, collections) : []),
      ],
      suppressions: readSuppressions(source, frontMatter.end, comments, regions),
      isPlain: false,
    }
  }
}

/** Gives the name of the directive that a comment would be. */
function nameOfDirective(
  readComment: ReturnType<typeof commentReader>,
): (start: number, comment: string) => string | undefined {
  return (start, text) => {
    const end = start + text.length + 7
    const place = { line: { start, end }, setting: 'block', prefix: '', headingDepth: null, isInList: false } as const
    const meaning = readComment({ start, end, text, ...place })
    return meaning.kind === 'directive' ? meaning.directive.name : undefined
  }
}

function withLacked(comment: Comment, { extensions }: Lacked): Comment {
  const lacks = extensions.get(comment.start)
  return lacks ? { ...comment, lacks } : comment
}

/**
 * Directives that are code to the renderer, because an extension is missing.
 *
 * @param comments those that the renderer sees
 * @param regions those of the page as it would be with the extensions
 */
function hiddenDirectives({ extensions }: Lacked, comments: readonly Comment[], regions: readonly Region[]): Finding[] {
  const seen = new Set(comments.map(({ start }) => start))
  return regions.flatMap(({ directive: { comment, name, nameSpan } }) =>
    seen.has(comment.start) ? [] : containerFindings(name, nameSpan, extensions.get(comment.start) ?? []),
  )
}

/** A directive that is in what looks like code, but is none to the renderer. */
function unseenFences(
  dialect: Dialect,
  source: string,
  comments: readonly Comment[],
  regions: readonly Region[],
): Finding[] {
  const fences = dialect.findUnseenFences(source, comments)
  return regions.flatMap(({ directive }): Finding[] => {
    const span = fences.get(directive.comment)
    return span ? [{ rule: 'unseen-fence', span, details: { name: directive.name } }] : []
  })
}

/**
 * Finds directives that no parser sees a comment in: those whose comment never ends, `<!-- list_vereisten bouwblok/data
 * --` and then nothing, and those in `<script>`, in an attribute or in a formula. They are looked for in what the
 * parser takes for HTML or text instead; code and `\<!--` are left alone.
 *
 * @param comments the comments of the page, in none of which an unclosed directive can begin
 * @param collections names of the site's collections
 */
export function findUnseen(
  source: string,
  tree: Root,
  comments: readonly Comment[],
  collections: readonly string[],
): Finding[] {
  const findings: Finding[] = []
  const unclosed: Extract<Finding, { rule: 'unclosed-directive' }>[] = []
  let next = 0
  // Nearly every page: the tree need not be looked through.
  const starts = [...source.matchAll(directiveStart)].map(({ index }) => index)
  const open = new Set(comments.map(({ start }) => start))
  if (starts.every((start) => open.has(start))) return findings
  visit(tree, (node: Nodes) => {
    if (node.type !== 'html' && node.type !== 'text') return
    const from = node.position?.start.offset ?? 0
    const text = source.slice(from, node.position?.end.offset)
    const lastEnd = text.lastIndexOf('-->')
    for (const match of text.matchAll(directiveStart)) {
      const start = from + match.index
      while ((comments[next]?.end ?? Infinity) <= start) next++
      if ((comments[next]?.start ?? Infinity) <= start) continue
      const [, name, nameBeforeCollection, collection = ''] = match
      if (isEscaped(source, start)) continue
      if (nameBeforeCollection !== undefined && !collections.includes(collection.toLowerCase())) continue
      const span = { start, end: start + match[0].length }
      const details = { name: (name ?? nameBeforeCollection ?? '').toLowerCase() }
      if (match.index < lastEnd)
        findings.push({ rule: 'misplaced-directive', span, details: { ...details, setting: 'script' } })
      else {
        const hasDashes = endsWithDash(source, span.end)
        unclosed.push({ rule: 'unclosed-directive', span, details: { ...details, hasDashes, others: 0 } })
      }
    }
  })
  const last = unclosed[mostUnclosed - 1]
  if (last) last.details = { ...last.details, others: Math.max(0, unclosed.length - mostUnclosed) }
  return [...findings, ...unclosed.slice(0, mostUnclosed)]
}

/** So many directives of a page whose comments never end have a message of their own; the last one counts the others. */
const mostUnclosed = 10

/**
 * Gives regions their end comments where the renderer takes those for code: a formatter moved the listing out of its list
 * item, or the directive, and left the end comment where it was. It is certainly theirs when its checksum is that of all that
 * is between.
 *
 * @param regions those of a page in document order
 */
function adoptDisplacedEnds(source: string, regions: readonly Region[]): void {
  regions.forEach((region, index) => {
    if (region.end) return
    const end = displacedEnd(source, region, regions[index + 1])
    if (end && checksumOf(source.slice(region.directive.comment.end, end.comment.start)) === end.checksum)
      region.end = { ...end, isCode: true }
  })
}

/** The first text below a directive that would be its end comment if it were not code; null before the next directive. */
export function displacedEnd(source: string, { directive }: Region, next?: Region): EndComment | null {
  const limit = next?.directive.comment.start ?? source.length
  const opening = `<!-- /${directive.name} `
  const start = source.indexOf(opening, directive.comment.end)
  if (start === -1 || start >= limit) return null
  const end = start + opening.length + '0123456789abcdef -->'.length
  const checksum = /^([\da-f]{16}) -->$/.exec(source.slice(start + opening.length, end))?.[1]
  const line = { start: source.lastIndexOf('\n', start) + 1, end: lineEnd(source, end) }
  const prefix = source.slice(line.start, start)
  if (checksum === undefined || !/^[\s>]*$/.test(prefix) || source.slice(end, line.end).trim() !== '') return null
  const text = source.slice(start + '<!--'.length, end - '-->'.length)
  const { headingDepth } = directive.comment
  const comment = { start, end, text, line, prefix, setting: 'block', headingDepth, isInList: false } as const
  return { comment, name: directive.name, checksum }
}
