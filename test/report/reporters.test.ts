import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { main } from '../../src/cli/main.ts'
import { version } from '../../src/core/version.ts'
import { mdsplice, mdspliceWith, projectRoot, temporaryFolder } from '../mini-site.ts'

const files: Readonly<Record<string, string>> = {
  'docs/vereisten/a.md': '---\ntitle: A\nbouwblok: data\n---\n',
  'docs/vereisten/100% b, c & "d".md': '---\nvereiste: bestaat: niet\n---\n',
  'docs/index.md': '# Home\n\n<!-- list_vereisten bouwblok/dat -->\n',
}

function siteWith(pages: Readonly<Record<string, string>>, root = temporaryFolder()): string {
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const url = (rule: string): string => `https://github.com/mdsplice/mdsplice/blob/main/docs/rules/${rule}.md`
const text = {
  stale: '`list_vereisten` has no listing yet; run `mdsplice write`',
  value: 'No page of `vereisten` has `dat` in `bouwblok`; did you mean `data`?',
  frontMatter: expect.stringContaining('Invalid front matter') as unknown as string,
}

describe('json', () => {
  test('holds all of the result, and follows its published schema', async () => {
    const { code, out, err } = await mdsplice(siteWith(files), 'check', '--reporter', 'json')
    const report: unknown = JSON.parse(out)
    expect(report).toEqual({
      format: 1,
      mdsplice: version,
      command: 'check',
      exitCode: 1,
      counts: { errors: 1, warnings: 1, infos: 1, baselined: 0 },
      changed: ['docs/index.md'],
      messages: [
        {
          path: 'docs/index.md',
          line: 3,
          column: 1,
          endLine: 3,
          endColumn: 37,
          severity: 'info',
          rule: 'stale-region',
          text: text.stale,
          url: url('stale-region'),
        },
        {
          path: 'docs/index.md',
          line: 3,
          column: 30,
          endLine: 3,
          endColumn: 33,
          severity: 'warning',
          rule: 'unknown-value',
          text: text.value,
          suggestion: 'data',
          url: url('unknown-value'),
        },
        {
          path: 'docs/vereisten/100% b, c & "d".md',
          line: 2,
          column: 11,
          endLine: 2,
          endColumn: 12,
          severity: 'error',
          rule: 'invalid-front-matter',
          text: text.frontMatter,
          url: url('invalid-front-matter'),
        },
      ],
    })
    expect(code).toBe(1)
    expect(err).toBe('mdsplice check: errors found; 1 page out of date\n')
    const schema = JSON.parse(readFileSync(join(projectRoot, 'docs/report.schema.json'), 'utf8')) as object
    const ajv = new Ajv({ allErrors: true })
    addFormats.default(ajv)
    const validate = ajv.compile(schema)
    validate(report)
    expect(validate.errors).toBeNull()
  })

  test('of a site without messages', async () => {
    const { out } = await mdsplice(siteWith({ 'docs/index.md': 'Hi.\n' }), 'check', '--reporter', 'json')
    expect(JSON.parse(out)).toMatchObject({ exitCode: 0, changed: [], messages: [] })
  })
})

test('github: a command for each message, escaped as its own toolkit does', async () => {
  const { out } = await mdsplice(siteWith(files), 'check', '--reporter', 'github')
  const lines = out.trimEnd().split('\n')
  expect(lines.slice(0, 2)).toEqual([
    `::notice file=docs/index.md,line=3,endLine=3,col=1,endColumn=37,title=mdsplice stale-region::docs/index.md:3:1: ${text.stale}`,
    `::warning file=docs/index.md,line=3,endLine=3,col=30,endColumn=33,title=mdsplice unknown-value::docs/index.md:3:30: ${text.value}`,
  ])
  expect(lines[2]).toMatch(
    /^::error file=docs\/vereisten\/100%25 b%2C c & "d"\.md,line=2,endLine=2,col=11,endColumn=12,title=mdsplice invalid-front-matter::docs\/vereisten\/100%25 b, c & "d"\.md:2:11: Invalid front matter/,
  )
  expect(lines).toHaveLength(3)
})

describe('github: of more than ten of a severity the others follow as text', () => {
  const page = (warnings: number): Record<string, string> => ({
    'docs/vereisten/a.md': '---\ntitle: A\nbouwblok: data\n---\n',
    'docs/index.md': Array.from({ length: warnings }, (_, at) => `<!-- list_vereisten bouwblok/x${at} -->\n`).join(
      '\n',
    ),
    'mdsplice.yml': 'messages: en\nrules: { stale-region: off, empty-listing: off }\n',
  })
  const linesOf = async (files: Record<string, string>): Promise<string[]> =>
    (await mdsplice(siteWith(files), 'check', '--reporter', 'github')).out.trimEnd().split('\n')

  test('in English, with places and rules', async () => {
    const lines = await linesOf(page(12))
    expect(lines).toHaveLength(13)
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10)
    expect(lines.slice(10)).toEqual([
      'GitHub shows at most 10 annotations of each kind; also found: 2 warnings:',
      expect.stringMatching(/^docs\/index\.md:21:30: No page of `vereisten` has `x10` .* \(unknown-value\)$/),
      expect.stringMatching(/^docs\/index\.md:23:30: No page of `vereisten` has `x11` .* \(unknown-value\)$/),
    ])
  })

  test('in Dutch; none beyond ten is none', async () => {
    const dutch = { ...page(11), 'mdsplice.yml': (page(11)['mdsplice.yml'] ?? '').replace('en', 'nl') }
    expect((await linesOf(dutch))[10]).toBe(
      'GitHub toont van elke soort hoogstens 10 annotaties; verder gevonden: 1 waarschuwing:',
    )
    expect(await linesOf(page(10))).toHaveLength(10)
  })

  test('of each severity ten are shown', async () => {
    const both = page(15)
    both['docs/index.md'] += Array.from({ length: 13 }, () => '\n<!-- list_vereiste -->\n').join('')
    const lines = await linesOf(both)
    const counted = (start: string): number => lines.filter((line) => line.startsWith(start)).length
    expect([counted('::error '), counted('::warning '), counted('docs/')]).toEqual([10, 10, 8])
  })
})

