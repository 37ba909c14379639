import type { DataFileProblem } from './setup-error.ts'
import type { YamlProblem } from '../core/yaml/problem.ts'
import type { CommentSetting } from '../markdown/comments/comment.ts'
import type { FrontMatterProblem, HtmlAdvice, LeavingOut, NewName, ObjectValue, Oversize } from './rule-details.ts'
import { regionRules } from './region-rules.ts'
import { siteRules } from './site-rules.ts'
import { rule, type Severity } from './rule.ts'

export type { Severity } from './rule.ts'

/** All rules of mdsplice, with what their messages name; add yours here, and the compiler asks for its messages. */
export const rules = {
  'unknown-directive': rule<{ name: string; known: Iterable<string> }>({ severity: 'error', misspelt: 'name' }),
  'unknown-collection': rule<{ name: string; known: Iterable<string>; now?: NewName | null }>({
    severity: 'error',
    misspelt: 'name',
  }),
  /** `fields` are those of the collection's pages; `now` is the field of which this is the label. */
  'unknown-field': rule<{
    field: string
    collection: string | null
    known: Iterable<string>
    fields?: readonly string[]
    now?: NewName | null
  }>({
    severity: 'warning',
    misspelt: 'field',
  }),
  'unknown-value': rule<{
    field: string
    value: string
    collection: string | null
    known: Iterable<string>
    now?: NewName | null
  }>({ severity: 'warning', misspelt: 'value' }),
  'object-value': rule<ObjectValue>({ severity: 'warning' }),
  /** `rewritten` is the value in the form that is compared, if that is sure; `others` says how many there are besides. */
  'incomparable-value': rule<{
    field: string
    value: string
    path: string
    form: 'date' | 'number' | 'version'
    rewritten: string
    example: string
    others: number
  }>({ severity: 'warning' }),
  /** `hint` says what a word that is left over was perhaps part of. */
  'unknown-option': rule<{ option: string; known: Iterable<string>; hint?: 'quotes' | 'characters' }>({
    severity: 'warning',
    misspelt: 'option',
  }),
  /** `notFrom`: of a step of `via=`, the collections from which it does not lead on. */
  'invalid-option': rule<{
    option: string
    value: string
    expected: 'number' | 'percentage' | 'field' | 'format' | 'switch' | 'step' | 'page' | 'locale'
    known: Iterable<string>
    notFrom?: readonly string[]
  }>({ severity: 'error', misspelt: 'value' }),
  /** In which format, or without which other option, it means nothing. */
  'unsuitable-option': rule<{ option: string } & ({ format: string } | { without: string })>({ severity: 'warning' }),
  'duplicate-option': rule<{ option: string }>({ severity: 'warning' }),
  'invalid-directive': rule<
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
  >({ severity: 'error' }),
  'empty-listing': rule<{
    collection: string
    /** `no-pages` when it is made of pages in a folder of its name, `no-members` when a configuration says of what. */
    reason: 'no-pages' | 'no-members' | 'no-match' | 'no-references' | 'not-related'
    field: string
    /** What its pages are: globs, or a data file. */
    pages?: readonly string[]
    /** How many `.mdx` files would be its pages if they were read, and the folders of the site that have pages. */
    unread?: number
    folders?: readonly string[]
  }>({ severity: 'warning' }),
  'no-tags': rule<{ name: string; fields: readonly string[] }>({ severity: 'warning' }),
  'invalid-expression': rule<{ field: string; value: string; known: readonly string[] }>({
    severity: 'warning',
    misspelt: 'value',
  }),
  'no-definitions': rule<{
    files: readonly string[]
    reason: 'missing' | 'outside' | 'in-git' | 'not-utf8' | 'too-long' | 'no-files' | 'no-words'
  }>({ severity: 'error' }),
  'invalid-definition': rule<{ text: string }>({ severity: 'warning', cannotBeSuppressed: true }),
  'duplicate-definition': rule<{ term: string }>({
    severity: 'warning',
    cannotBeSuppressed: true,
    mergesRepeats: true,
  }),
  'tag-without-page': rule<{ field: string; value: string; known: Iterable<string> }>({
    severity: 'warning',
    misspelt: 'value',
    mergesRepeats: true,
  }),
  'low-coverage': rule<{ collection: string; by: string; covered: number; all: number; minimum: number }>({
    severity: 'error',
    doesNotBlockWrite: true,
  }),
  'oversized-listing': rule<{ name: string } & Oversize>({ severity: 'warning' }),
  'duplicate-filter': rule<{ filter: string }>({ severity: 'warning' }),
  'dangling-reference': rule<{
    field: string
    value: string
    /** Those that have this reference field, with `, ` between them. */
    collection: string
    /** The setting that leaves a page of that name out of the built site; or an index page, and where it is not a member. */
    leftOut: LeavingOut | null
    index: { path: string; collection: string } | null
    /** Between names that are one text. */
    separator: ',' | ';' | null
    known: Iterable<string>
    now?: NewName | null
  }>({
    severity: 'warning',
    misspelt: 'value',
    mergesRepeats: true,
  }),
  /** `paths` are those of the pages of one collection that have this name, relative to the docs directory. */
  'ambiguous-reference': rule<{ field: string; value: string; paths: readonly string[] }>({
    severity: 'warning',
    mergesRepeats: true,
  }),
  'suspect-reference': rule<{ field: string; value: string; page: string }>({
    severity: 'warning',
    mergesRepeats: true,
  }),
  'unreviewed-reference': rule<{ field: string; value: string; page: string }>({
    severity: 'info',
    mergesRepeats: true,
  }),
  'invalid-front-matter': rule<{ reason: YamlProblem | FrontMatterProblem }>({ severity: 'error' }),
  'invalid-data-file': rule<{ reason: DataFileProblem }>({ severity: 'error', cannotBeSuppressed: true }),
  'duplicate-key': rule<{ field: string }>({ severity: 'warning', mergesRepeats: true }),
  'unusual-field': rule<{ field: string; known: Iterable<string> }>({ severity: 'warning', misspelt: 'field' }),
  'empty-item': rule<{ field: string }>({ severity: 'warning', mergesRepeats: true }),
  /** `samePage` is the other value where the two are different names of one page. */
  'duplicate-value': rule<{ field: string; value: string; samePage?: string }>({
    severity: 'warning',
    mergesRepeats: true,
  }),
  'invalid-address': rule<{ field: string; address: string }>({ severity: 'warning', cannotBeSuppressed: true }),
  'scalar-instead-of-list': rule<{ field: string; value: string }>({ severity: 'warning' }),
  /** `hint` is about values that are to be named by pages, but by none that there is. */
  'value-not-allowed': rule<{
    field: string
    value: string
    known: Iterable<string>
    hint?: 'no-pages'
    now?: NewName | null
  }>({
    severity: 'warning',
    misspelt: 'value',
    mergesRepeats: true,
  }),
  'missing-field': rule<{ field: string; collection: string }>({ severity: 'warning' }),
  /** `types` are those that the value could have, `limit` is what else the keyword asks. */
  'schema-mismatch': rule<{
    field: string
    keyword: string
    limit: string
    types: readonly string[]
    message: string
    known: Iterable<string>
  }>({ severity: 'warning', misspelt: 'field', mergesRepeats: true }),
  'duplicate-id': rule<{ id: string; path: string }>({ severity: 'warning' }),
  'id-pattern': rule<{ id: string; pattern: string }>({ severity: 'warning' }),
  'file-name-pattern': rule<{ name: string; pattern: string }>({ severity: 'warning' }),
  'missing-back-reference': rule<{ field: string; value: string; backField: string; name: string }>({
    severity: 'warning',
    mergesRepeats: true,
  }),
  /** `via` has the steps of a relation over several, which has no `field`. */
  orphan: rule<{ field: string; collection: string; via: readonly string[] }>({ severity: 'warning' }),
  uncovered: rule<{ field: string; collection: string; via: readonly string[] }>({ severity: 'warning' }),
  /** `names` has the pages in the order in which they name each other; `others` are in cycles with these. */
  cycle: rule<{ field: string; names: readonly string[]; others: number }>({ severity: 'off' }),
  /** `part` is what names the language, which the plugin mkdocs-static-i18n does not build. */
  'unbuilt-translation': rule<{ language: string; part: 'file' | 'folder' }>({ severity: 'warning' }),
  'page-in-no-collection': rule<{ collections: readonly string[] }>({ severity: 'off' }),
  /** `others`: how many more there are on the page. `hasDashes`: a word processor has put dashes in place of the hyphens of the comment. */
  'unclosed-directive': rule<{ name: string; hasDashes?: boolean; others?: number }>({ severity: 'error' }),
  /**
   * `unread`: the parser of somebody's pipeline has code or text there. `definition`: it is a part of what a word or a link
   * means. `extension`: with it, the directive would be in a container.
   */
  'misplaced-directive': rule<{
    name: string
    setting: Exclude<CommentSetting, 'block'> | 'unread' | 'definition'
    advice?: HtmlAdvice
    extension?: string
  }>({ severity: 'error' }),
  'indented-directive': rule<{ name: string; element: string }>({ severity: 'warning' }),
  'unseen-fence': rule<{ name: string }>({ severity: 'warning' }),
  /** `above`: by listings above it; `own`: by the end tag of its own listing. */
  'displaced-directive': rule<{ name: string; by: 'above' | 'own' | 'code' }>({
    severity: 'error',
    severityIsLocked: true,
  }),
  'crowded-directive': rule<{ name: string }>({ severity: 'warning' }),
  ...regionRules,
  ...siteRules,
  /** `count`: how many such pages there are, where one message is for all. */
  'unreadable-page': rule<{
    count?: number
    reason:
      | 'mdx'
      | 'not-utf8'
      | 'directory'
      | 'not-a-file'
      | 'link-loop'
      | 'broken-link'
      | 'link-outside'
      | 'link-git'
      | 'no-permission'
      | 'too-long'
  }>({ severity: 'error', cannotBeSuppressed: true }),
  'unwritable-page': rule<{ reason: 'read-only' | 'link' | 'linked-folder' | 'foreign' | 'failed'; cause: string }>({
    severity: 'error',
    cannotBeSuppressed: true,
  }),
  'useless-suppression': rule<{
    rule: string
    problem: 'no-rule' | 'unknown' | 'fixed' | 'unused'
    known: Iterable<string>
  }>({ severity: 'warning', misspelt: 'rule', cannotBeSuppressed: true }),
  'changed-meanwhile': rule<Record<never, never>>({ severity: 'error', cannotBeSuppressed: true }),
  /** `template` is that which makes it so large, as `FILE:LINE`. */
  'oversized-page': rule<{ name: string; template: string }>({ severity: 'error', severityIsLocked: true }),
} as const

export type RuleId = keyof typeof rules

/** What each rule's message names. */
export type RuleDetails = { [Id in RuleId]: NonNullable<(typeof rules)[Id]['details']> }

/** The ids of the rules whose severity a configuration can change. */
export const configurableRules: readonly RuleId[] = (Object.keys(rules) as RuleId[]).filter(
  (id) => !rules[id].severityIsLocked,
)

/** Where a rule is explained. */
export function ruleUrl(id: RuleId): string {
  return `https://github.com/mdsplice/mdsplice/blob/main/docs/rules/${id}.md`
}

/** The severities of findings on a site. */
export interface Severities {
  of(id: RuleId): Severity | 'off'
  /** Whether a finding leaves its page unwritten. */
  isError(finding: { rule: RuleId }): boolean
}

/**
 * The severities of a site's configuration over those of the rules.
 *
 * @param configured rule id → severity
 */
export function severitiesOf(configured: ReadonlyMap<string, string>): Severities {
  const of = (id: RuleId): Severity | 'off' =>
    (configured.get(id) as Severity | 'off' | undefined) ?? rules[id].severity
  return { of, isError: ({ rule: id }) => of(id) === 'error' && !rules[id].doesNotBlockWrite }
}
