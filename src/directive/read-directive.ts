import type { Comment, Directive, EndComment, Finding, Word } from '../types.ts'
import { duplicateFilters } from './duplicate-filters.ts'
import { readDirectiveText } from './grammar.ts'
import type { DirectiveText } from './grammar.ts'
import { directivesOf } from './kinds.ts'
import type { DirectiveSite, Directives } from './kinds.ts'
import { looksLikeDirective, looksLikeWord } from './names.ts'

/** What a comment turned out to be; `other` is a comment that asks nothing of us. */
export type CommentMeaning =
  | { kind: 'directive'; directive: Directive; findings: Finding[] }
  | { kind: 'end'; end: EndComment }
  | { kind: 'mistake'; findings: Finding[] }
  | { kind: 'other' }

const opening = '<!--'

/** In characters. What is longer was not written by hand, and could ask for any number of columns and groups. */
const longest = 10_000

/**
 * Makes a reader of comments for a site.
 *
 * @returns says what a comment asks
 */
export function directiveReader(site: DirectiveSite): (comment: Comment) => CommentMeaning {
  const directives = directivesOf(site)
  return (comment) => {
    const words = readDirectiveText(comment.text, comment.start + opening.length)
    if (!words) return { kind: 'other' }
    const name = words.name.text.toLowerCase()
    const end = readEnd(comment, words, name, directives)
    if (end) return { kind: 'end', end }
    const read = directives.readerOf(name)
    if (!read) return readMistake(words, name, site, directives)
    const asked = read(words)
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
function readEnd(
  comment: Comment,
  { terms }: DirectiveText,
  name: string,
  directives: Directives,
): EndComment | undefined {
  if (!name.startsWith('/')) return undefined
  const checksum = terms.strays[0]?.text ?? ''
  const isOurs =
    /^\/list[_:]/.test(name) || (/^[0-9a-f]{16}$/.test(checksum) && directives.readerOf(name.slice(1)) !== undefined)
  return isOurs ? { comment, name: name.slice(1), checksum } : undefined
}

function readMistake(
  words: DirectiveText,
  name: string,
  { collections, tagSets, hasDefinitions }: DirectiveSite,
  directives: Directives,
): CommentMeaning {
  const next = words.terms.strays[0]
  const isMeant = looksLikeDirective(name, next?.text.toLowerCase() ?? '', collections)
  const single = hasDefinitions ? [...tagSets, 'definitions'] : tagSets
  if (!isMeant && (words.rest.length > 0 || !looksLikeWord(name, single))) return { kind: 'other' }
  const collection = /^list_([^_]+)(?:_all)?$/.exec(name)?.[1]
  if (collection !== undefined) {
    return mistake({ rule: 'unknown-collection', span: words.name, details: { name: collection, known: collections } })
  }
  const shown = name === 'list' && next ? joined(words.name, next) : words.name
  return mistake({
    rule: 'unknown-directive',
    span: shown,
    details: { name: shown.text, known: directives.near(shown.text.toLowerCase()) },
  })
}

function joined(first: Word, second: Word): Word {
  return { text: `${first.text} ${second.text}`, start: first.start, end: second.end }
}

function mistake(finding: Finding): CommentMeaning {
  return { kind: 'mistake', findings: [finding] }
}
