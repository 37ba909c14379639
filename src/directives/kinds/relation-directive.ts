import { distance } from 'fastest-levenshtein'
import { followSteps, possibleSteps, readStep } from '../../config/field-names.ts'
import type { SiteConfig } from '../../config/settings.ts'
import { spanOf, type Span } from '../../core/span.ts'
import type { DirectiveText } from '../grammar/directive-text.ts'
import type { DirectiveHandler, ReadRequest, SiteNames } from '../handler.ts'
import { optionNames, type Filter, type Query, type QueryTerms, type Word } from '../../listings/query.ts'
import type { Finding } from '../../report/finding.ts'
import type { OptionName } from '../../report/messages/editor-messages.ts'
import type { RuleDetails } from '../../report/rules.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'

/** An option that lists do not have: what its value must look like, and what a message says is expected. */
interface RelationOption {
  pattern: RegExp
  expected: RuleDetails['invalid-option']['expected']
}

/** How a directive about pages and what they are related to is written. */
interface RelationForm<Request extends { kind: string }> {
  name: Request['kind']
  /** The pattern with which its name begins where it is misspelt. */
  misspelt: string
  /** What is behind the name: `COLLECTION`, `ANY` other word, or just the given one. */
  words: readonly string[]
  /** The options that only it has. */
  options: Readonly<Partial<Record<OptionName, RelationOption>>>
  example: string
  /** Makes its request of the words that are not given. */
  toRequest(
    words: readonly [Word, Word],
    toQuery: (collection: Word) => Query,
    options: ReadonlyMap<string, Word>,
    via: Via,
  ): Request
}

/** The steps of `via=` between the collections that a directive names, in their order; none without it. */
export type Via = readonly Word[]

const optionOfAll = { via: { pattern: /^/, expected: 'step' } } as const

/**
 * Reads directives such as `matrix` and `coverage`. Other people's comments may begin with these words, too: one is
 * ours when its next word is a collection, or nearly one with another word behind it.
 */
export function relationDirective<Request extends { kind: string }>(
  form: RelationForm<Request>,
): Pick<DirectiveHandler<Request>, 'kind' | 'unclosed' | 'reader'> {
  const { name, misspelt } = form
  return {
    kind: name,
    unclosed: { name, isBeforeCollection: true },
    reader: (site) => ({
      start: `${name}|${misspelt}`,
      has: (other) => other === name,
      near: () => [name],
      names: () => [name],
      words: form.words,
      options: [...optionNames, ...ownOptions(form.options)],
      isFiltered: true,
      isMeantBy: ({ name: { text }, terms }) =>
        site.collections.includes(terms.strays[0]?.text.toLowerCase() ?? '') && distance(text.toLowerCase(), name) <= 2,
      read: (text) => readRelation(form, site, text),
    }),
  }
}

function readRelation<Request extends { kind: string }>(
  { words: expected, options: known, example, toRequest }: RelationForm<Request>,
  site: SiteNames,
  text: DirectiveText,
): ReadRequest<Request> | undefined {
  const { options, terms, findings } = takeOptions(text, { ...known, ...optionOfAll })
  const words = terms.strays.slice(0, expected.length)
  const [first] = words
  if (!first || !isMeant(site, first, words.length)) return undefined
  const isComplete = expected.every((word, index) =>
    isVariable(word) ? words[index] : words[index]?.text.toLowerCase() === word,
  )
  if (!isComplete)
    return mistake({ rule: 'invalid-directive', span: text.name, details: { problem: 'incomplete', text: example } })
  const collections = words.filter((_, index) => expected[index] === 'COLLECTION')
  const unknown = collections.find((word) => !site.collections.includes(nameOf(word)))
  if (unknown) return mistake(unknownCollection(unknown, site.collections))
  const toQuery = (collection: Word): Query => ({
    kind: 'list',
    collection: nameOf(collection),
    source: 'collection',
    ...terms,
    strays: terms.strays.slice(expected.length),
    isRelated: true,
    ownOptions: ownOptions(known),
  })
  const isWrong = findings.some(({ rule }) => rule === 'invalid-option')
  if (isWrong) return { request: null, findings }
  const asked = words.filter((_, index) => isVariable(expected[index])) as [Word, Word]
  return { request: toRequest(asked, toQuery, options, stepsOf(options.get('via'))), findings }
}

/** The options that lists do not have. */
function ownOptions(options: RelationForm<never>['options']): OptionName[] {
  return Object.keys({ ...options, ...optionOfAll }) as OptionName[]
}

function stepsOf(via: Word | undefined): Via {
  return via ? via.text.split(',').map((text) => ({ ...via, text: text.trim() })) : []
}

function isVariable(word: string | undefined): boolean {
  return word === 'COLLECTION' || word === 'ANY'
}

