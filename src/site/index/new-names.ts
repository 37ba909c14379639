import { posix } from 'node:path'
import type { NewName } from '../../report/rule-details.ts'
import { pageName } from '../page-names.ts'
import { plainPath, type Page } from '../page.ts'
import type { Renames } from '../renames.ts'
import type { CollectionIndex } from './collection-index.ts'
import { memberTest } from './member-finder.ts'

/**
 * What a reference that names no page should say: the page that it named in the last commit is called otherwise or is
 * elsewhere now, or a path leads to a page that moved.
 *
 * @param targets the collections of which it can name a page
 * @param text the reference as written
 * @param page that which refers
 * @returns null where there is no such page, or more than one
 */
export function newReference(
  renames: Renames,
  targets: readonly CollectionIndex[],
  text: string,
  page: Page,
): NewName | null {
  const before = renames.from.get(page.path) ?? page
  const meant = new Set<Page>()
  for (const { collection, names } of targets) {
    for (const earlier of renames.names(collection.key).named(text, before)) {
      const now = renames.to.get(earlier.path)
      if (now) meant.add(now)
    }
    // The page that refers has moved, and the other one not.
    if (before !== page) for (const other of names.named(text, before)) meant.add(other)
  }
  const isRename = meant.size > 0
  if (!isRename && text.includes('/'))
    for (const { names } of targets) for (const other of names.byName.get(lastName(text)) ?? []) meant.add(other)
  // Of translations, those count that a page of this language can name.
  const candidates = [...meant].flatMap((target): NewName[] => {
    const name = [likeThis(text, target, page), target.path].find((candidate) =>
      targets.some(({ names }) => {
        const named = names.named(candidate, page)
        return named.length === 1 && named[0] === target
      }),
    )
    return name === undefined ? [] : [{ name, isRename }]
  })
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}

/** What a page is called now that had a name in the last commit; null where that is not one page, or its translations. */
export function newPageName({ names, to }: Renames, name: string): NewName | null {
  const pages = names(null).byName.get(name) ?? []
  const [known, ...others] = new Set(pages.flatMap(({ path }) => to.get(path) ?? []).map(pageName))
  return known === undefined || others.length > 0 || known === name ? null : { name: known, isRename: true }
}

/** The name in the last part of a path. */
function lastName(text: string): string {
  const parts = text.replace(/\/$/, '').split('/')
  const last = (parts.at(-1) ?? '').replace(/\.md$/, '')
  return /^(?:index|README)$/.test(last) ? (parts.at(-2) ?? '') : last
}

/** A reference to a page, written as another one is: as a name, from the docs folder, or from the page that refers. */
export function likeThis(text: string, target: Page, page: Page): string {
  const ending = text.endsWith('.md') ? '.md' : ''
  if (!text.includes('/')) return pageName(target) + ending
  const plain = plainPath(target)
  const path = ending === '' ? plain.replace(/(?:\/(?:index|README))?\.md$/, '') : plain
  if (!text.startsWith('.')) return `${text.startsWith('/') ? '/' : ''}${path}`
  const relative = posix.relative(`/${posix.dirname(page.path)}`, `/${path}`)
  return relative.startsWith('.') ? relative : `./${relative}`
}

/** Pages that were renamed: the folder in which all were, or else the first of them, and what that is now. */
export interface RenamedPages {
  from: string
  to: string
  /** The pages, as they are now. */
  pages: readonly Page[]
}

/**
 * The pages of a collection that a rename has taken out of it.
 *
 * @returns null where there are none
 */
export function renamedMembers(renames: Renames, queried: CollectionIndex): RenamedPages | null {
  const earlier = found.get(queried)
  const members = earlier === undefined ? findRenamedMembers(renames, queried) : earlier
  found.set(queried, members)
  return members
}

/** Every directive of an empty collection asks. */
const found = new WeakMap<CollectionIndex, RenamedPages | null>()

function findRenamedMembers(renames: Renames, { collection, pages }: CollectionIndex): RenamedPages | null {
  const members = new Set(pages)
  const isMember = memberTest(collection)
  const hasLeft = (page: Page): boolean => isMember(page) && !members.has(renames.to.get(page.path) ?? page)
  return renamedPages(renames, renames.earlier.filter(hasLeft))
}

/** What became of some of the renamed pages, given as they were; null of none. */
export function renamedPages({ to }: Renames, earlier: readonly Page[]): RenamedPages | null {
  const [first] = earlier
  if (!first) return null
  const now = earlier.flatMap((page) => to.get(page.path) ?? [])
  const folder = changedFolder(posix.dirname(first.path), posix.dirname(now[0]?.path ?? ''))
  const isWhole = folder.from !== '.' && folder.to !== '.'
  const isFolder = earlier.every(({ path }, at) => {
    const rest = posix.dirname(path).slice(folder.from.length)
    return isWhole && posix.dirname(now[at]?.path ?? '') === folder.to + rest
  })
  return isFolder ? { ...folder, pages: now } : { from: first.path, to: now[0]?.path ?? '', pages: now }
}

/** Two paths of folders without what is behind them in both. */
function changedFolder(from: string, to: string): { from: string; to: string } {
  const [before, after] = [from.split('/'), to.split('/')]
  while (before.length > 1 && after.length > 1 && before.at(-1) === after.at(-1)) {
    before.pop()
    after.pop()
  }
  return { from: before.join('/'), to: after.join('/') }
}

/** Where the page or the folder of pages is now that stood at a path; null where that is not one place. */
export function newPath({ earlier, to }: Renames, path: string): string | null {
  const page = to.get(path)
  if (page) return page.path
  const targets = earlier.flatMap((each): string[] => {
    const rest = each.path.slice(path.length)
    const now = to.get(each.path)?.path ?? ''
    if (!each.path.startsWith(`${path}/`)) return []
    return [now.endsWith(rest) ? now.slice(0, -rest.length) : '']
  })
  const [only, ...others] = new Set(targets)
  return only && others.length === 0 ? only : null
}
