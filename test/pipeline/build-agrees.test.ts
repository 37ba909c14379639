import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { contentOf, mdsplice, siteOf } from '../mini-site.ts'
import { savedSomehow } from '../round-trip/planted-directives.ts'
import { oneOf, randomNumbers } from '../round-trip/random.ts'
import type { Random } from '../round-trip/random.ts'
import { holdVerbsAlike, messagesOf } from '../verbs-alike.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** A site with every kind of directive: collections of pages and of data, templates, named queries, labels, definitions. */
const catalogue = {
  'mkdocs.yml':
    'site_name: Catalogus\nmarkdown_extensions: [abbr, admonition, attr_list, def_list, md_in_html, tables]\n',
  'mdsplice.yml': String.raw`
collections:
  vereisten: { pages: "vereisten/*.md", reference_field: vereiste, columns: [title, uitleg] }
  maatregelen: { pages: "maatregelen/*.md", reference_field: maatregel }
  woorden:
    data: woorden.csv
    template: |
      {{#rows}}
      {{title}}
      :   {{uitleg}}

      {{/rows}}
queries:
  kort: list_vereisten format=links
  kader: { query: list_vereisten, template: "!!! note\n\n    {{#rows}}{{title}} {{/rows}}\n" }
tags: { tags: [bouwblok], tags-alles: { fields: [bouwblok, prio], empty: geen } }
definitions: { files: docs/woorden.md }
`,
  'woorden.csv': 'title,uitleg\nRegel,wat geldt\n',
  'docs/woorden.md': '*[AI]: kunstmatige intelligentie\n',
  'docs/vereisten/een.md': '---\ntitle: Een | 1\nbouwblok: [data, privacy]\nprio: hoog\nuitleg: "Zo *is* het"\n---\n',
  'docs/vereisten/twee.md': '---\ntitle: Twee\nbouwblok: data\nmaatregel: doen\n---\n',
  'docs/maatregelen/doen.md': '---\ntitle: Doen\nvereiste: [een, twee]\n---\n',
}

const directives = [
  '<!-- list_vereisten -->',
  '<!--list_vereisten\n  bouwblok/data\n  format=list\n  -->',
  '<!-- list_vereisten format=links -->',
  '<!-- list_vereisten format=count -->',
  '<!-- list_maatregelen vereiste/* heading="Kop # y" -->',
  '<!-- list_vereisten group=bouwblok,prio format=list -->',
  '<!-- list_vereisten { bouwblok: [data, privacy], sort: -title, format: list } -->',
  '<!-- list_vereisten_on_maatregelen_page -->',
  '<!-- list_woorden -->',
  '<!-- list:kort -->',
  '<!-- list:kader -->',
  '<!-- tags -->',
  '<!-- tags-alles -->',
  '<!-- definitions -->',
  '<!-- matrix vereisten bouwblok -->',
  '<!-- graph maatregelen vereisten -->',
  '<!-- mdsplice-disable-next-line empty-listing -->',
] as const

type Container = readonly [opener: string, indent: string]

/** What begins a container, and how what stands in it is indented. */
const containers: readonly [Container, ...Container[]] = [
  ['- punt', '    '],
  ['- ', '  '],
  ['1. punt', '    '],
  ['1. punt', '   '],
  ['!!! note', '    '],
  ['??? tip "Kop"', '    '],
  ['=== "Tab"', '    '],
  ['woord\n:   uitleg', '    '],
  [':   uitleg', '    '],
  ['[^1]: noot', '    '],
  ['', '> '],
  ['<div class="grid cards" markdown>', ''],
  ['/// note', ''],
  ['```', ''],
  ['[^2]: ```mermaid', '    '],
]

