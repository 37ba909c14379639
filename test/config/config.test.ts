import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { copySite, filesIn, fixtures, mdsplice, projectRoot, setupProblem, siteOf } from '../mini-site.ts'
import { schemaMistakes } from '../schema-mistakes.ts'
import { configSchema } from '../../src/config/schema/schema.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { configMistakeKinds } from '../../src/report/setup-error.ts'
import { setupMessage } from '../../src/report/setup-messages.ts'

const schema = configSchema(schemaNames)

const mistakes: [name: string, config: string, messages: string[]][] = [
  ['no such setting', 'colections:\n  x:\n', ['1:1: Unknown setting `colections`; did you mean `collections`?']],
  [
    'no such setting of a collection',
    'collections:\n  recipes:\n    page: a\n',
    ['3:5: Unknown setting `collections.recipes.page`; did you mean `pages`?'],
  ],
  [
    'far from any setting',
    'fields:\n  a:\n    xyzzy: 1\n',
    [
      '3:5: Unknown setting `fields.a.xyzzy`; use one of `label`, `aliases`, `values`, `labels`, `link`, `words`, `list`, `split`, `show`, `icon`, `color`, `colors`, `class`',
    ],
  ],
  [
    'wrong type',
    'collections:\n  recipes:\n    include_index: 3\n',
    ['3:20: `collections.recipes.include_index` must be true or false'],
  ],
  [
    'list of the wrong type',
    'fields:\n  fase:\n    aliases: [a, {b: c}]\n',
    ['3:18: `fields.fase.aliases.1` must be text'],
  ],
  [
    'unknown format',
    'collections:\n  recipes: { format: tabel }\n',
    ['2:22: `collections.recipes.format` cannot be `tabel`; did you mean `table`?'],
  ],
  [
    'unknown rule',
    'rules:\n  unkown-field: off\n',
    ['2:3: Unknown setting `rules.unkown-field`; did you mean `unknown-field`?'],
  ],
  [
    'unknown severity',
    'rules:\n  unknown-field: warn\n',
    ['2:18: `rules.unknown-field` cannot be `warn`; use one of `off`, `info`, `warning`, `error`'],
  ],
  [
    'column without a field',
    'collections:\n  recipes:\n    columns:\n    - heading: Time\n',
    ['4:7: `collections.recipes.columns.0` needs `field`'],
  ],
  [
    'bad collection name',
    'collections:\n  my recipes:\n',
    ['2:3: Invalid name `my recipes`: a name cannot contain spaces or `/`, or begin with `_`'],
  ],
  [
    'two mistakes',
    'language: de\nquerys: {}\n',
    [
      '2:1: Unknown setting `querys`; did you mean `queries`?',
      '1:11: `language` cannot be `de`; use one of `nl`, `en`',
    ],
  ],
  ['not a mapping', '- a\n', ['1:1: The file must be a mapping or empty']],
  [
    'a query that cannot be read',
    'queries:\n  wet: list_vereisten limit=x\n',
    ['2:8: `queries.wet`: `limit=x`: use a whole number, 1 or more'],
  ],
  [
    'a query for nothing',
    'queries:\n  wet: vereisten\n',
    ['2:8: `queries.wet`: Unknown directive `vereisten`; did you mean `list_vereisten`?'],
  ],
  [
    'a query with a quotation mark that is not closed',
    `queries:\n  wet: list_vereisten a/"b\n`,
    ['2:8: `queries.wet`: Unclosed quotation mark: `"b`'],
  ],
  [
    'a setting twice',
    'rules: {}\nlanguage: nl\nrules: {}\nmessages: en\n',
    ['3:1: Duplicate setting `rules`; merge them into one'],
  ],
  [
    'a collection twice',
    'collections:\n  recipes: {}\n  recipes: {}\n',
    ['3:3: Duplicate setting `collections.recipes`; merge them into one'],
  ],
  [
    'an alias that is a field',
    'fields:\n  fase: {}\n  rol: { aliases: [rollen, fase] }\n',
    ['3:28: `fields.rol.aliases`: `fase` is the name or an alias of another field'],
  ],
  [
    'pages beside a data file',
    'collections:\n  acties:\n    data: acties.yaml\n    pages: acties/**\n',
    ['4:5: `collections.acties.pages` has no effect together with `data`; delete one of the two'],
  ],
  [
    'a label without the one',
    'collections:\n  recipes:\n    label: { many: Recipes }\n',
    ['3:12: `collections.recipes.label` needs `one`'],
  ],
  [
    'values of no pages',
    'fields:\n  fase:\n    values: { sort: order }\n',
    ['3:13: `fields.fase.values` needs `pages`'],
  ],
  [
    'a way to show values that does not exist',
    'fields:\n  datum: { show: datum }\n',
    ['2:18: `fields.datum.show` cannot be `datum`; did you mean `date`?'],
  ],
  [
    'columns and an order with a field misspelt',
    'collections:\n  vereisten:\n    columns: [title, { field: bouwblk }]\n    sort: -levenscyclsu\n',
    [
      '3:31: `collections.vereisten.columns`: no page has the field `bouwblk`; did you mean `bouwblok`?',
      '4:11: `collections.vereisten.sort`: no page has the field `levenscyclsu`; did you mean `levenscyclus`?',
    ],
  ],
  [
    'other settings with a field misspelt',
    `collections:
  vereisten: { reference_field: vereist, link: titel, interactive: { labels: [bouwblk] } }
fields:
  onderwerp: { values: { pages: "**", field: titl, sort: [-titel] } }
review: { fields: [title, toelichtng] }
`,
    [
      '2:33: `collections.vereisten.reference_field`: no page has the field `vereist`; did you mean `vereiste`?',
      '2:48: `collections.vereisten.link`: no page has the field `titel`; did you mean `title`?',
      '2:79: `collections.vereisten.interactive.labels`: no page has the field `bouwblk`; did you mean `bouwblok`?',
      '4:46: `fields.onderwerp.values.field`: no page has the field `titl`; did you mean `title`?',
      '4:59: `fields.onderwerp.values.sort`: no page has the field `titel`; did you mean `title`?',
      '5:27: `review.fields`: no page has the field `toelichtng`; did you mean `toelichting`?',
    ],
  ],
  [
    'fields that members have and must have misspelt',
    'collections:\n  vereisten:\n    where: { bouwblk: x }\n    required: [title, levenscyclsu]\n',
    [
      '3:14: `collections.vereisten.where`: no page has the field `bouwblk`; did you mean `bouwblok`?',
      '4:23: `collections.vereisten.required`: no page has the field `levenscyclsu`; did you mean `levenscyclus`?',
    ],
  ],
  [
    'settings of a field misspelt',
    'fields:\n  rollen: {}\n  bouwblk: { label: Bouwblok }\n',
    ['3:3: `fields.bouwblk`: no page has the field `bouwblk`; did you mean `bouwblok`?'],
  ],
  [
    'a set of labels with a field misspelt',
    'tags:\n  tags-x:\n    fields: [rollen, levenscyclsu]\n',
    ['3:22: `tags.tags-x`: no page has the field `levenscyclsu`; did you mean `levenscyclus`?'],
  ],
  [
    'a set of labels whose name does not begin with tags',
    'tags:\n  tag: [rollen]\n',
    ['2:3: Unknown setting `tags.tag`; did you mean `tags`?'],
  ],
  [
    'an unknown language of messages',
    'messages: Dutch\n',
    ['1:11: `messages` cannot be `Dutch`; use one of `nl`, `en`'],
  ],
  [
    'no regular expression',
    'collections:\n  vereisten:\n    id_pattern: "urn:(nl"\n    file_name: "[a-"\n',
    [
      '3:17: `collections.vereisten.id_pattern`: invalid regular expression `urn:(nl`',
      '4:16: `collections.vereisten.file_name`: invalid regular expression `[a-`',
    ],
  ],
  [
    'what regular expressions cannot do in linear time',
    "collections:\n  vereisten:\n    id_pattern: '(?=a)a'\n    file_name: (?<!a)b\n  maatregelen:\n    id_pattern: '(a)\\1'\n    file_name: '(a{900}){900}'\n",
    [
      '3:17: `collections.vereisten.id_pattern` cannot use lookahead (`(?=` or `(?!`), which can take forever; rewrite the pattern: `(?=a)a`',
      '4:16: `collections.vereisten.file_name` cannot use lookbehind (`(?<=` or `(?<!`), which can take forever; rewrite the pattern: `(?<!a)b`',
      '6:17: `collections.maatregelen.id_pattern` cannot refer back to a group, which can take forever; rewrite the pattern: `(a)\\1`',
      '7:16: `collections.maatregelen.file_name` is too large; a pattern can have at most 2,000 characters with all repetitions written out, and repeat a part at most 1,000 times: `(a{900}){900}`',
    ],
  ],
  [
    'globs that match in ever so many ways',
    "collections:\n  vereisten:\n    pages: ['a/*', '+(a|aa)']\n    exclude: '{1..9999}'\n",
    [
      '3:20: `collections.vereisten.pages.1` cannot use `*(…)`, `+(…)` or `!(…)`; list the alternatives, or exclude some: `+(a|aa)`',
      '4:14: `collections.vereisten.exclude` is too large; a glob can have at most 1,000 characters and 1,000 alternatives: `{1..9999}`',
    ],
  ],
  [
    'steps of a relation in another order',
    'collections:\n  vereisten:\n  maatregelen:\nrelations:\n- { from: maatregelen, to: vereisten, field: dient, inverse: gediend_door }\n' +
      '- { from: vereisten, to: vereisten, via: [gediend_door, gediend_door] }\n- { from: vereisten, to: vereisten, via: dient+ }\n',
    [
      '6:57: `relations.1.via.1`: no relation `gediend_door` starts at `maatregelen`; write the steps in order, from `from` to `to`',
      '7:42: `relations.2.via`: no relation `dient+` starts at `vereisten`; write the steps in order, from `from` to `to`',
    ],
  ],
  [
    'a schema that refers to itself',
    'collections:\n  vereisten:\n    schema:\n      $ref: "#"\n',
    [
      '4:13: `collections.vereisten.schema.$ref` refers back to itself, so the schema would never end: `#`; refer to another part of it',
    ],
  ],
  [
    'a schema in ever so many others',
    `collections:\n  vereisten:\n    schema: ${'{ not: '.repeat(200)}{}${' }'.repeat(200)}\n`,
    [
      '3:13: `collections.vereisten.schema` is too large; a JSON Schema can have at most 3,000 subschemas, with all that it refers to, nested at most 50 deep; split it by collection',
    ],
  ],
  [
    'no JSON Schema',
    'collections:\n  vereisten:\n    schema: { type: tekst }\n',
    [
      '3:13: `collections.vereisten.schema`: invalid JSON Schema: schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf',
    ],
  ],
]

