import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { contentOf, mdsplice, temporaryFolder } from '../mini-site.ts'

const directive = '<!-- list_vereisten -->\n'

/** A small good site with further files. */
function site(files: Record<string, string | Buffer> = {}): string {
  const folder = temporaryFolder()
  const all = { 'docs/index.md': directive, 'docs/vereisten/een.md': '---\ntitle: Een\n---\n', ...files }
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

function lines(text: string): string[] {
  return text.replace(/ {2,}/g, ' ').split('\n')
}

describe('what keeps a run from starting is one line with the path and what to do, exit code 2', () => {
  test.each<[string, string, string[], string]>([
    [
      'no site',
      temporaryFolder(),
      ['check'],
      'DIR: no `mkdocs.yml`, `properdocs.yml` or `zensical.toml` here, and no folder `docs`; go to the folder of your site, name that file with `--config-file`, or say where the pages are with `docs_dir` in `mdsplice.yml`',
    ],
    [
      'no such mkdocs.yml',
      site(),
      ['check', '-f', 'other.yml'],
      "other.yml: no such file; name your site's `mkdocs.yml`, `properdocs.yml`, `zensical.toml` or `mdsplice.yml`",
    ],
    [
      'no docs_dir',
      site({ 'mkdocs.yml': 'docs_dir: pages\n' }),
      ['check'],
      'pages: no such folder; it is the `docs_dir` of `mkdocs.yml`',
    ],
    [
      'a docs_dir that is no path',
      site({ 'mkdocs.yml': 'docs_dir: "a\\0b"\n' }),
      ['check'],
      'a\\u{0}b: no such folder; it is the `docs_dir` of `mkdocs.yml`',
    ],
    [
      'a docs_dir that is too long',
      site({ 'mkdocs.yml': `docs_dir: ${'a'.repeat(5000)}\n` }),
      ['check'],
      `${'a'.repeat(5000)}: no such folder; it is the \`docs_dir\` of \`mkdocs.yml\``,
    ],
    [
      'broken mkdocs.yml',
      site({ 'mkdocs.yml': 'site_name: x\nnav: [a\n' }),
      ['check'],
      'mkdocs.yml:2:6: Unclosed bracket `[`; put a `]` at the end of the list',
    ],
    [
      'no such page',
      site(),
      ['check', 'docs/nope.md'],
      'docs/nope.md: not a page of the site; name a page or a folder of pages',
    ],
    [
      'output is the site',
      site(),
      ['build', '--out', 'docs'],
      "docs: the output folder must be outside the site's pages (docs) and must not contain them; choose another with `--out`",
    ],
    [
      'output inside the site',
      site(),
      ['build', '--out', 'docs/copy'],
      "docs/copy: the output folder must be outside the site's pages (docs) and must not contain them; choose another with `--out`",
    ],
    [
      'output contains the site',
      site(),
      ['build', '--out', '.'],
      ".: the output folder must be outside the site's pages (docs) and must not contain them; choose another with `--out`",
    ],
    [
      'output is foreign',
      site({ 'out/mine.txt': 'mine' }),
      ['build', '--out', 'out'],
      'out: the folder exists and was not made by `mdsplice build`, so it was not changed; choose another with `--out`, or delete it',
    ],
    [
      'output is a file',
      site({ out: '' }),
      ['build', '--out', 'out'],
      'out: this is a file; choose a folder with `--out`',
    ],
    ['output not named', site(), ['build'], "error: required option '-o, --out <folder>' not specified"],
    ['unknown verb', site(), ['wriet'], "error: unknown command 'wriet'"],
    [
      'no number',
      site(),
      ['check', '--max-warnings', 'few'],
      "error: option '--max-warnings <count>' argument 'few' is invalid. Use a whole number, 0 or more.",
    ],
  ])('%s', async (_, folder, args, message) => {
    const before = contentOf(folder)
    const { code, err, out } = await mdsplice(folder, ...args)
    expect(lines(err)[0]).toBe(message.replace('DIR', folder))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(contentOf(folder)).toEqual(before)
  })
})

describe('a file that cannot be used is an error of its own, and every other page is still written', () => {
  test.each<[string, (folder: string) => void, string, string]>([
    [
      'not UTF-8',
      (folder) => writeFileSync(join(folder, 'docs/latin1.md'), Buffer.from([0x63, 0xe9, 0x0a])),
      'docs/latin1.md',
      ' error The file is not UTF-8 and was skipped; save it as UTF-8 unreadable-page mdsplice',
    ],
    [
      'a folder named like a page',
      (folder) => mkdirSync(join(folder, 'docs/x.md')),
      'docs/x.md',
      ' error This folder has the name of a page; rename it unreadable-page mdsplice',
    ],
    [
      'a link to itself',
      (folder) => symlinkSync('self.md', join(folder, 'docs/self.md')),
      'docs/self.md',
      ' error The symbolic link leads back to itself or to a folder above it and was not followed; delete it unreadable-page mdsplice',
    ],
    [
      'a link to a folder above',
      (folder) => symlinkSync('..', join(folder, 'docs/vereisten/up')),
      'docs/vereisten/up',
      ' error The symbolic link leads back to itself or to a folder above it and was not followed; delete it unreadable-page mdsplice',
    ],
    [
      'a link to nothing',
      (folder) => symlinkSync('nothing', join(folder, 'docs/gone.md')),
      'docs/gone.md',
      ' error Broken symbolic link; delete it, or restore its target unreadable-page mdsplice',
    ],
    [
      'a read-only page',
      (folder) => {
        writeFileSync(join(folder, 'docs/locked.md'), directive)
        chmodSync(join(folder, 'docs/locked.md'), 0o444)
      },
      'docs/locked.md',
      ' error The file is read-only and was not changed; make it writable unwritable-page mdsplice',
    ],
  ])('%s', async (_, spoil, path, message) => {
    const folder = site()
    spoil(folder)
    const before = contentOf(folder)
    const { code, err } = await mdsplice(folder, 'write')
    expect(lines(err).slice(0, 2)).toEqual([path, message])
    expect(code).toBe(1)
    const { 'docs/index.md': index, ...others } = contentOf(folder)
    expect(index).toContain('[Een](vereisten/een.md)')
    expect(others).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'docs/index.md')))
  })

  test('a folder that cannot be written to', async () => {
    const folder = site({ 'docs/sub/page.md': directive })
    writeFileSync(join(folder, 'docs/file'), '')
    await mdsplice(folder, 'build', '--out', 'out')
    mkdirSync(join(folder, 'out2/sub'), { recursive: true })
    writeFileSync(join(folder, 'out2/.mdsplice-build.json'), '{"files":["index.md"]}')
    mkdirSync(join(folder, 'out2/index.md'))
    const { code, err } = await mdsplice(folder, 'build', '--out', 'out2')
    expect(lines(err).slice(0, 2)).toEqual([
      'docs/index.md',
      ' error The file could not be written (EISDIR) and was not changed unwritable-page mdsplice',
    ])
    expect(code).toBe(1)
    expect(readFileSync(join(folder, 'out2/sub/page.md'), 'utf8')).toContain('[Een](../vereisten/een.md)')
  })
})

