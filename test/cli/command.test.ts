import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { copySite, fixtures, projectRoot, siteOf } from '../mini-site.ts'

/** The program as it is installed, in a process of its own. */
function command(cwd: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(projectRoot, 'bin/mdsplice.js'), ...args], { cwd, encoding: 'utf8' })
}

test('prints its version', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  expect(command(projectRoot, '--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('prints help on standard output when asked, on standard error when lost', () => {
  expect(command(projectRoot, '--help')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Usage: mdsplice'),
    stderr: '',
  })
  expect(command(projectRoot)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('Usage: mdsplice'),
  })
})

test('check, write, check, clear on the example site', () => {
  const site = copySite(join(fixtures, 'example'))
  const said = (verb: string): [number | null, string | undefined] => {
    const { status, stderr } = command(site, verb)
    return [status, stderr.trimEnd().split('\n').at(-1)]
  }
  expect(said('check')).toEqual([3, 'mdsplice check: 39 pages out of date'])
  expect(said('write')).toEqual([0, 'mdsplice write: 39 pages written'])
  expect(said('check')).toEqual([0, 'mdsplice check: no page out of date'])
  expect(said('clear')).toEqual([0, 'mdsplice clear: 39 pages cleared'])
})

test('no site is one line and exit code 2, without a stack trace', () => {
  const { status, stdout, stderr } = command('/', 'check')
  expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 })
})

test.each([
  ['en', 'Unknown collection `vereiste`; did you mean `vereisten`?'],
  ['nl', 'Onbekende verzameling `vereiste`; bedoelde u `vereisten`?'],
])('what is published has the words of messages: %s', (messages, text) => {
  const site = siteOf({
    'docs/index.md': '<!-- list_vereiste -->\n',
    'docs/vereisten/a.md': '',
    'mdsplice.yml': `messages: ${messages}\n`,
  })
  expect(command(site, 'check').stderr).toContain(text)
})

test('a reader that closes early is no crash', () => {
  const site = copySite(join(fixtures, 'example'))
  const program = join(projectRoot, 'bin/mdsplice.js')
  const { stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${program}" trace --format json | true`], {
    cwd: site,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
})
