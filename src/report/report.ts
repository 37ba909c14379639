import { countOf, type Diagnostic } from './diagnostic.ts'
import type { Language } from './messages/language-names.ts'
import { getMessages } from './messages/languages.ts'
import type { Severity } from './rules.ts'

/** `write` puts listings into the pages, `build` into a copy of them, `clear` takes them out, `check` only compares. */
export type Verb = 'write' | 'build' | 'check' | 'clear'

/** What a run found and did, for every reporter. */
export interface Report {
  verb: Verb
  /** The version of mdsplice. */
  version: string
  /** In file order, and in a file by place. */
  diagnostics: readonly Diagnostic[]
  /** The pages that were changed, or are out of date. */
  changed: readonly string[]
  exitCode: number
  /** How many diagnostics there are of each severity, also of those that are not to be printed. */
  counts: Readonly<Record<Severity, number>>
  /** The language of the site's messages. */
  language: Language
  /** How many known diagnostics a baseline took out. */
  baselined: number
  /** Whether the reader is a terminal that shows colours. */
  color: boolean
  /** Whether the reader is a terminal, in which the names of rules are links to their pages. */
  hasLinks: boolean
  /** Gives the text of a file, where the line that a diagnostic is about is to be below it. */
  textOf: ((path: string) => string) | null
}

/** A way to print what a run found. */
export interface Reporter {
  /** As `--reporter` takes it. */
  name: string
  /**
   * People read paths from where they are, on standard error. Programs take paths from the root of the repository, on
   * standard output; a build service obeys what is printed for it.
   */
  audience: 'people' | 'programs' | 'build service'
  report(report: Report): string
}

/**
 * The exit code of a run: 1 when there are errors, or more warnings than allowed; 3 when a check found nothing worse
 * than listings out of date; else 0.
 */
export function exitCode(diagnostics: readonly Diagnostic[], isOutOfDate: boolean, maxWarnings: number): 0 | 1 | 3 {
  if (countOf(diagnostics, 'error') > 0 || countOf(diagnostics, 'warning') > maxWarnings) return 1
  return isOutOfDate ? 3 : 0
}

/**
 * What a run did, in one line.
 *
 * @param changed how many pages it changed or found out of date
 * @param kind whether it only says what it would change, or found errors: then what is out of date is not all that is wrong
 */
export function summary(
  verb: Verb | 'watch',
  changed: number,
  language: Language,
  kind: 'dry-run' | 'with-errors' | null = null,
): string {
  const does = kind === 'dry-run' ? kind : verb === 'check' && kind === 'with-errors' ? 'check-with-errors' : verb
  return `mdsplice ${verb}: ${getMessages(language).commands.summary[does](changed)}\n`
}
