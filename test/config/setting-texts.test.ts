import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { copySite, fixtures, mdsplice, setupProblem, siteOf } from '../mini-site.ts'
import { configSchema } from '../../src/config/schema/schema.ts'
import { textKind, type Setting, type TextKind } from '../../src/config/schema/setting.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'

/** For each kind of text one that cannot be, and the mistake; none for a file, which cannot be read at all. */
const mistaken: Record<TextKind, [text: string, kind?: string]> = {
  field: ['bouwblk', 'unknown-field'],
  'sort-key': ['bouwblk', 'unknown-field'],
  'written-field': ['bouwblk', 'unknown-field'],
  collection: ['eisen', 'unknown-value'],
  step: ['eisen', 'unknown-value'],
  file: ['../elsewhere.yaml'],
  template: ['../elsewhere.md'],
  take: ['leter', 'unknown-value'],
  data: ['+(a|aa)', 'extended-glob'],
  glob: ['+(a|aa)', 'extended-glob'],
  'regular-expression': ['(', 'invalid-pattern'],
  'file-name-pattern': ['[a-', 'invalid-pattern'],
}

type Mistake = [path: string, kind: TextKind, config: unknown]

/** For every setting of a schema that says what its text is, a configuration with a mistake in it. */
function mistakesIn(setting: Setting, path: string, place: (value: unknown) => unknown): Mistake[] {
  const { properties = {}, patternProperties = {}, items, required = [], [textKind]: kind } = setting
  const others = Object.fromEntries(required.map((key) => [key, 'vereisten']))
  const named = Object.values(patternProperties).map((member): [string, Setting] => ['tags-x', member])
  return [
    ...(kind ? [[path, kind, place(mistaken[kind][0])] satisfies Mistake] : []),
    ...[...Object.entries(properties), ...named].flatMap(([key, member]) =>
      mistakesIn(member, `${path}.${key}`, (value) => place({ ...others, [key]: value })),
    ),
    ...(items ? mistakesIn(items, `${path}.0`, (value) => place([value])) : []),
  ]
}

describe('a mistake is found in every setting of which the schema says what its text is', () => {
  test.each(mistakesIn(configSchema(schemaNames), '', (value) => value))('%s: %s', (_, of, config) => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'mdsplice.yml'), stringify(config))
    const [value, kind] = mistaken[of]
    const problem = setupProblem(site)
    if (kind === undefined) expect(problem?.code).toMatch(/^invalid-(?:config-file|data-file|template)$/)
    else expect(problem).toMatchObject({ mistakes: expect.arrayContaining([expect.objectContaining({ kind, value })]) })
  })
})

test('settings may name a field by an alias', async () => {
  const site = siteOf({
    'docs/vereisten/a.md': '---\nbouwblok: data\n---\n',
    'mdsplice.yml': `collections:
  vereisten:
    columns: [title, blok]
    sort: -blok
    reference_field: blok
    interactive: { labels: blok }
fields:
  bouwblok: { aliases: blok }
  fase: { values: { pages: "fase/*", field: blok, sort: -blok } }
tags: [blok]
definitions: words.md
review: { fields: blok }
`,
  })
  const { out } = await mdsplice(site, 'config')
  expect(out).toContain('definitions:\n  files: [words.md] # mdsplice.yml:11\n')
  const settings = out.replace(/ # .*/g, '')
  expect(settings).toContain('columns: [{field: title, heading: Vereiste}, {field: bouwblok, heading: Bouwblok}]')
  expect(settings).toContain('    sort: [-bouwblok]\n')
  expect(settings).toContain('reference_field: bouwblok\n')
  expect(settings).toContain('values: {pages: [fase/*], field: bouwblok, sort: [-bouwblok]}')
  expect(settings).toContain('  tags:\n    fields: [bouwblok]\n')
  expect(settings).toContain('review:\n  fields: [bouwblok]\n')
  // The script in the page asks for labels by the name that is written here.
  expect(settings).toContain('labels: [blok]')
})

test('a field that only a set of labels names is meant, however few pages have it', async () => {
  const page = (field: string): string => `---\n${field}: data\n---\n`
  const usual = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`docs/vereisten/${name}.md`, page('bouwblok')]))
  const files = { ...usual, 'docs/vereisten/e.md': page('bouwblok2') }
  expect((await mdsplice(siteOf(files), 'check')).err).toContain('unusual-field')
  expect((await mdsplice(siteOf({ ...files, 'mdsplice.yml': 'tags: [bouwblok2]\n' }), 'check')).err).toBe(
    'mdsplice check: no page out of date\n',
  )
})
