import type { FoundMessage, MessagedFile } from './report.ts'

/** What a baseline did to the messages of a run. */
export interface Baselined {
  /** How many messages it took out. */
  known: number
  /** How many of its messages were not found any more. */
  gone: number
}

/**
 * Takes known messages out of files. Of several that are alike the first are the known ones.
 *
 * @param nameOf gives the path by which the baseline knows a file
 */
export function applyBaseline(
  files: readonly MessagedFile[],
  baseline: Baseline,
  nameOf: (path: string) => string,
): Baselined {
  let known = 0
  for (const file of files) {
    const left = new Map<string, number>()
    const rest = file.messages.filter((message) => {
      const [rule, key] = [message.ruleId ?? '', keyOf(message)]
      const id = `${rule}\n${key}`
      const expected = left.get(id) ?? baseline.get(nameOf(file.path))?.get(rule)?.get(key) ?? 0
      left.set(id, expected - 1)
      return expected <= 0 || isAboutWriting(message)
    })
    known += file.messages.length - rest.length
    file.messages = rest
  }
  const all = [...baseline.values()].flatMap((rules) => [...rules.values()]).flatMap((keys) => [...keys.values()])
  return { known, gone: all.reduce((sum, count) => sum + count, 0) - known }
}

/** The text of a baseline file that knows all these messages: the same for the same messages, a line for each. */
export function baselineOf(files: readonly MessagedFile[], nameOf: (path: string) => string): string {
  const pages: Record<string, Record<string, Record<string, number>>> = {}
  for (const { path, messages } of files) {
    for (const message of messages.filter((each) => !isAboutWriting(each))) {
      const keys = ((pages[nameOf(path)] ??= {})[message.ruleId ?? ''] ??= {})
      const key = keyOf(message)
      keys[key] = (keys[key] ?? 0) + 1
    }
  }
  return `${JSON.stringify({ format: 1, pages: sorted(pages) }, null, 2)}\n`
}

function keyOf(message: FoundMessage): string {
  return message.key ?? message.reason
}

/** What `mdsplice write` mends is no old burden. */
function isAboutWriting({ ruleId }: FoundMessage): boolean {
  return ruleId === 'stale-region'
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}

/** How often each known message is expected: path, rule, and what stays the same of it when its line moves. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>
