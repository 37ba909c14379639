import type { Folder } from './folders.ts'
import { isHousekeeping } from './front-matter-fields.ts'
import { identifyingFields } from './keys.ts'
import type { SeenPage } from './proposal.ts'
import { pageNames, type PageNames } from '../../site/page-names.ts'

/** A field in which pages of a folder name pages of others, as their values prove. */
export interface Relation {
  field: string
  from: Folder
  to: Folder[]
  /** What is between the names of one text. */
  split: string | null
  /** The fields by whose values pages are named, where it is not by their names. */
  keys: Map<Folder, string>
}

/** The share of a field's values that must name a page; the others are then taken for typing errors. */
const share = 0.9

/** What can be between values that are written as one text. */
const separators = [null, ',', ';'] as const

/** Who counts pages by numbers must have a field that sounds like a reference: `priority: 1` names no page. */
const referring =
  /requir|replac|super|obsolet|updat|amend|depend|relat|see|exten|implement|refer|supplement|parent|child|follow|verv|vereis|verwijs|hoort|by$|door$/i

/**
 * Finds the fields in which pages of a folder name pages of one or more others. A page that names itself, as an id does,
 * names nothing.
 *
 * @param sources the folders whose pages' fields are looked at
 * @param folders those whose pages can be named
 */
export function relationsOf(sources: readonly Folder[], folders: readonly Folder[]): Relation[] {
  const targets = folders.flatMap((folder) =>
    [null, ...identifyingFields(folder.pages)].map((key) => toTarget(folder, key)),
  )
  return sources.flatMap((from) => {
    const fields = new Set(from.pages.flatMap(({ fields: own }) => [...own.keys()]))
    return [...fields].flatMap((field) => (isHousekeeping(field) ? [] : (relationBy(from, field, targets) ?? [])))
  })
}

/** Pages that can be named, by their names or by a field. */
interface Target {
  folder: Folder
  key: string | null
  names: PageNames
}

function toTarget(folder: Folder, key: string | null): Target {
  const names = pageNames(
    folder.pages.map(({ page }) => page),
    key,
  )
  return { folder, key, names }
}

/** A value, and a page that has it. */
type Use = [value: string, by: SeenPage]

function relationBy(from: Folder, field: string, targets: readonly Target[]): Relation | undefined {
  for (const split of separators) {
    const { uses, isList } = usesOf(from, field, split)
    if (split !== null && !isList) continue
    const isNumeric = uses.every(([value]) => /^\d+$/.test(value))
    if (isNumeric && !isList && !referring.test(field)) continue
    const named = namedBy(uses, targets)
    if (named) return { field, from, split, ...named }
  }
  return undefined
}

/** Each value once; a path is relative to the page that has it. */
function usesOf({ pages }: Folder, field: string, split: string | null): { uses: Use[]; isList: boolean } {
  const uses = new Map<string, Use>()
  let isList = false
  for (const seen of pages) {
    const written = seen.fields.get(field) ?? []
    const values = split === null ? written : written.flatMap((text) => text.split(split).map((each) => each.trim()))
    isList ||= values.length > (split === null ? 1 : written.length)
    for (const value of values)
      if (value !== '') uses.set(value.includes('/') ? `${value}\n${seen.path}` : value, [value, seen])
  }
  return { uses: [...uses.values()], isList }
}

/** The folders whose pages are named, the one with the most first; undefined where too many values name nothing. */
function namedBy(uses: readonly Use[], targets: readonly Target[]): Pick<Relation, 'to' | 'keys'> | undefined {
  const others = (target: Target, open: readonly Use[]): Set<Use> =>
    new Set(open.filter(([value, by]) => target.names.named(value, by.page).some((page) => page !== by.page)))
  const own = uses.filter(([value, by]) => value === by.name)
  const looked = uses.filter((use) => !own.includes(use))
  const to: Folder[] = []
  const keys = new Map<Folder, string>()
  let open = looked
  while (open.length > 0) {
    let best: { target: Target; found: Set<Use> } | undefined
    for (const target of targets) {
      if (to.includes(target.folder)) continue
      const found = others(target, open)
      if (found.size > (best?.found.size ?? 0)) best = { target, found }
    }
    if (!best) break
    const { target, found } = best
    to.push(target.folder)
    if (target.key !== null) keys.set(target.folder, target.key)
    open = open.filter((use) => !found.has(use))
  }
  const resolved = looked.length - open.length
  return resolved > 0 && resolved >= share * looked.length ? { to, keys } : undefined
}
