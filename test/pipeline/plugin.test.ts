import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { loadSite, remarkMdsplice, remarkPythonMarkdown } from '../../src/index.ts'
import { runProgram } from '../git-repository.ts'
import { copySite, filesIn, fixtures, mdsplice, projectRoot } from '../mini-site.ts'

const plain = unified().use(remarkParse).use(remarkFrontmatter).use(remarkStringify)

function onPage(fixture: string, path: string, value?: string): { site: ReturnType<typeof loadSite>; file: VFile } {
  const site = loadSite(join(fixtures, fixture))
  const file = join(site.docsDir, path)
  return { site, file: new VFile({ path: file, value: value ?? readFileSync(file, 'utf8') }) }
}

describe('the remark plugin', () => {
  test('puts the same rows into a tree as the command line into a file', async () => {
    const path = 'bouwblokken/privacy-en-gegevensbescherming/index.md'
    const { site, file } = onPage('example', path)
    const tree = (await plain().use(remarkMdsplice, { site }).run(plain().parse(file), file)) as Root
    const links: string[] = []
    visit(tree, 'table', (table) => visit(table, 'link', (link) => void links.push(link.url)))
    const written = copySite(join(fixtures, 'example'))
    await mdsplice(written, 'write')
    const rows = [...readFileSync(join(written, 'docs', path), 'utf8').matchAll(/^\| \[.*?\]\(([^)]*)\)/gm)].map(
      ([, url]) => url,
    )
    expect(links).toEqual(rows)
    expect(rows).toHaveLength(12)
    expect(file.messages).toEqual([])
  })

  test.each([
    ['as a pipeline without GFM', plain],
    ['as a pipeline with GFM', unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkStringify)],
  ])('twice is once, %s', async (_, pipeline) => {
    const { site, file } = onPage('filters', 'index.md')
    const once = String(await pipeline().use(remarkMdsplice, { site }).process(file))
    expect(once).toMatch(/<!-- list_vereisten bouwblok\/governance -->\n\n\| Vereiste/)
    expect(once.match(/<!-- \/list_/g)).toHaveLength(8)
    const again = new VFile({ path: file.path, value: once })
    expect(String(await pipeline().use(remarkMdsplice, { site }).process(again))).toBe(once)
    expect(again.messages.filter(({ fatal }) => fatal)).toEqual([])
  })

  test('finds directives in containers when the tree has them', async () => {
    const { site, file } = onPage('containers', 'index.md')
    const pipeline = unified().use(remarkPythonMarkdown).use(remarkMdsplice, { site })
    const tree = await pipeline.run(pipeline.parse(file), file)
    const holders: string[] = []
    visit(tree, 'table', (_table, _index, parent) => void holders.push(parent?.type ?? ''))
    expect(holders).toEqual([
      'details',
      'details',
      'details',
      'admonition',
      'contentTab',
      'details',
      'listItem',
      'blockquote',
    ])
    expect(file.messages).toEqual([])
  })

  test('cuts an html node that holds more than the directive', async () => {
    const { site, file } = onPage(
      'filters',
      'index.md',
      '<div markdown>\n<!-- list_vereisten bouwblok/data --> <!-- list_vereisten bouwblok/privacy -->\n</div>\n',
    )
    const text = String(await plain().use(remarkMdsplice, { site }).process(file))
    expect(text).toBe(
      [
        '<div markdown>\n<!-- list_vereisten bouwblok/data -->',
        '| Vereiste | Uitleg |\n| - | - |\n| [Archiefwet](vereisten/archiefwet.md) | Bewaar wat bewaard moet worden. |',
        '<!-- /list_vereisten af5da53e37d87a25 --> <!-- list_vereisten bouwblok/privacy -->',
        '| Vereiste | Uitleg |\n| - | - |\n| [Grondslag](vereisten/grondslag.md) | Leg de grondslag vast. |',
        '<!-- /list_vereisten be88e04dd5ca1818 -->\n</div>\n',
      ].join('\n\n'),
    )
  })

  test('says what is wrong on the file, and leaves the tree of such a page as it is', async () => {
    const { site, file } = onPage('unknown-names', 'collection.md')
    const before = plain().stringify(plain().parse(file))
    expect(String(await plain().use(remarkMdsplice, { site }).process(file))).toBe(before)
    expect(
      file.messages.map((message) => [
        message.line,
        message.column,
        message.ruleId,
        message.fatal,
        message.actual,
        message.expected,
      ]),
    ).toEqual([
      [1, 6, 'unknown-collection', true, 'vereiste', ['vereisten']],
      [3, 6, 'unknown-collection', true, 'recepten', undefined],
    ])
  })
})

describe('without a site, the remark plugin', () => {
  test('finds the one around the file, also when all is to be done at once', () => {
    const site = copySite(join(fixtures, 'example'))
    const path = join(site, 'docs/rollen/jurist.md')
    const file = new VFile({ path, value: '<!-- list_vereisten bouwblok/data -->\n' })
    const text = String(unified().use(remarkParse).use(remarkMdsplice).use(remarkStringify).processSync(file))
    expect(text).toContain('](../vereisten/archiefwet.md) |')
  })
})

