import type { Span } from '../core/span.ts'
import type { Directive, EndComment } from './directive.ts'
import { readDirectiveText, type DirectiveText } from './grammar/directive-text.ts'
import type { DirectiveReader, SiteNames } from './handler.ts'
import type { Request } from './kinds/registry.ts'
import type { Filter, Word } from '../listings/query.ts'
import type { Comment } from '../markdown/comments/comment.ts'
import type { Finding } from '../report/finding.ts'
import type { NewName } from '../report/rule-details.ts'
import type { SiteIndex } from '../site/index/site-index.ts'

/** What a comment turned out to be; `other` is a comment that asks nothing of us. */
export type CommentMeaning =
  | { kind: 'directive'; directive: Directive; findings: Finding[] }
  | { kind: 'end'; end: EndComment }
  | { kind: 'mistake'; findings: Finding[] }
  | { kind: 'other' }

const opening = '<!--'

/** In characters. What is longer was not written by hand, and could ask for any number of columns and groups. */
const longest = 10_000

type Readers = readonly DirectiveReader<Request>[]

/**
 * Makes a reader of comments for a site.
 *
 * @param readers those of its directives
 * @returns says what a comment asks
 */
export function commentReader(readers: Readers, site: SiteNames): (comment: Comment) => CommentMeaning {
  return (comment) => {
    const words = readDirectiveText(comment.text, comment.start + opening.length)
    if (!words) return { kind: 'other' }
    const name = words.name.text.toLowerCase()
    const end = readEnd(comment, words, name, readers)
    if (end) return { kind: 'end', end }
    const reader = readers.find((each) => each.has(name))
    if (!reader) return readMistake(words, name, site, readers)
    const asked = reader.read(words)
    if (!asked) return { kind: 'other' }
    if (comment.text.includes(opening))
      return mistake({ rule: 'unclosed-directive', span: words.name, details: { name } })
    if (comment.text.length > longest)
      return mistake({ rule: 'invalid-directive', span: words.name, details: { problem: 'too-long', text: name } })
    const { request, findings } = asked
    const all = [...words.findings, ...findings, ...duplicateFilters(words.terms.filters)]
    if (!request || words.findings.some(({ rule }) => rule !== 'duplicate-option'))
      return { kind: 'mistake', findings: all }
    return { kind: 'directive', directive: { comment, name, nameSpan: words.name, request }, findings: all }
  }
}

/**
 * An end comment repeats the name of a directive, or what could have been one when the collection still existed. Where
 * that name holds no collection, a comment of other people's can look like it, so it needs its checksum.
 */
function readEnd(comment: Comment, { terms }: DirectiveText, name: string, readers: Readers): EndComment | undefined {
  if (!name.startsWith('/')) return undefined
  const checksum = terms.strays[0]?.text ?? ''
  const isOurs =
    /^\/list[_:]/.test(name) || (/^[0-9a-f]{16}$/.test(checksum) && readers.some((reader) => reader.has(name.slice(1))))
  return isOurs ? { comment, name: name.slice(1), checksum } : undefined
}

function readMistake(words: DirectiveText, name: string, { collections }: SiteNames, readers: Readers): CommentMeaning {
  const next = words.terms.strays[0]
  if (!readers.some((reader) => reader.isMeantBy(words))) return { kind: 'other' }
  const collection = /^list_([^_]+)(?:_all)?$/.exec(name)?.[1]
  if (collection !== undefined) {
    return mistake({ rule: 'unknown-collection', span: words.name, details: { name: collection, known: collections } })
  }
  const shown = name === 'list' && next ? joined(words.name, next) : words.name
  return mistake({
    rule: 'unknown-directive',
    span: shown,
    details: { name: shown.text, known: readers.flatMap((reader) => reader.near(shown.text.toLowerCase())) },
  })
}

function joined(first: Word, second: Word): Word {
  return { text: `${first.text} ${second.text}`, start: first.start, end: second.end }
}

function mistake(finding: Finding): CommentMeaning {
  return { kind: 'mistake', findings: [finding] }
}

/** Filters that a directive has twice; white space and the order of alternatives aside. */
function duplicateFilters(filters: readonly Filter[]): Finding[] {
  const seen = new Map<string, Span>()
  return filters.flatMap((filter): Finding[] => {
    const key = keyOf(filter)
    const { start, end } = filter
    const first = seen.get(key)
    if (!first) {
      seen.set(key, { start, end })
      return []
    }
    const operator = filter.operator === '=' ? '/' : filter.operator
    const text = `${filter.isNegated ? '!' : ''}${filter.field}${operator}${shown(filter).join('|')}`
    const related = [{ file: null, span: first, note: 'first' as const }]
    return [{ rule: 'duplicate-filter', span: { start, end }, details: { filter: text }, related }]
  })
}

function keyOf(filter: Filter): string {
  const { isNegated, field, operator, words } = filter
  return JSON.stringify([isNegated, field, operator, shown(filter).sort(), words.map(({ text }) => text)])
}

function shown({ values }: Filter): string[] {
  return values.map((value) => {
    if (value.kind === 'text') return value.text
    return value.kind === 'pattern' ? value.parts.join('*') : `this.${value.field}`
  })
}

/** What was found of a directive, with the collection that it means when a folder of that name was renamed. */
export function withNewCollection(index: SiteIndex, finding: Finding): Finding {
  if (finding.rule !== 'unknown-collection') return finding
  const now = newCollection(index, finding.details.name)
  return now ? { ...finding, details: { ...finding.details, now } } : finding
}

/** The one collection in which all pages are now that stood in a folder of this name. */
function newCollection(index: SiteIndex, name: string): NewName | null {
  const { inFolder, to } = index.renames()
  const counts = new Map<string, number>()
  const pages = inFolder(name).flatMap(({ path }) => to.get(path) ?? [])
  for (const page of pages)
    for (const { collection } of index.collectionsOf(page))
      counts.set(collection.name, (counts.get(collection.name) ?? 0) + 1)
  const [only, ...others] = [...counts].filter(([, count]) => count === pages.length)
  return only && others.length === 0 ? { name: only[0], isRename: true } : null
}
