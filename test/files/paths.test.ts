import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { contentOf, fixtures, mdsplice, projectRoot, siteOf, temporaryFolder } from '../mini-site.ts'
import { start } from '../processes/program.ts'

const directive = '<!-- list_vereisten -->\n'
const listed = '[Een](vereisten/een.md)'

/** A folder with a good site in `site`, and files beside it that are none of its business. */
function neighbours(files: Record<string, string> = {}): { root: string; site: string } {
  const root = temporaryFolder()
  const all = {
    'site/docs/index.md': directive,
    'site/docs/vereisten/een.md': '# Een\n',
    'beside/geheim.md': `---\ntitle: Geheim\nbouwblok: data\n---\n${directive}`,
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, site: join(root, 'site') }
}

function firstMessage(err: string): string[] {
  return err.replace(/ {2,}/g, ' ').split('\n').slice(0, 2)
}

const outside =
  " error The symbolic link leads out of the folder of the site's configuration and was not followed; replace it with a copy unreadable-page mdsplice"

describe('a link out of the site is reported and followed neither for reading nor for writing', () => {
  test.each([
    ['to a page', 'vereisten/geheim.md', 'beside/geheim.md'],
    ['to a folder', 'vereisten/map', 'beside'],
    ['to a file that is no page', 'geheim.txt', 'beside/geheim.md'],
    ['to the file system', 'alles', '/'],
  ])('%s', async (_, path, target) => {
    const { root, site } = neighbours()
    symlinkSync(target === '/' ? '/' : join(root, target), join(site, 'docs', path))
    const before = readFileSync(join(root, 'beside/geheim.md'), 'utf8')
    for (const args of [['write'], ['build', '--out', '../out'], ['check']]) {
      const { code, err } = await mdsplice(site, ...args)
      expect(firstMessage(err)).toEqual([`docs/${path}`, outside])
      expect(code).toBe(1)
    }
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toContain(listed)
    expect(readFileSync(join(root, 'beside/geheim.md'), 'utf8')).toBe(before)
    expect(JSON.stringify([contentOf(join(root, 'out')), contentOf(site)])).not.toContain('Geheim')
  })

  test('a data file', async () => {
    const config = 'collections:\n  vereisten:\n    data: data.yml\n'
    const { root, site } = neighbours({ 'site/mdsplice.yml': config, 'beside/data.yml': '- title: Geheim\n' })
    symlinkSync('../beside/data.yml', join(site, 'data.yml'))
    expect(await mdsplice(site, 'write')).toEqual({
      code: 2,
      out: '',
      err: 'data.yml:1:1: This file must be below the folder of `mdsplice.yml`\n',
    })
    writeFileSync(join(site, 'mdsplice.yml'), config.replace('data.yml', '../beside/data.yml'))
    expect((await mdsplice(site, 'write')).code).toBe(2)
    expect(JSON.stringify(contentOf(root))).not.toContain('[Geheim]')
  })

  test.each([
    ['that is a link', 'schema.json'],
    ['named with `..`', '../beside/schema.json'],
  ])('a schema %s', async (_, schema) => {
    const { site } = neighbours({
      'site/mdsplice.yml': `collections:\n  vereisten:\n    schema: ${schema}\n`,
      'beside/schema.json': '{"required": ["geheim"]}',
    })
    symlinkSync('../beside/schema.json', join(site, 'schema.json'))
    expect(await mdsplice(site, 'check')).toEqual({
      code: 2,
      out: '',
      err: `${schema}:1:1: This file must be below the folder of \`mdsplice.yml\`\n`,
    })
  })

  test('links that lead to one another do not multiply', async () => {
    const { site } = neighbours()
    const folders = Array.from({ length: 12 }, (_, number) => join(site, 'docs', `map${number}`))
    for (const folder of folders) mkdirSync(folder)
    for (const folder of folders)
      for (const [number, other] of folders.entries()) symlinkSync(other, join(folder, `naar${number}`))
    const { user } = process.cpuUsage()
    expect((await mdsplice(site, 'check')).code).toBe(1)
    expect(process.cpuUsage().user - user).toBeLessThan(10_000_000)
  })
})

