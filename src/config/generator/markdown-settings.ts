import { posix } from 'node:path'
import { isMap, isScalar, isSeq } from 'yaml'
import type { Span } from '../../core/span.ts'
import { resolveAlias, sourceOf, type SettingsFile } from './inherited.ts'
import { readMarkdownOptions, type MarkdownOptions, type MarkdownReader } from '../../markdown/extensions.ts'
import { isMapping, nodeSpan } from '../../core/yaml/parse.ts'

/** What a site's configuration says of Markdown, or what that inherits from. */
export interface MarkdownSettings extends MarkdownOptions {
  /** Absolute path of the file that names the extensions; of `mkdocs.yml` when none does. */
  file: string
  text: string
  /** Where it names the extensions; its start when it names none. */
  span: Span
  /** Files that pymdownx.snippets puts below every page, relative to the folder of the site's configuration. */
  appended: string[]
}

/**
 * Reads what settings say of Markdown; what cannot be understood is for the generator to say.
 *
 * @param files as `readInherited` gives them, all of them
 * @param generator how the site's generator reads Markdown
 */
export function markdownSettings(
  files: readonly SettingsFile[],
  generator: MarkdownReader = 'mkdocs',
): MarkdownSettings | null {
  const { pair, source } = sourceOf(files, 'markdown_extensions')
  if (!source) return null
  const options = readMarkdownOptions({
    generator,
    ...(pair && { markdown_extensions: plainValue(pair.value) }),
    plugins: plainValue(sourceOf(files, 'plugins').pair?.value),
  })
  return {
    file: source.file,
    text: source.text,
    span: nodeSpan(pair?.key),
    ...options,
    appended: appendedFiles(options),
  }
}

/** Aliases can make many nodes of few. */
const mostNodes = 10_000

/**
 * What a node says, as plain values. Of `!ENV [NAME, value]` the value that holds without the environment. A text that
 * looks like a number stays as it is written: to YAML 1.1 a folder called `.` is one. Names of Python (`!!python/name:…`)
 * are their text.
 */
export function plainValue(written: unknown, room = { nodes: mostNodes }): unknown {
  const node = resolveAlias(written)
  if (room.nodes-- <= 0) return null
  if (isScalar(node)) {
    if (node.tag === '!ENV') return null
    return typeof node.value === 'number' ? (node.type === 'PLAIN' && node.source) || String(node.value) : node.value
  }
  if (isSeq(node))
    return node.tag === '!ENV' ? plainValue(node.items.at(-1), room) : node.items.map((item) => plainValue(item, room))
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [String(key), plainValue(value, room)]))
  return null
}

/** `auto_append` of `pymdownx.snippets`, in each folder of `base_path`. */
function appendedFiles({ extensions }: MarkdownOptions): string[] {
  const settings = extensions.get('pymdownx.snippets')
  if (!isMapping(settings)) return []
  const folders = textsIn(settings['base_path'])
  return textsIn(settings['auto_append']).flatMap((file) =>
    (folders.length > 0 ? folders : ['.']).map((folder) => posix.join(folder, file)),
  )
}

function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((item) => typeof item === 'string')
}
