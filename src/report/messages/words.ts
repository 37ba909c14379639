import type { RuleDetails } from '../rules.ts'
import type { ConfigMistake, SetupProblem } from '../setup-error.ts'

/** What every message can name, by groups. */
export interface MessageDetails {
  /** What is wrong and the next step, in one line. */
  rules: RuleDetails
  setup: SetupDetails
  mistakes: MistakeDetails
  /** What was done with a file of known messages. */
  baseline: Record<'known' | 'gone' | 'written', { file: string; count: number }>
  changes: ChangeDetails
  init: InitDetails
  list: ListDetails
  watch: WatchDetails
  /** What is added to a message that stands for several. */
  repeated: Record<'more', { count: number }>
}

/**
 * All wording in one language: the files of that language in `words/`. It is nothing but data, so that what is published
 * can hold it apart from the program.
 */
export type Words = {
  readonly [Group in keyof MessageDetails]: {
    readonly [Id in keyof MessageDetails[Group]]: Message<MessageDetails[Group][Id]>
  }
} & {
  /** The table of `meant`, the name that was probably meant, for messages without one of their own. */
  readonly meant: Table<string>
  /** What stands between the last two of several possibilities. */
  readonly or: string
  /** What stands before the decimals of a number. */
  readonly point: string
}

/**
 * A text that has the names of details in braces: ``No page of `{collection}` ``. For details that are not shown as they
 * are there is a table of texts, in which details can stand, too.
 */
export type Message<Details> = string | ({ readonly text: string } & Tables<Details>)

type Tables<Details> = { readonly [Name in Exclude<KeyOf<Details>, 'text'>]?: Table<ValueOf<Details, Name>> } & {
  readonly meant?: Table<string>
}

/** A text for each value. Of what is no choice of a few names, `other` is the text of all that is not in the table. */
type Table<Value> = [Value] extends [string]
  ? string extends Value
    ? Variants
    : Readonly<Record<Value, string>>
  : Variants

type Variants = Readonly<Record<string, string>> & { readonly other: string }

/** Of details that differ: all of their names. */
type KeyOf<Details> = Details extends unknown ? keyof Details & string : never
type ValueOf<Details, Name> = Details extends unknown
  ? Name extends keyof Details
    ? NonNullable<Details[Name]>
    : never
  : never

/** The words, if they name nothing but details of their messages; else what they name. */
export type Fitting<Language> = [Unknown<Language>] extends [never] ? Language : Unknown<Language>

type Unknown<Language> = {
  [Group in keyof MessageDetails & keyof Language]: {
    [Id in keyof MessageDetails[Group] & keyof Language[Group]]: Exclude<
      NamesIn<TextsOf<Language[Group][Id]>>,
      KeyOf<MessageDetails[Group][Id]> | 'meant'
    >
  }[keyof MessageDetails[Group] & keyof Language[Group]]
}[keyof MessageDetails & keyof Language]

type TextsOf<Texts> = Texts extends string ? Texts : { [Name in keyof Texts]: TextsOf<Texts[Name]> }[keyof Texts]

/** The names in braces of a text; in `{{#{name}}}` only those within. */
type NamesIn<Text> = Text extends `${string}{${infer Rest}`
  ? Rest extends `${infer Name}}${infer More}`
    ? Innermost<Name> | NamesIn<More>
    : never
  : never

type Innermost<Name extends string> = Name extends `${string}{${infer Inner}`
  ? Innermost<Inner>
  : Name extends `${string}${' ' | '#' | '/'}${string}`
    ? never
    : Name

/** What kept a run from starting, and what to do. */
export type SetupDetails = {
  [Code in Exclude<SetupProblem['code'], 'invalid-config'>]: Omit<Extract<SetupProblem, { code: Code }>, 'code'>
}

/** A mistake in `mdsplice.yml`, without its place. */
export type MistakeDetails = Record<
  ConfigMistake['kind'] | 'invalid-name',
  /** `reason` says why a query cannot be read; `hint` is whether the names that would do are so few that they are shown. */
  Pick<ConfigMistake, 'path' | 'value' | 'known'> & { reason: string; hint: 'none' | 'known' }
>

/** What `mdsplice diff` says of a catalogue. */
export interface ChangeDetails {
  /** The revision follows. */
  title: object
  /** The revision follows. */
  nothing: object
  pages: { change: 'added' | 'removed' | 'renamed' | 'changed' }
  listings: object
  directive: { change: 'added' | 'removed' }
  /** That the text of a page changed. */
  text: object
  /** That so many more are not shown. */
  more: { count: number }
}

/** What `mdsplice list` says: that a spreadsheet does not hold so many cells as they are. */
export interface ListDetails {
  changed: { count: number; format: 'xlsx' | 'ods' }
}

/** What `mdsplice watch` says of itself: that changes are waited for and how to stop, and what keeps it from seeing any. */
export interface WatchDetails {
  ready: object
  gone: { folder: string }
  back: { folder: string }
  lost: { folder: string }
  limit: { cause: string }
  failed: { cause: string }
}

/** What `mdsplice init` says of a site, and of the files that it could have. */
export interface InitDetails {
  /** Which folders can be listed, with how many pages each has. */
  proposed: { folders: string }
  /** That the site needs no configuration, as folders are collections by their names. */
  needless: { names: readonly string[] }
  /** That the configuration lacks no collection. */
  configured: object
  /** That there is no collection to propose. */
  noneFound: object
  /** That the hook and CI could not find the site. */
  unreachable: object
  /** That a file is shown that would be new. */
  missing: { file: string }
  /** That what a file lacks is shown. */
  incomplete: { file: string }
  /** That a file lacks nothing. */
  complete: { file: string }
  /** That there is no file to write. */
  nothing: object
  /** Whether to write these files. */
  question: { files: string }
  /** That nothing was written, as nobody can be asked, and how to write. */
  notAsked: object
  /** That nothing was written. */
  declined: object
  written: { files: string }
  /** What to do now, with a collection of the site if it has one. */
  next: { collection: string | undefined }
}
