import type { ReadSite } from './indexed-site.ts'
import { knownFields } from './known-fields.ts'
import { templateMistake } from './listing/template-mistake.ts'
import type { TemplateMistake } from './listing/template-mistake.ts'
import { placeAt } from './yaml/parse.ts'
import { SetupError } from './setup-error.ts'
import type { Template } from './types.ts'

/**
 * Holds every template of a configuration against what it can say: names are those of the site's fields.
 *
 * @throws SetupError at the first mistake
 */
export function checkTemplates(read: ReadSite): void {
  const { collections, queries, mentions } = read.config
  const templates = [...collections, ...queries.values()].flatMap(({ template }) => template ?? [])
  if (templates.length === 0) return
  const known = new Set([...knownFields(read), ...mentions.map(({ name }) => name)])
  for (const template of templates) {
    const mistake = templateMistake(template.text, [...known])
    if (mistake) throw invalidTemplate(template, mistake)
  }
}

function invalidTemplate(template: Template, { problem, offset, name, known }: TemplateMistake): SetupError {
  const { line, column } = placeAt(template.text, offset)
  return new SetupError({
    code: 'invalid-template',
    file: template.file,
    line: template.line + line - 1,
    column: line === 1 ? template.column + column - 1 : template.indent + column,
    problem,
    name,
    known,
  })
}
