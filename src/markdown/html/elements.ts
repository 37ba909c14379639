/** Elements that Python-Markdown takes for blocks (`Markdown.block_level_elements`, 3.4 and later). */
const blockLevel = new Set(
  `address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure footer
  form group h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main map math menu nav noscript object ol option output
  p pre progress section script style summary table tbody td textarea tfoot th thead tr ul video`.split(/\s+/),
)

/** Whether Python-Markdown takes an element for a block: it starts raw HTML at the beginning of a line. */
export function isBlockLevel(name: string): boolean {
  return blockLevel.has(name)
}

/** Whether an element holds text only: no tags, no comments. */
export function isTextOnly(name: string): boolean {
  return name === 'script' || name === 'style'
}
