import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { git, makeRepository } from '../git-repository.ts'
import { copySite, fixtures, mdspliceWith, siteOf } from '../mini-site.ts'
import { program } from '../processes/program.ts'

const overview = 'docs/bouwblokken/privacy-en-gegevensbescherming/index.md'
const measure = 'docs/maatregelen/grondslag_vastleggen.md'

/** A site that is being watched. */
class Watched {
  readonly site = copySite(join(fixtures, 'example'))
  said = ''
  #stop = (): void => {}
  #ended: Promise<unknown> = Promise.resolve()

  async start(...args: string[]): Promise<this> {
    const untilStopped = (): Promise<void> => new Promise((stop) => (this.#stop = stop))
    const io = { untilStopped, writeErr: (text: string) => void (this.said += text), now: () => 0 }
    this.#ended = mdspliceWith(io, this.site, 'watch', ...args)
    await this.until(() => this.said.includes('waiting for changes'))
    this.said = ''
    return this
  }

  async stop(): Promise<unknown> {
    this.#stop()
    return this.#ended
  }

  read(path: string): string {
    return readFileSync(join(this.site, path), 'utf8')
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.site, path)), { recursive: true })
    writeFileSync(join(this.site, path), text)
  }

  retitle(title: string): void {
    this.write(measure, this.read(measure).replace(/^title: .*/m, `title: ${title}`))
  }

  async until(isSo: () => boolean): Promise<void> {
    for (let waited = 0; !isSo(); waited += 20) {
      if (waited > 20_000) throw new Error(`It did not happen. So far was said:\n${this.said}`)
      await sleep(20)
    }
  }

  /** What is said once nothing more is said. */
  async quiet(): Promise<string> {
    for (let before = ''; before !== this.said || before === ''; await sleep(400)) before = this.said
    return this.said
  }
}

const watched: Watched[] = []
async function start(): Promise<Watched> {
  const one = new Watched()
  watched.push(one)
  return one.start()
}

afterEach(async () => {
  for (const one of watched.splice(0)) await one.stop()
})

