import { once } from '../../core/memoize.ts'
import type { Answer, Group } from '../answer.ts'
import type { Cells, ShownValue } from '../cells.ts'
import { sectionOf, type Shortened } from '../shorten.ts'
import type { Page } from '../../site/page.ts'

/** The values that a name in a template can have. A view is a scope of further names. */
export type TemplateValue = string | number | boolean | Link | View | readonly View[]

/** The value of each name of a view; undefined leaves it to the scope around. */
type Names = Readonly<Record<string, () => TemplateValue | undefined>>

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
 * The names that an answer has, by where in a template they can be: its rows, groups of them, and values of fields.
 */
export const templateNames = {
  answer: ['rows', 'groups', 'count', 'collection', 'one', 'many', 'rest', 'more'],
  group: ['label', 'rows', 'groups', 'count', 'number', 'first', 'last', 'rest'],
  row: ['title', 'link', 'number', 'first', 'last'],
  value: ['text', 'link', 'src', 'first', 'last'],
} as const

/** The names of an answer. */
export function answerView({ collection, pages, groups, shortened }: Answer, cells: Cells): View {
  const section = sectionOf(pages, shortened)
  const names: Names = {
    rows: () => rowViews(section.pages, cells),
    groups: () => groupViews(groups ?? [], shortened, cells),
    count: () => pages.length,
    rest: () => section.more || undefined,
    more: () => (shortened?.whole ? new Link(shortened.whole) : undefined),
    collection: () => collection.name,
    one: () => collection.label.one,
    many: () => collection.label.many,
  }
  return viewOf(names)
}

function groupViews(groups: readonly Group[], shortened: Shortened | null, cells: Cells): View[] {
  return groups.map((group, index) => {
    const { pages, more } = sectionOf(group.pages, shortened)
    return viewOf({
      label: () => group.label,
      rows: () => rowViews(pages, cells),
      groups: () => groupViews(group.groups ?? [], shortened, cells),
      count: () => group.pages.length,
      rest: () => more,
      ...placeIn(groups, index),
    })
  })
}

/** The position of one of several. */
function placeIn(all: readonly unknown[], index: number): Names {
  return { number: () => index + 1, first: () => index === 0, last: () => index === all.length - 1 }
}

/** A row has its title, its link, and every computed and other field of its page. */
function rowViews(pages: readonly Page[], cells: Cells): View[] {
  return pages.map((page, index) => {
    const names: Names = {
      title: () => cells.titleOf(page),
      link: () => linkTo(cells.linkTo(page)),
      ...placeIn(pages, index),
    }
    return new View((name) => {
      if (Object.hasOwn(names, name)) return names[name]?.()
      const values = cells.valuesOf(page, { field: name })
      return values.length === 0 ? undefined : valueViews(values, page, cells)
    })
  })
}

function valueViews(values: readonly ShownValue[], page: Page, cells: Cells): View[] {
  return values.map(({ text, url, value }, index) =>
    viewOf(
      {
        text: () => text,
        link: () => linkTo(url),
        src: () => linkTo(cells.linkToNamedFile(page, value)),
        ...placeIn(values, index),
      },
      text,
    ),
  )
}

/** Nothing to link to is false, so that a section can ask. */
function linkTo(url: string | null): TemplateValue {
  return url === null ? false : new Link(url)
}

function viewOf(names: Names, shown?: string): View {
  return new View((name) => (Object.hasOwn(names, name) ? names[name]?.() : undefined), shown)
}
