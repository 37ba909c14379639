import { describe, expect, test } from '@jest/globals'
import { knownFixture, knownSite, marked } from './marked.ts'
import { siteOf } from '../mini-site.ts'
import { complete } from '../../src/editor/completion/complete.ts'
import { mostCompletions, type Completion } from '../../src/editor/completion/completion.ts'
import type { KnownSite } from '../../src/editor/known-site.ts'

const example = knownFixture('example')

/** What is proposed at the cursor of a page, and the text as it is with the first proposal, or with that of a label. */
function at(
  known: KnownSite,
  path: string,
  written: string,
  options = { hasSnippets: false },
): { labels: string[]; items: Completion[]; with(label: string): string; details: Record<string, string | null> } {
  const { text, offset } = marked(written)
  const items = complete(known, path, text, offset, options)
  return {
    items,
    labels: items.map(({ label }) => label),
    details: Object.fromEntries(items.map(({ label, detail }) => [label, detail])),
    with(label) {
      const item = items.find((each) => each.label === label)
      return item ? text.slice(0, item.start) + item.text + text.slice(item.end) : `no ${label}`
    },
  }
}

describe('in front matter', () => {
  test('the fields of the collection that are not there yet, those of most pages first', () => {
    const found = at(example, 'vereisten/nieuw.md', '---\ntitle: Nieuw\nid: x\n¦\n---\n')
    expect(found.labels).toEqual(['toelichting', 'bouwblok', 'levenscyclus', 'rollen'])
    expect(found.details).toMatchObject({ toelichting: '12 pages', levenscyclus: 'Fase · 12 pages' })
  })

  test('a field is written as other pages write it, in the line ends of the text', () => {
    expect(at(example, 'vereisten/nieuw.md', '---\ntoe¦\n---\n').with('toelichting')).toBe('---\ntoelichting: \n---\n')
    const list = at(example, 'vereisten/nieuw.md', '---\r\nbou¦\r\n---\r\n')
    expect(list.with('bouwblok')).toBe('---\r\nbouwblok:\r\n- \r\n---\r\n')
  })

  test('values of a small site, though one that is half typed would make too many different ones', () => {
    const page = (values: string): string => `---\ngoes_by: [${values}]\n---\n`
    const pages = { a: 'sea, woods', b: 'sea, village', c: 'woods', d: 'river, village' }
    const walks = Object.entries(pages).map(([name, values]) => [`docs/walks/${name}.md`, page(values)])
    const written = page('sea, woods, ri¦')
    const site = siteOf({
      'mdsplice.yml': 'collections: { walks: {} }\n',
      ...Object.fromEntries(walks),
      'docs/walks/a.md': marked(written).text,
    })
    expect(at(knownSite(site), 'walks/a.md', written).labels).toEqual(['village', 'river'])
  })

  test('a name that has its colon keeps it', () => {
    expect(at(example, 'vereisten/nieuw.md', '---\nbou¦wblk: x\n---\n').with('bouwblok')).toBe(
      '---\nbouwblok: x\n---\n',
    )
  })

  test.each([
    ['behind a colon', 'levenscyclus: ¦', 'levenscyclus: ontwerp'],
    ['right behind a colon', 'levenscyclus:¦', 'levenscyclus: ontwerp'],
    ['half-typed', 'levenscyclus: ont¦', 'levenscyclus: ontwerp'],
    ['within a word', 'levenscyclus: on¦werp', 'levenscyclus: ontwerp'],
    ['in a list', 'levenscyclus:\n- ¦', 'levenscyclus:\n- ontwerp'],
    ['in a list that is indented', 'levenscyclus:\n  - o¦', 'levenscyclus:\n  - ontwerp'],
    ['behind others of a list', 'levenscyclus:\n- uitfaseren\n- ¦', 'levenscyclus:\n- uitfaseren\n- ontwerp'],
    ['in brackets', 'levenscyclus: [¦]', 'levenscyclus: [ontwerp]'],
    ['in brackets without an end', 'levenscyclus: [uitfaseren, ¦', 'levenscyclus: [uitfaseren, ontwerp'],
    [
      'in brackets over lines',
      'levenscyclus: [\n  uitfaseren,\n  o¦\n]',
      'levenscyclus: [\n  uitfaseren,\n  ontwerp\n]',
    ],
    ['in quotes', 'levenscyclus: "o¦"', 'levenscyclus: "ontwerp"'],
    ['in a quote without an end', "levenscyclus: 'o¦", "levenscyclus: 'ontwerp'"],
    ['before a comment', 'levenscyclus: o¦ # first', 'levenscyclus: ontwerp # first'],
    ['below YAML that is broken', 'x: [\n]}: "\nlevenscyclus: ¦', 'x: [\n]}: "\nlevenscyclus: ontwerp'],
  ])('values %s', (_, before, after) => {
    const found = at(example, 'vereisten/nieuw.md', `---\n${before}\n---\n\nText\n`)
    expect(found.with('ontwerp')).toBe(`---\n${after}\n---\n\nText\n`)
  })

  test('values in their configured order, with what they are called and how many pages have them', () => {
    const found = at(example, 'vereisten/nieuw.md', '---\nlevenscyclus: ¦\n---\n')
    expect(found.labels).toEqual(['ontwerp', 'ontwikkelen', 'gebruik-en-beheer', 'uitfaseren'])
    expect(found.details).toMatchObject({ ontwerp: 'Ontwerp · 8 pages' })
  })

  test('what a list has already is not proposed again', () => {
    const list = at(example, 'vereisten/nieuw.md', '---\nlevenscyclus:\n- ontwerp\n- ¦\n- uitfaseren\n---\n')
    expect(list.labels).toEqual(['ontwikkelen', 'gebruik-en-beheer'])
    const open = at(example, 'vereisten/nieuw.md', '---\nlevenscyclus: [ontwerp, "uitfaseren", ¦')
    expect(open.labels).toEqual(['ontwikkelen', 'gebruik-en-beheer'])
  })

  test('pages for references, with their titles, which can be typed, too', () => {
    const found = at(example, 'maatregelen/nieuw.md', '---\nvereiste:\n- ¦\n---\n')
    expect(found.labels).toHaveLength(12)
    expect(found.details['archiefwet']).toBe('Informatie over het algoritme blijft goed bewaard · Vereiste')
    expect(found.items.find(({ label }) => label === 'archiefwet')?.filterText).toContain('blijft goed bewaard')
  })

  test('references by the key of their collection, also of several in one text', () => {
    const relations = knownFixture('relations')
    const found = at(relations, 'eips/new.md', '---\nrequires: 2718, ¦\n---\n')
    expect(found.labels).toContain('1559')
    expect(found.labels).not.toContain('2718')
    expect(found.with('1559')).toBe('---\nrequires: 2718, 1559\n---\n')
  })

  test('fields and values in objects', () => {
    const nested = knownFixture('nested-fields')
    expect(at(nested, 'p/c.md', '---\nmeta:\n  ¦\n---\n').labels).toEqual(['owner', 'by'])
    expect(at(nested, 'p/c.md', '---\nmeta:\n  owner:\n    na¦\n---\n').labels).toEqual(['name', 'unit'])
    expect(at(nested, 'p/c.md', '---\nauthors:\n- name: x\n  roles:\n  - ¦\n---\n').labels).toEqual(['editor', 'lead'])
  })

  test.each([
    ['in a comment', '---\nid: x # y¦\n---\n'],
    ['in a text of several lines', '---\ntoelichting: |\n  x\n  y¦\n---\n'],
    ['on its first line', '--¦-\nid: x\n---\n'],
    ['on its last line', '---\nid: x\n--¦-\n'],
    ['below it', '---\nid: x\n---\n¦'],
    ['for texts that are different on each page', '---\ntitle: ¦\n---\n'],
    ['in a page without any', 'bouwblok: ¦'],
  ])('nothing %s', (_, text) => {
    expect(at(example, 'vereisten/nieuw.md', text).labels).toEqual([])
  })

  test('values in quotes where they need them', () => {
    const site = siteOf({
      'mdsplice.yml': 'collections: { p: {} }\n',
      'docs/p/a.md': '---\nkind: "one: two"\nkinds: [x]\n---\n',
      'docs/p/b.md': '---\nkind: "say \\"no\\", it\'s"\nkinds: ["a, b"]\n---\n',
    })
    const values = (text: string): string[] => {
      const found = at(knownSite(site), 'p/c.md', text)
      return found.labels.map((label) => found.with(label))
    }
    expect(values('---\nkind: ¦\n---\n')).toEqual([
      '---\nkind: "one: two"\n---\n',
      '---\nkind: "say \\"no\\", it\'s"\n---\n',
    ])
    expect(values("---\nkind: '¦'\n---\n")).toContain("---\nkind: 'say \"no\", it''s'\n---\n")
    expect(values('---\nkinds: [¦]\n---\n')).toContain('---\nkinds: ["a, b"]\n---\n')
  })
})

