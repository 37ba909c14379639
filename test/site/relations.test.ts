import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mdsplice, temporaryFolder } from '../mini-site.ts'

const config = `language: en
collections:
  apps: {}
  parts: { key: number }
fields:
  uses: { split: "," }
relations:
- { from: apps, to: parts, field: uses, inverse: used_by, covered: true }
- { from: parts, to: parts, field: needs, inverse: needed_by, required: true, covered: true }
- { from: parts, to: parts, field: replaces, inverse: replaced_by, covered: true }
- { from: apps, to: parts, via: [uses, needs], inverse: reached_by, required: true, covered: true }
- { from: parts, to: parts, via: needs+, name: all_needs, inverse: all_needed_by }
rules: { cycle: warning }
`

const lists = [
  'list_parts used_by/* format=list',
  'list_parts !used_by/* format=list',
  'list_parts needed_by/* format=list',
  'list_apps uses/p0 format=list',
  'list_parts needs/this.partner format=list',
  'list_parts sort=-count(needed_by),name format=list',
  'coverage apps of parts',
  'coverage parts of parts via=needs',
  'coverage apps of parts via=uses,needs',
  'coverage apps of parts via=uses,needs+',
  'coverage parts of parts via=needs+',
  'coverage parts of parts via=needed_by+',
  'list_parts !reached_by/* format=list',
  'list_parts all_needs/p1 format=list',
  'list_parts all_needed_by/this.partner format=list',
  'list_parts sort=-count(all_needs),name format=list',
]

/** The parts that a part leads to, in one step or more. */
function closure(needs: readonly (readonly number[])[], part: number): number[] {
  const reached = new Set<number>()
  for (let size = -1; size < reached.size; ) {
    size = reached.size
    for (const from of [part, ...reached]) for (const other of needs[from] ?? []) reached.add(other)
  }
  return [...reached].sort()
}

interface Trace {
  relations: {
    from: string
    to: string
    inverse: boolean
    rows: { path: string; related: { path: string }[] }[]
  }[]
}

