import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { makeRepository } from '../git-repository.ts'
import { expectLinear } from '../linear-time.ts'
import { mdsplice, mdspliceWith, siteOf, temporaryFolder } from '../mini-site.ts'
import { locateSite } from '../../src/config/generator/mkdocs-config.ts'
import { findKey } from '../../src/core/toml/lines.ts'
import { parseToml } from '../../src/core/toml/parse.ts'
import remarkMdsplice from '../../src/pipeline/remark-mdsplice.ts'

const requirement = (title: string): string => `---\ntitle: ${title}\n---\n`
const pages = {
  'docs/index.md': '# A\n\n<!-- list_vereisten -->\n',
  'docs/vereisten/een.md': requirement('Een'),
}
/** A configuration of each name, in a language of its own. */
const zensical = (language: string): string => `[project]\nsite_name = "S"\ntheme.language = "${language}"\n`
const yaml = (language: string): string => `site_name: S\ntheme: {language: ${language}}\n`
const textOf = (name: string, language: string): string => (/\.toml$/i.test(name) ? zensical : yaml)(language)

const order = ['zensical.toml', 'properdocs.yml', 'properdocs.yaml', 'mkdocs.yml', 'mkdocs.yaml']
const pairs = order.flatMap((first, index) => order.slice(index + 1).map((second) => [first, second] as const))

describe('which configuration counts', () => {
  test.each(order)('%s makes a site', async (name) => {
    const site = siteOf({ ...pages, [name]: textOf(name, 'en') })
    const { out } = await mdsplice(site, 'config')
    expect(out).toMatch(new RegExp(`^language: en # ${name}\n.*\ndialect: python-markdown # default\n`))
  })

  test.each(pairs)('%s before %s', async (first, second) => {
    const site = siteOf({ ...pages, [first]: textOf(first, 'en'), [second]: textOf(second, 'nl') })
    expect((await mdsplice(site, 'config')).out).toMatch(`language: en # ${first}\n`)
    expect((await mdsplice(site, 'config', '--config-file', second)).out).toMatch(`language: nl # ${second}\n`)
  })

  test.each([
    ['zensical.toml', 'zensical'],
    ['site.TOML', 'zensical'],
    ['properdocs.yml', 'properdocs'],
    ['properdocs.build.yml', 'properdocs'],
    ['mkdocs.yml', 'mkdocs'],
    ['other.yml', 'mkdocs'],
  ])('%s is read as that of %s', (name, generator) => {
    const site = siteOf({ ...pages, [name]: textOf(name, 'en') })
    expect(locateSite(site, name, false)).toMatchObject({ generator, configName: name, themeLanguage: 'en' })
  })

  test.each(order)('the plugin finds %s above a page', async (name) => {
    const site = siteOf({ ...pages, [name]: textOf(name, 'en') })
    const file = new VFile({ cwd: temporaryFolder(), path: join(site, 'docs/index.md'), value: pages['docs/index.md'] })
    const processor = unified().use(remarkParse).use(remarkMdsplice)
    const tree = await processor.run(processor.parse(file), file)
    expect(JSON.stringify(tree)).toContain('Explanation')
  })
})

describe('what a configuration says', () => {
  test.each([
    [
      'zensical.toml',
      [
        '[project]',
        'docs_dir = "pages"',
        'use_directory_urls = false',
        'site_url = "https://example.org/a"',
        'extra_css = ["a.css"]',
        'extra_javascript = ["a.js", { path = "b.js", defer = true }]',
        '[project.plugins.blog]',
        '[project.plugins.tags]',
      ],
    ],
    [
      'zensical.toml',
      [
        'docs_dir = "pages"',
        "use_directory_urls = false\nsite_url = 'https://example.org/a'",
        'extra_css = ["a.css"]',
        'extra_javascript = ["a.js", { path = "b.js" }]',
        'plugins = ["blog", { tags = { enabled = true } }]',
      ],
    ],
    [
      'properdocs.yml',
      [
        'docs_dir: !ENV [PAGES, pages]',
        'use_directory_urls: !ENV [URLS, false]',
        'site_url: !ENV [SITE, https://example.org/a]',
        'extra_css: [a.css]',
        'extra_javascript: [a.js, {path: b.js, defer: true}]',
        'plugins: [blog, {tags: {}}]',
      ],
    ],
    [
      'mkdocs.yml',
      [
        'docs_dir: pages\nuse_directory_urls: no\nsite_url: https://example.org/a',
        'extra_css: [a.css]\nextra_javascript: [a.js, b.js]\nplugins: {blog: {}, tags: {}}',
      ],
    ],
  ])('%s', (name, lines) => {
    const site = siteOf({ 'pages/a.md': '# A\n', [name]: lines.join('\n') })
    expect(locateSite(site, undefined, false)).toMatchObject({
      docsDir: join(site, 'pages'),
      useDirectoryUrls: false,
      siteUrl: 'https://example.org/a/',
    })
  })

  const extensionsOf = (text: string): string[] => {
    const { markdown } = locateSite(siteOf({ ...pages, 'zensical.toml': text }), undefined, false)
    return [...(markdown?.extensions.keys() ?? [])]
  }

  test('a zensical.toml that names no extensions has those of Zensical', () => {
    expect(extensionsOf('[project]\nsite_name = "S"\n')).toEqual(
      expect.arrayContaining(['tables', 'attr_list', 'md_in_html', 'pymdownx.emoji', 'pymdownx.superfences']),
    )
  })

  test.each([
    ['[project.markdown_extensions.abbr]\n[project.markdown_extensions.pymdownx.blocks.tab]\n'],
    ['[project.markdown_extensions]\nabbr = {}\n"pymdownx.blocks.tab" = { alternate_style = true }\n'],
    ['project.markdown_extensions = ["abbr", { "pymdownx.blocks.tab" = {} }]\n'],
    ['markdown_extensions = ["abbr", "pymdownx.blocks.tab"]\n'],
  ])('one that names some has these and three more: %j', (text) => {
    expect(extensionsOf(text).sort()).toEqual(['abbr', 'pymdownx.blocks.tab', 'pymdownx.superfences', 'tables', 'toc'])
  })

  test('those of Zensical itself', () => {
    const text =
      '[project.markdown_extensions.zensical.extensions.preview]\n[project.markdown_extensions.zensical.other]\n'
    expect(extensionsOf(text)).toEqual(expect.arrayContaining(['zensical.extensions.preview', 'zensical.other']))
  })
})

