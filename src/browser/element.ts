/** Makes an element: attributes, then children. An attribute that is `false` is left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean>>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

/** The text that an element shows, white space folded. */
export function textOf(node: Node): string {
  return (node.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** The text of a cell, with commas between values, also where those are labels. */
export function cellText(cell: Element): string {
  const labels = cell.querySelectorAll('.mdsplice-tag')
  return labels.length > 0 ? [...labels].map(textOf).join(', ') : textOf(cell)
}

/** The cells of a table's head. */
export function headsOf({ tHead }: HTMLTableElement): HTMLTableCellElement[] {
  return [...(tHead?.rows[0]?.cells ?? [])]
}

/** The rows of a table, without its head. */
export function rowsOf({ tBodies }: HTMLTableElement): HTMLTableRowElement[] {
  return [...tBodies].flatMap((body) => [...body.rows])
}

/** Makes a button. */
export function button(text: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text)
  made.addEventListener('click', press)
  return made
}

/** Text as it is searched: lower case, no accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** A site's abbreviations are in the titles of pages, too, where keyboard users would have to stop at their tooltips within links. */
export function plainLinks(list: Element): void {
  for (const abbreviation of list.querySelectorAll('a abbr')) abbreviation.replaceWith(...abbreviation.childNodes)
}
