/** In milliseconds: long enough for the files of one `git checkout`, and for the next key of someone who types. */
const pause = 150

/** In milliseconds: the longest that somebody who never pauses waits. */
const patience = 2000

/**
 * Does something once for a burst of changes: a little after the last one, and longer after it where it takes longer, so
 * that it never takes up more than half of the time.
 */
export class Rounds<Item> {
  readonly #act: (item: Item) => void
  readonly #due = new Map<Item, { timer: NodeJS.Timeout; since: number }>()
  #took = 0

  constructor(act: (item: Item) => void) {
    this.#act = act
  }

  /** Plans a round, or puts off the one that is planned. */
  plan(item: Item): void {
    const now = performance.now()
    const planned = this.#due.get(item)
    const since = planned?.since ?? now
    clearTimeout(planned?.timer)
    const wait = Math.min(Math.max(pause, this.#took), Math.max(0, since + patience - now))
    this.#due.set(item, { since, timer: setTimeout(() => this.#run(item), wait) })
  }

  /** Calls off all that is planned. */
  stop(): void {
    for (const { timer } of this.#due.values()) clearTimeout(timer)
    this.#due.clear()
  }

  #run(item: Item): void {
    this.#due.delete(item)
    const start = performance.now()
    this.#act(item)
    this.#took = performance.now() - start
  }
}
