import { button, element } from './element.ts'
import { fileFormats } from './files.ts'
import { makeFilter } from './filter-menu.ts'
import type { ControlWords } from '../report/messages/messages.ts'
import type { Actions, Shown } from './shown.ts'
import type { TableColumn } from './table.ts'

/** The controls above a listing. */
interface Controls {
  element: HTMLElement
  show(shown: Shown): void
}

/** The listing that controls are for. */
interface ControlledListing {
  /** With which the ids in them begin. */
  name: string
  /** By which people who use a screen reader tell it from others. */
  label: string
  isSearchable: boolean
}

/** Makes the controls of a listing. */
export function makeControls(
  { name, label, isSearchable }: ControlledListing,
  columns: readonly TableColumn[],
  words: ControlWords,
  actions: Actions,
): Controls {
  const search = element('input', { type: 'search', id: `${name}-search`, autocomplete: 'off' })
  search.addEventListener('input', () => actions.search(search.value))
  const filters = columns.flatMap((column, index) =>
    column.choices.length > 1 ? [makeFilter(`${name}-filter-${index}`, column, index, words, actions)] : [],
  )
  const sheet = makeSheet(
    filters.map((filter) => filter.element),
    words,
  )
  const status = element('p', { class: 'mdsplice-status', role: 'status' })
  const profile = element('p', { class: 'mdsplice-profile', hidden: true })
  const reset = button(words.reset, () => {
    actions.reset()
    // The button is gone then, and with it the place of the keyboard.
    const others = [...controls.querySelectorAll<HTMLElement>('input, button')]
    others.find((each) => each.checkVisibility())?.focus()
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
    ...(isSearchable
      ? [element('div', { class: 'mdsplice-search' }, element('label', { for: search.id }, words.search), search)]
      : []),
    ...(filters.length > 0 ? [sheet.element] : []),
    element('div', { class: 'mdsplice-actions' }, profile, status, reset, downloads),
  )
  return {
    element: controls,
    show(shown) {
      const { state, total } = shown
      if (search.value !== state.search) search.value = state.search
      for (const filter of filters) filter.show(shown)
      const misspelt = shown.shown > 0 ? shown.misspelt.map(words.similar) : []
      const said = [words.shown(shown.shown, total), ...misspelt].join('. ')
      // Said again, a status would be read out again.
      if (status.textContent !== said) status.textContent = said
      profile.hidden = shown.profile === ''
      profile.textContent = `${words.labels} ${shown.profile}`
      const chosen = [...state.chosen.values()].filter(({ size }) => size > 0).length
      sheet.show(chosen, shown.shown)
      reset.hidden = state.search === '' && chosen === 0 && state.sort === null && shown.profile === ''
    },
  }
}

/** The filters of a listing: in a row, or where that is too narrow in a sheet that a button opens. */
interface Sheet {
  element: HTMLElement
  /**
   * @param chosen in how many filters something is chosen
   * @param count how many rows are shown
   */
  show(chosen: number, count: number): void
}

/** As in `mdsplice.css`. */
const narrow = '(max-width: 44.9375em)'

function makeSheet(filters: readonly HTMLElement[], words: ControlWords): Sheet {
  const row = element('div', { class: 'mdsplice-filters' }, ...filters)
  row.style.setProperty('--mdsplice-filters', String(filters.length))
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
