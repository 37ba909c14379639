import type { DirectiveText } from '../src/directives/grammar/directive-text.ts'
import type { FilterValue } from '../src/listings/query.ts'

/** Prints what was read so that it reads the same again. */
export function printDirective({ name, terms }: DirectiveText): string {
  const values = (all: readonly FilterValue[]): string => all.map(printValue).join('|')
  const words = terms.filters.flatMap((filter) => [
    `${filter.isNegated ? '!' : ''}${quote(filter.field)}${filter.operator === '=' ? '/' : filter.operator}${values(filter.values)}`,
    ...filter.words.map((word) => word.text),
  ])
  const fields = (all: readonly { text: string; isDescending?: boolean; order?: string | null }[]): string =>
    all
      .map(({ text, isDescending, order }) => (isDescending ? '-' : '') + quote(text) + (order ? `:${order}` : ''))
      .join(',')
  return [
    name.text,
    ...(terms.sort.length > 0 ? [`sort=${fields(terms.sort)}`] : []),
    ...(terms.limit === null ? [] : [`limit=${terms.limit}`]),
    ...(terms.first === null ? [] : [`first=${terms.first.rows}`]),
    ...(terms.more === null ? [] : [`more=${quote(terms.more.text)}`]),
    ...(terms.group.length > 0 ? [`group=${fields(terms.group)}`] : []),
    ...(terms.columns ? [`columns=${fields(terms.columns)}`] : []),
    ...(terms.format ? [`format=${terms.format}`] : []),
    ...(terms.interactive ? [`interactive=${terms.interactive.isWanted ? 'yes' : 'no'}`] : []),
    ...(terms.locale === null ? [] : [`locale=${quote(terms.locale.text)}`]),
    ...(terms.empty === null ? [] : [`empty=${quote(terms.empty)}`]),
    ...(terms.heading === null ? [] : [`heading=${quote(terms.heading)}`]),
    ...terms.switches.map((each) => `${each.show ? 'add' : 'no'}-${quote(each.field)}`),
    ...terms.strays.map((word) => word.text),
    ...words,
  ].join(' ')
}

function printValue(value: FilterValue): string {
  if (value.kind === 'this') return `this.${value.field}`
  return value.kind === 'pattern' ? value.parts.map(quote).join('*') : quote(value.text)
}

function quote(text: string): string {
  return /^[\w:.-]*$/.test(text) && !/:semver$/.test(text) && !/^(?:this\.|-|$)/i.test(text)
    ? text
    : `"${text.replace(/["\\]/g, '\\$&')}"`
}