/** What stands in a page below the mark of a container; up to so many containers in one another. */
function someLines(depth: number, random: Random): string[] {
  const directive = oneOf(directives, random)
  const kind = random()
  if (depth > 0 && kind < 0.45) {
    const [opener, indent] = oneOf(containers, random)
    const inside = Array.from({ length: oneOf([1, 2, 3], random) }, () => someLines(depth - 1, random))
    const gap = oneOf([[], ['']], random)
    return [...opener.split('\n'), ...gap, ...inside.flat().map((line) => (line === '' ? line : indent + line)), ...gap]
  }
  if (kind < 0.8) return [...directive.split('\n'), ...oneOf([[], [''], ['', 'tekst', '']], random)]
  return oneOf(
    [
      [`tekst ${directive} tekst`],
      ['- punt', `- ${directive}`, '- punt'],
      [`### Kop ${directive}`, ''],
      ['', '| a | b |', '| - | - |', `| x | ${directive} |`, ''],
      [`${directive} ${oneOf(directives, random)}`],
      ['tekst', '==='],
      ['---', 'a: b', '---'],
      ['    code', ''],
      ['', ''],
    ],
    random,
  )
}

/** Pages of nested containers with directives anywhere in them, saved as editors save files. */
function pagesOf(count: number): Record<string, string> {
  const pages = Array.from({ length: count }, (_, number) => {
    const random = randomNumbers(number + 1)
    const lines = Array.from({ length: oneOf([1, 2, 3, 4], random) }, () => someLines(3, random))
    const top = oneOf(['', '---\nbouwblok: [data]\nvereiste: een\n---\n'], random)
    return [`docs/p${number}.md`, savedSomehow(top + lines.flat().join('\n'), random).text] as const
  })
  return Object.fromEntries(pages)
}

describe('build makes what write makes, and check says beforehand what both say', () => {
  test('of directives in containers', async () => {
    const count = long ? 5_000 : 120
    const site = siteOf({ ...catalogue, ...pagesOf(count) })
    const written = await holdVerbsAlike(site)
    if (long) console.log(`${written.length} of ${count} pages written`)
    expect(written.length).toBeGreaterThan(count / 4)
  }, 1_200_000)

  test.each([
    ['two lists on neighbouring lines', '<!-- list_vereisten format=list -->\n<!-- list_vereisten format=list -->\n'],
    ['a list that ends the page', '- a\n\n    <!-- list_vereisten format=list -->'],
    ['an item right below a list', '- a\n\n    <!-- list_vereisten format=list -->\n- b\n'],
    ['labels in a quote in a quote', '> w\n> :   ><!--tags-alles  -->\n>     >* <b>b</b>\n>     >    ===\n> \n'],
    ['a table in an item, and code below it', '1. <!--list_vereisten-->\n      !!! note\n          <!-- tags -->\n'],
    ['a suppression of a message that only lists in pages have', '- <!-- list_vereisten -->\n- b <!-- tags -->\n'],
  ])('of %s', async (_, page) => {
    for (const change of [page, page.replaceAll('\n', '\r\n'), `\uFEFF${page}`])
      await holdVerbsAlike(siteOf({ ...catalogue, 'docs/index.md': change }))
  })

  test('of a page whose lists stand in it already, are out of date or were edited', async () => {
    const site = siteOf({ ...catalogue, 'docs/index.md': '<!-- list_vereisten -->\n\n<!-- list_maatregelen -->\n' })
    await mdsplice(site, 'write')
    expect(await holdVerbsAlike(site)).toEqual([])
    writeFileSync(join(site, 'docs/vereisten/drie.md'), '---\ntitle: Drie\n---\n')
    expect(await holdVerbsAlike(site)).toEqual(['index.md'])
    const edited = contentOf(join(site, 'docs'))['index.md']?.replace('Twee', 'Tweede') ?? ''
    writeFileSync(join(site, 'docs/index.md'), edited)
    expect(await holdVerbsAlike(site)).toEqual([])
  })
})

test('a list that is out of date can be an error: check then fails, and its page is written all the same', async () => {
  const site = siteOf({
    'mdsplice.yml': 'rules: { stale-region: error }\n',
    'docs/index.md': '<!-- list_vereisten -->\n',
    'docs/vereisten/een.md': '# Een\n',
  })
  const checked = await mdsplice(site, 'check', '--reporter', 'json')
  expect(checked.code).toBe(1)
  expect(messagesOf(checked)).toMatchObject([{ path: 'docs/index.md', rule: 'stale-region', severity: 'error' }])
  expect(await mdsplice(site, 'write')).toMatchObject({ code: 0 })
  expect(await mdsplice(site, 'check')).toMatchObject({ code: 0 })
})
