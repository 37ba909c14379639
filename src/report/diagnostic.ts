import type { RuleId, Severity } from './rules.ts'

/** What is wrong with a file, as people and programs see it. */
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
  /** What is to be where, where exactly that is certain. */
  fix: { place: Place; text: string } | null
  /** The places that it is about besides its own. */
  related: readonly RelatedPlace[]
  /** Where the rule is explained. */
  url: string
  /** What stays the same when the diagnostic moves to another line. */
  key: string
}

/** Another place that a diagnostic is about, and what it has to do with it. */
export interface RelatedPlace {
  /** POSIX path, relative to what that of the diagnostic is. */
  path: string
  /** Null when the whole file is meant. */
  place: Place | null
  text: string
}

/** Lines and columns count from 1, columns in UTF-16 code units; the end is the column after it. */
export interface Place {
  line: number
  column: number
  endLine: number
  endColumn: number
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
