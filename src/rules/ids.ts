import { once } from '../core/memoize.ts'
import { spanOf } from '../core/span.ts'
import type { Finding } from '../report/finding.ts'
import type { CheckedCollection, Checks } from './checked-site.ts'
import { valuesIn, type FieldValue, type Page } from '../site/page.ts'

/**
 * `duplicate-id`, `id-pattern` and `file-name-pattern`. Ids are those of a collection: two collections may both count
 * from 1.
 */
export const checkIds: Checks = ({ collectionsOf }) => {
  const holderIn = once((collection: CheckedCollection) => once((id: string) => firstHolder(collection, id)))
  return (page, found) => {
    const id = idOf(page)
    for (const each of collectionsOf(page)) {
      const { idPattern, fileName } = each.collection.demands
      const holder = id && holderIn(each)(id.text)
      if (id && holder && holder !== page)
        found.push({ rule: 'duplicate-id', span: spanOf(id), details: { id: id.text, path: holder.path } })
      if (id && idPattern !== null && !new RegExp(idPattern, 'u').test(id.text))
        found.push({ rule: 'id-pattern', span: spanOf(id), details: { id: id.text, pattern: idPattern } })
      if (fileName !== null) found.push(...checkFileName(page, id, fileName))
    }
  }
}

function firstHolder({ pages, postingsOf }: CheckedCollection, id: string): Page | undefined {
  const position = postingsOf('id')
    ?.get(id)
    ?.find((each) => pages[each] && idOf(pages[each])?.text === id)
  return position === undefined ? undefined : pages[position]
}

/** Without an id there is nothing to hold the file name against; `missing-field` is the rule that says so. */
function checkFileName({ path }: Page, id: FieldValue | undefined, fileName: string): Finding[] {
  if (!id && fileName.includes('{id}')) return []
  const last = id?.text.split(/[:/]/).at(-1) ?? ''
  const pattern = fileName.replaceAll('{id}', () => last.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
  if (new RegExp(pattern, 'u').test(name)) return []
  return [{ rule: 'file-name-pattern', span: id ? spanOf(id) : null, details: { name, pattern } }]
}

function idOf(page: Page): FieldValue | undefined {
  const id = valuesIn(page, 'id')[0]
  return id?.text === '' ? undefined : id
}
