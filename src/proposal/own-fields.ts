import type { Folder } from './folders.ts'

/** Fields that themes, plugins and other site generators read: they say how a page is shown, not what it is about. */
const housekeeping = new Set(
  'title description summary subtitle hide icon template tags search social comments robots layout slug draft render_macros revision_date image keywords og_title og_description'.split(
    ' ',
  ),
)

/** Whether a field says nothing about what sets the page apart in a catalogue. */
export function isHousekeeping(field: string): boolean {
  return housekeeping.has(field)
}

/** Whether most pages of a folder have something to list them by. */
export function isCatalogue({ pages }: Folder): boolean {
  const withFields = pages.filter(({ fields }) => [...fields.keys()].some((field) => !isHousekeeping(field)))
  return pages.length > 1 && withFields.length * 2 >= pages.length
}

/** Said of any page, but worth a column where it is said of most. */
const summaries = ['summary', 'description']

/** As many columns as fit beside the title, on a telephone too. */
const maximumColumns = 2
const maximumLength = 160

/** The columns of a table of a folder's pages: the title, and fields that most of them have and that fit into a cell. */
export function columnsOf({ pages }: Folder): string[] {
  const lengths = new Map<string, number[]>()
  for (const { fields } of pages)
    for (const [field, values] of fields) lengths.set(field, [...(lengths.get(field) ?? []), values.join(', ').length])
  const fitting = [...lengths].filter(([field, found]) => {
    if (field === 'id' || (isHousekeeping(field) && !summaries.includes(field))) return false
    return (
      found.length * 2 >= pages.length &&
      found.every((length) => length <= 2 * maximumLength) &&
      average(found) <= maximumLength
    )
  })
  return ['title', ...fitting.slice(0, maximumColumns).map(([field]) => field)]
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
