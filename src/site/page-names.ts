import { firstText, type Page } from './page.ts'

/**
 * A page's title (a record's is its `title`, `name` or `id`): front matter `title`, else the first H1, else the file name as MkDocs shows it
 * (`mkdocs.structure.pages.Page.title`): `-` and `_` as spaces, a capital when all is lower case, `Home` for the
 * site's own index page.
 *
 * @param headingOf gives the text of a page's first H1, or undefined
 */
export function titleOf(page: Page, headingOf: (page: Page) => string | undefined): string {
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
