import type { Document } from 'yaml'
import { parseYaml, placeAt, valuesOf } from '../yaml/parse.ts'
import { SetupError } from '../setup-error.ts'
import { readText, readTextBelow } from './read-text.ts'
import type { ReadText } from './read-text.ts'

/**
 * Reads a configuration file.
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @throws SetupError when it is no YAML, or no text
 */
export function readYaml(file: string, shown: string): { text: string; document: Document } {
  return toYaml(readText(file), shown)
}

function toYaml(read: ReadText | { failure: 'outside' }, shown: string): { text: string; document: Document } {
  if ('failure' in read) throw invalid(shown, '', 0, read.failure)
  const yaml = parseYaml(read.text)
  if ('problem' in yaml) throw invalid(shown, read.text, yaml.offset, yaml.problem)
  return { text: read.text, document: yaml.document }
}

/** Reads a configuration file, and what it means as plain values. */
export function readYamlValues(file: string, shown: string): { text: string; document: Document; values: unknown } {
  return toValues(readYaml(file, shown), shown)
}

/**
 * Reads a file that a configuration names: neither its name nor a link may lead out of a folder.
 *
 * @throws SetupError when it does, or is no YAML
 */
export function readYamlBelow(folder: string, file: string): { text: string; document: Document; values: unknown } {
  return toValues(toYaml(readTextBelow(folder, file), file), file)
}

function toValues(
  { text, document }: { text: string; document: Document },
  shown: string,
): { text: string; document: Document; values: unknown } {
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
