import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isMap, isScalar, isSeq } from 'yaml'
import type { Document } from 'yaml'
import { SetupError } from '../setup-error.ts'
import type { InheritProblem } from '../setup-error.ts'
import { placeAt } from '../yaml/parse.ts'
import { contains } from './read-files.ts'
import { readYaml } from './read-yaml.ts'
import { repositoryRoot } from './read-repository.ts'

/** A configuration of MkDocs, or one that it inherits from. */
export interface SettingsFile {
  /** Absolute path. */
  file: string
  text: string
  contents: Document['contents']
}

/** The mappings of which settings are read here. */
const merged = new Set(['theme', 'markdown_extensions', 'pymdownx.snippets'])

/**
 * Reads a configuration of MkDocs and those that it inherits from, the nearest first, each when it is asked for.
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @throws SetupError when one of them is no YAML, or names one that cannot be inherited from
 */
export function* readInherited(file: string, shown: string): Generator<SettingsFile> {
  const [repository, seen] = [repositoryRoot(dirname(file)), new Set<string>()]
  for (;;) {
    const { text, document } = readYaml(file, shown)
    const { contents } = document
    yield { file, text, contents }
    if (!isMap(contents) || !contents.has('INHERIT')) return
    const node = contents.get('INHERIT', true)
    const parent = resolve(dirname(file), writtenText(node) ?? '')
    const reason = refusal(parent, repository, seen.add(realpathSync(file)))
    if (reason) throw new SetupError({ code: 'invalid-config-file', configFile: shown, ...placeAt(text, startOf(node)), reason })
    shown = join(dirname(shown), writtenText(node) ?? '')
    file = parent
  }
}

/** Adds what is inherited to the settings that are known, as MkDocs does: mappings are merged, of all else the nearest counts. */
export function inherit(known: unknown, parent: unknown): void {
  if (!isMap(known) || !isMap(parent)) return
  const nearest = new Map(known.items.map(({ key, value }) => [String(key), value]))
  for (const pair of parent.items) {
    const name = String(pair.key)
    if (!nearest.has(name)) known.items.push(pair)
    else if (merged.has(name)) inherit(nearest.get(name), pair.value)
  }
}

/** A text as it is written: `.` is no number to PyYAML. Of `!ENV [NAME, text]` the one that holds without the environment. */
export function writtenText(node: unknown): string | undefined {
  const written = isSeq(node) ? node.items.at(-1) : node
  if (!isScalar(written) || written.value === null) return undefined
  return typeof written.value === 'string' ? written.value : written.source
}

/** Where there is no repository, a site may inherit from anywhere, as it may for MkDocs. */
function refusal(parent: string, repository: string, seen: ReadonlySet<string>): InheritProblem | null {
  if (!statSync(parent, { throwIfNoEntry: false })?.isFile()) return 'no-parent'
  const real = realpathSync(parent)
  if (seen.has(real)) return 'parent-circle'
  return existsSync(join(repository, '.git')) && !contains(realpathSync(repository), real) ? 'parent-outside' : null
}

function startOf(node: unknown): number {
  return (isScalar(node) || isSeq(node) ? node.range?.[0] : null) ?? 0
}
