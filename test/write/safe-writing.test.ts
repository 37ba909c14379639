import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { contentOf, filesIn, mdsplice, projectRoot, siteOf, temporaryFolder } from '../mini-site.ts'
import { largeSite, putSite } from '../processes/large-site.ts'
import type { LargeSite } from '../processes/large-site.ts'
import { program, start, startProgram } from '../processes/program.ts'
import type { Ended } from '../processes/program.ts'

const long = process.env['MDSPLICE_LONG'] === '1'
const temporary = /\.mdsplice-[0-9a-f]{16}\.tmp$/

const pages = long ? 1000 : 300

let site: LargeSite

beforeAll(async () => {
  site = await largeSite(pages)
})

/** Which files are neither as before nor as after; temporary files aside. */
function torn(folder: string): string[] {
  return Object.entries(contentOf(join(folder, 'docs')))
    .filter(([path, text]) => !temporary.test(path) && text !== site.before[path] && text !== site.after[path])
    .map(([path]) => path)
}

function leftovers(folder: string): string[] {
  return filesIn(folder).filter((path) => temporary.test(path))
}

function countAfter(folder: string): number {
  const now = contentOf(join(folder, 'docs'))
  return Object.keys(now).filter((path) => now[path] === site.after[path] && now[path] !== site.before[path]).length
}

/** When the first page was written: the pages that are listed stay as they are. */
function firstWritten(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[10] ?? 0
}

async function firstPageWritten(folder: string, ended: Promise<unknown>): Promise<void> {
  const file = join(folder, 'docs/deel0/p0.md')
  const { ino } = statSync(file)
  let isOver = false
  void ended.then(() => (isOver = true))
  while (!isOver && statSync(file).ino === ino) await wait(1)
}

describe('killed at a random moment', () => {
  const kills = long ? 500 : 3

  test(`${kills} times, a site of ${pages} pages: every page is old or new, and the next write completes and tidies up`, async () => {
    const folder = putSite(site.before)
    expect((await start(folder, ['write']).ended).code).toBe(0)
    const times = Object.keys(site.before).map((path) => statSync(join(folder, 'docs', path)).mtimeMs)
    const span = Math.max(...times) - firstWritten(times)
    const seen = { inTheMiddle: 0, leftTemporary: 0 }
    for (let kill = 0; kill < kills; kill++) {
      putSite(site.before, folder)
      const { process: child, ended } = start(folder, ['write'])
      // Every fourth time at any moment at all, else while pages are being written.
      if (kill % 4 !== 3) await firstPageWritten(folder, ended)
      await wait(Math.random() * (kill % 4 === 3 ? 2 : 0.8) * span)
      child.kill('SIGKILL')
      await ended
      expect(torn(folder)).toEqual([])
      const written = countAfter(folder)
      if (written > 0 && written < pages) seen.inTheMiddle++
      if (leftovers(folder).length > 0) seen.leftTemporary++
      expect((await mdsplice(folder, 'write')).code).toBe(0)
      expect(contentOf(join(folder, 'docs'))).toEqual(site.after)
    }
    if (long) console.log(`killed ${kills} times: ${JSON.stringify(seen)}`)
    expect(seen.inTheMiddle).toBeGreaterThan(0)
  }, 7_200_000)

  test(`a build is killed ${kills} times: the next one completes, and owns what the others wrote`, async () => {
    const folder = putSite(site.before)
    const begun = performance.now()
    expect((await start(folder, ['build', '--out', 'whole']).ended).code).toBe(0)
    const span = performance.now() - begun
    const whole = contentOf(join(folder, 'whole'))
    let inTheMiddle = 0
    for (let kill = 0; kill < kills; kill++) {
      const out = `out${kill}`
      const { process: child, ended } = start(folder, ['build', '--out', out])
      await wait((0.3 + 0.7 * Math.random()) * span)
      child.kill('SIGKILL')
      await ended
      const left = filesIn(join(folder, out)).length
      if (left > 1 && left < Object.keys(whole).length) inTheMiddle++
      expect((await mdsplice(folder, 'build', '--out', out)).code).toBe(0)
      expect(contentOf(join(folder, out))).toEqual(whole)
      rmSync(join(folder, out), { recursive: true })
    }
    if (long) console.log(`killed ${kills} builds, ${inTheMiddle} of them half way`)
  }, 7_200_000)

  test('what a killed build has left is taken away by the next', async () => {
    const folder = putSite({ 'index.md': '# A\n' })
    await mdsplice(folder, 'build', '--out', 'out')
    writeFileSync(join(folder, 'out/.mdsplice-0123456789abcdef.tmp'), 'half')
    writeFileSync(join(folder, 'docs/.mdsplice-0123456789abcdef.tmp'), 'half')
    expect((await mdsplice(folder, 'build', '--out', 'out')).code).toBe(0)
    expect(filesIn(join(folder, 'out'))).toEqual(['.mdsplice-build.json', 'index.md'])
    expect(leftovers(folder)).toEqual(['docs/.mdsplice-0123456789abcdef.tmp'])
    await mdsplice(folder, 'write')
    expect(leftovers(folder)).toEqual([])
  })

  test('a build that was killed before it had noted that the folder is its own can be made again', async () => {
    const folder = siteOf({ 'docs/index.md': '# A\n', 'out/.mdsplice-0123456789abcdef.tmp': 'half' })
    expect((await mdsplice(folder, 'build', '--out', 'out')).code).toBe(0)
    expect(filesIn(join(folder, 'out'))).toEqual(['.mdsplice-build.json', 'index.md'])
  })
})

