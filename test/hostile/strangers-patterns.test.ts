import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import picomatch from 'picomatch'
import { globMatcher } from '../../src/core/patterns/glob.ts'
import { linearPattern } from '../../src/core/patterns/linear-pattern.ts'
import { siteOf } from '../mini-site.ts'
import { program } from '../processes/program.ts'

/** A regular expression that takes JavaScript ever so long, what makes it so when it is repeated, and what ends that. */
type Slow = [pattern: string, unit: string, end: string]

const slow: Slow[] = [
  ['^(a+)+$', 'a', '!'],
  ['^(a|a)*$', 'a', '!'],
  ['^(a|aa)+$', 'a', '!'],
  ['^(a*)*$', 'a', '!'],
  ['^(a?)+$', 'a', '!'],
  ['^(a|b|ab)*$', 'ab', '!'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a', '!'],
  ['^([a-zA-Z]+)*$', 'aB', '1'],
  ['^(.*a){20}$', 'a', '!'],
  ['^(.*?,){11}P', '1,', 'x'],
  ['(x+x+)+y', 'x', '!'],
  ['^(\\w+\\s?)*$', 'a ', '!'],
  ['^(\\d+)*x$', '1', '!'],
  ['^((ab)*)+$', 'ab', '!'],
  ['^(a+){10}$', 'a', '!'],
  ['^(aa*)+$', 'a', '!'],
  ['^(?:a+)+b?c$', 'a', '!'],
  ['^([^=]+)*=$', 'a', 'b'],
  ['^(\\s*\\S*)*$', 'a ', '\u0000\n'],
  ['^(?:.|\\n)*x(?:.|\\n)*y(?:.|\\n)*z$', 'xy', '!'],
  ['a*a*a*a*a*b', 'a', '!'],
  ['\\d*\\d*\\d*\\d*x', '1', '!'],
  ['.*.*.*=.*', 'a', '!'],
  ['^.*?.*?.*?.*?;$', ';', '!'],
  ['(?:a{0,20}){20}b', 'a', '!'],
  ['^(?:(?:a{1,5}){1,5}){1,5}$', 'a', '!'],
  ['(a?){200}a{200}$', 'a', '!'],
  ['\\s+$', ' ', '!'],
  ['^\\s+|\\s+$', ' ', '!'],
  ['(.*)(.*)(.*)(.*)(.*)[^a]$', 'a', 'a'],
  [
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
    'a',
    '!',
  ],
  ['^[a-zA-Z0-9.!#$%&]+@[a-zA-Z0-9]+(?:\\.[a-zA-Z0-9]+)*$', 'a@a.a', '!'],
  ['^(https?:\\/\\/)?([\\da-z.\\-]+)\\.([a-z.]{2,6})([\\/\\w .\\-]*)*\\/?$', 'a.b/', '!'],
  ['^(?:[a-z0-9](?:[a-z0-9\\-]*[a-z0-9])?\\.)+[a-z]+$', 'a', '!'],
  ['^(\\/[^\\/]*)*\\/?x$', '/a', '!'],
  ['^\\p{L}+(?:[\\p{L} ]*\\p{L}+)*$', 'é', '!'],
  ['^(?:[\\u0061-z]|\\u{61})+$', 'a', '!'],
  ['^"(?:[^"\\\\]|\\\\.|.)*"$', '\\"a', 'x'],
  ['<(?:[^>]|[^>])*>', '<', 'a'],
  ['^(?<year>\\d+-?)+(?<rest>.*)*$', '1-', '\n!'],
]

/** What RE2 cannot do, or would take too much for. */
const refused: [pattern: string, reason: RegExp][] = [
  ['^(?=a)a', /lookahead/],
  ['^(?!a+$)', /lookahead/],
  ['(?<=a)b', /lookbehind/],
  ['(?<!a)b', /lookbehind/],
  ['(a*)\\1', /refer back/],
  ['(?<x>a*)\\k<x>', /refer back/],
  ['(a{1000}){1000}', /too large/],
  ['((a{50}){50}){50}', /too large/],
  ['a{2000}', /too large/],
  [`(${'a|'.repeat(3000)}b)`, /too large/],
  ['(a', /invalid regular expression/],
]

const slowGlobs = [
  '*a*a*a*a*a*a*a*b',
  '**/*a*a*a*a*a*b.md',
  '**/a/**/a/**/a/**/a/**/b.md',
  '?*?*?*?*?*?*?b',
  '[a-c]*[a-c]*[a-c]*[a-c]*b',
  '{a,aa}*{a,aa}*{a,aa}*{a,aa}*b',
  '@(a|aa)*@(a|aa)*@(a|aa)*b',
  `${'**/'.repeat(50)}b`,
  '*'.repeat(500),
  `!${'*a'.repeat(200)}`,
  `${'{'.repeat(40)}}`,
  `${'('.repeat(40)}a)`,
  `${'?('.repeat(40)}a)`,
  `${'{a,'.repeat(40)}}`,
  `${'({a'.repeat(20)})`,
]

const refusedGlobs: [glob: string, reason: RegExp][] = [
  ['+(a|aa)b', /cannot use/],
  ['*(a|a)b', /cannot use/],
  ['!(a*)*b', /cannot use/],
  ['{a,b}'.repeat(20), /too large/],
  ['{1..1000000}', /too large/],
  [`${'{a,'.repeat(300)}b${'}'.repeat(300)}${'{a,b}'.repeat(9)}`, /too large/],
  ['a'.repeat(1001), /too large/],
  [`${'('.repeat(300)}{1..999}${'x'.repeat(300)})`, /too large/],
]

interface Run {
  code: number | null
  out: string
  /** Of the processor, in milliseconds. */
  time: number
}

const clock = 'data:text/javascript,process.on("exit",()=>console.error("cpu "+process.cpuUsage().user/1000))'

/** Checks a site in a process that is ended after a minute: what takes exponential time cannot be stopped otherwise. */
function check(files: Readonly<Record<string, string>>): Run {
  const { status, stderr } = spawnSync(process.execPath, ['--import', clock, program, 'check', '--no-cache'], {
    cwd: siteOf({ 'mkdocs.yml': 'site_name: a\n', 'docs/index.md': '# A\n', ...files }),
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: status, out: stderr, time: Number(/^cpu (.*)$/m.exec(stderr)?.[1] ?? Infinity) }
}

/** A site with a collection for each of some settings, which has a page. */
function collectionsOf<Item>(
  items: readonly Item[],
  settingsOf: (item: Item) => object,
  pageOf: (item: Item) => [name: string, source: string],
): Record<string, string> {
  const collections = Object.fromEntries(items.map((item, index) => [`c${index}`, settingsOf(item)]))
  const pages = items.map((item, index): [string, string] => {
    const [name, source] = pageOf(item)
    return [`docs/c${index}/${name}.md`, source]
  })
  return { 'mdsplice.yml': JSON.stringify({ collections }), ...Object.fromEntries(pages) }
}

const textOf = ([, unit, end]: Slow, length: number): string => unit.repeat(length / unit.length) + end
const pageWith = (values: object): string => `---\n${JSON.stringify({ title: 'A', ...values })}\n---\n`
const safe = (name: string): string => name.replace(/[^\p{L}\d]/gu, '-')

describe('every pattern takes linear time', () => {
  const settings: [name: string, length: number, site: (length: number) => Record<string, string>][] = [
    [
      'id_pattern',
      4000,
      (length) =>
        collectionsOf(
          slow,
          ([pattern]) => ({ id_pattern: pattern }),
          (each) => ['a', pageWith({ id: textOf(each, length) })],
        ),
    ],
    [
      'file_name',
      60,
      (length) =>
        collectionsOf(
          slow,
          ([pattern]) => ({ file_name: pattern }),
          (each) => [safe(textOf(each, each[1] === 'é' ? length / 2 : length)), pageWith({ id: 'a' })],
        ),
    ],
    [
      'pattern',
      4000,
      (length) =>
        collectionsOf(
          slow,
          ([pattern]) => ({ schema: { properties: { text: { pattern } } } }),
          (each) => ['a', pageWith({ text: textOf(each, length) })],
        ),
    ],
    [
      'patternProperties and propertyNames',
      4000,
      (length) =>
        collectionsOf(
          slow,
          ([pattern]) => ({ schema: { patternProperties: { [pattern]: true }, propertyNames: { pattern } } }),
          (each) => ['a', pageWith({ [textOf(each, length)]: 1 })],
        ),
    ],
    [
      'globs',
      60,
      (length) => ({
        'mdsplice.yml': JSON.stringify({
          collections: Object.fromEntries(
            slowGlobs.map((glob, index) => [`c${index}`, { pages: glob, exclude: glob }]),
          ),
          fields: { a: { values: { pages: slowGlobs } } },
        }),
        [`docs/${'a'.repeat(length)}.md`]: '# A\n',
        [`docs/${'a/'.repeat(length)}a.md`]: '# A\n',
      }),
    ],
    [
      'filters',
      4000,
      (length) => ({
        'mdsplice.yml': 'collections: { a: { pages: "a/*" } }\n',
        'docs/index.md': ['a*a*a*a*b', '*a*a*a*a*b', 'a-*-*-*', '*aaab*aaab', '*'.repeat(50)]
          .map((value) => `<!-- list_a text/${value} -->\n\n`)
          .join(''),
        'docs/a/a.md': pageWith({ text: 'a'.repeat(length) }),
      }),
    ],
    [
      'formats',
      4000,
      (length) =>
        collectionsOf(
          ['url', 'uri', 'uri-reference', 'uri-template', 'email', 'hostname', 'regex', 'json-pointer', 'ipv6'],
          (format) => ({ schema: { properties: { text: { format } } } }),
          () => ['a', pageWith({ text: `http://${'a:-.@'.repeat(length / 5)}` })],
        ),
    ],
  ]

  test.each(settings)('%s', (_, length, site) => {
    const [short, long] = [check(site(length)), check(site(4 * length))]
    expect([short.code, long.code]).not.toContain(2)
    expect(long.time / Math.max(300, short.time)).toBeLessThan(6)
  })
})

describe('what cannot is refused at its place', () => {
  test.each(['id_pattern', 'file_name', 'pattern', 'patternProperties', 'propertyNames'])('%s', (setting) => {
    const lines = refused.map(([pattern], index) => {
      const schema = { pattern, patternProperties: { [pattern]: {} }, propertyNames: { pattern } }
      const only = JSON.stringify(Object.fromEntries(Object.entries(schema).filter(([word]) => word === setting)))
      return `  c${index}: { ${only === '{}' ? `${setting}: ${JSON.stringify(pattern)}` : `schema: ${only}`} }`
    })
    const { code, out } = check({ 'mdsplice.yml': `collections:\n${lines.join('\n')}\n` })
    const said = out.split('\n').filter((line) => line.startsWith('mdsplice.yml:'))
    expect({ code, lines: said.length }).toEqual({ code: 2, lines: refused.length })
    for (const [index, [, reason]] of refused.entries()) {
      expect(said[index]).toMatch(new RegExp(`^mdsplice\\.yml:${index + 2}:\\d+: \`collections\\.c${index}\\.`))
      expect(said[index]).toMatch(reason)
    }
  })

  test('in the file of a schema, at the line there', () => {
    const { code, out } = check({
      'mdsplice.yml': 'collections:\n  a:\n    schema: a.yml\n',
      'a.yml': 'properties:\n  id:\n    pattern: (?=a)\n',
    })
    expect(out).toMatch(/^a\.yml:3:14: `collections\.a\.schema\.properties\.id\.pattern` cannot use lookahead/)
    expect(code).toBe(2)
  })

  test('globs', () => {
    const globs = refusedGlobs.map(([glob], index) => `  c${index}: { pages: ${JSON.stringify(glob)} }`)
    const { code, out } = check({ 'mdsplice.yml': `collections:\n${globs.join('\n')}\n` })
    const said = out.split('\n').filter((line) => line.startsWith('mdsplice.yml:'))
    expect({ code, lines: said.length }).toEqual({ code: 2, lines: refusedGlobs.length })
    for (const [index, [, reason]] of refusedGlobs.entries()) expect(said[index]).toMatch(reason)
  })
})

describe('schemas', () => {
  const twice = (depth: number): object => ({
    $ref: '#/$defs/d0',
    $defs: Object.fromEntries(
      Array.from({ length: depth }, (_, index) => {
        const next = { $ref: `#/$defs/d${index + 1}` }
        return [`d${index}`, index === depth - 1 ? {} : { allOf: [next, next] }]
      }),
    ),
  })
  const inEach = { items: { allOf: [{ $ref: '#/$defs/tree' }, { $ref: '#/$defs/tree' }] } }
  const schemas: [name: string, schema: object, code: number, said: RegExp][] = [
    ['itself', { $ref: '#' }, 2, /:1:\d+: `collections\.a\.schema\.\$ref` refers back/],
    [
      'each other',
      { $ref: '#/$defs/a', $defs: { a: { not: { $ref: '#/$defs/b' } }, b: { $ref: '#/$defs/a' } } },
      2,
      /refers back/,
    ],
    ['a property', { properties: { list: { $ref: '#/properties/list' } } }, 2, /list\.\$ref` refers back/],
    ['an anchor', { $anchor: 'a', anyOf: [{ $ref: '#a' }] }, 2, /refers back/],
    [
      'by its address',
      { $id: 'http://a/a', $ref: 'http://a/b', $defs: { b: { $id: 'http://a/b', $ref: 'http://a/a' } } },
      0,
      /too large or too deeply nested/,
    ],
    [
      'dynamically',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $dynamicAnchor: 'a',
        allOf: [{ $dynamicRef: '#a' }],
      },
      2,
      /refers back/,
    ],
    ['far away', { $ref: 'http://127.0.0.1:9/a' }, 2, /can't resolve reference/],
    ['a file', { $ref: 'file:///etc/hosts' }, 2, /can't resolve reference/],
    ['twice to the next, forty times', twice(40), 0, /too large or too deeply nested/],
    [
      'twice to each part',
      { properties: { list: { $ref: '#/$defs/tree' } }, $defs: { tree: inEach } },
      0,
      /too large or too deeply nested/,
    ],
    ['later', { $async: true, properties: { title: { type: 'number' } } }, 2, /cannot be asynchronous/],
    ['3,000 others', { anyOf: Array.from({ length: 3001 }, () => ({})) }, 2, /too large/],
  ]
  test.each(schemas)('that refer to %s', (_, schema, code, said) => {
    const run = check({
      'mdsplice.yml': JSON.stringify({ collections: { a: { schema } } }),
      'docs/a/a.md': `---\ntitle: A\nlist: ${'['.repeat(40)}${']'.repeat(40)}\n---\n`,
    })
    expect(run.out).toMatch(said)
    expect({ code: run.code, isTrace: /^ +at /m.test(run.out) }).toEqual({ code, isTrace: false })
  })

  test('that go on as long as the page does are right', () => {
    const run = check({
      'mdsplice.yml': JSON.stringify({
        collections: {
          a: { schema: { properties: { list: { type: 'array', items: { $ref: '#/properties/list' } } } } },
        },
      }),
      'docs/a/a.md': `---\ntitle: A\nlist: ${'['.repeat(300)}1${']'.repeat(300)}\n---\n`,
    })
    expect(run.out).toMatch(/3:307-3:308 warning `list(?:\.0)+…` must be a list/)
  })

  test('names in them are no code', () => {
    const name = '");process.exit(9);//\u2028`${process.exit(9)}\\'
    const schema = { $id: `http://a/${name}`, required: [name], properties: { [name]: { enum: [name], pattern: 'a' } } }
    const run = check({
      'mdsplice.yml': JSON.stringify({ collections: { a: { schema } } }),
      'docs/a/a.md': pageWith({}),
    })
    expect(run.code).not.toBe(9)
  })

  test('uniqueItems and enum of many objects take linear time', () => {
    const run = (length: number): Run =>
      check({
        'mdsplice.yml': JSON.stringify({
          collections: {
            a: {
              schema: {
                properties: {
                  list: { uniqueItems: true, items: { enum: Array.from({ length }, (_, index) => `x${index}`) } },
                },
              },
            },
          },
        }),
        'docs/a/a.md': pageWith({ list: Array.from({ length }, (_, index) => `x${index}`) }),
      })
    const [short, long] = [run(3000), run(12_000)]
    expect([short.code, long.code]).toEqual([0, 0])
    expect(long.time / Math.max(300, short.time)).toBeLessThan(6)
  })

  test('uniqueItems finds equal objects, whatever the order of their names', () => {
    const run = check({
      'mdsplice.yml': JSON.stringify({
        collections: { a: { schema: { properties: { list: { uniqueItems: true } } } } },
      }),
      'docs/a/a.md': '---\ntitle: A\nlist: [{a: 1, b: [2]}, {a: "1"}, {b: [2], a: 1}]\n---\n',
    })
    expect(run.out).toContain('items ## 0 and 2 are identical')
  })
})

describe('templates', () => {
  const rows = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`docs/a/p${index}.md`, `---\ntitle: P${index}\ntags: [a, b]\n---\n`]),
  )
  const nested = (text: string): string => `${'{{#rows}}'.repeat(10)}${text}${'{{/rows}}'.repeat(10)}`
  test.each([
    ['with text', nested('a')],
    ['with nothing', nested('')],
    ['with a value', nested('{{title}}')],
    ['with what is not there', `{{#rows}}{{#rows}}{{#rows}}{{^tags}}a{{/tags}}{{/rows}}{{/rows}}{{/rows}}`],
  ])('that multiply end %s', (_, template) => {
    const run = check({
      ...rows,
      'mdsplice.yml': `collections:\n  a:\n    template: ${JSON.stringify(template)}\n`,
      'docs/index.md': '<!-- list_a -->\n',
    })
    expect(run.code).toBe(1)
    expect(run.out).toMatch(/The template at mdsplice\.yml:3 would make the listing of `list_a` exceed 8 MB/)
  })

  test.each([
    ['deep', nested(nested(nested(nested(nested(nested(''))))))],
    ['wide', `{{rows${' '.repeat(200_000)}`],
    ['with white space', `{{rows${' '.repeat(1500)}}}`],
  ])('that are too %s are refused', (_, template) => {
    const run = check({
      ...rows,
      'mdsplice.yml': `collections:\n  a:\n    template: ${JSON.stringify(template)}\n`,
      'docs/index.md': '<!-- list_a -->\n',
    })
    expect(run.out).toMatch(/^mdsplice\.yml:3:\d+: A template can have/)
    expect(run.code).toBe(2)
  })
})

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(state / 256) % below
  }
}

