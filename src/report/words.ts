import type { ConfigMistake, SetupProblem } from '../setup-error.ts'
import type { RuleDetails, RuleId, Verb } from '../types.ts'

/** All wording in one language: the files of that language in `words/`. */
export interface Words {
  /**
   * What is wrong and the next step, in one line.
   *
   * @param meant for rules about a name: the name that was probably meant
   */
  rules: { readonly [Id in RuleId]: (details: RuleDetails[Id], meant: string | undefined) => string }
  setup: SetupWords
  /** A mistake in `mdsplice.yml`, without its place; `meant` as for rules, `reason` says why a query cannot be read. */
  mistake(mistake: ConfigMistake, meant: string | undefined, reason: string): string
  /** What was done with a file of known messages. */
  baseline: Readonly<Record<'known' | 'gone' | 'written', (file: string, count: number) => string>>
  /** What a run did to so many pages. */
  summary: Readonly<Record<Verb | 'dry-run' | 'watch', (changed: number) => string>>
  /** That changes are waited for, and how to stop. */
  watching: string
  changes: ChangeWords
  init: InitWords
}

/** What `mdsplice diff` says of a catalogue. */
export interface ChangeWords {
  /** The revision follows. */
  title: string
  /** The revision follows. */
  nothing: string
  pages: Readonly<Record<'added' | 'removed' | 'renamed' | 'changed', string>>
  listings: string
  directive: Readonly<Record<'added' | 'removed', string>>
  /** That the text of a page changed. */
  text: string
  /** That so many more are not shown. */
  more(count: number): string
}

/** What `mdsplice init` says of a site, and of the files that it could have. */
export interface InitWords {
  /** Which folders can be listed. */
  proposed(collections: readonly { name: string; count: number }[]): string
  /** That the site needs no configuration, as folders are collections by their names. */
  needless(names: readonly string[]): string
  /** That the configuration lacks no collection. */
  configured: string
  /** That there is no collection to propose. */
  noneFound: string
  /** That the hook and CI could not find the site. */
  unreachable: string
  /** That a file is shown that would be new. */
  missing(file: string): string
  /** That what a file lacks is shown. */
  incomplete(file: string): string
  /** That a file lacks nothing. */
  complete(file: string): string
  /** That there is no file to write. */
  nothing: string
  /** Whether to write these files. */
  question(files: readonly string[]): string
  /** That nothing was written, as nobody can be asked, and how to write. */
  notAsked: string
  /** That nothing was written. */
  declined: string
  written(files: readonly string[]): string
  /** What to do now, with a collection of the site if it has one. */
  next(collection: string | undefined): string
}

/** What kept a run from starting, and what to do. */
export type SetupWords = {
  readonly [Code in Exclude<SetupProblem['code'], 'invalid-config'>]: (
    problem: Extract<SetupProblem, { code: Code }>,
    meant: string | undefined,
  ) => string
}
