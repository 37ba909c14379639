import { onlyNear } from '../../core/nearest.ts'
import { offsetAt } from '../../core/yaml/parse.ts'
import { replaceWritten, type Fix } from '../../report/fix.ts'
import type { ConfigMistake } from '../../report/setup-error.ts'
import { splice } from '../../write/splice.ts'

/** A key, or a value on one line. */
const scalar = /"[^"\r\n]*"|'[^'\r\n]*'|[^\s,[\]{}#:"']+/y

/**
 * Corrects the names in `mdsplice.yml` that are misspelt where exactly one name can be meant, and leaves all else as it is.
 *
 * @param text of the file, in which the places of the mistakes count
 */
export function fixMistakes(text: string, mistakes: readonly ConfigMistake[]): string {
  const fixes = mistakes.flatMap((mistake): Fix[] => {
    // The file of a schema is somebody's own.
    const meant = mistake.file === undefined ? onlyNear(mistake.value, mistake.known) : undefined
    if (meant === undefined || !correctable.has(mistake.kind)) return []
    scalar.lastIndex = offsetAt(text, mistake)
    const raw = scalar.exec(text)
    const span = raw && { start: raw.index, end: raw.index + raw[0].length }
    const fix = span && replaceWritten(span, text, mistake.value, meant)
    return fix ? [fix] : []
  })
  const inOrder = fixes.sort((a, b) => a.start - b.start)
  return splice(
    text,
    inOrder.filter(({ start }, at) => at === 0 || start >= (inOrder[at - 1]?.end ?? 0)),
  )
}

const correctable: ReadonlySet<ConfigMistake['kind']> = new Set(['unknown-key', 'unknown-value', 'unknown-field'])
