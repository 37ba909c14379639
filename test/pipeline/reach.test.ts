import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { contentOf, copySite, filesIn, fixtures, temporaryFolder } from '../mini-site.ts'
import { randomNumbers } from '../round-trip/random.ts'
import { LiveSite } from '../../src/pipeline/incremental/live-site.ts'
import { CachedRun } from '../../src/pipeline/incremental/result-cache.ts'
import type { RunResult } from '../../src/pipeline/report-results.ts'
import { run, runOnFiles } from '../../src/pipeline/run.ts'
import { WatchedSite } from '../../src/pipeline/watch.ts'
import { SetupError } from '../../src/report/setup-error.ts'

const edits = process.env['MDSPLICE_LONG'] ? 60 : 3

/** Where a site can be read, and all that it lists is up to date already: a copy in which that is so. */
function writtenSite(name: string): string | null {
  const site = copySite(join(fixtures, name))
  try {
    run({ verb: 'write', cwd: site })
    return existsSync(join(site, 'docs')) ? site : null
  } catch {
    return null
  }
}

async function runCached(cwd: string, folder: string): Promise<RunResult> {
  const options = { verb: 'check', cwd } as const
  const one = new CachedRun(options, 'one', folder)
  return (await one.get()) ?? one.set((access) => runOnFiles(options, access))
}

/** Null where it cannot be checked: a template names a field that no page has any more. */
function foundIn(cwd: string): RunResult | null {
  try {
    return run({ verb: 'check', cwd })
  } catch (error) {
    if (error instanceof SetupError) return null
    throw error
  }
}

test.each(readdirSync(fixtures))(
  'after changes of front matter in %s a live site and a cached run find what check finds, and watch writes what write writes',
  async (name) => {
    const site = writtenSite(name)
    if (site === null) return
    const pages = filesIn(join(site, 'docs')).filter((path) => path.endsWith('.md'))
    // A site whose pages are all of MDX has nothing to change.
    if (pages.length === 0) return
    const plain = copySite(site)
    const cacheFolder = temporaryFolder()
    const cached = (): Promise<RunResult> => runCached(site, cacheFolder)
    await cached()
    const [live, watched] = [new LiveSite({ cwd: site }), new WatchedSite({ cwd: site })]
    live.check()
    const numbers = randomNumbers(name.length)
    const random = (below: number): number => Math.floor(numbers() * below)
    for (let edit = 0; edit < edits; edit++) {
      const path = join('docs', pages[random(pages.length)] ?? '')
      const text = changed(readFileSync(join(site, path), 'utf8'), site, pages, random)
      for (const folder of [site, plain]) writeFileSync(join(folder, path), text)
      const found = foundIn(plain)
      if (found === null) return expect(() => live.update([join(site, path)])).toThrow(SetupError)
      live.update([join(site, path)])
      expect(live.check().diagnostics).toEqual(found.diagnostics)
      const { diagnostics, changed: outdated } = await cached()
      expect({ diagnostics, changed: outdated }).toEqual({ diagnostics: found.diagnostics, changed: found.changed })
      watched.update([join(site, path)])
      const { changed: written } = run({ verb: 'write', cwd: plain })
      expect(contentOf(join(site, 'docs'))).toEqual(contentOf(join(plain, 'docs')))
      live.update(written.map((each) => join(site, each)))
    }
  },
  300_000,
)

/** Takes a line of front matter out, or puts one in that another page has, or the value of one. */
function changed(text: string, site: string, pages: readonly string[], random: (below: number) => number): string {
  const lines = text.split('\n')
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 2) return text.replace(/^# .*$/m, `# Kop ${random(9)}`)
  const at = 1 + random(end - 1)
  const other = readFileSync(join(site, 'docs', pages[random(pages.length)] ?? ''), 'utf8').split('\n')
  const theirs = other[1 + random(Math.max(1, other.indexOf('---', 1) - 1))] ?? ''
  const [, key = ''] = /^([\w-]+): /.exec(lines[at] ?? '') ?? []
  const alike = other.find((line) => line.startsWith(`${key}: `)) ?? theirs
  switch (random(5)) {
    case 0:
      return lines.toSpliced(at, 1).join('\n')
    case 1:
      return lines.toSpliced(at, 0, theirs).join('\n')
    case 2:
      return text.replace(/^title: .*$/m, `title: Titel ${random(99)}`)
    default:
      return lines.toSpliced(at, 1, alike).join('\n')
  }
}
