import {
  DiagnosticSeverity,
  type Diagnostic as ProtocolDiagnostic,
  type DiagnosticRelatedInformation,
  type Position,
  type Range,
} from 'vscode-languageserver'
import type { TextDocument, TextEdit } from 'vscode-languageserver-textdocument'
import type { Span } from '../../core/span.ts'
import type { ServerContext } from './feature.ts'
import type { EditorDiagnostic, FileDiagnostics } from '../file-diagnostics.ts'
import type { FileEdit, Location } from '../locations.ts'
import type { Place as NamedPlace } from '../places.ts'
import type { Place, RelatedPlace } from '../../report/diagnostic.ts'
import type { Severity } from '../../report/rules.ts'
import { editBetween } from '../../write/splice.ts'

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
function rangeOf(diagnostic: EditorDiagnostic, source: string, hasBom: boolean): Range {
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

/** Turns the offsets of a file's text into positions. */
export interface FileRanges {
  rangeOf(span: Span & Pick<FileEdit, 'place'>): Range
  /** Whether the file is open with another text than the one in which the offsets count. */
  isOutdated: boolean
}

/** The ranges of names in files that are not open, by the names: thousands are asked for with each rename of a field. */
const rangesOfNames = new WeakMap<NamedPlace, Span & { range: Range }>()

/** The ranges of places in a file, as its text is in the editor: there a byte order mark can be before it. */
export function rangesIn(
  { documents }: Pick<ServerContext, 'documents'>,
  { file, source }: Pick<Location, 'file' | 'source'>,
): FileRanges {
  const open = documents.get(file)
  if (!open) return { isOutdated: false, rangeOf: keptRanges(source) }
  const shift = open.getText().startsWith('\uFEFF') ? 1 : 0
  const isSame = open.getText().slice(shift) === source
  const positionAt = isSame ? (offset: number): Position => open.positionAt(offset + shift) : positionsIn(source)
  return {
    isOutdated: !isSame,
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
  }
}

function keptRanges(source: string): FileRanges['rangeOf'] {
  let positionAt: ReturnType<typeof positionsIn> | undefined
  return ({ start, end, place }) => {
    const kept = place && rangesOfNames.get(place)
    if (kept?.start === start && kept.end === end) return kept.range
    positionAt ??= positionsIn(source)
    const range = { start: positionAt(start), end: positionAt(end) }
    if (place) rangesOfNames.set(place, { start, end, range })
    return range
  }
}

/** Counts lines from the last offset that was asked for, because most names are at the top of a page. */
function positionsIn(text: string): (offset: number) => Position {
  let [line, lineStart] = [0, 0]
  return (offset) => {
    if (offset < lineStart) [line, lineStart] = [0, 0]
    const nextLine = text.slice(lineStart, offset).includes('\r') ? nextOfAny : nextBehindLineFeed
    for (let next = nextLine(text, lineStart); next <= offset; next = nextLine(text, next)) {
      line++
      lineStart = next
    }
    return { line, character: Math.min(offset, text.length) - lineStart }
  }
}

/** Where the line behind the one at an offset begins; infinite behind the last. Carriage returns are not looked for. */
function nextBehindLineFeed(text: string, from: number): number {
  const lineFeed = text.indexOf('\n', from)
  return lineFeed === -1 ? Infinity : lineFeed + 1
}

/** The same in a text in which a carriage return ends a line, too. */
function nextOfAny(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n')) return at + 1
  }
  return Infinity
}

/** The one edit that makes of a document's text another one: what both begin and end with is left alone, line by line. */
export function editTo(document: TextDocument, after: string): TextEdit[] {
  const before = document.getText()
  const edit = editBetween(before, after)
  if (!edit) return []
  const start = before.lastIndexOf('\n', edit.start - 1) + 1
  // From a line's beginning on.
  const { end } = edit
  const same = before.length - end
  const line = same === 0 || before[end - 1] === '\n' ? end : before.indexOf('\n', end) + 1
  const kept = line === 0 && end > 0 ? 0 : before.length - line
  return [
    {
      range: { start: document.positionAt(start), end: document.positionAt(before.length - kept) },
      newText: after.slice(start, after.length - kept),
    },
  ]
}

/** The text of a document without the byte order mark, and how many code units that takes. */
export function sourceOf(document: TextDocument): { source: string; shift: number } {
  const text = document.getText()
  return text.startsWith('\uFEFF') ? { source: text.slice(1), shift: 1 } : { source: text, shift: 0 }
}
