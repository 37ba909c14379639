import { spanOf, type Span } from '../../core/span.ts'
import { optionValueKind, readOption, type Terms } from './options.ts'
import { partOf, splitWord, splitWords, unquote } from './words.ts'
import { wordsOfFlow } from './yaml-flow.ts'
import {
  noOptions,
  type Filter,
  type FilterValue,
  type Operator,
  type QueryTerms,
  type Word,
} from '../../listings/query.ts'
import type { Finding } from '../../report/finding.ts'

/**
 * The grammar of directives, from text to data. The manual has it as EBNF (`docs/grammar.md`).
 *
 *     directive = name { filter | option | switch | word } [ flow ]
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
  const { words, unclosedQuote, flow } = splitWords(text, offset)
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
  for (const word of words.slice(1)) readTerm(word, terms)
  const rest = words.slice(1)
  if (flow !== null) {
    const braces = { text: text.slice(flow - offset).trimEnd(), start: flow, end: offset + text.trimEnd().length }
    readFlow(braces, terms)
    rest.push(braces)
  }
  const { given: _, findings, ...asked } = terms
  return { name, rest, terms: asked, findings }
}

function noTerms(): Terms {
  return { filters: [], switches: [], strays: [], ...noOptions, findings: [], given: new Set() }
}

/** The name of a directive whose only word holds a quote that is not closed. */
function firstWord(text: string, offset: number): Word | undefined {
  const match = /\S+/.exec(text)
  return match
    ? { text: match[0], start: offset + match.index, end: offset + match.index + match[0].length }
    : undefined
}

function readFlow({ text, start }: Word, terms: Terms): void {
  const words = wordsOfFlow(text, start)
  if ('problem' in words)
    terms.findings.push({
      rule: 'invalid-directive',
      span: words.span,
      details: { problem: 'not-yaml', reason: words.problem },
    })
  else for (const word of words) readTerm(word, terms)
}

const filterStart = /^(!?)("(?:[^"\\]|\\[^])+"|[^!/=<>|"*\s][^/=<>|"*\s]*)(<=|>=|[/=<>])/

function readTerm(word: Word, terms: Terms): void {
  const match = filterStart.exec(word.text)
  const [head = '', negation, field = '', operator = ''] = match ?? []
  if (match && operator === '=' && !negation && optionValueKind(field)) {
    readOption({ ...partOf(word, 0, field.length), text: field.toLowerCase() }, partOf(word, head.length), terms)
  } else if (match) terms.filters.push(readFilter(word, head, field, operator, terms))
  else if (/^(?:no-)?interactive$/i.test(word.text))
    terms.interactive = { isWanted: !/^no-/i.test(word.text), start: word.start, end: word.end }
  else readSwitch(word, terms)
}

function readSwitch(word: Word, terms: Terms): void {
  const [, verb = '', name = ''] = /^(no|add)-([^]+)$/i.exec(word.text) ?? []
  const field = unquote(name)
  if (field) terms.switches.push({ show: /^add$/i.test(verb), field, start: word.start, end: word.end })
  else (terms.filters.at(-1)?.words ?? terms.strays).push(word)
}

function readFilter(word: Word, head: string, field: string, operator: string, terms: Terms): Filter {
  const fieldStart = head.startsWith('!') ? 1 : 0
  const { start, end } = partOf(word, fieldStart, fieldStart + field.length)
  const alternatives = splitWord(partOf(word, head.length), '|')
  const values = alternatives.map((value) => readValue(value, terms.findings))
  return {
    isNegated: head.startsWith('!'),
    field: unquote(field) ?? field,
    fieldSpan: { start, end },
    operator: operator === '/' ? '=' : (operator as Operator),
    values,
    words: [],
    start: word.start,
    end: word.end,
  }
}

function readValue(word: Word, findings: Finding[]): FilterValue {
  const span = spanOf(word)
  const own = /^this\.([^*"]+)$/i.exec(word.text)
  if (own) return { kind: 'this', field: own[1] ?? '', ...span }
  const hasQuotes = word.text.includes('"')
  const pieces = hasQuotes ? splitWord(word, '*').map(({ text }) => unquote(text)) : word.text.split('*')
  if (pieces.includes(undefined)) findings.push(invalid('text-after-quote', span, word.text))
  const parts = pieces.map((piece) => (piece ?? '').replace(/\s+/g, ' '))
  return parts.length === 1
    ? { kind: 'text', text: (parts[0] ?? '').trim(), ...span }
    : { kind: 'pattern', parts, ...span }
}

function invalid(problem: 'unclosed-quote' | 'text-after-quote', span: Span, text: string): Finding {
  return { rule: 'invalid-directive', span: spanOf(span), details: { problem, text } }
}
