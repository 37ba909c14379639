import { boundedValidatorOf } from '../config/json-schema/bounded.ts'
import type { SchemaError, Validator } from '../config/json-schema/validator.ts'
import { datesAsText, nodeAt, parseYaml, valuesOf } from '../core/yaml/parse.ts'
import type { Finding } from '../report/finding.ts'
import { topOf, type RuleGroup } from './rule-group.ts'
import type { Page, PlacedValues } from '../site/page.ts'

type SchemaRule = 'missing-field' | 'value-not-allowed' | 'schema-mismatch'

/**
 * `missing-field`, `value-not-allowed` and, for all else that a JSON Schema can ask, `schema-mismatch`: the schemas
 * that the configuration has for collections.
 */
export const checkSchemas: RuleGroup<SchemaRule> = ({ collectionsOf, collections }) => {
  const validators = new Map<string, Validator>()
  for (const { collection } of collections.values()) {
    if (collection.schema) validators.set(collection.name, boundedValidatorOf(collection.schema))
  }
  if (validators.size === 0) return null
  return (page, report) => {
    const wanted = collectionsOf(page).filter(({ collection }) => validators.has(collection.name))
    const block = wanted.length > 0 ? readBlock(page) : undefined
    if (!block) return
    for (const { collection } of wanted) {
      const errors = validators.get(collection.name)?.(block.values) ?? []
      for (const error of errors) report(toFinding(page, block, collection.name, error))
    }
  }
}

/** Undefined where the front matter cannot be read; `invalid-front-matter` is the rule that says so. */
function readBlock({ source, frontMatter, record }: Page): PlacedValues | undefined {
  if (record) return record.read()
  const start = frontMatter.end > 0 && source.startsWith('---') ? source.indexOf('\n') + 1 : frontMatter.end
  const yaml = parseYaml(source.slice(start, frontMatter.end).replace(/(?:---|\.\.\.)[ \t]*\r?\n$/, ''))
  if ('problem' in yaml) return undefined
  const { document } = yaml
  datesAsText(document)
  const read = valuesOf(document, '')
  if ('problem' in read) return undefined
  return {
    values: read.values ?? {},
    spanAt(path, isKey) {
      const [from, to] = nodeAt(document, path, isKey)?.range ?? [0, 0]
      return { start: start + from, end: start + to }
    },
  }
}

function toFinding(
  page: Page,
  block: PlacedValues,
  collection: string,
  error: SchemaError,
): Extract<Finding, { rule: SchemaRule }> {
  const { path, keyword, message, params, data, properties } = error
  const { missingProperty, additionalProperty, allowedValues } = params
  if (typeof missingProperty === 'string') {
    const field = [...path, missingProperty].join('.')
    const span = path.length > 0 ? block.spanAt(path, true) : topOf(page)
    return { rule: 'missing-field', span, details: { field, collection } }
  }
  const field = path.join('.')
  if (Array.isArray(allowedValues)) {
    const details = { field, value: String(data), known: allowedValues.map(String) }
    return { rule: 'value-not-allowed', span: block.spanAt(path, false), details }
  }
  if (typeof additionalProperty === 'string') {
    const details = {
      field: [...path, additionalProperty].join('.'),
      keyword,
      limit: '',
      types: [],
      message,
      known: properties,
    }
    return { rule: 'schema-mismatch', span: block.spanAt([...path, additionalProperty], true), details }
  }
  const limit = params[limits[keyword] ?? 'limit'] ?? ''
  const span = path.length > 0 ? block.spanAt(path, false) : topOf(page)
  const types = keyword === 'type' ? [limit].flat().map(String) : []
  return { rule: 'schema-mismatch', span, details: { field, keyword, limit: String(limit), types, message, known: [] } }
}

/** What a validator calls that which the value should be, by the word of JSON Schema. */
const limits: Readonly<Record<string, string>> = {
  type: 'type',
  pattern: 'pattern',
  format: 'format',
  const: 'allowedValue',
  multipleOf: 'multipleOf',
}
