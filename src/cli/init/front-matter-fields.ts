import { isAddress } from '../../core/web-address.ts'
import type { SeenPage } from './proposal.ts'

/** Fields that say how a page is shown or where it is, to themes, plugins and other site generators. */
const display = new Set(
  (
    'hide template search social comments robots layout slug draft render_macros revision_date image keywords og_title ' +
    'og_description parent grand_parent nav_order nav_exclude has_children permalink redirect_from sidebar_position ' +
    'sidebar_label toc weight'
  ).split(' '),
)

/** Fields that pages of any site have: they describe a page, but do not set a catalogue apart. */
const usual = new Set('title description summary subtitle icon tags'.split(' '))

/** Whether a field has nothing that sets a page apart in a catalogue. */
export function isHousekeeping(field: string): boolean {
  return display.has(field) || usual.has(field)
}

/**
 * Whether a page has something to list it by.
 *
 * @param countsUsual whether a title, a description, an icon or tags are enough
 */
export function hasFields({ fields }: SeenPage, countsUsual: boolean): boolean {
  return [...fields.keys()].some((field) => !display.has(field) && (countsUsual || !usual.has(field)))
}

/** The fields that at least half of some pages have. */
export function commonFields(pages: readonly SeenPage[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { fields } of pages)
    for (const field of fields.keys()) if (!display.has(field)) counts.set(field, (counts.get(field) ?? 0) + 1)
  return new Set([...counts].flatMap(([field, count]) => (count * 2 >= pages.length ? [field] : [])))
}

/** Said of any page, but worth a column where it is said of most. */
const summaries = ['summary', 'description']

/** As many columns as fit beside the title, on a telephone too. */
const maximumColumns = 2
const maximumLength = 160

/** A value that this many pages have, and no other value, is of no use to readers. */
const constantFrom = 4

/** The columns of a table of some pages: the title, and fields that most of them have and that fit into a cell. */
export function columnsOf(pages: readonly SeenPage[]): string[] {
  const texts = new Map<string, string[]>()
  for (const { fields } of pages)
    for (const [field, values] of fields) texts.set(field, [...(texts.get(field) ?? []), values.join(', ')])
  const fitting = [...texts].filter(([field, found]) => {
    if (field === 'id' || (isHousekeeping(field) && !summaries.includes(field))) return false
    if (found.length >= constantFrom && new Set(found).size === 1) return false
    if (found.every(isAddress)) return false
    const lengths = found.map(({ length }) => length)
    return (
      found.length * 2 >= pages.length &&
      lengths.every((length) => length <= 2 * maximumLength) &&
      average(lengths) <= maximumLength
    )
  })
  return ['title', ...fitting.slice(0, maximumColumns).map(([field]) => field)]
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
