import type { Collection } from '../../config/settings.ts'
import { once } from '../../core/memoize.ts'
import { isIndex } from '../../core/paths.ts'
import { globTest, isExclusion } from '../../core/patterns/glob.ts'
import { textsFoundBy } from '../boolean-values.ts'
import { plainPath, textsIn, type Page } from '../page.ts'

/** A folder or file name in a glob without wildcards. */
const literal = /^(?!\.{1,2}$)[^*?[\](){}!+@|\\^$,]+$/

/**
 * Makes what finds the collections that a page is in. Not every collection is asked about every page: where all globs of a
 * collection hold the name of a folder, only pages below a folder of that name can be in it.
 *
 * @returns the names of the collections of a page, in the order of the collections
 */
export function memberFinder(collections: readonly Collection[]): (page: Page) => string[] {
  const asked = collections.map((collection, rank) => ({
    rank,
    name: collection.name,
    parts: wantedGlobs(collection).map((glob) => glob.split('/').find((part) => literal.test(part))),
    isMember: memberTest(collection),
  }))
  type Asked = (typeof asked)[number]
  const always = asked.filter(({ parts }) => parts.includes(undefined))
  const byPart = new Map<string, Set<Asked>>()
  for (const each of asked)
    for (const part of always.includes(each) ? [] : each.parts)
      if (part !== undefined) byPart.set(part, (byPart.get(part) ?? new Set()).add(each))
  const namedBy = (parts: readonly string[]): Asked[] => parts.flatMap((part) => [...(byPart.get(part) ?? [])])
  const inOrder = (some: Iterable<Asked>): readonly Asked[] => [...new Set(some)].sort((a, b) => a.rank - b.rank)
  // Thousands of pages share a folder.
  const inFolder = once((folder: string) => inOrder([...always, ...namedBy(folder.split('/'))]))
  const possible = ({ path, translation }: Page): readonly Asked[] => {
    const split = path.lastIndexOf('/') + 1
    const known = inFolder(path.slice(0, split))
    const others = namedBy([path.slice(split), ...(translation?.path.split('/') ?? [])])
    return others.length === 0 ? known : inOrder([...known, ...others])
  }
  return (page) => possible(page).flatMap(({ isMember, name }) => (isMember(page) ? name : []))
}

/** The globs one of which every page of a collection matches. */
function wantedGlobs({ pages }: Collection): readonly string[] {
  const wanted = pages.filter((glob) => !isExclusion(glob))
  return wanted.length > 0 ? wanted : pages
}

/** Makes a test of whether a page belongs to a collection. */
export function memberTest({ pages, exclude, include_index, where }: Collection): (page: Page) => boolean {
  const [isIncluded, isExcluded] = [globTest(pages), globTest(exclude)]
  const isWanted = whereTest({ where })
  return (page) =>
    (include_index || !isIndex(plainPath(page))) &&
    (isIncluded(plainPath(page)) || isIncluded(page.path)) &&
    !isLeftOut(page, isExcluded) &&
    isWanted(page)
}

/** Makes a test of whether a page or a record has the values that a collection asks for. */
export function whereTest({ where }: Pick<Collection, 'where'>): (page: Page) => boolean {
  const wanted = [...where].map(([field, values]) => [field, new Set(values.flatMap(textsFoundBy))] as const)
  return (page) => wanted.every(([field, values]) => textsIn(page, field).some((text) => values.has(text)))
}

/** A name that no glob is written for. */
const anyName = 'mdsplice-any-name'

/**
 * Whether a page is excluded. What leaves out every page of a language (`*.nl.md`, `nl/**`) leaves out none:
 * translations are never listed with what they translate.
 */
function isLeftOut(page: Page, isExcluded: (path: string) => boolean): boolean {
  const plain = plainPath(page)
  if (isExcluded(plain)) return true
  return plain !== page.path && isExcluded(page.path) && !isExcluded(anyOfItsLanguage(page.path, plain))
}

/** The path of a page in the same language that could be any: in the same folder where the names of files say the language. */
function anyOfItsLanguage(path: string, plain: string): string {
  if (path.endsWith(`/${plain}`)) return `${path.slice(0, -plain.length)}${anyName}/${anyName}.md`
  return plain.slice(0, plain.lastIndexOf('/') + 1) + anyName + path.slice(plain.lastIndexOf('.'))
}