/**
 * Options that only some directives have look like filters to the grammar: `min=95%`. As with other options, `min/95%`
 * is a filter, and words behind one belong to what is before it.
 */
function takeOptions(
  { rest, terms }: DirectiveText,
  known: Readonly<Record<string, RelationOption | undefined>>,
): { options: Map<string, Word>; terms: QueryTerms; findings: Finding[] } {
  const options = new Map<string, Word>()
  const findings: Finding[] = []
  const strays = [...terms.strays]
  const filters: Filter[] = []
  for (const filter of terms.filters) {
    const { field, isNegated, operator, values, words, start, end } = filter
    const [value, ...others] = values
    const name = field.toLowerCase()
    const expected = Object.hasOwn(known, name) ? known[name] : undefined
    const written = rest.find((word) => word.start === start)?.text.toLowerCase() ?? `${name}=`
    const isOption = expected && !isNegated && operator === '=' && written.startsWith(`${name}=`)
    if (!isOption || value?.kind !== 'text' || others.length > 0) filters.push({ ...filter, words: [...words] })
    else {
      if (options.has(name))
        findings.push({ rule: 'duplicate-option', span: { start, end }, details: { option: name } })
      if (!expected.pattern.test(value.text)) {
        const details = { option: name, value: value.text, expected: expected.expected, known: [] }
        findings.push({ rule: 'invalid-option', span: { start, end }, details })
      }
      options.set(name, { text: value.text, start, end })
      const before = filters.at(-1)?.words ?? strays
      before.push(...words)
    }
  }
  return { options, terms: { ...terms, filters, strays }, findings }
}

function isMeant(site: SiteNames, word: Word, words: number): boolean {
  return site.collections.includes(nameOf(word)) || (words > 1 && site.isNearCollection(word.text))
}

/** The name of the collection that a word is. */
export function nameOf({ text }: Word): string {
  return text.toLowerCase()
}

/**
 * The steps by which a directive goes, and those of them that the site does not have, or the first that does not start
 * where the one before it ends.
 *
 * @param from the collection at which they start
 */
export function readVia({ fields, site }: SiteIndex, via: Via, from: string): { steps: string[]; findings: Finding[] } {
  const { collections, relations } = site.config
  const known = possibleSteps(collections, relations)
  const steps = via.map(({ text }) => {
    const { name, repeats } = readStep(text)
    const collection = name.toLowerCase()
    const isCollection = !repeats && collections.some((each) => each.name === collection)
    return isCollection ? collection : `${fields.canonical(name)}${repeats ? '+' : ''}`
  })
  const findings = via.flatMap(({ text: value, start, end }, position): Finding[] => {
    if (known.includes(steps[position] ?? '')) return []
    const details = { option: 'via', value, expected: 'step', known } as const
    return [{ rule: 'invalid-option', span: { start, end }, details }]
  })
  return { steps, findings: findings.length > 0 ? findings : strayStep(site.config, via, steps, from) }
}

function strayStep(
  { collections, relations }: SiteConfig,
  via: Via,
  steps: readonly string[],
  from: string,
): Finding[] {
  const hops = followSteps(steps, from, collections, relations)
  const position = hops.findIndex(({ targets }) => targets.length === 0)
  const [hop, written] = [hops[position], via[position]]
  if (!hop || !written) return []
  const details = { option: 'via', value: written.text, expected: 'step', known: [], notFrom: hop.from } as const
  return [{ rule: 'invalid-option', span: spanOf(written), details }]
}

/**
 * Says of a relation that nothing can be related by it: at some step no relation of the configuration leads from the one
 * collection to the other, and no page has the reference field that would.
 */
export function unrelated(
  { relations, site: { config } }: SiteIndex,
  from: string,
  to: string,
  steps: readonly string[],
  span: Span,
): Finding[] {
  const hops = followSteps(steps, from, config.collections, config.relations)
  const last = hops.at(-1)
  const isThere = last?.targets.includes(to) && !(last.isCollection && last.from.includes(to))
  const asked = hops.filter(({ isCollection }) => isCollection)
  if (!isThere) asked.push({ from: last?.targets ?? [from], targets: [to], isCollection: true })
  const gap = asked.find((hop) => !hop.from.some((name) => relations.canRelate(name, hop.targets[0] ?? '')))
  const [[collection = ''], [field = '']] = [gap?.from ?? [], gap?.targets ?? []]
  return gap ? [{ rule: 'empty-listing', span, details: { collection, field, reason: 'not-related' } }] : []
}

function mistake(finding: Finding): { request: null; findings: Finding[] } {
  return { request: null, findings: [finding] }
}

function unknownCollection({ text, start, end }: Word, known: readonly string[]): Finding {
  return { rule: 'unknown-collection', span: { start, end }, details: { name: text, known } }
}
