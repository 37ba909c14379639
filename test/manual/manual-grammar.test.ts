import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { directiveTexts, tokens, withoutSpans } from '../directive-texts.ts'
import { readEbnf } from '../ebnf.ts'
import { siteNames } from '../memory-site.ts'
import { projectRoot } from '../mini-site.ts'
import { printDirective } from '../print-directive.ts'
import { readDirectiveText } from '../../src/directives/grammar/directive-text.ts'
import { unquote } from '../../src/directives/grammar/words.ts'
import { directiveReaders } from '../../src/directives/kinds/registry.ts'
import { readNamedQueries } from '../../src/directives/named-queries.ts'
import { commentReader } from '../../src/directives/read-directive.ts'

const runs = process.env['MDSPLICE_LONG'] === '1' ? 100_000 : 2_000

const collections = ['vereisten', 'maatregelen']
const queries = new Map([
  ['wettelijk', { name: 'wettelijk', query: 'list_vereisten soort/wet', line: 1, column: 1, template: null }],
])
const names = siteNames({
  collections,
  queries: readNamedQueries(queries, collections).queries,
  tagSets: ['tags', 'tags-ai-act'],
  hasDefinitions: true,
})
const read = commentReader(directiveReaders(names), names)

/** Why a text is no directive; nothing when it can be read. */
function mistakes(text: string): unknown[] {
  const span = { start: 0, end: text.length + '<!---->'.length }
  const place = { ...span, line: span, prefix: '', headingDepth: 2, isInList: false }
  const meaning = read({ text, setting: 'block', ...place })
  if (meaning.kind === 'directive') return []
  return meaning.kind === 'mistake' ? meaning.findings : [meaning.kind]
}

