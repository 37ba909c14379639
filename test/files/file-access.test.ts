import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { siteOf } from '../mini-site.ts'
import { onDisk, recordedBy, type AccessRecorder } from '../../src/files/file-access.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { LiveSite } from '../../src/pipeline/incremental/live-site.ts'
import { run, runOnFiles } from '../../src/pipeline/run.ts'
import { navPositions } from '../../src/site/derived/nav-order.ts'
import { readSite } from '../../src/site/site.ts'

/** Keeps the paths of all that is read. */
class Paths implements AccessRecorder {
  readonly read = new Set<string>()

  recordText(file: string): void {
    this.read.add(file)
  }

  recordPresence(): void {}

  recordNames(docsDir: string): void {
    this.read.add(docsDir)
  }

  recordSearch(): void {}

  recordCommit(): void {}
}

function mkdocsSite(title: string): string {
  return siteOf({
    'mkdocs.yml': 'site_name: A site\ntheme: {name: material, language: en}\nplugins: [awesome-pages]\n',
    'mdsplice.yml': 'collections: {measures: {pages: measures/*.md}}\n',
    'docs/.pages': 'nav: [measures, index.md]\n',
    'docs/index.md': '<!-- list_measures -->\n',
    'docs/measures/one.md': `---\ntitle: ${title}\n---\n`,
    'docs/measures/two.md': '---\ntitle: Two\n---\n',
  })
}

describe('two sites in one process', () => {
  test('what one run reads is not taken for what another reads, which begins and ends in its midst', () => {
    const [outer, inner] = [mkdocsSite('Outer'), mkdocsSite('Inner')]
    const alone = new Paths()
    runOnFiles({ verb: 'check', cwd: outer }, recordedBy(alone))
    const [ofOuter, ofInner] = [new Paths(), new Paths()]
    let runs = 0
    const onProgress = (): void => {
      if (runs++ % 2 === 0) run({ verb: 'check', cwd: inner })
      else runOnFiles({ verb: 'check', cwd: inner }, recordedBy(ofInner))
    }
    runOnFiles({ verb: 'check', cwd: outer, onProgress }, recordedBy(ofOuter))
    expect(runs).toBeGreaterThan(2)
    expect(ofOuter.read).toEqual(alone.read)
    expect(ofOuter.read).toContain(join(outer, 'docs/measures/one.md'))
    expect([...ofInner.read].filter((file) => !file.startsWith(inner))).toEqual([])
  })

  test('unsaved texts count for the site that was read with them alone', () => {
    const folder = mkdocsSite('Saved')
    const unsaved = new Map([[join(folder, 'docs/measures/one.md'), '---\ntitle: Typed\n---\n']])
    const titleIn = (site: ReturnType<typeof readSite>): string | undefined =>
      site.pages.find(({ path }) => path === 'measures/one.md')?.source
    const read: string[] = []
    const onRead = (): void => void read.push(titleIn(readSite({ cwd: folder }, schemaNames)) ?? '')
    const typed = readSite({ cwd: folder, access: { ...onDisk, unsaved }, onRead }, schemaNames)
    expect(titleIn(typed)).toContain('Typed')
    expect(read.length).toBeGreaterThan(2)
    expect(read.filter((source) => !source.includes('Saved'))).toEqual([])
  })

  test('what a site reads later, when it is first asked for, is read as the site was', () => {
    const folder = mkdocsSite('Saved')
    const unsaved = new Map([[join(folder, 'docs/.pages'), 'nav: [index.md, measures]\n']])
    const order = (site: LiveSite): string[] => [...navPositions(site.site).keys()]
    const [typed, saved] = [new LiveSite({ cwd: folder }, unsaved), new LiveSite({ cwd: folder })]
    expect(order(saved)).toEqual(['measures/one.md', 'measures/two.md', 'index.md'])
    expect(order(typed)).toEqual(['index.md', 'measures/one.md', 'measures/two.md'])
  })
})
