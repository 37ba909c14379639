import { completeOption } from './complete-options.ts'
import { escapeSnippet, placed, without, type Completion, type CompletionOptions, type Proposal } from './completion.ts'
import { partAt, type DirectiveCursor } from '../directive-cursor.ts'
import { filterFieldProposals } from './field-proposals.ts'
import { inQuotes, unquote } from '../../directives/grammar/words.ts'
import { valueProposals } from './filter-values.ts'
import type { OpenPage } from '../known-site.ts'
import type { AskedDirective } from '../rows-asked.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'

/** What a word of a directive begins with, up to the cursor: a `!`, a name, and how it is compared. */
const head = /^(!?)("(?:[^"\\]|\\[^])*"?|[^!/=<>|"*\s][^/=<>|"*\s]*)?(<=|>=|[/=<>])?/

/** What can be in the place of a filter or an option of a directive. */
export function completeTerm(
  open: OpenPage,
  cursor: DirectiveCursor,
  asked: AskedDirective,
  options: CompletionOptions,
): Completion[] {
  const { word, typed } = cursor
  const [whole = '', negation = '', name = '', operator = ''] = head.exec(typed) ?? []
  const queried = asked.collection === null ? undefined : open.index.collections.get(asked.collection)
  const isKnown = asked.reader.options.some((option) => option === name.toLowerCase())
  const isOption = operator === '=' && negation === '' && isKnown
  if (isOption)
    return completeOption(open, cursor, { name: name.toLowerCase(), from: word.start + whole.length }, asked)
  if (!asked.reader.isFiltered || !queried) return placed(optionProposals(open, asked), word, typed, options)
  if (operator === '') return completeName(open, cursor, asked, queried, options)
  const part = partAt(cursor, word.start + whole.length, '|')
  const field = open.index.fields.canonical(unquote(name) ?? name)
  const proposals = valueProposals(open, queried, { field, isNegated: negation !== '', operator }, part, asked.query)
  const others = new Set(part.others)
  return placed(
    without(proposals, ({ text = '' }) => others.has(text)),
    part,
    part.typed,
    options,
  )
}

function completeName(
  open: OpenPage,
  { word, typed, cursor }: DirectiveCursor,
  asked: AskedDirective,
  queried: CollectionIndex,
  options: CompletionOptions,
): Completion[] {
  const [, verb, rest = ''] = /^(no|add)-([^]*)$/i.exec(typed) ?? []
  if (verb !== undefined) {
    const start = word.start + verb.length + 1
    const says = open.messages.columns[verb.toLowerCase() as 'no' | 'add']
    const fields = filterFieldProposals(open, queried).map(({ detail: _, ...field }): Proposal => {
      return { ...field, detail: says(field.label), text: inQuotes(field.label) }
    })
    return placed(fields, { start, end: word.end }, rest, options)
  }
  const start = word.start + (typed.startsWith('!') ? 1 : 0)
  const behind = word.text.slice(cursor - word.start)
  const length = behind.search(/[/=<>|*]/)
  const end = length === -1 ? word.end : cursor + length
  const fields = filterFieldProposals(open, queried).map((field): Proposal => {
    const name = inQuotes(field.label)
    return { ...field, text: length === -1 ? `${name}/` : name }
  })
  const isOptionPossible = !typed.startsWith('!')
  const proposals = isOptionPossible ? [...fields, ...optionProposals(open, asked)] : fields
  return placed(proposals, { start, end }, typed.slice(start - word.start), options)
}

function optionProposals({ messages }: OpenPage, { reader, given }: AskedDirective): Proposal[] {
  const named = reader.options.filter((option) => !given.has(option))
  return named.map((option): Proposal => {
    const documentation = messages.options[option]
    if (option === 'interactive') return { label: option, kind: 'option', documentation }
    const isText = option === 'heading' || option === 'empty'
    return {
      label: `${option}=`,
      kind: 'option',
      documentation,
      ...(isText && { snippet: `${escapeSnippet(option)}="$1"$0` }),
    }
  })
}
