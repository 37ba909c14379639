import type { Heading, Paragraph, PhrasingContent, Text } from 'mdast'

export function text(value: string): Text {
  return { type: 'text', value }
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** A heading, or a bold line where there is no depth for one. */
export function heading(title: string, depth: number | null): Heading | Paragraph {
  if (depth === null || depth > 6) return paragraph([{ type: 'strong', children: [text(title)] }])
  return { type: 'heading', depth: depth as Heading['depth'], children: [text(title)] }
}
