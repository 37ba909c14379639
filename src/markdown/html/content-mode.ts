import { isBlockLevel } from './elements.ts'
import type { StartTag } from './start-tag.ts'

/** How the content of an element is read: as blocks, as a line of text, not at all. */
export type ContentMode = 'block' | 'span' | 'off'

/** Elements whose content is a line of text unless their attribute is `markdown="block"` (`md_in_html`, `span_tags`). */
export const spanElements: ReadonlySet<string> = new Set(
  'address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th'.split(' '),
)
const rawElements = new Set('canvas hr math option pre script style textarea'.split(' '))

/**
 * How `md_in_html` reads the content of a block-level element (`HTMLExtractorExtra.get_state`): `markdown` on `<td>`,
 * `<li>`, `<p>` and the like, and `markdown="span"` on any element, make its content a line of text.
 *
 * @param parent the mode of the element around it; undefined when there is none
 */
export function contentMode({ name, markdown = '0' }: StartTag, parent: ContentMode | undefined): ContentMode {
  let wanted = markdown === 'markdown' ? '1' : markdown
  if (parent === 'off' || (parent === 'span' && wanted !== '0')) wanted = parent
  const readsBlocks = isBlockLevel(name) && !rawElements.has(name)
  if (readsBlocks && (wanted === 'block' || (wanted === '1' && !spanElements.has(name)))) return 'block'
  if (readsBlocks && (wanted === 'span' || wanted === '1')) return 'span'
  return 'off'
}