describe('a mistake in mdsplice.yml is a line with its place, and nothing is done', () => {
  test.each(mistakes)('%s', async (_, config, messages) => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'mdsplice.yml'), config)
    const { code, err } = await mdsplice(site, 'write')
    expect(err).toBe(messages.map((message) => `mdsplice.yml:${message}\n`).join(''))
    expect(code).toBe(2)
  })

  test('each kind of mistake is among them', () => {
    const kinds = mistakes.flatMap(([, config]) => {
      const site = copySite(join(fixtures, 'filters'))
      writeFileSync(join(site, 'mdsplice.yml'), config)
      const problem = setupProblem(site)
      return problem?.code === 'invalid-config' ? problem.mistakes.map(({ kind }) => kind) : []
    })
    expect([...new Set(kinds)].sort()).toEqual([...configMistakeKinds].sort())
  })

  test('broken YAML', async () => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'mdsplice.yml'), 'rules:\n  a: [b\n')
    expect(await mdsplice(site, 'write')).toMatchObject({
      code: 2,
      err: 'mdsplice.yml:2:6: Unclosed bracket `[`; put a `]` at the end of the list\n',
    })
  })

  test.each<[string, string, string, string]>([
    [
      'language: nl',
      'language: nl\nquerys: {}\n',
      '',
      'mdsplice.yml:2:1: Onbekende instelling `querys`; bedoelde u `queries`?\n',
    ],
    [
      'the theme',
      'querys: {}\n',
      'theme:\n  language: nl\n',
      'mdsplice.yml:1:1: Onbekende instelling `querys`; bedoelde u `queries`?\n',
    ],
    [
      'messages: en',
      'messages: en\nquerys: {}\n',
      'theme: { language: nl }\n',
      'mdsplice.yml:2:1: Unknown setting `querys`; did you mean `queries`?\n',
    ],
    ['no language at all', 'querys: {}\n', '', 'mdsplice.yml:1:1: Unknown setting `querys`; did you mean `queries`?\n'],
    [
      'a missing folder',
      'language: nl\n',
      'docs_dir: pages\n',
      'pages: deze map bestaat niet; het is de `docs_dir` van `mkdocs.yml`\n',
    ],
  ])('in the language of the site: %s', async (_, config, mkdocs, message) => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'mdsplice.yml'), config)
    writeFileSync(join(site, 'mkdocs.yml'), mkdocs)
    expect(await mdsplice(site, 'write')).toEqual({ code: 2, out: '', err: message })
  })

  test.each<[string, string]>([
    ['that no page has yet', 'fields:\n  verplicht: { label: Verplicht }\n'],
    ['whose alias is what pages have', 'fields:\n  bouwblokken: { aliases: bouwblok }\n'],
    ['near another with settings of its own', 'fields:\n  bouwblok: {}\n  bouwblokken: { label: Bouwblokken }\n'],
  ])('settings of a field %s are no mistake', async (_, config) => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'mdsplice.yml'), config)
    expect((await mdsplice(site, 'write')).code).toBe(0)
  })

  test('nor is a field of one page alone that has settings', async () => {
    const page = (field: string): string => `---\ntitle: Titel\n${field}: data\n---\n`
    const usual = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((name) => [`docs/vereisten/${name}.md`, page('bouwblok')]),
    )
    const files = { 'docs/index.md': '', ...usual, 'docs/vereisten/e.md': page('bouwblok2') }
    expect((await mdsplice(siteOf(files), 'check')).err).toContain(
      ' Few pages have the field `bouwblok2`; did you mean `bouwblok`?',
    )
    expect(
      (await mdsplice(siteOf({ ...files, 'mdsplice.yml': 'fields:\n  bouwblok: {}\n  bouwblok2: {}\n' }), 'check')).err,
    ).not.toContain('Hardly')
  })

  test('an empty file is no mistake', async () => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'mdsplice.yml'), '# nothing yet\n')
    expect((await mdsplice(site, 'write')).code).toBe(0)
  })
})

