import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createSiteQueries, type SiteQueries } from '../../src/directives/site-queries.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { frontMatterRules } from '../../src/site/front-matter.ts'
import { replacePages } from '../../src/site/replace-pages.ts'
import { readSite, toPage, type Site } from '../../src/site/site.ts'
import { contentOf, copySite, fixtures, mdsplice, siteOf } from '../mini-site.ts'
import { describeWith, pythonFolder } from '../tools.ts'

const mkdocs = join(pythonFolder, 'current/bin/mkdocs')

/** A link of a list in a built page: `page: text > title of the page that it leads to`. */
function linksOf(site: string): string[] {
  const folder = join(site, 'site')
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8')
  return pages.sort().flatMap((page) => {
    const [, main = ''] = /<div class="col-md-9" role="main">([^]*?)<footer/.exec(text(page)) ?? []
    return [...main.matchAll(/<a href="([^"#]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href = '', shown = '']) => {
      const target = posix.join(posix.dirname(page), href.endsWith('.html') ? href : `${href}/index.html`)
      const [, title = 'nothing'] = existsSync(join(folder, target))
        ? (/<title>(.*?)(?: - T)?<\/title>/.exec(text(target)) ?? [])
        : []
      return `${page}: ${shown} > ${title}`
    })
  })
}

function build(site: string): void {
  const { status, stdout, stderr } = spawnSync(mkdocs, ['build', '--strict'], { cwd: site, encoding: 'utf8' })
  if (status !== 0) throw new Error(stdout + stderr)
}

/** The links whose text is not the title of the page that they lead to, marks of a matrix aside. */
function astray(links: readonly string[]): string[] {
  return links.filter((link) => {
    const [, shown, title] = /: (.*) > (.*)$/.exec(link) ?? []
    return shown !== '✓' && shown !== title
  })
}

const page = (title: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n\n`
const plugin = (settings: string): string => `site_name: T\nplugins: [{i18n: {${settings}}}]\n`
const languages =
  'languages: [{locale: en, default: true, name: English}, {locale: nl, name: Nederlands}, {locale: pt_BR, name: P}]'

describeWith(mkdocs, ['--version'], 'translations in the built site', () => {
  test.each([
    // The Dutch site has no translation of this page, but of those that it names.
    ['translations-by-suffix', 69, ['Backups > Reservekopieën', 'Logging > Loggen']],
    ['translations-by-folder', 17, []],
  ])('%s: each link leads to the page that it names', async (fixture, count, others) => {
    const site = copySite(join(fixtures, fixture))
    await mdsplice(site, 'write')
    build(site)
    const links = linksOf(site)
    expect(astray(links)).toEqual(others.map((link) => `nl/acts/copy/index.html: ${link}`))
    expect(links).toHaveLength(count)
  })

  test('a page in the default language that stands in for a translation links to translations', async () => {
    const site = siteOf({
      'mkdocs.yml': plugin(`docs_structure: suffix, ${languages}`),
      'mdsplice.yml': 'collections: {rules: {}}\n',
      'docs/index.en.md': '# S\n\n<!-- list_rules -->\n',
      'docs/rules/one.en.md': page('One'),
      'docs/rules/one.nl.md': page('Een'),
      'docs/rules/two.en.md': page('Two'),
    })
    await mdsplice(site, 'write')
    build(site)
    expect(linksOf(site)).toEqual([
      'index.html: One > One',
      'index.html: Two > Two',
      'nl/index.html: One > Een',
      'nl/index.html: Two > Two',
      'pt_BR/index.html: One > One',
      'pt_BR/index.html: Two > Two',
    ])
  })

  test.each([true, false])('addresses in charts are those of the language, use_directory_urls: %s', async (urls) => {
    const site = siteOf({
      'mkdocs.yml': `${plugin(`docs_structure: suffix, ${languages}`)}use_directory_urls: ${urls}\nsite_url: https://example.org/s/\n`,
      'mdsplice.yml': 'collections: {rules: {}, acts: {}}\n',
      'docs/index.md': '# S\n',
      'docs/map/chart.pt_BR.md': '# S\n\n<!-- graph acts rules -->\n\n<!-- list_rules locale=en format=list -->\n',
      'docs/rules/one.md': page('One'),
      'docs/rules/one.pt_BR.md': page('Um'),
      'docs/acts/do/README.md': page('Do', 'rules: one\n'),
      'docs/acts/make.md': page('Make', 'rules: one\n'),
    })
    await mdsplice(site, 'write')
    build(site)
    const written = readFileSync(join(site, 'docs/map/chart.pt_BR.md'), 'utf8')
    const addresses = [...written.matchAll(/href "(.*?)"|\]\((.*?)\)/g)].map(([, chart, list]) => chart ?? list ?? '')
    expect(addresses).toEqual(
      urls
        ? ['../../acts/make/', '../../rules/one/', '../../../rules/one/']
        : ['../acts/make.html', '../rules/one.html', 'https://example.org/s/rules/one.html'],
    )
    const from = urls ? 'site/pt_BR/map/chart' : 'site/pt_BR/map'
    for (const address of addresses)
      expect(existsSync(join(site, address.startsWith('h') ? 'site' : from, address.replace(/^h.*\/s\//, '')))).toBe(
        true,
      )
    expect(readFileSync(join(site, from, addresses[1] ?? '', urls ? 'index.html' : ''), 'utf8')).toContain('Um')
  })
})