describe('remark-cli with `"plugins": ["mdsplice"]`', () => {
  /** A site whose `.remarkrc` names the plugin, with nothing but it installed. */
  function remarkSite(fixture: string): string {
    const site = copySite(join(fixtures, fixture))
    writeFileSync(join(site, '.remarkrc'), '{ "plugins": ["mdsplice"] }')
    mkdirSync(join(site, 'node_modules'))
    symlinkSync(projectRoot, join(site, 'node_modules/mdsplice'))
    return site
  }

  function remark(cwd: string, ...args: string[]): { status: number | null; output: string } {
    const path = `${join(projectRoot, 'node_modules/.bin')}:${process.env['PATH']}`
    return runProgram(cwd, 'remark', [...args, '--quiet', '--no-color'], { PATH: path })
  }

  test('puts lists into pages, which `mdsplice check` then finds current; again, it changes nothing', async () => {
    const site = remarkSite('example')
    const read = (): string[] => paths.map((path) => readFileSync(join(site, path), 'utf8'))
    const paths = ['docs/rollen', 'docs/vereisten/index.md', 'docs/maatregelen'].flatMap((path) =>
      path.endsWith('.md') ? path : filesIn(join(site, path)).map((name) => `${path}/${name}`),
    )
    expect(remark(site, ...paths, '--output')).toEqual({ status: 0, output: '' })
    expect(await mdsplice(site, 'check', ...paths)).toMatchObject({ code: 0 })
    const once = read()
    expect(once.join('').match(/<!-- \/list_/g)).toHaveLength(20)
    expect(remark(site, ...paths, '--output')).toEqual({ status: 0, output: '' })
    expect(read()).toEqual(once)
  })

  test('says what is wrong with a page, as it says it of other plugins, and leaves the page as it is', () => {
    const site = remarkSite('unknown-names')
    const before = readFileSync(join(site, 'docs/collection.md'), 'utf8')
    const { status, output } = remark(site, 'docs/collection.md', '--output')
    expect(output.split('\n').map((line) => line.replace(/ {2,}/g, ' '))).toEqual([
      'docs/collection.md',
      expect.stringMatching(/^1:6-1:19 error .*`vereisten`.* unknown-collection mdsplice$/),
      expect.stringMatching(/^3:6-3:19 error .* unknown-collection mdsplice$/),
      '',
      '✖ 2 errors',
      '',
    ])
    expect(status).toBe(1)
    expect(readFileSync(join(site, 'docs/collection.md'), 'utf8')).toBe(before)
  })

  test('says what is wrong with the configuration, and that there is no site', () => {
    const site = remarkSite('filters')
    writeFileSync(join(site, 'mdsplice.yml'), 'messages: en\ncolections: {}\n')
    expect(remark(site, 'docs/index.md').output).toMatch(
      / error mdsplice\.yml:2:1: .*`colections`.*`collections`.* mdsplice\n/,
    )
    for (const gone of ['mdsplice.yml', 'mkdocs.yml', 'docs'])
      rmSync(join(site, gone), { recursive: true, force: true })
    writeFileSync(join(site, 'page.md'), 'Text.\n')
    const { status, output } = remark(site, 'page.md')
    expect(status).toBe(1)
    expect(output).toContain(
      'no `mkdocs.yml`, `properdocs.yml` or `zensical.toml` around this page and no folder `docs` here; run remark in the folder of your site, or give the plugin its `site`, as `loadSite` reads it',
    )
  })

  test('changes what the manual says that remark changes, and `mdsplice write` does not', () => {
    const site = remarkSite('filters')
    const written = [
      '- _a_',
      '',
      'b  ',
      'c',
      '',
      'D',
      '---',
      '',
      '!!! note',
      '',
      '    e',
      '',
      '=== "F"',
      '',
      '    g',
      '',
    ]
    const printed = [
      '* *a*',
      '',
      'b\\',
      'c',
      '',
      '## D',
      '',
      '!!! note',
      '',
      '```',
      'e',
      '```',
      '',
      '\\=== "F"',
      '',
      '```',
      'g',
      '```',
      '',
    ]
    writeFileSync(join(site, 'docs/other.md'), written.join('\n'))
    expect(remark(site, 'docs/other.md').output.split('\n')).toEqual(printed)
  })

  test('leaves a file alone that is no page of the site', () => {
    const site = remarkSite('filters')
    const text = 'A list:\n\n<!-- list_vereisten -->\n'
    writeFileSync(join(site, 'README.md'), text)
    expect(remark(site, 'README.md', '--output')).toEqual({ status: 0, output: '' })
    expect(readFileSync(join(site, 'README.md'), 'utf8')).toBe(text)
  })
})
