import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { runProgram } from '../git-repository.ts'
import { blocksOf } from '../manual/blocks.ts'
import { contentOf, copySite, fixtures, projectRoot } from '../mini-site.ts'
import { start } from '../processes/program.ts'
import { describeWith } from '../tools.ts'

const measure = 'docs/maatregelen/grondslag_vastleggen.md'

/** The example site with mdsplice installed and the hook of the manual, exactly as it stands there. */
function siteWithHook(): string {
  const hook = blocksOf('docs/serve.md').find(({ file }) => file === 'mdsplice_hook.py')
  const site = copySite(join(fixtures, 'example'))
  mkdirSync(join(site, 'node_modules'))
  symlinkSync(projectRoot, join(site, 'node_modules/mdsplice'))
  writeFileSync(join(site, 'mdsplice_hook.py'), hook?.text ?? '')
  const settings = ['hooks: [mdsplice_hook.py]', 'repo_url: https://example.org/site', 'edit_uri: edit/docs/']
  const config = readFileSync(join(site, 'mkdocs.yml'), 'utf8')
  // Material shows the link to edit a page where it is asked for.
  const asked = config.replace('  features:\n', '  features:\n    - content.action.edit\n')
  writeFileSync(join(site, 'mkdocs.yml'), `${asked}\n${settings.join('\n')}\n`)
  return site
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Waits until a page shows a text, and gives the page. */
async function shown(url: string, text: string, said: () => string): Promise<string> {
  for (let waited = 0; waited < 40_000; waited += 100) {
    const page = await fetch(url).then(
      (response) => response.text(),
      () => '',
    )
    if (page.includes(text)) return page
    await sleep(100)
  }
  throw new Error(`It never showed ${text}. This was said:\n${said()}`)
}

describeWith('mkdocs', ['--version'], 'the hook of the manual', () => {
  const started: ChildProcess[] = []
  afterAll(() => started.forEach((process) => process.kill()))

  test('brings lists up to date while `mkdocs serve` runs, builds once for a change, and leaves the pages alone', async () => {
    const site = siteWithHook()
    const before = contentOf(join(site, 'docs'))
    const address = `127.0.0.1:${await freePort()}`
    // With `--strict` any warning of the hook ends it.
    const serve = spawn('mkdocs', ['serve', '--strict', '--dev-addr', address], { cwd: site })
    started.push(serve)
    let said = ''
    serve.stderr.on('data', (text) => void (said += text))
    const builds = (): number => said.split('Building documentation').length - 1
    const shows = (text: string): Promise<string> => shown(`http://${address}/rollen/jurist/`, text, () => said)
    expect(await shows('Leg de grondslag')).toContain('href="https://example.org/site/edit/docs/rollen/jurist.md"')
    // MkDocs looks at the files from then on.
    while (!said.includes('Serving on')) await sleep(50)
    const page = readFileSync(join(site, measure), 'utf8').replace(/^title: .*/m, 'title: Een nieuwe titel')
    writeFileSync(join(site, measure), page)
    await shows('Een nieuwe titel')
    await sleep(2000)
    expect(builds()).toBe(2)
    expect(contentOf(join(site, 'docs'))).toEqual({
      ...before,
      [measure.slice('docs/'.length)]: Buffer.from(page).toString('latin1'),
    })
  })

  test('makes `mkdocs build --strict` fail when a page has an error', () => {
    const site = siteWithHook()
    appendFileSync(join(site, 'docs/index.md'), '\n<!-- list_recepten -->\n')
    const { status, output } = runProgram(site, 'mkdocs', ['build', '--strict'])
    expect(status).toBe(1)
    expect(output).toMatch(/docs\/index\.md[^]*unknown-collection/)
  })
})

describeWith('zensical', ['--version'], '`watch` beside `zensical serve`', () => {
  const started: ChildProcess[] = []
  afterAll(() => started.forEach((process) => process.kill()))

  test('a changed title is shown in a list', async () => {
    const site = copySite(join(fixtures, 'example'))
    const { process: watching } = start(site, ['watch'])
    let said = ''
    watching.stderr?.on('data', (text) => void (said += text))
    started.push(watching)
    while (!said.includes('waiting')) await sleep(50)
    const address = `127.0.0.1:${await freePort()}`
    started.push(spawn('zensical', ['serve', '--dev-addr', address], { cwd: site, stdio: 'ignore' }))
    await shown(`http://${address}/rollen/jurist/`, 'Leg de grondslag', () => said)
    const page = readFileSync(join(site, measure), 'utf8').replace(/^title: .*/m, 'title: Een nieuwe titel')
    writeFileSync(join(site, measure), page)
    await shown(`http://${address}/rollen/jurist/`, 'Een nieuwe titel', () => said)
  })
})
