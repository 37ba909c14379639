import { describe, expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'
import type { CommandResult } from '../mini-site.ts'

type Files = Readonly<Record<string, string>>

const many = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join('')
const page = (frontMatter: string, body = ''): string => `---\n${frontMatter}\n---\n\n# A\n\n${body}\n`

const base: Files = { 'mkdocs.yml': 'site_name: S\n', 'docs/vereisten/a.md': page('title: A\nx: [q, r]') }

/** What a site can have many of, with how many make a run of about a tenth of a second. */
const growths: Record<string, [count: number, files: (count: number) => Files]> = {
  'collections by globs': [
    500,
    (count) => ({ 'mdsplice.yml': `collections:\n${many(count, (at) => `  c${at}:\n    pages: "**/x${at}*"\n`)}` }),
  ],
  'collections with a page and a list each': [
    200,
    (count) => ({
      'mdsplice.yml': `collections:\n${many(count, (at) => `  c${at}:\n`)}`,
      'docs/index.md': many(count, (at) => `<!-- list_c${at} -->\n\n`),
      ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`docs/c${at}/a.md`, page('title: A')])),
    }),
  ],
  'directives that are none': [
    300,
    (count) => ({ 'docs/index.md': many(count, (at) => `<!-- list_vereiste${at}_on_maatregelen_page -->\n\n`) }),
  ],
  'directives in definitions': [
    1000,
    (count) => ({ 'docs/index.md': many(count, (at) => `Text ${at}.\n\n[a${at}]: b "<!-- list_vereisten -->"\n\n`) }),
  ],
  fields: [
    400,
    (count) => ({
      'mdsplice.yml': `fields:\n${many(count, (at) => `  f${at}: {label: F${at}, values: [a, b]}\n`)}`,
      'docs/vereisten/b.md': page(many(count, (at) => `f${at}: a\n`)),
    }),
  ],
  'fields of one page': [2000, (count) => ({ 'docs/vereisten/b.md': page(many(count, (at) => `f${at}: a\n`)) })],
  queries: [500, (count) => ({ 'mdsplice.yml': `queries:\n${many(count, (at) => `  q${at}: list_vereisten x/q\n`)}` })],
  relations: [
    300,
    (count) => ({
      'mdsplice.yml': `collections:\n${many(count, (at) => `  c${at}:\n`)}relations:\n${many(count - 1, (at) => `  - {from: c${at}, to: c${at + 1}, required: true}\n`)}`,
    }),
  ],
  'sets of labels': [
    300,
    (count) => ({
      'mdsplice.yml': `tags:\n${many(count, (at) => `  t${at}: [x]\n`)}`,
      'docs/index.md': many(count, (at) => `<!-- t${at} -->\n\n`),
    }),
  ],
  'labels and values': [
    2000,
    (count) => ({
      'mdsplice.yml': `fields:\n  x:\n    labels: {${many(count, (at) => `l${at}: L,`)}}\n    values: [${many(count, (at) => `l${at},`)}]\n`,
      'docs/vereisten/b.md': page(`x: [${many(count, (at) => `l${at},`)}]`, '<!-- list_vereisten -->'),
    }),
  ],
  columns: [
    400,
    (count) => ({
      'mdsplice.yml': `collections:\n  vereisten:\n    columns: [${many(count, (at) => `f${at},`)}]\n`,
      'docs/vereisten/b.md': page(many(count, (at) => `f${at}: a\n`)),
      'docs/index.md': '<!-- list_vereisten -->\n',
    }),
  ],
  'filters in one directive': [
    300,
    (count) => ({
      'docs/vereisten/b.md': page(many(count, (at) => `f${at}: a\n`)),
      'docs/index.md': `<!-- list_vereisten ${many(count, (at) => `f${at}/a `)} -->\n`,
    }),
  ],
  'directives in a page': [500, (count) => ({ 'docs/index.md': many(count, () => '<!-- list_vereisten x/q -->\n\n') })],
  'data files': [
    200,
    (count) => ({
      'mdsplice.yml': `collections:\n${many(count, (at) => `  c${at}: {data: d/${at}.yml}\n`)}`,
      ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`d/${at}.yml`, '- {id: a, title: b}\n'])),
    }),
  ],
  records: [
    1000,
    (count) => ({
      'mdsplice.yml': 'collections:\n  acties: {data: a.yml}\n',
      'a.yml': many(count, (at) => `- {id: a${at}, title: b}\n`),
      'docs/index.md': '<!-- list_acties -->\n',
    }),
  ],
  'columns of a data file': [
    20_000,
    (count) => ({
      'mdsplice.yml': 'collections:\n  acties: {data: a.csv}\n',
      'a.csv': `id,${many(count, (at) => `f${at},`)}z\nx,${many(count, () => ',')}z\n`,
    }),
  ],
  'edited regions that link to a page with many values': [
    100,
    (count) => ({
      'docs/vereisten/a.md': page(`title: A\nx: [${many(count * 100, (at) => `v${at},`)}]`),
      'docs/index.md': many(
        count,
        () => '<!-- list_vereisten -->\n- [B](vereisten/a.md)\n<!-- /list_vereisten 0123456789abcdef -->\n\n',
      ),
    }),
  ],
  'settings that name unknown fields': [
    600,
    (count) => ({
      'mdsplice.yml': `collections:\n  acties:\n    where: {${many(count, (at) => `g${at}: a,`)}}\n`,
      'docs/vereisten/b.md': page(many(count * 4, (at) => `f${at}: a\n`)),
    }),
  ],
  'fields with a setting for a value': [
    1500,
    (count) => ({
      'mdsplice.yml': `fields:\n${many(count, (at) => `  f${at}: {colors: {aaaaa${at}: red}}\n`)}`,
      'docs/vereisten/b.md': page(many(count, (at) => `f${at}: bbb${at}\n`)),
    }),
  ],
  'values with a setting that no page has': [
    2000,
    (count) => ({
      'mdsplice.yml': `fields:\n  x:\n    colors:\n${many(count, (at) => `      aaaaa${at}xx: red\n`)}`,
      'docs/vereisten/b.md': page(`x: [${many(count, (at) => `bbbb${at}yy,`)}]`),
    }),
  ],
  'dangling references': [
    500,
    (count) => ({ 'docs/maatregelen/m.md': page(`vereiste: [${many(count, (at) => `p${at},`)}]`) }),
  ],
  'equal items': [5000, (count) => ({ 'docs/maatregelen/m.md': page(`x: [${'a,'.repeat(count)}]`) })],
}

