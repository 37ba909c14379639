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

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0
  }

  open(name: string): void {
    this.#names.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** Closes the innermost element of the name and all in it; does nothing when there is none. */
  close(name: string): void {
    if (!this.has(name)) return
    for (let closed = this.#names.pop(); closed !== undefined; closed = this.#names.pop()) {
      this.#counts.set(closed, (this.#counts.get(closed) ?? 1) - 1)
      if (closed === name) return
    }
  }
}
