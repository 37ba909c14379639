import type { Region } from '../../directives/directive.ts'
import { endWithoutDirective } from '../../directives/regions/find-regions.ts'
import {
  areTooLong,
  endsSigned,
  holdsOnly,
  holdsSigned,
  knownLines,
  type KnownLines,
} from '../../directives/regions/merge-remains.ts'
import type { OtherSide } from '../../directives/regions/merged-page.ts'
import { contentOf, isSigned } from '../../directives/regions/region-state.ts'
import type { Finding } from '../../report/finding.ts'
import type { Page } from '../../site/page.ts'
import { linesWithoutLayout } from '../../write/checksum.ts'
import type { GeneratedText } from '../../write/splice.ts'

/** What is known of the merge that a page is in. */
export interface MergeKnowledge {
  /** The regions in which the two sides differ, where git left a conflict. */
  merged?: ReadonlyMap<Region, OtherSide>
  /** Gives the versions of a page that git keeps while it merges them. */
  versionsOf?(page: Page): readonly string[]
}

/** A region that holds two versions of its listing: git left a conflict in it, or somebody kept both sides of one. */
interface RegionMerge {
  /** The region with all that is left of the other version. */
  whole: Region
  /** Whether mdsplice wrote all of it, so that nobody's words are lost with it. */
  isGenerated(generated: GeneratedText): boolean
  /** The finding when it is replaced. */
  outcome: Finding
  /** The findings when it is not. */
  refusal: Finding[]
}

/** Says whether a region holds two versions of its listing. */
export function mergeOf(page: Page, region: Region, { merged, versionsOf }: MergeKnowledge): RegionMerge | null {
  const other = merged?.get(region)
  const { directive, end, strays = [] } = region
  if (!other && strays.length === 0) return null
  const { comment: span, name } = directive
  const sides = { ours: '', theirs: '', ...other?.conflict.labels }
  const place = other?.conflict.opening ?? span
  const details = { name, ...sides }
  return {
    whole: { directive, end: strays.at(-1) ?? end },
    isGenerated(generated) {
      const areGenerated = (known: KnownLines): boolean =>
        isGenerated(page.source, region, known) && (!other || isGenerated(other.source, other.region, known))
      if (areGenerated(knownLines(generated, []))) return true
      const versions = versionsOf?.(page) ?? []
      return versions.length > 0 && areGenerated(knownLines(generated, versions))
    },
    outcome: { rule: 'merged-listing', span: place, details: { ...details, kind: other ? 'conflict' : 'both-sides' } },
    refusal: other
      ? [{ rule: 'merge-conflict', span: place, details: { ...details, part: 'listing' } }]
      : strays.map(endWithoutDirective),
  }
}

/** Whether mdsplice wrote all that is in a region, and in what is left of another version below it. */
function isGenerated(source: string, region: Region, known: KnownLines): boolean {
  const content = contentOf(source, region)
  const { end, strays = [] } = region
  const checksums = [end, ...strays].flatMap((comment) => comment?.checksum ?? [])
  const isWritten = isSigned(source, region) || holdsOnly(content, known) || holdsSigned({ content, checksums }, known)
  if (!isWritten) return false
  const lines = linesWithoutLayout(content)
  let start = end?.comment.end ?? 0
  if (areTooLong(lines, (strays.at(-1)?.comment.start ?? start) - start)) return false
  return strays.every(({ comment, checksum }) => {
    const rest = source.slice(start, comment.start)
    start = comment.end
    return holdsOnly(rest, known) || endsSigned(lines, rest, checksum)
  })
}
