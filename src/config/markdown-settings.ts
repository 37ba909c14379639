import { posix } from 'node:path'
import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { sourceOf, type SettingsFile } from './inherited.ts'
import type { Span } from '../core/span.ts'

/** What `mkdocs.yml` says of Markdown, or what it inherits from. */
export interface MarkdownSettings {
  /** Absolute path of the file that names the extensions; of `mkdocs.yml` when none does. */
  file: string
  text: string
  /** Where it names the extensions; its start when it names none. */
  span: Span
  extensions: ReadonlySet<string>
  /** Files that pymdownx.snippets puts below every page, relative to the folder of the site's configuration. */
  appended: string[]
}

/** What collections of extensions bring with them. */
const bundles: ReadonlyMap<string, readonly string[]> = new Map([
  ['extra', ['attr_list', 'md_in_html', 'abbr', 'tables']],
  ['pymdownx.extra', ['attr_list', 'md_in_html', 'abbr', 'tables']],
])

/**
 * Reads what settings say of Markdown; what cannot be understood is for MkDocs to say.
 *
 * @param files as `readInherited` gives them, all of them
 */
export function markdownSettings(files: readonly SettingsFile[]): MarkdownSettings | null {
  const { pair, source } = sourceOf(files, 'markdown_extensions')
  if (!source) return null
  const named = settingsByName(pair?.value)
  const names = [...named.keys()].flatMap((name) => [name, ...(bundles.get(name) ?? [])])
  return {
    file: source.file,
    text: source.text,
    span: spanOf(pair?.key),
    extensions: new Set(names),
    appended: appendedFiles(named.get('pymdownx.snippets')),
  }
}

/** Extensions are a list of names and of names with settings, or a mapping of these. */
function settingsByName(extensions: unknown): Map<string, unknown> {
  const items = isSeq(extensions) ? extensions.items : [extensions]
  const pairs = items.flatMap((item): [string, unknown][] => {
    if (isMap(item)) return item.items.map(({ key, value }) => [String(key), value])
    return isScalar(item) ? [[String(item.value), null]] : []
  })
  return new Map(pairs.map(([name, value]) => [name.replace(/^markdown\.extensions\./, ''), value]))
}

/** `auto_append`, in each folder of `base_path`. */
function appendedFiles(settings: unknown): string[] {
  if (!isMap(settings)) return []
  const folders = textsIn(settings.get('base_path', true))
  return textsIn(settings.get('auto_append', true)).flatMap((file) =>
    (folders.length > 0 ? folders : ['.']).map((folder) => posix.join(folder, file)),
  )
}

/** As written: to YAML 1.1 a folder called `.` is a number. */
function textsIn(node: unknown): string[] {
  const items = isSeq(node) ? node.items : [node]
  return items.flatMap((item) => (isScalar(item) ? String((item.type === 'PLAIN' && item.source) || item.value) : []))
}

function spanOf(node: unknown): Span {
  const [start = 0, end = 0] = (node as Node | undefined)?.range ?? []
  return { start, end }
}
