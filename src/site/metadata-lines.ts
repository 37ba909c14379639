import type { Field, FrontMatter } from './page.ts'

const keyLine = /^ {0,3}([A-Za-z0-9_-]+):[ \t]*(.*)/s
const continuationLine = /^(?: {4}|\t)\s*(.*)/s

/**
 * Reads MultiMarkdown metadata: `key: value` lines at the very top of a page, without `---`. MkDocs takes them for
 * front matter and cuts them off (`mkdocs.utils.meta`, `META_RE`); keys are lower-cased there.
 *
 * @param source the page's text without byte order mark
 */
export function readMetadataLines(source: string): FrontMatter {
  const fields = new Map<string, Field>()
  let current: Field | undefined
  let start = 0
  while (start < source.length) {
    const lineFeed = source.indexOf('\n', start)
    const next = lineFeed === -1 ? source.length : lineFeed + 1
    const line = source.slice(start, next).replace(/\r?\n$/, '')
    const key = keyLine.exec(line)
    const more = key || !current ? null : continuationLine.exec(line)
    if (key) {
      const name = (key[1] ?? '').toLowerCase()
      const value = {
        text: (key[2] ?? '').trim(),
        start: start + line.length - (key[2] ?? '').length,
        end: start + line.length,
      }
      const key_ = { start: start + line.indexOf(key[1] ?? ''), end: start + line.indexOf(':') }
      const values = fields.get(name)?.values ?? []
      values.push(value)
      current = { name, key: key_, form: 'scalar', values }
      fields.set(name, current)
    } else if (more) {
      const last = current?.values.at(-1)
      const text = (more[1] ?? '').trim()
      if (last && text !== '') last.text = last.text === '' ? text : `${last.text} ${text}`
    } else {
      return { end: line.trim() === '' && current ? next : start, fields }
    }
    start = next
  }
  return { end: source.length, fields }
}
