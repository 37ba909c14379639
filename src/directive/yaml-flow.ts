import { isMap, isScalar, isSeq } from 'yaml'
import type { Node } from 'yaml'
import { parseYaml } from '../parse-yaml.ts'
import type { Span, Word, YamlProblem } from '../types.ts'
import { isOption } from './options.ts'

/** Whether the text after a directive's name is a YAML flow mapping: `{ bouwblok: [data, privacy], sort: title }`. */
export function isFlow(text: string): boolean {
  return /^\s*\{/.test(text)
}

/**
 * Reads a YAML flow mapping, as Material's tags plugin has it in its comments. Each key becomes the word that says the
 * same: `bouwblok: [data, privacy]` is `bouwblok/data|privacy`, `sort: title` is `sort=title`, `limit: 3` is `limit=3`.
 *
 * @param offset where the text starts in the page
 * @returns the words, or what is wrong and where
 */
export function wordsOfFlow(text: string, offset: number): Word[] | { problem: YamlProblem | 'no-mapping'; span: Span } {
  const yaml = parseYaml(text)
  const whole = { start: offset + text.search(/\S/), end: offset + text.trimEnd().length }
  if ('problem' in yaml)
    return { problem: yaml.problem, span: { start: Math.min(offset + yaml.offset, whole.end - 1), end: whole.end } }
  const { contents } = yaml.document
  if (!isMap(contents)) return { problem: 'no-mapping', span: whole }
  return contents.items.flatMap((pair) => {
    const key = pair.key as Node | null
    const value = pair.value as Node | null
    if (!isScalar(key)) return []
    const members = isSeq(value) ? (value.items as Node[]) : value ? [value] : []
    const texts = members.map((member) =>
      isScalar(member) ? textOf(member.source ?? String(member.value), member.type) : String(member),
    )
    const [start, end] = [key.range?.[0] ?? 0, (value ?? key).range?.[1] ?? 0]
    const name = String(key.value)
    return [{ text: `${name}=${texts.join(isOption(name) ? ',' : '|')}`, start: offset + start, end: offset + end }]
  })
}

/** A quoted scalar, or one with a sign of the grammar in it, stays one value. */
function textOf(source: string, type: string | undefined): string {
  const isPlain = type === 'PLAIN' && !/[\s"|]/.test(source)
  return isPlain ? source : `"${source.replace(/["\\]/g, '\\$&')}"`
}
