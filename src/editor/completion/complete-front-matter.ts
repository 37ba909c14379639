import {
  escapeSnippet,
  joined,
  placed,
  without,
  type Completion,
  type CompletionOptions,
  type Proposal,
} from './completion.ts'
import { usedFields } from './field-proposals.ts'
import type { FrontMatterCursor, KeyCursor, ValueCursor } from '../front-matter-cursor.ts'
import { targetsOf, type OpenPage } from '../known-site.ts'
import { titleOf } from '../../site/computed-fields.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'
import { memberTest } from '../../site/index/member-finder.ts'
import { pageName } from '../../site/page-names.ts'
import { fieldOf, firstText, plainPath, textsIn, type Page } from '../../site/page.ts'
import { yamlValue } from '../yaml-lines.ts'

/** What can be at a place in front matter. */
export function completeFrontMatter(
  open: OpenPage,
  cursor: FrontMatterCursor,
  options: CompletionOptions,
): Completion[] {
  return completeFields(open, collectionsFor(open), cursor, options)
}

/** What can be at a place in the fields of a page or a record of some collections. */
export function completeFields(
  open: OpenPage,
  collections: readonly CollectionIndex[],
  cursor: FrontMatterCursor,
  options: CompletionOptions,
): Completion[] {
  if (cursor.kind === 'key')
    return placed(fieldProposals(open, collections, cursor), cursor.span, cursor.typed, options)
  return completeValue(open, collections, cursor, options)
}

/** Those that the page is in, or would be in if its front matter could be read; else all. */
function collectionsFor({ index, page, known }: OpenPage): readonly CollectionIndex[] {
  const own = index.collectionsOf(page)
  if (own.length > 0) return own
  const all = [...index.collections.values()].filter(({ collection }) => collection.data === null)
  const possible = all.filter(({ collection }) => memberTest({ ...collection, where: new Map() })(page))
  return possible.length > 0 || known.site.leavesOut(page.path) !== null ? possible : all
}

/** Those that must be there, then those that most pages have. */
function fieldProposals(open: OpenPage, collections: readonly CollectionIndex[], cursor: KeyCursor): Proposal[] {
  const { index, messages } = open
  const { canonical, headingOf } = index.fields
  const prefix = cursor.parents.map((name) => `${name}.`).join('')
  const given = new Set(prefix === '' ? cursor.given.map(canonical) : [])
  const counts = usedFields(collections)
  const required = new Set(collections.flatMap(({ collection }) => collection.required))
  const names = new Set([...required, ...relationFields(open, collections), ...counts.keys()])
  const written = [...names].filter(
    (name) => isBelow(name, prefix) && !given.has(name) && !isDerived(collections, name),
  )
  const weight = (name: string): number => (required.has(name) ? Infinity : (counts.get(name) ?? 0))
  return written
    .sort((one, other) => (weight(other) === weight(one) ? 0 : weight(other) - weight(one)))
    .map((field): Proposal => {
      const name = field.slice(prefix.length)
      const count = counts.get(field) ?? 0
      const detail = joined(
        headingOf(field),
        required.has(field) ? messages.required : null,
        count > 0 ? messages.pages(count) : null,
      )
      return {
        label: name,
        kind: 'field',
        detail,
        ...(cursor.hasColon ? {} : textsFor(collections, field, name, cursor)),
      }
    })
}

function textsFor(
  collections: readonly CollectionIndex[],
  field: string,
  name: string,
  { lineBreak, column, isInFlow, isJson }: KeyCursor,
): Pick<Proposal, 'text' | 'snippet'> {
  const usual = fieldForm(collections, field)
  const inBlock = usual.replace('\n', lineBreak + ' '.repeat(column))
  const form = !isInFlow ? inBlock : usual === ' ' ? ' ' : ' ['
  const key = isJson ? JSON.stringify(name) : yamlValue(name, { quote: '', isInFlow: false })
  const text = `${key}:${form}`
  return { text, ...(form.endsWith('[') && { snippet: `${escapeSnippet(text)}$0]` }) }
}

function isBelow(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && !name.slice(prefix.length).includes('.')
}

/** What no page says itself. */
function isDerived(collections: readonly CollectionIndex[], name: string): boolean {
  return collections.some(
    ({ collection, countOf }) => countOf(name) === 0 && collection.derive.some((each) => each.name === name),
  )
}

/** The fields by which pages of some collections name others, also where none does yet. */
function relationFields({ index }: OpenPage, collections: readonly CollectionIndex[]): string[] {
  const own = new Set(collections.map(({ collection }) => collection.name))
  return index.site.config.relations.flatMap(({ from, field }) => (own.has(from) && field !== null ? [field] : []))
}

function completeValue(
  open: OpenPage,
  collections: readonly CollectionIndex[],
  cursor: ValueCursor,
  options: CompletionOptions,
): Completion[] {
  const { index } = open
  const field = index.fields.canonical(cursor.field)
  const { start, typed } = lastOfSplit(open, field, cursor)
  const given = new Set([...cursor.others, ...givenValues(open, field, { start, end: cursor.span.end })])
  const proposals = without(valuesFor(open, collections, field), ({ label }) => given.has(label))
  return placed(written(proposals, cursor), { start, end: cursor.span.end }, typed, options)
}

