/** Which extensions a site has, as far as its configuration says. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Root } from 'mdast'
import { unified } from 'unified'
import { locateSite } from '../../src/config/generator/mkdocs-config.ts'
import { dialectOf } from '../../src/markdown/dialect.ts'
import {
  fencesOf,
  optionsKey,
  readMarkdownOptions,
  recommended,
  type MarkdownConfiguration,
} from '../../src/markdown/extensions.ts'
import { isTreeOf, remarkPythonMarkdown } from '../../src/pipeline/parsers.ts'
import { readFrontMatter, usualRules } from '../../src/site/front-matter.ts'
import { siteOf, temporaryFolder } from '../mini-site.ts'

const namesOf = (configuration: MarkdownConfiguration): string[] => [
  ...readMarkdownOptions(configuration).extensions.keys(),
]

describe('the extensions of a configuration', () => {
  const builtIn = ['toc', 'tables', 'fenced_code']
  const cases: [about: string, configuration: MarkdownConfiguration, ...names: string[]][] = [
    ['none are named', {}, ...builtIn],
    ['an empty key', { markdown_extensions: null }, ...builtIn],
    ['the long name', { markdown_extensions: ['markdown.extensions.admonition'] }, ...builtIn, 'admonition'],
    ['with settings', { markdown_extensions: [{ 'pymdownx.tabbed': { a: 1 } }] }, ...builtIn, 'pymdownx.tabbed'],
    ['as a mapping', { markdown_extensions: { abbr: null, attr_list: {} } }, ...builtIn, 'abbr', 'attr_list'],
    ['what is built in, again', { markdown_extensions: [{ toc: { permalink: true } }, 'abbr'] }, ...builtIn, 'abbr'],
    [
      'a collection',
      { markdown_extensions: ['extra'] },
      ...['toc', 'fenced_code', 'footnotes', 'attr_list', 'def_list', 'tables', 'abbr', 'md_in_html'],
    ],
    ['what is no name', { markdown_extensions: [1, ['a'], 'abbr'] }, ...builtIn, 'abbr'],
  ]

  test.each(cases)('%s', (_about, configuration, ...names) => expect(namesOf(configuration)).toEqual(names))

  test('settings of a member of a collection', () => {
    const { extensions } = readMarkdownOptions({
      markdown_extensions: [{ 'pymdownx.extra': { 'pymdownx.superfences': { relaxed_headers: true } } }],
    })
    expect(extensions.get('pymdownx.superfences')).toEqual({ relaxed_headers: true })
  })

  test('of two extensions for fences the one that is loaded last', () => {
    const fences = (...names: string[]): string => fencesOf(readMarkdownOptions({ markdown_extensions: names }))
    expect(fences()).toBe('fenced_code')
    expect(fences('pymdownx.superfences')).toBe('superfences')
    expect(fences('pymdownx.superfences', 'fenced_code')).toBe('superfences')
    expect(fences('pymdownx.superfences', 'extra')).toBe('fenced_code')
    expect(fences('extra', 'pymdownx.superfences')).toBe('superfences')
  })

  test('Zensical has its own, and always superfences', () => {
    const generator = 'zensical'
    expect(namesOf({ generator })).toEqual(expect.arrayContaining(['admonition', 'pymdownx.tabbed', 'md_in_html']))
    expect(namesOf({ generator })).not.toContain('pymdownx.snippets')
    expect(namesOf({ generator, markdown_extensions: ['abbr'] })).toEqual([
      'toc',
      'tables',
      'abbr',
      'pymdownx.superfences',
    ])
    const nested = { pymdownx: { blocks: { tab: {} }, details: {} } }
    expect(namesOf({ generator, markdown_extensions: nested })).toEqual(
      expect.arrayContaining(['pymdownx.blocks.tab', 'pymdownx.details']),
    )
    expect(namesOf({ generator, markdown_extensions: [], plugins: ['callouts'] })).toContain('pymdownx.quotes')
  })

  test('of plugins', () => {
    expect(namesOf({ plugins: ['techdocs-core'] })).toEqual(
      expect.arrayContaining([
        'admonition',
        'pymdownx.details',
        'def_list',
        'pymdownx.superfences',
        'mdx_truly_sane_lists',
      ]),
    )
    const blocks = namesOf({ plugins: [{ 'techdocs-core': { use_pymdownx_blocks: true } }] })
    expect(blocks).toContain('pymdownx.blocks.details')
    expect(blocks).not.toContain('admonition')
  })

  test.each([
    'own: &own [admonition, md_in_html]\nmarkdown_extensions: *own\n',
    'own: &own admonition\nmarkdown_extensions:\n- *own\n- md_in_html\n',
  ])('by aliases of YAML: %j', (config) => {
    const { markdown } = locateSite(siteOf({ 'docs/a.md': '', 'mkdocs.yml': config }), undefined, false)
    expect([...(markdown?.extensions.keys() ?? [])]).toEqual(expect.arrayContaining(['admonition', 'md_in_html']))
  })

  test('aliases of aliases end', () => {
    const lines = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`)
    const config = ['a0: &a0 [admonition]', ...lines, 'markdown_extensions: *a30', ''].join('\n')
    expect(() => locateSite(siteOf({ 'docs/a.md': '', 'mkdocs.yml': config }), undefined, false)).not.toThrow()
  })

  test('in files, inherited, and by `!ENV`', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'docs'))
    writeFileSync(
      join(folder, 'base.yml'),
      'markdown_extensions:\n  admonition: {}\n  pymdownx.quotes:\n    callouts: !ENV [CALLOUTS, true]\n',
    )
    writeFileSync(
      join(folder, 'mkdocs.yml'),
      'INHERIT: base.yml\nmarkdown_extensions:\n  pymdownx.emoji:\n    emoji_index: !!python/name:material.extensions.emoji.twemoji\n',
    )
    const { markdown } = locateSite(folder, undefined, false)
    expect([...(markdown?.extensions.keys() ?? [])]).toEqual(
      expect.arrayContaining(['admonition', 'pymdownx.quotes', 'pymdownx.emoji', 'fenced_code']),
    )
    expect(markdown?.extensions.get('pymdownx.quotes')).toEqual({ callouts: true })
  })
})

describe('a page is read with them', () => {
  const page = '!!! note\n\n    <!-- D -->\n'
  const without = readMarkdownOptions({})

  test('with what is recommended where nobody says', () => {
    const tree = unified().use(remarkPythonMarkdown).parse(page)
    expect(tree.children[0]?.type).toBe('admonition')
    expect(isTreeOf(tree, page, dialectOf('python-markdown'))).toBe(true)
    expect(isTreeOf(tree, page, dialectOf('python-markdown', recommended))).toBe(true)
  })

  test('with what the parser is given, and the tree is that of nothing else', () => {
    const tree: Root = unified().use(remarkPythonMarkdown, {}).parse(page)
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph', 'code'])
    expect(isTreeOf(tree, page, dialectOf('python-markdown'))).toBe(false)
    expect(isTreeOf(tree, page, dialectOf('python-markdown', readMarkdownOptions({})))).toBe(true)
    expect(optionsKey(without)).not.toBe(optionsKey(recommended))
  })

  test.each([
    ['relaxed_headers', '``` some words = 1\n<!-- D -->\n```\n', 'html', 'code'],
    ['disable_indented_code_blocks', 'Text\n\n    <!-- D -->\n', 'code', 'html'],
  ])('with settings of superfences: %s', (setting, source, otherwise, then) => {
    const typesWith = (settings: object): string[] =>
      unified()
        .use(remarkPythonMarkdown, { markdown_extensions: [{ 'pymdownx.superfences': settings }] })
        .parse(source)
        .children.map(({ type }) => type)
    expect(typesWith({})).toContain(otherwise)
    expect(typesWith({})).not.toContain(then)
    expect(typesWith({ [setting]: true })).toContain(then)
    expect(typesWith({ [setting]: true })).not.toContain(otherwise)
  })

  test('fenced code in raw HTML holds no comments', () => {
    const dialect = dialectOf('python-markdown', without)
    const source = '<div>\n\n``` a\nb\n  <!-- D -->\n```\n\n<!-- E -->\n</div>\n'
    expect(dialect.findComments(source, dialect.parse(source, 0)).map(({ text }) => text)).toEqual([' E '])
  })

  test('Zensical reads front matter between lines of dashes, and no other', () => {
    const dialect = dialectOf('python-markdown', readMarkdownOptions({ generator: 'zensical' }))
    const endOf = (source: string): number => readFrontMatter(source, { ...usualRules, dialect }).frontMatter.end
    expect(endOf('Title: x\n\nText\n')).toBe(0)
    expect(readFrontMatter('Title: x\n\nText\n').frontMatter.end).toBeGreaterThan(0)
    expect(endOf('---\ntitle: x\n---\nText\n')).toBe(17)
    expect(endOf('---\ntitle: x\n---')).toBe(16)
    const tree = unified().use(remarkPythonMarkdown, { generator: 'zensical' }).parse('Title: <!-- D -->\n\nText\n')
    expect(tree.children[0]?.type).toBe('paragraph')
  })
})
