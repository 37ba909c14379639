import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'

const pages = {
  'docs/vereisten/a.md': '---\ntitle: A\nfase: beheer\n---\n',
  'docs/maatregelen/b.md': '---\ntitle: B\nvereiste: a\n---\n',
  'docs/index.md': '# T\n\n<!-- list_vereisten format=cards -->\n\n<!-- graph vereisten maatregelen -->\n',
}

const fence = [
  'custom_fences:',
  '  - name: mermaid',
  '    class: mermaid',
  '    format: !!python/name:pymdownx.superfences.fence_code_format',
]

/** Lines of a configuration with what stands before each. */
function indented(spaces: number, lines: readonly string[]): string {
  return lines.map((line) => `${' '.repeat(spaces)}${line}\n`).join('')
}

/** Configurations in the shapes that sites have, and what is made of each. */
const shapes: Record<string, [before: string, after: string]> = {
  'no list at all, no line end': [
    'site_name: x # a comment',
    `site_name: x # a comment\nmarkdown_extensions:\n  - md_in_html\n  - pymdownx.superfences:\n${indented(6, fence)}`,
  ],
  'a list at the margin with comments and quotes': [
    `# top\nmarkdown_extensions: # which\n- "attr_list" # why\n- 'toc':\n    permalink:   true   # so\n\n# nav below\nnav:\n- Home: index.md\n`,
    `# top\nmarkdown_extensions: # which\n- "attr_list" # why\n- 'toc':\n    permalink:   true   # so\n- md_in_html\n- pymdownx.superfences:\n${indented(4, fence)}\n# nav below\nnav:\n- Home: index.md\n`,
  ],
  'a list by four, the extension without settings': [
    'markdown_extensions:\n    - md_in_html\n    - pymdownx.superfences # code\n    - toc\n',
    `markdown_extensions:\n    - md_in_html\n    - pymdownx.superfences: # code\n${indented(8, fence)}    - toc\n`,
  ],
  'the extension with other settings': [
    'markdown_extensions:\n  - md_in_html\n  - pymdownx.superfences:\n      preserve_tabs: true\nsite_name: x\n',
    `markdown_extensions:\n  - md_in_html\n  - pymdownx.superfences:\n      preserve_tabs: true\n${indented(6, fence)}site_name: x\n`,
  ],
  'the extension with other fences': [
    'markdown_extensions:\n  - md_in_html\n  - pymdownx.superfences:\n      custom_fences:\n      - name: math\n        class: arithmatex\n',
    `markdown_extensions:\n  - md_in_html\n  - pymdownx.superfences:\n      custom_fences:\n      - name: math\n        class: arithmatex\n${indented(
      6,
      fence.slice(1).map((line) => line.slice(2)),
    )}`,
  ],
  'a mapping': ['markdown_extensions:\n  attr_list: {}\n  pymdownx.superfences: {}\nsite_name: x\n', ''],
  'a mapping without that extension': [
    'markdown_extensions:\n  attr_list: {}\nsite_name: x\n',
    `markdown_extensions:\n  attr_list: {}\n  md_in_html: {}\n  pymdownx.superfences:\n${indented(4, fence)}site_name: x\n`,
  ],
  'an empty list': [
    'markdown_extensions:\nsite_name: x\n',
    `markdown_extensions:\n  - md_in_html\n  - pymdownx.superfences:\n${indented(6, fence)}site_name: x\n`,
  ],
  'a list between brackets': ['markdown_extensions: [attr_list, toc]\n', ''],
  'a list with an anchor': ['markdown_extensions: &own\n  - attr_list\n', ''],
  'Windows line ends': [
    'markdown_extensions:\r\n  - md_in_html\r\n  - pymdownx.superfences\r\nsite_name: x\r\n',
    `markdown_extensions:\n  - md_in_html\n  - pymdownx.superfences:\n${indented(6, fence)}site_name: x\n`.replaceAll(
      '\n',
      '\r\n',
    ),
  ],
}

describe.each(Object.entries(shapes))('check --fix with %s', (_, [before, after]) => {
  const byHand = after === ''

  test(byHand ? 'changes nothing it is not sure of and shows the lines' : 'adds just what is missing', async () => {
    const site = siteOf({ ...pages, 'mkdocs.yml': before })
    const config = (): string => readFileSync(join(site, 'mkdocs.yml'), 'utf8')
    const shown = await mdsplice(site, 'check', '--fix', '--diff')
    expect(config()).toBe(before)
    expect(shown.out.includes('+++ b/mkdocs.yml')).toBe(!byHand || before.includes('attr_list: {}'))
    const fixed = await mdsplice(site, 'check', '--fix')
    if (byHand) {
      expect(fixed.err).toContain('Add this to mkdocs.yml')
      expect(fixed.err).toMatch(/markdown_extensions:\n {2}- pymdownx.superfences:\n {6}custom_fences:\n/)
    } else {
      expect(config()).toBe(after)
      expect(fixed.err).not.toContain('missing-extension')
      expect((await mdsplice(site, 'check', '--fix')).err).not.toContain('fixed')
      expect(config()).toBe(after)
    }
  })
})

