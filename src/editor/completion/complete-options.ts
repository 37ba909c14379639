import { placed, type Completion, type Proposal } from './completion.ts'
import { possibleSteps } from '../../config/field-names.ts'
import { partAt, type DirectiveCursor, type PartAtCursor } from '../directive-cursor.ts'
import { filterFieldProposals } from './field-proposals.ts'
import { unquote } from '../../directives/grammar/words.ts'
import type { OpenPage } from '../known-site.ts'
import { formatNames } from '../../listings/formats/registry.ts'
import type { AskedDirective } from '../rows-asked.ts'
import { titleOf } from '../../site/computed-fields.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import type { Page } from '../../site/page.ts'

/** An option whose value is being written. */
interface WrittenOption {
  /** Lower case. */
  name: string
  /** Where its value begins in the text. */
  from: number
}

/** What the value of an option can be; nothing for numbers and for a text of the author's own. */
export function completeOption(
  open: OpenPage,
  cursor: DirectiveCursor,
  { name, from }: WrittenOption,
  asked: AskedDirective,
): Completion[] {
  const part = partAt(cursor, from, ',')
  const place = name === 'sort' && part.typed.startsWith('-') ? { ...part, start: part.start + 1 } : part
  const typed = part.typed.slice(place.start - part.start)
  return placed(proposalsFor(open, name, part, asked), place, typed, { hasSnippets: false })
}

function proposalsFor(open: OpenPage, name: string, part: PartAtCursor, asked: AskedDirective): Iterable<Proposal> {
  const { index, known } = open
  const { config, pages } = known.site
  const values = (names: readonly string[]): Proposal[] => names.map((label) => ({ label, kind: 'value' }))
  switch (name) {
    case 'sort':
    case 'group':
    case 'columns':
    case 'heads':
      return fieldsLeft(open, part, asked)
    case 'format':
      return values(formatNames)
    case 'interactive':
      return values(['yes', 'no'])
    case 'locale':
      return values(config.translations?.languages ?? [])
    case 'via':
      return values(possibleSteps(config.collections, config.relations))
    case 'more':
      return pageProposals(index, pages, part)
    default:
      return []
  }
}

function* pageProposals({ site }: SiteIndex, pages: readonly Page[], { write }: PartAtCursor): Iterable<Proposal> {
  for (const page of pages) {
    if (site.leavesOut(page.path) !== null) continue
    yield { label: page.path, kind: 'page', detail: titleOf(page), text: write(page.path) }
  }
}

/** The fields that the option does not name yet. */
function fieldsLeft(open: OpenPage, { others, write }: PartAtCursor, { collection }: AskedDirective): Proposal[] {
  const queried = collection === null ? undefined : open.index.collections.get(collection)
  if (!queried) return []
  const given = new Set(others.map((other) => unquote(other.replace(/^-/, '')) ?? other))
  return filterFieldProposals(open, queried).flatMap((field): Proposal[] =>
    given.has(field.label) ? [] : [{ ...field, text: write(field.label) }],
  )
}
