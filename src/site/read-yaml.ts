import type { Document } from 'yaml'
import { parseYaml, placeAt, valuesOf } from '../yaml/parse.ts'
import { SetupError } from '../setup-error.ts'
import { readText, readTextBelow } from './read-text.ts'
import type { ReadTextBelow } from './read-text.ts'

/** A file of YAML, and what it says. */
export interface YamlFile {
  text: string
  document: Document
}

/**
 * Reads a configuration file.
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @param repository absolute path of the folder below which it must stand; null where it may stand anywhere
 * @throws SetupError when it does not, is no YAML, or no text
 */
export function readYaml(file: string, shown: string, repository: string | null): YamlFile {
  const read = repository === null ? readText(file) : readTextBelow(repository, file)
  if ('failure' in read && read.failure === 'outside') throw invalid(shown, '', 0, 'outside-repository')
  return toYaml(read, shown)
}

function toYaml(read: ReadTextBelow, shown: string): YamlFile {
  if ('failure' in read) throw invalid(shown, '', 0, read.failure)
  const yaml = parseYaml(read.text)
  if ('problem' in yaml) throw invalid(shown, read.text, yaml.offset, yaml.problem)
  return { text: read.text, document: yaml.document }
}

/** Reads a configuration file, and what it means as plain values; parameters and errors are those of `readYaml`. */
export function readYamlValues(file: string, shown: string, repository: string): YamlFile & { values: unknown } {
  return toValues(readYaml(file, shown, repository), shown)
}

/**
 * Reads a file that a configuration names: neither its name nor a link may lead out of a folder.
 *
 * @throws SetupError when it does, or is no YAML
 */
export function readYamlBelow(folder: string, file: string): { text: string; document: Document; values: unknown } {
  return toValues(toYaml(readTextBelow(folder, file), file), file)
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
