import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { commandLine } from '../../src/cli/main.ts'
import { runProgram } from '../git-repository.ts'
import { mdsplice, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'
import { reporters } from '../../src/report/reporters/registry.ts'

/** Where the words are completed: a folder with a file and a folder in it, and with the program on the path. */
const folder = temporaryFolder()
const scripts = temporaryFolder()
const path = [join(folder, 'bin'), process.env['PATH']].join(delimiter)
const names = (await commandLine({ cwd: '/', writeOut() {}, writeErr() {}, color: false }, () => {})).commands.map(
  (command) => command.name(),
)

beforeAll(async () => {
  mkdirSync(join(folder, 'docs'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'mkdocs.yml'), '')
  writeFileSync(join(folder, 'bin/mdsplice'), '#!/bin/sh\necho started >> started\n')
  chmodSync(join(folder, 'bin/mdsplice'), 0o755)
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await mdsplice(folder, 'completion', shell)
    expect(code).toBe(0)
    writeFileSync(join(scripts, shell), out)
  }
})

const reporterNames = reporters.map(({ name }) => name)

/** What is typed → what it can become. */
const rows: [typed: string, completed: string[]][] = [
  ['mdsplice ', [...names, 'help']],
  ['mdsplice --v', ['--version']],
  ['mdsplice co', ['completion', 'config']],
  ['mdsplice check --re', ['--reporter']],
  ['mdsplice check --ba', ['--baseline']],
  ['mdsplice check --reporter ', reporterNames],
  ['mdsplice check --reporter j', ['json', 'junit']],
  ['mdsplice check --quiet --reporter s', ['sarif']],
  ['mdsplice completion ', ['bash', 'fish', 'zsh']],
  ['mdsplice help wa', ['watch']],
]
const files: [typed: string, completed: string[]][] = [
  ['mdsplice check do', ['docs/']],
  ['mdsplice write --config-file mk', ['mkdocs.yml']],
  ['mdsplice write -f mk', ['mkdocs.yml']],
  ['mdsplice check --since mk', []],
  ['mdsplice init mk', []],
]

describeWith('bash', ['--version'], 'in bash', () => {
  /** Lets bash find the function for the command, as it does for the Tab key, and call it with the words so far. */
  const complete = (typed: string): string[] => {
    const program = `
      source ${join(scripts, 'bash')}
      line=$1
      read -ra COMP_WORDS <<< "\${line//=/ = }"
      [[ $line == *[\\ =] ]] && COMP_WORDS+=('')
      COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
      files=yes
      compopt() { files=; }
      set -- $(complete -p mdsplice)
      [[ $* == *'-o default'* ]] || exit
      while [ "$1" != -F ]; do shift; done
      "$2"
      [ \${#COMPREPLY[@]} -gt 0 ] || [ -z "$files" ] || COMPREPLY=( $(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}") )
      printf '%s\\n' "\${COMPREPLY[@]}"`
    const { status, output } = runProgram(folder, 'bash', ['--norc', '-uc', program, 'bash', typed], { PATH: path })
    expect({ typed, status, output }).toEqual({ typed, status: 0, output })
    return output.split('\n').filter(Boolean).sort()
  }

  test.each([
    ...rows,
    ...files,
    ['mdsplice check --reporter=js', ['json']],
    ['mdsplice check --reporter=', reporterNames],
  ] as typeof rows)('%s', (typed, completed) => {
    expect(complete(typed)).toEqual(completed.map((word) => word.replace(/\/$/, '')).sort())
  })
})

describeWith('fish', ['--version'], 'in fish', () => {
  test.each([...rows, ...files])('%s', (typed, completed) => {
    const program = `source ${join(scripts, 'fish')}; complete -C '${typed}'`
    const { status, output } = runProgram(folder, 'fish', ['--no-config', '-c', program], { PATH: path, HOME: folder })
    expect(status).toBe(0)
    expect(
      output
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('\t')[0])
        .sort(),
    ).toEqual([...completed].sort())
  })
})

describeWith('zsh', ['--version'], 'in zsh', () => {
  /** Sends the Tab key to a shell on a terminal of its own; what it then would execute is written down instead. */
  const complete = (typed: string): string => {
    const settings = `
      PS1=
      autoload -Uz compinit
      compinit -D -u
      source ${join(scripts, 'zsh')}
      accept() { print -r -- "<<$BUFFER>>"; exit }
      zle -N accept
      bindkey '^X' accept
      print ready`
    // Read from a file: a terminal shows what is typed, which must not look like an answer.
    writeFileSync(join(scripts, 'settings'), settings)
    const program = `
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "source ${join(scripts, 'settings')}"
      zpty -r shell output '*ready*'
      zpty -n -w shell ${JSON.stringify(typed)}$'\\t\\x18'
      zpty -r shell output '*>>*'
      print -r -- "$output"`
    const { output } = runProgram(folder, 'zsh', ['-f', '-c', program], { PATH: path, HOME: folder, TERM: 'dumb' })
    return /<<(.*)>>/.exec(output)?.[1] ?? output
  }

  // What can become one word only is put there; else as much as all have in common.
  test.each([
    ['mdsplice comp', 'mdsplice completion '],
    ['mdsplice check --rep', 'mdsplice check --reporter '],
    ['mdsplice check --reporter j', 'mdsplice check --reporter j'],
    ['mdsplice check --quiet --reporter sa', 'mdsplice check --quiet --reporter sarif '],
    ['mdsplice check do', 'mdsplice check docs/'],
    ['mdsplice write -f mk', 'mdsplice write -f mkdocs.yml '],
    ['mdsplice init mk', 'mdsplice init mk'],
  ])('%s', (typed, completed) => {
    expect(complete(typed)).toBe(completed)
  })
})

describe('the command', () => {
  test('is not started by completing', () => {
    expect(existsSync(join(folder, 'started'))).toBe(false)
  })

  test('names the shells that it knows', async () => {
    expect(await mdsplice(folder, 'completion', 'tcsh')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Allowed choices are bash, zsh, fish'),
    })
  })
})
