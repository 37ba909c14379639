import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import { contentOf, mdsplice, siteOf, projectRoot } from '../mini-site.ts'
import { program } from '../processes/program.ts'

const pages = {
  'mkdocs.yml': 'site_name: x\n',
  'docs/vereisten/avg-02.md': '---\ntitle: Bewaren\n---\n\n# Bewaren\n\nNiet langer dan nodig.\n',
  'docs/vereisten/avg-03.md': '---\ntitle: Grondslag\n---\n\n# Grondslag\n\nGeen verwerking zonder.\n',
  'docs/maatregelen/bewaren.md': '---\ntitle: M\nvereiste: [avg-02, avg-03] # twee\n---\n\n# M\n',
  'docs/index.md': '# Home\n\n<!-- list_vereisten -->\n\n<!-- list_maatregelen vereiste/avg-02 -->\n',
}

/** A committed site with its lists in place. */
async function committed(files: Record<string, string> = {}): Promise<string> {
  const site = siteOf({ ...pages, ...files })
  await mdsplice(site, 'write')
  return makeRepository(site)
}

function move(site: string, from: string, to: string): void {
  mkdirSync(dirname(join(site, to)), { recursive: true })
  renameSync(join(site, from), join(site, to))
}

function edit(site: string, path: string, change: (text: string) => string): void {
  writeFileSync(join(site, path), change(readFileSync(join(site, path), 'utf8')))
}

/** The files that differ between a site as it was and as it is now. */
function changed(before: Record<string, string>, site: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(contentOf(site)).filter(([path, text]) => !path.startsWith('.git/') && before[path] !== text),
  )
}

/** Fixes, checks that fixing again does nothing and that `--diff` showed just that, and gives what changed. */
async function fix(site: string): Promise<Record<string, string>> {
  const before = contentOf(site)
  const { out } = await mdsplice(site, 'check', '--fix', '--diff')
  expect(contentOf(site)).toEqual(before)
  await mdsplice(site, 'check', '--fix')
  const after = contentOf(site)
  const { err } = await mdsplice(site, 'check', '--fix')
  expect(err).not.toContain('fixed')
  expect(contentOf(site)).toEqual(after)
  const files = changed(before, site)
  expect(Object.keys(files).filter((path) => !out.includes(`+++ b/${path}\n`))).toEqual([])
  return files
}

