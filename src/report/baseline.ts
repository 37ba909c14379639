import type { Diagnostic } from './diagnostic.ts'

/** How often each known diagnostic is expected: path, rule, and what stays the same of it when its line moves. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>

/** What a baseline did to the diagnostics of a run. */
export interface Baselined {
  /** The others. */
  diagnostics: Diagnostic[]
  /** How many diagnostics it took out. */
  known: number
  /** How many of its own were not found any more. */
  gone: number
}

/**
 * Takes known diagnostics out. Of several that are alike the first are the known ones.
 *
 * @param nameOf gives the path by which the baseline knows a file
 */
export function applyBaseline(
  all: readonly Diagnostic[],
  baseline: Baseline,
  nameOf: (path: string) => string,
): Baselined {
  const left = new Map<string, number>()
  const diagnostics = all.filter((diagnostic) => {
    const { path, rule, key } = diagnostic
    const id = `${path}\n${rule}\n${key}`
    const expected = left.get(id) ?? baseline.get(nameOf(path))?.get(rule)?.get(key) ?? 0
    left.set(id, expected - 1)
    return expected <= 0 || isAboutWriting(diagnostic)
  })
  const known = all.length - diagnostics.length
  const counts = [...baseline.values()].flatMap((rules) => [...rules.values()]).flatMap((keys) => [...keys.values()])
  return { diagnostics, known, gone: counts.reduce((sum, count) => sum + count, 0) - known }
}

/** The text of a baseline file with all these diagnostics: the same for the same diagnostics, a line for each. */
export function baselineText(diagnostics: readonly Diagnostic[], nameOf: (path: string) => string): string {
  const pages: Record<string, Record<string, Record<string, number>>> = {}
  for (const diagnostic of diagnostics) {
    if (isAboutWriting(diagnostic)) continue
    const { path, rule, key } = diagnostic
    const keys = ((pages[nameOf(path)] ??= {})[rule] ??= {})
    keys[key] = (keys[key] ?? 0) + 1
  }
  return `${JSON.stringify({ format: 1, pages: sorted(pages) }, null, 2)}\n`
}

/** What `mdsplice write` fixes, or has to wait for, does not belong in a baseline. */
function isAboutWriting({ rule }: Diagnostic): boolean {
  return rule === 'stale-region' || rule === 'merge-conflict' || rule === 'merged-listing'
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}
