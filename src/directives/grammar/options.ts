import { readSortKey } from '../../config/field-names.ts'
import { formatNames } from '../../listings/formats/registry.ts'
import { optionNames, type QueryOptions, type QueryTerms, type Word } from '../../listings/query.ts'
import type { Finding } from '../../report/finding.ts'
import type { RuleDetails } from '../../report/rules.ts'
import { splitWord, unquote } from './words.ts'

/** A directive on its way from words to terms. */
export interface Terms extends QueryTerms {
  /** Names of the options that it has. */
  given: Set<string>
  findings: Finding[]
}

type Expected = RuleDetails['invalid-option']['expected']

/** What is wrong with an option's value: quotes that do not go around all of it, or it is not what is expected. */
type Mistake = Expected | 'misquoted' | 'other-quotes'

interface Option {
  /**
   * What its value is made of: names of fields, those with a `-` before them, a text of the author's own, or one word.
   */
  kind: 'fields' | 'sort-keys' | 'text' | 'word'
  /** Puts a value into the terms; says what is wrong when it does not fit. */
  read(terms: Terms, value: Word): Mistake | undefined
}

/** What `option=value` does to a directive's terms, by option; add yours here. */
const options: Readonly<Record<keyof QueryOptions, Option>> = {
  sort: {
    kind: 'sort-keys',
    read(terms, value) {
      const keys = splitWord(value, ',')
      const read = keys.map(({ text }) => readSortKey(text))
      const fields = fieldsOf(keys.map((key, index) => ({ ...key, text: read[index]?.field ?? '' })))
      if (typeof fields === 'string') return fields
      terms.sort = fields.map((field, index) => ({
        ...field,
        isDescending: read[index]?.isDescending ?? false,
        order: read[index]?.order ?? null,
      }))
      return undefined
    },
  },
  limit: {
    kind: 'word',
    read(terms, value) {
      terms.limit = Number(bare(value))
      return numberIn(value)
    },
  },
  first: {
    kind: 'word',
    read(terms, value) {
      terms.first = { rows: Number(bare(value)), start: value.start, end: value.end }
      return numberIn(value)
    },
  },
  more: {
    kind: 'text',
    read(terms, value) {
      terms.more = { ...value, text: unquote(value.text) ?? '' }
      return quotesOf(value)
    },
  },
  group: { kind: 'fields', read: readFields('group') },
  columns: { kind: 'fields', read: readFields('columns') },
  format: {
    kind: 'word',
    read(terms, value) {
      terms.format = formatNames.find((name) => name === bare(value).toLowerCase()) ?? null
      return terms.format ? undefined : 'format'
    },
  },
  empty: { kind: 'text', read: readText('empty') },
  heading: { kind: 'text', read: readText('heading') },
  interactive: {
    kind: 'word',
    read(terms, value) {
      const text = bare(value)
      const isWanted = /^(?:yes|true)$/i.test(text)
      terms.interactive = { isWanted, start: value.start, end: value.end }
      return isWanted || /^(?:no|false)$/i.test(text) ? undefined : 'switch'
    },
  },
  locale: {
    kind: 'word',
    read(terms, value) {
      terms.locale = { ...value, text: unquote(value.text) ?? '' }
      return quotesOf(value)
    },
  },
}

function readFields(name: 'group' | 'columns'): Option['read'] {
  return (terms, value) => {
    const fields = fieldsOf(splitWord(value, ','))
    if (typeof fields === 'string') return fields
    terms[name] = fields
    return undefined
  }
}

function numberIn(value: Word): Mistake | undefined {
  return /^0*[1-9]\d{0,8}$/.test(bare(value)) ? undefined : 'number'
}

function readText(name: 'empty' | 'heading'): Option['read'] {
  return (terms, value) => {
    terms[name] = unquote(value.text) ?? null
    return quotesOf(value)
  }
}

/** What the value of `name=…` is made of, in upper or lower case; undefined where that is not an option but a field. */
export function optionValueKind(name: string): Option['kind'] | undefined {
  return options[name.toLowerCase() as keyof QueryOptions]?.kind
}

/**
 * Reads `option=value` into the terms; what does not fit is a finding.
 *
 * @param name lower case, one of an option
 */
export function readOption(name: Word, value: Word, terms: Terms): void {
  const span = { start: name.start, end: value.end }
  if (terms.given.has(name.text))
    terms.findings.push({ rule: 'duplicate-option', span, details: { option: name.text } })
  terms.given.add(name.text)
  const option = optionNames.find((known) => known === name.text)
  const mistake = option && options[option].read(terms, value)
  if (mistake === 'misquoted' || mistake === 'other-quotes') {
    const problem = mistake === 'misquoted' ? 'text-after-quote' : mistake
    terms.findings.push({ rule: 'invalid-directive', span, details: { problem, text: value.text } })
  } else if (mistake) {
    const known: readonly string[] = mistake === 'format' ? formatNames : []
    const details = { option: name.text, value: value.text, expected: mistake, known }
    terms.findings.push({ rule: 'invalid-option', span, details })
  }
}

/** The names of fields without their quotes, or what is wrong with one of them. */
function fieldsOf(parts: readonly Word[]): Word[] | Mistake {
  const fields = parts.map((part) => ({ ...part, text: unquote(part.text) }))
  if (fields.some(({ text }) => text === '')) return 'field'
  const named = fields.filter((field): field is Word => field.text !== undefined)
  return named.length === fields.length ? named : 'misquoted'
}

/** What is wrong with the quotes of a text of the author's own. Word processors make curly ones of straight ones. */
function quotesOf({ text }: Word): Mistake | undefined {
  if (unquote(text) === undefined) return 'misquoted'
  return /^[“”„«»‘’‚]|^'.*'$/.test(text) ? 'other-quotes' : undefined
}

/** A value for which quotes are not needed, without them. */
function bare({ text }: Word): string {
  return text.replace(/^"(.*)"$/, '$1')
}