describe('gitlab', () => {
  /** What GitLab documents of its Code Quality report; of what else may stand there it reads nothing. */
  const format = {
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      additionalProperties: false,
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', minLength: 1 },
        fingerprint: { type: 'string', pattern: '^[0-9a-f]{32,64}$' },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          additionalProperties: false,
          properties: {
            path: { type: 'string', pattern: '^(?!\\.?/)' },
            lines: {
              type: 'object',
              required: ['begin'],
              additionalProperties: false,
              properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
    },
  }
  interface Issue {
    description: string
    check_name: string
    fingerprint: string
    severity: string
    location: { path: string; lines: { begin: number } }
  }
  const validate = new Ajv({ allErrors: true }).compile<Issue[]>(format)
  const issuesOf = async (files: Readonly<Record<string, string>>): Promise<Issue[]> => {
    const issues: unknown = JSON.parse((await mdsplice(siteWith(files), 'check', '--reporter', 'gitlab')).out)
    validate(issues)
    expect(validate.errors).toBeNull()
    return issues as Issue[]
  }

  test('has what GitLab documents', async () => {
    const issues = await issuesOf(files)
    expect(issues.map(({ fingerprint: _, ...issue }) => issue)).toEqual([
      {
        description: text.stale,
        check_name: 'stale-region',
        severity: 'info',
        location: { path: 'docs/index.md', lines: { begin: 3, end: 3 } },
      },
      {
        description: text.value,
        check_name: 'unknown-value',
        severity: 'minor',
        location: { path: 'docs/index.md', lines: { begin: 3, end: 3 } },
      },
      {
        description: text.frontMatter,
        check_name: 'invalid-front-matter',
        severity: 'major',
        location: { path: 'docs/vereisten/100% b, c & "d".md', lines: { begin: 2, end: 2 } },
      },
    ])
  })

  test('a fingerprint stays when lines shift, the site grows or the language changes, and there is one for each', async () => {
    const page = '<!-- list_vereisten bouwblok/dat -->\n\n'
    const fingerprints = async (more: Record<string, string>): Promise<string[]> =>
      (await issuesOf({ ...files, 'docs/index.md': page.repeat(3), ...more })).map(({ fingerprint }) => fingerprint)
    const before = await fingerprints({})
    expect(new Set(before).size).toBe(before.length)
    const shifted = { 'docs/index.md': `# New\n\nText.\n\n${page.repeat(3)}`, 'docs/vereisten/b.md': '# B\n' }
    expect(await fingerprints({ ...shifted, 'mdsplice.yml': 'messages: nl\n' })).toEqual(before)
    expect(await fingerprints({ 'docs/index.md': page.repeat(2) })).toHaveLength(before.length - 2)
  })

  test('of a site without messages is an empty list', async () => {
    expect(await issuesOf({ 'docs/index.md': 'Hi.\n' })).toEqual([])
  })
})

describe('sarif', () => {
  // The package is here for the schema that it carries; its matchers need packages that it does not name.
  const load = createRequire(import.meta.url)
  const { default: AjvDraft04 } = load('ajv-draft-04') as { default: typeof Ajv }
  const ajv = new AjvDraft04({ allErrors: true, strict: false, unicodeRegExp: false })
  addFormats.default(ajv)
  const validate = ajv.compile(load('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object)
  const expectValid = (log: unknown): void => {
    validate(log)
    expect(validate.errors).toBeNull()
  }

  test('follows the official schema of 2.1.0, and names each rule and place', async () => {
    const { out } = await mdsplice(siteWith(files), 'check', '--reporter', 'sarif')
    const log = JSON.parse(out) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[]
    }
    expectValid(log)
    const [run] = log.runs
    expect(run?.results.map(({ ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id)).toEqual([
      'stale-region',
      'unknown-value',
      'invalid-front-matter',
    ])
    expect(run?.results[1]).toEqual({
      ruleId: 'unknown-value',
      ruleIndex: expect.any(Number),
      level: 'warning',
      message: { text: text.value },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'docs/index.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 30, endLine: 3, endColumn: 33 },
          },
        },
      ],
      partialFingerprints: { 'mdsplice/v1': 'field=bouwblok value=dat collection=vereisten at dat' },
      fixes: [
        {
          description: { text: 'Replace it with `data`' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'docs/index.md', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 3, startColumn: 30, endLine: 3, endColumn: 33 },
                  insertedContent: { text: 'data' },
                },
              ],
            },
          ],
        },
      ],
    })
    expect(run?.results.filter((result) => 'fixes' in result)).toHaveLength(1)
    expect(JSON.stringify(run?.results[2])).toContain('docs/vereisten/100%25%20b%2C%20c%20%26%20%22d%22.md')
  })

  test('of a site without messages', async () => {
    const { out } = await mdsplice(siteWith({ 'docs/index.md': 'Hi.\n' }), 'check', '--reporter', 'sarif')
    expectValid(JSON.parse(out))
  })

  test('the schema does notice what is wrong', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
  })
})

