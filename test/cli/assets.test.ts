import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { filesIn, mdsplice, projectRoot, temporaryFolder } from '../mini-site.ts'

test('assets puts the script and the styles into a folder, over those of an earlier version', async () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'docs'))
  for (let run = 1; run <= 2; run++) {
    expect(await mdsplice(cwd, 'assets', '--out', 'docs/javascripts/')).toEqual({
      code: 0,
      out: '',
      err: 'docs/javascripts/mdsplice.css\ndocs/javascripts/mdsplice.js\ndocs/javascripts/mdsplice-spreadsheets.js\n',
    })
    writeFileSync(join(cwd, 'docs/javascripts/mdsplice.css'), 'old')
  }
  await mdsplice(cwd, 'assets', '--out', 'docs/javascripts')
  expect(filesIn(join(cwd, 'docs'))).toEqual([
    'javascripts/mdsplice-spreadsheets.js',
    'javascripts/mdsplice.css',
    'javascripts/mdsplice.js',
  ])
  for (const name of filesIn(join(cwd, 'docs/javascripts'))) {
    const made = readFileSync(join(projectRoot, 'dist/assets', name), 'utf8')
    expect(readFileSync(join(cwd, 'docs/javascripts', name), 'utf8')).toBe(made)
  }
})

test('assets says where nothing can be written', async () => {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'file'), '')
  const { code, err } = await mdsplice(cwd, 'assets', '--out', 'file')
  expect({ code, err }).toEqual({
    code: 2,
    err: 'file/mdsplice.css: could not be written (ENOTDIR); check the path and its permissions\n',
  })
})
