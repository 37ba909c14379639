import type { Heading, Paragraph, PhrasingContent, TableCell, TableRow, Text } from 'mdast'

/** A text that is shown just as it is. */
export function text(value: string): Text {
  return { type: 'text', value }
}

/** A paragraph. */
export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** A heading, or a bold line where there is no depth for one. */
export function heading(title: string, depth: number | null): Heading | Paragraph {
  if (depth === null || depth > 6) return paragraph([{ type: 'strong', children: [text(title)] }])
  return { type: 'heading', depth: depth as Heading['depth'], children: [text(title)] }
}

/** A link, or text where there is nothing to link to. */
export function linked(shown: string, url: string | null): PhrasingContent {
  return url === null ? text(shown) : { type: 'link', url, children: [text(shown)] }
}

/** A row of a table. */
export function row(cells: PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}