describe('a page that was renamed', () => {
  test('is found as the index of a folder, also with links that lead from there', async () => {
    const paths = '---\ntitle: N\nvereiste: [vereisten/avg-02.md, avg-02]\n---\n'
    const site = await committed({
      'mdsplice.yml': 'collections: { vereisten: { include_index: true }, maatregelen: {} }\n',
      'docs/vereisten/avg-02.md': 'Zie [Grondslag](avg-03.md).\n\nNiet langer dan nodig.\n\nEn wis het dan.\n',
      'docs/maatregelen/naar_pad.md': paths.replace(', avg-02', ''),
    })
    move(site, 'docs/vereisten/avg-02.md', 'docs/vereisten/avg-02/index.md')
    edit(site, 'docs/vereisten/avg-02/index.md', (text) => text.replace('(avg-03.md)', '(../avg-03.md)'))
    const { out, err } = await mdsplice(site, 'check')
    expect(out + err).toMatch(
      /naar_pad.md\n *3:12-3:31 +warning `vereiste` names `vereisten\/avg-02.md`, .* it was renamed to `vereisten\/avg-02\/index.md` +dangling-reference/,
    )
    expect(out + err).not.toContain('names `avg-02`')
    expect((await fix(site))['docs/maatregelen/naar_pad.md']).toContain('vereiste: [vereisten/avg-02/index.md]')
  })

  test('as an index page is in no collection without such pages', async () => {
    const site = await committed()
    move(site, 'docs/vereisten/avg-02.md', 'docs/vereisten/avg-02/index.md')
    const { err } = await mdsplice(site, 'check')
    expect(err).toContain(
      '`vereiste` names `avg-02`, but `vereisten/avg-02/index.md` is an index page and not in `vereisten`; set `include_index: true` there',
    )
    writeFileSync(join(site, 'mdsplice.yml'), 'messages: nl\n')
    expect((await mdsplice(site, 'check')).err).toContain(
      '`vereiste` noemt `avg-02`, maar `vereisten/avg-02/index.md` is een indexpagina en zit niet in `vereisten`; zet daar `include_index: true`',
    )
  })

  test('is named where others refer to it, and fixed there, all else as it was', async () => {
    const site = await committed()
    git(site, 'mv', 'docs/vereisten/avg-02.md', 'docs/vereisten/avg-02-bewaren.md')
    const { err } = await mdsplice(site, 'check')
    expect(err).toMatch(
      /3:12-3:18 warning `vereiste` names `avg-02`, but `vereisten` has no page with that name; it was renamed to `avg-02-bewaren` +dangling-reference/,
    )
    expect(await fix(site)).toEqual({
      'docs/maatregelen/bewaren.md': pages['docs/maatregelen/bewaren.md'].replace('avg-02,', 'avg-02-bewaren,'),
      'docs/index.md': expect.stringContaining('<!-- list_maatregelen vereiste/avg-02-bewaren -->'),
    })
    await mdsplice(site, 'write')
    expect((await mdsplice(site, 'check', '--max-warnings', '0')).code).toBe(0)
  })

  test('and edited is the same as long as most of it is', async () => {
    const site = await committed()
    move(site, 'docs/vereisten/avg-02.md', 'docs/vereisten/bewaartermijn.md')
    edit(site, 'docs/vereisten/bewaartermijn.md', (text) => text.replace('Niet langer', 'Nooit langer'))
    expect((await mdsplice(site, 'check')).err).toContain('it was renamed to `bewaartermijn`')
    edit(
      site,
      'docs/vereisten/bewaartermijn.md',
      () => '---\ntitle: Bewaren\n---\n\nIets\n\nheel\n\nanders.\n\nOver alles.\n',
    )
    expect((await mdsplice(site, 'check')).err).not.toContain('renamed')
    expect(await fix(site)).toEqual({})
  })

  test('by path, by name with ending, in quotes, from a page that moved itself, with CRLF and a byte order mark', async () => {
    const references = ['vereisten/avg-02.md', '"../vereisten/avg-02"', "'avg-02.md'", 'avg-03']
    const measure = `\uFEFF---\r\ntitle: M # a comment\r\nvereiste:\r\n  - ${references.join('\r\n  -   ')} # why\r\n---\r\n\r\n# M\r\n`
    const site = await committed({ 'docs/maatregelen/m.md': measure })
    move(site, 'docs/vereisten/avg-02.md', 'docs/vereisten/wet/termijn.md')
    move(site, 'docs/maatregelen/m.md', 'docs/maatregelen/kern/m.md')
    const files = await fix(site)
    expect(Buffer.from(files['docs/maatregelen/kern/m.md'] ?? '', 'latin1').toString()).toBe(
      measure
        .replace('vereisten/avg-02.md', 'vereisten/wet/termijn.md')
        .replace('"../vereisten/avg-02"', '"../../vereisten/wet/termijn"')
        .replace("'avg-02.md'", "'termijn.md'"),
    )
  })

  test('is not guessed: of two that could be meant, of a page that is gone, without git', async () => {
    const site = await committed({ 'docs/vereisten/x.md': pages['docs/vereisten/avg-02.md'] })
    rmSync(join(site, 'docs/vereisten/x.md'))
    rmSync(join(site, 'docs/vereisten/avg-02.md'))
    expect(await fix(site)).toEqual({})
    writeFileSync(join(site, 'docs/vereisten/een.md'), pages['docs/vereisten/avg-02.md'])
    writeFileSync(join(site, 'docs/vereisten/twee.md'), pages['docs/vereisten/avg-02.md'])
    expect(await fix(site)).toEqual({})
    const other = await committed()
    rmSync(join(other, '.git'), { recursive: true })
    move(other, 'docs/vereisten/avg-02.md', 'docs/vereisten/termijn.md')
    expect(await fix(other)).toEqual({})
  })

  test('git is asked only when something is missed, and a cached result knows the last commit', async () => {
    const site = await committed()
    const guard = ['--import', join(projectRoot, 'test/processes/guard.mjs')]
    const cache = siteOf({})
    const env = { CI: undefined, XDG_CACHE_HOME: cache }
    const check = (): string => runProgram(site, process.execPath, [...guard, program, 'check'], env).output
    expect(check()).not.toContain('started: git')
    move(site, 'docs/vereisten/avg-02.md', 'docs/vereisten/termijn.md')
    expect(check()).toContain('it was renamed to `termijn`')
    expect(check()).toContain('it was renamed to `termijn`')
    git(site, 'add', '-A')
    git(site, 'commit', '-qm', 'Second')
    expect(check()).toContain('it was renamed to `termijn`')
    git(site, 'commit', '-qm', 'Third', '--allow-empty')
    expect(check()).not.toContain('renamed')
  })
})

