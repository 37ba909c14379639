import type { Span } from '../../core/span.ts'
import { inQuotes, quoted } from '../../directives/grammar/words.ts'
import type { Place } from '../places.ts'
import { replaceWritten, type Fix } from '../../report/fix.ts'
import { yamlValue } from '../yaml-lines.ts'

/** How names are written in a file. */
export type Notation = 'yaml' | 'json' | 'toml' | 'csv'

/**
 * Puts a name in the place of another, in quotes where it needs them.
 *
 * @param source the text in which the place is
 * @returns null where the name is written in another way than it is read, so that this is not certain
 */
export function replacedName(
  place: Omit<Place, 'thing'>,
  source: string,
  written: string,
  name: string,
  notation: Notation = 'yaml',
): Fix | null {
  const { start, end, isInDirective } = place
  if (notation === 'csv') return inCell(place, source, written, name)
  if (notation !== 'yaml') return inString(place, source, written, name, notation)
  const fix = replaceWritten({ start, end }, source, written, name, !isInDirective)
  if (fix) return fix
  const raw = source.slice(start, end)
  const quote = /^["']/.exec(raw)?.[0]
  const isKey = isInDirective && raw.startsWith(written) && /^\s*:\s/.test(raw.slice(written.length))
  // In braces the place of a field is that of all its values, too.
  if (isKey && raw.split(written).length === 2)
    return { start, end: start + written.length, text: yamlValue(name, { quote: '', isInFlow: true }) }
  const inner = quote === undefined ? raw : raw.slice(1, -1)
  if (inner !== written || (quote !== undefined && !raw.endsWith(quote))) return null
  if (isInDirective) return { start, end, text: quote === undefined ? inQuotes(name) : quoted(name) }
  const style = { quote: (quote ?? '') as '"' | "'" | '', isInFlow: true }
  const text = yamlValue(name, style)
  return { start, end, text: quote === undefined ? text : `${quote}${text}${quote}` }
}

/** As `replacedName` in pages, for one place after the other: of thousands, most are written as the one before. */
export function nameReplacer(): (place: Omit<Place, 'thing'>, source: string, name: string) => Fix | null {
  let [lastRaw, lastName, lastWritten, wasInDirective]: [string | null, string, string, boolean] = [null, '', '', false]
  let last: Fix | null = null
  return (place, source, name) => {
    const { start, end, written, isInDirective } = place
    const raw = place.raw ?? source.slice(start, end)
    const isAlike = raw === lastRaw && name === lastName && written === lastWritten && isInDirective === wasInDirective
    if (!isAlike) {
      last = replacedName({ start: 0, end: raw.length, written, isInDirective }, raw, written, name)
      ;[lastRaw, lastName, lastWritten, wasInDirective] = [raw, name, written, isInDirective]
    }
    return last && { start: start + last.start, end: start + last.end, text: last.text }
  }
}

/** In JSON and TOML, where a text has quotes, and in TOML a name of letters and digits needs none. */
function inString(
  { start, end }: Span,
  source: string,
  written: string,
  name: string,
  notation: 'json' | 'toml',
): Fix | null {
  const raw = source.slice(start, end)
  const isKey = notation === 'toml' && /^[\w-]+$/.test(written) && /^[ \t]*[=.\]]/.test(source.slice(end, end + 20))
  if (raw === written) return { start, end, text: isKey && /^[\w-]+$/.test(name) ? name : JSON.stringify(name) }
  // Of a list in TOML the place is that of all its line.
  const forms = [JSON.stringify(written), ...(notation === 'toml' && !written.includes("'") ? [`'${written}'`] : [])]
  const found = forms.flatMap((form) => (raw.includes(form) ? [{ form, at: raw.indexOf(form) }] : []))
  const [only, ...others] = found
  if (!only || others.length > 0 || raw.indexOf(only.form, only.at + 1) !== -1) return null
  const isLiteral = only.form.startsWith("'") && /^[^'\p{Cc}]*$/u.test(name)
  const text = isLiteral ? `'${name}'` : JSON.stringify(name)
  return { start: start + only.at, end: start + only.at + only.form.length, text }
}

function inCell({ start, end }: Span, source: string, written: string, name: string): Fix | null {
  const isQuoted = source.charAt(start - 1) === '"' && source.charAt(end) === '"'
  const raw = source.slice(start, end)
  if ((isQuoted ? raw.replaceAll('""', '"') : raw) !== written) return null
  if (isQuoted) return { start, end, text: name.replaceAll('"', '""') }
  return { start, end, text: /["\n\r,;\t]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name }
}
