import type { Element } from '../blocks/element.ts'
import { contentOf, enclosing, type Flow } from './flow.ts'
import type { Context } from './phrasing.ts'

/** The node of a block quote, a footnote, a definition or one of the containers of MkDocs. */
export function containerNode(context: Context, element: Element): Flow {
  const children = contentOf(context, element)
  const { position } = enclosing(context, element.head, children)
  const place = { children, ...(position && { position }) }
  const head = element.head[0]?.text ?? ''
  const title = /"(.*)"/.exec(head)?.[1] ?? null
  const kind = (/^(?:!!!|\?{3}\+?) *([^"]*)/.exec(head)?.[1] ?? '').replace(/(?<! ) +$/, '')
  switch (element.tag) {
    case 'admonition':
      return { type: 'admonition', kind, title, ...place }
    case 'details':
      return { type: 'details', kind, title, isOpen: head.startsWith('???+'), ...place }
    case 'tab':
      return {
        type: 'contentTab',
        title: title ?? '',
        startsSet: /^===\+?!/.test(head),
        isSelected: /^===!?\+/.test(head),
        ...place,
      }
    case 'dd':
      return { type: 'definitionBody', ...place }
    case 'footnote':
      return {
        type: 'footnoteDefinition',
        identifier: (element.label ?? '').toLowerCase(),
        label: element.label ?? '',
        ...place,
      }
    default:
      return { type: 'blockquote', ...place }
  }
}
