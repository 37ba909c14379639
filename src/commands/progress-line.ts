import type { CommandIo } from './command.ts'

/** A line that says how far a run is. */
export interface ProgressLine {
  show(done: number, pages: number): void
  /** Takes the line away again. */
  clear(): void
}

const patience = 1000
const interval = 100

/** Makes a progress line: on a terminal only, and only for a run that takes longer than a second. */
export function progressLine(verb: string, { isTerminal = false, now = Date.now, orderErr }: CommandIo): ProgressLine {
  if (!isTerminal) return { show: () => {}, clear: () => {} }
  let next = now() + patience
  let isShown = false
  return {
    show(done, pages) {
      if (now() < next) return
      next = now() + interval
      isShown = true
      orderErr(`\r\u001B[Kmdsplice ${verb}: ${done} / ${pages}`)
    },
    clear() {
      if (isShown) orderErr('\r\u001B[K')
      isShown = false
    },
  }
}
