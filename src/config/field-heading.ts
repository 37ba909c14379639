import { countedField } from '../core/counted-field.ts'
import type { Language } from '../report/messages/language-names.ts'
import { siteWords } from '../report/messages/languages.ts'

/**
 * What a field is called at the head of its column: by its label, else by its name.
 *
 * @param labelOf gives a field's label; undefined when it has none
 */
export function fieldHeading(
  field: string,
  language: Language,
  labelOf: (field: string) => string | undefined,
): string {
  const label = labelOf(field)
  const inner = countedField(field)
  if (label !== undefined || inner === null) return label ?? field.charAt(0).toUpperCase() + field.slice(1)
  return siteWords(language).counted(fieldHeading(inner, language, labelOf))
}
