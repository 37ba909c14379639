import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { git, makeRepository, runProgram } from './git-repository.ts'
import { siteOf, temporaryFolder } from './mini-site.ts'

/** A way in which a repository makes git start a program. */
export interface Plant {
  name: string
  /** Lines for a configuration of git; `PROGRAM` is what is started. */
  config: string
  attributes?: string
  /** A shell command with plain git that starts the program, in a repository that `changedRepository` made. */
  trigger: string
}

const fetches = 'git fetch origin'
const commits = 'git commit -q --allow-empty -m x'

/** Every such way that is known, each with a command of git that falls for it. */
export const plants: readonly Plant[] = [
  { name: 'fsmonitor', config: '[core]\nfsmonitor = PROGRAM', trigger: 'git status' },
  { name: 'include', config: '[include]\npath = INCLUDED', trigger: 'git status' },
  { name: 'includeIf', config: '[includeIf "gitdir:**"]\npath = INCLUDED', trigger: 'git status' },
  { name: 'hooksPath', config: '[core]\nhooksPath = HOOKS', trigger: commits },
  { name: 'pager', config: '[core]\npager = PROGRAM', trigger: 'script -qec "git log" /dev/null' },
  { name: 'pagerOf', config: '[pager]\nls-tree = PROGRAM', trigger: 'script -qec "git ls-tree HEAD" /dev/null' },
  { name: 'editor', config: '[core]\neditor = PROGRAM', trigger: 'git commit --amend' },
  { name: 'external', config: '[diff]\nexternal = PROGRAM', trigger: 'git diff main' },
  {
    name: 'textconv',
    config: '[diff "t"]\ntextconv = PROGRAM',
    attributes: '*.md diff=t',
    trigger: 'git diff main',
  },
  { name: 'diffDriver', config: '[diff "d"]\ncommand = PROGRAM', attributes: '*.md diff=d', trigger: 'git diff main' },
  { name: 'clean', config: '[filter "c"]\nclean = PROGRAM', attributes: '*.md filter=c', trigger: 'git diff main' },
  {
    name: 'smudge',
    config: '[filter "s"]\nsmudge = PROGRAM',
    attributes: '*.md filter=s',
    trigger: 'rm docs/index.md; git checkout -- docs/index.md',
  },
  { name: 'process', config: '[filter "p"]\nprocess = PROGRAM', attributes: '*.md filter=p', trigger: 'git diff main' },
  {
    name: 'mergeDriver',
    config: '[merge "m"]\ndriver = PROGRAM',
    attributes: '*.md merge=m',
    trigger: 'git stash -q && git merge side',
  },
  { name: 'difftool', config: '[difftool "t"]\ncmd = PROGRAM', trigger: 'git difftool -y -t t main' },
  { name: 'archive', config: '[tar "t"]\ncommand = PROGRAM', trigger: 'git archive --format=t HEAD' },
  { name: 'trailer', config: '[trailer "t"]\ncmd = PROGRAM', trigger: 'echo x | git interpret-trailers --trailer t=1' },
  { name: 'gpg', config: '[gpg]\nprogram = PROGRAM', trigger: `${commits} -S` },
  { name: 'signatures', config: '[commit]\ngpgSign = true\n[gpg]\nprogram = PROGRAM', trigger: commits },
  {
    name: 'alias',
    config: '[alias]\nplanted = !PROGRAM\nrev-parse = !PROGRAM\nls-tree = !PROGRAM',
    trigger: 'git planted',
  },
  {
    name: 'askPass',
    config: '[core]\naskPass = PROGRAM',
    trigger: 'printf "protocol=https\\nhost=h\\n\\n" | git credential fill',
  },
  {
    name: 'credential',
    config: '[credential]\nhelper = !PROGRAM',
    trigger: 'printf "protocol=https\\nhost=h\\n\\n" | git credential fill',
  },
  { name: 'ssh', config: '[core]\nsshCommand = PROGRAM\n[remote "origin"]\nurl = ssh://h/r', trigger: fetches },
  { name: 'gitProxy', config: '[core]\ngitProxy = PROGRAM\n[remote "origin"]\nurl = git://h/r', trigger: fetches },
  { name: 'uploadPack', config: '[remote "origin"]\nurl = .\nuploadpack = PROGRAM', trigger: fetches },
  {
    name: 'submodule',
    config:
      '[submodule]\nrecurse = true\n[submodule "s"]\nactive = true\nurl = ext::PROGRAM\n[protocol]\nallow = always',
    trigger: 'git fetch -q "ext::PROGRAM"',
  },
  {
    name: 'promisor',
    config:
      '[protocol "ext"]\nallow = always\n[extensions]\npartialClone = origin\n[remote "origin"]\nurl = ext::PROGRAM\npromisor = true\npartialCloneFilter = blob:none',
    trigger: `git cat-file -p ${'1'.repeat(40)}`,
  },
]

