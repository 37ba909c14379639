import { TracedTextBuilder, type TracedText } from './traced-text.ts'

const field = /^ {0,3}[A-Za-z0-9_-]+:/
const more = /^ {4,}/

/**
 * Takes out the `key: value` lines at the top of a page's body, for a site with `markdown.extensions.meta`
 * (`MetaPreprocessor` 3.11). The empty line or the `---` that ends them goes, too.
 *
 * @param normalized the page after white space normalisation
 */
export function withoutMetadata(normalized: TracedText): TracedText {
  const { text } = normalized
  let at = /^-{3}\s*\n/.exec(text)?.[0].includes('\n') ? text.indexOf('\n') + 1 : 0
  for (let isInField = false; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end === -1 ? text.length : end)
    const isEnd = line.trim() === '' || /^(?:-{3}|\.{3})\s*$/.test(line)
    const isField = field.test(line)
    if (!isEnd && !isField && !(isInField && more.test(line))) break
    at = end === -1 ? text.length : end + 1
    isInField = true
    if (isEnd) break
  }
  if (at === 0) return normalized
  const rest = new TracedTextBuilder(normalized)
  rest.append(text.slice(at), at)
  return rest.build()
}