/** Which pages name which, by position: an app names parts, and a part names parts, itself among them. */
const sites = fc.record({
  uses: fc.array(fc.uniqueArray(fc.nat(4)), { minLength: 3, maxLength: 3 }),
  needs: fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 2 }), { minLength: 5, maxLength: 5 }),
  replaces: fc.array(fc.uniqueArray(fc.nat(4), { maxLength: 1 }), { minLength: 5, maxLength: 5 }),
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
    fc.asyncProperty(sites, async ({ uses, needs, replaces, spellings }) => {
      let spelled = 0
      const name = (part: number): string => spell[spellings[spelled++ % spellings.length] ?? 0]?.(part) ?? ''
      const site = temporaryFolder()
      const write = (path: string, text: string): void => writeFileSync(join(site, path), text)
      for (const folder of ['docs/apps', 'docs/parts']) mkdirSync(join(site, folder), { recursive: true })
      write('mkdocs.yml', 'site_name: Relations\n')
      write('mdsplice.yml', config)
      uses.forEach((parts, app) => write(`docs/apps/a${app}.md`, `---\nuses: "${parts.map(name).join(', ')}"\n---\n`))
      needs.forEach((parts, part) =>
        write(
          `docs/parts/p${part}.md`,
          `---\nnumber: ${100 + part}\nneeds: [${parts.map(name).join(', ')}]\n` +
            `replaces: [${replaces[part]?.map(name).join(', ')}]\n---\n`,
        ),
      )
      write('docs/index.md', `---\npartner: p1\n---\n\n${lists.map((list) => `<!-- ${list} -->\n`).join('\n')}`)

      const all = needs.map((_, part) => part)
      const usedBy = all.map((part) => uses.flatMap((parts, app) => (parts.includes(part) ? [app] : [])))
      const neededBy = all.map((part) => needs.flatMap((parts, by) => (parts.includes(part) ? [by] : [])))
      const count = (part: number): number => neededBy[part]?.length ?? 0
      const reached = all.map((part) => closure(needs, part))
      const needed = uses.map((parts) => parts.flatMap((part) => needs[part] ?? []))
      const expected = [
        all.filter((part) => usedBy[part]?.length),
        all.filter((part) => !usedBy[part]?.length),
        all.filter((part) => count(part) > 0),
        usedBy[0],
        neededBy[1],
        [...all].sort((one, other) => count(other) - count(one) || one - other),
        all.filter((part) => !usedBy[part]?.length),
        all.filter((part) => count(part) === 0),
        all.filter((part) => !needed.flat().includes(part)),
        all.filter((part) => !uses.some((parts) => parts.some((each) => reached[each]?.includes(part)))),
        all.filter((part) => count(part) === 0),
        all.filter((part) => needs[part]?.length === 0),
        all.filter((part) => !needed.flat().includes(part)),
        all.filter((part) => reached[part]?.includes(1)),
        reached[1],
        [...all].sort((one, other) => (reached[other]?.length ?? 0) - (reached[one]?.length ?? 0) || one - other),
      ]

      const { out } = await mdsplice(site, 'check', '--reporter', 'json')
      const found = (JSON.parse(out) as { messages: { path: string; rule: string; text: string }[] }).messages
      const pathsOf = (rule: string, field: string): string[] =>
        found
          .filter(({ rule: id, text }) => id === rule && !text.includes('through') && text.includes(`\`${field}\``))
          .map(({ path }) => path)
      const paths = (parts: readonly number[]): string[] => parts.map((part) => `docs/parts/p${part}.md`)
      expect(pathsOf('uncovered', 'uses')).toEqual(paths(all.filter((part) => !usedBy[part]?.length)))
      expect(pathsOf('uncovered', 'needs')).toEqual(paths(all.filter((part) => count(part) === 0)))
      expect(pathsOf('orphan', 'needs')).toEqual(paths(all.filter((part) => !needs[part]?.length)))
      expect(pathsOf('uncovered', 'replaces')).toEqual(paths(all.filter((part) => !replaces.flat().includes(part))))
      const leadsTo = (text: string): string[] =>
        found.filter((each) => each.text.includes(text)).map(({ path }) => path)
      expect(leadsTo('leads to this page through `uses`, `needs`')).toEqual(
        paths(all.filter((part) => !needed.flat().includes(part))),
      )
      expect(leadsTo('leads to no page of `parts` through `uses`, `needs`')).toEqual(
        needed.flatMap((parts, app) => (parts.length === 0 ? [`docs/apps/a${app}.md`] : [])),
      )
      const isInCycle = (part: number): boolean => reached[part]?.includes(part) ?? false
      const isFirst = (part: number): boolean =>
        !all.some((other) => other < part && reached[part]?.includes(other) && reached[other]?.includes(part))
      expect(pathsOf('cycle', 'needs')).toEqual(paths(all.filter((part) => isInCycle(part) && isFirst(part))))
      expect(found.filter(({ rule }) => /^(?:dangling|ambiguous)-reference$/.test(rule))).toEqual([])

      const trace = JSON.parse((await mdsplice(site, 'trace', '--format', 'json')).out) as Trace
      const traced = (inverse: boolean): string[] =>
        trace.relations
          .filter((each) => each.from === 'parts' && each.to === 'parts' && each.inverse === inverse)
          .flatMap(({ rows }) => rows.flatMap(({ path, related }) => related.map((other) => `${path} ${other.path}`)))
      const pairs = all.flatMap((part) =>
        all.flatMap((other) =>
          needs[part]?.includes(other) || replaces[part]?.includes(other) ? [[part, other]] : [],
        ),
      )
      expect(traced(false)).toEqual(pairs.map((pair) => paths(pair).join(' ')))
      expect(traced(true).sort()).toEqual(pairs.map((pair) => paths(pair.reverse()).join(' ')).sort())

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

test('ways that lead far end: what takes linear time is answered, and what would be too large is a message', async () => {
  const site = temporaryFolder()
  const parts = 1_500
  const write = (path: string, text: string): void => writeFileSync(join(site, path), text)
  for (const folder of ['docs/parts', 'docs/apps']) mkdirSync(join(site, folder), { recursive: true })
  write('mkdocs.yml', 'site_name: Far\n')
  write(
    'mdsplice.yml',
    `language: en
collections: { parts: {}, apps: {} }
relations:
- { from: parts, to: parts, field: needs, inverse: needed_by }
- { from: apps, to: parts, via: [parts, needs+], covered: true }
`,
  )
  for (let part = 0; part < parts; part++) write(`docs/parts/p${part}.md`, `---\nneeds: p${(part + 1) % parts}\n---\n`)
  for (let app = 0; app < parts; app++) write(`docs/apps/a${app}.md`, `---\nparts: p${app}\n---\n`)
  write(
    'docs/small.md',
    '<!-- coverage parts of parts via=needs+ format=count -->\n\n<!-- list_parts limit=2 format=list -->\n',
  )
  write('docs/large.md', '<!-- matrix parts parts via=needs+ -->\n')

  const { code, err } = await mdsplice(site, 'write')
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('The page would exceed the 8 MB limit with the listing of `matrix`'),
  })
  expect(readFileSync(join(site, 'docs/small.md'), 'utf8')).toContain('\n\n100%\n\n')
  expect(await mdsplice(site, 'trace')).toMatchObject({
    code: 2,
    err: expect.stringContaining('narrow down the query'),
  })
}, 120_000)
