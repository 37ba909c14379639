import { memberTest } from './index/member-finder.ts'
import type { Collection } from '../config/settings.ts'
import { firstHeading } from '../markdown/first-heading.ts'
import { dialectOf } from '../markdown/dialect.ts'
import { firstText, type Page } from './page.ts'

/** Gives a page's values of a computed field, or undefined when the name is that of none. */
export type ComputedFieldReader = (page: Page, field: string) => readonly string[] | undefined

/**
 * Makes a reader of computed fields: `title`, `name` (of the file, without `.md`), `path`, and the `collection`s it is
 * in.
 */
export function computedFieldReader(collections: readonly Collection[]): ComputedFieldReader {
  const members = collections.map((collection) => ({ name: collection.name, isMember: memberTest(collection) }))
  return (page, field) => {
    if (field === 'title') return [titleOf(page)]
    if (field === 'name') return [pageName(page.path)]
    if (field === 'path') return [page.path]
    if (field === 'collection') return members.filter(({ isMember }) => isMember(page.path)).map(({ name }) => name)
    return undefined
  }
}

/** The fields that every page has without front matter, which directives ask for like those of front matter. */
export const computedFields: readonly string[] = ['title', 'name', 'path', 'collection']

/**
 * A page's title (a record's is its `title`, `name` or `id`): front matter `title`, else the first H1, else the file
 * name as MkDocs shows it (`mkdocs.structure.pages.Page.title`): `-` and `_` as spaces, a capital when all is lower
 * case, `Home` for the site's own index page.
 *
 * @param headingOf gives the text of a page's first H1, or undefined; asked only where that is the title
 */
export function titleOf(page: Page, headingOf: (page: Page) => string | undefined = firstHeadingOf): string {
  const first = (field: string): string | undefined => firstText(page, field)
  if (page.record) return first('title') || first('name') || first('id') || page.path
  return first('title') || headingOf(page) || fileNameAsTitle(page.path)
}

function fileNameAsTitle(path: string): string {
  if (/^(?:index|README)\.[^./]+$/.test(path)) return 'Home'
  const name = pageName(path).replace(/[-_]/g, ' ').trim()
  return name === name.toLowerCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name
}

/** The file name without its extension, as references name a page, white space folded. */
export function pageName(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1)
  return file
    .replace(/\.[^.]*$/, '')
    .trim()
    .replace(/\s+/g, ' ')
}

const headings = new WeakMap<Page, { text: string | undefined }>()

/** The text of a page's first H1, if it has one. */
export function firstHeadingOf(page: Page): string | undefined {
  if (page.outline) return page.outline.heading
  const known = headings.get(page) ?? {
    text: firstHeading((page.dialect ?? dialectOf('python-markdown')).parse(page.source, page.frontMatter.end)),
  }
  headings.set(page, known)
  return known.text
}
