/** Where the line that holds an offset ends: at its line feed, or at the end of the text. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** Trims, and folds each run of white space to one space: how values and names are compared. */
export function foldWhiteSpace(text: string): string {
  return /\s/.test(text) ? text.trim().replace(/\s+/g, ' ') : text
}

/** Whether an odd number of backslashes is before an offset. */
export function isEscaped(text: string, offset: number): boolean {
  let backslashes = 0
  while (text.charAt(offset - 1 - backslashes) === '\\') backslashes++
  return backslashes % 2 === 1
}
