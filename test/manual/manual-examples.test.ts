import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseAllDocuments, parseDocument } from 'yaml'
import { blocksOf, manualPages } from './blocks.ts'
import { holdsListing } from './examples.ts'
import { isOwnScript, missingFrom, notRun } from './not-run.ts'
import { compile, runCompiled } from './typescript.ts'
import { expectText, pattern, walk } from './walk.ts'
import { filesIn, projectRoot } from '../mini-site.ts'
import { checkConfig } from '../../src/config/check-config.ts'
import { configSchema } from '../../src/config/schema/schema.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { describeWith } from '../tools.ts'

const blocks = manualPages.flatMap(blocksOf)
const commands = blocks.filter(({ language }) => language === 'sh')
/** Files of a site in `fixtures/` that a comment above them names. */
const shown = blocks.filter(({ file, site }) => file !== undefined && site !== 'example')
const programs = blocks.filter(({ language }) => language === 'ts')

describe('copied and pasted from top to bottom', () => {
  for (const page of new Set([...commands, ...shown].map((block) => block.page))) {
    const ofPage = blocks.filter((block) => block.page === page)
    const tool = ['pre-commit', 'properdocs', 'zensical', 'mkdocs'].find((name) =>
      ofPage.some(({ language, text }) => language === 'sh' && new RegExp(`^${name} `, 'm').test(text)),
    )
    describeWith(tool ?? 'git', ['--version'], page, () => test('works', () => walk(ofPage)))
  }
})

test('shell commands are in `sh` blocks, programs in `ts` blocks, so that they are run', () => {
  const others = /^(?:bash|shell|console|zsh|typescript|js|javascript)$/
  expect(blocks.filter(({ language }) => others.test(language))).toEqual([])
})

test('a directive and its listing are in blocks of their own, so that the directive can be copied', () => {
  expect(blocks.filter(holdsListing).map(({ page, line }) => `${page}:${line}`)).toEqual([])
})

describe('commands that are not run', () => {
  const lines = commands.flatMap(({ text }) => text.split('\n'))

  test('stand in a page', () => {
    expect([...notRun.keys()].filter((command) => !lines.includes(command))).toEqual([])
  })

  // The last column of the page of guarantees has the names of tests.
  const rows = readFileSync(join(projectRoot, 'docs/promises.md'), 'utf8').matchAll(/\| ((?:`[a-z-]+` ?)+) \|$/gm)
  const named = [...rows].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(' '))

  test('stand beside guarantees', () => {
    expect(named.length).toBeGreaterThan(25)
    const files = filesIn(join(projectRoot, 'test')).map((path) => basename(path))
    expect(named.filter((name) => !files.includes(`${name}.test.ts`))).toEqual([])
  })

  test.each(lines.filter(isOwnScript))('%s names what there is', (line) => {
    expect(missingFrom(line)).toEqual([])
  })
})

const settings = Object.keys(configSchema(schemaNames).properties)
const configurations = blocks.filter(({ language, text }) => {
  const value: unknown = language === 'yaml' ? parseAllDocuments(text)[0]?.toJS() : undefined
  return value !== null && typeof value === 'object' && Object.keys(value).every((key) => settings.includes(key))
})

describe('a configuration', () => {
  test.each(configurations.map((block) => [`${block.page}:${block.line}`, block.text] as const))('%s', (_, text) => {
    expect(checkConfig(parseDocument(text), text, configSchema(schemaNames))).toEqual([])
  })
})

describe('the programs', () => {
  test('are without a type error', () => {
    expect(compile(programs)).toEqual({ status: 0, output: '' })
  })

  test.each(programs.map((block) => [`${block.page}:${block.line}`, block] as const))('%s runs', (_, block) => {
    const { status, output } = runCompiled(block)
    expect({ status, output }).toEqual({ status: 0, output })
    const next = blocks[blocks.indexOf(block) + 1]
    if (next?.language === 'text' && next.page === block.page && next.section === block.section)
      expectText(next, output, pattern(next.text))
  })
})
