import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'

const list = '<!-- list_towns -->\n'
const town = '---\ntitle: Delft\n---\n'
const settings = (folder: string): string => `docs_dir: ${folder}\nlanguage: en\ncollections:\n  towns:\n`

describe('`docs_dir` of `mdsplice.yml`, on a site of a generator that mdsplice does not know', () => {
  test.each([['src/content/docs'], ['content'], ['.'], ['./']])('%s', async (folder) => {
    const site = siteOf({
      'mdsplice.yml': settings(folder),
      'node_modules/one/towns/README.md': town,
      'node_modules/one/towns/two.md': town,
      [join(folder, 'start.md')]: list,
      [join(folder, 'towns/delft.md')]: town,
    })
    expect((await mdsplice(site, 'write')).code).toBe(0)
    expect(readFileSync(join(site, folder, 'start.md'), 'utf8')).toMatch(
      /^\| \[Delft\]\(towns\/delft\.md\) \|\n\n<!-- \//m,
    )
    expect(readFileSync(join(site, folder, 'start.md'), 'utf8').match(/Delft/g)).toHaveLength(1)
  })

  test('a folder that is not there, or outside the repository', async () => {
    const site = siteOf({ 'mdsplice.yml': settings('content'), 'towns/delft.md': town })
    expect(await mdsplice(site, 'check')).toMatchObject({
      code: 2,
      err: 'content: no such folder; it is the `docs_dir` of `mdsplice.yml`\n',
    })
    mkdirSync(join(site, '.git'))
    writeFileSync(join(site, 'mdsplice.yml'), settings('..'))
    const { code, err } = await mdsplice(site, 'check')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('outside the repository') })
  })

  test('beside the configuration of a generator it is a mistake', async () => {
    const site = siteOf({
      'mdsplice.yml': settings('content'),
      'mkdocs.yml': 'site_name: Towns\n',
      'docs/towns/delft.md': town,
    })
    expect(await mdsplice(site, 'check')).toMatchObject({
      code: 2,
      err: 'mdsplice.yml:1:1: `docs_dir` has no effect together with `mkdocs.yml`; delete one of the two\n',
    })
  })

  test('`--config-file` names the `mdsplice.yml` of a site in another folder, and `init` puts it into the hook', async () => {
    const site = siteOf({
      '.git/HEAD': '',
      'website/mdsplice.yml': settings('content'),
      'website/content/start.md': list,
      'website/content/towns/delft.md': town,
      'website/content/towns/gouda.md': '---\ntitle: Gouda\n---\n',
    })
    expect(await mdsplice(site, 'write', '-f', 'website/mdsplice.yml')).toMatchObject({ code: 0 })
    expect(readFileSync(join(site, 'website/content/start.md'), 'utf8')).toContain('[Delft](towns/delft.md)')
    const { out } = await mdsplice(join(site, 'website'), 'init')
    expect(out).toContain('args: [--config-file, "website/mdsplice.yml"]')
    writeFileSync(join(site, 'website/mkdocs.yml'), 'site_name: Towns\ndocs_dir: content\n')
    writeFileSync(join(site, 'website/mdsplice.yml'), settings('content').replace(/^docs_dir.*\n/, ''))
    expect((await mdsplice(site, 'config', '-f', 'website/mdsplice.yml')).out).toContain('dialect: python-markdown')
  })
})
