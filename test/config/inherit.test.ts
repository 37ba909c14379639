import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { makeRepository } from '../git-repository.ts'
import { mdsplice, siteOf } from '../mini-site.ts'

const page = '# A\n\n<!-- list_vereisten format=cards -->\n'
const requirement = '---\ntitle: Een\n---\n\n# Een\n'

/** A repository with a site in `site`, of which the pages stand in the folder `pages`. */
function familyOf(files: Readonly<Record<string, string>>, pages = 'site/pages'): string {
  return siteOf({
    '.git/HEAD': 'ref: refs/heads/main\n',
    [`${pages}/a.md`]: page,
    [`${pages}/vereisten/een.md`]: requirement,
    ...files,
  })
}

async function checked(folder: string, ...args: string[]): Promise<string> {
  const { out, err } = await mdsplice(join(folder, 'site'), 'check', ...args)
  return out + err
}

describe('what mkdocs.yml inherits', () => {
  test('is relative to the folder of mkdocs.yml, the nearest counts, and mappings are merged', async () => {
    const folder = familyOf({
      'site/mkdocs.yml': 'INHERIT: ../shared/base.yml\ntheme: {name: material}\n',
      'shared/base.yml':
        'INHERIT: deeper/root.yml\ndocs_dir: pages\ntheme: {language: nl, name: mkdocs}\nmarkdown_extensions: [md_in_html]\n',
      'shared/deeper/root.yml':
        'docs_dir: elsewhere\ntheme: {language: en, logo: x}\nmarkdown_extensions: [toc]\nuse_directory_urls: false\n',
      'site/mdsplice.yml': 'rules: {stale-region: off}\n',
    })
    expect(await checked(folder)).toBe('mdsplice check: 1 pagina verouderd\n')
    const { out } = await mdsplice(join(folder, 'site'), 'config')
    expect(out).toMatch(/^language: nl # mkdocs.yml\n/)
  })

  test.each([
    ['a list takes the place of another', '[toc]', '[md_in_html]', /^pages\/\.\.\/mkdocs\.yml|^mkdocs\.yml/m],
    ['mappings are merged', '{toc: {}}', '{md_in_html: {}}', null],
    ['a list that is inherited is where it lacks', null, '[toc]', /^\.\.\/base\.yml\n1:1-1:20 /m],
  ])('extensions: %s', async (_, own, inherited, place) => {
    const folder = familyOf({
      'site/mkdocs.yml': `INHERIT: ../base.yml\ndocs_dir: pages\n${own === null ? '' : `markdown_extensions: ${own}\n`}`,
      'base.yml': `markdown_extensions: ${inherited}\n`,
    })
    const said = await checked(folder)
    expect(said.includes('missing-extension')).toBe(place !== null)
    if (place) expect(said).toMatch(place)
  })

  test('a file that snippets append stands in a folder relative to mkdocs.yml', async () => {
    const folder = familyOf({
      'site/mkdocs.yml':
        'INHERIT: ../base.yml\ndocs_dir: pages\nmarkdown_extensions: {pymdownx.snippets: {auto_append: [words.md]}}\n',
      'base.yml': 'markdown_extensions: {md_in_html: {}, pymdownx.snippets: {base_path: parts}}\n',
      'site/parts/words.md': '*[A]: een\n*[A]: twee\n',
      'site/pages/b.md': '<!-- definitions -->\n',
    })
    expect(await checked(folder)).toContain('parts/words.md')
  })

  test.each([
    [
      'is not there',
      { 'site/mkdocs.yml': 'docs_dir: pages\nINHERIT: ../none.yml\n' },
      'mkdocs.yml:2:10: ',
      '`INHERIT` must be the path of a file in this repository, relative to this folder, that does not inherit from this one',
    ],
    [
      'is no path',
      { 'site/mkdocs.yml': 'INHERIT: "a\\0b"\n' },
      'mkdocs.yml:1:10: ',
      '`INHERIT` must be the path of a file in this repository, relative to this folder, that does not inherit from this one',
    ],
    [
      'has no name',
      { 'site/mkdocs.yml': 'INHERIT:\n' },
      'mkdocs.yml:1:9: ',
      '`INHERIT` must be the path of a file in this repository, relative to this folder, that does not inherit from this one',
    ],
    [
      'names the first',
      {
        'site/mkdocs.yml': 'INHERIT: ../base.yml\n',
        'base.yml': 'theme: {language: nl}\nINHERIT: site/mkdocs.yml\n',
        'site/mdsplice.yml': '',
      },
      '../base.yml:2:10: ',
      '`INHERIT` moet het pad zijn, vanaf deze map, van een bestand in deze repository dat niet van dit bestand erft',
    ],
    ['is no YAML', { 'site/mkdocs.yml': 'INHERIT: ../base.yml\n', 'base.yml': 'a: [\n' }, '../base.yml:', ''],
  ])('cannot be had from a file that %s', async (_, files, place, message) => {
    const { code, err } = await mdsplice(join(familyOf(files as Record<string, string>), 'site'), 'check')
    expect(code).toBe(2)
    expect(err.startsWith(place)).toBe(true)
    expect(err.toLowerCase()).toContain(message.toLowerCase())
  })

  test('cannot be had from outside the repository, neither by name nor by a link', async () => {
    const folder = familyOf({
      'site/mkdocs.yml': 'INHERIT: ../base.yml\ndocs_dir: pages\n',
      'base.yml': 'theme: {language: nl}\n',
    })
    expect(await checked(folder)).toContain('stale-region')
    makeRepository(join(folder, 'site'))
    expect((await checked(folder)).toLowerCase()).toBe(
      'mkdocs.yml:1:10: `inherit` must be the path of a file in this repository, relative to this folder, that does not inherit from this one\n',
    )
    symlinkSync('../base.yml', join(folder, 'site/base.yml'))
    writeFileSync(join(folder, 'site/mkdocs.yml'), 'INHERIT: base.yml\ndocs_dir: pages\n')
    expect((await checked(folder)).toLowerCase()).toContain('a file in this repository')
  })

  test.each([
    ['above the site', '../base.yml', 'base.yml'],
    ['in a folder of the site', 'parts/base.yml', 'site/parts/base.yml'],
  ])('can affect every page when it changes, %s', async (_, inherit, path) => {
    const folder = familyOf({
      'site/mkdocs.yml': `INHERIT: ${inherit}\ndocs_dir: pages\n`,
      [path]: 'markdown_extensions: [md_in_html]\n',
      'other.yml': '',
    })
    await mdsplice(join(folder, 'site'), 'write')
    makeRepository(folder)
    writeFileSync(join(folder, 'other.yml'), 'a: 1\n')
    writeFileSync(join(folder, 'site/pages/a.md'), `${page}\n<!-- list_nonsens -->\n`)
    makeRepository(folder)
    expect(await checked(folder, '--since', 'HEAD')).not.toContain('unknown-collection')
    writeFileSync(join(folder, path), 'markdown_extensions: [toc]\n')
    expect(await checked(folder, '--since', 'HEAD')).toContain('unknown-collection')
    rmSync(join(folder, path))
    expect(await checked(folder, '--since', 'HEAD')).toContain('INHERIT')
  })
})
