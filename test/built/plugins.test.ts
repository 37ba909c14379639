import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { builtLists } from './lists.ts'
import { makeRepository } from '../git-repository.ts'
import { mdsplice, siteOf } from '../mini-site.ts'
import { describeWith, pythonFolder } from '../tools.ts'

const mkdocs = join(pythonFolder, 'current/bin/mkdocs')

/** A configuration with plugins, one for each line of YAML, and all the extensions that lists need. */
function configWith(plugins: readonly string[], ...more: string[]): string {
  return [
    'site_name: S',
    // The theme is asked for by some plugins, and takes most of the time.
    `theme: {name: ${plugins.some((plugin) => /^(?:blog|tags|i18n)/.test(plugin)) ? 'material' : 'mkdocs'}}`,
    'markdown_extensions: [admonition, attr_list, md_in_html, pymdownx.snippets, pymdownx.superfences]',
    'plugins:',
    ...plugins.map((plugin) => `  - ${plugin}`),
    ...more,
  ].join('\n')
}

const requirement = (title: string, more = ''): string => `---\ntitle: ${JSON.stringify(title)}\n${more}---\n\n# R\n`
const lists = '<!-- list_vereisten -->\n\n!!! note\n\n    <!-- list_vereisten format=cards -->\n'

/** A site of these files with two requirements and a page that lists them. */
function siteWith(config: string, files: Readonly<Record<string, string>> = {}): string {
  return siteOf({
    'mkdocs.yml': config,
    'mdsplice.yml': 'language: en\n',
    'docs/index.md': `# S\n\n${lists}`,
    'docs/vereisten/one.md': requirement('One'),
    'docs/vereisten/two.md': requirement('Two'),
    ...files,
  })
}

/** Builds a site, and gives the text of its pages. */
function build(site: string): (page: string) => string {
  const { status, stdout, stderr } = spawnSync(mkdocs, ['build', '--strict'], {
    cwd: site,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout + stderr)
  return (page) => readFileSync(join(site, 'site', page), 'utf8')
}

/** The links in the tables of a page. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/<td>(<a .*?<\/a>)/g)].map(([, link = '']) => link)
}

/**
 * Builds a site before and after `write`, and expects all links of its lists. Gives the text of the pages as built last.
 *
 * @param said what `write` says
 */
async function built(
  site: string,
  links: number,
  said = /^mdsplice write: \d+ pages? written\n$/,
): Promise<(page: string) => string> {
  expect(build(site)('index.html')).not.toMatch(/<a href="vereisten\/one\/">One/)
  const { code, err } = await mdsplice(site, 'write')
  expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(said) })
  const page = build(site)
  expect(builtLists(site, join(site, 'site'))).toEqual({ links, missing: [], raw: [] })
  return page
}