describe('a folder of a collection that was renamed', () => {
  const renamed = async (config: string | null, from = 'docs/vereisten', to = 'docs/eisen'): Promise<string> => {
    const site = await committed(config === null ? {} : { 'mdsplice.yml': config })
    move(site, from, to)
    return site
  }

  test('is an error with its name: no list is emptied', async () => {
    const site = await renamed(null)
    const before = contentOf(site)
    const { code, err } = await mdsplice(site, 'write')
    expect(code).toBe(1)
    expect(err).toContain('The listing would be empty because `vereisten` was renamed to `eisen`')
    expect(err).toContain('renamed-folder')
    expect(contentOf(site)).toEqual(before)
  })

  test('unless a directive says what an empty list shows, or the folder was deleted', async () => {
    const site = await committed({ 'docs/index.md': '<!-- list_vereisten empty="Nog geen." -->\n' })
    move(site, 'docs/vereisten', 'docs/eisen')
    expect(await mdsplice(site, 'write')).toMatchObject({ code: 0, err: expect.not.stringContaining('renamed-folder') })
    const other = await committed()
    rmSync(join(other, 'docs/vereisten'), { recursive: true })
    expect(await mdsplice(other, 'write')).toMatchObject({ code: 0, err: expect.stringContaining('empty-listing') })
  })

  test('empties no coverage, matrix or graph either, whichever of its collections it is', async () => {
    for (const folder of ['vereisten', 'maatregelen']) {
      const directives = [
        'coverage maatregelen of vereisten',
        'matrix vereisten maatregelen',
        'graph vereisten maatregelen',
      ]
      const site = await committed({ 'docs/index.md': directives.map((each) => `<!-- ${each} -->\n`).join('\n') })
      move(site, `docs/${folder}`, 'docs/nieuw')
      git(site, 'add', '-A')
      git(site, 'commit', '-qm', 'Second')
      const before = contentOf(site)
      const { code, err } = await mdsplice(site, 'write')
      expect({ code, count: err.match(new RegExp(`\`${folder}\` was renamed to \`nieuw\``, 'g'))?.length }).toEqual({
        code: 1,
        count: 3,
      })
      expect(contentOf(site)).toEqual(before)
    }
  })

  test('or a page is named when it is asked for by its earlier path', async () => {
    const site = await renamed(null)
    expect(await mdsplice(site, 'check', 'docs/vereisten')).toMatchObject({
      code: 2,
      err: 'docs/vereisten: not a page of the site; it was renamed to docs/eisen\n',
    })
    expect((await mdsplice(join(site, 'docs'), 'check', '-f', '../mkdocs.yml', 'vereisten/avg-02.md')).err).toBe(
      'vereisten/avg-02.md: not a page of the site; it was renamed to eisen/avg-02.md\n',
    )
    expect((await mdsplice(site, 'check', 'docs/nergens')).err).toContain('name a page or a folder of pages')
  })

  const head = '# Ours\nmessages: en # for all\n'
  const others = '  maatregelen: {}\n'
  test.each([
    [
      null,
      'collections:\n  vereisten:\n    pages: eisen/**\n  maatregelen: {}\n  instrumenten: {}\n  hulpmiddelen: {}\n',
    ],
    [
      `${head}fields: {}`,
      `${head}fields: {}\ncollections:\n  vereisten:\n    pages: eisen/**\n  maatregelen: {}\n  instrumenten: {}\n  hulpmiddelen: {}\n`,
    ],
    [
      `${head}collections:\n  vereisten:\n    pages: "vereisten/*.md" # ours\n${others}`,
      `${head}collections:\n  vereisten:\n    pages: "eisen/*.md" # ours\n${others}`,
    ],
    [
      `${head}collections:\n  Vereisten:\n    label: Eis\n    pages: [vereisten/**, 'oud/*']\n${others}`,
      `${head}collections:\n  Vereisten:\n    label: Eis\n    pages: [eisen/**, 'oud/*']\n${others}`,
    ],
    [
      `${head}collections:\n    vereisten: # none\n    maatregelen:\n`,
      `${head}collections:\n    vereisten: # none\n      pages: eisen/**\n    maatregelen:\n`,
    ],
    [
      `${head}collections: { vereisten: {}, maatregelen: {} }\n`,
      `${head}collections: { vereisten: { pages: eisen/** }, maatregelen: {} }\n`,
    ],
    [
      `${head}collections:\r\n  vereisten: { label: Eis }\r\n  maatregelen: {}\r\n`,
      `${head}collections:\r\n  vereisten: { pages: eisen/**, label: Eis }\r\n  maatregelen: {}\r\n`,
    ],
    [
      `\uFEFF${head}collections:\r\n  vereisten:\r\n    label: Eis\r\n  maatregelen: {}\r\n`,
      `\uFEFF${head}collections:\r\n  vereisten:\r\n    pages: eisen/**\r\n    label: Eis\r\n  maatregelen: {}\r\n`,
    ],
  ])('is found again by %j', async (before, after) => {
    const site = await renamed(before)
    expect(Buffer.from((await fix(site))['mdsplice.yml'] ?? '', 'latin1').toString()).toBe(after)
    const { code, err } = await mdsplice(site, 'write')
    expect({ code, err }).toEqual({ code: 0, err: 'mdsplice write: 1 page written\n' })
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toContain('[Bewaren](eisen/avg-02.md)')
  })

  test('is found again when its pages have other names, too, or it stands deeper', async () => {
    for (const to of ['docs/eisen', 'docs/norm/eisen', 'docs/norm/vereisten']) {
      const site = await renamed(null, 'docs/vereisten/avg-02.md', `${to}/termijn.md`)
      move(site, 'docs/vereisten/avg-03.md', `${to}/avg-03.md`)
      await fix(site)
      expect((await mdsplice(site, 'write', '--max-warnings', '0')).code).toBe(0)
      expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toContain(`(${to.slice('docs/'.length)}/termijn.md)`)
      expect(readFileSync(join(site, 'docs/maatregelen/bewaren.md'), 'utf8')).toContain('[termijn, avg-03] # twee')
    }
  })

  test.each([
    ['with anchors', 'collections:\n  vereisten: &own\n    pages: vereisten/**\n  maatregelen: {}\n'],
    ['by a glob that names no folder', 'collections:\n  vereisten:\n    pages: "ver*/*.md"\n  maatregelen: {}\n'],
    [
      'when the new folder has other pages, too',
      'collections:\n  vereisten:\n    pages: "*/avg-*.md"\n    exclude: eisen/**\n  maatregelen: {}\n',
    ],
  ])('stays as it is where it is written %s', async (_, config) => {
    const site = await renamed(config)
    expect(await fix(site)).toEqual({})
    expect((await mdsplice(site, 'check')).err).toContain('renamed-folder')
  })

  test('whose collection was renamed, too, is named where directives ask for it', async () => {
    const site = await committed({ 'mdsplice.yml': 'messages: en\ncollections: { vereisten: {}, maatregelen: {} }\n' })
    move(site, 'docs/vereisten', 'docs/eisen')
    writeFileSync(
      join(site, 'mdsplice.yml'),
      'messages: en\ncollections: { eisen: { reference_field: vereiste }, maatregelen: {} }\n',
    )
    expect((await mdsplice(site, 'check')).err).toContain('Unknown collection `vereisten`; it was renamed to `eisen`')
    expect(Object.keys(await fix(site))).toEqual(['docs/index.md'])
    expect((await mdsplice(site, 'write')).code).toBe(0)
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toContain('<!-- list_eisen -->')
  })
})

