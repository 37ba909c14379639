import { rule } from './rule.ts'

/** The rules about listings in pages, and about what git left of them. */
export const regionRules = {
  'unbalanced-region': rule<{ name: string; missing: 'directive' | 'end' }>({ severity: 'error' }),
  /**
   * `row` is what was removed; `field`, `path` and `line` say where the value is that the line shows, as far as that is
   * sure: `path` is relative to the docs directory.
   */
  'edited-region': rule<{
    name: string
    change: 'changed' | 'added' | 'removed' | 'moved' | 'unclear'
    row: string
    field: string
    path: string
    line: number
  }>({ severity: 'error' }),
  'stale-region': rule<{ name: string; change: 'missing' | 'outdated' | 'unsigned' }>({
    severity: 'info',
    cannotBeSuppressed: true,
    doesNotBlockWrite: true,
  }),
  /** `ours` and `theirs` are what git calls the sides, `marker` is a line that is left of a conflict in a listing. */
  'merge-conflict': rule<{
    part: 'text' | 'front-matter' | 'listing' | 'marker'
    name: string
    ours: string
    theirs: string
  }>({ severity: 'error', cannotBeSuppressed: true, severityIsLocked: true }),
  /** A line that is left of a conflict, away from listings. */
  'conflict-marker': rule<Record<never, never>>({
    severity: 'error',
    cannotBeSuppressed: true,
    doesNotBlockWrite: true,
  }),
  'merged-listing': rule<{ name: string; kind: 'conflict' | 'both-sides'; ours: string; theirs: string }>({
    severity: 'info',
    cannotBeSuppressed: true,
    doesNotBlockWrite: true,
  }),
  /** `isSeparated`: other text is between the listing and its rows. */
  'leftover-rows': rule<{ name: string; isSeparated: boolean }>({ severity: 'error' }),
  /** `from` and `to` are the folder or page of a collection that was renamed, relative to the docs directory. */
  'renamed-folder': rule<{ collection: string; from: string; to: string; count: number }>({ severity: 'error' }),
  /** `to` is where `from` is now; paths relative to the docs directory, of the first of `count` pages. */
  'lost-rows': rule<{ name: string; from: string; to: string; count: number }>({
    severity: 'info',
    cannotBeSuppressed: true,
    doesNotBlockWrite: true,
  }),
} as const
