/** Elements that Python-Markdown takes for blocks (`util.BLOCK_LEVEL_ELEMENTS`, 3.11). */
const blockLevel = new Set(
  `address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure footer
  form group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map math menu nav noscript object ol option
  output p pre progress section script style summary table tbody td textarea tfoot th thead tr ul video`.split(/\s+/),
)

/** Whether Python-Markdown takes an element for a block: it starts raw HTML at the beginning of a line. */
export function isBlockLevel(name: string): boolean {
  return blockLevel.has(name)
}

const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Whether an element never has an end tag (`htmlparser.void_tags`). */
export function isVoid(name: string): boolean {
  return voidElements.has(name)
}

/** Whether an element holds text only: no tags, no comments. */
export function isTextOnly(name: string): boolean {
  return name === 'script' || name === 'style'
}

/** The names of open elements, innermost last. Every question costs the same, however many are open. */
export class OpenNames {
  readonly #names: string[] = []
  readonly #counts = new Map<string, number>()

  get depth(): number {
    return this.#names.length
  }

  /** The name of the innermost one; empty when none is open. */
  get innermost(): string {
    return this.#names.at(-1) ?? ''
  }

  /** The names, each once. */
  get distinct(): IterableIterator<string> {
    return this.#counts.keys()
  }

  has(name: string): boolean {
    return this.#counts.has(name)
  }

  open(name: string): void {
    this.#names.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** Closes the innermost element of the name and all in it; does nothing when there is none. */
  close(name: string): void {
    if (!this.has(name)) return
    for (let closed = this.#names.pop(); closed !== undefined; closed = this.#names.pop()) {
      const left = (this.#counts.get(closed) ?? 1) - 1
      if (left > 0) this.#counts.set(closed, left)
      else this.#counts.delete(closed)
      if (closed === name) return
    }
  }

  clear(): void {
    this.#names.length = 0
    this.#counts.clear()
  }
}