/** A folder of programs that leave a mark when they are started. */
export class Marks {
  readonly #folder = temporaryFolder()

  /** The path of a program that leaves a mark of this name. */
  program(name: string): string {
    const file = join(this.#folder, 'bin', name)
    this.#write(file, `#!/bin/sh\ntouch '${join(this.#folder, 'marks', name)}'\n`)
    mkdirSync(join(this.#folder, 'marks'), { recursive: true })
    return file
  }

  /** A folder with a hook of every kind; each leaves a mark of this name. */
  hooks(folder: string, name: string): string {
    const kinds = ['post-checkout', 'post-index-change', 'pre-commit', 'reference-transaction', 'fsmonitor-watchman']
    for (const kind of kinds) cpSync(this.program(name), join(folder, kind))
    return folder
  }

  /** The names of the marks that were left. */
  get left(): string[] {
    return readdirSync(join(this.#folder, 'marks')).sort()
  }

  /** Lines of configuration with a program of their own in place of `PROGRAM`. */
  config({ name, config }: Plant): string {
    const included = join(this.#folder, `${name}.config`)
    const program = this.program(name)
    writeFileSync(included, `[core]\nfsmonitor = ${program}\n`)
    return config
      .replaceAll('PROGRAM', program)
      .replaceAll('INCLUDED', included)
      .replaceAll('HOOKS', config.includes('HOOKS') ? this.hooks(join(this.#folder, 'hooks'), name) : '')
  }

  #write(file: string, text: string): void {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    chmodSync(file, 0o755)
  }
}

/** Pages with names that could be taken for an option, a place in a revision or two lines. */
export const oddNames = ['--help.md', '-n.md', ':(top)x.md', 'a\nb.md', 'HEAD.md', '@{u}.md', 'q\'"uote.md']

/**
 * A repository with the branches `main`, `side` (another text on the first page) and `work`, which is checked out: a
 * page has another title there than on `main`, and so have those of odd names, not all of them committed.
 *
 * @param below the folder of the site in the repository
 */
export function changedRepository(below = '.'): string {
  const page = (title: string): string => `---\ntitle: ${title}\nbouwblok: data\n---\n`
  const repository = siteOf({ 'README.md': 'x\n' })
  const write = (path: string, text: string): void => {
    const file = join(repository, below, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  write('mkdocs.yml', 'site_name: x\n')
  write('docs/index.md', '# Thuis\n\n<!-- list_vereisten bouwblok/data -->\n')
  write('docs/anders.md', '# Anders\n\n<!-- list_maatregelen -->\n')
  write('docs/maatregelen/m.md', page('Doe iets'))
  write('docs/vereisten/a.md', page('Eerste'))
  for (const name of oddNames) write(`docs/vereisten/${name}`, page(`Was ${oddNames.indexOf(name)}`))
  makeRepository(repository)
  git(repository, 'checkout', '-q', '-b', 'side')
  write('docs/index.md', '# Zij\n\n<!-- list_vereisten bouwblok/data -->\n')
  git(repository, 'commit', '-qam', 'Side')
  git(repository, 'checkout', '-q', '-b', 'work', 'main')
  write('docs/vereisten/a.md', page('Eerste vereiste'))
  write('docs/index.md', '# Werk\n\n<!-- list_vereisten bouwblok/data -->\n')
  git(repository, 'commit', '-qam', 'Work')
  write('docs/index.md', '# Ander werk\n\n<!-- list_vereisten bouwblok/data -->\n')
  for (const name of oddNames) write(`docs/vereisten/${name}`, page(`Is ${oddNames.indexOf(name)}`))
  return repository
}

/** Runs a command of the shell with plain git. */
export function runShell(cwd: string, command: string): void {
  runProgram(cwd, 'bash', ['-c', `(${command}) < /dev/null`], { GIT_TERMINAL_PROMPT: '0' })
}

/**
 * A folder that git takes for a repository although it has no `.git`: all of it can be committed.
 *
 * @param folder absolute
 * @param config lines of configuration
 */
export function embedRepository(folder: string, repository: string, config: string): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const main = git(repository, 'rev-parse', 'main').trim()
  write('HEAD', 'ref: refs/heads/work\n')
  write('objects/info/alternates', `${join(repository, '.git/objects')}\n`)
  write('refs/heads/main', `${main}\n`)
  write('refs/heads/work', `${main}\n`)
  write('config', `[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\n${config}\n`)
}
