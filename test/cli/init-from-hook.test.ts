import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { copySite, fixtures, mdsplice, projectRoot, siteOf } from '../mini-site.ts'

const hook = (path: string): string => readFileSync(join(projectRoot, 'test/hooks', path), 'utf8')
const controls = {
  'docs/rules/controls/one.md': '---\ntitle: One\nowners: [legal-desk]\nstage: design\ntopic: [ai-law]\n---\n# One\n',
  'docs/rules/controls/two.md': '---\ntitle: Two\nowners: [legal-desk]\nstage: use\n---\n# Two\n',
  'docs/index.md':
    '# Home\n\n<!-- list_controls stage/design no-search no-owner no-topic -->\n\n<!-- list_controls -->\n',
}
const withHook = (text: string, pages: Record<string, string> = controls): string =>
  siteOf({
    ...pages,
    'mkdocs.yml': 'site_name: S\nhooks: [src/lists.py]\ntheme: {language: en}\n',
    'src/lists.py': text,
  })

/** What `init --from-hook` proposes for a site. */
async function proposedFor(site: string): Promise<unknown> {
  const { code, out, err } = await mdsplice(site, 'init', '--from-hook')
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('src/lists.py') })
  const [, text = ''] = /^New file mdsplice\.yml:\n\n([^]*?)\n\n/m.exec(out) ?? []
  return parse(text)
}

test('a hook outside of the repository is not read', async () => {
  const above = siteOf({
    'lists.py': hook('headings/lists.py'),
    ...Object.fromEntries(Object.entries(controls).map(([path, text]) => [`site/${path}`, text])),
    'site/mkdocs.yml': 'site_name: S\nhooks: [../lists.py]\ntheme: {language: en}\n',
  })
  const inside = join(above, 'site')
  execFileSync('git', ['init', '-q', inside])
  expect((await mdsplice(inside, 'init', '--from-hook')).code).toBe(2)
  rmSync(join(inside, '.git'), { recursive: true })
  execFileSync('git', ['init', '-q', above])
  expect((await mdsplice(inside, 'init', '--from-hook')).code).toBe(0)
})

describe('a hook whose columns are texts of HTML', () => {
  const settings = {
    collections: {
      controls: {
        columns: [{ field: 'title', heading: 'Controls' }, 'owners', 'stage', 'topic'],
        interactive: { related: false },
      },
    },
    fields: {
      owners: { aliases: ['owner'], label: 'Owners', show: 'chip' },
      stage: { label: 'Stage' },
      topic: { label: 'Topics' },
    },
  }

  test('gives its columns with their headings, and the names that switch them off', async () => {
    expect(await proposedFor(withHook(hook('headings/lists.py')))).toEqual(settings)
  })

  test('and its folder, where another has the same name', async () => {
    const other = { 'docs/other/controls/three.md': '---\ntitle: Three\n---\n# Three\n' }
    const text = hook('headings/lists.py').replace('f"rules/{kind}/"', '"rules/controls/"')
    const { controls: named } = settings.collections
    expect(await proposedFor(withHook(text, { ...controls, ...other }))).toEqual({
      ...settings,
      collections: { controls: { pages: 'rules/controls/**', ...named } },
    })
  })

  test('its pages need no edit: each list is the table of the hook', async () => {
    const site = withHook(hook('headings/lists.py'))
    await mdsplice(site, 'init', '--from-hook', '--yes')
    await mdsplice(site, 'build', '--out', 'built')
    expect(readFileSync(join(site, 'built/index.md'), 'utf8')).toMatch(
      /no-topic -->\n\n\| Controls \| Stage \|\n\| - \| - \|\n\| \[One\]\(rules\/controls\/one.md\) \| design \|\n\n<!-- \/list_controls \w+ -->\n\n<!-- list_controls -->\n\n<div class="mdsplice-interactive"[^\n]*\n\n\| Controls \| Owners \| Stage \| Topics \|\n/,
    )
  })

  test('a mdsplice.yml that is there is left alone', async () => {
    const site = siteOf({
      ...controls,
      'mkdocs.yml': 'site_name: S\nhooks: [lists.py]\n',
      'lists.py': hook('headings/lists.py'),
      'mdsplice.yml': 'messages: en\n',
    })
    const { out } = await mdsplice(site, 'init', '--from-hook', '--yes')
    expect(out).toMatch('mdsplice.yml exists already and is not changed; add this:')
    expect(readFileSync(join(site, 'mdsplice.yml'), 'utf8')).toBe('messages: en\n')
  })
})

describe('what is no hook with directives', () => {
  test.each([
    ['print("<!-- other -->")\n', 'a hook of another kind'],
    ['', 'an empty one'],
    ['(((((', 'no Python'],
    ['('.repeat(5000), 'brackets in brackets'],
    [`${'def a():\n'.repeat(3000)}"<!-- other -->"\n`, 'many functions'],
  ])('%#: is said, with what to do', async (text) => {
    const { code, err } = await mdsplice(withHook(text), 'init', '--from-hook')
    expect(code).toBe(2)
    expect(err).toBe(
      'mkdocs.yml: `hooks` names no file with directives such as `<!-- list_… -->` or `<!-- tags -->`; run `mdsplice init` without `--from-hook`\n',
    )
  })

  test('no file outside the repository is read', async () => {
    const site = siteOf({ ...controls, 'mkdocs.yml': 'site_name: S\nhooks: [../lists.py, /etc/passwd]\n' })
    expect((await mdsplice(site, 'init', '--from-hook')).code).toBe(2)
  })

  test('nor is any without a configuration', async () => {
    const { code, err } = await mdsplice(siteOf(controls), 'init', '--from-hook')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^The site: `hooks` names no file/) })
  })
})

test('without the option, init says that there is such a hook', async () => {
  const site = copySite(join(fixtures, 'migration-from-hook'))
  rmSync(join(site, 'mdsplice.yml'), { force: true })
  const { err } = await mdsplice(site, 'init')
  expect(err).toMatch('The lists of this site come from `hooks/lists.py`; `mdsplice init --from-hook` proposes')
})
