import { inQuotes, quoted } from '../directives/grammar/words.ts'
import type { Place } from './places.ts'
import { replaceWritten, type Fix } from '../report/fix.ts'
import { yamlValue } from './yaml-lines.ts'

/**
 * Puts a name in the place of another, in quotes where it needs them.
 *
 * @param source the text in which the place is
 * @returns null where the name is written in another way than it is read, so that this is not certain
 */
export function replacedName(place: Omit<Place, 'thing'>, source: string, written: string, name: string): Fix | null {
  const { start, end, isInDirective } = place
  const fix = replaceWritten({ start, end }, source, written, name, !isInDirective)
  if (fix) return fix
  const raw = source.slice(start, end)
  const quote = /^["']/.exec(raw)?.[0]
  const inner = quote === undefined ? raw : raw.slice(1, -1)
  if (inner !== written || (quote !== undefined && !raw.endsWith(quote))) return null
  if (isInDirective) return { start, end, text: quote === undefined ? inQuotes(name) : quoted(name) }
  const style = { quote: (quote ?? '') as '"' | "'" | '', isInFlow: true }
  const text = yamlValue(name, style)
  return { start, end, text: quote === undefined ? text : `${quote}${text}${quote}` }
}
