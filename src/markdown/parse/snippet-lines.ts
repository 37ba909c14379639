const blockMarker = /^[ \t]*-{2,}8<-{2,}$/
const inlineSnippet = /^[ \t]*-{2,}8<-{2,}[ \t]+(?:"(?:\\"|[^"])+"|'(?:\\'|[^'])+')$/

/**
 * The lines that `pymdownx.snippets` takes out of a page: `--8<-- "file"`, and all from one `--8<--` line to the next.
 * What it puts there instead is not ours to read.
 */
export class SnippetLines {
  #inBlock = false

  /** Whether the next line of the page is taken out. */
  take(line: string): boolean {
    if (!this.#inBlock && !line.includes('8<')) return false
    if (blockMarker.test(line)) {
      this.#inBlock = !this.#inBlock
      return true
    }
    return this.#inBlock || inlineSnippet.test(line)
  }
}