describe('build', () => {
  test('copies what is no page as it is, and deletes only what an earlier build wrote', async () => {
    const picture = Buffer.from([0, 255, 13, 10, 1])
    const folder = site({ 'docs/a/picture.png': picture, 'docs/.hidden/x.md': directive, 'docs/old.md': 'old' })
    expect((await mdsplice(folder, 'build', '--out', 'out')).code).toBe(0)
    expect(readFileSync(join(folder, 'out/a/picture.png'))).toEqual(picture)
    expect(readFileSync(join(folder, 'out/.hidden/x.md'), 'utf8')).toBe(directive)
    writeFileSync(join(folder, 'out/foreign.txt'), 'mine')
    const second = site()
    const paths = JSON.parse(readFileSync(join(folder, 'out/.mdsplice-build.json'), 'utf8')) as { files: string[] }
    expect(paths.files).toContain('old.md')
    expect((await mdsplice(second, 'build', '--out', join(folder, 'out'))).code).toBe(0)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      '.hidden',
      '.mdsplice-build.json',
      'a',
      'foreign.txt',
      'index.md',
      'vereisten',
    ])
  })

  test.each([
    [
      'a list that follows',
      '<!-- list_vereisten format=list -->\n\n- mine\n',
      '- [Een](vereisten/een.md)\n\nEND\n\n- mine\n',
    ],
    ['text right below', '<!-- list_vereisten format=list -->\nText\n', '- [Een](vereisten/een.md)\n\nEND\nText\n'],
    ['indented text right below', '<!-- list_vereisten format=count -->\n    Text\n', '1\n\nEND\n    Text\n'],
    [
      'code that follows',
      ' <!-- list_vereisten format=list -->\r\n\r\n\tcode\r\n',
      ' - [Een](vereisten/een.md)\r\n\r\n END\r\n\r\n\tcode\r\n',
    ],
    ['a list below a table', '<!-- list_vereisten format=count -->\n\n- mine\n', '1\n\nEND\n\n- mine\n'],
    [
      'an item below a list in one',
      '- a\n\n    <!-- list_vereisten format=list -->\n\n- b\n',
      '    - [Een](vereisten/een.md)\n\n    END\n\n- b\n',
    ],
    [
      'a second directive on the line',
      '<!-- list_vereisten format=count -->     <!-- list_vereisten format=list -->\n',
      '1\n\nEND     <!-- list_vereisten format=list -->\n\n- [Een](vereisten/een.md)\n\nEND\n',
    ],
  ])('keeps a listing and %s apart, as write does', async (_, page, below) => {
    const folder = site({ 'docs/index.md': page })
    expect(await mdsplice(folder, 'build', '--out', 'out')).toMatchObject({ code: 0 })
    const built = readFileSync(join(folder, 'out/index.md'), 'utf8')
    const shown = built.replaceAll(/<!-- \/list_vereisten [0-9a-f]{16} -->/g, 'END')
    expect(shown.slice(shown.indexOf('-->') + 3).replace(/^(?:\r?\n)+/, '')).toBe(below)
    await mdsplice(folder, 'write')
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toBe(built)
  })

  test('a manifest cannot make it delete files elsewhere', async () => {
    const folder = site({
      'precious.txt': 'precious',
      'out/.mdsplice-build.json': '{"files":["../precious.txt","/etc/hostname"]}',
    })
    expect((await mdsplice(folder, 'build', '--out', 'out')).code).toBe(0)
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('precious')
  })
})