describe('junit', () => {
  test('a suite for each file, a failure for each error and warning', async () => {
    const { out } = await mdsplice(siteWith(files), 'check', '--reporter', 'junit')
    const escaped = text.value.replaceAll('"', '&quot;')
    expect(out).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="mdsplice">
  <testsuite name="docs/index.md" tests="2" failures="1" errors="0">
    <testcase name="stale-region 3:1" classname="docs/index.md"><system-out>docs/index.md:3:1: ${text.stale}
${url('stale-region')}</system-out></testcase>
    <testcase name="unknown-value 3:30" classname="docs/index.md"><failure message="${escaped}" type="warning">docs/index.md:3:30: ${escaped}
${url('unknown-value')}</failure></testcase>
  </testsuite>
  <testsuite name="docs/vereisten/100% b, c &amp; &quot;d&quot;.md" tests="1" failures="1" errors="0">
${out.split('\n').slice(9, 11).join('\n')}
  </testsuite>
</testsuites>
`)
  })

  test('a case that passed where nothing is wrong: no cases would look like no run', async () => {
    const { out } = await mdsplice(siteWith({ 'docs/index.md': 'Hi.\n' }), 'check', '--reporter', 'junit')
    expect(out).toContain('<testcase name="all is well" classname="mdsplice"/>')
  })
})

describe('paths are relative to the root of the repository', () => {
  test.each([
    ['json', '"path": "handbook/docs/index.md"'],
    ['github', 'file=handbook/docs/index.md,'],
    ['gitlab', '"path": "handbook/docs/index.md"'],
    ['sarif', '"uri": "handbook/docs/index.md"'],
    ['junit', 'name="handbook/docs/index.md"'],
  ])('in %s', async (reporter, path) => {
    const root = temporaryFolder()
    mkdirSync(join(root, '.git'))
    const site = siteWith(files, join(root, 'handbook'))
    expect((await mdsplice(site, 'check', '--reporter', reporter)).out).toContain(path)
  })
})

describe('where it goes', () => {
  test('programs get standard output to themselves; a page or a diff there leaves them standard error', async () => {
    const site = siteWith(files)
    const { out, err } = await mdsplice(site, 'check', '--diff', '--reporter', 'github')
    expect(out).toMatch(/^--- a\/docs\/index\.md\n/)
    expect(err).toMatch(/^::notice file=docs\/index\.md,/)
  })

  test('an unknown reporter is wrong usage', async () => {
    const { code, err } = await mdsplice(siteWith(files), 'check', '--reporter', 'xml')
    expect(code).toBe(2)
    expect(err).toContain('Allowed choices are text, json, github, gitlab, sarif, junit')
  })
})

describe('--quiet', () => {
  test('says errors only; warnings still count', async () => {
    const site = siteWith({ ...files, 'docs/vereisten/100% b, c & "d".md': '' })
    const { code, err } = await mdsplice(site, 'check', '--quiet', '--max-warnings', '0')
    expect({ code, err }).toEqual({ code: 1, err: 'mdsplice check: 1 page out of date\n' })
    expect((await mdsplice(siteWith(files), 'check', '-q')).err).toMatch(/^docs\/vereisten\/100% b/)
    const { out } = await mdsplice(siteWith(files), 'check', '-q', '--reporter', 'json')
    expect(JSON.parse(out)).toMatchObject({
      counts: { errors: 1, warnings: 1, infos: 1 },
      messages: [{ severity: 'error' }],
    })
  })
})

describe('very many lists to write', () => {
  const many = (count: number, language = 'en'): string =>
    siteWith({
      'mdsplice.yml': `messages: ${language}\n`,
      'docs/vereisten/a.md': '---\nbouwblok: data\n---\n',
      'docs/index.md': '<!-- list_vereisten -->\n\n<!-- list_vereisten bouwblok/dat -->\n',
      ...Object.fromEntries(
        Array.from({ length: count - 2 }, (_, index) => [
          `docs/${index % 3 === 0 ? 'a' : 'b/c'}/${index}.md`,
          '<!-- list_vereisten -->\n',
        ]),
      ),
    })

  test('are counted for each folder; other messages are printed', async () => {
    const { code, err } = await mdsplice(many(32), 'check')
    expect({ code, lines: err.split('\n') }).toEqual({
      code: 3,
      lines: [
        'docs/index.md',
        `3:30-3:33 warning ${text.value} unknown-value mdsplice`,
        '',
        '32 lists are missing or outdated; `mdsplice write` writes them:',
        '  20  docs/b/c/',
        '  10  docs/a/',
        '   2  docs/',
        '',
        '33 messages (⚠ 1 warning)',
        'mdsplice check: 31 pages out of date',
        '',
      ],
    })
    expect((await mdsplice(many(32, 'nl'), 'check')).err).toContain(
      '\n32 lijsten ontbreken of zijn verouderd; `mdsplice write` schrijft ze:\n  20  docs/b/c/\n',
    )
  })

  test('thirty are named one by one, and programs get all', async () => {
    expect((await mdsplice(many(30), 'check')).err.match(/stale-region/g)).toHaveLength(30)
    expect((await mdsplice(many(40), 'check', '--reporter', 'json')).out.match(/"stale-region"/g)).toHaveLength(40)
  })
})

describe('on a terminal', () => {
  const onTerminal = async (pages: Readonly<Record<string, string>>): Promise<string[]> => {
    let err = ''
    await main(['check', '--quiet'], {
      cwd: siteWith({
        ...pages,
        'mdsplice.yml': 'messages: en\nrules: { unknown-value: error, dangling-reference: error }\n',
      }),
      writeOut: () => {},
      writeErr: (said) => void (err += said),
      color: false,
      isTerminal: true,
    })
    return err.split('\n')
  }

  test('the name of a rule is a link to its page, on a terminal with colours only', async () => {
    const site = siteWith(files)
    const link = `\u001B]8;;${url('unknown-value')}\u001B\\unknown-value\u001B]8;;\u001B\\`
    expect((await mdspliceWith({ color: true, isTerminal: true }, site, 'check')).err).toContain(link)
    for (const io of [{ color: true }, { isTerminal: true }, {}])
      expect((await mdspliceWith(io, site, 'check')).err).not.toContain('\u001B]8')
  })

  test('the line stands below its message, with carets', async () => {
    const lines = await onTerminal({
      'docs/vereisten/a.md': '---\nbouwblok: data\n---\n',
      'docs/index.md': '# Home\n\n<!-- list_vereisten bouwblok/dat -->\n',
    })
    expect(lines.slice(2, 4)).toEqual([
      '  3 │ <!-- list_vereisten bouwblok/dat -->',
      '    │                              ^^^',
    ])
  })

  test('of a long line the part that is meant; control characters are shown, not obeyed', async () => {
    const lines = await onTerminal({
      'docs/vereisten/a.md': '---\nbouwblok: data\n---\n',
      'docs/index.md': `${'x'.repeat(200)} \u001B[31m\t<!-- list_vereisten bouwblok/dat format=links --> ${'y'.repeat(200)}\r\n`,
    })
    expect(lines[2]).toMatch(/^ {2}1 │ ….*dat format=links --> y*…$/)
    expect(lines[2]).not.toContain('\u001B')
    expect(lines[3]?.indexOf('^^^')).toBe(lines[2]?.indexOf('dat format'))
  })
})

describe('--baseline', () => {
  const pages = {
    'mkdocs.yml': 'docs_dir: docs\n',
    'docs/vereisten/a.md': '---\ntitle: A\nbouwblok: data\nvereiste: weg\n---\n',
    'docs/index.md':
      '<!-- list_vereisten bouwblok/dat format=links -->\n\n<!-- list_vereisten bouwblok/dat format=links -->\n',
  }
  const baseline = ['--baseline', 'known.json']
  const siteWithBaseline = async (): Promise<string> => {
    const site = siteWith(pages)
    await mdsplice(site, 'write')
    const { code, err } = await mdsplice(site, 'check', ...baseline, '--update-baseline', '--max-warnings', '0')
    expect({ code, err }).toEqual({
      code: 0,
      err: 'mdsplice check: 3 messages written to known.json\nmdsplice check: no page out of date\n',
    })
    return site
  }

  test('holds what stays the same of a message', async () => {
    const text = readFileSync(join(await siteWithBaseline(), 'known.json'), 'utf8')
    expect(JSON.parse(text)).toEqual({
      format: 1,
      pages: {
        'docs/index.md': { 'unknown-value': { 'field=bouwblok value=dat collection=vereisten at dat': 2 } },
        'docs/vereisten/a.md': { 'dangling-reference': { 'field=vereiste value=weg collection=vereisten at weg': 1 } },
      },
    })
  })

  test('known messages are left out, also from other lines and in another language', async () => {
    const site = await siteWithBaseline()
    const index = join(site, 'docs/index.md')
    writeFileSync(index, `Nieuw.\n\n${readFileSync(index, 'utf8')}`)
    writeFileSync(join(site, 'mdsplice.yml'), 'language: nl\n')
    const { code, err } = await mdsplice(site, 'check', ...baseline, '--max-warnings', '0')
    expect({ code, err }).toEqual({
      code: 0,
      err: "mdsplice check: 3 meldingen onderdrukt die in known.json staan\nmdsplice check: geen pagina's verouderd\n",
    })
  })

  test('one more of a kind is new', async () => {
    const site = await siteWithBaseline()
    const index = join(site, 'docs/index.md')
    writeFileSync(index, `${readFileSync(index, 'utf8')}\n<!-- list_vereisten bouwblok/dat format=links -->\n`)
    const { code, err } = await mdsplice(site, 'check', ...baseline, '--max-warnings', '0')
    expect(code).toBe(1)
    expect(err.match(/unknown-value/g)).toHaveLength(1)
  })

  test('what is no longer found is said, and goes with the next update', async () => {
    const site = await siteWithBaseline()
    writeFileSync(join(site, 'docs/vereisten/a.md'), '---\ntitle: A\nbouwblok: data\n---\n')
    expect((await mdsplice(site, 'check', ...baseline)).err).toContain(
      'mdsplice check: 1 message of known.json no longer found; update the file with `--update-baseline`\n',
    )
    expect((await mdsplice(site, 'check', ...baseline, 'docs/index.md')).err).not.toContain('no longer found')
    await mdsplice(site, 'check', ...baseline, '--update-baseline')
    expect(readFileSync(join(site, 'known.json'), 'utf8')).not.toContain('weg')
  })

  test.each([
    [['--baseline', 'none.json'], 'none.json: no such file; create it with `--update-baseline`\n'],
    [
      ['--baseline', 'mkdocs.yml'],
      'mkdocs.yml: not a baseline file; choose another, or recreate it with `--update-baseline`\n',
    ],
    [['--update-baseline'], 'Specify the file to update with `--baseline`\n'],
    [
      [...baseline, '--update-baseline', 'docs'],
      'A baseline covers the whole site; update it without paths, `--since` and `--stdin-filepath`\n',
    ],
    [['--baseline', 'no/folder.json', '--update-baseline'], 'no: no such folder; create it first\n'],
  ])('%j is wrong usage', async (args, message) => {
    expect(await mdsplice(siteWith(pages), 'check', ...args)).toEqual({ code: 2, out: '', err: message })
  })

  test('the same messages make the same file', async () => {
    const [one, other] = [await siteWithBaseline(), await siteWithBaseline()]
    expect(readFileSync(join(one, 'known.json'))).toEqual(readFileSync(join(other, 'known.json')))
  })
})
