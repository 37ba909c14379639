import type { Interactive, LabelGroup } from './answer.ts'
import { fieldHeading } from '../config/field-names.ts'
import { fieldOfLabel, isExpression, labelsIn } from '../core/label-expression.ts'
import { sortByValue } from './order.ts'
import { slugInWords } from '../site/fields.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/**
 * For which readers pages are meant.
 *
 * @param fields the fields that say so, as the configuration writes them: labels begin with these names
 */
export function profileOf(
  index: SiteIndex,
  fields: readonly string[],
  pages: readonly Page[],
): Pick<Interactive, 'conditions' | 'groups'> {
  const conditions = pages.flatMap((page): [Page, string][] => {
    const condition = conditionOf(index, page, fields)
    return condition === '' ? [] : [[page, condition]]
  })
  return { conditions: new Map(conditions), groups: groupsOf(index, fields, pages) }
}

/** The label of a value. */
function labelOf(field: string, value: string): string {
  return `${field}-${value}`.replace(/\s+/g, '-')
}

/**
 * For which labels a page is meant: one of each field's values. A label is a field and a value, `rol-aanbieder`; a
 * value that is an expression itself, as `(a || b) && c`, stays one.
 */
function conditionOf(index: SiteIndex, page: Page, fields: readonly string[]): string {
  const parts = fields.flatMap((field) => {
    const values = index.valuesOf(page, index.fields.canonical(field))
    const labels = values.map((value) => (isExpression(value) ? `(${value})` : labelOf(field, value)))
    return labels.length > 0 ? [labels] : []
  })
  return parts.map((labels) => (labels.length > 1 ? `(${labels.join(' || ')})` : (labels[0] ?? ''))).join(' && ')
}

/**
 * The labels in the conditions of pages: each belongs to the field with whose name it begins, else to the one in whose
 * expression it is.
 */
function groupsOf(index: SiteIndex, fields: readonly string[], pages: readonly Page[]): LabelGroup[] {
  const groups = new Map(fields.map((field) => [field, new Map<string, string>()]))
  const add = (field: string, label: string, value: string): void => {
    const words = groups.get(field)
    if (words && !words.has(label)) words.set(label, inWords(index, field, value))
  }
  for (const field of fields) {
    for (const value of valuesIn(index, field, pages)) {
      if (!isExpression(value)) add(field, labelOf(field, value).toLowerCase(), value)
      else
        for (const label of labelsIn(value)) {
          const owner = fieldOfLabel(label, fields)
          add(owner ?? field, label, owner === undefined ? label : label.slice(owner.length + 1))
        }
    }
  }
  return [...groups].map(([field, words]) => ({ field, heading: headingOf(index, field), words }))
}

function valuesIn(index: SiteIndex, written: string, pages: readonly Page[]): string[] {
  const field = index.fields.canonical(written)
  const values = new Set(pages.flatMap((page) => index.valuesOf(page, field)))
  return sortByValue(index, pages, field, [...values], (value) => value)
}

/** A slug that the configuration calls nothing else is shown as words. */
function inWords({ fields }: SiteIndex, field: string, value: string): string {
  const shown = fields.labelOf(fields.canonical(field), value)
  return shown === value ? slugInWords(value) : shown
}

function headingOf({ fields, site }: SiteIndex, written: string): string {
  const field = fields.canonical(written)
  return fieldHeading(fields.headingOf(field) === undefined ? written : field, site.config.language, fields.headingOf)
}
