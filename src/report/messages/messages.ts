import type { EditorMessages } from './editor-messages.ts'
import type { RelatedNote } from '../related.ts'
import type { Oversize } from '../rule-details.ts'
import type { RuleDetails, RuleId, Severity } from '../rules.ts'
import type { ConfigMistake, SetupProblem } from '../setup-error.ts'

/**
 * All that mdsplice says in one language; each language has a folder with all of it. A text that names something is a
 * function of that, so the compiler finds a text that is missing, and a name that nothing has.
 */
export interface Messages {
  /** What an editor offers to do. */
  actions: ActionMessages
  /** What is wrong and the next step, in one line. */
  rules: { readonly [Id in RuleId]: RuleText<RuleDetails[Id]> }
  /** What another place has to do with what is wrong. */
  related: Readonly<Record<RelatedNote, string>>
  /** What kept a run from starting, and what to do. */
  setup: { readonly [Code in SetupCode]: Text<Extract<SetupProblem, { code: Code }>> }
  /** What is wrong in `mdsplice.yml`, without its place. */
  mistakes: { readonly [Kind in ConfigMistake['kind'] | 'invalid-name']: Text<MistakeDetails> }
  commands: CommandMessages
  site: SiteWords
  editor: EditorMessages
}

/** A text, or how one is made of what it names and of the name that was probably meant. */
type Text<Details> = string | ((details: Details, suggestion?: string) => string)

/** The same, with the paths by which the user knows files. */
type RuleText<Details> = string | ((details: Details, suggestion: string | undefined, paths: ShownPaths) => string)

/** Files of the site as they can be named in a command. */
export interface ShownPaths {
  /** The file in which something is wrong. */
  own: string
  /** Another one, by its path relative to the docs directory. */
  of(path: string): string
}

type SetupCode = Exclude<SetupProblem['code'], 'invalid-config'>

/** What a mistake in `mdsplice.yml` names. */
interface MistakeDetails extends Pick<ConfigMistake, 'path' | 'value' | 'known'> {
  /** Why a query cannot be read. */
  reason: string
}

/** What commands say of what they do. */
export interface CommandMessages {
  /** What a run did, and to how many pages. */
  summary: Readonly<
    Record<'write' | 'build' | 'check' | 'check-with-errors' | 'clear' | 'watch' | 'dry-run', (pages: number) => string>
  >
  /** Above what \`write --force\` would change in a page with an edited listing. */
  reverts(page: string): string
  /** After a message that represents several: how many more there are. */
  repeated(count: number): string
  /** What was done with a baseline. */
  baseline: Readonly<Record<'known' | 'gone' | 'written', (file: string, count: number) => string>>
  /**
   * What `check --fix` did to a file of the site, that lines which follow are to be added to one by hand, and what a fix
   * puts in the place of what is wrong.
   */
  fix: Readonly<Record<'written' | 'byHand', (file: string) => string>> & { replacement(text: string): string }
  /** Each severity, as the text reporter shows it. */
  severities: Readonly<Record<Severity, string>>
  /** Above the number of lists in each folder: how many there are to write. */
  stale(count: number): string
  /** How many diagnostics there are of a severity, and of all severities together. */
  counts: Readonly<Record<Severity | 'all', (count: number) => string>>
  /** Above the messages that GitHub does not show as annotations: how many of a severity there are. */
  annotations: { more(count: number, severity: Severity): string }
  diff: DiffMessages
  /** That the listings of a page that was merged need `write`, or that a page cannot be merged. */
  mergeDriver: Readonly<Record<'outdated' | 'failed', (page: string) => string>>
  init: InitMessages
  /** `.mdx` files that would be pages of a collection. */
  unread(collection: string, count: number): string
  noRelations: string
  /** How many cells of a spreadsheet differ from the pages. */
  changedCells(count: number, format: 'xlsx' | 'ods'): string
  watch: WatchMessages
}

/** What `mdsplice diff` says. */
export interface DiffMessages {
  /** The revision follows. */
  title: string
  /** The revision follows. */
  nothing: string
  pages: Readonly<Record<'added' | 'removed' | 'renamed' | 'changed', string>>
  listings: string
  directive: Readonly<Record<'added' | 'removed', string>>
  /** That the text of a page changed. */
  text: string
  /** How many more are not shown. */
  more(count: number): string
}

