import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Pair, isAlias, isMap, isScalar, isSeq, visit, type Document, type Node } from 'yaml'
import { readYaml } from '../config-files.ts'
import { placeAt } from '../../core/yaml/parse.ts'
import { isToml } from '../file-names.ts'
import { refusalBelow } from '../../files/path-boundary.ts'
import type { FileAccess } from '../../files/file-access.ts'
import { isThere } from '../../files/read-text.ts'
import { findRepositoryRoot } from '../../files/repository-root.ts'
import { SetupError } from '../../report/setup-error.ts'
import { readZensical } from './zensical-settings.ts'

/** A configuration of a generator, or one that it inherits from. */
export interface SettingsFile {
  /** Absolute path. */
  file: string
  text: string
  /**
   * Those of the first file hold what it inherits from those that were read. Of a `zensical.toml` they are as
   * `readZensical` gives them.
   */
  contents: Document['contents']
}

/** The targets of aliases. */
const targets = new WeakMap<object, unknown>()

/** A node of a configuration, or its target when it is an alias. */
export function resolveAlias(node: unknown): unknown {
  return isAlias(node) ? targets.get(node) : node
}

/** Nobody inherits from this many files except in a circle. */
const mostFiles = 100

/**
 * Reads a configuration of a generator and those that it inherits from, the nearest first, each when it is asked for.
 * A `zensical.toml` inherits from none (zensical/config.py, `parse_zensical_config`, 0.0.73).
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @param allowOutside whether they may be outside the repository. Where there is none they may be anywhere, as
 *   they may for MkDocs: nobody can send pull requests there
 * @throws SetupError when one of them is not YAML or TOML, or names one that cannot be inherited from
 */
export function* readInherited(
  file: string,
  shown: string,
  allowOutside: boolean,
  access: FileAccess,
): Generator<SettingsFile> {
  const repository = allowOutside ? null : findRepositoryRoot(dirname(file), access)
  if (isToml(file)) return void (yield { file, ...readZensical(file, shown, repository, access) })
  let settings: unknown
  for (let count = 1; ; count++) {
    const { text, document } = readYaml(file, shown, repository, access)
    const { contents } = document
    visit(document, { Alias: (_, alias) => void targets.set(alias, alias.resolve(document)) })
    if (settings) inherit(settings, contents)
    else settings = contents
    yield { file, text, contents }
    if (!isMap(contents) || !contents.has('INHERIT')) return
    const node = contents.get('INHERIT', true) as Node | undefined
    const name = writtenText(node) ?? ''
    file = resolve(dirname(file), name)
    if (count === mostFiles || !canInherit(file, repository, access))
      throw new SetupError({
        code: 'invalid-config-file',
        configFile: shown,
        ...placeAt(text, node?.range?.[0] ?? 0),
        reason: 'inherit',
      })
    shown = join(dirname(shown), name)
  }
}

/** As MkDocs does: mappings are merged, of all else the nearest counts. */
function inherit(settings: unknown, inherited: unknown): void {
  if (!isMap(settings) || !isMap(inherited)) return
  const nearest = new Map(settings.items.map(({ key, value }) => [String(key), value]))
  for (const pair of inherited.items) {
    if (nearest.has(String(pair.key))) inherit(nearest.get(String(pair.key)), pair.value)
    else settings.items.push(pair)
  }
}

function canInherit(file: string, repository: string | null, access: FileAccess): boolean {
  if (!isThere(file, access) || !statSync(file).isFile()) return false
  const refusal = refusalBelow(repository ?? dirname(file), file)
  return refusal === null || (refusal === 'outside' && repository === null)
}

/**
 * A setting, and the file that says it; the first file when none does.
 *
 * @param files as `readInherited` gives them, all of them
 */
export function sourceOf(
  files: readonly SettingsFile[],
  name: string,
): { pair: Pair<unknown, unknown> | undefined; source: SettingsFile | undefined } {
  const settings = files[0]?.contents
  const pair = isMap(settings) ? settings.items.find(({ key }) => String(key) === name) : undefined
  // What is inherited is in the first file, too.
  const source = files.findLast(({ contents }) => isMap(contents) && pair && contents.items.includes(pair)) ?? files[0]
  return { pair: isAlias(pair?.value) ? new Pair(pair.key, resolveAlias(pair.value)) : pair, source }
}

/** A text as it is written: `.` is not a number to PyYAML. Of `!ENV [NAME, text]` the one that holds without the environment. */
export function writtenText(node: unknown): string | undefined {
  const written = isSeq(node) ? node.items.at(-1) : node
  if (!isScalar(written) || written.value === null) return undefined
  return typeof written.value === 'string' ? written.value : written.source
}
