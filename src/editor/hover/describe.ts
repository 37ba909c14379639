import { targetsOf, type AddressOf, type OpenPage } from '../known-site.ts'
import { linked, paragraph, text } from '../../listings/nodes.ts'
import { serialize } from '../../markdown/stringify/stringify.ts'
import { titleOf } from '../../site/computed-fields.ts'
import { firstText, type Page } from '../../site/page.ts'

/** Longer summaries are cut. */
const longestSummary = 500

/** A page that is named: its title, its collection, what it says of itself. */
export function describePage({ index, known }: OpenPage, page: Page, addressOf: AddressOf): string {
  const title = linked(titleOf(page), page.record ? null : addressOf(page))
  const collections = index.collectionsOf(page).map(({ collection }) => collection.label.one)
  const place = page.record ? page.record.file.path : page.path
  const summary = summaryOf(page, known.site.config.review.fields)
  return serialize([
    paragraph([
      { type: 'strong', children: [title] },
      ...(collections.length > 0 ? [text(` · ${collections.join(', ')}`)] : []),
    ]),
    ...(summary === null ? [] : [paragraph([text(summary)])]),
    paragraph([{ type: 'inlineCode', value: place }]),
  ])
}

/** The field that says in a sentence what the page is about. */
function summaryOf(page: Page, counting: readonly string[]): string | null {
  const names = ['description', 'summary', ...counting.filter((name) => name !== 'title')]
  const summary = names.map((name) => firstText(page, name)).find((each) => each !== undefined)
  if (summary === undefined) return null
  return summary.length > longestSummary ? `${summary.slice(0, longestSummary - 1)}…` : summary
}

/** A value that names no page: what it is called, and how many pages have it; null where neither is known. */
export function describeValue({ index, messages }: OpenPage, field: string, value: string): string | null {
  const label = index.fields.labelOf(field, value)
  const counts = [...index.collections.values()].flatMap(({ collection, postingsOf }) => {
    const count = postingsOf(field)?.get(value)?.length ?? 0
    return count > 0 ? [messages.field.used(count, collection.name)] : []
  })
  if (label === value && counts.length === 0) return null
  const head = label === value ? code(value) : `${code(value)}: ${inMarkdown(label)}`
  return [head, ...listItems(counts)].join('\n')
}

/** A field: its settings, and which pages have it; null for a field of which nothing is known. */
export function describeField({ index, messages, page, known }: OpenPage, field: string): string | null {
  const { field: words } = messages
  const settings = known.site.config.fields.find(({ name }) => name === field)
  const label = index.fields.headingOf(field)
  const values = index.fields.valuesOf(field)
  const targets = [...index.collections.values()].flatMap(({ collection, pages }) =>
    targetsOf(index, field, pages[0] ?? page).map((target) => ({
      from: collection.name,
      to: target.collection.name,
    })),
  )
  const named = [...new Set(targets.map(({ to }) => to))]
  const facts = [
    label === undefined ? null : words.label(inMarkdown(label)),
    index.computedFields.includes(field) ? words.computed : null,
    values && named.length === 0 ? words.values(shortened(values)) : null,
    named.length > 0 ? words.names(named.map((name) => code(name)).join(', ')) : null,
    settings?.list ? words.isList : null,
    settings && settings.aliases.length > 0
      ? words.aliases(settings.aliases.map((name) => code(name)).join(', '))
      : null,
    ...[...index.collections.values()].flatMap(({ collection, countOf }) => [
      collection.required.includes(field) ? words.required(collection.name) : null,
      countOf(field) > 0 ? words.used(countOf(field), collection.name) : null,
    ]),
  ].filter((fact) => fact !== null)
  return facts.length === 0 ? null : [`**${code(field)}**`, ...listItems(facts)].join('\n')
}

/** So many values are named. */
const mostValues = 30

function shortened(values: readonly string[]): string {
  const shown = values.slice(0, mostValues).map((value) => code(value))
  return [...shown, ...(values.length > mostValues ? ['…'] : [])].join(', ')
}

/** A collection: what its pages are called, and how many there are. */
export function describeCollection({ index, messages }: OpenPage, name: string): string {
  const queried = index.collections.get(name)
  const label = queried?.collection.label.many ?? name
  return `**${code(name)}**: ${inMarkdown(label)}, ${messages.pages(queried?.pages.length ?? 0)}`
}

function listItems(facts: readonly string[]): string[] {
  return facts.length === 0 ? [] : ['', ...facts.map((fact) => `- ${fact}`)]
}

/** A text as it is. */
export function inMarkdown(written: string): string {
  return serialize([paragraph([text(written)])])
}

/** A name as code. */
export function code(name: string): string {
  return serialize([paragraph([{ type: 'inlineCode', value: name }])])
}
