import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFromBuffer, type Formatter as DprintPlugin } from '@dprint/formatter'
import { getPath } from '@dprint/markdown'
import { filesIn, projectRoot } from '../mini-site.ts'
import { pythonFolder } from '../tools.ts'

/** A formatter of Markdown with some settings. */
export interface Formatter {
  name: string
  /** Formats all pages below a folder in place, as people run it. */
  format(folder: string): void
}

const tables = ['--extensions=gfm', '--extensions=tables']

/** The formatters that the matrix goes through. */
export const formatters: readonly Formatter[] = [
  ...[
    [],
    ['--prose-wrap=always'],
    ['--prose-wrap=never'],
    ['--tab-width=4'],
    ['--tab-width=4', '--prose-wrap=always'],
  ].map(prettier),
  ...[
    [],
    tables,
    [...tables, '--extensions=mkdocs'],
    ['--wrap=80'],
    [...tables, '--wrap=80'],
    [...tables, '--extensions=mkdocs', '--wrap=80'],
  ].map(mdformat),
  {
    name: 'markdownlint-cli2 --fix',
    format: (folder) =>
      run(packageProgram('markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), ['--fix', '**/*.md'], folder, [0, 1]),
  },
  dprint({}),
  dprint({ textWrap: 'always' }),
  oxfmt({}),
  oxfmt({ proseWrap: 'always', tabWidth: 4 }),
  rumdl('standard'),
  rumdl('mkdocs'),
]

function prettier(settings: readonly string[]): Formatter {
  const program = packageProgram('prettier', 'bin/prettier.cjs')
  return {
    name: ['prettier', ...settings].join(' '),
    format: (folder) =>
      run(program, [...settings, '--no-config', '--no-editorconfig', '--log-level=warn', '--write', '**/*.md'], folder),
  }
}

/** mdformat gives up at the first page that it cannot format; so each is a run of its own. */
const eachPage = `
import pathlib, sys
from mdformat._cli import run
for path in sorted(pathlib.Path(".").rglob("*.md")):
    try:
        run([*sys.argv[1:], str(path)])
    except Exception as error:
        print(path, error, file=sys.stderr)
`

/** With front matter, without which it makes headings of it. */
function mdformat(settings: readonly string[]): Formatter {
  return {
    name: ['mdformat', ...settings].join(' '),
    format: (folder) => {
      run(
        [join(pythonFolder, 'formatters/bin/python'), '-c', eachPage],
        [...settings, '--extensions=frontmatter'],
        folder,
      )
    },
  }
}

function dprint(settings: Record<string, unknown>): Formatter {
  let plugin: DprintPlugin | undefined
  return {
    name: ['dprint', ...Object.entries(settings).map(([key, value]) => `${key}=${String(value)}`)].join(' '),
    format: (folder) => {
      plugin ??= createFromBuffer(readFileSync(getPath()))
      plugin.setConfig({}, settings)
      for (const path of filesIn(folder).filter((file) => file.endsWith('.md'))) {
        const file = join(folder, path)
        const fileText = readFileSync(file, 'utf8')
        writeFileSync(file, plugin.formatText({ filePath: file, fileText }))
      }
    },
  }
}

function oxfmt(settings: Record<string, unknown>): Formatter {
  return {
    name: ['oxfmt', ...Object.entries(settings).map(([key, value]) => `${key}=${String(value)}`)].join(' '),
    format: (folder) => {
      writeFileSync(join(folder, '.oxfmtrc.json'), JSON.stringify(settings))
      run(packageProgram('oxfmt', 'bin/oxfmt'), ['--write', '**/*.md'], folder)
    },
  }
}

/** Absolute path. */
export const rumdlProgram = join(pythonFolder, 'formatters/bin/rumdl')

function rumdl(flavor: string): Formatter {
  return {
    name: `rumdl fmt ${flavor}`,
    format: (folder) => {
      writeFileSync(join(folder, '.rumdl.toml'), `[global]\nflavor = "${flavor}"\n`)
      run([rumdlProgram], ['fmt', '--no-cache', '.'], folder)
    },
  }
}

/** A program of a package of npm, as arguments for Node. */
export function packageProgram(name: string, path: string): string[] {
  return [process.execPath, join(projectRoot, 'node_modules', name, path)]
}

function run([program = '', ...first]: readonly string[], args: readonly string[], cwd: string, fine = [0]): void {
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], { cwd, encoding: 'utf8' })
  if (status === null || !fine.includes(status))
    throw new Error(`${program} ${first.join(' ')}: ${status}\n${stdout}${stderr}`)
}
