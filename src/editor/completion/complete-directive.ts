import { completeTerm } from './complete-terms.ts'
import { escapeSnippet, placed, type Completion, type CompletionOptions, type Proposal } from './completion.ts'
import type { DirectiveCursor } from '../directive-cursor.ts'
import { inQuotes } from '../../directives/grammar/words.ts'
import type { KindReader } from '../../directives/kinds/registry.ts'
import { suppressingWord } from '../../directives/suppressions.ts'
import { readersOf, type OpenPage } from '../known-site.ts'
import { noOptions, type QueryTerms } from '../../listings/query.ts'
import { rules } from '../../report/rules.ts'
import { rowsAsked } from '../rows-asked.ts'

const noTerms: QueryTerms = { filters: [], switches: [], strays: [], ...noOptions }

/** What can be at a place in a comment that is, or may become, a directive. */
export function completeDirective(open: OpenPage, cursor: DirectiveCursor, options: CompletionOptions): Completion[] {
  const { before, word, typed } = cursor
  if (!isComment(open, cursor)) return []
  const [name] = before
  if (!name) return typed.startsWith('/') ? [] : placed(nameProposals(open, cursor), word, typed, options)
  if (name.text === suppressingWord) return placed(ruleProposals(cursor), word, typed, options)
  const reader = readersOf(open.known.site).find((each) => each.has(name.text.toLowerCase()))
  if (!reader) return []
  const asked = rowsAsked(open, cursor, reader)
  const expected = reader.words[asked.words]
  if (expected === undefined) return completeTerm(open, cursor, { reader, ...asked }, options)
  return placed(wordProposals(open, expected, asked.collection), word, typed, options)
}

/** Whether the renderer takes for a comment what begins there, once it has an end: it does not in code. */
function isComment({ page, shift, known }: OpenPage, { start, isClosed, cursor }: DirectiveCursor): boolean {
  const { syntax } = known.site.config
  const [at, end] = [cursor - shift, page.frontMatter.end]
  const source = isClosed ? page.source : `${page.source.slice(0, at)} -->${page.source.slice(at)}`
  const comments =
    syntax.findPlainComments(source, end, () => true) ?? syntax.findComments(source, syntax.parse(source, end))
  return comments.some((comment) => comment.start === start - shift)
}

function nameProposals(open: OpenPage, { isClosed, behind }: DirectiveCursor): Proposal[] {
  const own = open.index.collectionsOf(open.page).map(({ collection }) => collection.name)
  const { suppression } = open.messages.directives
  const names = readersOf(open.known.site).flatMap((reader) =>
    reader.names(own).map((name): Proposal => {
      const isAlone = reader.words.length === 0 && reader.options.length === 0
      return { label: name, kind: 'directive', ...says(open, reader, name), snippet: closedSnippet(name, isAlone) }
    }),
  )
  const disable = { label: suppressingWord, detail: suppression, snippet: closedSnippet(suppressingWord, false) }
  const all: Proposal[] = [...names, { ...disable, kind: 'directive' }]
  // The end is not written where there is one, or other words.
  return isClosed || behind.trim() !== '' ? all.map(({ snippet: _, ...proposal }) => proposal) : all
}

/** The cursor ends where filters and options follow. */
function closedSnippet(name: string, isAlone: boolean): string {
  return isAlone ? `${escapeSnippet(name)} -->` : `${escapeSnippet(name)}$0 -->`
}

/** What a directive does. */
function says(
  { index, messages, known }: OpenPage,
  reader: KindReader,
  name: string,
): Pick<Proposal, 'detail' | 'documentation'> {
  const { directives } = messages
  const query = known.site.config.queries.get(name.replace(/^list:/, ''))
  if (name.startsWith('list:') && query) return { detail: directives.named(query.query) }
  const asked = reader.read({ name: { text: name, start: 0, end: 0 }, rest: [], terms: noTerms, findings: [] })
  const request = asked?.request
  if (request?.kind === 'list') {
    const { collection, source } = request
    const count = index.collections.get(collection)?.pages.length ?? 0
    return {
      detail: messages.pages(count),
      documentation: source === 'references' ? directives.references(collection) : directives.list(collection),
    }
  }
  return reader.kind === 'list' ? {} : { detail: directives[reader.kind] }
}

function ruleProposals({ before, behind }: DirectiveCursor): Proposal[] {
  const given = new Set([...before.map(({ text }) => text), ...behind.split(/[\s,]+/)])
  return Object.keys(rules).flatMap((rule): Proposal[] => (given.has(rule) ? [] : [{ label: rule, kind: 'rule' }]))
}

/** Collections, and of a word that can be anything, the fields of the collection before it. */
function wordProposals({ index, messages }: OpenPage, expected: string, collection: string | null): Proposal[] {
  const collections = [...index.collections.values()].map(
    ({ collection: { name, label }, pages }): Proposal => ({
      label: name,
      kind: 'collection',
      detail: messages.pages(pages.length),
      documentation: label.many,
    }),
  )
  if (expected === 'COLLECTION') return collections
  if (expected !== 'ANY') return [{ label: expected, kind: 'option' }]
  const queried = collection === null ? undefined : index.collections.get(collection)
  const fields = (queried?.fields ?? []).map((field): Proposal => {
    return { label: field, kind: 'field', detail: messages.pages(queried?.countOf(field) ?? 0), text: inQuotes(field) }
  })
  return [...collections.filter(({ label }) => label !== collection), ...fields]
}
