import type { Finding, Query, QueryTerms, Request, Word } from '../types.ts'
import type { DirectiveText } from './grammar.ts'
import type { DirectiveSite, RequestReader } from './kinds.ts'
import { relationNames } from './names.ts'

type Kind = (typeof relationNames)[number]

/** Makes a request of the words behind a directive's name, given its rows; what does not fit is a finding. */
type Reading = (
  words: readonly Word[],
  toQuery: (collection: Word) => Query,
  options: ReadonlyMap<string, Word>,
) => Request | Finding

/** The words behind each name in order, a collection unless another is said, and the options that only it has. */
const kinds: Record<Kind, { words: readonly (string | null)[]; options: readonly string[]; example: string; read: Reading }> = {
  matrix: {
    words: [null, null],
    options: ['heads'],
    example: 'matrix vereisten levenscyclus',
    read: ([rows, across], toQuery, options) => ({
      kind: 'matrix',
      rows: toQuery(rows as Word),
      across: across as Word,
      heads: options.get('heads')?.text ?? 'title',
    }),
  },
  coverage: {
    words: [null, 'of', null],
    options: ['min'],
    example: 'coverage maatregelen of vereisten',
    read([by, , rows], toQuery, options) {
      const minimum = options.get('min')
      if (minimum && !/^(?:100|\d{1,2}(?:[.,]\d+)?)%?$/.test(minimum.text)) return noPercentage(minimum)
      const percent = minimum ? Number(minimum.text.replace(/%$/, '').replace(',', '.')) : null
      return { kind: 'coverage', by: nameOf(by as Word), rows: toQuery(rows as Word), minimum: percent }
    },
  },
  graph: {
    words: [null, null],
    options: [],
    example: 'graph vereisten maatregelen',
    read: ([rows, to], toQuery) => ({ kind: 'graph', rows: toQuery(rows as Word), to: nameOf(to as Word) }),
  },
}

/**
 * `matrix`, `coverage` and `graph`. Other people's comments may begin with these words, too: one is ours when its next
 * word is a collection, or nearly one with another word behind it.
 */
export function relationDirectives(site: DirectiveSite): [string, RequestReader][] {
  return relationNames.map((name) => [name, (text) => readRelation(site, name, text)])
}

function readRelation(site: DirectiveSite, name: Kind, text: DirectiveText): ReturnType<RequestReader> {
  const { words: expected, options: known, example, read } = kinds[name]
  const { options, terms } = takeOptions(text.terms, known)
  const words = terms.strays.slice(0, expected.length)
  const [first] = words
  if (!first || !isMeant(site, first, words.length)) return undefined
  const isComplete = expected.every((word, index) => word === null ? words[index] : words[index]?.text.toLowerCase() === word)
  if (!isComplete) return mistake({ rule: 'invalid-directive', span: text.name, details: { problem: 'incomplete', text: example } })
  const collections = words.filter((_, index) => expected[index] === null).slice(0, name === 'matrix' ? 1 : 2)
  const unknown = collections.find((word) => !site.collections.includes(nameOf(word)))
  if (unknown) return mistake(unknownCollection(unknown, site.collections))
  const toQuery = (collection: Word): Query =>
    ({ kind: 'list', collection: nameOf(collection), source: 'collection', ...terms, strays: terms.strays.slice(expected.length) })
  const request = read(words, toQuery, options)
  return 'rule' in request ? mistake(request) : { request, findings: [] }
}

/** Options that only some directives have look like filters to the grammar: `min=95%`. */
function takeOptions(terms: QueryTerms, known: readonly string[]): { options: Map<string, Word>; terms: QueryTerms } {
  const options = new Map<string, Word>()
  const strays = [...terms.strays]
  const filters = terms.filters.filter(({ field, isNegated, operator, values: [value], words, start, end }) => {
    if (isNegated || operator !== '=' || value?.kind !== 'text' || !known.includes(field.toLowerCase())) return true
    options.set(field.toLowerCase(), { text: value.text, start, end })
    strays.push(...words)
    return false
  })
  return { options, terms: { ...terms, filters, strays } }
}

function isMeant(site: DirectiveSite, word: Word, words: number): boolean {
  return site.collections.includes(nameOf(word)) || (words > 1 && site.isNearCollection(word.text))
}

function nameOf({ text }: Word): string {
  return text.toLowerCase()
}

function mistake(finding: Finding): { request: null; findings: Finding[] } {
  return { request: null, findings: [finding] }
}

function unknownCollection({ text, start, end }: Word, known: readonly string[]): Finding {
  return { rule: 'unknown-collection', span: { start, end }, details: { name: text, known } }
}

function noPercentage({ text, start, end }: Word): Finding {
  return {
    rule: 'invalid-option',
    span: { start, end },
    details: { option: 'min', value: text, expected: 'percentage', known: [] },
  }
}
