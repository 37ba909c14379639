import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { spanOf, type Span } from '../../core/span.ts'
import { parseYaml } from '../../core/yaml/parse.ts'
import type { YamlProblem } from '../../core/yaml/problem.ts'
import {
  noOptions,
  type Filter,
  type FilterValue,
  type Operator,
  type QueryTerms,
  type Word,
} from '../../listings/query.ts'
import { optionValueKind, readOption, type Terms } from './options.ts'
import type { Finding } from '../../report/finding.ts'
import { inQuotes, partOf, splitWord, splitWords, unquote } from './words.ts'

/**
 * The grammar of directives, from text to data. The manual has it as EBNF (`docs/grammar.md`).
 *
 *     directive = name { filter | option | switch | word } [ flow ]
 */
export interface DirectiveText {
  /** The first word; of an end comment it begins with `/`. */
  name: Word
  /** The other words, as written there. */
  rest: Word[]
  terms: QueryTerms
  findings: Finding[]
}

/**
 * Reads the text of a directive comment.
 *
 * @param text what is between `<!--` and `-->`
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

/** What is wrong with braces, and where. */
interface FlowMistake {
  problem: YamlProblem | 'no-mapping' | 'nested'
  span: Span
}

/**
 * Reads a YAML flow mapping, as Material's tags plugin has it in its comments. Each key becomes the word that says the
 * same: `bouwblok: [data, privacy]` is `bouwblok/data|privacy`, `sort: title` is `sort=title`, `"prioriteit<": 3` is
 * `prioriteit<3`. YAML has its own quotes, so they have no meaning here: a `*` is a wildcard in them, too.
 *
 * @param offset where the text starts in the page
 * @returns the words, or what is wrong and where
 */
function wordsOfFlow(text: string, offset: number): Word[] | FlowMistake {
  const yaml = parseYaml(text)
  const whole = { start: offset + text.search(/\S/), end: offset + text.trimEnd().length }
  if ('problem' in yaml)
    return { problem: yaml.problem, span: { start: Math.min(offset + yaml.offset, whole.end - 1), end: whole.end } }
  const { contents } = yaml.document
  if (!isMap(contents)) return { problem: 'no-mapping', span: whole }
  const words: Word[] = []
  for (const pair of contents.items) {
    const key = pair.key as Node
    const value = pair.value as Node | null
    const members = isSeq(value) ? (value.items as Node[]) : value ? [value] : []
    const [start, end] = [key.range?.[0] ?? 0, (value ?? key).range?.[1] ?? 0]
    const span = { start: offset + start, end: offset + end }
    if (!isScalar(key) || !members.every((member) => isScalar(member))) return { problem: 'nested', span }
    const texts = members.map((member) => (member.value === null ? '' : (member.source ?? String(member.value))))
    words.push({ text: termOf(String(key.value), texts), ...span })
  }
  return words
}

/** The word that says what a name and its values do. */
function termOf(name: string, values: readonly string[]): string {
  const kind = optionValueKind(name)
  if (kind) return `${name}=${values.map(kind === 'sort-keys' ? dashInFront : inQuotes).join(',')}`
  const [, negation = '', field = '', operator = ''] = /^(!?)([^]*?)([<>]=?)?$/.exec(name) ?? []
  const alternatives = values.map((value) => value.split('*').map(inQuotes).join('*'))
  return `${negation}${inQuotes(field)}${operator || '='}${alternatives.join('|')}`
}

/** The `-` of a descending field is before the quotes. */
function dashInFront(key: string): string {
  return key.startsWith('-') ? `-${inQuotes(key.slice(1))}` : inQuotes(key)
}