describe('docs_dir of mkdocs.yml is a folder as it is written there', () => {
  const files = {
    'index.md': '<!-- list_eisen -->\n',
    'docs/index.md': '<!-- list_normen -->\n',
    '2025/index.md': '<!-- list_regels -->\n',
  }
  test.each([
    ['.', 'index.md'],
    ['"."', 'index.md'],
    ['', 'docs/index.md'],
    ['null', 'docs/index.md'],
    ['2025', '2025/index.md'],
    ['!ENV [DOCS, "2025"]', '2025/index.md'],
  ])('%j', async (written, page) => {
    const { err } = await mdsplice(siteOf({ ...files, 'mkdocs.yml': `docs_dir: ${written}\n` }), 'check')
    expect(err.split('\n')[0]).toBe(page)
  })

  test.each(['true', '1.5', '012', '[pages]'])('%s', async (written) => {
    const name = written.replace(/[[\]]/g, '')
    expect(await mdsplice(siteOf({ ...files, 'mkdocs.yml': `docs_dir: ${written}\n` }), 'check')).toMatchObject({
      code: 2,
      err: `${name}: no such folder; it is the \`docs_dir\` of \`mkdocs.yml\`\n`,
    })
  })
})

describe('a glob that matches no page', () => {
  const files = {
    'docs/index.md': '<!-- list_vereisten -->\n\n<!-- list_acties -->\n',
    'docs/vereisten/archiefwet.md': '---\ntitle: Archiefwet\nonderwerp: data\nfase: beheer\n---\n',
    'docs/fase/beheer.md': '# Beheer\n',
    'acties.yaml': '[]\n',
  }
  const config = `
collections:
  vereisten: { pages: ["vereistn/**"], exclude: "vereisten/oud/**" }
  acties: { data: acties.yaml }
fields:
  onderwerp: { values: { pages: "onderwerpn/*" } }
  fase: { values: { pages: "fase/*", field: code } }
`
  test.each<[string, string[]]>([
    [
      'en',
      [
        '1:1-1:24 warning The listing is empty: no page of the site belongs to the collection `vereisten`, which consists of `vereistn/**`, `!vereisten/oud/**` empty-listing mdsplice',
        '3:1-3:21 warning The listing is empty: no page of the site belongs to the collection `acties`, which consists of `acties.yaml` empty-listing mdsplice',
        '7:45-7:49 warning Unknown field `code`: no page has it unknown-field mdsplice',
        '3:12-3:16 warning `data` is not an allowed value of `onderwerp`; `fields.onderwerp.values` in `mdsplice.yml` matches no page value-not-allowed mdsplice',
        '4:7-4:13 warning `beheer` is not an allowed value of `fase`; `fields.fase.values` in `mdsplice.yml` matches no page value-not-allowed mdsplice',
      ],
    ],
    [
      'nl',
      [
        '1:1-1:24 waarschuwing De lijst is leeg: geen enkele pagina van de site hoort bij de verzameling `vereisten`, die bestaat uit `vereistn/**`, `!vereisten/oud/**` empty-listing mdsplice',
        '3:1-3:21 waarschuwing De lijst is leeg: geen enkele pagina van de site hoort bij de verzameling `acties`, die bestaat uit `acties.yaml` empty-listing mdsplice',
        '7:45-7:49 waarschuwing Onbekend veld `code`: geen enkele pagina heeft het unknown-field mdsplice',
        '3:12-3:16 waarschuwing `data` is geen toegestane waarde van `onderwerp`; `fields.onderwerp.values` in `mdsplice.yml` past op geen enkele pagina value-not-allowed mdsplice',
        '4:7-4:13 waarschuwing `beheer` is geen toegestane waarde van `fase`; `fields.fase.values` in `mdsplice.yml` past op geen enkele pagina value-not-allowed mdsplice',
      ],
    ],
  ])('is named, in %s', async (language, messages) => {
    const { err } = await mdsplice(siteOf({ ...files, 'mdsplice.yml': `messages: ${language}${config}` }), 'write')
    expect(
      err
        .replace(/ {2,}/g, ' ')
        .split('\n')
        .filter((line) => /^\d+:/.test(line)),
    ).toEqual(messages)
  })
})

