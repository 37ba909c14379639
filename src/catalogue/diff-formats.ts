import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { heading, paragraph, text } from '../listings/nodes.ts'
import { jsonText } from '../report/escape.ts'
import type { DiffMessages } from '../report/messages/messages.ts'

/** A field of a page before and after, its values as they are written; null where the page did not have it. */
export interface FieldChange {
  field: string
  before: string[] | null
  after: string[] | null
}

/**
 * A page that came, went, was renamed or changed. Names are those of the JSON; paths are relative to the working
 * folder.
 */
export interface PageChange {
  change: 'added' | 'removed' | 'renamed' | 'changed'
  path: string
  /** Its earlier path, of a renamed page. */
  from: string | null
  title: string
  fields: FieldChange[]
  is_text_changed: boolean
}

/** A page in a listing. */
export interface ListedRow {
  path: string
  title: string
}

/** A directive that lists other pages than before, or is new, gone or asks something else. */
export interface ListingChange {
  change: 'added' | 'removed' | 'changed'
  /** The page on which it is, and the line there. */
  path: string
  line: number
  directive: string
  /** What it asked before, when it asks something else now. */
  from: string | null
  gained: ListedRow[]
  lost: ListedRow[]
}

/** What changed in a catalogue since a revision. */
export interface CatalogueDiff {
  revision: string
  pages: PageChange[]
  listings: ListingChange[]
}

/** The changes as JSON; `version` changes when a field loses its meaning. */
export function catalogueDiffAsJson(diff: CatalogueDiff): string {
  return `${jsonText({ version: 1, ...diff }, 2)}\n`
}

/**
 * A comment on a pull request holds some 65,000 characters; beyond these numbers a sentence says how many more there
 * are.
 */
const most = { pages: 100, listings: 50, rows: 10 }

/** The changes as Markdown for people. Paths are code and no links: a comment on a pull request has no path of its own. */
export function catalogueDiffNodes(
  { revision, pages, listings }: CatalogueDiff,
  messages: DiffMessages,
): RootContent[] {
  if (pages.length + listings.length === 0) return [paragraph([text(messages.nothing), code(revision), text('.')])]
  const sections = (['added', 'removed', 'renamed', 'changed'] as const).flatMap((change) => {
    const members = pages.filter((page) => page.change === change)
    return section(messages.pages[change], members, most.pages, messages, (page) => pageItem(page, messages))
  })
  return [
    { type: 'heading', depth: 2, children: [text(messages.title), code(revision)] },
    ...sections,
    ...section(messages.listings, listings, most.listings, messages, (listing) => listingItem(listing, messages)),
  ]
}

function section<Member>(
  title: string,
  members: readonly Member[],
  limit: number,
  messages: DiffMessages,
  toItem: (member: Member) => ListItem,
): RootContent[] {
  if (members.length === 0) return []
  const more = members.length - limit
  return [
    heading(`${title} (${members.length})`, 3),
    { type: 'list', ordered: false, spread: false, children: members.slice(0, limit).map(toItem) },
    ...(more > 0 ? [paragraph([text(messages.more(more))])] : []),
  ]
}

function pageItem({ path, from, title, fields, is_text_changed }: PageChange, messages: DiffMessages): ListItem {
  const name = [text(`${title} (`), ...(from === null ? [] : [code(from), text(' → ')]), code(path), text(')')]
  const details = fields.map((field) => item(fieldContent(field)))
  return item(name, [...details, ...(is_text_changed ? [item([text(messages.text)])] : [])])
}

/** One value is put as `old → new`, of more the ones that came and went. */
function fieldContent({ field, before, after }: FieldChange): PhrasingContent[] {
  const [old, current] = [before ?? [], after ?? []]
  const values = (list: readonly string[]): PhrasingContent[] =>
    list.length === 0 ? [text('—')] : list.flatMap((value, index) => [text(index === 0 ? '' : ', '), text(value)])
  const [gone, come] = [
    old.filter((value) => !current.includes(value)),
    current.filter((value) => !old.includes(value)),
  ]
  const isList = old.length > 1 || current.length > 1
  if (!isList || (gone.length === 0 && come.length === 0))
    return [code(field), text(': '), ...values(old), text(' → '), ...values(current)]
  const parts = [...come.map((value) => `+ ${value}`), ...gone.map((value) => `− ${value}`)]
  return [code(field), text(`: ${parts.join(', ')}`)]
}

function listingItem(
  { change, path, line, directive, from, gained, lost }: ListingChange,
  messages: DiffMessages,
): ListItem {
  const asked = from === null ? [code(directive)] : [code(from), text(' → '), code(directive)]
  const label = change === 'changed' ? '' : ` (${messages.directive[change]})`
  const rows = (character: string, list: readonly ListedRow[]): ListItem[] => {
    const shown = list
      .slice(0, most.rows)
      .map((row) => item([text(`${character} ${row.title} (`), code(row.path), text(')')]))
    return list.length > most.rows
      ? [...shown, item([text(`${character} ${messages.more(list.length - most.rows)}`)])]
      : shown
  }
  return item([code(`${path}:${line}`), text(' '), ...asked, text(label)], [...rows('+', gained), ...rows('−', lost)])
}

function item(children: PhrasingContent[], details: ListItem[] = []): ListItem {
  const list = details.length > 0 ? [{ type: 'list' as const, ordered: false, spread: false, children: details }] : []
  return { type: 'listItem', spread: false, children: [paragraph(children), ...list] }
}

function code(value: string): PhrasingContent {
  return { type: 'inlineCode', value }
}
