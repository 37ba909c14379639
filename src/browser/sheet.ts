import { button, element } from './element.ts'
import type { ControlWords } from '../report/messages/messages.ts'

/** The filters of a listing: in a row, or where that is too narrow in a sheet that a button opens. */
export interface Sheet {
  element: HTMLElement
  /**
   * @param chosen in how many filters something is chosen
   * @param count how many rows are shown
   */
  show(chosen: number, count: number): void
}

/** As in `mdsplice.css`. */
const narrow = '(max-width: 44.9375em)'

export function makeSheet(filters: readonly HTMLElement[], words: ControlWords): Sheet {
  const row = element('div', { class: 'mdsplice-filters' }, ...filters)
  const close = button('', () => dialog.close())
  const dialog = element('dialog', { class: 'mdsplice-sheet', 'aria-label': words.filters }, close)
  const opener = button(words.filters, () => dialog.showModal())
  opener.className = 'mdsplice-open'
  opener.setAttribute('aria-haspopup', 'dialog')
  // The sheet fills its element: what is clicked of the dialog itself lies beside it.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close()
  })
  const whole = element('div', { class: 'mdsplice-narrowing' }, opener, row, dialog)
  const width = matchMedia(narrow)
  const place = (): void => {
    if (width.matches) return dialog.prepend(row)
    dialog.close()
    opener.after(row)
  }
  width.addEventListener('change', place)
  place()
  return {
    element: whole,
    show(chosen, count) {
      opener.textContent = words.filters + (chosen > 0 ? ` (${chosen})` : '')
      close.textContent = words.showRows(count)
    },
  }
}
