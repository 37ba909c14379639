import type { VFileMessage } from 'vfile-message'
import type { Language } from '../core/language.ts'
import { summaryWords as english } from './messages/en-summary.ts'
import { summaryWords as dutch } from './messages/nl-summary.ts'
import type { Severity } from './rules.ts'

/** `write` puts listings into the pages, `build` into a copy of them, `clear` takes them out, `check` only compares. */
export type Verb = 'write' | 'build' | 'check' | 'clear'

/** What a run found and did, for every reporter. Paths are POSIX paths relative to the root of the repository. */
export interface Report {
  verb: Verb
  /** The version of mdsplice. */
  version: string
  /** In file order, and in a file by place. */
  messages: readonly ReportedMessage[]
  /** The pages that were changed, or are out of date. */
  changed: readonly string[]
  exitCode: number
  /** How many messages there are of each severity, also of those that are not to be printed. */
  counts: Readonly<Record<Severity, number>>
  /** How many known messages a baseline took out. */
  baselined: number
}

/** A message about a file. Lines and columns count from 1, columns in UTF-16 code units; the end is the column after it. */
export interface ReportedMessage {
  path: string
  /** Null when the whole file is meant. */
  place: { line: number; column: number; endLine: number; endColumn: number } | null
  severity: Severity
  rule: string
  text: string
  /** The name that was probably meant. */
  suggestion: string | null
  url: string
  /** What stays the same when the message moves to another line. */
  key: string
}

/**
 * The messages on files, as plain data.
 *
 * @param shown gives the path by which a file is known to readers of the report
 */
export function messagesOn(files: readonly MessagedFile[], shown: (path: string) => string): ReportedMessage[] {
  return files.flatMap(({ path, messages }) => messages.map((message) => toReported(shown(path), message)))
}

function toReported(path: string, message: FoundMessage): ReportedMessage {
  return {
    path,
    place: placeIn(message),
    severity: severityOf(message),
    rule: message.ruleId ?? '',
    text: message.reason,
    suggestion: message.expected?.[0] ?? null,
    url: message.url ?? '',
    key: message.key ?? message.reason,
  }
}

/** vfile has room for what else is known of a message. */
export interface KeyedMessage extends VFileMessage {
  key?: string
}

/** What is reported of vfile's messages; those of an earlier run have no more. */
export type FoundMessage = Pick<
  KeyedMessage,
  'place' | 'line' | 'column' | 'fatal' | 'reason' | 'ruleId' | 'source' | 'url' | 'actual' | 'expected' | 'key'
>

/** A file with its messages; gives its text as a string. */
export interface MessagedFile {
  path: string
  messages: FoundMessage[]
  toString(): string
}

/** How grave a message is, from vfile's own words. */
export function severityOf({ fatal }: Pick<VFileMessage, 'fatal'>): Severity {
  return fatal === true ? 'error' : fatal === false ? 'warning' : 'info'
}

/** Where a message is, as plain data. */
export function placeIn({ place }: Pick<VFileMessage, 'place'>): ReportedMessage['place'] {
  if (!place) return null
  const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}

/** How many messages there are of a severity. */
export function countOf(messages: readonly ReportedMessage[], severity: Severity): number {
  return messages.filter((message) => message.severity === severity).length
}

/** How many messages of each severity there are. */
export interface Counts {
  errors: number
  warnings: number
}

/** Counts the messages on files. */
function countMessages(files: readonly MessagedFile[]): Counts {
  const messages = files.flatMap((file) => file.messages)
  return {
    errors: messages.filter(({ fatal }) => fatal === true).length,
    warnings: messages.filter(({ fatal }) => fatal === false).length,
  }
}

/**
 * The exit code of a run: 1 when there are errors, or more warnings than allowed; 3 when a check found nothing worse
 * than listings out of date; else 0.
 */
export function exitCode(files: readonly MessagedFile[], isOutOfDate: boolean, maxWarnings: number): 0 | 1 | 3 {
  const { errors, warnings } = countMessages(files)
  if (errors > 0 || warnings > maxWarnings) return 1
  return isOutOfDate ? 3 : 0
}

/** What a run did to so many pages. It is no part of `Words`: reading these would take longer than many a run. */
export type SummaryWords = Readonly<Record<Verb | 'dry-run' | 'watch', (changed: number) => string>>

const words: Readonly<Record<Language, SummaryWords>> = { en: english, nl: dutch }

/**
 * What a run did, in one line.
 *
 * @param changed how many pages it changed or found out of date
 * @param isDry whether it only says what it would change
 */
export function summary(verb: Verb | 'watch', changed: number, language: Language, isDry = false): string {
  return `mdsplice ${verb}: ${words[language][isDry ? 'dry-run' : verb](changed)}\n`
}
