import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { mdsplice, projectRoot, siteOf } from '../mini-site.ts'
import { describeWith, pythonFolder } from '../tools.ts'

const names =
  'index b a10 a2 guides/one guides/two guides/index guides/deep/x guides/deep/y Zoo/z api/k api/j hidden/h x.hidden'
const pages = Object.fromEntries(names.split(' ').map((name) => [`docs/${name}.md`, `# ${name}\n`]))

function makeSite(files: Record<string, string>): string {
  return siteOf({
    'mkdocs.yml': 'site_name: x\n',
    'mdsplice.yml':
      "collections:\n  all: { pages: '**', include_index: true, derive: { position: nav }, sort: position }\n",
    ...pages,
    ...files,
  })
}

async function order(site: string): Promise<string> {
  const { out } = await mdsplice(site, 'list', 'all', 'position/*', '--format', 'paths')
  return out.trim().replaceAll('docs/', '').replaceAll('\n', ' ')
}

const awesome = 'site_name: x\nplugins: [search, awesome-nav]\n'

/** Sites with a navigation of their own. */
const sites: Record<string, Record<string, string>> = {
  'no nav': {},
  nav: {
    'mkdocs.yml': 'site_name: x\nnav:\n- b.md\n- X: [api/k.md, {Y: ./a2.md}, "https://x"]\n- gone.md\n',
  },
  'awesome-nav without files': { 'mkdocs.yml': awesome },
  'awesome-nav in place of nav, with files of another name': {
    'mkdocs.yml': 'site_name: x\nplugins: {awesome-nav: {filename: order.yml}}\nnav: [b.md]\n',
    'docs/order.yml': 'nav: [api, "*"]\n',
  },
  'awesome-nav with folders, sections, ignored and hidden ones': {
    'mkdocs.yml': awesome,
    'docs/.nav.yml':
      'ignore: "*.hidden.md"\nnav: [b.md, {More: [{Deep: guides/deep}, api]}, "*"]\nappend_unmatched: true\nsort: {direction: desc}\n',
    'docs/guides/.nav.yml': 'sort: {direction: asc, sections: first}\n',
    'docs/hidden/.nav.yml': 'hide: true\n',
    'docs/api/.nav.yml': "nav: ['k*', j.md]\n",
  },
  'awesome-nav with deep globs and options': {
    'mkdocs.yml': awesome,
    'docs/.nav.yml': 'nav: ["guides/**", {glob: "*", sort: {type: alphabetical, sections: mixed}}]\n',
  },
  'awesome-nav with what is listed twice, or is not there': {
    'mkdocs.yml': awesome,
    'docs/.nav.yml': 'nav: ["*", a2.md, guides/deep/y.md, guides, gone.md]\n',
  },
  'awesome-nav with a mistake': { 'mkdocs.yml': awesome, 'docs/.nav.yml': 'nav: [\n' },
}

const python = join(pythonFolder, 'current/bin/python')

describeWith(python, ['-c', 'import mkdocs_awesome_nav'], 'positions are those of MkDocs and awesome-nav', () => {
  const folders = Object.values(sites).map(makeSite)
  const { stdout } = spawnSync(python, [join(projectRoot, 'test/built/nav-order.py'), ...folders], { encoding: 'utf8' })
  const orders = stdout.split('\n')

  test.each(Object.keys(sites).map((name, index) => [name, index] as const))('%s', async (_, index) => {
    expect(orders[index]?.split(' ').length).toBeGreaterThanOrEqual(3)
    expect(await order(folders[index] ?? '')).toBe(orders[index])
  })
})

describe('awesome-pages', () => {
  test.each([
    ['nav: [b.md, guides, ..., a2.md]', 'b.md guides/one.md guides/two.md index.md a10.md x.hidden.md', 'a2.md'],
    ['order: desc', 'index.md', 'Zoo/z.md'],
    ['nav: [b.md]', 'b.md', 'b.md'],
    ['arrange: [b.md]', 'b.md index.md a10.md', 'hidden/h.md'],
    ['nav: [... | a*.md, b.md, "... | regex=^[gi]"]', 'a10.md a2.md b.md index.md guides/one.md', 'guides/two.md'],
  ])('%s', async (text, first, last) => {
    const site = makeSite({
      'mkdocs.yml': 'site_name: x\nplugins: [awesome-pages]\n',
      'docs/.pages': `${text}\n`,
      'docs/guides/.pages': 'nav: [one.md, two.md]\n',
    })
    const found = await order(site)
    if (text !== 'order: desc') expect(found.startsWith(first)).toBe(true)
    else expect(found).toMatch(/^x\.hidden\.md index\.md .* b\.md api\/j\.md api\/k\.md a2\.md a10\.md Zoo\/z\.md$/)
    expect(found.endsWith(last)).toBe(true)
  })

  test('a nav that asks for the rest', async () => {
    const site = makeSite({ 'mkdocs.yml': 'site_name: x\nplugins: [awesome-pages]\nnav: [b.md, ..., index.md]\n' })
    expect(await order(site)).toMatch(/^b\.md a10\.md .* index\.md$/)
  })
})
