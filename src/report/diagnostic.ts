import { location } from 'vfile-location'
import { nearest } from '../core/nearest.ts'
import { findingKey, mergeRepeated, type Finding } from './finding.ts'
import type { Messages } from './messages/messages.ts'
import { ruleUrl, rules, type RuleId, type Severities, type Severity } from './rules.ts'
import { quoted, visible } from './visible.ts'

/** What is wrong with a file, as people and programs are told. */
export interface Diagnostic {
  /** POSIX path; what it is relative to is said where diagnostics come from. */
  path: string
  /** Null when the whole file is meant. */
  place: Place | null
  severity: Severity
  rule: RuleId
  text: string
  /** The name as written, where the rule is about a name. */
  written: string | null
  /** The name that was probably meant. */
  suggestion: string | null
  /** Where the rule is explained. */
  url: string
  /** What stays the same when the diagnostic moves to another line. */
  key: string
}

/** Lines and columns count from 1, columns in UTF-16 code units; the end is the column after it. */
export interface Place {
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** Who has more diagnostics than this on one page has not misspelt a name, and looking for the nearest takes its time. */
const mostSuggestions = 1000

/**
 * What is to be told of a file, in the order of its places.
 *
 * @param source the text that the findings' spans are offsets in; empty for a file that could not be read
 */
export function toDiagnostics(
  path: string,
  source: string,
  findings: readonly Finding[],
  severities: Severities,
  messages: Messages,
): Diagnostic[] {
  const places = location(source)
  const inOrder = [...findings].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1))
  return mergeRepeated(inOrder).flatMap(({ finding, more }, index) => {
    const { rule, span } = finding
    const severity = severities.of(rule)
    if (severity === 'off') return []
    const { text, written, suggestion } = describe(finding, messages, index < mostSuggestions)
    const repeated = more === 0 ? '' : messages.commands.repeated(more)
    const [start, end] = span ? [places.toPoint(span.start), places.toPoint(span.end)] : []
    const place =
      start && end ? { line: start.line, column: start.column, endLine: end.line, endColumn: end.column } : null
    const key = findingKey(finding, source)
    return [{ path, place, severity, rule, text: text + repeated, written, suggestion, url: ruleUrl(rule), key }]
  })
}

/** The text of a finding; for a rule about a name, that name as written, and the one that was probably meant. */
export function describe(
  finding: Finding,
  messages: Messages,
  suggests = true,
): Pick<Diagnostic, 'text' | 'written' | 'suggestion'> {
  const { misspelt } = rules[finding.rule]
  const details = finding.details as Readonly<Record<string, unknown>>
  const written = misspelt === undefined ? null : String(details[misspelt])
  const suggestion =
    written !== null && suggests ? (nearest(written, details['known'] as Iterable<string>) ?? null) : null
  const message = messages.rules[finding.rule] as string | ((details: object, suggestion?: string) => string)
  const text =
    typeof message === 'string'
      ? message
      : message(withQuotes(details), suggestion === null ? undefined : quoted(suggestion))
  return { text: visible(text), written, suggestion }
}

/** The same details, with what they hold of pages fit to be shown. */
function withQuotes(details: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? quoted(value) : value,
  ])
  return Object.fromEntries(entries) as object
}

/** How many diagnostics there are of a severity. */
export function countOf(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
}

/** Diagnostics by the paths of their files, in the order in which the files come first. */
export function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const known = files.get(diagnostic.path)
    if (known) known.push(diagnostic)
    else files.set(diagnostic.path, [diagnostic])
  }
  return files
}
