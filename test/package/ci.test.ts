import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse, parseAllDocuments } from 'yaml'
import { git, makeRepository, runProgram } from '../git-repository.ts'
import type { ProgramResult } from '../git-repository.ts'
import { blocksOf } from '../manual/blocks.ts'
import { table } from '../manual/generated-page.ts'
import { missingFrom } from '../manual/not-run.ts'
import { installIn } from '../manual/walk.ts'
import { copySite, filesIn, fixtures, mdsplice, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

interface Step {
  uses?: string
  with?: Record<string, string>
  run?: string
  env?: Record<string, string>
  'working-directory'?: string
}
interface Action {
  inputs: Record<string, { description: string; default: string }>
  runs: { steps: Step[] }
}
interface Job {
  script: string[]
  after_script?: string[]
  variables?: Record<string, string>
}

const page = 'docs/ci.md'
const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
const action = parse(readFileSync(join(projectRoot, 'action.yml'), 'utf8')) as Action
const yaml = blocksOf(page).filter(({ language }) => language === 'yaml')
/** Parts of workflows that are others' and need the network. */
const notRun = ['actions/checkout@v6', 'actions/setup-node@v6', 'actions/cache@v5', 'pip install mkdocs-material']

/** A clone of the example site without its lists. */
function clone(): string {
  const site = makeRepository(copySite(join(fixtures, 'example')))
  installIn(site, { isRealNpx: true })
  writeFileSync(join(site, '.git/info/exclude'), 'node_modules\nsite\npublic\n')
  for (const { file, text } of yaml) if (file?.startsWith('mkdocs.')) writeFileSync(join(site, file), `${text}\n`)
  return site
}

function bash(cwd: string, script: string, variables: NodeJS.ProcessEnv = {}): ProgramResult {
  return runProgram(cwd, 'bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    PATH: process.env['PATH'] ?? '',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    ...variables,
  })
}

/** Runs the action as GitHub does: the text of its steps as it is, and what it is given in variables. */
function runAction(site: string, given: Record<string, string> = {}): ProgramResult {
  const unknown = Object.keys(given).filter((name) => !(name in action.inputs))
  expect(unknown).toEqual([])
  const filled = (text: string): string =>
    text.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, name: string) => given[name] ?? action.inputs[name]?.default ?? '',
    )
  const results = action.runs.steps.flatMap(({ run, env = {}, ...step }) => {
    if (run === undefined) return []
    const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]))
    return [
      bash(join(site, filled(step['working-directory'] ?? '.')), run, {
        ...variables,
        GITHUB_ACTION_PATH: projectRoot,
      }),
    ]
  })
  expect(results).toHaveLength(1)
  return results[0] as ProgramResult
}

/** Runs the steps of a workflow until one fails. */
function runWorkflow(site: string, text: string, variables: NodeJS.ProcessEnv = {}): ProgramResult {
  const { jobs } = parse(text) as { jobs: Record<string, { steps: Step[] }> }
  let result: ProgramResult = { status: 0, output: '' }
  for (const { uses, run, with: given } of Object.values(jobs).flatMap(({ steps }) => steps)) {
    if (result.status !== 0 || notRun.includes(uses ?? run ?? '')) continue
    if (uses !== undefined) expect(uses).toBe(`mdsplice/mdsplice@v${version}`)
    result = uses === undefined ? bash(site, run ?? '', variables) : runAction(site, given)
  }
  return result
}

/** Runs the jobs of a pipeline of GitLab, one after another in one folder, as artifacts make it. */
function runPipeline(site: string, text: string): ProgramResult {
  let result: ProgramResult = { status: 0, output: '' }
  for (const { script, after_script: after = [], variables } of Object.values(parse(text) as Record<string, Job>)) {
    const lines = script.filter((line) => !notRun.includes(line))
    if (result.status === 0) result = bash(site, lines.join('\n'), variables)
    bash(site, after.join('\n'), variables)
  }
  return result
}

const workflows = yaml.filter(({ text }) => /^jobs:/m.test(text))
const pipelines = yaml.filter(({ text }) => /^ {2}script:/m.test(text))
const [checkWorkflow = '', writeWorkflow = '', copyWorkflow = '', cachedWorkflow = ''] = workflows.map(
  ({ text }) => text,
)
const [checkPipeline = '', cachedPipeline = '', sitePipeline = ''] = pipelines.map(({ text }) => text)
const listed = 'bouwblokken/data/index.html'

test('the workflow that tries the newest renderers runs what there is', () => {
  const { jobs } = parse(readFileSync(join(projectRoot, '.github/workflows/newest.yml'), 'utf8')) as {
    jobs: { renderers: { steps: Step[] } }
  }
  const tests = jobs.renderers.steps.flatMap(({ run = '' }) => (run.startsWith('npm test ') ? [run] : []))
  expect(tests.length).toBeGreaterThan(2)
  expect(tests.flatMap((line) => missingFrom(line.replace(/ --testNamePattern .*/, '')))).toEqual([])
})

test('each block with a workflow or a pipeline is run below', () => {
  expect([workflows.length, pipelines.length]).toEqual([4, 3])
  expect(
    yaml.every(({ text }) =>
      parseAllDocuments(text).every((document) => !('errors' in document) || document.errors.length === 0),
    ),
  ).toBe(true)
})

