import Mustache from 'mustache'
import { templateNames } from './template-view.ts'
import type { Span } from '../../core/span.ts'
import type { TemplateProblem } from '../../report/setup-error.ts'

/** What is wrong with a template, at which offset of its text, and with which name. */
export interface TemplateMistake {
  problem: TemplateProblem
  offset: number
  name: string
  /** Names that would do. */
  known: string[]
}

/**
 * A piece of a template as Mustache has it: its kind, its name or text, where it starts and ends, of a section what is in
 * it, and where its closing tag starts.
 */
type Token = [kind: string, name: string, start: number, end: number, inside?: Token[], closing?: number]

/** How many characters a template can have, and how many nested sections. */
const largestTemplate = 100_000
const deepest = 50

/** In which kinds of place a name is looked up, the innermost last. */
type Places = readonly (keyof typeof templateNames)[]

/**
 * Checks a template by Mustache's grammar, and its names by those that there are.
 *
 * @param fields the names of all fields, computed ones too
 */
export function templateMistake(text: string, fields: readonly string[]): TemplateMistake | undefined {
  if (text.length > largestTemplate || /\s{1001}/.test(text))
    return { problem: 'too-large', offset: 0, name: '', known: [] }
  const comment = text.indexOf('<!--')
  if (comment !== -1) return { problem: 'comment', offset: comment, name: '', known: [] }
  try {
    return mistakeIn(Mustache.parse(text) as unknown as Token[], ['answer'], fields)
  } catch (error) {
    return syntaxMistake(text, String((error as Error).message))
  }
}

function mistakeIn(
  tokens: readonly Token[],
  places: Places,
  fields: readonly string[],
  depth = 0,
): TemplateMistake | undefined {
  for (const [kind, name, offset, , inside] of tokens) {
    if (kind === '>') return { problem: 'partial', offset, name, known: [] }
    if (kind === 'text' || kind === '!' || kind === '=') continue
    const known = places.flatMap((place): string[] => [...templateNames[place], ...(place === 'row' ? fields : [])])
    if (name !== '.' && !known.includes(name)) {
      const isOfRow = [...templateNames.row, ...fields].includes(name)
      return isOfRow
        ? { problem: 'outside-rows', offset, name, known: [] }
        : { problem: 'unknown-name', offset, name, known }
    }
    if (inside && depth === deepest) return { problem: 'too-large', offset, name: '', known: [] }
    const mistake =
      inside && mistakeIn(inside, kind === '#' ? [...places, ...opened(name, places)] : places, fields, depth + 1)
    if (mistake) return mistake
  }
  return undefined
}

/** The names in the tags of a template, opening and closing ones, and where they are; null where it cannot be read. */
export function templateTags(text: string): ({ name: string } & Span)[] | null {
  if (text.length > largestTemplate || /\s{1001}/.test(text)) return null
  const tags: ({ name: string } & Span)[] = []
  const add = (name: string, tag: number): void => {
    const start = text.indexOf(name, tag)
    tags.push({ name, start, end: start + name.length })
  }
  const collect = (tokens: readonly Token[]): void => {
    for (const [kind, name, start, , inside, closing] of tokens) {
      if (kind === 'text' || kind === '!' || kind === '=' || kind === '>') continue
      add(name, start)
      if (inside) collect(inside)
      if (closing !== undefined) add(name, closing)
    }
  }
  try {
    collect(Mustache.parse(text) as unknown as Token[])
    return tags
  } catch {
    return null
  }
}

/** The place that a section of this name opens. */
function opened(name: string, places: Places): Places {
  if (name === 'rows') return ['row']
  if (name === 'groups') return ['group']
  const isField =
    places.includes('row') && !places.some((place) => templateNames[place].some((known) => known === name))
  return isField ? ['value'] : []
}

/** Mustache says what is wrong in a sentence, and where its reading ended; a section is shown where it opens. */
function syntaxMistake(text: string, message: string): TemplateMistake {
  const [, name = ''] = /"([^]*)"/.exec(message) ?? []
  const offset = Math.min(Number(/ at (\d+)$/.exec(message)?.[1] ?? 0), text.length)
  if (message.startsWith('Unopened section')) return { problem: 'unopened-section', offset, name, known: [] }
  if (message.startsWith('Unclosed section')) {
    const openings = [...text.matchAll(/\{\{\s*[#^]([^{}]*)\}\}/g)].filter(([, opened]) => opened?.trim() === name)
    return { problem: 'unclosed-section', offset: openings.at(-1)?.index ?? offset, name, known: [] }
  }
  if (message.startsWith('Unclosed tag'))
    return { problem: 'unclosed-tag', offset: Math.max(0, text.lastIndexOf('{{', offset)), name, known: [] }
  return { problem: 'invalid-delimiters', offset: Math.max(0, text.indexOf('{{=')), name, known: [] }
}