describe('a link within the site', () => {
  test('is read like any page; what it leads to is written where it stands', async () => {
    const { site } = neighbours()
    symlinkSync('index.md', join(site, 'docs/README.md'))
    symlinkSync('../vereisten/een.md', join(site, 'docs/vereisten/twee.md'))
    const { code, err } = await mdsplice(site, 'write')
    expect({ code, err }).toEqual({ code: 0, err: 'mdsplice write: 1 page written\n' })
    expect(readFileSync(join(site, 'docs/README.md'), 'utf8')).toContain('[Een](vereisten/twee.md)')
    expect((await mdsplice(site, 'check')).code).toBe(0)
  })

  test.each([
    ['from another folder', 'docs/vereisten/lijst.md', '../index.md'],
    ['to a file beside the pages', 'docs/lees.md', '../LEES.md'],
  ])('%s is not written through, and says so', async (_, path, target) => {
    const { site } = neighbours({ 'site/LEES.md': directive })
    symlinkSync(target, join(site, path))
    const { code, err } = await mdsplice(site, 'write')
    expect(firstMessage(err)).toEqual([
      path,
      ' error The page is a symbolic link, and its target was not changed; replace the link with a page unwritable-page mdsplice',
    ])
    expect(code).toBe(1)
    expect(readFileSync(join(site, 'LEES.md'), 'utf8')).toBe(directive)
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toContain(listed)
    expect((await mdsplice(site, 'build', '--out', 'out')).code).toBe(0)
  })
})

describe('paths in the configuration', () => {
  test('a glob finds no page outside the docs folder', async () => {
    const { site } = neighbours({
      'site/mdsplice.yml': 'collections:\n  vereisten:\n    pages: ["../../beside/*", "/**", "../**"]\n',
    })
    const { code, err } = await mdsplice(site, 'write')
    expect(firstMessage(err)).toEqual([
      'docs/index.md',
      '1:1-1:24 warning The listing is empty: no page of the site belongs to the collection `vereisten`, which consists of `../../beside/*`, `/**`, `../**` empty-listing mdsplice',
    ])
    expect(code).toBe(0)
  })

  test('a path on the command line finds no page outside the docs folder', async () => {
    const { root, site } = neighbours()
    await mdsplice(site, 'write', '../beside/geheim.md')
    expect(readFileSync(join(root, 'beside/geheim.md'), 'utf8')).not.toContain(listed)
  })
})

