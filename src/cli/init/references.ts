import { isHousekeeping, type Folder } from './folders.ts'
import type { SeenPage } from './proposal.ts'

/** A field whose values name pages of a folder. */
export interface Reference {
  field: string
  folder: Folder
  /** How many of the pages with the field stand in other folders. */
  others: number
}

/** That many of a field's values must be names of pages; the others are then slips of the pen. */
const share = 0.8

/**
 * Finds the fields whose values name pages of one folder. A page that names itself, as an id does, names nothing.
 *
 * @param pages whose fields are looked at
 */
export function referencesOf(pages: readonly SeenPage[], folders: readonly Folder[]): Reference[] {
  const holders = new Map<string, Map<string, SeenPage[]>>()
  for (const page of pages) {
    for (const [field, values] of page.fields) {
      if (isHousekeeping(field)) continue
      const ofField = holders.get(field) ?? new Map<string, SeenPage[]>()
      holders.set(field, ofField)
      for (const value of values) {
        if (value !== page.name) ofField.set(value, [...(ofField.get(value) ?? []), page])
      }
    }
  }
  const named = folders.map((folder) => ({ folder, names: new Set(folder.pages.map(({ name }) => name)) }))
  return [...holders].flatMap(([field, values]) => {
    const counts = named.map(({ folder, names }) => ({
      folder,
      count: [...values.keys()].filter((value) => names.has(value)).length,
    }))
    const [best] = counts.sort((a, b) => b.count - a.count)
    if (!best || best.count === 0 || best.count < share * values.size) return []
    const own = new Set(best.folder.pages)
    return [{ field, folder: best.folder, others: [...values.values()].flat().filter((page) => !own.has(page)).length }]
  })
}
