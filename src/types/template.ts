/** A user's template of a listing, and where its text stands. */
export interface Template {
  /** The setting: the path of a file, or the text itself. */
  setting: string
  text: string
  /** The file that holds the text, as the user knows it. */
  file: string
  /** The place of the text's first character, counted from 1. */
  line: number
  column: number
  /** How many columns stand before the text in its further lines. */
  indent: number
}

/** What keeps a template from being used. */
export type TemplateProblem =
  | 'outside'
  | 'in-git'
  | 'unreadable'
  | 'not-a-file'
  | 'not-utf8'
  | 'too-long'
  /** Longer, or with more white space or deeper sections, than Mustache reads in linear time. */
  | 'too-large'
  | 'unclosed-tag'
  | 'unclosed-section'
  | 'unopened-section'
  | 'invalid-delimiters'
  /** `{{> file}}`. */
  | 'partial'
  /** `<!--`, which could begin a directive. */
  | 'comment'
  /** The name of a row, where no row is. */
  | 'outside-rows'
  | 'unknown-name'
