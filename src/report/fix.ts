import { onlyNear } from '../core/nearest.ts'
import type { Span } from '../core/span.ts'
import { excerpt } from './escape.ts'
import type { Finding } from './finding.ts'
import type { NewName } from './rule-details.ts'
import { rules, type RuleId } from './rules.ts'

/** What is to be in a place of a text. */
export interface Fix extends Span {
  text: string
}

/** Rules about a name in front matter, where a name without quotes can have spaces in it. */
const inFrontMatter: ReadonlySet<RuleId> = new Set([
  'dangling-reference',
  'value-not-allowed',
  'tag-without-page',
  'unusual-field',
  'schema-mismatch',
])

/**
 * The fix of a finding that is certain: there is exactly one name that can have been meant, and it can take the place of
 * the other as it is written there.
 *
 * @param source the text that the finding's span is an offset in
 */
export function fixOf(finding: Finding, source: string): Fix | null {
  const { misspelt } = rules[finding.rule]
  if (misspelt === undefined || !finding.span) return null
  // The page is there, and would be listed if it were built.
  if (finding.rule === 'dangling-reference' && (finding.details.leftOut ?? finding.details.index) !== null) return null
  const details = finding.details as Readonly<Record<string, unknown>> & { now?: NewName | null }
  const written = String(details[misspelt])
  const meant = details.now?.name ?? onlyNear(written, details['known'] as Iterable<string>)
  if (meant === undefined) return null
  return replaceName(finding.rule, finding.span, source, written, meant)
}

/**
 * Puts a name in the place of one that a rule is about; also one that was only probably meant.
 *
 * @returns null where `replaceWritten` does
 */
export function replaceName(rule: RuleId, span: Span, source: string, written: string, meant: string): Fix | null {
  return replaceWritten(span, source, written, meant, inFrontMatter.has(rule))
}

/** What can be before and behind a name in what a finding is about: `list_NAME_all`, `format=NAME`, `-NAME`, `this.NAME`. */
const before = /^(?:-|this\.|list_|[a-z]+=)?$/i
const behind = /^(?:_all|:[a-z]+)?$/i

/** The same in braces, where the place of a value is that of its key and all its values: `fase: [ontwerp, NAME]`. */
const beforeInBraces = /^[^:"']+: +(?:\[(?:[^"']*[ ,])?)?$/
const behindInBraces = /^(?:[ ,][^"']*)?\]?$/

/**
 * Puts a name in the place of another, in the quotes that are there.
 *
 * @param hasSpaces whether a name without quotes can have spaces in it
 * @returns null where the name is written in another way than it is read (with escapes, over several lines, by an alias),
 *   or the other one would be read as something else there
 */
export function replaceWritten(
  { start, end }: Span,
  source: string,
  written: string,
  meant: string,
  hasSpaces = false,
): Fix | null {
  const raw = source.slice(start, end)
  const at = raw.toLowerCase().lastIndexOf(written.toLowerCase())
  if (at === -1 || written === '') return null
  const [head, tail] = [raw.slice(0, at), raw.slice(at + written.length)]
  const isQuoted = /["']/.test(head)
  const stands =
    isAround(head, tail, before, behind) ||
    (!isQuoted && beforeInBraces.test(head) && behindInBraces.test(tail) && raw.split(written).length === 2)
  if (!stands || !(isQuoted ? isQuotable(meant) : isPlain(meant, hasSpaces))) return null
  return { start: start + at, end: start + at + written.length, text: meant }
}

/** Whether a name is between what can be before and behind it, with the same quote on both sides or none. */
function isAround(head: string, tail: string, isHead: RegExp, isTail: RegExp): boolean {
  const [quote = ''] = /["']/.exec(head) ?? []
  const [closing = ''] = /["']/.exec(tail) ?? []
  if (quote !== closing) return false
  const isWhole = head.startsWith(quote) && tail.endsWith(quote)
  const isOnlyName = head.endsWith(quote) && tail.startsWith(quote)
  const [plainHead, plainTail] = [head.replace(quote, ''), tail.replace(quote, '')]
  return (isWhole || isOnlyName) && isHead.test(plainHead) && isTail.test(plainTail)
}

/** Words of letters, digits and emoji with a few characters between them: they mean themselves in YAML and in a directive. */
const plain = /^(?:\.{0,2}\/)*[\p{L}\p{N}\p{So}](?:[\p{L}\p{N}\p{M}\p{So}_./=-]*[\p{L}\p{N}\p{M}\p{So}_=])?$/u
const plainWithSpaces =
  /^(?:\.{0,2}\/)*[\p{L}\p{N}\p{So}](?:[\p{L}\p{N}\p{M}\p{So}_./=&()+ -]*[\p{L}\p{N}\p{M}\p{So}_=)])?$/u

function isPlain(name: string, hasSpaces: boolean): boolean {
  return isVisible(name) && (hasSpaces ? plainWithSpaces : plain).test(name)
}

function isQuotable(name: string): boolean {
  return isVisible(name) && /^[^"'\\<>|*\s](?:[^"'\\<>|*\n]*[^"'\\<>|*\s])?$/.test(name)
}

/** Two hyphens could end the comment of a directive. */
function isVisible(name: string): boolean {
  return name === excerpt(name) && !name.includes('--')
}
