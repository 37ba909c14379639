/** A text by its lines. */
export interface Lines {
  lineCount: number
  lineAt(line: number): { text: string }
}

/** How far back the beginning of a directive is looked for. */
const longestDirective = 20

/**
 * Whether names are to be proposed at a place: in a comment that is not closed before it, or in the front matter. VS Code
 * proposes nothing by itself in Markdown, which is right for all else.
 *
 * @param line from 0
 * @param column from 0
 */
export function wantsProposals(lines: Lines, line: number, column: number): boolean {
  return isInComment(lines, line, column) || isInFrontMatter(lines, line)
}

function isInComment(lines: Lines, line: number, column: number): boolean {
  for (let at = line; at >= Math.max(0, line - longestDirective); at--) {
    const text = at === line ? lines.lineAt(at).text.slice(0, column) : lines.lineAt(at).text
    const [opened, closed] = [text.lastIndexOf('<!--'), text.lastIndexOf('-->')]
    if (opened !== -1 || closed !== -1) return opened > closed
  }
  return false
}

function isInFrontMatter(lines: Lines, line: number): boolean {
  if (line === 0 || !isFence(lines, 0)) return false
  for (let at = 1; at < line; at++) if (isFence(lines, at)) return false
  return !isFence(lines, line)
}

function isFence(lines: Lines, line: number): boolean {
  return /^\uFEFF?---\s*$/.test(lines.lineAt(line).text)
}
