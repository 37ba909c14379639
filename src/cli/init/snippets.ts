import { stringify } from 'yaml'
import type { Snippet, InitContext } from './proposal.ts'

/** The hook, as a `.pre-commit-config.yaml`. */
export function hookText({ configFile, version }: InitContext): Snippet {
  const part = [
    '  - repo: https://github.com/mdsplice/mdsplice',
    `    rev: v${version}`,
    '    hooks:',
    '      - id: mdsplice-write',
    ...(configFile === null ? [] : [`        args: [--config-file, ${JSON.stringify(configFile)}]`]),
    '',
  ].join('\n')
  return { whole: `repos:\n${part}`, part }
}

/** The hook for another site of a repository, as an item of the list of hooks. */
export function hookLines({ configFile }: InitContext): string[] {
  return [
    'id: mdsplice-write',
    ...(configFile === null ? [] : [`args: [--config-file, ${JSON.stringify(configFile)}]`]),
  ]
}

/** The check of another site of a repository, as an item of the list of steps. */
export function stepLines({ configFile, version }: InitContext): string[] {
  return [
    `uses: mdsplice/mdsplice@v${version}`,
    ...(configFile === null ? [] : ['with:', `  config-file: ${JSON.stringify(configFile)}`]),
  ]
}

/** A check on each change, as a workflow of GitHub. */
export function githubText({ configFile, version }: InitContext): Snippet {
  const part = [
    `      - uses: mdsplice/mdsplice@v${version}`,
    ...(configFile === null ? [] : ['        with:', `          config-file: ${JSON.stringify(configFile)}`]),
    '',
  ].join('\n')
  const whole = [
    'name: mdsplice',
    'on:',
    '  pull_request:',
    '  push:',
    '    branches: [main, master]',
    'permissions:',
    '  contents: read',
    'jobs:',
    '  check:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v6',
    part,
  ].join('\n')
  return { whole, part }
}

/**
 * The same as a job of GitLab; messages are in the log and in the report of the merge request.
 *
 * @param job its name
 */
export function gitlabText({ configFile, version }: InitContext, job = 'mdsplice'): Snippet {
  const check = `npx --yes mdsplice@${version} check${configFile === null ? '' : ` --config-file ${shellQuoted(configFile)}`}`
  const part = [
    `${job}:`,
    '  image: node:22',
    '  script:',
    `    - ${yamlText(check)}`,
    '  after_script:',
    `    - ${yamlText(`${check} --reporter gitlab > ${job}.json`)}`,
    '  artifacts:',
    '    when: always',
    '    reports:',
    `      codequality: ${job}.json`,
    '',
  ].join('\n')
  return { whole: part, part }
}

function yamlText(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd()
}

function shellQuoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