describe('mdsplice watch', () => {
  test('starts with all pages, ends with code 0', async () => {
    const site = await start()
    expect(site.read(overview)).toContain('](../../maatregelen/grondslag_vastleggen.md)')
    expect(await site.stop()).toMatchObject({ code: 0 })
  })

  test('a changed title goes into the labels that show it', async () => {
    const one = new Watched()
    watched.push(one)
    one.write('docs/nieuw.md', '---\nrollen: jurist\n---\n\n<!-- tags -->\n')
    await one.start()
    expect(one.read('docs/nieuw.md')).toContain('[Jurist](rollen/jurist.md "Rol")')
    one.write('docs/rollen/jurist.md', one.read('docs/rollen/jurist.md').replace(/^title: .*/m, 'title: Advocaat'))
    await one.until(() => one.read('docs/nieuw.md').includes('[Advocaat](rollen/jurist.md "Rol")'))
    await one.quiet()
  })

  test('a new word goes into the table of words', async () => {
    const one = new Watched()
    watched.push(one)
    one.write('mdsplice.yml', `${one.read('mdsplice.yml')}\ndefinitions: includes/words.md\n`)
    one.write('includes/words.md', '*[Woo]: Wet open overheid\n')
    one.write('docs/nieuw.md', '<!-- definitions -->\n')
    await one.start()
    expect(one.read('docs/nieuw.md')).toContain('| Woo | Wet open overheid |')
    const isThere = (): boolean => one.read('docs/nieuw.md').includes('| Awb | Algemene wet bestuursrecht |\n| Woo |')
    // Nothing says when a file beside the docs folder is looked at.
    for (let tries = 0; tries < 20 && !isThere(); tries++) {
      one.write('includes/words.md', '*[Woo]: Wet open overheid\n*[Awb]: Algemene wet bestuursrecht\n')
      await sleep(500)
    }
    expect(isThere()).toBe(true)
  })

  test('a changed file that is inherited from counts for every page', async () => {
    const one = new Watched()
    watched.push(one)
    one.write('mkdocs.yml', `INHERIT: parts/base.yml\n${one.read('mkdocs.yml')}`)
    one.write('parts/base.yml', 'docs_dir: docs\n')
    await one.start()
    one.write('parts/base.yml', 'docs_dir: nergens\n')
    await one.until(() => one.said.includes('nergens'))
  })

  test('a changed title goes into the pages that list it and no others, once', async () => {
    const site = await start()
    site.retitle('Nieuw')
    expect(await site.quiet()).toBe(written(6))
    expect(site.read(overview)).toContain('[Nieuw](')
    site.said = ''
    site.retitle('Nieuwer')
    expect(await site.quiet()).toBe(written(6))
  })

  test('what no list shows changes no other page', async () => {
    const site = await start()
    site.write(measure, `${site.read(measure)}\nEen zin.\n`)
    expect(await site.quiet()).toBe(written(0))
    site.said = ''
    site.write(measure, site.read(measure))
    await sleep(500)
    expect(site.said).toBe('')
  })

  test('an editor that puts a new file in place of the old one', async () => {
    const site = await start()
    const path = join(site.site, measure)
    writeFileSync(`${path}~`, site.read(measure).replace(/^title: .*/m, 'title: Nieuw'))
    renameSync(path, `${path}.bak`)
    renameSync(`${path}~`, path)
    await site.until(() => site.read(overview).includes('[Nieuw]('))
    rmSync(`${path}.bak`)
    expect(await site.quiet()).not.toContain('error')
  })

  test('new and deleted pages, and folders of them', async () => {
    const site = await start()
    site.write('docs/maatregelen/map/nieuw.md', '---\ntitle: Nieuw\nbouwblok: privacy-en-gegevensbescherming\n---\n')
    await site.until(() => site.read(overview).includes('[Nieuw](../../maatregelen/map/nieuw.md)'))
    rmSync(join(site.site, 'docs/maatregelen/map'), { recursive: true })
    await site.until(() => !site.read(overview).includes('[Nieuw]('))
    rmSync(join(site.site, measure))
    await site.until(() => !site.read(overview).includes('grondslag_vastleggen.md'))
    expect(await site.quiet()).toContain('empty-listing')
  })

  test('a mistake is told, on a page and in the configuration, and that all is well again', async () => {
    const site = await start()
    const text = site.read('docs/index.md')
    site.write('docs/index.md', `${text}\n<!-- list_vereiste -->\n`)
    expect(await site.quiet()).toContain('unknown-collection')
    site.said = ''
    site.write('docs/index.md', text)
    expect(await site.quiet()).toBe(written(0))
    site.said = ''
    site.write('mdsplice.yml', 'language: fy\n')
    expect(await site.quiet()).toMatch(/^mdsplice\.yml:1:11: /)
    site.said = ''
    site.write('mdsplice.yml', 'language: en\n')
    expect(await site.quiet()).toMatch(/mdsplice watch: \d\d pages written/)
    expect(site.read(overview)).toContain('Explanation')
  })

  test('a changed template goes into the pages that use it', async () => {
    const site = await start()
    site.write('sjabloon.md', '{{#rows}}\n- Eerst {{title}}\n{{/rows}}\n')
    site.write('mdsplice.yml', 'collections:\n  vereisten:\n  maatregelen: { template: sjabloon.md }\n')
    await site.until(() => site.read(overview).includes('- Eerst '))
    await site.quiet()
    site.write('sjabloon.md', '{{#rows}}\n- Dan {{title}}\n{{/rows}}\n')
    await site.until(() => site.read(overview).includes('- Dan '))
    site.retitle('Nieuw')
    await site.until(() => site.read(overview).includes('- Dan Nieuw\n'))
  })

  test('a new record that a glob finds goes into the pages that list it, and out again', async () => {
    const site = await start()
    site.write('docs/index.md', '<!-- list_acties -->\n')
    site.write('acties/een/actie.yml', 'title: Eerste\n')
    site.write('mdsplice.yml', 'collections:\n  acties: { data: acties/*/actie.yml }\n')
    await site.until(() => site.read('docs/index.md').includes('Eerste'))
    site.write('acties/twee/actie.yml', 'title: Tweede\n')
    await site.until(() => site.read('docs/index.md').includes('Tweede'))
    rmSync(join(site.site, 'acties/een'), { recursive: true })
    await site.until(() => !site.read('docs/index.md').includes('Eerste'))
  })

  test('the pages are validated by a changed schema', async () => {
    const site = await start()
    site.write('schemas/maatregel.json', '{}')
    site.write('mdsplice.yml', 'collections:\n  vereisten:\n  maatregelen: { schema: ./schemas/maatregel.json }\n')
    expect(await site.quiet()).not.toContain('missing-field')
    site.write('schemas/maatregel.json', '{ "required": ["nergens"] }')
    await site.until(() => site.said.includes('missing-field'))
  })

  test('a list that was changed by hand is left alone, and told', async () => {
    const site = await start()
    site.write(overview, site.read(overview).replace('| [Leg', '| [Met de hand: leg'))
    expect(await site.quiet()).toContain('edited-region')
    expect(site.read(overview)).toContain('Met de hand')
  })
})

