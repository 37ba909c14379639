import { once } from '../core/memoize.ts'
import { fileNameTest, type FileNameTest } from '../core/patterns/file-name-pattern.ts'
import { linearPattern } from '../core/patterns/linear-pattern.ts'
import { spanOf } from '../core/span.ts'
import type { Finding } from '../report/finding.ts'
import type { CheckedCollection, Checks } from './checked-site.ts'
import { valuesIn, type FieldValue, type Page } from '../site/page.ts'

/**
 * `duplicate-id`, `id-pattern` and `file-name-pattern`. Ids are those of a collection: two collections may both count
 * from 1.
 */
export const checkIds: Checks = ({ collectionsOf }) => {
  const patternOf = once(linearPattern)
  const fileNameTestOf = once(fileNameTest)
  const holderIn = once((collection: CheckedCollection) => once((id: string) => firstHolder(collection, id)))
  return (page, found) => {
    const id = idOf(page)
    for (const each of collectionsOf(page)) {
      const { id_pattern, file_name } = each.collection
      const holder = id && holderIn(each)(id.text)
      if (id && holder && holder !== page)
        found.push({ rule: 'duplicate-id', span: spanOf(id), details: { id: id.text, path: holder.path } })
      if (id && id_pattern !== null && !patternOf(id_pattern).test(id.text))
        found.push({ rule: 'id-pattern', span: spanOf(id), details: { id: id.text, pattern: id_pattern } })
      if (file_name !== null) found.push(...checkFileName(page, id, fileNameTestOf(file_name)))
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
function checkFileName({ path }: Page, id: FieldValue | undefined, test: FileNameTest): Finding[] {
  const last = id && (id.text.split(/[:/]/).at(-1) ?? '')
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
  const mismatch = test(name, last)
  if (mismatch === undefined) return []
  return [{ rule: 'file-name-pattern', span: id ? spanOf(id) : null, details: { name, pattern: mismatch } }]
}

function idOf(page: Page): FieldValue | undefined {
  const id = valuesIn(page, 'id')[0]
  return id?.text === '' ? undefined : id
}
