import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { RuleId } from '../../src/report/rules.ts'
import { rules } from '../../src/report/rules.ts'
import { copySite, filesIn, fixtures, mdsplice, projectRoot } from '../mini-site.ts'

/**
 * The manual has a page for each rule, and its examples are run: in a copy of the example site the files of the section
 * "Bad" give just the message that stands there, and with the files of the section "Fix" in their place it is gone.
 */
const folder = join(projectRoot, 'docs/rules')
const ids = Object.keys(rules) as RuleId[]
const isUpdate = process.env['UPDATE'] === '1'

/** What no short example can show; fixtures, `renames`, `bad-input`, `safe-writing` and `hostile-input` have their tests. */
const shownElsewhere: readonly RuleId[] = [
  'unreadable-page',
  'unwritable-page',
  'changed-meanwhile',
  'oversized-listing',
  'oversized-page',
  'renamed-folder',
  'lost-rows',
]

test('the manual has a page for each rule, and for no other', () => {
  expect(filesIn(folder)).toEqual([...ids.map((id) => `${id}.md`), 'index.md'].sort())
})

const site = copySite(join(fixtures, 'example'))

describe.each(ids)('%s', (id) => {
  const text = readFileSync(join(folder, `${id}.md`), 'utf8')

  test('its page gives its severity and subject, and has all sections', () => {
    const [, frontMatter = ''] = /^---\n([^]*?)\n---\n/.exec(text) ?? []
    const about = ['directives', 'listings', 'front matter', 'relations', 'files']
    expect(parse(frontMatter)).toEqual({
      severity: rules[id].severity,
      about: expect.stringMatching(new RegExp(`^(?:${about.join('|')})$`)),
      summary: expect.stringMatching(/^\S.*\.$/),
    })
    expect(/^# (.*)$/m.exec(text)?.[1]).toBe(id)
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(['Bad', 'Fix', 'Why'])
  })

  if (shownElsewhere.includes(id)) return

  test('its bad example gives one message, and its good example none', async () => {
    const [bad, good] = [section(text, 'Bad'), section(text, 'Fix')]
    writeFiles(bad.files)
    const pages = [...bad.files.keys()].filter((path) => path.endsWith('.md'))
    const said = linesAbout(id, (await mdsplice(site, 'check', ...pages)).err)
    if (isUpdate)
      writeFileSync(
        join(folder, `${id}.md`),
        text.replace(/(?<=```text\n)[^]*?(?=\n```)/, () => said),
      )
    else expect(said).toBe(bad.message)
    expect(said.split('\n')).toHaveLength(2)
    writeFiles(good.files)
    expect(linesAbout(id, (await mdsplice(site, 'check', ...pages)).err)).toBe('')
    takeBack([...bad.files.keys(), ...good.files.keys()])
  })
})

interface Example {
  files: Map<string, string>
  message: string
}

function section(page: string, heading: string): Example {
  const [, text = ''] = new RegExp(`^## ${heading}\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(page) ?? []
  const files = [...text.matchAll(/^(```+)\w+ title="([^"]+)"\n([^]*?)\n\1$/gm)].map(
    ([, , path = '', content = '']): [string, string] => [path, `${content}\n`],
  )
  return { files: new Map(files), message: /^```text\n([^]*?)\n```$/m.exec(text)?.[1] ?? '' }
}

function writeFiles(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    // The manual speaks English, the example site Dutch.
    writeFileSync(join(site, path), path === 'mdsplice.yml' ? `${text}messages: en\n` : text)
  }
}

/** Makes the site what it was. */
function takeBack(paths: readonly string[]): void {
  for (const path of paths) rmSync(join(site, path), { force: true })
  for (const path of ['docs', 'mkdocs.yml'])
    cpSync(join(fixtures, 'example', path), join(site, path), { recursive: true })
}

/** The lines of a report that are about a rule, and the files they stand under; the padding of columns aside. */
function linesAbout(id: RuleId, report: string): string {
  const lines = report.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' '))
  let file = ''
  const found: string[] = []
  for (const line of lines) {
    if (/^(?:docs\/|m(?:kdocs|dsplice)\.yml$)/.test(line)) file = line
    if (!line.endsWith(` ${id} mdsplice`)) continue
    if (file !== '') found.push(file)
    file = ''
    found.push(line)
  }
  return found.join('\n')
}
