import type { Span } from '../../core/span.ts'

/** What a proposal is, for its icon. */
export type CompletionKind = 'collection' | 'directive' | 'field' | 'option' | 'page' | 'rule' | 'value'

/** What can be put in the place of what is at the cursor. */
export interface Proposal {
  label: string
  kind: CompletionKind
  /** What is put there; the label unless given. */
  text?: string
  /** The same as a snippet, for clients that have these; text with a special meaning there is escaped. */
  snippet?: string
  /** In few words: how many pages, a title. */
  detail?: string
  /** Markdown. */
  documentation?: string
  /** What else than the label somebody may type. */
  alsoTyped?: string
}

/** A proposal and its place. Offsets are UTF-16 code units in the editor's text. */
export interface Completion extends Span {
  label: string
  kind: CompletionKind
  /** What is put in the place of the span. */
  text: string
  isSnippet: boolean
  detail: string | null
  /** Markdown. */
  documentation: string | null
  /** Sorts like the proposals do. */
  sortText: string
  /** What the letters in the span are compared with. */
  filterText: string
}

/** What an editor's client can do. */
export interface CompletionOptions {
  hasSnippets: boolean
}

/** So many at most: where there are more, those are left out that do not have the typed letters, and then the last. */
export const mostCompletions = 500

/**
 * Puts proposals in the place of a span, each label once.
 *
 * @param proposals the best first
 * @param typed what is in the span before the cursor
 */
export function placed(
  proposals: Iterable<Proposal>,
  { start, end }: Span,
  typed: string,
  { hasSnippets }: CompletionOptions,
): Completion[] {
  return chosen(proposals, typed).map((proposal, rank) => {
    const { label, kind, text = label, snippet, detail = '', documentation = '', alsoTyped = '' } = proposal
    const isSnippet = hasSnippets && snippet !== undefined
    return {
      start,
      end,
      label,
      kind,
      text: isSnippet ? snippet : text,
      isSnippet,
      detail: detail || null,
      documentation: documentation || null,
      sortText: String(rank).padStart(4, '0'),
      filterText: alsoTyped === '' ? text : `${text} ${alsoTyped}`,
    }
  })
}

/** Looks at no more proposals than it must: to make thousands takes a while. */
function chosen(proposals: Iterable<Proposal>, typed: string): Proposal[] {
  const labels = new Set<string>()
  const first: Proposal[] = []
  const fitting: Proposal[] = []
  for (const proposal of proposals) {
    if (labels.has(proposal.label)) continue
    labels.add(proposal.label)
    if (first.length < mostCompletions) first.push(proposal)
    if (hasLetters(proposal, typed)) fitting.push(proposal)
    if (fitting.length === mostCompletions) break
  }
  return labels.size > mostCompletions || fitting.length === mostCompletions ? fitting : first
}

/** Whether it has the typed letters, in their order, as editors filter. */
function hasLetters({ label, alsoTyped = '' }: Proposal, typed: string): boolean {
  if (typed === '') return true
  const text = `${label} ${alsoTyped}`.toLowerCase()
  let at = 0
  for (const letter of typed.toLowerCase().replace(/\s/g, '')) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** The other proposals, made one by one. */
export function* without(
  proposals: Iterable<Proposal>,
  isUnwanted: (proposal: Proposal) => boolean,
): Iterable<Proposal> {
  for (const proposal of proposals) if (!isUnwanted(proposal)) yield proposal
}

/** Parts of a detail, those that there are. */
export function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')
}

/** A text escaped for a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}
