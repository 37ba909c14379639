import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { configSchema } from '../src/config/schema.ts'
import { naming, type Naming, type Setting } from '../src/config/setting.ts'
import { schemaNames } from '../src/site/site.ts'
import { copySite, fixtures, mdsplice, setupProblem, siteOf } from './mini-site.ts'

/** For each kind of name one that cannot be, and what kind of mistake it is; none for a file, which cannot be read at all. */
const mistaken: Record<Naming, [text: string, kind?: string]> = {
  field: ['bouwblk', 'unknown-field'],
  'sort-key': ['bouwblk', 'unknown-field'],
  'written-field': ['bouwblk', 'unknown-field'],
  collection: ['eisen', 'unknown-value'],
  file: ['../elsewhere.yaml'],
  template: ['../elsewhere.md'],
  glob: ['+(a|aa)', 'extended-glob'],
  'regular-expression': ['(', 'invalid-pattern'],
  'file-name-pattern': ['[a-', 'invalid-pattern'],
}

type Mistake = [path: string, names: Naming, config: unknown]

/** For every setting of a schema whose text names something a configuration with a mistaken name. */
function mistakesIn(setting: Setting, path: string, place: (value: unknown) => unknown): Mistake[] {
  const { properties = {}, patternProperties = {}, items, required = [], [naming]: names } = setting
  const others = Object.fromEntries(required.map((key) => [key, 'vereisten']))
  const named = Object.values(patternProperties).map((member): [string, Setting] => ['tags-x', member])
  return [
    ...(names ? [[path, names, place(mistaken[names][0])] satisfies Mistake] : []),
    ...[...Object.entries(properties), ...named].flatMap(([key, member]) =>
      mistakesIn(member, `${path}.${key}`, (value) => place({ ...others, [key]: value })),
    ),
    ...(items ? mistakesIn(items, `${path}.0`, (value) => place([value])) : []),
  ]
}

describe('a mistaken name is found in every setting that the schema says to name something', () => {
  test.each(mistakesIn(configSchema(schemaNames), '', (value) => value))('%s names a %s', (_, names, config) => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'mdsplice.yml'), stringify(config))
    const [value, kind] = mistaken[names]
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
review: { fields: blok }
`,
  })
  const { out } = await mdsplice(site, 'config')
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
