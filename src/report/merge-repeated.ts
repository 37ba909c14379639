import type { Finding } from './finding.ts'
import { rules } from './rules.ts'

/** A finding, and how often the same is found again further down in its page. */
export interface MergedFinding {
  finding: Finding
  more: number
}

/**
 * Makes one of all findings that say the same of a page's front matter or of a file of words: a list of a million equal
 * items needs one correction, not a million messages.
 *
 * @param inOrder in the order of their places, of which the first is kept
 */
export function mergeRepeated(inOrder: readonly Finding[]): MergedFinding[] {
  const first = new Map<string, MergedFinding>()
  const merged: MergedFinding[] = []
  for (const finding of inOrder) {
    const known = rules[finding.rule].mergesRepeats ? first.get(meaningOf(finding)) : undefined
    // At the very same place it is said of two directives.
    if (known && known.finding.span?.start !== finding.span?.start) known.more++
    else {
      const one = { finding, more: 0 }
      merged.push(one)
      if (rules[finding.rule].mergesRepeats && !known) first.set(meaningOf(finding), one)
    }
  }
  return merged
}

function meaningOf({ rule, details }: Finding): string {
  return JSON.stringify([rule, ...Object.values(details).filter((value) => typeof value === 'string')])
}
