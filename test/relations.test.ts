import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mdsplice, temporaryFolder } from './mini-site.ts'

const config = `language: en
collections:
  apps: {}
  parts: { key: number }
fields:
  uses: { split: "," }
relations:
- { from: apps, to: parts, field: uses, inverse: used_by, covered: true }
- { from: parts, to: parts, field: needs, inverse: needed_by, required: true, covered: true }
`

const lists = [
  'list_parts used_by/* format=list',
  'list_parts !used_by/* format=list',
  'list_parts needed_by/* format=list',
  'list_apps uses/p0 format=list',
  'list_parts needs/this.partner format=list',
  'list_parts sort=-count(needed_by),name format=list',
  'coverage apps of parts',
  'coverage parts of parts',
]

/** Which pages name which, by position: an app names parts, and a part names parts, itself among them. */
const sites = fc.record({
  uses: fc.array(fc.uniqueArray(fc.nat(4)), { minLength: 3, maxLength: 3 }),
  needs: fc.array(fc.uniqueArray(fc.nat(4)), { minLength: 5, maxLength: 5 }),
  /** How a part is named: by file name, with `.md`, by its number, by its path. */
  spellings: fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
})

const spell = [
  (part: number) => `p${part}`,
  (part: number) => `p${part}.md`,
  (part: number) => `${100 + part}`,
  (part: number) => `parts/p${part}.md`,
]

test('all that asks relations gives what counting by hand gives', async () => {
  await fc.assert(
    fc.asyncProperty(sites, async ({ uses, needs, spellings }) => {
      let spelled = 0
      const name = (part: number): string => spell[spellings[spelled++ % spellings.length] ?? 0]?.(part) ?? ''
      const site = temporaryFolder()
      const write = (path: string, text: string): void => writeFileSync(join(site, path), text)
      for (const folder of ['docs/apps', 'docs/parts']) mkdirSync(join(site, folder), { recursive: true })
      write('mkdocs.yml', 'site_name: Relations\n')
      write('mdsplice.yml', config)
      uses.forEach((parts, app) => write(`docs/apps/a${app}.md`, `---\nuses: "${parts.map(name).join(', ')}"\n---\n`))
      needs.forEach((parts, part) =>
        write(`docs/parts/p${part}.md`, `---\nnumber: ${100 + part}\nneeds: [${parts.map(name).join(', ')}]\n---\n`),
      )
      write('docs/index.md', `---\npartner: p1\n---\n\n${lists.map((list) => `<!-- ${list} -->\n`).join('\n')}`)

      const all = needs.map((_, part) => part)
      const usedBy = all.map((part) => uses.flatMap((parts, app) => (parts.includes(part) ? [app] : [])))
      const neededBy = all.map((part) => needs.flatMap((parts, by) => (parts.includes(part) ? [by] : [])))
      const count = (part: number): number => neededBy[part]?.length ?? 0
      const expected = [
        all.filter((part) => usedBy[part]?.length),
        all.filter((part) => !usedBy[part]?.length),
        all.filter((part) => count(part) > 0),
        usedBy[0],
        neededBy[1],
        [...all].sort((one, other) => count(other) - count(one) || one - other),
        all.filter((part) => !usedBy[part]?.length),
        all.filter((part) => count(part) === 0),
      ]

      const { out } = await mdsplice(site, 'check', '--reporter', 'json')
      const found = (JSON.parse(out) as { messages: { path: string; rule: string; text: string }[] }).messages
      const pathsOf = (rule: string, field: string): string[] =>
        found.filter((each) => each.rule === rule && each.text.includes(`\`${field}\``)).map(({ path }) => path)
      const paths = (parts: readonly number[]): string[] => parts.map((part) => `docs/parts/p${part}.md`)
      expect(pathsOf('uncovered', 'uses')).toEqual(paths(all.filter((part) => !usedBy[part]?.length)))
      expect(pathsOf('uncovered', 'needs')).toEqual(paths(all.filter((part) => count(part) === 0)))
      expect(pathsOf('orphan', 'needs')).toEqual(paths(all.filter((part) => !needs[part]?.length)))
      expect(found.filter(({ rule }) => /^(?:dangling|ambiguous)-reference$/.test(rule))).toEqual([])

      await mdsplice(site, 'write')
      const regions = readFileSync(join(site, 'docs/index.md'), 'utf8').split(/<!-- (?!\/)/)
      const listed = regions
        .slice(1)
        .map((region) => [...region.matchAll(/^- \[\w(\d)\]/gm)].map(([, each]) => Number(each)))
      expect(listed).toEqual(expected)
    }),
    { numRuns: 25 },
  )
}, 120_000)
