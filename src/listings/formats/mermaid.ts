import { createHash } from 'node:crypto'
import type { Page } from '../../site/page.ts'

/** A page in a flow chart. */
export interface ChartNode {
  page: Page
  label: string
  /** The address of its page in the built site. */
  url: string | null
  /** Whether it is one of those that were asked for, not one of those related to them. */
  isRow: boolean
}

/** Beyond these a chart is a tangle, and Mermaid draws no more than 500 arrows and 50,000 characters. */
export const chartLimits = { pages: 150, links: 500, characters: 50_000 } as const

/** Labels are broken into lines of about this many characters: older Mermaid breaks none. */
const lineLength = 36

/**
 * A flow chart in Mermaid's language. The ids of nodes come from their paths, so that a new page changes no other line.
 *
 * @param links pairs of pages that are among the nodes
 */
export function flowChart(nodes: readonly ChartNode[], links: readonly (readonly [from: Page, to: Page])[]): string {
  const linked = new Set(links.flat())
  const alone = nodes.filter(({ page }) => !linked.has(page)).map(({ page }) => idOf(page))
  return [
    'flowchart LR',
    ...nodes.map(({ page, label, isRow }) => {
      const shown = `"${labelLines(label).map(escapeLine).join('<br>')}"`
      return `    ${idOf(page)}${isRow ? `[${shown}]` : `([${shown}])`}`
    }),
    ...links.map(([from, to]) => `    ${idOf(from)} --> ${idOf(to)}`),
    ...nodes.flatMap(({ page, url }) => (url === null ? [] : [`    click ${idOf(page)} href "${url}"`])),
    ...(alone.length > 0 ? ['    classDef alone stroke-dasharray:5', `    class ${alone.join(',')} alone`] : []),
  ].join('\n')
}

/** Names are no ids: in one that holds `end`, `graph` or `style`, Mermaid reads its own keyword. */
function idOf({ path }: Page): string {
  return `n${createHash('sha256').update(path).digest('hex').slice(0, 10)}`
}

function labelLines(label: string): string[] {
  const lines: string[] = []
  for (const word of label.replace(/[\p{C}]/gu, ' ').split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < lineLength) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * Letters, digits and commas stand as they are; anything else is a number code (`#39;`), because Mermaid reads Markdown,
 * HTML and icons in labels, and macros and snippets read code, too. A hyphen within a word is none of these.
 */
function escapeLine(line: string): string {
  return line.replace(
    /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[^\p{L}\p{M}\p{N} ,-]/gu,
    (sign) => `#${sign.codePointAt(0)};`,
  )
}
