import { once } from '../../core/memoize.ts'
import type { Answer, Group } from '../answer.ts'
import type { Cells } from '../cells.ts'
import type { Page } from '../../site/page.ts'

/** What a name in a template can stand for. A view is a scope of further names. */
export type TemplateValue = string | number | boolean | Link | View | readonly View[]

/** A link's target, which is safe as it is. */
export class Link {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }
}

/** The names that a template can use in one place, and what the place itself is shown as. */
export class View {
  readonly shown: string
  readonly #valueOf: (name: string) => TemplateValue | undefined

  constructor(valueOf: (name: string) => TemplateValue | undefined, shown = '') {
    this.#valueOf = once(valueOf)
    this.shown = shown
  }

  get(name: string): TemplateValue | undefined {
    return this.#valueOf(name)
  }
}

/**
 * The names that an answer has, by where in a template they can stand: its rows, groups of them, and values of fields.
 */
export const templateNames = {
  answer: ['rows', 'groups', 'count', 'collection', 'one', 'many'],
  group: ['label', 'rows', 'groups', 'count'],
  row: ['title', 'link', 'number', 'first', 'last'],
  value: ['text', 'link', 'first', 'last'],
} as const

/** The names of an answer. */
export function answerView({ collection, pages, groups }: Answer, cells: Cells): View {
  const names: Record<string, () => TemplateValue> = {
    rows: () => rowViews(pages, cells),
    groups: () => groupViews(groups ?? [], cells),
    count: () => pages.length,
    collection: () => collection.name,
    one: () => collection.label.one,
    many: () => collection.label.many,
  }
  return viewOf(names)
}

function groupViews(groups: readonly Group[], cells: Cells): View[] {
  return groups.map((group) =>
    viewOf({
      label: () => group.label,
      rows: () => rowViews(group.pages, cells),
      groups: () => groupViews(group.groups ?? [], cells),
      count: () => group.pages.length,
    }),
  )
}

/** A row has its title, its link, and every computed and other field of its page. */
function rowViews(pages: readonly Page[], cells: Cells): View[] {
  return pages.map((page, index) => {
    const names: Record<string, () => TemplateValue> = {
      title: () => cells.titleOf(page),
      link: () => linkTo(cells.linkTo(page)),
      number: () => index + 1,
      first: () => index === 0,
      last: () => index === pages.length - 1,
    }
    return new View((name) => {
      if (Object.hasOwn(names, name)) return names[name]?.()
      const values = cells.valuesOf(page, { field: name })
      return values.length === 0 ? undefined : valueViews(values)
    })
  })
}

function valueViews(values: readonly { text: string; url: string | null }[]): View[] {
  return values.map(({ text, url }, index) =>
    viewOf(
      {
        text: () => text,
        link: () => linkTo(url),
        first: () => index === 0,
        last: () => index === values.length - 1,
      },
      text,
    ),
  )
}

/** Nothing to link to is false, so that a section can ask. */
function linkTo(url: string | null): TemplateValue {
  return url === null ? false : new Link(url)
}

function viewOf(names: Readonly<Record<string, () => TemplateValue>>, shown?: string): View {
  return new View((name) => (Object.hasOwn(names, name) ? names[name]?.() : undefined), shown)
}