/** What `mdsplice init` says of a site, and of the files that it could have. */
interface InitMessages {
  /** Which folders can be listed, with how many pages each has. */
  proposed(folders: string): string
  /** That the site needs no configuration, as folders are collections by their names. */
  needless(names: readonly string[]): string
  /** That hooks of the site make lists, and how to propose a configuration that shows the same. */
  hooks(files: readonly string[]): string
  /** That the configuration shows what these hooks show, and that they are to be taken out. */
  asHooks(files: readonly string[]): string
  /** That the configuration lacks no collection. */
  configured: string
  /** That there is no collection to propose. */
  noneFound: string
  /** How many `.mdx` pages the site has. */
  unread(count: number): string
  /** That the hook and CI could not find the site. */
  unreachable: string
  /** That a file is shown that would be new. */
  missing(file: string): string
  /** That what a file lacks is shown. */
  incomplete(file: string): string
  /** That what a file gets is shown, which has mdsplice for another site alone. */
  otherSite(file: string): string
  /** That a file lacks nothing. */
  complete(file: string): string
  /** That lists of the site need what a configuration lacks. */
  lacks(file: string): string
  /** How git merges these files without conflicts in lists. */
  merging(files: string): string
  /** That there is no site, and that an example can be written. */
  example: string
  /** What to do with the example. */
  nextOfExample: string
  /** That there is no file to write. */
  nothing: string
  /** Whether to write these files. */
  question(files: string): string
  /** The answers that mean yes. */
  yes: readonly string[]
  /** That nothing was written, as nobody can be asked, and how to write. */
  notAsked: string
  /** That nothing was written. */
  declined: string
  written(files: string): string
  /** What to do now, with a collection of the site if it has one, and with the hook if there is one. */
  /** @param byHand the files to which the user has to add what was shown, joined; empty where there are none */
  next(collection: string | undefined, hasHook: boolean, byHand: string): string
}

/** What `mdsplice watch` says of itself: that it waits and how to stop it, and what keeps it from seeing changes. */
export interface WatchMessages {
  ready: string
  gone(folder: string): string
  back(folder: string): string
  lost(folder: string): string
  limit(cause: string): string
  failed(cause: string): string
}

/** Words that listings put into pages, in the language of the site. */
export interface SiteWords {
  /** The heading of a column that counts the values of another one. */
  counted(heading: string): string
  total: string
  /** A number with one decimal at most, and its sign. */
  percentage(percent: number): string
  /** How many of a collection's pages have pages of another; those that have none follow. */
  coverage(counts: { collection: string; by: string; covered: number; all: number; percentage: string }): string
  /** How many pages of all are related to others. */
  share(related: number, pages: number): string
  /** The heading of what is related to what. */
  relations: string
  /** In place of a listing that would be too large to be read or drawn. */
  oversized(size: Oversize): string
  /** In place of a listing without pages, where a collection has no text of its own. */
  noPages(collection: string): string
  /** How many rows of a listing are not shown. */
  more(count: number): string
  /** The group of pages without a value. */
  noValue: string
  /** From January to December. */
  months: readonly string[]
  truths: Readonly<Record<'true' | 'false', string>>
  /** The headings of what is known of each page without front matter. */
  facts: Readonly<Record<'name' | 'path' | 'collection', string>>
  /** The heading of why a page is listed. */
  explanation: string
  /** The headings of the table of definitions. */
  definitions: Readonly<Record<'term' | 'meaning', string>>
}

/** What the controls above an interactive listing say, in the browser. */
export interface ControlWords {
  search: string
  reset: string
  download: string
  labels: string
  filters: string
  /** What a filter shows of which nothing is chosen. */
  any: string
  /** Closes the filters on a small screen. */
  showRows(count: number): string
  shown(count: number, all: number): string
  /** For a word that no row has, in place of which similar ones were found. */
  similar(word: string): string
  /** Before the headings by which rows can be sorted, where they stand above blocks. */
  sort: string
  /** Above a table that is wider than its place. */
  scroll: string
}

/** What is wrong with how pages are related. */
export type RelationRule = 'missing-back-reference' | 'orphan' | 'uncovered' | 'cycle'

/** The names of pages that name each other, back to where they begin; the middle of a long way is left out. */
export function cyclePath(names: readonly string[]): string {
  const shown = [...names, ...names.slice(0, 1)].map((name) => `\`${name}\``)
  return (shown.length > 12 ? [...shown.slice(0, 9), '…', ...shown.slice(-2)] : shown).join(' → ')
}

/** Names in backticks, with commas between them. */
export function enumerate(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(', ')
}

/** A path as it can stand in a command, whatever characters it has. */
export function argument(path: string): string {
  return /^[\w./@+-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replace(/'/g, "'\\''")}'`
}

/** With a capital at the start. */
export function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** In percent with one decimal, rounded down, so that nothing but all of it is 100. */
export function percentOf(part: number, all: number): number {
  return Math.floor((part * 1000) / all) / 10
}

/** So many fields of a collection are named in a message; a command lists more. */
const mostFields = 12

/** The fields of a collection, unless there are none or too many to name. */
export function fieldList(fields: readonly string[]): string | undefined {
  return fields.length > 0 && fields.length <= mostFields ? enumerate(fields) : undefined
}

/** Of more names than this nobody reads a list. */
const longestList = 25

/** The names that would do, unless there are too many. */
export function shortList(known: readonly string[]): string | undefined {
  return known.length > 0 && known.length <= longestList ? enumerate(known) : undefined
}

/** What an editor offers to do. */
export interface ActionMessages {
  /** Above a directive: how many pages it lists; `isOutdated` when what stands below it is not that. */
  lens(count: number, isOutdated: boolean): string
  /** Above a directive that lists no pages. */
  write: string
  writePage: string
  /** That messages of a rule about the line are suppressed from now on. */
  ignore(rule: string): string
  accept: string
  fixAll: string
  /** How many pages were written. */
  written(count: number): string
  /** That a file is not written, because the editor has changes of it that are not saved. */
  unsaved(file: string): string
}
