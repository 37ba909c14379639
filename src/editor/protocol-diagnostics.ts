import {
  DiagnosticSeverity,
  type Diagnostic as ProtocolDiagnostic,
  type DiagnosticRelatedInformation,
  type Range,
} from 'vscode-languageserver'
import type { EditorDiagnostic, FileDiagnostics } from './file-diagnostics.ts'
import type { Place, RelatedPlace } from '../report/diagnostic.ts'
import type { Severity } from '../report/rules.ts'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

/** Gives a file by its path as diagnostics have it: its URI, and whether its text begins with a byte order mark there. */
export type FileOf = (path: string) => { uri: string; hasBom: boolean }

/**
 * Diagnostics of a file as the protocol has them. Both count columns in UTF-16 code units and take the same for line ends.
 *
 * @param hasBom whether the text that the client has begins with a byte order mark, which places do not count
 * @param fileOf null where the client shows no related places
 */
export function toProtocol(
  { source, diagnostics }: FileDiagnostics,
  hasBom: boolean,
  fileOf: FileOf | null,
): ProtocolDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const range = rangeOf(diagnostic, source, hasBom)
    if ('setup' in diagnostic)
      return {
        range,
        severity: DiagnosticSeverity.Error,
        code: diagnostic.setup,
        source: 'mdsplice',
        message: diagnostic.text,
      }
    const { rule, url, severity, text, related } = diagnostic
    return {
      range,
      severity: severities[severity],
      code: rule,
      codeDescription: { href: url },
      source: 'mdsplice',
      message: text,
      ...(fileOf && related.length > 0 && { relatedInformation: related.map((each) => toInformation(each, fileOf)) }),
    }
  })
}

function toInformation({ path, place, text }: RelatedPlace, fileOf: FileOf): DiagnosticRelatedInformation {
  const { uri, hasBom } = fileOf(path)
  return { location: { uri, range: toRange(place ?? wholeFile, hasBom) }, message: text }
}

const wholeFile: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** The place of a diagnostic; the start of the file when all of it is meant. */
export function rangeOf(diagnostic: EditorDiagnostic, source: string, hasBom: boolean): Range {
  if ('setup' in diagnostic) {
    const { line, column } = diagnostic
    const end = (source.split(/\r\n|\r|\n/)[line - 1] ?? '').length + 1
    return toRange({ line, column, endLine: line, endColumn: Math.max(column, end) }, hasBom)
  }
  return toRange(diagnostic.place ?? wholeFile, hasBom)
}

/** A place as the protocol has it, which counts from 0. */
export function toRange({ line, column, endLine, endColumn }: Place, hasBom: boolean): Range {
  const at = (number: number, character: number): Range['start'] => ({
    line: number - 1,
    character: character - 1 + (hasBom && number === 1 ? 1 : 0),
  })
  return { start: at(line, column), end: at(endLine, endColumn) }
}