/** What takes the files of a site away from under the program; each is followed by an edit. */
const upheavals: [string, (at: string, one: Watched) => Promise<void> | void][] = [
  [
    'git checkout of a branch without the site, and back',
    async (at) => {
      git(at, 'checkout', '-q', '--force', 'empty')
      await sleep(100)
      git(at, 'checkout', '-q', 'main')
    },
  ],
  [
    'the same, with time to see it',
    async (at, one) => {
      git(at, 'checkout', '-q', '--force', 'empty')
      await one.until(() => /docs was deleted or cannot be read/.test(one.said))
      git(at, 'checkout', '-q', 'main')
      await one.until(() => /docs is back/.test(one.said))
    },
  ],
  [
    'the docs folder removed, and restored',
    async (at) => {
      rmSync(join(at, 'docs'), { recursive: true })
      await sleep(100)
      git(at, 'checkout', '-q', '--', 'docs')
    },
  ],
  [
    'the docs folder renamed, and renamed back',
    async (at) => {
      renameSync(join(at, 'docs'), join(at, 'away'))
      await sleep(100)
      renameSync(join(at, 'away'), join(at, 'docs'))
    },
  ],
  [
    'a copy put in place of the docs folder at once',
    (at) => {
      cpSync(join(at, 'docs'), join(at, 'copy'), { recursive: true })
      renameSync(join(at, 'docs'), join(at, 'away'))
      renameSync(join(at, 'copy'), join(at, 'docs'))
    },
  ],
  [
    'a folder below it renamed, and renamed back',
    async (at) => {
      renameSync(join(at, 'docs/maatregelen'), join(at, 'away'))
      await sleep(100)
      renameSync(join(at, 'away'), join(at, 'docs/maatregelen'))
    },
  ],
  [
    'the folder of the site renamed, and renamed back',
    async (at) => {
      renameSync(at, `${at}-away`)
      await sleep(1500)
      renameSync(`${at}-away`, at)
    },
  ],
  [
    'mkdocs.yml and mdsplice.yml deleted, and restored',
    async (at) => {
      for (const name of ['mkdocs.yml', 'mdsplice.yml']) rmSync(join(at, name))
      await sleep(100)
      git(at, 'checkout', '-q', '--', '.')
    },
  ],
]

describe('mdsplice watch sees the next edit after', () => {
  test.each(upheavals)('%s', async (_, happen) => {
    const one = new Watched()
    watched.push(one)
    makeRepository(one.site)
    git(one.site, 'checkout', '-q', '--orphan', 'empty')
    git(one.site, 'rm', '-rqf', '.')
    git(one.site, 'commit', '-q', '--allow-empty', '-m', 'Empty')
    git(one.site, 'checkout', '-q', 'main')
    await one.start()
    await happen(one.site, one)
    one.retitle('Ongezien')
    await one.until(() => one.read(overview).includes('[Ongezien]('))
    one.retitle('Ook gezien')
    await one.until(() => one.read(overview).includes('[Ook gezien]('))
  })

  test('a docs folder of another name, which comes later than mkdocs.yml says so', async () => {
    const one = await start()
    one.write('mkdocs.yml', `${one.read('mkdocs.yml')}docs_dir: pages\n`)
    await one.until(() => one.said.includes('pages'))
    renameSync(join(one.site, 'docs'), join(one.site, 'pages'))
    await sleep(100)
    const [listing, listed] = [overview, measure].map((path) => path.replace('docs/', 'pages/'))
    await one.until(() => (one.said.match(/pages? written/g) ?? []).length > 0)
    one.write(listed ?? '', one.read(listed ?? '').replace(/^title: .*/m, 'title: Ongezien'))
    await one.until(() => one.read(listing ?? '').includes('[Ongezien]('))
  })
})

test('mdsplice watch ends with an error when the folder of the site is gone for good', async () => {
  const one = await start()
  rmSync(one.site, { recursive: true })
  await one.until(() => one.said.includes('changes can no longer be seen'))
  expect(await one.stop()).toMatchObject({ code: 1 })
})

test('where the system tells of nothing, all files are looked at', async () => {
  const one = await new Watched().start('--poll')
  watched.push(one)
  one.retitle('Ongezien')
  await one.until(() => one.read(overview).includes('[Ongezien]('))
})

function written(pages: number): string {
  return `mdsplice watch: ${pages === 0 ? 'no page' : `${pages} pages`} written (0 ms)\n`
}

/** How many files and folders a process watches, as Linux counts them. */
function watchesOf(pid: number): number {
  const folder = `/proc/${pid}/fdinfo`
  return readdirSync(folder)
    .map((fd) => readFileSync(join(folder, fd), 'utf8').match(/^inotify /gm)?.length ?? 0)
    .reduce((sum, count) => sum + count, 0)
}

const testOnLinux = process.platform === 'linux' ? test : test.skip

testOnLinux('packages are not watched where the whole folder is the docs folder', async () => {
  const site = siteOf({ 'mdsplice.yml': 'docs_dir: .\nmessages: en\n', 'notes/a.md': '# A\n' })
  for (let count = 0; count < 200; count++) mkdirSync(join(site, `node_modules/${count}/lib`), { recursive: true })
  const child = spawn(process.execPath, [program, 'watch'], { cwd: site, stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    await new Promise<void>((resolve) => {
      let said = ''
      child.stderr.on('data', (data) => {
        said += data
        if (said.includes('waiting for changes')) resolve()
      })
    })
    expect(watchesOf(child.pid ?? 0)).toBeGreaterThan(0)
    expect(watchesOf(child.pid ?? 0)).toBeLessThan(50)
  } finally {
    child.kill()
  }
})
