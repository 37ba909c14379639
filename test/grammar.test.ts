import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDirectiveText } from '../src/directive/grammar.ts'
import type { DirectiveText } from '../src/directive/grammar.ts'
import type { FilterValue, Span } from '../src/types.ts'
import { projectRoot } from './mini-site.ts'

const runs = process.env['MDSPLICE_LONG'] === '1' ? 1_000_000 : 20_000

/** Prints what was read so that it reads the same again. */
function print({ name, terms }: DirectiveText): string {
  const values = (all: readonly FilterValue[]): string => all.map(printValue).join('|')
  const words = terms.filters.flatMap((filter) => [
    `${filter.isNegated ? '!' : ''}${filter.field}${filter.operator === '=' ? '/' : filter.operator}${values(filter.values)}`,
    ...filter.words.map((word) => word.text),
  ])
  const fields = (all: readonly { text: string; isDescending?: boolean }[]): string =>
    all.map((field) => (field.isDescending ? '-' : '') + quote(field.text)).join(',')
  return [
    name.text,
    ...(terms.sort.length > 0 ? [`sort=${fields(terms.sort)}`] : []),
    ...(terms.limit === null ? [] : [`limit=${terms.limit}`]),
    ...(terms.group.length > 0 ? [`group=${fields(terms.group)}`] : []),
    ...(terms.columns ? [`columns=${fields(terms.columns)}`] : []),
    ...(terms.format ? [`format=${terms.format}`] : []),
    ...(terms.empty === null ? [] : [`empty=${quote(terms.empty)}`]),
    ...(terms.heading === null ? [] : [`heading=${quote(terms.heading)}`]),
    ...terms.switches.map((each) => `${each.show ? 'add' : 'no'}-${each.field}`),
    ...terms.strays.map((word) => word.text),
    ...words,
  ].join(' ')
}

function printValue(value: FilterValue): string {
  if (value.kind === 'this') return `this.${value.field}`
  return value.kind === 'pattern' ? value.parts.join('*') : quote(value.text)
}

function quote(text: string): string {
  return /^[\w/:.-]*$/.test(text) && !/^(?:this\.|-)/i.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** Data without places. */
function withoutSpans(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (['start', 'end', 'fieldSpan'].includes(key) ? undefined : inner)),
  )
}

const tokens = [
  'list_vereisten',
  'bouwblok',
  'data',
  'sort',
  'limit',
  'group',
  'columns',
  'format',
  'empty',
  'heading',
  'table',
  'links',
  'this.',
  'this.name',
  'no-',
  'add-',
  '12',
  '-',
  ' ',
  ' ',
  '  ',
  '\n',
  '\t',
  '/',
  '=',
  '<',
  '>',
  '<=',
  '>=',
  '|',
  '!',
  '*',
  '"',
  '\\',
  '\\"',
  ',',
  '{',
  '}',
  '[',
  ']',
  ': ',
  'é',
  '😀',
  '\u00a0',
]
const texts = fc.array(fc.constantFrom(...tokens), { maxLength: 14 }).map((parts) => `list_vereisten ${parts.join('')}`)

describe('any text', () => {
  test(`reads without an exception, with every place inside it, and prints to the same (${runs} texts)`, () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme' })), (text) => {
        const read = readDirectiveText(text, 100)
        if (!read) return expect(text.trim()).toBe('')
        for (const span of spansIn(read)) {
          expect(span.start).toBeGreaterThanOrEqual(100)
          expect(span.end).toBeLessThanOrEqual(100 + text.length)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
        }
        if (read.findings.length > 0 || read.name.text.includes('"')) return undefined
        const again = readDirectiveText(print(read), 100)
        return expect(withoutSpans(again?.terms)).toEqual(withoutSpans(read.terms))
      }),
      { numRuns: runs, seed: 1 },
    )
  })

  test('takes time linear in its length', () => {
    for (const unit of ['a/b ', '"', 'a/"', '|', '!', 'a=*', '\\"', '<', '{', '{ a: [', 'no-', '<='].values()) {
      const time = (length: number): number => {
        const text = `list_x ${unit.repeat(length / unit.length)}`
        const start = performance.now()
        readDirectiveText(text, 0)
        return performance.now() - start
      }
      time(10_000)
      // Ten times the text; a lexer that is quadratic takes a hundred times as long, and seconds at this length.
      expect({ unit, isSlow: time(400_000) > 40 * Math.max(20, time(40_000)) }).toEqual({ unit, isSlow: false })
    }
  })
})

test('every example in the manual reads without a finding', () => {
  const manual = readFileSync(join(projectRoot, 'docs/directives.md'), 'utf8')
  const examples = [...manual.matchAll(/<!--([^]*?)-->/g)].map(([, text = '']) => text.replaceAll('\\|', '|'))
  expect(examples.length).toBeGreaterThan(15)
  for (const text of examples)
    expect({ text, findings: readDirectiveText(text, 0)?.findings }).toEqual({ text, findings: [] })
})

test.each<[string, Partial<DirectiveText['terms']>]>([
  ['x a/b', { filters: [filter('a', '=', text('b'))] }],
  ['x a=b', { filters: [filter('a', '=', text('b'))] }],
  ['x !a/b|c', { filters: [{ ...filter('a', '=', text('b'), text('c')), isNegated: true }] }],
  ['x a/b/c=d', { filters: [filter('a', '=', text('b/c=d'))] }],
  ['x a/*', { filters: [filter('a', '=', { kind: 'pattern', parts: ['', ''], start: 0, end: 0 })] }],
  ['x a/"*|\\"b"', { filters: [filter('a', '=', text('*|"b'))] }],
  ['x a/this.name', { filters: [filter('a', '=', { kind: 'this', field: 'name', start: 0, end: 0 })] }],
  ['x sort/a', { filters: [filter('sort', '=', text('a'))] }],
  ['x SORT=a,-b', { sort: [key('a', false), key('b', true)] }],
  ['x a>=2', { filters: [filter('a', '>=', text('2'))] }],
  ['x empty="a \\\\ \\" b"', { empty: 'a \\ " b' }],
  [
    'x { a: [b, "c d"], "!e": f, sort: [g, -h], limit: 2 }',
    {
      filters: [filter('a', '=', text('b'), text('c d')), { ...filter('e', '=', text('f')), isNegated: true }],
      sort: [key('g', false), key('h', true)],
      limit: 2,
    },
  ],
])('%s', (source, expected) => {
  const none = {
    filters: [],
    switches: [],
    strays: [],
    sort: [],
    limit: null,
    group: [],
    columns: null,
    format: null,
    empty: null,
    heading: null,
    interactive: null,
  }
  expect(withoutSpans(readDirectiveText(source, 0)?.terms)).toEqual(withoutSpans({ ...none, ...expected }))
})

function filter(
  field: string,
  operator: '=' | '>=',
  ...values: FilterValue[]
): DirectiveText['terms']['filters'][number] {
  return { isNegated: false, field, fieldSpan: { start: 0, end: 0 }, operator, values, words: [], start: 0, end: 0 }
}

function text(value: string): FilterValue {
  return { kind: 'text', text: value, start: 0, end: 0 }
}

function key(field: string, isDescending: boolean): { text: string; isDescending: boolean } & Span {
  return { text: field, isDescending, start: 0, end: 0 }
}

function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'start' in value && 'end' in value ? [value as Span] : []
  return [...own, ...Object.values(value).flatMap(spansIn)]
}