describe('in directives', () => {
  test('the directives of the site, closed where the client has snippets', () => {
    const found = at(example, 'vereisten/archiefwet.md', '<!-- ¦')
    expect(found.labels).toEqual(
      expect.arrayContaining(['list_vereisten', 'matrix', 'coverage', 'graph', 'tags', 'definitions']),
    )
    expect(found.labels).toContain('list_maatregelen_on_vereisten_page')
    expect(found.labels).not.toContain('list_maatregelen_on_maatregelen_page')
    expect(found.details).toMatchObject({ list_vereisten: '12 pages' })
    expect(found.with('list_vereisten')).toBe('<!-- list_vereisten')
    const rich = at(example, 'vereisten/archiefwet.md', '<!-- ¦', { hasSnippets: true })
    expect(rich.with('list_vereisten')).toBe('<!-- list_vereisten$0 -->')
    expect(rich.with('tags')).toBe('<!-- tags -->')
    const closed = at(example, 'vereisten/archiefwet.md', '<!-- li¦ -->', { hasSnippets: true })
    expect(closed.with('list_vereisten')).toBe('<!-- list_vereisten -->')
  })

  test('named queries', () => {
    const found = at(knownFixture('named-queries'), 'index.md', '<!-- list:¦ -->')
    expect(found.details['list:wettelijk']).toContain('list_vereisten soort/wet sort=title format=list')
  })

  test('fields and options behind the name', () => {
    const found = at(example, 'index.md', '<!-- list_vereisten ¦ -->')
    expect(found.labels.slice(0, 5)).toEqual(['toelichting', 'bouwblok', 'levenscyclus', 'rollen', 'id'])
    expect(found.labels).toEqual(expect.arrayContaining(['title', 'name', 'sort=', 'columns=', 'interactive']))
    expect(found.with('bouwblok')).toBe('<!-- list_vereisten bouwblok/ -->')
    expect(at(example, 'index.md', '<!-- list_vereisten !b¦/data -->').with('bouwblok')).toBe(
      '<!-- list_vereisten !bouwblok/data -->',
    )
    expect(at(example, 'index.md', '<!-- list_vereisten sort=title ¦ -->').labels).not.toContain('sort=')
  })

  test('values that leave a list with pages first, with how many', () => {
    const found = at(example, 'index.md', '<!-- list_vereisten bouwblok/transparantie rollen/¦ -->')
    const counts = found.items.filter(({ label }) => !/[*.]/.test(label)).map(({ label, detail }) => [label, detail])
    const zero = counts.findIndex(([, detail]) => detail?.endsWith(' 0 pages'))
    expect(zero).toBeGreaterThan(0)
    expect(counts.slice(zero).every(([, detail]) => detail?.endsWith(' 0 pages'))).toBe(true)
    const { rows } = example.queries
    const directive = (text: string) => {
      const page = { path: 'index.md', source: text, hasBom: false, frontMatter: { end: 0, fields: new Map() } }
      const region = example.queries.find(page).regions[0]
      return region ? rows(region.directive, page)?.length : -1
    }
    for (const [value, detail] of counts)
      expect(detail).toMatch(
        new RegExp(`\\b${directive(`<!-- list_vereisten bouwblok/transparantie rollen/${value} -->`)} pages?$`),
      )
  })

  test.each([
    ['bouwblok/¦', 'bouwblok/data'],
    ['bouwblok=d¦', 'bouwblok=data'],
    ['!bouwblok/governance|¦', '!bouwblok/governance|data'],
    ['bouwblok/d¦x|governance sort=title', 'bouwblok/data|governance sort=title'],
    ['bouwblok/"d¦', 'bouwblok/"data"'],
    ['bouwblok/"d¦x"', 'bouwblok/"data"'],
    ['\n  bouwblok/¦\n  sort=title\n', '\n  bouwblok/data\n  sort=title\n'],
  ])('values in %j', (before, after) => {
    const found = at(example, 'index.md', `Text\n\n<!-- list_vereisten ${before} -->\n\nText\n`)
    expect(found.with('data')).toBe(`Text\n\n<!-- list_vereisten ${after} -->\n\nText\n`)
  })

  test('with their titles where they name pages, and in quotes where they need them', () => {
    const found = at(example, 'index.md', '<!-- list_maatregelen vereiste/¦ -->')
    expect(found.details['archiefwet']).toBe('Informatie over het algoritme blijft goed bewaard · 3 pages')
    expect(found.with('logbestanden bewaren')).toBe('<!-- list_maatregelen vereiste/"logbestanden bewaren" -->')
  })

  test("the page's own values", () => {
    const found = at(example, 'vereisten/archiefwet.md', '<!-- list_maatregelen vereiste/this.¦ -->')
    expect(found.details['this.name']).toBe('what this page has in `name` · 3 pages')
  })

  test.each([
    ['sort=-¦', 'title', 'sort=-title'],
    ['sort=title,¦', 'id', 'sort=title,id'],
    ['columns=title,¦,id', 'rollen', 'columns=title,rollen,id'],
    ['format=¦', 'cards', 'format=cards'],
    ['interactive=¦', 'no', 'interactive=no'],
    ['first=5 more=¦', 'begrippen.md', 'first=5 more=begrippen.md'],
    ['no-¦', 'id', 'no-id'],
    ['add-r¦', 'rollen', 'add-rollen'],
  ])('options: %j', (before, label, after) => {
    const found = at(example, 'index.md', `<!-- list_vereisten ${before} -->`)
    expect(found.with(label)).toBe(`<!-- list_vereisten ${after} -->`)
  })

  test('a field is proposed once in a list of fields', () => {
    expect(at(example, 'index.md', '<!-- list_vereisten columns=title,¦,id -->').labels).not.toContain('title')
  })

  test.each([
    ['matrix ¦', 'vereisten'],
    ['matrix vereisten ¦', 'levenscyclus'],
    ['matrix vereisten ¦', 'maatregelen'],
    ['coverage maatregelen ¦', 'of'],
    ['coverage maatregelen of ¦', 'vereisten'],
    ['coverage maatregelen of vereisten ¦', 'min='],
    ['graph vereisten maatregelen bouwblok/¦', 'data'],
    ['graph vereisten maatregelen via=¦', 'maatregelen'],
    ['mdsplice-disable-next-line ¦', 'unknown-field'],
  ])('<!-- %s --> can be %s', (text, label) => {
    expect(at(example, 'index.md', `<!-- ${text} -->`).labels).toContain(label)
  })

  test('languages on a site with translations', () => {
    const found = at(knownFixture('translations-by-suffix'), 'index.md', '<!-- list_rules locale=¦ -->')
    expect(found.labels).toEqual(['en', 'nl', 'fr'])
  })

  test('a comment without an end', () => {
    const found = at(example, 'index.md', 'Text\n\n<!-- list_vereisten bouwblok/¦\n\nText with `<!--`\n')
    expect(found.labels).toContain('data')
  })

  test.each([
    ['in code', '```\n<!-- list_vereisten ¦ -->\n```\n'],
    ['behind a comment', '<!-- list_vereisten --> ¦'],
    ['below a comment without an end', '<!-- list_vereisten\n\n¦'],
    ['in a comment of other people', '<!-- TODO ¦ -->'],
    ['in an end comment', '<!-- /li¦ -->'],
    ['in braces', '<!-- list_vereisten { ¦ } -->'],
    ['for a number', '<!-- list_vereisten limit=¦ -->'],
  ])('nothing %s', (_, text) => {
    expect(at(example, 'index.md', text).labels).toEqual([])
  })

  test('in the language of the site', () => {
    const found = at(knownFixture('messages-in-dutch'), 'index.md', '<!-- list_vereisten ¦ -->')
    expect(found.items.map(({ documentation }) => documentation)).toContain('Hoe de lijst eruitziet')
  })
})

test('no label is proposed twice, and not too many', () => {
  const pages = Array.from({ length: mostCompletions + 100 }, (_, number) => [
    `docs/p/p${number}.md`,
    `---\nkind: ${number % 7}\n---\n`,
  ])
  const known = knownSite(
    siteOf({ 'mdsplice.yml': 'collections: { p: { reference_field: see } }\n', ...Object.fromEntries(pages) }),
  )
  const found = at(known, 'p/p0.md', '---\nsee: ¦\n---\n')
  expect(found.labels).toHaveLength(mostCompletions)
  expect(new Set(found.labels).size).toBe(mostCompletions)
  for (const text of ['---\nsee: 599¦\n---\n', '<!-- list_p see/599¦ -->']) {
    const { labels } = at(known, 'p/p0.md', text)
    expect(labels).toContain('p599')
    expect(labels.every((label) => /5.*9.*9/.test(`${label} ${label}`))).toBe(true)
  }
})
