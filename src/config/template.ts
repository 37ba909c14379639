import type { Document } from 'yaml'
import { nodeAt, placeAt, type TextPlace } from '../core/yaml/parse.ts'
import type { FileAccess } from '../files/file-access.ts'
import { readTextBelow } from '../files/read-text.ts'
import { SetupError } from '../report/setup-error.ts'
import { templateFile } from './schema/walk-settings.ts'
import type { Template } from './settings.ts'

/** A text as it is in a YAML file, with its quotes or its `|`, and its place. */
export interface WrittenText extends TextPlace {
  source: string
}

/** The text at a path of keys as it is in a YAML file. */
export function writtenText(document: Document, text: string, path: readonly string[]): WrittenText {
  const [start, end] = nodeAt(document, path, false)?.range ?? [0, 0]
  return { ...placeAt(text, start), source: text.slice(start, end) }
}

/**
 * Reads a template: its text is in the setting, or in the file that the setting names.
 *
 * @param root absolute path of the folder of the site's configuration, below which a file must be
 * @param configFile the file that holds the setting
 * @param written the setting as written there
 * @throws SetupError when there is no such file, or it cannot be read
 */
export function readTemplate(
  root: string,
  setting: string,
  configFile: string,
  written: WrittenText,
  access: FileAccess,
): Template {
  if (templateFile(setting) === undefined)
    return { setting, text: setting, file: configFile, source: null, ...insideOf(written) }
  const read = readTextBelow(root, setting, access)
  if ('text' in read) {
    const source = read.text.replace(/^\uFEFF/, '')
    return { setting, text: source.replace(/\r\n?/g, '\n'), file: setting, line: 1, column: 1, indent: 0, source }
  }
  const { line, column } = written
  throw new SetupError({
    code: 'invalid-template',
    file: configFile,
    line,
    column,
    problem: read.failure,
    name: setting,
    known: [],
  })
}

/** Where the text of a scalar begins: below the line of a `|` or `>`, or behind a quotation mark. */
function insideOf({ source, line, column }: WrittenText): Pick<Template, 'line' | 'column' | 'indent'> {
  if (!/^[|>]/.test(source)) return { line, column: column + (/^["']/.test(source) ? 1 : 0), indent: 0 }
  const [, blank = '', indent = ''] = /^[^\n]*\n((?:[ \t]*\r?\n)*)( *)/.exec(source) ?? []
  return { line: line + 1 + blank.split('\n').length - 1, column: indent.length + 1, indent: indent.length }
}