describe('a mistake in a template is a line with its place, and nothing is done', () => {
  test.each<[string, string, string]>([
    ['a tag that is not closed', '"{{#rows}}{{title"', '3:25: Unclosed tag `{{`; close it with `}}`'],
    [
      'a section that is not closed',
      '"{{#rows}}{{title}}"',
      '3:16: Unclosed section `{{#rows}}`; close it with `{{/rows}}`',
    ],
    [
      'an end of no section',
      '"{{title}}{{/rows}}"',
      '3:25: `{{/rows}}` without the start of a section; put `{{#rows}}` before it',
    ],
    ['delimiters that cannot be', '"{{=<%=}}"', '3:16: Invalid delimiters; write two, like `{{=<% %>=}}`'],
    ['another template', '"{{> rij}}"', '3:16: A template cannot include another one (`{{> rij}}`); put its text here'],
    [
      'a comment',
      '"{{count}} <!-- x -->"',
      '3:26: A template cannot contain HTML comments; write `{{! … }}` for a comment',
    ],
    ['an unknown name', '"{{aantal}}"', '3:16: Unknown name `{{aantal}}`: no page has such a field'],
    [
      'a name in the wrong place',
      '"{{title}}"',
      '3:16: `{{title}}` belongs to a row; put it between `{{#rows}}` and `{{/rows}}`',
    ],
    [
      'in a further line',
      '|\n      {{count}}\n      {{#rows}}{{titel}}{{/rows}}',
      '5:16: Unknown name `{{titel}}`: no page has such a field; did you mean `title`?',
    ],
    [
      'no such file',
      'sjabloon.md',
      '3:15: The template `sjabloon.md` cannot be read; check its name and its permissions',
    ],
    [
      'a file elsewhere',
      '../sjabloon.md',
      '3:15: The template `../sjabloon.md` must be below the folder of `mdsplice.yml`',
    ],
    ['a file that is too long', 'long.md', '3:15: The template `long.md` is longer than 8 MB'],
    ['a file that is not UTF-8', 'latin1.md', '3:15: The template `latin1.md` is not UTF-8; save it as UTF-8'],
  ])('%s', async (_, template, message) => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'latin1.md'), Buffer.from([0xe9, 0x0a]))
    writeFileSync(join(site, 'long.md'), ' '.repeat(9_000_000))
    writeFileSync(join(site, 'mdsplice.yml'), `collections:\n  vereisten:\n    template: ${template}\n`)
    expect(await mdsplice(site, 'write')).toEqual({ code: 2, out: '', err: `mdsplice.yml:${message}\n` })
  })

  test('in a file of its own', async () => {
    const site = copySite(join(fixtures, 'filters'))
    writeFileSync(join(site, 'rij.md'), '{{#rows}}\n- {{titel}}\n{{/rows}}\n')
    writeFileSync(join(site, 'mdsplice.yml'), 'collections:\n  vereisten: { template: rij.md }\n')
    expect((await mdsplice(site, 'write')).err).toMatch(/^rij\.md:2:3: Unknown name `\{\{titel\}\}`/)
  })
})