test('paths limit what is written and reported, not what is read', async () => {
  const folder = site({ 'docs/sub/a.md': directive, 'docs/sub/b.md': '<!-- list_vreisten -->\n' })
  const { err } = await mdsplice(folder, 'write', 'docs/sub/a.md')
  expect(err).toBe('mdsplice write: 1 page written\n')
  expect(readFileSync(join(folder, 'docs/sub/a.md'), 'utf8')).toContain('[Een](../vereisten/een.md)')
  expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toBe(directive)
  expect((await mdsplice(folder, 'check', 'docs/sub')).code).toBe(1)
  expect((await mdsplice(folder, 'check', 'docs/sub/a*.md')).code).toBe(0)
})

test.each([
  [['check'], 3],
  [['check', '--max-warnings', '0'], 1],
  [['write'], 0],
  [['write', '--max-warnings', '1'], 0],
  [['write', '--max-warnings', '0'], 1],
])('%j on a page with one warning gives exit code %i', async (args, code) => {
  expect((await mdsplice(site({ 'docs/w.md': '<!-- list_vereisten zoekn -->\n' }), ...args)).code).toBe(code)
})

test('write --force replaces what was changed by hand, clear --force takes it out', async () => {
  const folder = site()
  const index = join(folder, 'docs/index.md')
  await mdsplice(folder, 'write')
  const written = readFileSync(index, 'utf8')
  writeFileSync(index, written.replace('Een', 'Twee'))
  expect((await mdsplice(folder, 'clear')).code).toBe(1)
  expect(readFileSync(index, 'utf8')).toContain('Twee')
  expect((await mdsplice(folder, 'write', '--force')).code).toBe(0)
  expect(readFileSync(index, 'utf8')).toBe(written)
  writeFileSync(index, written.replace('Een', 'Twee'))
  expect((await mdsplice(folder, 'clear', '--force')).code).toBe(0)
  expect(readFileSync(index, 'utf8')).toBe(directive)
})
