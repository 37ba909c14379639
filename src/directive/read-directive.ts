import type { Comment, Directive, EndComment, Finding, Query, Word } from '../types.ts'
import { readDirectiveText } from './grammar.ts'
import type { DirectiveText } from './grammar.ts'
import { directiveNames, looksLikeDirective } from './names.ts'
import { mergeTerms } from './named-queries.ts'
import type { NamedTerms } from './named-queries.ts'

/** What a comment turned out to be; `other` is a comment that asks nothing of us. */
export type CommentMeaning =
  | { kind: 'directive'; directive: Directive; findings: Finding[] }
  | { kind: 'end'; end: EndComment }
  | { kind: 'mistake'; findings: Finding[] }
  | { kind: 'other' }

const opening = '<!--'

/**
 * Makes a reader of comments for a site.
 *
 * @param collections names of the site's collections
 * @param queries the queries that the site's configuration names, by name
 * @returns says what a comment asks
 */
export function directiveReader(
  collections: readonly string[],
  queries: ReadonlyMap<string, NamedTerms>,
): (comment: Comment) => CommentMeaning {
  const names = directiveNames(collections)
  const meanings = new Map<string, Pick<Query, 'collection' | 'source'>>([...names, ...queries])
  return (comment) => {
    const words = readDirectiveText(comment.text, comment.start + opening.length)
    if (!words) return { kind: 'other' }
    const name = words.name.text.toLowerCase()
    if (/^\/list[_:]/.test(name)) {
      return { kind: 'end', end: { comment, name: name.slice(1), checksum: words.terms.strays[0]?.text ?? '' } }
    }
    const meaning = meanings.get(name)
    if (!meaning) return readMistake(words, name, collections, meanings)
    if (comment.text.includes(opening))
      return mistake({ rule: 'unclosed-directive', span: words.name, details: { name } })
    if (words.findings.some(({ rule }) => rule !== 'duplicate-option'))
      return { kind: 'mistake', findings: words.findings }
    return {
      kind: 'directive',
      directive: { comment, name, nameSpan: words.name, query: mergeTerms(meaning, words.terms, queries.get(name)) },
      findings: words.findings,
    }
  }
}

function readMistake(
  words: DirectiveText,
  name: string,
  collections: readonly string[],
  names: ReadonlyMap<string, unknown>,
): CommentMeaning {
  const next = words.terms.strays[0]
  if (!looksLikeDirective(name, next?.text.toLowerCase() ?? '', collections)) return { kind: 'other' }
  const collection = /^list_([^_]+)(?:_all)?$/.exec(name)?.[1]
  if (collection !== undefined) {
    return mistake({ rule: 'unknown-collection', span: words.name, details: { name: collection, known: collections } })
  }
  const shown = name === 'list' && next ? joined(words.name, next) : words.name
  return mistake({ rule: 'unknown-directive', span: shown, details: { name: shown.text, known: names.keys() } })
}

function joined(first: Word, second: Word): Word {
  return { text: `${first.text} ${second.text}`, start: first.start, end: second.end }
}

function mistake(finding: Finding): CommentMeaning {
  return { kind: 'mistake', findings: [finding] }
}