describe('what is ordinary means what it always did', () => {
  const random = numbers(1)
  const one = (list: readonly string[]): string => list[random(list.length)] ?? ''
  const many = (list: readonly string[], most: number, between = ''): string =>
    Array.from({ length: 1 + random(most) }, () => one(list)).join(between)

  test('globs, as picomatch has them', () => {
    const parts =
      'a b ab * ** *.md a* *b a*b ? ?a [ab] [a-c]x .a .* {a,b} {a,b}.md *.{md,txt} x.md a-*-b.md [^a]b {ab,{x,y}} é* \\*a +a @(a|b) ?(a)b (a|b)x {1..3}'
    const names = 'a b ab x.md .a .x a.md b.txt bb aab acb a-1-b.md a-1-2-b.md bx ax x y éa *a .md +a c index.md 2'
    const differing = Array.from({ length: 2000 }).flatMap(() => {
      const glob = `${random(9) === 0 ? '!./' : ''}${many(parts.split(' '), 4, '/')}`
      const [theirs, ours] = [picomatch(glob, { flags: 's' }), globMatcher(glob)]
      const paths = Array.from({ length: 15 }, () => many(names.split(' '), 4, '/'))
      return paths.filter((path) => theirs(path) !== ours(path)).map((path) => ({ glob, path }))
    })
    // There `a/.*/**` does not match `a/.b`, though `a/*/**` matches `a/b`.
    expect(differing.filter(({ glob }) => !/\.\*\/\*\*$/.test(glob))).toEqual([])
  })

  test('regular expressions, as JavaScript has them', () => {
    const atoms = String.raw`a b A 1 _ é 😀 . \d \D \w \W \s \S \. \/ [ab] [^a] [a-c1] [\d\-] [^\s] [\S] [] [^] \u0061 \u{1F600} \uD83D\uDE00 \x41 \p{L} \P{L} [\p{Lu}\d] \p{Letter} \p{Script=Greek} [\P{Uppercase}x] \cJ \t \0 [\b] [[:a:] [.*+?] [&&a] ~ " # (a|b) (?:ab) (?<n>a)`
    const signs = [...'ab A1_-é😀\n\r\u2028\u00a0αΩ./\b\0[:&^$]\\~"#\u0085']
    const differing = Array.from({ length: 1000 }).flatMap(() => {
      const body = Array.from({ length: 1 + random(4) }, (_, index) => {
        const atom = one(atoms.split(' ')).replace('<n>', `<n${index}>`)
        return atom + one(['', '', '', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '{0}'])
      }).join('')
      const pattern = `${one(['', '', '^', '\\b', '\\B'])}${body}${one(['', '', '$', '|b$'])}`
      const [theirs, ours] = [new RegExp(pattern, 'u'), linearPattern(pattern)]
      const texts = Array.from({ length: 15 }, () => many(signs, 5))
      return texts.filter((text) => theirs.test(text) !== ours.test(text)).map((text) => ({ pattern, text }))
    })
    expect(differing).toEqual([])
  })
})
