import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { wantsProposals } from '../../src/editor/vscode/source/cursor.ts'
import { findProgram, othersUpdateLinks } from '../../src/editor/vscode/source/program.ts'
import { copySite, filesIn, fixtures, mdsplice, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeIf } from '../tools.ts'

const folder = join(projectRoot, 'src/editor/vscode')
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  version: string
  contributes: {
    commands: { command: string }[]
    grammars: { path: string }[]
    walkthroughs: { steps: { description: string; media: { markdown: string } }[] }[]
  }
}
const { commands, grammars, walkthroughs } = manifest.contributes

describe('what the extension says of itself', () => {
  test('it has the version of mdsplice', () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
    expect(manifest.version).toBe(version)
  })

  test('every command is there, and every command is named', () => {
    const registered = [...read('source/extension.ts').matchAll(/registerCommand\('([^']+)'/g)].map(([, name]) => name)
    expect(commands.map(({ command }) => command).sort()).toEqual(registered.sort())
    const named = JSON.stringify(walkthroughs).match(/command:mdsplice\.\w+/g) ?? []
    expect(named.filter((name) => !registered.includes(name.replace('command:', '')))).toEqual([])
  })

  test('every file that it names is there', () => {
    const media = walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown))
    const named = [...media, ...grammars.map(({ path }) => path), 'images/icon.png']
    expect(named.filter((path) => !existsSync(join(folder, path)))).toEqual([])
  })
})

describe('the colours of directives', () => {
  const { patterns } = JSON.parse(read('syntaxes/directive.tmLanguage.json')) as { patterns: { begin: string }[] }
  const begin = new RegExp(patterns[0]?.begin ?? '')

  test.each([
    '<!-- list_walks distance<10 -->',
    '<!--list_vereisten-->',
    '<!-- list:short sort=title -->',
    '<!-- /list_walks 9febb047352eeb61 -->',
    '<!-- matrix walks towns -->',
    '<!-- coverage walks of towns -->',
    '<!-- graph walks towns -->',
    '<!-- tags -->',
    '<!-- definitions -->',
    '<!-- mdsplice-disable-next-line unknown-field -->',
  ])('%s has them', (comment) => expect(comment).toMatch(begin))

  test.each(['<!-- lists of walks -->', '<!-- a list_walks -->', '<!-- graphs -->', '<!-- more -->'])(
    '%s has none',
    (comment) => expect(comment).not.toMatch(begin),
  )
})

test.each([
  ['---\ntit|\n---\n', true],
  ['---\ntitle: A\n---\n\nTex|t\n', false],
  ['---\ntitle: A\n--|-\n', false],
  ['Text\n---\ntitle|\n---\n', false],
  ['# A\n\n<!-- li|\n', true],
  ['# A\n\n<!-- list_walks\n  dis|\n-->\n', true],
  ['# A\n\n<!-- list_walks --> te|xt\n', false],
  ['# A\n\n<!-- list_walks -->\n\nTex|t\n', false],
  ['# A 😀 é <!-- list_walks di|stance -->\n', true],
])('%j asks for proposals: %s', (marked, expected) => {
  const before = marked.slice(0, marked.indexOf('|')).split('\n')
  const lines = marked.replace('|', '').split('\n')
  const text = { lineCount: lines.length, lineAt: (line: number) => ({ text: lines[line] ?? '' }) }
  expect(wantsProposals(text, before.length - 1, before.at(-1)?.length ?? 0)).toBe(expected)
})

describe('the copy of mdsplice that is started', () => {
  const projectWith = (manifest: string): string => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'node_modules/mdsplice/bin'), { recursive: true })
    writeFileSync(join(root, 'node_modules/mdsplice/package.json'), manifest)
    writeFileSync(join(root, 'node_modules/mdsplice/bin/mdsplice.js'), '')
    return root
  }
  const own = '/own/mdsplice.mjs'

  test('is that of the project when its folder is trusted, and never else', () => {
    const root = projectWith('{"bin":{"mdsplice":"bin/mdsplice.js"}}')
    const file = join(root, 'node_modules/mdsplice/bin/mdsplice.js')
    expect(findProgram(own, [temporaryFolder(), root], true)).toEqual({ file, isOfProject: true })
    expect(findProgram(own, [root], false)).toEqual({ file: own, isOfProject: false })
  })

  test.each(['{"bin":{}}', '{"bin":{"mdsplice":"gone.js"}}', '{'])('is our own when the project has %s', (manifest) => {
    expect(findProgram(own, [projectWith(manifest)], true)).toEqual({ file: own, isOfProject: false })
  })
})

test.each([
  ['never', [], false],
  [undefined, [undefined, {}, { contributes: { languages: [{ id: 'markdown' }] } }], false],
  ['prompt', [], true],
  ['always', [], true],
  ['never', [{}, { contributes: { languages: [{ id: 'python-markdown' }] } }], true],
] as const)('with links on %s and extensions %j, others change links: %s', (setting, manifests, expected) => {
  expect(othersUpdateLinks(setting, manifests)).toBe(expected)
})

/** What makes the extension installs its packages first; that takes a registry, so only CI has it done by this test. */
const isInstalled =
  Boolean(process.env['CI']) || existsSync(join(projectRoot, '.tmp/vscode/node_modules/vscode-languageclient'))

describeIf(isInstalled, 'the packages of the extension are not installed: `npm run vscode`', 'packed', () => {
  const out = join(projectRoot, '.tmp/vscode')
  let program: string

  beforeAll(() => {
    const { status, stderr } = spawnSync(process.execPath, ['.build/vscode.js'], { cwd: projectRoot, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    // Where there is nothing else of ours, and no packages.
    program = join(temporaryFolder(), 'mdsplice.mjs')
    copyFileSync(join(out, 'dist/mdsplice.mjs'), program)
  }, 240_000)

  test('it holds what it needs, and nothing else', () => {
    const listed = spawnSync('unzip', ['-Z1', join(out, 'mdsplice.vsix')], { encoding: 'utf8' }).stdout
    const walkthrough = filesIn(join(folder, 'walkthrough')).map((name) => `extension/walkthrough/${name}`)
    expect(listed.trim().split('\n').sort()).toEqual(
      [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension/LICENSE.txt',
        'extension/dist/extension.cjs',
        'extension/dist/mdsplice.mjs',
        'extension/dist/mdsplice.schema.json',
        'extension/images/icon.png',
        'extension/package.json',
        'extension/readme.md',
        'extension/syntaxes/directive.tmLanguage.json',
        ...walkthrough,
      ].sort(),
    )
  })

  test.each(['example', 'zensical-site', 'derived-fields', 'data-files', 'unknown-names'])(
    'its own copy says of the site %s what mdsplice says',
    async (name) => {
      const site = copySite(join(fixtures, name))
      const { stdout } = spawnSync(process.execPath, [program, 'check', '--reporter', 'json'], {
        cwd: site,
        encoding: 'utf8',
      })
      const { out } = await mdsplice(site, 'check', '--reporter', 'json')
      expect(JSON.parse(stdout)).toEqual(JSON.parse(out))
    },
  )
})
