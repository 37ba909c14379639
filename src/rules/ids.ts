import { once } from '../core/memoize.ts'
import { fileNameTest } from '../core/patterns/glob.ts'
import { linearPattern } from '../core/patterns/linear-pattern.ts'
import { spanOf } from '../core/span.ts'
import type { RuleGroup } from './rule-group.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import { plainPath, valuesIn, type FieldValue, type Page } from '../site/page.ts'

/**
 * `duplicate-id`, `id-pattern` and `file-name-pattern`. Ids are those of a collection: two collections may both count
 * from 1.
 */
export const checkIds: RuleGroup<'duplicate-id' | 'id-pattern' | 'file-name-pattern'> = ({ collectionsOf }) => {
  const patternOf = once(linearPattern)
  const fileNameTestOf = once(fileNameTest)
  const holderIn = once((collection: CollectionIndex) => once((id: string) => firstHolder(collection, id)))
  return (page, report) => {
    const id = idOf(page)
    for (const each of collectionsOf(page)) {
      const { id_pattern: idPattern, file_name: fileName } = each.collection
      const holder = id && holderIn(each)(id.text)
      if (id && holder && holder !== page)
        report({
          rule: 'duplicate-id',
          span: spanOf(id),
          details: { id: id.text, path: holder.path },
          related: [{ file: holder, span: idOf(holder) ?? null, note: 'same-id' }],
        })
      if (id && idPattern !== null && !patternOf(idPattern).test(id.text))
        report({ rule: 'id-pattern', span: spanOf(id), details: { id: id.text, pattern: idPattern } })
      const mismatch =
        fileName === null || page.record ? undefined : fileNameTestOf(fileName)(nameOf(page), id && lastPart(id))
      if (mismatch !== undefined)
        report({
          rule: 'file-name-pattern',
          span: id ? spanOf(id) : null,
          details: { name: nameOf(page), pattern: mismatch },
        })
    }
  }
}

function firstHolder({ pages, postingsOf }: CollectionIndex, id: string): Page | undefined {
  const position = postingsOf('id')
    ?.get(id)
    ?.find((each) => pages[each] && idOf(pages[each])?.text === id)
  return position === undefined ? undefined : pages[position]
}

/** The file name without its extension and its language. */
function nameOf(page: Page): string {
  const path = plainPath(page)
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
}

function lastPart({ text }: FieldValue): string {
  return text.split(/[:/]/).at(-1) ?? ''
}

function idOf(page: Page): FieldValue | undefined {
  const id = valuesIn(page, 'id')[0]
  return id?.text === '' ? undefined : id
}
