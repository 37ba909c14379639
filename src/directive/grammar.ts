import type { Filter, FilterValue, Finding, Operator, QueryTerms, Span, Word } from '../types.ts'
import { isOption, readOption } from './options.ts'
import type { Terms } from './options.ts'
import { splitWord, splitWords, unquote } from './words.ts'
import { isFlow, wordsOfFlow } from './yaml-flow.ts'

/**
 * The grammar of directives, from text to data. The manual has it as EBNF (`docs/directives.md`).
 *
 *     directive = name { filter | option | switch | word }
 */
export interface DirectiveText {
  /** The first word; of an end comment it begins with `/`. */
  name: Word
  /** The other words, as they stand there. */
  rest: Word[]
  terms: QueryTerms
  findings: Finding[]
}

/**
 * Reads the text of a directive comment.
 *
 * @param text what stands between `<!--` and `-->`
 * @param offset where that text starts in the page; all spans are offsets in the page
 * @returns undefined when there is no word at all
 */
export function readDirectiveText(text: string, offset: number): DirectiveText | undefined {
  const { words, unclosedQuote } = splitWords(text, offset)
  const name = words[0] ?? firstWord(text, offset)
  if (!name) return undefined
  const terms = noTerms()
  if (unclosedQuote !== null) {
    terms.findings.push(
      invalid(
        'unclosed-quote',
        { start: unclosedQuote, end: offset + text.trimEnd().length },
        text.slice(unclosedQuote - offset).trim(),
      ),
    )
  }
  const rest = text.slice(name.end - offset)
  if (isFlow(rest)) readFlow(rest, name.end, terms)
  else for (const word of words.slice(1)) readTerm(word, terms)
  const { given: _, findings, ...asked } = terms
  return { name, rest: words.slice(1), terms: asked, findings }
}

function noTerms(): Terms {
  const lists = { filters: [], switches: [], strays: [], sort: [], group: [], findings: [] }
  return { ...lists, limit: null, columns: null, format: null, empty: null, heading: null, interactive: null, given: new Set() }
}

/** The name of a directive whose only word holds a quote that is not closed. */
function firstWord(text: string, offset: number): Word | undefined {
  const match = /\S+/.exec(text)
  return match
    ? { text: match[0], start: offset + match.index, end: offset + match.index + match[0].length }
    : undefined
}

function readFlow(text: string, offset: number, terms: Terms): void {
  const words = wordsOfFlow(text, offset)
  if ('problem' in words)
    terms.findings.push({ rule: 'invalid-directive', span: words.span, details: { problem: 'not-yaml', reason: words.problem } })
  else for (const word of words) readTerm(word, terms)
}

const filterStart = /^(!?)([^!/=<>|"*\s][^/=<>|"*\s]*)(<=|>=|[/=<>])/

function readTerm(word: Word, terms: Terms): void {
  const match = filterStart.exec(word.text)
  const [head = '', negation, field = '', operator = ''] = match ?? []
  if (match && operator === '=' && !negation && isOption(field)) {
    readOption(
      { text: field.toLowerCase(), start: word.start, end: word.start + field.length },
      dropStart(word, head.length),
      terms,
    )
  } else if (match) terms.filters.push(readFilter(word, head, field, operator, terms))
  else if (/^(?:no-)?interactive$/i.test(word.text))
    terms.interactive = { isWanted: !/^no-/i.test(word.text), start: word.start, end: word.end }
  else if (/^(?:no|add)-[^\s"]+$/i.test(word.text)) {
    const show = /^add/i.test(word.text)
    terms.switches.push({ show, field: word.text.slice(show ? 4 : 3), start: word.start, end: word.end })
  } else (terms.filters.at(-1)?.words ?? terms.strays).push(word)
}

function readFilter(word: Word, head: string, field: string, operator: string, terms: Terms): Filter {
  const fieldStart = word.start + (head.startsWith('!') ? 1 : 0)
  const alternatives = splitWord(dropStart(word, head.length), '|')
  const values = alternatives.map((value) => readValue(value, terms.findings))
  return {
    isNegated: head.startsWith('!'),
    field,
    fieldSpan: { start: fieldStart, end: fieldStart + field.length },
    operator: operator === '/' ? '=' : (operator as Operator),
    values,
    words: [],
    start: word.start,
    end: word.end,
  }
}

function readValue(word: Word, findings: Finding[]): FilterValue {
  const span = { start: word.start, end: word.end }
  const quoted = unquote(word.text)
  if (quoted === undefined) findings.push(invalid('text-after-quote', span, word.text))
  if (typeof quoted === 'string') return { kind: 'text', text: quoted.trim().replace(/\s+/g, ' '), ...span }
  const own = /^this\.(.+)$/i.exec(word.text)
  if (own) return { kind: 'this', field: own[1] ?? '', ...span }
  if (word.text.includes('*')) return { kind: 'pattern', parts: word.text.split('*'), ...span }
  return { kind: 'text', text: word.text, ...span }
}

function dropStart(word: Word, width: number): Word {
  return { text: word.text.slice(width), start: word.start + width, end: word.end }
}

function invalid(problem: 'unclosed-quote' | 'text-after-quote', span: Span, text: string): Finding {
  return { rule: 'invalid-directive', span: { start: span.start, end: span.end }, details: { problem, text } }
}