test('what stands in a file that is inherited is left as it is', async () => {
  const base = 'markdown_extensions:\n  - attr_list\n'
  const site = siteOf({ ...pages, 'mkdocs.yml': 'INHERIT: base.yml\n', 'base.yml': base })
  const { err } = await mdsplice(site, 'check', '--fix')
  expect(err).toContain('Add this to base.yml')
  expect(readFileSync(join(site, 'base.yml'), 'utf8')).toBe(base)
})

test('init offers the same', async () => {
  const site = siteOf({ ...pages, 'mkdocs.yml': 'markdown_extensions:\n  - attr_list # why\n' })
  const { err, out } = await mdsplice(site, 'init', '--yes')
  expect(err).toContain('mkdocs.yml')
  expect(out).toContain("mkdocs.yml lacks settings that the site's lists need:\n\n  - md_in_html\n")
  expect(readFileSync(join(site, 'mkdocs.yml'), 'utf8')).toBe(
    `markdown_extensions:\n  - attr_list # why\n  - md_in_html\n  - pymdownx.superfences:\n${indented(6, fence)}`,
  )
})

describe('nothing is said', () => {
  const config = 'site_name: x\n'
  test.each([
    ['without a configuration', {}],
    ['where the environment says more', { 'mkdocs.yml': 'markdown_extensions: !ENV [EXTENSIONS, []]\n' }],
    ['where a hook adds', { 'mkdocs.yml': `${config}hooks: [h.py]\n`, 'h.py': 'c["markdown_extensions"] += []\n' }],
    ['where an unknown plugin can add', { 'mkdocs.yml': `${config}plugins: [search, techdocs-core]\n` }],
  ])('%s', async (_, files) => {
    const { err } = await mdsplice(siteOf({ ...pages, ...files }), 'check')
    expect(err).not.toMatch(/missing-(?:extension|asset)/)
  })

  test('but of a hook that does something else', async () => {
    const files = { 'mkdocs.yml': `${config}hooks: [h.py]\n`, 'h.py': 'def on_nav(nav, **kw): return nav\n' }
    expect((await mdsplice(siteOf({ ...pages, ...files }), 'check')).err).toContain('missing-extension')
  })
})

describe('scripts and styles', () => {
  const site = (files: Record<string, string>): string =>
    siteOf({ ...pages, 'docs/index.md': '<!-- list_vereisten interactive -->\n', ...files })
  const named = 'markdown_extensions: [md_in_html]\nextra_javascript: [a/mdsplice.js]\nextra_css: [a/mdsplice.css]\n'
  const said = async (files: Record<string, string>): Promise<string[]> => {
    const { err } = await mdsplice(site(files), 'check')
    return err.split('\n').filter((line) => line.includes('missing-asset'))
  }

  test('that no setting names, that are missing, and that are of another version', async () => {
    expect(await said({ 'mkdocs.yml': 'markdown_extensions: [md_in_html]\n' })).toEqual([
      expect.stringContaining('add `- javascripts/mdsplice.js` to `extra_javascript`'),
      expect.stringContaining('add `- javascripts/mdsplice.css` to `extra_css`'),
    ])
    expect(await said({ 'mkdocs.yml': named })).toEqual([
      expect.stringContaining('does not exist; run `mdsplice assets --out docs/a`'),
      expect.stringContaining('does not exist'),
    ])
    const old = { 'docs/a/mdsplice.js': '/*! mdsplice 0.0.1 */', 'docs/a/mdsplice.css': '.mdsplice-controls{}' }
    expect(await said({ 'mkdocs.yml': named, ...old })).toEqual([
      expect.stringContaining('is from mdsplice 0.0.1'),
      expect.stringContaining('is from an older version of mdsplice'),
    ])
  })

  test('that `mdsplice assets` has put there', async () => {
    const folder = site({ 'mkdocs.yml': named })
    await mdsplice(folder, 'assets', '--out', 'docs/a')
    expect((await mdsplice(folder, 'check')).err).not.toContain('missing-asset')
  })

  test('under another name, at an address, or made where the site is built', async () => {
    const bundle = 'document.querySelectorAll(".mdsplice-interactive")'
    const other = named.replace('a/mdsplice.js', 'all.js').replace('a/mdsplice.css', 'https://cdn.example/mdsplice.css')
    expect(await said({ 'mkdocs.yml': other, 'docs/all.js': bundle })).toEqual([])
    expect(await said({ 'mkdocs.yml': named, '.gitignore': 'docs/a/\n' })).toEqual([])
    expect(await said({ 'mkdocs.yml': named, '.gitignore': '/docs/b/\n' })).toHaveLength(2)
    const mapping = named.replace('[a/mdsplice.js]', '[{ path: all.js, defer: true }]')
    expect(await said({ 'mkdocs.yml': mapping, 'docs/all.js': bundle, '.gitignore': '*.css' })).toEqual([])
  })
})
