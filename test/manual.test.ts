import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { blocksOf, manualPages } from './manual/blocks.ts'
import { commandPages } from './manual/command-pages.ts'
import { configurationPage } from './manual/configuration-page.ts'
import { deadLinks } from './manual/dead-links.ts'
import { isExample, withExamples } from './manual/examples.ts'
import { withRegistered } from './manual/grammar-lines.ts'
import { filesIn, mdsplice, projectRoot } from './mini-site.ts'
import { describeWith } from './tools.ts'

const docs = join(projectRoot, 'docs')
const config = 'docs/.mkdocs/mkdocs.yml'
/** What people look for in the search field. */
const searched = 'typo undo collapsible searchable Excel export rename glossary traceability empty missing'.split(' ')
const isUpdate = Boolean(process.env['UPDATE'])

const pages = new Map([...(await commandPages()), ...configurationPage()])

describe('what is made in the manual is current (UPDATE=1 writes it again)', () => {
  test.each([...pages])('%s', (path, text) => {
    const file = join(docs, path)
    if (isUpdate) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text)
  })

  test('there is no page of a command that is gone', () => {
    const gone = filesIn(join(docs, 'commands')).filter((name) => !pages.has(`commands/${name}`))
    if (isUpdate) for (const name of gone) rmSync(join(docs, 'commands', name))
    expect(isUpdate ? [] : gone).toEqual([])
  })

  test.each(manualPages.filter((page) => blocksOf(page).some(isExample)))('the examples in %s', async (page) => {
    const text = await withExamples(page)
    if (isUpdate) writeFileSync(join(projectRoot, page), text)
    expect(readFileSync(join(projectRoot, page), 'utf8')).toBe(text)
  })

  test('the formats and options in the grammar', () => {
    const file = join(docs, 'grammar.md')
    const text = withRegistered(readFileSync(file, 'utf8'))
    if (isUpdate) writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('its lists', async () => {
    const verb = isUpdate ? 'write' : 'check'
    const { code, err } = await mdsplice(projectRoot, verb, '--config-file', config, '--max-warnings', '0')
    expect({ code, err }).toEqual({ code: 0, err: expect.any(String) })
  })
})

test('every page is in the navigation', () => {
  const { nav } = parse(readFileSync(join(projectRoot, config), 'utf8')) as { nav: unknown }
  const named = [...JSON.stringify(nav).matchAll(/"([^"]+\.md)"/g)].map(([, path]) => path)
  expect(named.sort()).toEqual(filesIn(docs).filter((path) => path.endsWith('.md')))
})

test.each(filesIn(docs).filter((path) => path.endsWith('.md')))('%s has a description and a plain title', (path) => {
  const text = readFileSync(join(docs, path), 'utf8')
  const { description, summary } = parse(/^---\n([^]*?)\n---\n/.exec(text)?.[1] ?? '{}') as Record<string, string>
  expect(description ?? summary).toEqual(expect.stringMatching(/^.{20,160}$/))
  expect(/^# (.*)$/m.exec(text)?.[1]).toEqual(expect.stringMatching(/^[^`]{3,50}$/))
})

test.each(['architecture', 'performance', 'contributing'])(
  'the files of the source that %s names are there',
  (page) => {
    const named = readFileSync(join(docs, `${page}.md`), 'utf8').matchAll(/`((?:[a-z-]+\/)+[a-z-]+\.ts)`/g)
    const paths = [...named].map(([, path = '']) => path)
    expect(paths.filter((path) => !['', 'src'].some((above) => existsSync(join(projectRoot, above, path))))).toEqual([])
  },
)

describeWith('mkdocs', ['--version'], 'the manual as a site', () => {
  test('it builds without a warning', () => {
    // With `--quiet` MkDocs counts no warnings since 1.6.
    const args = ['build', '--strict', '--config-file', config]
    const { status, stderr } = spawnSync('mkdocs', args, { cwd: projectRoot, encoding: 'utf8' })
    const warnings = stderr.split('\n').filter((line) => /^(?:WARNING|ERROR|Aborted)/.test(line))
    expect({ status, warnings }).toEqual({ status: 0, warnings: [] })
    expect(deadLinks(join(projectRoot, '.tmp/manual'))).toEqual([])
    const index = readFileSync(join(projectRoot, '.tmp/manual/search/search_index.json'), 'utf8')
    expect(searched.filter((word) => !new RegExp(`\\b${word}\\b`, 'i').test(index))).toEqual([])
  })
})
