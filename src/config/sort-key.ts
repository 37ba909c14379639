/** A field by which pages are sorted, as `sort=` and settings write it: `-` before it, and behind it how values compare. */
export interface WrittenSortKey {
  field: string
  isDescending: boolean
  /** `semver` for versions: `1.10.0-rc.1` before `1.10.0` (semver.org, section 11). */
  order: 'semver' | null
}

/** Reads such a key: `title`, `-date`, `version:semver`. */
export function readSortKey(text: string): WrittenSortKey {
  const [, minus, field = '', order] = /^(-?)(.*?)(:semver)?$/s.exec(text) ?? []
  return { field, isDescending: minus === '-', order: order === undefined ? null : 'semver' }
}
