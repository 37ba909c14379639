import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { mdsplice, projectRoot } from './mini-site.ts'
import { describeWith } from './tools.ts'

const config = 'docs/.mkdocs/mkdocs.yml'

test('the lists in the manual are current', async () => {
  const verb = process.env['UPDATE'] ? 'write' : 'check'
  const { code, err } = await mdsplice(projectRoot, verb, '--config-file', config, '--max-warnings', '0')
  expect({ code, err }).toEqual({ code: 0, err: expect.any(String) })
})

describeWith('mkdocs', ['--version'], 'the manual as a site', () => {
  test('it builds without a warning', () => {
    const args = ['build', '--strict', '--quiet', '--config-file', config]
    const { status, stderr } = spawnSync('mkdocs', args, { cwd: projectRoot, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
