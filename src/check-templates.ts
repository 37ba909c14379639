import { templateMistake } from './listing/template-mistake.ts'
import type { TemplateMistake } from './listing/template-mistake.ts'
import { placeAt } from './parse-yaml.ts'
import { SetupError } from './setup-error.ts'
import { factNames } from './site/facts.ts'
import type { Page, SiteConfig, Template } from './types.ts'

/**
 * Holds every template of a configuration against what it can say: names are those of the site's fields.
 *
 * @param pages all pages and records of the site
 * @throws SetupError at the first mistake
 */
export function checkTemplates({ collections, queries, fields }: SiteConfig, pages: () => Iterable<Page>): void {
  const templates = [...collections, ...queries.values()].flatMap(({ template }) => template ?? [])
  if (templates.length === 0) return
  const known = new Set(factNames)
  for (const { name, aliases } of fields) for (const each of [name, ...aliases]) known.add(each)
  for (const { columns } of collections) for (const { field } of columns) known.add(field)
  for (const { frontMatter } of pages()) for (const name of frontMatter.fields.keys()) known.add(name)
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