/** No mistakes: values of fields are taken as they are written. */
const allowed = [
  '{ fields: { naam: { values: [ 3 ] } } }',
  '{ fields: { naam: { labels: { naam: 3 } } } }',
  '{ languages: { naam: { fields: { naam: { labels: { naam: 3 } } } } } }',
]

/** A setting that is added brings its mistakes with it. `UPDATE=1` writes the messages again; read the difference. */
test('all that the schema does not allow is said, in both languages, with its place', () => {
  const said = schemaMistakes(schema).flatMap((config) => {
    const problem = setupProblem(siteOf({ 'docs/index.md': '', 'mdsplice.yml': `${config}\n` }))
    expect({ config, isAllowed: problem === undefined }).toEqual({ config, isAllowed: allowed.includes(config) })
    return problem ? [config, setupMessage(problem, 'en'), setupMessage(problem, 'nl'), ''] : []
  })
  const file = join(projectRoot, 'test/schema-mistakes.txt')
  if (process.env['UPDATE'] === '1') writeFileSync(file, said.join('\n'))
  expect(said.join('\n')).toBe(readFileSync(file, 'utf8'))
})

test('docs/mdsplice.schema.json is the schema by which configurations are validated', () => {
  const file = join(projectRoot, 'docs/mdsplice.schema.json')
  const text = `${JSON.stringify(schema, null, 2)}\n`
  if (process.env['UPDATE'] === '1') writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('every configuration in the fixtures and the manual is valid', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema)
  const manual = readFileSync(join(projectRoot, 'docs/configuration.md'), 'utf8')
  const examples = [...manual.matchAll(/``` ?yaml\n([^]*?)```/g)].map(([, text = '']) => text)
  const files = filesIn(fixtures)
    .filter((path) => path.endsWith('mdsplice.yml'))
    .map((path) => readFileSync(join(fixtures, path), 'utf8'))
  expect(Math.min(examples.length, files.length)).toBeGreaterThan(2)
  for (const text of [...examples, ...files])
    expect({ text, valid: validate(parse(text)) }).toEqual({ text, valid: true })
})