test('a folder whose pages are the values of a field is found again', async () => {
  const config = 'messages: en\nfields:\n  fase: { values: { pages: "fasen/*.md" } } # ours\n'
  const site = await committed({
    'mdsplice.yml': config,
    'docs/fasen/ontwerp.md': '# Ontwerp\n',
    'docs/fasen/beheer.md': '# Beheer\n\nHet langst.\n',
    'docs/vereisten/avg-02.md': '---\ntitle: A\nfase: [ontwerp, beheer]\n---\n',
  })
  git(site, 'mv', 'docs/fasen', 'docs/levenscyclus')
  git(site, 'mv', 'docs/levenscyclus/beheer.md', 'docs/levenscyclus/gebruik.md')
  expect((await mdsplice(site, 'check')).err).toContain('value-not-allowed')
  expect(await fix(site)).toEqual({
    'mdsplice.yml': config.replace('fasen/', 'levenscyclus/'),
    'docs/vereisten/avg-02.md': '---\ntitle: A\nfase: [ontwerp, gebruik]\n---\n',
  })
  expect((await mdsplice(site, 'check')).err).not.toContain('value-not-allowed')
})

describe('a list that loses rows', () => {
  test('because pages were moved out of a collection says which', async () => {
    const site = await committed()
    move(site, 'docs/vereisten/avg-03.md', 'docs/archief/grondslag.md')
    const { code, err } = await mdsplice(site, 'write')
    expect(code).toBe(0)
    expect(err).toMatch(
      /3:1-3:24 +info +The listing of `list_vereisten` loses a row: `vereisten\/avg-03\.md` was renamed to `archief\/grondslag\.md`, which is not listed here +lost-rows/,
    )
    expect((await mdsplice(site, 'write')).err).not.toContain('lost-rows')
  })

  test('says nothing of pages that were deleted, or are listed under their new name', async () => {
    const site = await committed()
    rmSync(join(site, 'docs/vereisten/avg-03.md'))
    move(site, 'docs/vereisten/avg-02.md', 'docs/vereisten/wet/avg-02.md')
    expect((await mdsplice(site, 'write')).err).not.toContain('lost-rows')
  })

  test('says nothing of renamed pages that its rows only link to', async () => {
    const site = await committed({
      'mdsplice.yml':
        'messages: en\ncollections:\n  vereisten:\n  maatregelen: { columns: [title, vereiste] }\n' +
        'relations:\n  - { from: maatregelen, to: vereisten, field: vereiste }\n',
      'docs/index.md': '# Home\n\n<!-- list_maatregelen -->\n',
    })
    move(site, 'docs/vereisten/avg-03.md', 'docs/vereisten/grondslag.md')
    const { err } = await mdsplice(site, 'check')
    expect(err).toMatch(/3:1-3:26 +info +The listing of `list_maatregelen` is outdated/)
    expect(err).not.toContain('lost-rows')
  })
})

test('a path whose page stands in another folder is fixed without git, when one page has that name', async () => {
  const site = siteOf({
    ...pages,
    'docs/maatregelen/bewaren.md': '---\ntitle: M\nvereiste: [wet/avg-02.md, ../oud/avg-03]\n---\n',
  })
  expect((await fix(site))['docs/maatregelen/bewaren.md']).toBe(
    '---\ntitle: M\nvereiste: [vereisten/avg-02.md, ../vereisten/avg-03]\n---\n',
  )
  const other = siteOf({
    ...pages,
    'docs/vereisten/nieuw/avg-02.md': '# Bewaren\n',
    'docs/maatregelen/bewaren.md': '---\ntitle: M\nvereiste: wet/avg-02.md\n---\n',
  })
  expect(await fix(other)).toEqual({})
})
