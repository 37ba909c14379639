import { Session } from 'node:inspector'
import type { Profiler } from 'node:inspector'

/** Which blocks of our code have been run so far, as the engine itself counts them. */
export class Coverage {
  readonly #session = new Session()
  readonly #known = new Set<string>()

  constructor() {
    this.#session.connect()
    this.#session.post('Profiler.enable')
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** The blocks that were run since it was last asked, and never before that. */
  newBlocks(): string[] {
    return this.#take().flatMap(({ scriptId, url, functions }) => {
      if (!url.includes('/src/')) return []
      const blocks = functions.flatMap(({ ranges }) => ranges.filter(({ count }) => count > 0))
      return blocks
        .map(({ startOffset, endOffset }) => `${scriptId}:${startOffset}:${endOffset}`)
        .filter((block) => !this.#known.has(block))
    })
  }

  /** Knows blocks from now on. */
  know(blocks: readonly string[]): void {
    for (const block of blocks) this.#known.add(block)
  }

  get size(): number {
    return this.#known.size
  }

  close(): void {
    this.#session.post('Profiler.stopPreciseCoverage')
    this.#session.disconnect()
  }

  #take(): Profiler.ScriptCoverage[] {
    let taken: Profiler.ScriptCoverage[] = []
    // The answer is there when `post` returns: the session is that of this thread.
    this.#session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      taken = result
    })
    return taken
  }
}
