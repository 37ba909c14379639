import { isMap, type Node } from 'yaml'
import { writtenText, type SettingsFile } from './inherited.ts'
import { gitignoreTest } from '../core/patterns/gitignore.ts'
import { placeAt } from '../core/yaml/parse.ts'
import type { LeavingOut } from '../report/rule-details.ts'
import { SetupError } from '../report/setup-error.ts'

/** In one setting. */
const mostPatterns = 1000

/** What MkDocs leaves out by itself besides hidden files (mkdocs/structure/files.py, `_default_exclude`, 1.6.1). */
const always = ['/templates/']

/**
 * Reads which pages are not in the built site: `exclude_docs`, and `draft_docs`, which only `serve` builds
 * (mkdocs/structure/files.py, `set_exclusions`, 1.6.1).
 *
 * @param files as `readInherited` gives them, all of them
 * @param shown how the user knows the first one
 * @returns the setting that leaves a page out, by its path relative to the docs directory; null when it is built
 * @throws SetupError for more patterns than anybody has: each is tried on each page
 */
export function unbuiltPages(files: readonly SettingsFile[], shown: string): (path: string) => LeavingOut | null {
  const contents = files[0]?.contents
  const linesOf = (name: LeavingOut): string[] => {
    const node = isMap(contents) ? contents.get(name, true) : undefined
    const lines = (writtenText(node) ?? '').split(/\r?\n/)
    if (lines.length <= mostPatterns) return lines
    const place = placeAt(files[0]?.text ?? '', (node as Node | undefined)?.range?.[0] ?? 0)
    throw new SetupError({ code: 'invalid-config-file', configFile: shown, ...place, reason: 'many-patterns' })
  }
  const [isExcluded, isDraft] = [
    gitignoreTest([...always, ...linesOf('exclude_docs')]),
    gitignoreTest(linesOf('draft_docs')),
  ]
  return (path) => (isExcluded(path) ? 'exclude_docs' : isDraft(path) ? 'draft_docs' : null)
}
