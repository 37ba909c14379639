/** What opens a fenced code block. */
export interface FenceOpening {
  /** The backticks or tildes; exactly these close it. */
  fence: string
  language: string
}

const opening = /^(~{3,}|`{3,})[ \t]*(.*)/s
const attributeList = /^\{[^}\n]*\}$/
const language = /^\.?([\p{L}\p{N}_#.+-]*)[ \t]*/u
const swallowedOption = /(?:^|[^\p{L}\p{N}_])([a-zA-Z]\w*)$/u
const options = /([a-zA-Z]\w*)(?:=(["'])(.*?)\2)?/g
const optionName = /[a-zA-Z]\w*/y
const space = /[ \t]*/y

/** The options that code blocks know, and what their values look like (`superfences.highlight_validator`). */
const known: ReadonlyMap<string, RegExp> = new Map([
  ['title', /^/],
  ['linenums', /^\d/],
  ['hl_lines', /^\d+(?:-\d+)?(?:[ \t]+\d+(?:-\d+)?)*$/],
])

/**
 * Reads an opening fence as `pymdownx.superfences` does: a language and known options, or an attribute list, and
 * nothing else. `` ``` some words `` opens no code block.
 *
 * @param content the line without what stands before the fence
 */
export function readFenceOpening(content: string): FenceOpening | undefined {
  if (!content.startsWith('```') && !content.startsWith('~~~')) return undefined
  const match = opening.exec(content)
  if (!match) return undefined
  const fence = match[1] ?? ''
  const info = (match[2] ?? '').replace(/(?<![ \t])[ \t]+$/, '')
  if (attributeList.test(info)) return { fence, language: /\.([\w#+-]+)/.exec(info)?.[1] ?? '' }
  const word = language.exec(info)
  const name = word?.[1] ?? ''
  if (areOptions(info.slice(word?.[0].length))) return { fence, language: name }
  const swallowed = info.charAt(word?.[0].length ?? 0) === '=' ? swallowedOption.exec(name)?.[1] : undefined
  if (swallowed === undefined) return undefined
  const end = (word?.[0].length ?? 0) - swallowed.length
  return areOptions(info.slice(end)) ? { fence, language: name.slice(0, -swallowed.length) } : undefined
}

function areOptions(text: string): boolean {
  if (text === '') return true
  if (!readsAsOptions(text, 0, new Set())) return false
  return [...text.matchAll(options)].every(([, name = '', , value = name]) => known.get(name)?.test(value))
}

/** Whether a text is nothing but options from the offset on. A value may hold its own quotation mark. */
function readsAsOptions(text: string, at: number, failed: Set<number>): boolean {
  if (at === text.length) return true
  const nameEnd = at + lengthOf(optionName, text, at)
  if (nameEnd === at || failed.has(at)) return false
  failed.add(at)
  const quote = text.charAt(nameEnd) === '=' ? text.charAt(nameEnd + 1) : ''
  if (quote === '"' || quote === "'") {
    for (let close = text.indexOf(quote, nameEnd + 2); close !== -1; close = text.indexOf(quote, close + 1)) {
      if (readsAsOptions(text, close + 1 + lengthOf(space, text, close + 1), failed)) return true
    }
  }
  return readsAsOptions(text, nameEnd + lengthOf(space, text, nameEnd), failed)
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
