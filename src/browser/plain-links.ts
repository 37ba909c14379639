/** A site's abbreviations stand in the titles of pages, too, where their tooltips would be stops within links. */
export function plainLinks(list: Element): void {
  for (const abbreviation of list.querySelectorAll('a abbr')) abbreviation.replaceWith(...abbreviation.childNodes)
}