describeWith(mkdocs, ['--version'], 'plugins of MkDocs', () => {
  test('macros: its own text is filled in, and what looks like it in a list is shown as it is written', async () => {
    const site = siteWith(configWith(['macros'], 'extra: {name: Ada}'), {
      'docs/index.md': `# S\n\nBy {{ name }}.\n\n${lists}\n<!-- graph maatregelen vereisten -->\n\n<!-- matrix maatregelen vereisten -->\n\n<!-- list_vereisten interactive columns=title,topic -->\n`,
      'docs/vereisten/one.md': requirement('A {{ name }} #}', 'topic: "{% if %}{# x #}{{ name }}"\n'),
      'docs/vereisten/t{{w}}o.md': requirement('Two'),
      'docs/maatregelen/m.md': '---\ntitle: "M {{ name }}"\nvereiste: [one]\n---\n\n# M\n',
    })
    const said = /\bmissing-asset\b[^]*\bmissing-extension\b[^]*\nmdsplice write: 1 page written\n$/
    const html = (await built(site, 12, said))('index.html')
    expect(html).toContain('By Ada.')
    const shown = html.replaceAll(/&#x7B;|&#123;/g, '{').replaceAll(/&#x7D;|&#125;/g, '}')
    expect(shown).toContain('>A {{ name }} #}</a>')
    expect(shown).toContain('{% if %}{# x #}{{ name }}')
    expect(html).not.toMatch(/Macro (?:Syntax|Rendering)/)
  })

  test('snippets: a list is shown in the page that takes in its page, from the same folder', async () => {
    const site = siteWith(configWith(['search']), {
      'docs/part.md': `# Part\n\n${lists}`,
      'docs/other.md': '# Other\n\n--8<-- "docs/part.md"\n',
      'docs/vereisten/one.md': requirement('--8<-- "docs/part.md"'),
    })
    const page = await built(site, 8)
    expect(page('other/index.html')).toMatch(/<td><a href="\.\.\/vereisten\/one\/">--8&#x3C;-- "docs\/part\.md"<\/a>/)
  })

  test('monorepo: each site has its lists from its own pages', async () => {
    const site = siteWith(configWith(['monorepo'], 'nav: [{Home: index.md}, {Sub: "!include ./sub/mkdocs.yml"}]'), {
      'sub/mkdocs.yml': 'site_name: sub\nnav: [{Home: index.md}]\n',
      'sub/docs/index.md': '# Sub\n\n<!-- list_vereisten -->\n',
      'sub/docs/vereisten/three.md': requirement('Three'),
    })
    expect((await mdsplice(site, 'write', '--config-file', 'sub/mkdocs.yml')).code).toBe(0)
    const page = await built(site, 4)
    expect(page('sub/index.html')).toMatch(/<a href="vereisten\/three\/">Three<\/a>/)
    expect(existsSync(join(site, 'site/sub/vereisten/three/index.html'))).toBe(true)
  })

  const languages = 'languages: [{locale: en, default: true, name: English}, {locale: nl, name: Nederlands}]'

  test.each([
    [
      'a folder for each language',
      'folder',
      '{requirements: {pages: en/vereisten/*}, vereisten: {pages: nl/vereisten/*}}',
      ['en/index.md', 'nl/index.md', 'en/vereisten/one.md', 'nl/vereisten/one.md'],
    ],
    [
      'the language at the end of names',
      'suffix',
      '{requirements: {pages: vereisten/*, exclude: "**/*.nl.md"}, vereisten: {pages: vereisten/*.nl.md}}',
      ['index.md', 'index.nl.md', 'vereisten/one.md', 'vereisten/one.nl.md'],
    ],
  ])('static-i18n, %s: a collection for each', async (_, structure, collections, [en, nl, one, een]) => {
    const site = siteOf({
      'mkdocs.yml': configWith([`i18n: {docs_structure: ${structure}, ${languages}}`]),
      'mdsplice.yml': `language: en\ncollections: ${collections}\n`,
      [`docs/${en}`]: '# S\n\n<!-- list_requirements -->\n',
      [`docs/${nl}`]: '# S\n\n<!-- list_vereisten -->\n',
      [`docs/${one}`]: requirement('One'),
      [`docs/${een}`]: requirement('Een'),
    })
    build(site)
    expect((await mdsplice(site, 'write')).err).toBe('mdsplice write: 2 pages written\n')
    const page = build(site)
    expect(linksIn(page('index.html'))).toEqual(['<a href="vereisten/one/">One</a>'])
    expect(linksIn(page('nl/index.html'))).toEqual(['<a href="vereisten/one/">Een</a>'])
  })

  test('git-revision-date-localized', async () => {
    const changed = '\nChanged: {{ git_revision_date_localized }}\n'
    const site = siteWith(configWith(['git-revision-date-localized']), {
      'docs/index.md': `# S\n\n${lists}${changed}`,
    })
    const page = await built(makeRepository(site), 4)
    expect(page('index.html')).toMatch(/Changed: <span class="git-revision-date-localized/)
  })

  test('awesome-nav', async () => {
    const site = siteWith(configWith(['awesome-nav']), {
      'docs/.nav.yml': 'nav: [index.md, vereisten]\n',
      'docs/vereisten/.nav.yml': 'title: Requirements\nsort: {direction: desc}\n',
    })
    await built(site, 4)
  })

  test('blog: posts are listed and hold lists, above and below where their excerpt ends', async () => {
    const site = siteWith(configWith(['blog']), {
      'mdsplice.yml': 'language: en\ncollections: {posts: {columns: [title, date]}, vereisten: {}}\n',
      'docs/index.md': '# S\n\n<!-- list_posts -->\n',
      'docs/blog/index.md': '# Blog\n',
      'docs/blog/posts/first.md': `---\ntitle: First\ndate: 2026-01-02\n---\n\n# First\n\n<!-- list_vereisten -->\n\n<!-- more -->\n\n${lists}`,
      'docs/blog/posts/second.md': '---\ntitle: Second\ndate: 2026-02-03\n---\n\n# Second\n',
    })
    build(site)
    expect((await mdsplice(site, 'write')).err).toBe('mdsplice write: 2 pages written\n')
    const page = build(site)
    expect(page('index.html')).toMatch(/<a href="blog\/2026\/01\/02\/first\/">First<\/a>/)
    expect(page('blog/index.html')).toMatch(/<a href="\.\.\/vereisten\/one\/">One<\/a>/)
    expect(page('blog/2026/01/02/first/index.html').match(/vereisten\/one\/">One<\/a>/g)).toHaveLength(3)
  })

  test('tags: its own comment is left alone, beside lists and labels', async () => {
    const site = siteWith(configWith(['tags']), {
      'docs/index.md': `# S\n\n${lists}\n## Tags\n\n<!-- material/tags -->\n`,
      'docs/vereisten/one.md': `${requirement('One', 'tags: [a, b]\n')}\n<!-- tags -->\n`,
    })
    const page = await built(site, 4)
    expect(page('index.html')).toContain('md-tag')
    expect(page('vereisten/one/index.html')).toContain('md-tag')
  })
})
