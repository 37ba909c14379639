import type { Html, Link, Nodes, PhrasingContent } from 'mdast'
import type { Needs } from '../config/generator/site-needs.ts'
import type { Column } from '../config/settings.ts'
import { attribute } from './element.ts'
import { text } from './nodes.ts'
import type { Fields } from '../site/fields.ts'

/** Whether the values of a column are shown as labels. */
export function showsChips(fields: Fields, { field, show }: Pick<Column, 'field' | 'show'>): boolean {
  return (show ?? fields.showOf(fields.canonical(field))) === 'chip'
}

/** A value as it is shown, its link, and the value itself. */
interface ChipValue {
  text: string
  url: string | null
  value: string
}

/**
 * A value with an icon and classes for its style: a link, or where there is no page an element. All else comes from a style
 * sheet, so that what is written stays Markdown.
 *
 * @param title shown when the mouse rests on it, and read to people who use a screen reader
 */
export function chip(
  fields: Fields,
  field: string,
  { text: label, url, value }: ChipValue,
  title: string | null,
): PhrasingContent[] {
  const { icon, class: classes } = fields.tagOf(field)
  const color = fields.colorOf(field, value)
  const names = [
    'mdsplice-tag',
    `mdsplice-tag-${field.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    ...(color === null ? [] : [`mdsplice-color-${color}`]),
    ...classes,
  ]
  const shown: PhrasingContent[] = [...(icon === null ? [] : [raw(`:${icon}: `)]), text(label)]
  if (url !== null) {
    const link: Link = { type: 'link', url, title, children: shown }
    return [link, raw(`{ ${names.map((each) => `.${each}`).join(' ')} }`)]
  }
  const titled = title === null ? '' : ` title="${attribute(title)}"`
  return [raw(`<span class="${names.join(' ')}"${titled}>`), ...shown, raw('</span>')]
}

/** What the chips of some fields need of the site in a listing: links have attributes, icons are emoji. */
export function chipNeeds(fields: Fields, names: readonly string[], listing: readonly Nodes[]): Needs {
  const icons = names.flatMap((name) => fields.tagOf(name).icon ?? [])
  const areMaterial = icons.some((icon) => /^(?:material|fontawesome|octicons|simple)-/.test(icon))
  return {
    extensions: [
      ...(listing.some(hasAttributes) ? (['attr_list'] as const) : []),
      ...(icons.length > 0 ? ([areMaterial ? 'emoji_index' : 'pymdownx.emoji'] as const) : []),
    ],
    assets: [],
  }
}

function hasAttributes(node: Nodes): boolean {
  if (node.type === 'html') return node.value.startsWith('{ .mdsplice-tag')
  return 'children' in node && node.children.some(hasAttributes)
}

function raw(value: string): Html {
  return { type: 'html', value }
}