describe('a check', () => {
  test('of GitHub fails with a message at each line, and passes when all is current', async () => {
    const site = clone()
    const { status, output } = runWorkflow(site, checkWorkflow)
    expect(status).toBe(3)
    expect(output).toMatch(/^::notice file=docs\/bouwblokken\/data\/index\.md,line=14,.*list_vereisten/m)
    expect(git(site, 'status', '--porcelain', 'docs')).toBe('')
    await mdsplice(site, 'write')
    expect(runWorkflow(site, checkWorkflow)).toMatchObject({ status: 0 })
  })

  test('of GitLab fails, and leaves a report', async () => {
    const site = clone()
    expect(runPipeline(site, checkPipeline)).toMatchObject({
      status: 3,
      output: expect.stringContaining('docs/bouwblokken/data/'),
    })
    const report = JSON.parse(readFileSync(join(site, 'mdsplice.json'), 'utf8')) as { location: { path: string } }[]
    expect(report.map(({ location }) => location.path)).toContain('docs/bouwblokken/data/index.md')
  })

  test('of either keeps results in a folder that it can restore', () => {
    const site = clone()
    const [HOME, CI] = [temporaryFolder(), 'true']
    for (const run of [1, 2])
      expect({ run, ...runWorkflow(site, cachedWorkflow, { HOME, CI }) }).toMatchObject({ run, status: 3 })
    const kept = [expect.stringMatching(/^[0-9a-f]{32}\.json$/), expect.stringMatching(/^[0-9a-f]{32}\.pages$/)]
    expect(filesIn(join(HOME, '.cache/mdsplice-ci'))).toEqual(kept)
    for (const run of [1, 2]) expect({ run, ...runPipeline(site, cachedPipeline) }).toMatchObject({ run, status: 3 })
    expect(filesIn(join(site, '.mdsplice-cache'))).toEqual(kept)
  })

  test.each([
    ['GitHub', '.github/workflows/mdsplice.yml', checkWorkflow],
    ['GitLab', '.gitlab-ci.yml', checkPipeline],
  ])('of %s is what `mdsplice init` proposes', async (host, path, text) => {
    const site = clone()
    git(site, 'remote', 'add', 'origin', `https://${host.toLowerCase()}.com/team/site.git`)
    await mdsplice(site, 'init', '--yes')
    expect(readFileSync(join(site, path), 'utf8')).toBe(`${text}\n`)
  })
})

describeWith('mkdocs', ['--version'], 'the site is built with its lists', () => {
  test('written into the checkout of GitHub', () => {
    const site = clone()
    expect(runWorkflow(site, writeWorkflow)).toMatchObject({ status: 0 })
    expect(readFileSync(join(site, 'site', listed), 'utf8')).toContain('href="../../vereisten/archiefwet/"')
    expect(git(site, 'log', '--oneline').trim().split('\n')).toHaveLength(1)
  })

  test('from a copy', () => {
    const site = clone()
    expect(runWorkflow(site, copyWorkflow)).toMatchObject({ status: 0 })
    expect(readFileSync(join(site, 'site', listed), 'utf8')).toContain('href="../../vereisten/archiefwet/"')
    expect(git(site, 'status', '--porcelain', 'docs')).toBe('')
  })

  test('by jobs of GitLab', () => {
    const site = clone()
    expect(runPipeline(site, sitePipeline)).toMatchObject({ status: 0 })
    expect(readFileSync(join(site, 'public', listed), 'utf8')).toContain('href="../../vereisten/archiefwet/"')
  })
})

describe('the action', () => {
  test('has its inputs in the manual', () => {
    const rows = Object.entries(action.inputs).map(([name, { description, default: usual }]) => [
      `\`${name}\``,
      `${description}${usual === '' ? '' : ` Without it: \`${usual}\`.`}`,
    ])
    expect(readFileSync(join(projectRoot, page), 'utf8')).toContain(`\n${table(['input', 'means'], rows)}\n`)
  })

  test('has nothing in the text of its script that a workflow gives', () => {
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{')
  })

  test.each(Object.keys(action.inputs).filter((name) => !['working-directory', 'node-version'].includes(name)))(
    'executes nothing of what `%s` holds',
    (name) => {
      const site = clone()
      for (const text of ['$(touch taken)`touch taken`', '"; touch taken; "', "'\ntouch taken\n'"]) {
        const { status } = runAction(site, { command: 'check', [name]: text })
        expect({ text, fails: status !== 0 }).toEqual({ text, fails: true })
      }
      expect(existsSync(join(site, 'taken'))).toBe(false)
      expect(git(site, 'status', '--porcelain', 'docs')).toBe('')
    },
  )

  test('takes a site below the working directory, and limits', () => {
    const repository = temporaryFolder()
    git(repository, 'init', '-q')
    renameSync(copySite(join(fixtures, 'example')), join(repository, 'a site'))
    installIn(repository, { isRealNpx: true })
    expect(
      runAction(repository, { command: 'write', 'config-file': 'a site/mkdocs.yml', 'max-warnings': '0' }),
    ).toMatchObject({ status: 0 })
    // Where mdsplice is not installed right here, npx looks for the version of the action.
    expect(runAction(repository, { 'working-directory': 'a site' })).toMatchObject({ status: 0 })
  })

  test('says which commands it has', () => {
    expect(runAction(clone(), { command: 'clear' })).toEqual({
      status: 2,
      output: '::error::The input `command` of mdsplice is `check`, `write` or `build`\n',
    })
  })
})
