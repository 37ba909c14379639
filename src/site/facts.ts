import type { Collection } from '../config/settings.ts'
import { memberTest } from './index/member-finder.ts'
import { pageName } from './page-names.ts'
import type { Page } from './page.ts'

/** Gives a page's values of a fact, or undefined when the name is that of no fact. */
export type FactReader = (page: Page, fact: string) => readonly string[] | undefined

/** Makes a reader of facts: `title`, `name` (of the file, without `.md`), `path`, and the `collection`s it is in. */
export function factReader(collections: readonly Collection[], titleOf: (page: Page) => string): FactReader {
  const members = collections.map((collection) => ({ name: collection.name, isMember: memberTest(collection) }))
  return (page, fact) => {
    if (fact === 'title') return [titleOf(page)]
    if (fact === 'name') return [pageName(page.path)]
    if (fact === 'path') return [page.path]
    if (fact === 'collection') return members.filter(({ isMember }) => isMember(page.path)).map(({ name }) => name)
    return undefined
  }
}

/** The facts of every page, which directives ask for like front matter fields. */
export const factNames: readonly string[] = ['title', 'name', 'path', 'collection']
