import { formats } from '../types.ts'
import type { Finding, Format, QueryTerms, RuleDetails, Word } from '../types.ts'
import { splitWord, unquote } from './words.ts'

/** A directive on its way from words to terms. */
export interface Terms extends QueryTerms {
  /** Names of the options that it has. */
  given: Set<string>
  findings: Finding[]
}

type Expected = RuleDetails['invalid-option']['expected']

/** What `option=value` does to a directive's terms, by option; add yours here. Says what is expected when it does not fit. */
const options: Record<string, (terms: Terms, value: Word) => Expected | undefined> = {
  sort(terms, value) {
    const keys = fieldsIn(value)
    terms.sort = keys.map((key) => {
      const isDescending = key.text.startsWith('-')
      return { ...key, text: isDescending ? key.text.slice(1) : key.text, isDescending }
    })
    return terms.sort.every((key) => key.text !== '') ? undefined : 'field'
  },
  limit(terms, value) {
    terms.limit = Number(value.text)
    return /^0*[1-9]\d{0,8}$/.test(value.text) ? undefined : 'number'
  },
  group(terms, value) {
    terms.group = fieldsIn(value)
    return terms.group.every((field) => field.text !== '') ? undefined : 'field'
  },
  columns(terms, value) {
    terms.columns = fieldsIn(value)
    return terms.columns.every((field) => field.text !== '') ? undefined : 'field'
  },
  format(terms, value) {
    terms.format = formats.find((format) => format === value.text.toLowerCase()) ?? null
    return terms.format ? undefined : 'format'
  },
  empty(terms, value) {
    terms.empty = unquote(value.text) ?? value.text
    return undefined
  },
  heading(terms, value) {
    terms.heading = unquote(value.text) ?? value.text
    return undefined
  },
  interactive(terms, value) {
    const isWanted = /^(?:yes|true)$/i.test(value.text)
    terms.interactive = { isWanted, start: value.start, end: value.end }
    return isWanted || /^(?:no|false)$/i.test(value.text) ? undefined : 'switch'
  },
}

/** Whether `name=…` is an option; any other name is a field. */
export function isOption(name: string): boolean {
  return Object.hasOwn(options, name.toLowerCase())
}

/**
 * Reads `option=value` into the terms; what does not fit is a finding.
 *
 * @param name lower case, one for which `isOption` holds
 */
export function readOption(name: Word, value: Word, terms: Terms): void {
  const span = { start: name.start, end: value.end }
  if (terms.given.has(name.text))
    terms.findings.push({ rule: 'duplicate-option', span, details: { option: name.text } })
  terms.given.add(name.text)
  if (unquote(value.text) === undefined) {
    terms.findings.push({ rule: 'invalid-directive', span, details: { problem: 'text-after-quote', text: value.text } })
    return
  }
  const expected = options[name.text]?.(terms, value)
  if (!expected) return
  const known: readonly Format[] | readonly string[] = expected === 'format' ? formats : []
  terms.findings.push({
    rule: 'invalid-option',
    span,
    details: { option: name.text, value: value.text, expected, known },
  })
}

function fieldsIn(value: Word): Word[] {
  return splitWord(value, ',').map((part) => ({ ...part, text: unquote(part.text) ?? part.text }))
}
