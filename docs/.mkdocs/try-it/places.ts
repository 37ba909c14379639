import type { Text } from '@codemirror/state'
import type { Position } from 'vscode-languageserver-protocol'

/** The offset of a position in a text; what lies behind the end, because it means an earlier text, is the end. */
export function offsetAt(doc: Text, { line, character }: Position): number {
  const { from, to } = doc.line(Math.min(line + 1, doc.lines))
  return Math.min(from + character, to)
}
