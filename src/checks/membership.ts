import type { Checks } from './checked-site.ts'
import { topOf } from './place.ts'

/** `page-in-no-collection`; `index.md` and `README.md` stand for their folders and are members of none, as a rule. */
export const checkMembership: Checks = ({ collectionsOf, collections }) => {
  const names = [...collections.keys()]
  return (page, found) => {
    if (collectionsOf(page).length > 0 || /(?:^|\/)(?:index|README)\.md$/.test(page.path)) return
    found.push({ rule: 'page-in-no-collection', span: topOf(page), details: { collections: names } })
  }
}
