import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { fixtures, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

/** What an editor shows of a page, in which the first fix was then taken and saved. */
interface Shown {
  messages: { message: string; text: string }[]
  proposals: string[]
  saved: string
}

const page = 'docs/één 😀.md'
const text = '# Één 😀\n\n😀 é\n\n<!-- list_vereistn bouwblok/data -->\n\n<!-- list_vereisten bouw\n'

/** Opens a page in an editor, in a folder whose name has letters that are longer than one byte, and than one UTF-16 unit. */
function open(program: string, args: readonly string[]): Shown {
  const site = join(temporaryFolder(), 'sité 😀')
  mkdirSync(site)
  cpSync(join(fixtures, 'example'), site, { recursive: true })
  writeFileSync(join(site, page), text)
  const { stdout, stderr } = spawnSync(program, args, {
    cwd: site,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      PATH: process.env['PATH'],
      HOME: temporaryFolder(),
      LC_ALL: 'C.UTF-8',
      NODE: process.execPath,
      PROGRAM: join(projectRoot, 'bin/mdsplice.js'),
      PAGE: page,
      LINE: '7',
    },
  })
  const last = stdout.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`${stdout}${stderr}`)
  return { ...(JSON.parse(last) as Omit<Shown, 'saved'>), saved: readFileSync(join(site, page), 'utf8') }
}

const message = 'Unknown collection `vereistn`; did you mean `vereisten`?'

describeWith('nvim', ['--version'], 'Neovim', () => {
  test('shows what is wrong at its place and what can follow, changes and saves it, whatever the letters before', () => {
    const { messages, proposals, saved } = open('nvim', [
      ...['--headless', '-u', 'NONE', '-i', 'NONE', '-n'],
      ...['-c', `luafile ${join(projectRoot, 'test/editor/neovim.lua')}`],
    ])
    expect(messages).toContainEqual(expect.objectContaining({ message, text: 'list_vereistn' }))
    expect(proposals).toContain('bouwblok')
    expect(saved).toBe(text.replace('vereistn', 'vereisten'))
  })
})

// Emacs is large, so nobody needs to have it, not even CI.
const hasEmacs = spawnSync('emacs', ['--version']).status === 0
const describeEmacs = hasEmacs ? describe : describe.skip

describeEmacs(`Emacs with eglot${hasEmacs ? '' : ' (skipped: `emacs` is not installed)'}`, () => {
  test('shows what is wrong at its place and what can follow, changes and saves it, whatever the letters before', () => {
    const { messages, proposals, saved } = open('emacs', [
      '--batch',
      '-Q',
      '-l',
      join(projectRoot, 'test/editor/emacs.el'),
    ])
    expect(messages).toContainEqual({
      message: expect.stringContaining(message),
      text: 'list_vereistn',
    })
    expect(proposals).toContain('bouwblok')
    expect(saved).toBe(text.replace('vereistn', 'vereisten'))
  })
})
