import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Span } from '../../src/core/span.ts'
import { readDirectiveText, type DirectiveText } from '../../src/directives/grammar/directive-text.ts'
import type { FilterValue } from '../../src/listings/query.ts'
import { directiveTexts, withoutSpans } from '../directive-texts.ts'
import { projectRoot } from '../mini-site.ts'
import { printDirective } from '../print-directive.ts'
import { cpuTimeOf } from '../linear-time.ts'

const runs = process.env['MDSPLICE_LONG'] === '1' ? 1_000_000 : 20_000

describe('any text', () => {
  test(`reads without an exception, with every place inside it, and prints to the same (${runs} texts)`, () => {
    fc.assert(
      fc.property(fc.oneof(directiveTexts, fc.string({ unit: 'grapheme' })), (text) => {
        const read = readDirectiveText(text, 100)
        if (!read) return expect(text.trim()).toBe('')
        for (const span of spansIn(read)) {
          expect(span.start).toBeGreaterThanOrEqual(100)
          expect(span.end).toBeLessThanOrEqual(100 + text.length)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
        }
        if (read.findings.length > 0 || read.name.text.includes('"')) return undefined
        const again = readDirectiveText(printDirective(read), 100)
        return expect(withoutSpans(again?.terms)).toEqual(withoutSpans(read.terms))
      }),
      { numRuns: runs, seed: 1 },
    )
  })

  test('takes time linear in its length', () => {
    for (const unit of ['a/b ', '"', 'a/"', '|', '!', 'a=*', '\\"', '<', '{', '{ a: [', 'no-', '<='].values()) {
      const time = (length: number): number => {
        const text = `list_x ${unit.repeat(length / unit.length)}`
        return cpuTimeOf(() => readDirectiveText(text, 0))
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
  ['x a/*', { filters: [filter('a', '=', pattern('', ''))] }],
  ['x a/"*|\\"b"', { filters: [filter('a', '=', text('*|"b'))] }],
  ['x a/this.name', { filters: [filter('a', '=', { kind: 'this', field: 'name', start: 0, end: 0 })] }],
  ['x sort/a', { filters: [filter('sort', '=', text('a'))] }],
  ['x SORT=a,-b', { sort: [key('a', false), key('b', true)] }],
  ['x a>=2', { filters: [filter('a', '>=', text('2'))] }],
  ['x a/"b c"*"d|"', { filters: [filter('a', '=', pattern('b c', 'd|'))] }],
  [
    'x "a b">=2 no-"c d"',
    { filters: [filter('a b', '>=', text('2'))], switches: [{ show: false, field: 'c d', start: 0, end: 0 }] },
  ],
  [
    'x sort="a b",-"c,d" limit="3" format="list"',
    { sort: [key('a b', false), key('c,d', true)], limit: 3, format: 'list' },
  ],
  [
    'x a/b { "c>=": 2, d: "*", e: "f *" }',
    {
      filters: [
        filter('a', '=', text('b')),
        filter('c', '>=', text('2')),
        filter('d', '=', pattern('', '')),
        filter('e', '=', pattern('f ', '')),
      ],
    },
  ],
  [
    'x first="3" more="a b.md#c"',
    { first: { rows: 3, start: 0, end: 0 }, more: { text: 'a b.md#c', start: 0, end: 0 } },
  ],
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
    locale: null,
    first: null,
    more: null,
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

function pattern(...parts: string[]): FilterValue {
  return { kind: 'pattern', parts, start: 0, end: 0 }
}

function text(value: string): FilterValue {
  return { kind: 'text', text: value, start: 0, end: 0 }
}

function key(field: string, isDescending: boolean): { text: string; isDescending: boolean; order: null } & Span {
  return { text: field, isDescending, order: null, start: 0, end: 0 }
}

function spansIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'start' in value && 'end' in value ? [value as Span] : []
  return [...own, ...Object.values(value).flatMap(spansIn)]
}