describe('translations', () => {
  const docs = {
    'docs/index.md': '# S\n\n<!-- list_rules format=list -->\n',
    'docs/rules/one.md': page('One'),
    'docs/rules/one.nl.md': page('Een'),
  }

  test.each([
    ['a mapping of plugins', `plugins: {i18n: {${languages}}}\n`, true],
    ['a list', `plugins:\n- search\n- i18n: {${languages}}\n`, true],
    ['aliases', `extra: {l: &l {${languages}}}\nplugins: [{i18n: *l}]\n`, true],
    ['one language to build', `plugins: [{i18n: {build_only_locale: en, ${languages}}}]\n`, true],
    ['a plugin that is off', `plugins: [{i18n: {enabled: false, ${languages}}}]\n`, false],
    ['a plugin without languages', 'plugins: [i18n]\n', false],
    ['no plugin', '', false],
  ])('the settings of the plugin: %s', async (_, settings, isTranslated) => {
    const site = siteOf({
      'mkdocs.yml': `site_name: S\n${settings}`,
      'mdsplice.yml': 'collections: {rules: {}}\n',
      ...docs,
    })
    await mdsplice(site, 'write')
    const written = readFileSync(join(site, 'docs/index.md'), 'utf8')
    expect(written.includes('[One](rules/one.md)')).toBe(true)
    expect(written.includes('[Een](rules/one.nl.md)')).toBe(!isTranslated)
  })

  test.each([
    ['languages: {de: {}}', 'languages.de', '`nl`'],
    ['languages: {nl: {collections: {rulez: {empty: X}}}}', 'languages.nl.collections.rulez', '`rules`'],
    ['languages: {nl: {fields: {titl: {label: X}}}}', 'languages.nl.fields.titl', '`title`'],
    ['languages: {nl: {fields: {title: {heading: X}}}}', 'languages.nl.fields.title.heading', '`label`'],
  ])('a mistake in words: %s', async (words, path, meant) => {
    const settings = `site_name: S\nplugins: [{i18n: {${languages}}}]\n`
    const site = siteOf({ 'mkdocs.yml': settings, 'mdsplice.yml': `collections: {rules: {}}\n${words}\n`, ...docs })
    const { code, err } = await mdsplice(site, 'check')
    expect(code).toBe(2)
    expect(err).toMatch(/^mdsplice\.yml:2:\d+/m)
    expect(err).toContain(path)
    expect(err).toContain(meant)
  })

  test('settings that are inherited count, and those of properdocs.yml', async () => {
    const site = siteOf({
      'base.yml': `site_name: S\nplugins: [{i18n: {${languages}}}]\n`,
      'properdocs.yml': 'INHERIT: base.yml\n',
      'mdsplice.yml': 'collections: {rules: {}}\n',
      ...docs,
    })
    await mdsplice(site, 'write')
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).not.toContain('Een')
  })

  test('a folder that is called like a language is none without the plugin', async () => {
    const site = siteOf({
      'mkdocs.yml': 'site_name: S\n',
      'mdsplice.yml': 'collections: {rules: {}}\n',
      'docs/nl/index.md': '# S\n\n<!-- list_rules format=list -->\n',
      'docs/nl/rules/one.md': page('Een'),
      'docs/en/rules/one.md': page('One'),
    })
    await mdsplice(site, 'write')
    expect(contentOf(join(site, 'docs'))['nl/index.md']).toMatch(/\[One\].*\n.*\[Een\]/)
  })

  test('what a translation lacks beyond the page that it translates is said of it', async () => {
    const site = siteOf({
      'mkdocs.yml': `site_name: S\nplugins: [{i18n: {${languages}}}]\n`,
      'mdsplice.yml':
        'collections: {rules: {}, acts: {}}\nrelations: [{from: acts, to: rules, required: true, covered: true}]\n',
      'docs/rules/one.md': page('One'),
      'docs/rules/one.nl.md': page('Een'),
      'docs/acts/do.md': page('Do', 'rules: one\n'),
      'docs/acts/do.nl.md': page('Doe'),
      'docs/acts/rest.md': page('Rest'),
      'docs/acts/rest.nl.md': page('Rust'),
    })
    const { err } = await mdsplice(site, 'check')
    const said = err
      .split(/\n\n/)
      .map((part) => [part.split('\n')[0], ...(part.match(/orphan|uncovered/g) ?? [])].join(' '))
    expect(said.slice(0, 3)).toEqual([
      'docs/acts/do.nl.md orphan',
      'docs/acts/rest.md orphan',
      'docs/rules/one.nl.md uncovered',
    ])
  })

  test('trace and list answer for one language', async () => {
    const site = copySite(join(fixtures, 'translations-by-suffix'))
    const { out } = await mdsplice(site, 'trace', '--format', 'json')
    const [there] = (JSON.parse(out) as { relations: { pages: number; rows: { path: string }[] }[] }).relations
    expect(there?.rows.map(({ path }) => path)).toEqual(
      ['audit.md', 'logging.md', 'backups/index.md', 'keys/README.md'].map((path) => `docs/rules/${path}`),
    )
    expect((await mdsplice(site, 'list', 'rules', 'locale=nl', '--format', 'md')).out).toContain(
      '[Kluis](./nl/rules/vault/)',
    )
    const inDutch = await mdsplice(site, 'list', 'rules', 'locale=nl', 'columns=title,required_by,urgent')
    expect(inDutch.out).toMatch(/Loggen +Copy, Logs bewaren +ja /)
  })

  test('after a change the languages are what they are when they are read again', () => {
    const site = readSite({ cwd: copySite(join(fixtures, 'translations-by-suffix')) }, schemaNames)
    const listsOf = (queries: SiteQueries, { pages }: Site): unknown[] =>
      pages.map((each) => queries.find(each).regions.map(({ directive }) => queries.answer(directive, each)))
    const before = createSiteQueries(site)
    listsOf(before, site)
    for (const path of ['rules/logging.nl.md', 'acts/copy.md', 'rules/new.nl.md']) {
      const changed = toPage(path, page('Anders', 'requires: [keys]\n'), frontMatterRules(site.config))
      const now = replacePages(site, new Map([[path, changed]]))
      expect(listsOf(createSiteQueries(now, before), now)).toEqual(listsOf(createSiteQueries(now), now))
      expect(listsOf(createSiteQueries(now), now)).not.toEqual(listsOf(before, site))
    }
  })
})
