import type { Request } from './directive.ts'
import type { DirectiveText } from './grammar/directive-text.ts'
import { unquote } from './grammar/words.ts'
import { relationNames } from './names.ts'
import type { DirectiveSite, RequestReader } from './registry.ts'
import type { Filter, Query, QueryTerms, Word } from '../listings/query-terms.ts'
import type { Finding } from '../report/finding.ts'

type Kind = (typeof relationNames)[number]

/** Makes a request of the words behind a directive's name, given its rows; what does not fit is a finding. */
type Reading = (
  words: readonly Word[],
  toQuery: (collection: Word) => Query,
  options: ReadonlyMap<string, Word>,
) => Request

/** The words behind each name in order, a collection unless another is said, and the options that only it has. */
const kinds: Record<
  Kind,
  { words: readonly (string | null)[]; options: readonly string[]; example: string; read: Reading }
> = {
  matrix: {
    words: [null, null],
    options: ['heads'],
    example: 'matrix vereisten levenscyclus',
    read: ([rows, across], toQuery, options) => ({
      kind: 'matrix',
      rows: toQuery(rows as Word),
      across: { ...(across as Word), text: unquote((across as Word).text) ?? (across as Word).text },
      heads: options.get('heads') ?? null,
    }),
  },
  coverage: {
    words: [null, 'of', null],
    options: ['min'],
    example: 'coverage maatregelen of vereisten',
    read([by, , rows], toQuery, options) {
      const minimum = options.get('min')
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
  const { options, terms, findings } = takeOptions(text, known)
  const words = terms.strays.slice(0, expected.length)
  const [first] = words
  if (!first || !isMeant(site, first, words.length)) return undefined
  const isComplete = expected.every((word, index) =>
    word === null ? words[index] : words[index]?.text.toLowerCase() === word,
  )
  if (!isComplete)
    return mistake({ rule: 'invalid-directive', span: text.name, details: { problem: 'incomplete', text: example } })
  const collections = words.filter((_, index) => expected[index] === null).slice(0, name === 'matrix' ? 1 : 2)
  const unknown = collections.find((word) => !site.collections.includes(nameOf(word)))
  if (unknown) return mistake(unknownCollection(unknown, site.collections))
  const toQuery = (collection: Word): Query => ({
    kind: 'list',
    collection: nameOf(collection),
    source: 'collection',
    ...terms,
    strays: terms.strays.slice(expected.length),
  })
  const isWrong = findings.some(({ rule }) => rule === 'invalid-option')
  return { request: isWrong ? null : read(words, toQuery, options), findings }
}

/**
 * Options that only some directives have look like filters to the grammar: `min=95%`. As with other options, `min/95%` is a
 * filter, and words behind one belong to what stands before it.
 */
function takeOptions(
  { rest, terms }: DirectiveText,
  known: readonly string[],
): { options: Map<string, Word>; terms: QueryTerms; findings: Finding[] } {
  const options = new Map<string, Word>()
  const findings: Finding[] = []
  const strays = [...terms.strays]
  const filters: Filter[] = []
  for (const filter of terms.filters) {
    const {
      field,
      isNegated,
      operator,
      values: [value, ...others],
      words,
      start,
      end,
    } = filter
    const name = field.toLowerCase()
    const written = rest.find((word) => word.start === start)?.text.toLowerCase() ?? `${name}=`
    const isOption = !isNegated && operator === '=' && known.includes(name) && written.startsWith(`${name}=`)
    if (!isOption || value?.kind !== 'text' || others.length > 0) filters.push({ ...filter, words: [...words] })
    else {
      const option = { text: value.text, start, end }
      if (options.has(name))
        findings.push({ rule: 'duplicate-option', span: { start, end }, details: { option: name } })
      if (name === 'min' && !/^(?:100|\d{1,2}(?:[.,]\d+)?)%?$/.test(value.text)) findings.push(noPercentage(option))
      options.set(name, option)
      const before = filters.at(-1)?.words ?? strays
      before.push(...words)
    }
  }
  return { options, terms: { ...terms, filters, strays }, findings }
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
