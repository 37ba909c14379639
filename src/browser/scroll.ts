import { element } from './element.ts'
import type { ControlWords } from '../report/messages/messages.ts'

/**
 * Lets a table that is wider than its place scroll, and shows that it does: by a line above it, and by an edge that fades where
 * there is more. Material brings an element that scrolls; other themes cut such a table off.
 *
 * @returns the element that scrolls
 */
export function letScroll(table: HTMLTableElement, { scroll }: Pick<ControlWords, 'scroll'>): HTMLElement {
  const scroller = table.closest<HTMLElement>('.md-typeset__scrollwrap') ?? wrapped(table)
  scroller.classList.add('mdsplice-scroll')
  const note = element('p', { class: 'mdsplice-hint', 'aria-hidden': 'true', hidden: true }, scroll)
  scroller.before(note)
  const show = (): void => {
    const beyond = scroller.scrollWidth - scroller.clientWidth
    // Below zero where text runs from right to left.
    const passed = Math.abs(scroller.scrollLeft)
    note.hidden = beyond <= 1
    scroller.dataset['more'] = `${passed > 1 ? 'start' : ''} ${passed < beyond - 1 ? 'end' : ''}`.trim()
    // Without anything to stop at in it, the keyboard could not reach what is beyond the edge.
    if (beyond > 1 && !table.querySelector('a, button')) scroller.tabIndex = 0
    else scroller.removeAttribute('tabindex')
  }
  scroller.addEventListener('scroll', show, { passive: true })
  const sizes = new ResizeObserver(show)
  for (const watched of [scroller, table]) sizes.observe(watched)
  return scroller
}

function wrapped(table: HTMLTableElement): HTMLElement {
  const scroller = element('div', {})
  table.replaceWith(scroller)
  scroller.append(table)
  return scroller
}