const letters = fc.constantFrom(...'abcdeXYZ0129é😀-_.:,;!/=<>|*"\\{}[]()\'“#&%$ \t\n')
const words = fc.constantFrom('bouwblok', 'datum', '12', 'this.name', 'met spatie', 'no', 'sort', '-x', 'a*', '')
const yamlValues = fc.oneof(fc.string(), words).map((text) => JSON.stringify(text))
const members = fc.oneof(
  fc.tuple(
    fc.constantFrom('bouwblok', '"!fase"', '"datum>="', 'id'),
    fc.oneof(fc.constantFrom('data', '[data, privacy]', '"*"'), yamlValues),
  ),
  fc.tuple(
    fc.constantFrom('sort', 'columns', 'group'),
    fc.constantFrom('title', '[title, id]', '"met spatie"', '[ "a,b", c ]'),
  ),
  fc.constantFrom(['limit', '3'], ['limit', '"3"'], ['first', '3'], ['format', 'list'], ['interactive', 'yes']),
  fc.tuple(fc.constantFrom('empty', 'heading', 'more'), yamlValues),
)
const grammar = /``` ?ebnf\n([^]*?)```/.exec(readFileSync(join(projectRoot, 'docs/grammar.md'), 'utf8'))?.[1] ?? ''
const ebnf = readEbnf(grammar, {
  'any character': { pattern: /^.$/su, longest: 2, texts: letters },
  'white space': { pattern: /^\s+$/, longest: 8, texts: fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', '\r\n  ') },
  'a whole number, 1 or more': { pattern: /^0*[1-9]\d{0,8}$/, texts: fc.integer({ min: 1, max: 999 }).map(String) },
  'the name of a collection': {
    pattern: /^(?:vereisten|maatregelen)$/i,
    texts: fc.constantFrom('vereisten', 'Maatregelen'),
  },
  'the name of a set of labels: tags, or one that begins so': {
    pattern: /^(?:tags|tags-ai-act)$/i,
    texts: fc.constantFrom('tags', 'Tags-AI-act'),
  },
  'a number up to 100, with % behind it or without, also in quotation marks': {
    pattern: { test: isPercentage },
    texts: fc.constantFrom('95%', '100', '0', '33.3%', '66,5', '"7%"'),
  },
  'the name of a query in mdsplice.yml': {
    pattern: /^wettelijk$/i,
    texts: fc.constantFrom('wettelijk', 'Wettelijk'),
  },
  'in YAML a name, a colon, and a value or a list of values in brackets': {
    pattern: /^(?!)/,
    texts: members.map(([name, value]) => ` ${name}: ${value}`),
  },
})

/** White space can stand only within the quotation marks. */
function isPercentage(text: string): boolean {
  const number = text.startsWith('"') ? unquote(text)?.trim() : text
  return number !== undefined && /^(?:\d\d?(?:[.,]\d+)?|100)%?$/.test(number)
}

/** What the grammar derives, with a token put in or in place of some signs. */
const nearlyDerived = fc
  .tuple(
    fc.oneof(
      ...['filter', 'option', 'option', 'switch', 'word'].map((rule) =>
        ebnf.sentences(rule).map((text) => `list_vereisten ${text}`),
      ),
      ...['matrix', 'coverage', 'graph', 'labels'].map(ebnf.sentences),
    ),
    fc.nat(),
    fc.constantFrom('', ...tokens),
    fc.nat({ max: 3 }),
  )
  .map(([text, place, token, width]) => {
    const at = place % (text.length + 1)
    return `${text.slice(0, at)}${token}${text.slice(at + width)}`
  })

/** Beginnings of directives that list no collection, and parts of them in any order. */
const relationTexts = fc
  .tuple(
    fc.constantFrom(
      'matrix',
      'coverage',
      'graph',
      'tags',
      'definitions',
      'matrix vereisten',
      'coverage maatregelen of vereisten',
      'graph vereisten maatregelen',
    ),
    fc.array(
      fc.constantFrom(
        'vereisten',
        'Maatregelen',
        'of',
        'fase',
        '"met spatie"',
        'no-id',
        'interactive',
        'sort=title',
        'heads=name',
        'heads/name',
        'heads=a|b',
        'via=maatregelen',
        'via=a,b+',
        'via/a',
        'via=a|b',
        'heads=this.x',
        '"heads"=name',
        'min=95%',
        'min=veel',
        'min/veel',
        'MIN="95%"',
        '!min=x',
        'bouwblok/data',
        'limit=0',
      ),
      { maxLength: 6 },
    ),
  )
  .map(([name, parts]) => [name, ...parts].join(' '))

describe('the grammar in the manual', () => {
  test(`what it derives can be read, and reads the same when it is printed (${runs} texts)`, () => {
    fc.assert(
      fc.property(ebnf.sentences('directive'), (text) => {
        expect(mistakes(text)).toEqual([])
        const terms = readDirectiveText(text, 0)
        expect(withoutSpans(terms && readDirectiveText(printDirective(terms), 0)?.terms)).toEqual(
          withoutSpans(terms?.terms),
        )
      }),
      { numRuns: runs, seed: 1 },
    )
  })

  test(`it derives just the texts that can be read, those with YAML in them aside (${runs} texts)`, () => {
    fc.assert(
      fc.property(fc.oneof(directiveTexts, nearlyDerived, nearlyDerived, relationTexts), (text) => {
        fc.pre(!/\s\{|<!--/.test(text))
        expect({ text, isDerived: ebnf.accepts('directive', text) }).toEqual({
          text,
          isDerived: mistakes(text).length === 0,
        })
      }),
      { numRuns: runs, seed: 1 },
    )
  })

  test('it names all directives', () => {
    const directives = directiveReaders(siteNames({ hasDefinitions: true })).flatMap((reader) => reader.near(''))
    expect(directives.filter((name) => !grammar.includes(`"${name}"`))).toEqual([])
    expect(directives.length).toBeGreaterThan(3)
  })

  test.each([
    'list_vereisten bouwblok/"data',
    'list_vereisten limit=0',
    'list_vereisten "a"b/c"d',
    'vereisten bouwblok/data',
    'list_vereisten sort=-',
    'matrix vereisten',
    'matrix fase vereisten',
    'coverage maatregelen vereisten',
    'coverage maatregelen of vereisten min=101',
    'graph vereisten fase',
    'tags data',
    'definitions of data',
  ])('it does not derive %s', (text) => {
    expect(ebnf.accepts('directive', text)).toBe(false)
  })
})
