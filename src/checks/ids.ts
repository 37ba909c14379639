import type { FieldValue, Finding, Page } from '../types.ts'
import type { CheckedCollection, Checks } from './checked-site.ts'

/**
 * `duplicate-id`, `id-pattern` and `file-name-pattern`. Ids are those of a collection: two collections may both count
 * from 1.
 */
export const checkIds: Checks = ({ collections, collectionsOf }) => {
  const holders = new Map<CheckedCollection, Map<string, Page>>()
  for (const each of collections.values()) holders.set(each, firstHolders(each))
  return (page, found) => {
    const id = idOf(page)
    for (const each of collectionsOf(page)) {
      const { idPattern, fileName } = each.collection.demands
      const holder = id && holders.get(each)?.get(id.text)
      if (id && holder && holder !== page)
        found.push({ rule: 'duplicate-id', span: spanOf(id), details: { id: id.text, path: holder.path } })
      if (id && idPattern !== null && !new RegExp(idPattern, 'u').test(id.text))
        found.push({ rule: 'id-pattern', span: spanOf(id), details: { id: id.text, pattern: idPattern } })
      if (fileName !== null) found.push(...checkFileName(page, id, fileName))
    }
  }
}

function firstHolders({ pages }: CheckedCollection): Map<string, Page> {
  const holders = new Map<string, Page>()
  for (const page of pages) {
    const id = idOf(page)
    if (id && !holders.has(id.text)) holders.set(id.text, page)
  }
  return holders
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
  const id = page.frontMatter.fields.get('id')?.values[0]
  return id?.text === '' ? undefined : id
}

function spanOf({ start, end }: FieldValue): { start: number; end: number } {
  return { start, end }
}
