import { linesOf } from './blocks/block.ts'
import { placeholder, type Stashed, type StashedFence } from './placeholder.ts'
import { TracedTextBuilder, type TracedText } from './traced-text.ts'

/** What opens a fenced code block. */
export interface FenceOpening {
  /** The backticks or tildes; exactly these close it. */
  fence: string
  language: string
}

const opening = /^(?:~{3,}|`{3,})/
const languageWord = /^[ \t]*\.?([\p{L}\p{N}_#.+-]+)(?=[ \t]|$)/u
const attributes = /^[ \t]*\{(.*)\}[ \t]*$/
const options = /([a-zA-Z]\w*)(?:=(["'])(.*?)\2)?/g
const optionName = /[ \t]*[a-zA-Z]\w*/y

/** The options that code blocks know, and what their values look like (`superfences.highlight_validator`). */
const known: ReadonlyMap<string, RegExp> = new Map([
  ['title', /^/],
  ['title_mode', /^/],
  ['linenums', /^\d/],
  ['hl_lines', /^\d+(?:-\d+)?(?:[ \t]+\d+(?:-\d+)?)*$/],
])

/**
 * Reads an opening fence as `pymdownx.superfences` does (`RE_NESTED_FENCE_START`): a language, and then known options
 * or an attribute list, and nothing else. `` ``` some words `` opens no code block. A language and attributes together
 * are read since pymdownx 10.11, a `}` in the attributes since 10.3.1.
 *
 * @param content the line without what is before the fence
 */
function readFenceOpening(content: string): FenceOpening | undefined {
  const fence = opening.exec(content)?.[0]
  if (fence === undefined) return undefined
  const info = content.slice(fence.length)
  const word = languageWord.exec(info)
  const language = word?.[1] ?? ''
  const rest = info.slice(word?.[0].length)
  if (/^[ \t]*$/.test(rest)) return { fence, language }
  const list = attributes.exec(rest)?.[1]
  if (list !== undefined) return { fence, language: language || (/\.([\w#+-]+)/.exec(list)?.[1] ?? '') }
  return areOptions(rest) ? { fence, language } : undefined
}

function areOptions(text: string): boolean {
  if (!readsAsOptions(text)) return false
  return [...text.matchAll(options)].every(([, name = '', , value = name]) => known.get(name)?.test(value))
}

/**
 * Whether a text is nothing but options with white space after each of them. A value may hold its own quotation mark:
 * `title="a" b"` is one option. All ways to read the text are followed at once, so the cost is linear.
 */
function readsAsOptions(text: string): boolean {
  const ends = new Set([0])
  /** From where on a quotation mark can close a value. */
  const closable: Record<string, number> = { '"': Infinity, "'": Infinity }
  for (let at = 0; at <= text.length; at++) {
    const closes = at > 0 && (closable[text.charAt(at - 1)] ?? Infinity) < at
    if (!(closes || ends.has(at)) || !(at === 0 || endsWord(text, at))) continue
    if (at > 0 && endOf(blankRest, text, at) !== -1) return true
    const nameEnd = endOf(optionName, text, at)
    if (nameEnd === -1) continue
    ends.add(nameEnd)
    const quote = text.charAt(nameEnd) === '=' ? text.charAt(nameEnd + 1) : ''
    if (quote in closable) closable[quote] = Math.min(closable[quote] ?? Infinity, nameEnd + 2)
  }
  return false
}

const blankRest = /[ \t]*$/y

function endsWord(text: string, at: number): boolean {
  return at === text.length || text.charAt(at) === ' ' || text.charAt(at) === '\t'
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match ? at + match[0].length : -1
}

/** With `relaxed_headers`, anything may be behind a fence: what is neither a language nor an option is ignored. */
function readRelaxedOpening(content: string): FenceOpening | undefined {
  const fence = opening.exec(content)?.[0]
  if (fence === undefined) return undefined
  return { fence, language: languageWord.exec(content.slice(fence.length))?.[1] ?? '' }
}

interface OpenFence extends FenceOpening {
  start: number
  prefix: string
  quoteLevel: number
  /** In how many quotes each of its lines must stand. */
  leastLevel: number
  /** Whether the line before was empty. */
  afterEmptyLine: boolean
}

/** Settings of a site that say what a fenced code block is. */
export interface FenceRules {
  /** `relaxed_headers`. */
  isRelaxed: boolean
  /** Whether the site has `pymdownx.quotes`: then a fence ends with the quote that it stands in. */
  quotesEndAtBlankLines: boolean
}

/**
 * The second stage: `pymdownx.superfences`. Each fenced code block, wherever it is, becomes a placeholder after the
 * white space and `>` that its opening line begins with. A line that is indented less, or quoted otherwise, ends the
 * attempt, and so does the end of the page: an unclosed fence is none.
 *
 * @param normalized the page after white space normalisation
 * @param stash receives what the placeholders replace
 */
export function stashFences(normalized: TracedText, stash: Stashed[], rules: FenceRules): TracedText {
  const { text } = normalized
  const fenced = new TracedTextBuilder(normalized)
  let done = 0
  let open: OpenFence | undefined
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd === -1 ? text.length : lineEnd
    if (open) {
      const step = readLine(open, text.slice(at, end))
      if (step === 'closes') {
        fenced.append(text.slice(done, open.start) + open.prefix, done)
        fenced.append(placeholder(stash.length), open.start + open.prefix.length)
        stash.push(stashedFence(normalized, open, end))
        done = end
      }
      if (step !== 'continues') open = undefined
    } else open = openFence(text, at, end, rules)
    at = end + 1
  }
  fenced.append(text.slice(done), done)
  return fenced.build()
}

function stashedFence(normalized: TracedText, { start, prefix, language }: OpenFence, end: number): StashedFence {
  const width = prefix.length
  const span = { start: normalized.originOf(start + width), end: normalized.endOf(end) }
  return { kind: 'fence', ...span, language, lines: linesOf(normalized, start, end), width }
}

function openFence(text: string, start: number, end: number, rules: FenceRules): OpenFence | undefined {
  let at = start
  while (at < end && isPrefix(text.charCodeAt(at))) at++
  const code = text.charCodeAt(at)
  if (code !== 96 && code !== 126) return undefined
  const content = text.slice(at, end)
  const opening = readFenceOpening(content) ?? (rules.isRelaxed ? readRelaxedOpening(content) : undefined)
  if (!opening) return undefined
  const prefix = text.slice(start, at)
  const quoteLevel = quoteLevelOf(prefix)
  const leastLevel = rules.quotesEndAtBlankLines ? quoteLevel : 0
  return { ...opening, start, prefix, quoteLevel, leastLevel, afterEmptyLine: false }
}

/** `SuperFencesBlockPreprocessor.eval_fence` and `eval_quoted`. */
function readLine(open: OpenFence, line: string): 'continues' | 'closes' | 'breaks' {
  let width = 0
  while (width < open.prefix.length && width < line.length && isPrefix(line.charCodeAt(width))) width++
  const prefix = line.slice(0, width)
  const content = line.slice(width)
  const level = quoteLevelOf(prefix)
  if (open.quoteLevel === 0 && line.trim() === '') return 'continues'
  if (level > open.quoteLevel || level < open.leastLevel) return 'breaks'
  const afterEmptyLine = open.afterEmptyLine
  open.afterEmptyLine = content === ''
  if (content === '') return 'continues'
  if (width < open.prefix.length || (afterEmptyLine && level < open.quoteLevel)) return 'breaks'
  return content.startsWith(open.fence) && /^[ \t]*$/.test(content.slice(open.fence.length)) ? 'closes' : 'continues'
}

function isPrefix(code: number): boolean {
  return code === 32 || code === 62
}

function quoteLevelOf(prefix: string): number {
  let level = 0
  for (const character of prefix) if (character === '>') level++
  return level
}
