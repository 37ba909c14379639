import type { Diagnostic } from '../diagnostic.ts'
import { escapeLine } from '../escape.ts'
import type { CommandMessages } from '../messages/messages.ts'

/** Of more lists to write than this, the number in each folder is printed: the first `check` of a site can find hundreds. */
const mostNamed = 30

/** So many folders have a line of their own. */
const mostFolders = 20

/**
 * Splits off the messages about lists that `mdsplice write` writes, where there are very many.
 *
 * @returns the other diagnostics, and the numbers as text; an empty text where all lists are named one by one
 */
export function countStaleLists(
  diagnostics: readonly Diagnostic[],
  { stale, diff: { more } }: CommandMessages,
): { named: readonly Diagnostic[]; counted: string } {
  const lists = diagnostics.filter(({ rule }) => rule === 'stale-region')
  if (lists.length <= mostNamed) return { named: diagnostics, counted: '' }
  const counts = new Map<string, number>()
  for (const { path } of lists) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1) || './'
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const folders = [...counts].sort(([, one], [, other]) => other - one)
  const width = String(folders[0]?.[1] ?? '').length
  const lines = folders
    .slice(0, mostFolders)
    .map(([folder, count]) => `  ${String(count).padStart(width)}  ${escapeLine(folder)}`)
  const rest = folders.length - lines.length
  return {
    named: diagnostics.filter(({ rule }) => rule !== 'stale-region'),
    counted: [stale(lists.length), ...lines, ...(rest > 0 ? [`  ${more(rest)}`] : [])].join('\n'),
  }
}
