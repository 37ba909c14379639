import type { TextDocument, TextEdit } from 'vscode-languageserver-textdocument'

/** The one edit that makes of a document's text another one: what both begin and end with is left alone, line by line. */
export function editTo(document: TextDocument, after: string): TextEdit[] {
  const before = document.getText()
  if (before === after) return []
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  start = before.lastIndexOf('\n', start - 1) + 1
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++
  // From a line's beginning on.
  const end = before.length - same
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