describe('the output folder', () => {
  const foreign =
    ' error The output folder has a file of that name that `mdsplice build` did not write; move it, or choose another folder with `--out` unwritable-page mdsplice'
  const linked =
    ' error Its folder in the output folder is a symbolic link and was not followed; delete the link, or choose another folder with `--out` unwritable-page mdsplice'

  test('a file in it that build did not write is neither replaced nor deleted', async () => {
    const { site } = neighbours({ 'site/docs/oud.md': '# Oud\n' })
    await mdsplice(site, 'build', '--out', 'out')
    writeFileSync(join(site, 'out/nieuw.md'), 'van een ander')
    writeFileSync(join(site, 'docs/nieuw.md'), '# Nieuw\n')
    rmSync(join(site, 'docs/oud.md'))
    const { code, err } = await mdsplice(site, 'build', '--out', 'out')
    expect(firstMessage(err)).toEqual(['docs/nieuw.md', foreign])
    expect(code).toBe(1)
    expect(contentOf(join(site, 'out'))).toMatchObject({ 'nieuw.md': 'van een ander' })
    // Nor does it become ours by being refused.
    rmSync(join(site, 'docs/nieuw.md'))
    expect((await mdsplice(site, 'build', '--out', 'out')).code).toBe(0)
    expect(Object.keys(contentOf(join(site, 'out')))).toEqual([
      '.mdsplice-build.json',
      'index.md',
      'nieuw.md',
      'vereisten/een.md',
    ])
  })

  test('no link leads out of it, when writing and when deleting', async () => {
    const { root, site } = neighbours()
    await mdsplice(site, 'build', '--out', 'out')
    rmSync(join(site, 'out/vereisten'), { recursive: true })
    symlinkSync(join(root, 'beside'), join(site, 'out/vereisten'))
    writeFileSync(join(root, 'beside/een.md'), 'van een ander')
    const before = contentOf(join(root, 'beside'))
    const { code, err } = await mdsplice(site, 'build', '--out', 'out')
    expect({ code, message: firstMessage(err) }).toEqual({ code: 1, message: ['docs/vereisten/een.md', linked] })
    rmSync(join(site, 'docs/vereisten/een.md'))
    await mdsplice(site, 'build', '--out', 'out')
    expect(contentOf(join(root, 'beside'))).toEqual(before)
  })

  test('a link in the place of a file is replaced, and what it leads to stays', async () => {
    const { root, site } = neighbours()
    await mdsplice(site, 'build', '--out', 'out')
    rmSync(join(site, 'out/index.md'))
    symlinkSync(join(root, 'beside/geheim.md'), join(site, 'out/index.md'))
    const before = contentOf(join(root, 'beside'))
    expect((await mdsplice(site, 'build', '--out', 'out')).code).toBe(0)
    expect(readFileSync(join(site, 'out/index.md'), 'utf8')).toContain(listed)
    expect(contentOf(join(root, 'beside'))).toEqual(before)
  })

  test('that is a link to the site is refused', async () => {
    const { site } = neighbours()
    symlinkSync('docs', join(site, 'out'))
    expect((await mdsplice(site, 'build', '--out', 'out')).code).toBe(2)
    expect((await mdsplice(site, 'build', '--out', 'out/nieuw')).code).toBe(2)
    expect(existsSync(join(site, 'docs/nieuw'))).toBe(false)
  })
})

/**
 * Node's permission model refuses all files but those that are named, and every child process, worker thread and native
 * addon with them.
 */
test('nothing is read but the site and the program, and nothing is written but the site and `--out`', async () => {
  const site = realpathSync(temporaryFolder())
  cpSync(join(fixtures, 'data-files'), site, { recursive: true })
  const out = realpathSync(temporaryFolder())
  const program = ['bin', 'dist', 'node_modules', 'package.json'].map((path) => join(projectRoot, path))
  const run = (args: string[], read: string[], write: string[]): ReturnType<typeof start>['ended'] =>
    start(site, args, {
      node: [
        '--experimental-permission',
        '--disable-warning=ExperimentalWarning',
        ...[...program, ...read].map((path) => `--allow-fs-read=${path}`),
        ...write.map((path) => `--allow-fs-write=${path}`),
      ],
    }).ended
  expect(await run(['check'], [site], [])).toMatchObject({ code: 3 })
  expect(await run(['build', '--out', out], [site, out], [out])).toMatchObject({ code: 0 })
  expect(await run(['write'], [site], [join(site, 'docs')])).toMatchObject({ code: 0 })
  expect(await run(['list', 'acties'], [site], [])).toMatchObject({ code: 0 })
  expect(await run(['check'], [site], [])).toMatchObject({ code: 0 })
  expect((await run(['check'], [join(site, 'docs')], [])).err).toContain('ERR_ACCESS_DENIED')
})

test('an `.mdx` page on the command line is an error, and no page that is fine', async () => {
  const site = siteOf({ 'docs/index.md': '', 'docs/guide.mdx': '# Guide\n' })
  expect(await mdsplice(site, 'check', 'docs/guide.mdx')).toMatchObject({
    code: 2,
    err: 'docs/guide.mdx: mdsplice does not read `.mdx` pages; name `.md` pages, and keep lists on these\n',
  })
  expect(await mdsplice(site, 'check', 'docs')).toMatchObject({ code: 0 })
})
