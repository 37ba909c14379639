import type { ColumnSwitch, Filter, Word } from '../types.ts'

/** The words of a directive or an end comment, sorted into what they are. */
export interface DirectiveWords {
  /** The first word; for an end comment it begins with `/`. */
  name: Word
  filters: Filter[]
  switches: ColumnSwitch[]
  /** Words that belong to no filter. */
  strays: Word[]
}

/**
 * Reads the text of a directive comment: white-space separated words, of which the first is the name,
 * `field/value` a filter, and `no-field` and `add-field` column switches. Any other word continues the filter before it.
 *
 * @param text what stands between `<!--` and `-->`
 * @param offset where that text starts in the page; all spans are offsets in the page
 * @returns undefined when there is no word at all
 */
export function readWords(text: string, offset: number): DirectiveWords | undefined {
  const [name, ...rest] = splitWords(text, offset)
  if (!name) return undefined
  const words: DirectiveWords = { name, filters: [], switches: [], strays: [] }
  for (const word of rest) {
    const filter = readFilter(word)
    const columnSwitch = filter ? undefined : readSwitch(word)
    if (filter) words.filters.push(filter)
    else if (columnSwitch) words.switches.push(columnSwitch)
    else (words.filters.at(-1)?.words ?? words.strays).push(word)
  }
  return words
}

function splitWords(text: string, offset: number): Word[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const start = offset + index
    return { text: word, start, end: start + word.length }
  })
}

function readFilter(word: Word): Filter | undefined {
  const slash = word.text.indexOf('/')
  if (slash < 1) return undefined
  const middle = word.start + slash
  return {
    field: word.text.slice(0, slash),
    fieldSpan: { start: word.start, end: middle },
    value: word.text.slice(slash + 1),
    valueSpan: { start: middle + 1, end: word.end },
    words: [],
  }
}

function readSwitch(word: Word): ColumnSwitch | undefined {
  const match = /^(no|add)-(.+)$/i.exec(word.text)
  if (!match) return undefined
  return { show: match[1]?.toLowerCase() === 'add', field: match[2] ?? '', start: word.start, end: word.end }
}
