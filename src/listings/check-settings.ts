import { configFile } from '../config/file-names.ts'
import type { SchemaNames } from '../config/schema/schema.ts'
import type { Template } from '../config/settings.ts'
import { nearlyEqual } from '../core/nearest.ts'
import { placeAt } from '../core/yaml/parse.ts'
import { templateMistake, type TemplateMistake } from './formats/check-template.ts'
import { formatNames } from './formats/registry.ts'
import { configurableRules } from '../report/rules.ts'
import { SetupError, type ConfigMistake } from '../report/setup-error.ts'
import { computedFields } from '../site/computed-fields.ts'
import { relationNames } from '../site/index/relations.ts'
import { fieldNames } from '../site/page.ts'
import type { Site } from '../site/site.ts'

/** The names that a configuration can have besides those of its site. */
export const schemaNames: SchemaNames = { rules: configurableRules, formats: formatNames }

/**
 * Checks the fields that a configuration names. One that no page has may be one that none has yet; one that is nearly
 * another's name was probably meant to be that, unless that one has settings, too: of a field that no page has yet
 * (`versie`) more letters differ from one that pages have (`vereiste`).
 *
 * @throws SetupError with all such mistakes
 */
export function checkFieldReferences(read: Site): void {
  const { fieldReferences } = read.config
  if (fieldReferences.length === 0) return
  const [used, settled] = [usedFields(read), new Set(settledFields(read))]
  const known = new Set([...used, ...settled])
  const all = [...known]
  const unsettled = [...used].filter((name) => !settled.has(name))
  const mistakes = fieldReferences.flatMap(({ path, name, isDeclaration, line, column }): ConfigMistake[] => {
    const meant = isDeclaration ? unsettled : all
    // White space in names of front matter is folded.
    const folded = name.trim().replace(/\s+/g, ' ')
    if ((isDeclaration ? used : known).has(folded) || nearlyEqual(name, meant) === undefined) return []
    return [{ kind: 'unknown-field', line, column, path, value: name, known: meant }]
  })
  if (mistakes.length > 0) throw new SetupError({ code: 'invalid-config', configFile, mistakes })
}

/**
 * Checks every template of a configuration: the names in it are those of the site's fields.
 *
 * @throws SetupError at the first mistake
 */
export function checkTemplates(read: Site): void {
  const { collections, queries, fieldReferences } = read.config
  const templates = [...collections, ...queries.values()].flatMap(({ template }) => template ?? [])
  if (templates.length === 0) return
  const known = new Set([...knownFields(read), ...fieldReferences.map(({ name }) => name)])
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

/**
 * The names of all fields that a site has: those that its configuration settles, with their aliases, computed ones, and
 * those of its pages and records.
 */
function knownFields(read: Site): Set<string> {
  return new Set([...usedFields(read), ...settledFields(read)])
}

/** Computed fields, names of relations, and the fields that pages and records have. */
function usedFields({ pages, records, config }: Pick<Site, 'pages' | 'records' | 'config'>): Set<string> {
  const derived = config.collections.flatMap(({ derive }) => derive.map(({ name }) => name))
  const used = new Set([...computedFields, ...derived, ...relationNames(config.relations)])
  for (const { frontMatter } of [pages, ...records.values()].flat())
    for (const name of fieldNames(frontMatter)) used.add(name)
  return used
}

/** The fields that a configuration settles, and their aliases. */
function settledFields({ config }: Pick<Site, 'config'>): string[] {
  return config.fields.flatMap(({ name, aliases }) => [name, ...aliases])
}
