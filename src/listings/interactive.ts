import type { Html, Paragraph, RootContent } from 'mdast'
import type { Answer, Interactive, RenderContext } from './answer.ts'
import type { Needs } from '../config/generator/site-needs.ts'
import { attribute, division } from './element.ts'
import { paragraph, text } from './nodes.ts'
import { sortByValue } from './order.ts'
import { profileOf } from './profile.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** What a table needs of the site to be searched and filtered in the page. */
export const interactiveNeeds: Needs = { extensions: ['md_in_html'], assets: ['mdsplice.js', 'mdsplice.css'] }

/** Most values among which a reader can choose, where the configuration does not list them. */
const mostChoices = 40

/**
 * What the script in the page needs to know of an answer's table.
 *
 * @param isSearchable whether readers can search its text
 */
export function interactiveTable(
  index: SiteIndex,
  { collection, columns, pages }: Answer,
  isSearchable: boolean,
): Interactive {
  const { labels, files, download_name: downloadName } = collection.interactive
  return {
    columns: columns.map(({ field }) => ({ field, choices: choicesOf(index, field, pages) })),
    isSearchable,
    ...profileOf(index, labels, pages),
    downloadName,
    files,
  }
}

/** Whether there is a value that some rows have, and others not. */
export function hasFilters({ columns }: Interactive): boolean {
  return columns.some(({ choices }) => choices.length > 1)
}

/** The values that pages have in a field, in order; none where nearly every page has its own, as in a title. */
function choicesOf(index: SiteIndex, field: string, pages: readonly Page[]): { value: string; label: string }[] {
  if (field === 'title') return []
  const all = pages.flatMap((page) => [...new Set(index.valuesOf(page, field))])
  const values = [...new Set(all)]
  const isShared = values.length < all.length && values.length <= mostChoices
  if (!isShared && !index.fields.valuesOf(field)) return []
  return sortByValue(index, pages, field, values, (value) => value).map((value) => ({
    value,
    label: index.fields.labelOf(field, value),
  }))
}

/** A row's condition, as an element that shows nothing. */
export function conditionMark(condition: string): Html {
  return { type: 'html', value: `<span data-labels="${attribute(folded(condition))}"></span>` }
}

/**
 * A listing within the element that the script looks for, with links to files of the same rows below it. Without the
 * script it is the listing alone.
 */
export function wrap(
  nodes: readonly RootContent[],
  name: string,
  { columns, isSearchable, groups, downloadName, files }: Interactive,
  { cells, marksElements }: Pick<RenderContext, 'cells' | 'marksElements'>,
): RootContent[] {
  const data = {
    name,
    columns: listed(
      columns.map(({ field, choices }) => [field, ...choices.flatMap(({ value, label }) => [value, label])]),
    ),
    groups: listed(groups.map(({ field, heading, words }) => [field, heading, ...[...words].flat()])),
    file: folded(downloadName ?? ''),
    search: isSearchable ? '' : 'no',
  }
  const attributes = Object.entries(data)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` data-${key}="${attribute(value)}"`)
    .join('')
  return division('mdsplice-interactive', attributes, [...nodes, ...downloads(files, cells.linkToFile)], marksElements)
}

function downloads(files: readonly string[], linkTo: (path: string) => string): Paragraph[] {
  if (files.length === 0) return []
  const links = files.flatMap((file, index) => [
    ...(index === 0 ? [] : [text(' · ')]),
    { type: 'link' as const, url: linkTo(file), children: [text(file.split('/').at(-1) ?? file)] },
  ])
  return [paragraph(links)]
}

/** Lists of texts as one: semicolons between lists, commas between texts. */
function listed(lists: readonly (readonly string[])[]): string {
  return lists.map((texts) => texts.map(part)).join(';')
}

/** A field, value or label between the commas and semicolons of an attribute. */
function part(value: string): string {
  return folded(value).replace(/[%,;]/g, encodeURIComponent)
}

/** As cells show it: without control characters, white space folded. */
function folded(value: string): string {
  return value
    .replace(/(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
