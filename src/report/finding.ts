import type { Span } from '../core/span.ts'
import type { YamlProblem } from '../core/yaml/problem.ts'
import type { CommentSetting } from '../markdown/comments/comment.ts'
import { quoted } from './visible.ts'

/**
 * What each rule's message names. A new rule starts here; the compiler then asks for its severity (`report/rules.ts`)
 * and its words (`report/words/`).
 */
export interface RuleDetails {
  'unknown-directive': { name: string; known: Iterable<string> }
  'unknown-collection': { name: string; known: Iterable<string> }
  'unknown-field': { field: string; collection: string; known: Iterable<string> }
  'unknown-value': { field: string; value: string; collection: string; known: Iterable<string> }
  /** `rewritten` is the value in the form that is compared, if that is sure; `others` says how many there are besides. */
  'incomparable-value': {
    field: string
    value: string
    path: string
    form: 'date' | 'number'
    rewritten: string
    example: string
    others: number
  }
  /** `hint` says what a word that is left over was perhaps part of. */
  'unknown-option': { option: string; known: Iterable<string>; hint?: 'quotes' | 'signs' }
  'invalid-option': {
    option: string
    value: string
    expected: 'number' | 'percentage' | 'field' | 'format' | 'switch'
    known: Iterable<string>
  }
  'unsuitable-option': { option: string; format: string }
  'duplicate-option': { option: string }
  'invalid-directive':
    | {
        problem:
          | 'unclosed-quote'
          | 'text-after-quote'
          | 'other-quotes'
          | 'no-value'
          | 'negation'
          | 'not-comparable'
          | 'compares-dates'
          | 'compares-numbers'
          | 'incomplete'
          | 'too-long'
        text: string
      }
    | { problem: 'not-yaml'; reason: YamlProblem | 'no-mapping' | 'nested' }
  'empty-listing': {
    collection: string
    /** `no-pages` when it is made of pages in a folder of its name, `no-members` when a configuration says of what. */
    reason: 'no-pages' | 'no-members' | 'no-match' | 'no-references' | 'not-related'
    field: string
    /** What its pages are: globs, or a data file. */
    pages?: readonly string[]
  }
  'no-tags': { name: string; fields: readonly string[] }
  'missing-extension': { name: string; extension: Extension }
  'invalid-expression': { field: string; value: string; known: readonly string[] }
  'no-definitions': {
    files: readonly string[]
    reason: 'missing' | 'outside' | 'in-git' | 'not-utf8' | 'too-long' | 'no-files' | 'no-words'
  }
  'invalid-definition': { text: string }
  'duplicate-definition': { term: string }
  'tag-without-page': { field: string; value: string; known: Iterable<string> }
  'low-coverage': { collection: string; by: string; covered: number; all: number; minimum: number }
  'oversized-listing': { name: string } & Oversize
  'duplicate-filter': { filter: string }
  'dangling-reference': { field: string; value: string; collection: string; known: Iterable<string> }
  'suspect-reference': { field: string; value: string; page: string }
  'unreviewed-reference': { field: string; value: string; page: string }
  'invalid-front-matter': { reason: YamlProblem | 'no-line-end' | 'no-opening-line' | 'no-closing-line' }
  'duplicate-key': { field: string }
  'empty-item': { field: string }
  'unusual-field': { field: string; known: Iterable<string> }
  'duplicate-value': { field: string; value: string }
  'invalid-address': { field: string; address: string }
  'scalar-instead-of-list': { field: string; value: string }
  /** `hint` is about values that are to be named by pages, but by none that there is. */
  'value-not-allowed': { field: string; value: string; known: Iterable<string>; hint?: 'no-pages' }
  'missing-field': { field: string; collection: string }
  /** `types` are those that the value could have, `limit` is what else the keyword asks. */
  'schema-mismatch': {
    field: string
    keyword: string
    limit: string
    types: readonly string[]
    message: string
    known: Iterable<string>
  }
  'duplicate-id': { id: string; path: string }
  'id-pattern': { id: string; pattern: string }
  'file-name-pattern': { name: string; pattern: string }
  'missing-back-reference': { field: string; value: string; backField: string; name: string }
  orphan: { field: string; collection: string }
  uncovered: { field: string; collection: string }
  'page-in-no-collection': { collections: readonly string[] }
  'unclosed-directive': { name: string }
  /** `unread`: the parser of somebody's pipeline has code or text there. */
  'misplaced-directive': { name: string; setting: Exclude<CommentSetting, 'block'> | 'unread' }
  'unseen-fence': { name: string }
  'displaced-directive': { name: string }
  'crowded-directive': { name: string }
  'unbalanced-region': { name: string; missing: 'directive' | 'end' }
  'edited-region': { name: string }
  'stale-region': { name: string; change: 'missing' | 'outdated' }
  'unreadable-page': {
    reason:
      | 'not-utf8'
      | 'directory'
      | 'not-a-file'
      | 'link-loop'
      | 'broken-link'
      | 'link-outside'
      | 'link-git'
      | 'no-permission'
      | 'too-long'
  }
  'unwritable-page': { reason: 'read-only' | 'link' | 'linked-folder' | 'foreign' | 'failed'; cause: string }
  'useless-suppression': {
    rule: string
    problem: 'no-rule' | 'unknown' | 'fixed' | 'unused'
    known: Iterable<string>
  }
  'changed-meanwhile': Record<never, never>
  /** `template` is that which makes it so large, as `FILE:LINE`. */
  'oversized-page': { name: string; template: string }
}

export type RuleId = keyof RuleDetails

/** What is wrong and where; `report/words/` has the words. */
export type Finding = {
  [Rule in RuleId]: {
    rule: Rule
    /** Null when the whole page is meant. */
    span: Span | null
    details: RuleDetails[Rule]
  }
}[RuleId]

/** An extension of Python-Markdown, as `mkdocs.yml` names it. */
export type Extension = 'attr_list' | 'md_in_html' | 'pymdownx.emoji'

/** A listing that would be too large to be read or drawn: how much it would have of what, and how much it can have. */
export interface Oversize {
  unit: 'cells' | 'pages' | 'links' | 'characters'
  count: number
  limit: number
}

/**
 * What stays the same of a finding when its line moves, the site grows or the language changes: what it names, and the
 * text that it stands at. Two findings of a page can have the same.
 *
 * @param source the text of its page
 */
export function findingKey({ details, span }: Finding, source: string): string {
  const named = Object.entries(details as Record<string, unknown>)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .map(([name, value]) => `${name}=${quoted(value)}`)
  const text = span ? quoted(source.slice(span.start, span.end).replace(/\s+/g, ' ').trim()) : ''
  return [...named, ...(text === '' ? [] : [`at ${text}`])].join(' ')
}
