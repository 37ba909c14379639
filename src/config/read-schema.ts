import { placeIn } from './check-config.ts'
import { readYamlBelow } from './config-files.ts'
import { boundedValidatorOf } from './json-schema/bounded.ts'
import { schemaMistakes } from './json-schema/mistakes.ts'
import type { TextPlace } from '../core/yaml/parse.ts'
import type { FileAccess } from '../files/file-access.ts'
import type { ConfigMistake } from '../report/setup-error.ts'

/**
 * Takes a mistake in a setting. Its place is that of the path of keys in `mdsplice.yml`, unless it is in another file.
 *
 * @param more `isKey` when the last key is meant, and not its value
 */
export type ReportMistake = (
  kind: ConfigMistake['kind'],
  path: readonly string[],
  value: string,
  more?: { isKey?: boolean } & Partial<TextPlace & { file: string }>,
) => void

/**
 * Reads the schema of a setting, or of the file that it names.
 *
 * @param root absolute path of the folder in which the file is looked for
 * @param path of the setting
 * @returns null after a mistake
 * @throws SetupError when the file cannot be read
 */
export function readSchema(
  root: string,
  path: readonly string[],
  setting: string | object,
  report: ReportMistake,
  access: FileAccess,
): object | null {
  const file = typeof setting === 'string' ? { name: setting, ...readYamlBelow(root, setting, access) } : undefined
  const schema = file ? file.values : setting
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) {
    report('invalid-schema', path, 'no mapping')
    return null
  }
  const mistakes = schemaMistakes(schema)
  for (const { kind, path: within, isKey, value } of mistakes) {
    const place = file && { file: file.name, ...placeIn(file.document, file.text, within, isKey) }
    report(kind, [...path, ...within], value, { isKey, ...place })
  }
  if (mistakes.length > 0) return null
  try {
    boundedValidatorOf(schema)
    return schema
  } catch (error) {
    // The validator's own words: they are about JSON Schema, which an author of one knows.
    report('invalid-schema', path, (error as Error).message)
    return null
  }
}
