import { topOf, type RuleGroup } from './rule-group.ts'

/** `page-in-no-collection`; `index.md` and `README.md` stand for their folders and are members of none, as a rule. */
export const checkMembership: RuleGroup<'page-in-no-collection'> = ({ collectionsOf, collections }) => {
  const names = [...collections.keys()]
  return (page, report) => {
    if (collectionsOf(page).length > 0 || /(?:^|\/)(?:index|README)\.md$/.test(page.path)) return
    report({ rule: 'page-in-no-collection', span: topOf(page), details: { collections: names } })
  }
}
