import { element } from './element.ts'
import { fileFormats } from './files.ts'
import type { FileFormat } from './files.ts'
import type { State } from './state.ts'
import type { TableColumn } from './table.ts'
import type { ControlWords } from '../report/messages/messages.ts'

/** The controls above a listing. */
export interface Controls {
  element: HTMLElement
  /** Makes them show a state. */
  show(state: State, labels: ReadonlySet<string>, count: number, all: number): void
}

/** What happens when a reader uses them. */
export interface Actions {
  search(text: string): void
  choose(field: string, value: string, isChosen: boolean): void
  reset(): void
  download(format: FileFormat): void
}

/**
 * Makes the controls of a listing.
 *
 * @param name with which the ids in it begin
 * @param label by which people who use a screen reader tell it from others
 */
export function makeControls(
  name: string,
  label: string,
  columns: readonly TableColumn[],
  words: ControlWords,
  actions: Actions,
): Controls {
  const search = element('input', { type: 'search', id: `${name}-search`, autocomplete: 'off' })
  search.addEventListener('input', () => actions.search(search.value))
  const filters = columns
    .filter(({ choices }) => choices.length > 1)
    .map((column, index) => makeFilter(`${name}-filter-${index}`, column, actions))
  const status = element('p', { class: 'mdsplice-status', role: 'status' })
  const profile = element('p', { class: 'mdsplice-profile', hidden: true })
  const reset = button(words.reset, () => {
    actions.reset()
    search.focus()
  })
  const files = fileFormats.map((format) => button(format, () => actions.download(format)))
  const downloads = element(
    'div',
    { class: 'mdsplice-files', role: 'group', 'aria-label': words.download },
    `${words.download}:`,
    ...files,
  )
  const controls = element(
    'div',
    { class: 'mdsplice-controls', role: 'search', 'aria-label': label },
    element('div', { class: 'mdsplice-search' }, element('label', { for: search.id }, words.search), search),
    ...filters.map((filter) => filter.element),
    element('div', { class: 'mdsplice-actions' }, status, profile, reset, downloads),
  )
  return {
    element: controls,
    show(state, labels, count, all) {
      if (search.value !== state.search) search.value = state.search
      for (const filter of filters) filter.show(state)
      const said = words.shown(count, all)
      // Said again, a status would be read out again.
      if (status.textContent !== said) status.textContent = said
      profile.hidden = labels.size === 0
      profile.textContent = `${words.labels} ${[...labels].join(', ')}`
      const isAsked = state.search !== '' || [...state.chosen.values()].some(({ size }) => size > 0)
      reset.hidden = !isAsked && state.sort === null && labels.size === 0
    },
  }
}

interface Filter {
  element: HTMLElement
  show(state: State): void
}

/** A button that opens a group of check boxes. */
function makeFilter(id: string, { field, heading, choices }: TableColumn, { choose }: Actions): Filter {
  const count = element('span', { class: 'mdsplice-count' })
  const opener = element('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': id }, heading, count)
  const boxes = choices.map(({ value }) => element('input', { type: 'checkbox', value, autocomplete: 'off' }))
  for (const box of boxes) box.addEventListener('change', () => choose(field, box.value, box.checked))
  const labels = choices.map(({ label }, index) => element('label', {}, boxes[index] ?? '', label))
  const panel = element(
    'div',
    { class: 'mdsplice-choices', id, role: 'group', 'aria-label': heading, hidden: true },
    ...labels,
  )
  const filter = element('div', { class: 'mdsplice-filter' }, opener, panel)
  const open = (isOpen: boolean): void => {
    panel.hidden = !isOpen
    opener.setAttribute('aria-expanded', String(isOpen))
    // Kept within the window.
    panel.style.left = ''
    const beyond = panel.getBoundingClientRect().right - document.documentElement.clientWidth
    if (beyond > 0) panel.style.left = `${-beyond}px`
    if (isOpen) document.addEventListener('click', closeFromBeside)
    else document.removeEventListener('click', closeFromBeside)
  }
  const closeFromBeside = ({ target }: MouseEvent): void => {
    if (target instanceof Node && !filter.contains(target)) open(false)
  }
  opener.addEventListener('click', () => open(opener.getAttribute('aria-expanded') === 'false'))
  filter.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || panel.hidden) return
    open(false)
    opener.focus()
  })
  filter.addEventListener('focusout', ({ relatedTarget }) => {
    // Without a target it was a click beside, or the window lost the focus.
    if (relatedTarget instanceof Node && !filter.contains(relatedTarget)) open(false)
  })
  return {
    element: filter,
    show({ chosen }) {
      const values = chosen.get(field)
      for (const box of boxes) box.checked = values?.has(box.value) ?? false
      const ticked = boxes.filter(({ checked }) => checked).length
      count.textContent = ticked > 0 ? ` (${ticked})` : ''
    },
  }
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text)
  made.addEventListener('click', press)
  return made
}
