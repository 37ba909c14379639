import { hash } from 'node:crypto'

/** What is kept of a page, to see whether it changed, and whether that counts for others. */
export interface PageMark {
  /** The state of its file; empty where that says too little. */
  state: string
  /** A digest of its content. */
  content: string
  /** A digest of what others see of it; empty where more than that counts. */
  outline: string
}

/** By absolute path of the page's file. */
export type PageMarks = ReadonlyMap<string, PageMark>

/**
 * The text of a file of marks.
 *
 * @param key what they belong to
 */
export function marksText(key: string, marks: PageMarks): string {
  const parts = [key]
  for (const [file, { state, content, outline }] of marks) parts.push(file, state, content, outline)
  const text = parts.join('\0')
  return `${hash('sha256', text)}\n${text}`
}

/**
 * Reads a file of marks.
 *
 * @param key what they belong to
 * @returns none where the text is not what `marksText` made for that
 */
export function readMarks(text: string, key: string): PageMarks {
  const marks = new Map<string, PageMark>()
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  const parts = body.split('\0')
  if (parts[0] !== key || text.slice(0, end) !== hash('sha256', body)) return marks
  for (let at = 1; at + 3 < parts.length; at += 4)
    marks.set(parts[at] ?? '', {
      state: parts[at + 1] ?? '',
      content: parts[at + 2] ?? '',
      outline: parts[at + 3] ?? '',
    })
  return marks
}

/** The digest of an outline. */
export function outlineMark(outline: string, hasBom: boolean): string {
  return hash('sha256', `${hasBom} ${outline}`).slice(0, 32)
}
