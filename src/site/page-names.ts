import { posix } from 'node:path'
import type { SiteConfig } from '../config/settings.ts'
import { lazy } from '../core/memoize.ts'
import { isIndex } from '../core/paths.ts'
import { firstText, plainPath, saySame, textsIn, type Page } from './page.ts'
import { foldWhiteSpace } from '../core/text.ts'

/**
 * What a page is called: its file name without extension, of an index page the name of its folder, of a record its `id`.
 * A page and its translations are called alike. White space is folded.
 */
export function pageName(page: Page): string {
  if (page.record) return firstText(page, 'id') ?? ''
  const path = plainPath(page)
  const folder = path.split('/').at(-2)
  return isIndex(path) && folder !== undefined ? foldWhiteSpace(folder) : fileName(path)
}

/** A file name without its extension, white space folded. */
export function fileName(path: string): string {
  return foldWhiteSpace(posix.basename(path).replace(/\.[^.]*$/, ''))
}

/** How pages are found by the references that other pages make to them. */
export interface PageNames {
  /** The name of each page, and the pages so named: more than one when they are in different folders. */
  byName: ReadonlyMap<string, readonly Page[]>
  /**
   * The pages that a reference names: by a page's key, its name, its name with `.md`, or its path from the docs folder or
   * from the page that refers.
   */
  named(reference: string, by: Page): readonly Page[]
  /** Everything that a reference can say, for suggestions. */
  known(): Iterable<string>
  /**
   * The same with some pages replaced by others of the same paths.
   *
   * @param pages all there are then
   * @param replaced by those that stood in their places
   */
  replacing(pages: readonly Page[], replaced: ReadonlyMap<Page, Page>): PageNames
}

const none: readonly Page[] = []

/** Takes the language out of a path. */
export type PlainPath = (path: string) => string

/** As the languages of a site say. */
export function plainPathsOf({ translations }: Pick<SiteConfig, 'translations'>): PlainPath {
  return (path) => translations?.of(path).path ?? path
}

/** Of a site in one language. */
const asItIs: PlainPath = (path) => path

/**
 * Finds pages by references.
 *
 * @param key the front matter field whose values name a page, too; null when there is none
 * @param plain of the site: a reference can be the name or the path of any translation
 * @param keysOf gives a page's values of that field
 */
export function pageNames(
  pages: readonly Page[],
  key: string | null,
  plain: PlainPath = asItIs,
  keysOf: (page: Page) => readonly string[] = (page) => textsIn(page, key ?? ''),
): PageNames {
  const byName = lazy(() => group(pages, (page) => [pageName(page)]))
  const byKey = lazy(() => (key === null ? new Map<string, Page[]>() : group(pages, keysOf)))
  return toNames(pages, key, plain, byName, byKey)
}

type Groups = ReadonlyMap<string, readonly Page[]>

function toNames(
  pages: readonly Page[],
  key: string | null,
  plain: PlainPath,
  byName: () => Groups,
  byKey: () => Groups,
): PageNames {
  const byPath = lazy(() => group(pages, (page) => [page.record?.folder ?? plainPath(page)]))
  const atPath = (path: string): readonly Page[] => byPath().get(plain(path)) ?? none
  const withExtension = (name: string): readonly Page[] => byName().get(plain(name).slice(0, -'.md'.length)) ?? none
  return {
    get byName() {
      return byName()
    },
    named(reference, by) {
      const exact = byKey().get(reference) ?? byName().get(reference)
      if (exact) return exact
      if (!reference.includes('/')) return withExtension(reference.endsWith('.md') ? reference : `${reference}.md`)
      for (const path of pathsOf(reference, by)) if (atPath(path).length > 0) return atPath(path)
      return none
    },
    known: () => [...byKey().keys(), ...byName().keys()],
    replacing(now, replaced) {
      const keysOf = (page: Page): string[] => (key === null ? [] : textsIn(page, key))
      if ([...replaced].some(([before, after]) => key !== null && !saySame(key, before, after)))
        return pageNames(now, key, plain)
      const byNameNow = lazy(() => replaceIn(byName(), (page) => [pageName(page)], replaced))
      const byKeyNow = lazy(() => replaceIn(byKey(), keysOf, replaced))
      return toNames(now, key, plain, byNameNow, byKeyNow)
    },
  }
}

/** The paths below the docs folder that a reference with a slash can mean, the likeliest first. */
function pathsOf(reference: string, by: Page): string[] {
  const plain = reference.replace(/^\//, '').replace(/\/$/, '')
  return [posix.join(posix.dirname(by.path), plain), posix.normalize(plain)].flatMap((path) =>
    path.endsWith('.md') ? [path] : [path, `${path}.md`, `${path}/index.md`, `${path}/README.md`],
  )
}

function replaceIn(
  groups: Groups,
  textsOf: (page: Page) => readonly string[],
  replaced: ReadonlyMap<Page, Page>,
): Groups {
  const now = new Map(groups)
  for (const text of new Set([...replaced.keys()].flatMap(textsOf))) {
    const same = now.get(text)
    if (same)
      now.set(
        text,
        same.map((page) => replaced.get(page) ?? page),
      )
  }
  return now
}

function group(pages: readonly Page[], textsOf: (page: Page) => readonly string[]): Map<string, Page[]> {
  const groups = new Map<string, Page[]>()
  for (const page of pages)
    for (const text of new Set(textsOf(page))) {
      const same = groups.get(text)
      if (same) same.push(page)
      else groups.set(text, [page])
    }
  return groups
}