describe('mistakes in zensical.toml', () => {
  const said = async (text: string, own = ''): Promise<string> => {
    const { code, err } = await mdsplice(siteOf({ ...pages, 'zensical.toml': text, 'mdsplice.yml': own }), 'check')
    expect(code).toBe(2)
    return err
  }

  test.each([
    ['[project]\nsite_name = Home', '2:13', 'Invalid value; put quotes around text: `title = "One"`'],
    ['a = "b', '1:5', 'Unclosed quotation mark'],
    ['a = [1,', '1:5', 'Unclosed bracket `[`; put a `]` at the end of the list'],
    ['a = {', '1:5', 'Unclosed brace `{`; put a `}` at its end'],
    ['a = [1 2]', '1:8', 'Missing comma or closing bracket before this'],
    ['a = 1 b', '1:7', 'Text after the end of a value; put quotes around the whole value'],
    ['[project]\nsite_name', '2:1', 'The line must be `name = value`, or the name of a table in brackets: `[project]`'],
    ['a = 1\na = 2', '2:1', 'Duplicate name; merge the two'],
    ['a = 2020-13-45', '1:5', 'Invalid TOML'],
    [`a = ${'['.repeat(200)}${']'.repeat(200)}`, '1:105', 'Too many nested brackets'],
    [`${'a.'.repeat(200)}a = 1`, '1:1', 'Too many nested brackets'],
  ])('%j', async (text, place, message) => {
    expect(await said(text)).toBe(`zensical.toml:${place}: ${message}\n`)
  })

  test('are told in the language of the editors', async () => {
    expect(await said('a = b', 'messages: nl\n')).toBe(
      'zensical.toml:1:5: Ongeldige waarde; zet tekst tussen aanhalingstekens: `title = "Een"`\n',
    )
  })

  test.each([
    ['[project]\nsite_name = "a"\ndocs_dir = "../elsewhere"\n', '3:1'],
    ['[project.theme]\nname = """\ndocs_dir = "."\n"""\n\n[project]\n  docs_dir = "../elsewhere"\n', '7:3'],
    ['[project]\nnav = [\n"docs_dir",\n]\ndocs_dir = "../elsewhere"\n', '5:1'],
    ['project.docs_dir = "../elsewhere"\n', '1:9'],
    ['[ "project" ]\n\'docs_dir\' = "../elsewhere"\n', '2:1'],
    ['docs_dir = "../elsewhere"\n[other]\n', '1:1'],
  ])('a folder of pages outside the repository is refused, with its place: %j', async (text, place) => {
    const site = siteOf({ 'elsewhere/a.md': '# A\n', 'site/docs/a.md': '# A\n', 'site/zensical.toml': text })
    makeRepository(join(site, 'site'))
    const { code, err } = await mdsplice(join(site, 'site'), 'check')
    expect(code).toBe(2)
    expect(err).toMatch(`zensical.toml:${place}: the folder of the pages (\`docs_dir\`) is outside the repository`)
  })

  test('a setting without a line of its own has no place', () => {
    expect(findKey('project = { docs_dir = "a" }\n', ['project', 'docs_dir'])).toBe(null)
    expect(findKey('[other]\ndocs_dir = "a"\n[[project]]\n', ['project', 'docs_dir'])).toBe(null)
  })

  test('a file that inherits nothing is no file that does: `INHERIT` means nothing to Zensical', async () => {
    const site = siteOf({ ...pages, 'zensical.toml': '[project]\nINHERIT = "none.toml"\n' })
    expect((await mdsplice(site, 'check')).code).toBe(3)
  })

  test.each<[name: string, (length: number) => string]>([
    ['tables', (length) => '[[project.a]]\n'.repeat(length / 14)],
    ['a long name', (length) => `${'a.'.repeat(length / 2)}b = 1`],
    ['a long name of a table, and settings', (length) => `[${'a.'.repeat(length / 4)}b]\n${keys(length / 16)}`],
    ['brackets', (length) => `a = ${'['.repeat(length)}`],
    ['white space', (length) => `${' '.repeat(length)}\na = 1`],
    ['white space in an array', (length) => `a = [\n[${' '.repeat(length)}[1]]]\n`],
    ['quotes', (length) => `a = """${'"" '.repeat(length / 3)}"""`],
    ['an open quotation mark', (length) => `a = "${'\\\\'.repeat(length / 2)}`],
  ])('are found in linear time: %s', (name, make) => {
    expectLinear(
      name,
      make,
      (text) => {
        parseToml(text)
        findKey(text, ['project', 'docs_dir'])
      },
      200_000,
    )
  })
})

