import { isBoolean } from './boolean-values.ts'
import { countedField } from '../config/field-names.ts'
import type { Collection } from '../config/settings.ts'
import { derivedFieldReader } from './derived/derived-fields.ts'
import type { PageSources } from './derived/page-sources.ts'
import { memberTest } from './index/member-finder.ts'
import { dialectOf } from '../markdown/dialect.ts'
import { firstHeading } from '../markdown/first-heading.ts'
import { fileName, pageName } from './page-names.ts'
import { firstText, plainPath, textsIn, writtenText, type Page, type RelatedPages } from './page.ts'

/** Reads what every page has without front matter. */
export interface ComputedFieldReader {
  /** Whether a name is that of a field that is computed of every page. */
  isOfAll(field: string): boolean
  /** Whether a name is that of one of these, or of one that a collection derives. */
  has(field: string): boolean
  /** A page's values of a computed field, or undefined when the name is that of none. */
  read(page: Page, field: string): readonly string[] | undefined
}

/**
 * Makes a reader of computed fields: `title`, `name` (what references call it), `path`, the `collection`s it is in, the
 * names of the pages that are related to it by a relation's name or inverse, and how many values it has of a field.
 *
 * Those that collections derive come last.
 *
 * @param related the pages that are related to a page, by the name of a relation or its inverse
 */
export function computedFieldReader(
  collections: readonly Collection[],
  related: ReadonlyMap<string, RelatedPages>,
  sources: PageSources,
): ComputedFieldReader {
  const members = collections
    .filter(({ data }) => data === null)
    .map((collection) => ({ name: collection.name, isMember: memberTest(collection) }))
  const read: ComputedFieldReader['read'] = (page, field) => {
    if (field === 'title') return [titleOf(page)]
    if (field === 'name') return [pageName(page)]
    if (field === 'path') return [page.path]
    if (field === 'collection')
      return page.record
        ? [page.record.collection]
        : members.filter(({ isMember }) => isMember(page)).map(({ name }) => name)
    const inner = countedField(field)
    if (inner !== null) return [String((read(page, inner) ?? textsIn(page, inner)).length)]
    return related.get(field)?.(page).map(pageName) ?? (derived.has(field) ? derived.read(page, field) : undefined)
  }
  const derived = derivedFieldReader(collections, sources, (page, field) => read(page, field) ?? textsIn(page, field))
  const isOfAll = (field: string): boolean =>
    computedFields.includes(field) || related.has(field) || countedField(field) !== null
  return { isOfAll, has: (field) => isOfAll(field) || derived.has(field), read }
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
  return writtenTitle(page) || headingOf(page) || fileNameAsTitle(plainPath(page))
}

/** A title `yes` is a word, though it is a truth to YAML. */
function writtenTitle({ frontMatter, source }: Page): string | undefined {
  const value = frontMatter.fields.get('title')?.values[0]
  return value && isBoolean(value.text) ? writtenText(source, value) : value?.text
}

function fileNameAsTitle(path: string): string {
  if (/^(?:index|README)\.[^./]+$/.test(path)) return 'Home'
  const name = fileName(path).replace(/[-_]/g, ' ').trim()
  return name === name.toLowerCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name
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