describe('a disk that does not take it: an error for each page, exit code 1, nothing torn', () => {
  /** A page that needs more room than the others. */
  const large = { 'lang.md': `<!-- list_vereisten -->\n${'Tekst. '.repeat(2000)}` }

  function expectLargeRefused({ code, err }: Ended, cause: string, folder: string): void {
    const message = `The file could not be written (${cause}) and was not changed`
    expect(err.replace(/ {2,}/g, ' ').split('\n').slice(0, 2)).toEqual([
      'docs/lang.md',
      ` error ${message} unwritable-page mdsplice`,
    ])
    expect({ code, leftovers: leftovers(folder), large: contentOf(join(folder, 'docs'))['lang.md'] }).toEqual({
      code: 1,
      leftovers: [],
      large: large['lang.md'],
    })
    expect(countAfter(folder)).toBe(pages)
  }

  test('no file may grow beyond a limit', async () => {
    const folder = putSite({ ...site.before, ...large })
    const limited = `ulimit -f 8; exec ${process.execPath} ${program} write`
    expectLargeRefused(await startProgram('bash', ['-c', limited], { cwd: folder }).ended, 'EFBIG', folder)
  })

  /** A file system of one's own, where the system lets one make it. */
  const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
  const testMounted = canMount ? test : test.skip
  const reason = canMount ? '' : ' (skipped: this system does not let us mount)'

  /** Runs the program on a mounted file system, and gives what stands there afterwards. */
  async function inMount(mount: string, folder: string): Promise<{ ended: Ended; after: string }> {
    const after = temporaryFolder()
    const script = `set -e; ${mount}; cd /mnt; code=0; ${process.execPath} ${program} write || code=$?; cp -r /mnt/docs ${after}; exit $code`
    const { ended } = startProgram('unshare', ['-rm', 'bash', '-c', script], { cwd: folder })
    return { ended: await ended, after }
  }

  testMounted(`full but for one block${reason}`, async () => {
    const folder = putSite({ ...site.before, ...large })
    const { ended, after } = await inMount(
      `mount -t tmpfs -o size=32m tmpfs /mnt; cp -r ${folder}/. /mnt; cat /dev/zero >/mnt/full 2>/dev/null || truncate -s -4k /mnt/full`,
      folder,
    )
    expectLargeRefused(ended, 'ENOSPC', after)
  })

  testMounted(`read-only${reason}`, async () => {
    const folder = putSite(site.before)
    const { ended, after } = await inMount(`mount --bind ${folder} /mnt; mount -o remount,ro,bind /mnt`, folder)
    expect(ended.err.match(/The file could not be written \(EROFS\) and was not changed/g)).toHaveLength(pages)
    expect({ code: ended.code, now: contentOf(join(after, 'docs')) }).toEqual({ code: 1, now: site.before })
  })

  test('permission is lost half way', async () => {
    const folder = putSite(site.before)
    const isRoot = process.getuid?.() === 0
    for (const path of isRoot ? ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })] : [])
      chownSync(join(folder, path), 65534, 65534)
    const ended = await start(folder, ['write'], {
      ...(isRoot && { uid: 65534, gid: 65534 }),
      node: ['--import', join(projectRoot, 'test/processes/after-each-file.mjs')],
      env: {
        ...process.env,
        AFTER_EACH_FILE: 'if (count === 100) for (let n = 0; n < 20; n++) fs.chmodSync(`docs/deel${n}`, 0o555)',
      },
    }).ended
    for (let number = 0; number < 20; number++) chmodSync(join(folder, `docs/deel${number}`), 0o755)
    expect(ended.err).toContain('The file could not be written (EACCES) and was not changed')
    expect({ code: ended.code, torn: torn(folder) }).toEqual({ code: 1, torn: [] })
    expect(countAfter(folder)).toBe(99)
    expect((await mdsplice(folder, 'write')).code).toBe(0)
    expect({ after: countAfter(folder), leftovers: leftovers(folder) }).toEqual({ after: pages, leftovers: [] })
  })
})