const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index} = 1\n`).join('')

describe('what depends on the configuration follows it', () => {
  test.each(['zensical.toml', 'properdocs.yml'])('the cache, when %s comes, changes and goes', async (name) => {
    const site = siteOf({ ...pages, 'mkdocs.yml': yaml('nl') })
    const cacheFolder = temporaryFolder()
    const list = async (): Promise<string> => {
      const { err } = await mdspliceWith({ build: () => 'one', cacheFolder }, site, 'check')
      return err
    }
    await list()
    const stale = await list()
    expect(stale).toContain('1 page out of date')
    writeFileSync(join(site, name), name.endsWith('toml') ? 'docs_dir = "a"' : 'docs_dir: a')
    expect(await list()).toBe(`a: no such folder; it is the \`docs_dir\` of \`${name}\`\n`)
    writeFileSync(join(site, name), '')
    await list()
    expect(await list()).toBe(stale)
    mkdirSync(join(site, 'b'))
    writeFileSync(join(site, name), name.endsWith('toml') ? 'docs_dir = "b"' : 'docs_dir: b')
    expect(await list()).toBe('mdsplice check: no page out of date\n')
    rmSync(join(site, name))
    expect(await list()).toBe(stale)
  })

  test.each(['zensical.toml', 'properdocs.yml'])('--since, when %s has changed', async (name) => {
    const site = makeRepository(siteOf({ ...pages, [name]: textOf(name, 'nl') }))
    expect((await mdsplice(site, 'check', '--since', 'HEAD')).err).toBe('mdsplice check: no page out of date\n')
    writeFileSync(join(site, name), textOf(name, 'en'))
    expect((await mdsplice(site, 'check', '--since', 'HEAD')).err).toContain('1 page out of date')
  })

  test.each(order)('a revision of the site, with %s', async (name) => {
    const moved = textOf(name, 'en').replace(
      'site_name',
      name.endsWith('toml') ? 'docs_dir = "p"\nsite_name' : 'docs_dir: p\nsite_name',
    )
    const site = makeRepository(
      siteOf({ [name]: moved, 'p/index.md': pages['docs/index.md'], 'p/vereisten/een.md': requirement('Een') }),
    )
    writeFileSync(join(site, 'p/vereisten/twee.md'), requirement('Twee'))
    expect((await mdsplice(site, 'diff', 'HEAD')).out).toContain('twee')
  })

  test.each(order.slice(0, 4))('watch, when %s comes', async (name) => {
    const site = siteOf(pages)
    let [said, stop] = ['', (): void => {}]
    const untilStopped = (): Promise<void> => new Promise((resolve) => (stop = resolve))
    const io = { untilStopped, writeErr: (text: string) => void (said += text), now: () => 0 }
    const ended = mdspliceWith(io, site, 'watch')
    const until = async (text: string): Promise<void> => {
      while (!said.includes(text)) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await until('waiting for changes')
    writeFileSync(join(site, name), name.endsWith('toml') ? 'docs_dir = "gone"' : 'docs_dir: gone')
    await until(`\`docs_dir\` of \`${name}\``)
    stop()
    await ended
  })
})

describe('init', () => {
  test.each(order)('names %s in what it proposes for the repository', async (name) => {
    const repository = makeRepository(
      siteOf({
        [`site/${name}`]: textOf(name, 'en'),
        'site/docs/walks/a.md': '---\nkm: 1\n---\n',
        'site/docs/walks/b.md': '---\nkm: 2\n---\n',
      }),
    )
    const { out } = await mdsplice(join(repository, 'site'), 'init')
    expect(out).toContain(`args: [--config-file, "site/${name}"]`)
    expect(out).toContain(`config-file: "site/${name}"`)
    expect(out).not.toContain('language: en # or nl')
  })
})