describe('mdsplice config', () => {
  test('prints every setting and its origin', async () => {
    const { code, out } = await mdsplice(join(fixtures, 'field-settings'), 'config')
    expect(code).toBe(0)
    expect(out).toContain('    values: [probleemanalyse, ontwerp, beheer] # mdsplice.yml:4\n')
    expect(out).toContain('    reference_field: vereiste # default\n')
    expect(out).toContain('  unknown-field: warning # default\n')
    expect((await mdsplice(join(fixtures, 'configured-collections'), 'config')).out).toMatch(
      /^language: en # mkdocs.yml\nmessages: en # mkdocs.yml\n/,
    )
  })

  test('is itself a configuration that means the same', async () => {
    const configured = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'mdsplice.yml')))
    for (const name of configured) {
      const site = copySite(join(fixtures, name))
      const withoutOrigins = (text: string): string =>
        text.replace(/ # (?:default|mkdocs\.yml|mdsplice\.yml:\d+)$/gm, '')
      const { out, err } = await mdsplice(site, 'config')
      expect(err).toBe('')
      writeFileSync(join(site, 'mdsplice.yml'), out)
      expect(withoutOrigins((await mdsplice(site, 'config')).out)).toBe(withoutOrigins(out))
    }
  })
})

test.each([
  ['a list', 'markdown_extensions: [md_in_html]\n', false],
  ['its long name, with settings', 'markdown_extensions:\n  - markdown.extensions.md_in_html: {}\n', false],
  ['a mapping', 'markdown_extensions:\n  md_in_html:\n', false],
  ['a collection that brings it', 'markdown_extensions: [pymdownx.extra]\n', false],
  ['none of them', 'markdown_extensions: [toc]\n', true],
  ['nothing at all', 'site_name: X\n', true],
])('the extension that a listing needs is named by %s', async (_, mkdocs, isMissing) => {
  const site = copySite(join(fixtures, 'filters'))
  writeFileSync(join(site, 'mkdocs.yml'), mkdocs)
  writeFileSync(join(site, 'docs/cards.md'), '<!-- list_vereisten format=cards -->\n')
  expect((await mdsplice(site, 'check')).err.includes('missing-extension')).toBe(isMissing)
})