describe('four times as much takes about four times as long', () => {
  test.each(Object.entries(growths))('%s', async (name, [count, files]) => {
    const [few, lots] = [siteOf({ ...base, ...files(count) }), siteOf({ ...base, ...files(count * 4) })]
    await timeOf(few)
    const ratios: number[] = []
    // The machine may be busy with something else.
    for (let chance = 0; chance < 4; chance++) {
      const ratio = (await timeOf(lots)) / Math.max(50, await timeOf(few))
      if (ratio <= 6) return
      ratios.push(Math.round(ratio))
    }
    expect({ name, ratios }).toEqual({ name, ratios: 'at most 6' })
  })
})

/** Of `check`, in milliseconds of processor time. */
async function timeOf(site: string): Promise<number> {
  const start = process.cpuUsage()
  await mdsplice(site, 'check')
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

describe('what is wrong thousands of times in one list is said once', () => {
  const count = 20_000
  const cases: [string, Files, string][] = [
    ['equal items', { 'docs/vereisten/b.md': page(`x: [${'a,'.repeat(count)}]`) }, 'the same 19998 times more'],
    ['empty items', { 'docs/vereisten/b.md': page(`x:\n${'-\n'.repeat(count)}`) }, 'the same 19999 times more'],
    ['equal keys', { 'docs/vereisten/b.md': page('x: a\n'.repeat(count)) }, 'the same 19998 times more'],
    [
      'references that dangle',
      { 'docs/maatregelen/b.md': page(`vereiste: [${'z,'.repeat(count)}]`) },
      'the same 19999 times more',
    ],
    [
      'values that are not allowed',
      {
        'mdsplice.yml': 'fields: {x: {values: [q, r]}}\n',
        'docs/vereisten/b.md': page(`x: [${'z,'.repeat(count)}]`),
      },
      'the same 19999 times more',
    ],
    [
      'labels without a page',
      {
        'mdsplice.yml': 'fields: {x: {link: true}}\ntags: [x]\n',
        'docs/vereisten/b.md': page(`x: [${'z,'.repeat(count)}]`, '<!-- tags -->'),
      },
      'the same 19998 times more',
    ],
  ]
  test.each(cases)('%s', async (_, files, said) => {
    const { err } = await check({ ...base, ...files })
    expect(err).toContain(said)
    expect(err.split('\n').length).toBeLessThan(15)
  })

  test('but two values in two messages', async () => {
    const { err } = await check({ ...base, 'docs/vereisten/b.md': page('x: [a, a, b, b, b]') })
    expect(err.match(/duplicate-value/g)).toHaveLength(2)
    expect(err).toMatch(/`x` has `b` twice; .*; the same once more in this file/)
  })
})

function check(files: Files): Promise<CommandResult> {
  return mdsplice(siteOf(files), 'check')
}
