import { hash } from 'node:crypto'
import type { Document } from 'yaml'
import { posixRelative } from '../core/paths.ts'
import { parseToml } from '../core/toml/parse.ts'
import { parseYaml, placeAt, valuesOf } from '../core/yaml/parse.ts'
import type { AccessRecorder, FileAccess } from '../files/file-access.ts'
import { readText, readTextBelow, type ReadTextBelow } from '../files/read-text.ts'
import { SetupError } from '../report/setup-error.ts'

/** A file of YAML, and what it says. */
export interface YamlFile {
  text: string
  document: Document
}

/**
 * Reads a configuration file of YAML.
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @param repository absolute path of the folder below which it must be; null where it may be anywhere
 * @throws SetupError when it does not, is not YAML, or no text
 */
export function readYaml(file: string, shown: string, repository: string | null, access: FileAccess): YamlFile {
  return toYaml(readConfigText(file, shown, repository, access), shown)
}

/** Reads a configuration file of TOML; parameters and errors are those of `readYaml`. */
export function readToml(
  file: string,
  shown: string,
  repository: string | null,
  access: FileAccess,
): { text: string; values: Record<string, unknown> } {
  const text = readConfigText(file, shown, repository, access)
  const toml = parseToml(text)
  if (!('problem' in toml)) return { text, values: toml.values }
  const { problem: reason, ...place } = toml
  throw new SetupError({ code: 'invalid-config-file', configFile: shown, ...place, reason })
}

function readConfigText(file: string, shown: string, repository: string | null, access: FileAccess): string {
  const read = repository === null ? readText(file, access) : readTextBelow(repository, file, access)
  if ('failure' in read && read.failure === 'outside') throw invalid(shown, '', 0, 'outside-repository')
  return textOf(read, shown)
}

function textOf(read: ReadTextBelow, shown: string): string {
  if ('failure' in read) throw invalid(shown, '', 0, read.failure)
  return read.text
}

function toYaml(text: string, shown: string): YamlFile {
  const yaml = parseYaml(text)
  if ('problem' in yaml) throw invalid(shown, text, yaml.offset, yaml.problem)
  return { text, document: yaml.document }
}

/** Reads a configuration file, and what it means as plain values; parameters and errors are those of `readYaml`. */
export function readYamlValues(
  file: string,
  shown: string,
  repository: string,
  access: FileAccess,
): YamlFile & { values: unknown } {
  return toValues(readYaml(file, shown, repository, access), shown)
}

/**
 * Reads a file that a configuration names: neither its name nor a link may lead out of a folder.
 *
 * @throws SetupError when it does, or is not YAML
 */
export function readYamlBelow(folder: string, file: string, access: FileAccess): YamlFile & { values: unknown } {
  return toValues(toYaml(textOf(readTextBelow(folder, file, access), file), file), file)
}

function toValues({ text, document }: YamlFile, shown: string): YamlFile & { values: unknown } {
  const plain = valuesOf(document, text)
  if ('problem' in plain) throw invalid(shown, text, plain.offset, plain.problem)
  return { text, document, values: plain.values }
}

function invalid(
  configFile: string,
  text: string,
  offset: number,
  reason: Extract<SetupError['problem'], { code: 'invalid-config-file' }>['reason'],
): SetupError {
  return new SetupError({ code: 'invalid-config-file', configFile, ...placeAt(text, offset), reason })
}

/** Records which settings files are read, and gives their digest: the same for the same files in another folder. */
export class SettingsDigest implements AccessRecorder {
  readonly #root: string
  readonly #seen: string[] = []

  /** @param root absolute path of the folder of the site's configuration */
  constructor(root: string) {
    this.#root = root
  }

  recordText(file: string, bytes: Uint8Array | null): void {
    this.#seen.push(posixRelative(this.#root, file), bytes ? hash('sha256', bytes) : '')
  }

  /** What is there is read, too; and whether there is a repository above differs from machine to machine. */
  recordPresence(): void {}

  recordNames(): void {}

  /** What is found is read. */
  recordSearch(): void {}

  /** The history is not a setting. */
  recordCommit(): void {}

  toString(): string {
    return hash('sha256', this.#seen.join('\0')).slice(0, 16)
  }
}
