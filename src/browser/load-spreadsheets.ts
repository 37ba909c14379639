import { element } from './element.ts'

/** A cell of a table: its text, and its link where it has just one. */
export interface LinkedText {
  text: string
  link: string | null
}

/** Writes rows as a spreadsheet. */
export type WriteSpreadsheet = (
  format: 'XLSX' | 'ODS',
  name: string,
  headings: readonly string[],
  rows: readonly (readonly LinkedText[])[],
) => Blob

/** The event with which the script that can write spreadsheets says that it is there. */
export const ready = 'mdsplice-spreadsheets'

const own = document.currentScript ?? document.querySelector('script[src*="mdsplice.js"]')
let loading: Promise<WriteSpreadsheet> | undefined

/** Loads the script that can write spreadsheets, which is beside this one, when it is first asked for. */
export function loadSpreadsheets(): Promise<WriteSpreadsheet> {
  loading ??= new Promise((resolve, reject) => {
    addEventListener(ready, (event) => resolve((event as CustomEvent<WriteSpreadsheet>).detail), { once: true })
    const address = own instanceof HTMLScriptElement ? own.src.replace(/mdsplice\.js/, 'mdsplice-spreadsheets.js') : ''
    const script = element('script', { src: address })
    script.addEventListener('error', () => {
      loading = undefined
      reject(new Error(`${address} is not there`))
    })
    document.head.append(script)
  })
  return loading
}
