/** What is wrong with TOML, as an author can fix it. Problems that YAML has, too, have its names. */
export type TomlProblem =
  | 'open-list'
  | 'open-mapping'
  | 'open-quote'
  | 'text-after-value'
  | 'too-deep'
  /** A line that is neither `name = value` nor `[table]`. */
  | 'no-equals-sign'
  /** `title = Home`. */
  | 'unquoted-text'
  /** `[1 2]`, or a bracket that is not closed. */
  | 'no-comma'
  /** A name or a table that is there already. */
  | 'redefined'
  | 'invalid-toml'

/** The parser has a sentence for each mistake, and no code. */
const meanings: readonly (readonly [beginning: string, problem: TomlProblem])[] = [
  ['unfinished array', 'open-list'],
  ['unfinished table', 'open-mapping'],
  ['unfinished string', 'open-quote'],
  ['each key-value declaration', 'text-after-value'],
  ['document contains excessively nested', 'too-deep'],
  ['expected comma', 'no-comma'],
  ['incomplete key-value', 'no-equals-sign'],
  ['invalid value', 'unquoted-text'],
  ['trying to redefine', 'redefined'],
]

/**
 * What the parser's message means to an author.
 *
 * @param message that of a `TomlError` (smol-toml 1.9)
 */
export function problemOf(message: string): TomlProblem {
  const said = message.replace('Invalid TOML document: ', '')
  return meanings.find(([beginning]) => said.startsWith(beginning))?.[1] ?? 'invalid-toml'
}
