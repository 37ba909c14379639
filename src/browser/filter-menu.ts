import { element } from './element.ts'
import type { Actions, Shown } from './shown.ts'
import type { TableColumn } from './table.ts'
import type { ControlWords } from '../report/messages/messages.ts'

/** The filter of a column: a button that opens a group of check boxes. */
export interface FilterMenu {
  element: HTMLElement
  show(shown: Pick<Shown, 'state' | 'counts'>): void
}

/**
 * Makes the filter of a column.
 *
 * @param id with which the ids in it begin
 * @param position of the column
 */
export function makeFilter(
  id: string,
  { field, heading, choices }: TableColumn,
  position: number,
  words: ControlWords,
  { choose }: Pick<Actions, 'choose'>,
): FilterMenu {
  const count = element('span', {})
  const chosen = element('span', { class: 'mdsplice-chosen' })
  const title = element('span', { class: 'mdsplice-label' }, heading, count)
  const opener = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': id }, title, chosen)
  const rows = choices.map(({ value, label }, index) => {
    const counted = element('span', { class: 'mdsplice-count', id: `${id}-${index}` })
    const box = element('input', { type: 'checkbox', value, autocomplete: 'off', 'aria-describedby': counted.id })
    box.addEventListener('change', () => choose(field, value, box.checked))
    return { box, counted, label, row: element('div', {}, element('label', {}, box, label), counted) }
  })
  const panel = element(
    'div',
    { class: 'mdsplice-choices', id, role: 'group', 'aria-label': heading, hidden: true },
    ...rows.map(({ row }) => row),
  )
  const menu = element('div', { class: 'mdsplice-filter' }, opener, panel)
  openAndClose(menu, opener, panel)
  return {
    element: menu,
    show({ state, counts }) {
      const values = state.chosen.get(field)
      for (const [index, { box, counted, row }] of rows.entries()) {
        box.checked = values?.has(box.value) ?? false
        const left = counts[position]?.[index] ?? 0
        counted.textContent = String(left)
        row.className = left === 0 && !box.checked ? 'mdsplice-choice mdsplice-none' : 'mdsplice-choice'
      }
      const ticked = rows.filter(({ box }) => box.checked)
      count.textContent = ticked.length > 0 ? ` (${ticked.length})` : ''
      chosen.textContent = ticked.map(({ label }) => label).join(', ') || words.any
    },
  }
}

/** A press opens the panel; another one, Escape, and a click or the focus elsewhere close it. */
function openAndClose(menu: HTMLElement, opener: HTMLElement, panel: HTMLElement): void {
  const open = (isOpen: boolean): void => {
    panel.hidden = !isOpen
    opener.setAttribute('aria-expanded', String(isOpen))
    keepInWindow(panel)
    if (isOpen) document.addEventListener('click', closeFromBeside)
    else document.removeEventListener('click', closeFromBeside)
  }
  const closeFromBeside = ({ target }: MouseEvent): void => {
    if (target instanceof Node && !menu.contains(target)) open(false)
  }
  opener.addEventListener('click', () => open(Boolean(panel.hidden)))
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return
    // Else it would close the sheet in which the menu is, too.
    event.preventDefault()
    open(false)
    opener.focus()
  })
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    // Without a target it was a click beside, or the window lost the focus.
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) open(false)
  })
}

function keepInWindow(panel: HTMLElement): void {
  panel.style.translate = ''
  const { left, right } = panel.getBoundingClientRect()
  const beyond = Math.max(0, right - document.documentElement.clientWidth) || Math.min(0, left)
  if (beyond !== 0) panel.style.translate = `${-beyond}px`
}