describe('two at once', () => {
  test('two runs of write both succeed, and the pages are right', async () => {
    for (let turn = 0; turn < (long ? 20 : 1); turn++) {
      const folder = putSite(site.before)
      const both = await Promise.all([start(folder, ['write']).ended, start(folder, ['write']).ended])
      expect(both.map(({ code, err }) => ({ code, err }))).toEqual(both.map(({ err }) => ({ code: 0, err })))
      expect(contentOf(join(folder, 'docs'))).toEqual(site.after)
    }
  }, 300_000)

  test('write while watch is at work: no edit is lost, and the pages come out right', async () => {
    const folder = putSite(site.before)
    const { process: watching, ended } = start(folder, ['watch'])
    const page = join(folder, 'docs/vereisten/v0.md')
    try {
      for (let turn = 0; turn < (long ? 50 : 3); turn++) {
        const title = `Titel ${turn}`
        writeFileSync(page, readFileSync(page, 'utf8').replace(/^title: .*/m, `title: ${title}`))
        const { code, err } = await start(folder, ['write']).ended
        expect(code).toBe(err.includes('changed-meanwhile') ? 1 : 0)
        expect((await mdsplice(folder, 'write')).code).toBe(0)
        expect(readFileSync(page, 'utf8')).toContain(`title: ${title}`)
      }
    } finally {
      watching.kill('SIGTERM')
      await ended
    }
    expect((await mdsplice(folder, 'check')).code).toBe(0)
    expect({ leftovers: leftovers(folder), listed: readFileSync(join(folder, 'docs/deel0/p0.md'), 'utf8') }).toEqual({
      leftovers: [],
      listed: expect.stringContaining(`[Titel ${long ? 49 : 2}](../vereisten/v0.md)`),
    })
  }, 600_000)

  test('what an editor saves while write is at work is kept', async () => {
    const folder = putSite(site.before)
    const { ended } = start(folder, ['write'])
    const saved = new Map<string, string>()
    let isOver = false
    void ended.then(() => (isOver = true))
    for (let number = 0; !isOver; number++) {
      const path = Object.keys(site.before).filter((each) => each.startsWith('deel'))[(number * 7) % pages] ?? ''
      const file = join(folder, 'docs', path)
      const edit = `Bewerking ${number}.\n`
      // Some editors write into the file, others put a new one in its place.
      if (number % 2 === 0) appendFileSync(file, edit)
      else {
        writeFileSync(`${file}.swp`, readFileSync(file, 'utf8') + edit)
        renameSync(`${file}.swp`, file)
      }
      saved.set(edit, file)
      await wait(1)
    }
    const { code, err } = await ended
    const lost = [...saved].filter(([edit, file]) => !readFileSync(file, 'utf8').includes(edit))
    expect(lost).toEqual([])
    expect(saved.size).toBeGreaterThan(20)
    expect(code).toBe(err.includes('changed-meanwhile') ? 1 : 0)
    expect((await mdsplice(folder, 'write')).code).toBe(0)
    expect([...saved].filter(([edit, file]) => !readFileSync(file, 'utf8').includes(edit))).toEqual([])
  })

  test.each([
    ['writes into the page', "fs.appendFileSync('docs/index.md', 'Bewerkt.')", '<!-- list_vereisten -->\nBewerkt.'],
    ['deletes the page', "fs.rmSync('docs/index.md')", undefined],
    ['puts a link in its place', "fs.rmSync('docs/index.md'); fs.symlinkSync('../x', 'docs/index.md')", undefined],
  ])('the later one notices when the other %s, and leaves it', async (_, script, text) => {
    const folder = putSite({ 'index.md': '<!-- list_vereisten -->\n', 'vereisten/a.md': '# A\n' })
    // Without a cache, for its files are written in the same way.
    const { code, err } = await start(folder, ['write', '--no-cache'], {
      node: ['--import', join(projectRoot, 'test/processes/after-each-file.mjs')],
      env: { ...process.env, AFTER_EACH_FILE: script },
    }).ended
    expect(err.replace(/ {2,}/g, ' ')).toBe(
      [
        'docs/index.md',
        ' error The file was changed by another program while mdsplice was running, so mdsplice did not write it; run mdsplice again changed-meanwhile mdsplice',
        '',
        '✖ 1 error',
        'mdsplice write: no page written',
        '',
      ].join('\n'),
    )
    expect({ code, text: contentOf(join(folder, 'docs'))['index.md'] }).toEqual({ code: 1, text })
    expect(leftovers(folder)).toEqual([])
  })

  test('a run that finds its temporary file taken away writes it again', async () => {
    const folder = putSite({ 'index.md': '<!-- list_vereisten -->\n', 'vereisten/a.md': '# A\n' })
    const script =
      "if (count === 1) for (const name of fs.readdirSync('docs')) if (name.startsWith('.')) fs.rmSync('docs/' + name)"
    const { code } = await start(folder, ['write'], {
      node: ['--import', join(projectRoot, 'test/processes/after-each-file.mjs')],
      env: { ...process.env, AFTER_EACH_FILE: script },
    }).ended
    expect({ code, files: filesIn(folder) }).toEqual({ code: 0, files: ['docs/index.md', 'docs/vereisten/a.md'] })
    expect(readFileSync(join(folder, 'docs/index.md'), 'utf8')).toContain('[A](vereisten/a.md)')
  })

  test('mode and owner of a page stay', async () => {
    const folder = putSite({ 'index.md': '<!-- list_vereisten -->\n', 'vereisten/a.md': '# A\n' })
    const file = join(folder, 'docs/index.md')
    chmodSync(file, 0o640)
    if (process.getuid?.() === 0) chownSync(file, 1234, 4321)
    const { uid, gid } = statSync(file)
    expect((await mdsplice(folder, 'write')).code).toBe(0)
    expect(statSync(file)).toMatchObject({ mode: 0o100640, uid, gid })
  })
})
