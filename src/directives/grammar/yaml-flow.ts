import { isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Span } from '../../core/span.ts'
import { parseYaml } from '../../core/yaml/parse.ts'
import type { YamlProblem } from '../../core/yaml/problem.ts'
import { optionValueKind } from './options.ts'
import { inQuotes } from './words.ts'
import type { Word } from '../../listings/query.ts'

/** What is wrong with braces, and where. */
interface FlowMistake {
  problem: YamlProblem | 'no-mapping' | 'nested'
  span: Span
}

/**
 * Reads a YAML flow mapping, as Material's tags plugin has it in its comments. Each key becomes the word that says the
 * same: `bouwblok: [data, privacy]` is `bouwblok/data|privacy`, `sort: title` is `sort=title`, `"prioriteit<": 3` is
 * `prioriteit<3`. YAML has its own quotes, so they have no meaning here: a `*` is a wildcard in them, too.
 *
 * @param offset where the text starts in the page
 * @returns the words, or what is wrong and where
 */
export function wordsOfFlow(text: string, offset: number): Word[] | FlowMistake {
  const yaml = parseYaml(text)
  const whole = { start: offset + text.search(/\S/), end: offset + text.trimEnd().length }
  if ('problem' in yaml)
    return { problem: yaml.problem, span: { start: Math.min(offset + yaml.offset, whole.end - 1), end: whole.end } }
  const { contents } = yaml.document
  if (!isMap(contents)) return { problem: 'no-mapping', span: whole }
  const words: Word[] = []
  for (const pair of contents.items) {
    const key = pair.key as Node
    const value = pair.value as Node | null
    const members = isSeq(value) ? (value.items as Node[]) : value ? [value] : []
    const [start, end] = [key.range?.[0] ?? 0, (value ?? key).range?.[1] ?? 0]
    const span = { start: offset + start, end: offset + end }
    if (!isScalar(key) || !members.every((member) => isScalar(member))) return { problem: 'nested', span }
    const texts = members.map((member) => (member.value === null ? '' : (member.source ?? String(member.value))))
    words.push({ text: termOf(String(key.value), texts), ...span })
  }
  return words
}

/** The word that says what a name and its values do. */
function termOf(name: string, values: readonly string[]): string {
  const kind = optionValueKind(name)
  if (kind) return `${name}=${values.map(kind === 'sort-keys' ? dashInFront : inQuotes).join(',')}`
  const [, negation = '', field = '', operator = ''] = /^(!?)([^]*?)([<>]=?)?$/.exec(name) ?? []
  const alternatives = values.map((value) => value.split('*').map(inQuotes).join('*'))
  return `${negation}${inQuotes(field)}${operator || '='}${alternatives.join('|')}`
}

/** The `-` of a descending field stands before the quotes. */
function dashInFront(key: string): string {
  return key.startsWith('-') ? `-${inQuotes(key.slice(1))}` : inQuotes(key)
}