/** Values as they can be in their place. */
function* written(proposals: Iterable<Proposal>, cursor: ValueCursor): Iterable<Proposal> {
  for (const proposal of proposals) {
    const text = yamlValue(proposal.text ?? proposal.label, cursor)
    const closed = cursor.quote !== '' && !cursor.isClosed ? `${text}${cursor.quote}` : text
    yield { ...proposal, text: cursor.lacksSpace ? ` ${closed}` : closed }
  }
}

/** Of values that are written as one text, the one at the cursor. */
function lastOfSplit(
  { index }: OpenPage,
  field: string,
  { span, typed }: ValueCursor,
): { start: number; typed: string } {
  const separator = index.site.config.fields.find(({ name }) => name === field)?.split
  const at = separator ? typed.lastIndexOf(separator) : -1
  if (!separator || at === -1) return { start: span.start, typed }
  const rest = typed.slice(at + separator.length)
  const value = rest.trimStart()
  return { start: span.start + typed.length - value.length, typed: value }
}

/** The values that the field has besides the one that is being written. */
function givenValues(
  { page, shift }: OpenPage,
  field: string,
  { start, end }: { start: number; end: number },
): string[] {
  const values = page.frontMatter.fields.get(field)?.values ?? page.frontMatter.parts?.get(field)?.values ?? []
  return values.filter((value) => value.end + shift < start || value.start + shift > end).map(({ text }) => text)
}

function* valuesFor(open: OpenPage, collections: readonly CollectionIndex[], field: string): Iterable<Proposal> {
  const { index, messages, page } = open
  const [sample] = collections.flatMap(({ pages }) => pages)
  const member = index.collectionsOf(page).length > 0 ? page : (sample ?? page)
  const targets = targetsOf(index, field, member)
  for (const target of targets) yield* referenceProposals(open, target)
  if (targets.length > 0) return
  const counts = usedValues(collections, field, page.path)
  const allowed = index.fields.valuesOf(field)
  const values =
    allowed ??
    [...counts.keys()].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (one < other ? -1 : 1))
  for (const value of values) {
    const named = index.fields.pageOf(field, value)
    const shown = named ? titleOf(named) : index.fields.labelOf(field, value)
    const label = shown === value ? null : shown
    const count = counts.get(value) ?? 0
    yield {
      label: value,
      kind: named ? 'page' : 'value',
      detail: joined(label, count > 0 || allowed ? messages.pages(count) : null),
      ...(label !== null && { alsoTyped: label }),
    }
  }
}

/** How references name the pages of a collection: by its key where it has one, and by a path where a name is not enough. */
function* referenceProposals({ page }: OpenPage, { collection, pages, names }: CollectionIndex): Iterable<Proposal> {
  const nameFor = (target: Page): string => {
    const name = (collection.key === null ? undefined : firstText(target, collection.key)) ?? pageName(target)
    return names.named(name, page).length > 1 && !target.record ? plainPath(target) : name
  }
  for (const target of pages) {
    if (target.path === page.path) continue
    const title = titleOf(target)
    yield { label: nameFor(target), kind: 'page', detail: joined(title, collection.label.one), alsoTyped: title }
  }
}

/** This many different values of a field, most of which only one page has, are not a vocabulary. */
const mostDifferent = 4

/**
 * How many pages have each value of a field; none of a field that is different on each page, as a title is.
 *
 * @param typed path of a page that is being typed in: what no other page has can be half of a value
 */
export function usedValues(
  collections: readonly CollectionIndex[],
  field: string,
  typed: string | null = null,
): Map<string, number> {
  const counts = new Map<string, number>()
  let having = 0
  const own: string[] = []
  for (const { pages, countOf } of collections) {
    having += countOf(field)
    for (const page of pages) {
      const values = new Set(textsIn(page, field))
      if (page.path === typed) own.push(...values)
      else for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
  }
  for (const value of own) if (counts.has(value)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts.size > mostDifferent && counts.size > having / 2 ? new Map() : counts
}

/** So many pages are looked at. */
const mostAsked = 50

/**
 * What is between the colon behind a field's name and its first value, as pages have it: a space, the bracket of a list, or
 * a line break and a dash, as far to the right as the name. Of a field that none of the first pages has it is a space.
 */
function fieldForm(collections: readonly CollectionIndex[], field: string): string {
  const counts = new Map<string, number>()
  for (const { pages } of collections) {
    for (const { frontMatter, source, record } of pages.slice(0, mostAsked)) {
      const known = fieldOf(frontMatter, field)
      const [first] = known?.values ?? []
      if (!known || !first || known.form === 'mapping') continue
      const text = record?.file.text ?? source
      const [, form, indent = '', dash] =
        /^["']?:( ?\[| |[ \t]*\r?\n([ \t]*)(- ?))/.exec(text.slice(known.key.end, first.start)) ?? []
      if (form === undefined) continue
      const further = indent.length - (known.key.start - text.lastIndexOf('\n', known.key.start) - 1)
      const usual = dash === undefined ? form : `\n${' '.repeat(Math.max(0, further))}${dash}`
      counts.set(usual, (counts.get(usual) ?? 0) + 1)
    }
  }
  const [usual] = [...counts].sort(([, one], [, other]) => other - one)
  return usual?.[0] ?? ' '
}
