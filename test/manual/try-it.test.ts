import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Locator, Page, Worker } from 'playwright-core'
import { executablePath, startChromium } from '../browser/chromium.ts'
import { articleFindings, pastTheEdge } from '../browser/layout.ts'
import { serveFolder, type ServedFolder } from '../browser/served-folder.ts'
import { contentOf, fixtures, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'
import * as urls from '../../docs/.mkdocs/try-it/worker/node/url.ts'

const scripts = ['try-it.js', 'try-it-server.js'].map((name) =>
  readFileSync(join(projectRoot, 'docs/javascripts', name), 'utf8'),
)

test('the scripts need nothing of Node.js, and are small enough to wait for', () => {
  for (const text of scripts) expect(text.match(/["']node:[^"']*["']|\bimport\(/g)).toEqual(null)
  const [page = 0, server = 0] = scripts.map((text) => gzipSync(text).length)
  // 163 kB: CodeMirror and its client of the language server, and nothing of the core.
  expect(page).toBeLessThan(168_000)
  // 473 kB: the core once, the server with its protocol, and the renderer of the result.
  expect(server).toBeLessThan(490_000)
})

test.each(['/site/docs/é 😀 #?%25&.md', '/site/docs/walks/dunes.md'])('URLs are those of Node.js: %s', (path) => {
  expect(fileURLToPath(urls.pathToFileURL(path))).toBe(path)
  expect(urls.fileURLToPath(pathToFileURL(path).href)).toBe(path)
})

describeWith('mkdocs', ['--version'], 'the page "Try it"', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let folder: string
    let site: ServedFolder
    let address: string
    let browser: Browser
    let page: Page
    const problems: string[] = []
    const thrown = 'no more memory'
    const file = (name: string): Locator =>
      page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name })
    const text = (): Locator => page.locator('.cm-content')
    const result = (): Locator => page.getByRole('region', { name: 'Result' })
    const rows = (): Promise<number> => result().locator('tbody tr').count()
    const show = (view: 'Page' | 'Markdown'): Promise<void> => page.getByRole('button', { name: view }).click()
    const messages = (): Promise<string[]> => page.locator('.try-it-messages li').allInnerTexts()
    const proposals = (): Promise<string[]> => page.locator('.cm-tooltip-autocomplete li').allInnerTexts()
    const explanation = (): Locator => page.locator('.try-it-explanation')
    const failure = (): Locator => page.getByRole('alert').filter({ hasText: 'stopped' })
    const isReady = async (shown = page): Promise<void> => {
      await shown.locator('.try-it-result :is(h1, code)').first().waitFor()
      await shown.getByText('No messages').waitFor()
    }
    const typeAtEnd = async (typed: string): Promise<void> => {
      await page.getByText('sort=-distance').click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(typed)
    }

    beforeAll(async () => {
      folder = buildPage()
      // Below a folder, as the manual is where it is published.
      ;[site, browser] = await Promise.all([serveFolder(dirname(folder)), startChromium()])
      address = `${site.url}${basename(folder)}/try-it/`
      page = await browser.newPage()
      page.on('pageerror', (error) => {
        // Of what a test has the server throw, Chromium tells only if there is time.
        if (!error.message.includes(thrown)) problems.push(String(error))
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(site.url)) problems.push(`asked for ${request.url()}`)
      })
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })
    beforeEach(async () => {
      await page.goto(address)
      await isReady()
    })
    afterEach(() => expect(problems.splice(0)).toEqual([]))

    test('shows of every page just what `mdsplice write` makes of it', async () => {
      const site = join(fixtures, 'try-it')
      const pages = { ...contentOf(join(site, 'docs')), ...contentOf(join(site, 'expected')) }
      await show('Markdown')
      for (const [path, written] of Object.entries(pages)) {
        await file(`docs/${path}`).click()
        await eventually(async () => [path, await result().locator('code').textContent()], [path, written])
      }
      expect(await messages()).toEqual([])
    })

    test('shows the result as a page, whose links lead on', async () => {
      expect(await result().locator('tbody tr').allInnerTexts()).toEqual([
        'Through the dunes\t7\tsea, woods',
        'Round the harbour\t4\tsea, village',
      ])
      await result().getByRole('link', { name: 'Round the harbour' }).first().click()
      await eventually(() => page.getByText('Result:').innerText(), 'Result: docs/walks/harbour.md')
      expect(await text().innerText()).toContain('distance: 4')
    })

    test('follows what is typed in another file, and starts again', async () => {
      await file('docs/walks/heath.md').click()
      await text().getByText('distance: 11').click()
      for (const key of ['End', 'Backspace', 'Backspace', '9']) await page.keyboard.press(key)
      await file('docs/index.md').click()
      await eventually(rows, 3)
      await page.getByRole('button', { name: 'Start again' }).click()
      await eventually(rows, 2)
    })

    test('underlines a mistake, says it with its place, and changes it at the press of a button', async () => {
      await typeAtEnd('\n😀 é <!-- list_walks distanse<9 format=count -->')
      await eventually(messages, [
        'docs/index.md:11:22 warning: Unknown field `distanse`: no page of `walks` has it; did you mean `distance`? unknown-field ' +
          'Replace it with distance Ignore unknown-field on this line',
      ])
      expect(await page.locator('.cm-lintRange-warning').innerText()).toBe('distanse')
      await page.locator('.cm-lintRange-warning').hover()
      await page.locator('.cm-tooltip').getByRole('button', { name: 'Replace it with distance' }).click()
      await eventually(messages, [])
      expect(await text().innerText()).toContain('😀 é <!-- list_walks distance<9 format=count -->')
      await page.keyboard.press('Control+z')
      await eventually(async () => (await messages()).length, 1)
    })

    test('changes a misspelt value by keyboard alone, in a file that is not open', async () => {
      await file('docs/walks/heath.md').click()
      await text().getByText('format=links').click()
      await page.keyboard.type('x')
      await file('docs/index.md').click()
      const fix = page.locator('.try-it-messages').getByRole('button', { name: 'Replace it with' })
      await fix.focus()
      await page.keyboard.press('Enter')
      await eventually(messages, [])
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Text of docs/walks/heath.md')
    })

    test('applies a quick fix where its text has gone meanwhile', async () => {
      const fix = page.locator('.try-it-messages').getByRole('button', { name: 'Replace it with' })
      await typeAtEnd('\n<!-- list_walks distanse<9 format=count -->')
      await fix.waitFor()
      for (const key of ['Control+Home', 'Enter', 'Enter', 'Enter']) await page.keyboard.press(key)
      await fix.click()
      await eventually(messages, [])
      await page.keyboard.press('Control+z')
      await fix.waitFor()
      await page.getByText('distanse<9').first().click()
      await page.keyboard.press('Home')
      // In one step, so that the text changes while the server is asked.
      await page.evaluate(`{
        document.querySelector('.try-it-messages button:nth-of-type(2)').click()
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', 'Abc ')
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.querySelector('.cm-content').dispatchEvent(paste)
      }`)
      await eventually(messages, [])
      expect(await text().innerText()).toContain('Abc <!-- list_walks distance<9 format=count -->')
    })

    test('proposes values with their numbers of pages while a comment is typed', async () => {
      await typeAtEnd('\n<!-- list_walks goes_by/')
      await eventually(
        async () => (await proposals()).slice(0, 4),
        ['sea2 pages', 'village2 pages', 'woods2 pages', 'river1 page'],
      )
      await page.keyboard.type('vi')
      await eventually(proposals, ['village2 pages'])
      // For a moment, CodeMirror takes the key for one that was meant for the text.
      await page.waitForTimeout(200)
      await page.keyboard.press('Enter')
      await page.keyboard.type(' -->')
      expect(await text().innerText()).toContain('<!-- list_walks goes_by/village -->')
      await eventually(messages, [])
    })

    test('proposes fields and values in front matter', async () => {
      await file('docs/walks/dunes.md').click()
      await text().getByText('goes_by').click()
      for (const key of ['End', 'ArrowLeft']) await page.keyboard.press(key)
      await page.keyboard.type(', ri')
      await eventually(proposals, ['river1 page'])
    })

    test('explains what a directive lists, under the mouse and with a key', async () => {
      await text()
        .getByText('list_walks goes_by/sea')
        .hover({ position: { x: 70, y: 8 } })
      await explanation().getByText('3 pages of walks').waitFor()
      await explanation().getByRole('link', { name: 'Along the river' }).click()
      expect(await text().innerText()).toContain('distance: 14')
      await file('docs/index.md').click()
      await text().getByText('distance<10').click()
      for (const key of ['Home', ...Array<string>(7).fill('ArrowRight')]) await page.keyboard.press(key)
      for (const key of ['Control+k', 'Control+i']) await page.keyboard.press(key)
      await explanation().getByText('2 pages of walks').waitFor()
      await page.locator('.cm-announced').getByText('2 pages of walks').waitFor()
      await page.keyboard.press('Escape')
      await eventually(() => explanation().count(), 0)
    })

    test('has a key for it on macOS, too', async () => {
      const mac = await browser.newPage()
      mac.on('pageerror', (error) => problems.push(String(error)))
      await mac.addInitScript("Object.defineProperty(navigator, 'platform', { value: 'MacIntel' })")
      await mac.goto(address)
      await isReady(mac)
      await mac.locator('.cm-content').getByText('distance<10').click()
      for (const key of ['Home', 'Meta+k', 'Meta+i']) await mac.keyboard.press(key)
      await mac.locator('.try-it-explanation').getByText('2 pages of walks').waitFor()
      await mac.close()
    })

    test('says a mistake in the configuration with its place, and keeps the page as it is', async () => {
      await file('mdsplice.yml').click()
      await text().getByText('columns').dblclick()
      await page.keyboard.type('colums')
      await eventually(messages, [
        'mdsplice.yml:5:5 error: Unknown setting `collections.walks.colums`; did you mean `columns`?',
      ])
      await eventually(() => page.getByText('Result:').innerText(), 'Result: docs/index.md (errors: not written)')
      await file('docs/index.md').click()
      await page.getByRole('button', { name: 'mdsplice.yml:5:5' }).click()
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Text of mdsplice.yml')
      await page.getByRole('button', { name: 'Start again' }).click()
      await isReady()
    })

    test('leaves a page whose front matter is half typed as it is, and the lists of other pages, too', async () => {
      await show('Markdown')
      await file('docs/walks/dunes.md').click()
      await text().getByText('distance').click()
      await page.keyboard.press('Home')
      await page.keyboard.insertText('height: [')
      await eventually(async () => (await messages()).length, 1)
      expect(await page.getByText('Result:').innerText()).toBe('Result: docs/walks/dunes.md (errors: not written)')
      expect(await result().locator('code').textContent()).toContain('\nheight: [')
      await file('docs/index.md').click()
      await show('Page')
      await eventually(rows, 2)
    })

    test('goes to the next message with a key', async () => {
      await typeAtEnd('\n<!-- list_walks distanse<9 format=count -->')
      await eventually(async () => (await messages()).length, 1)
      for (const key of ['Control+Home', 'F8']) await page.keyboard.press(key)
      await page.keyboard.type('distance')
      await eventually(messages, [])
    })

    test('runs nothing that stands in the text, and asks for no pictures', async () => {
      await typeAtEnd(
        '\n<img src=x onerror="window.ran=true"> [x](javascript:window.ran=true) ![y](https://example.org/y.png)\n',
      )
      await result().getByText('x y').click()
      expect(await page.evaluate('window.ran')).toBeUndefined()
      expect(await result().locator('img, [href^="javascript"]').count()).toBe(0)
    })

    test.each([
      ['fails', `void setTimeout(() => { throw new Error("${thrown}") })`, /no more memory/],
      ['does not answer', 'void setTimeout(() => { for (;;); })', /timed out/],
    ])('says so when the server %s, keeps the text, and goes on with another one', async (_, act, reason) => {
      const servers = (): Worker[] => page.workers().filter((worker) => worker.url().endsWith('try-it-server.js'))
      const [server] = servers()
      void server?.evaluate(act).catch(() => {})
      await typeAtEnd('\nA new line')
      await failure().filter({ hasText: reason }).waitFor()
      expect(await articleFindings(page)).toEqual([])
      await failure().getByRole('button', { name: 'Restart' }).click()
      await result().getByText('A new line').waitFor()
      expect(await text().innerText()).toContain('A new line')
      expect(await page.locator('.try-it-failure').innerText()).toBe('')
      expect(await messages()).toEqual([])
      // Chromium gives one that is busy two seconds to end.
      await eventually(async () => servers().length, 1)
    })

    test('says so when there is nothing to say, also after a restart', async () => {
      await file('docs/walks/heath.md').click()
      await text().click()
      for (const key of ['Control+a', 'Delete']) await page.keyboard.press(key)
      await file('docs/index.md').click()
      await text().click()
      for (const key of ['Control+a', 'Delete']) await page.keyboard.press(key)
      const server = page.workers().find((worker) => worker.url().endsWith('try-it-server.js'))
      await server?.evaluate(`void setTimeout(() => { throw new Error("${thrown}") })`)
      await failure().getByRole('button', { name: 'Restart' }).click()
      await page.getByText('No messages').waitFor()
    })

    test('says so when the server cannot be loaded', async () => {
      const other = await browser.newPage()
      await other.route('**/try-it-server.js', (route) => route.abort())
      await other.goto(address)
      await other.getByRole('alert').getByText('mdsplice has stopped').waitFor()
      await other.close()
    })

    test('works from a folder, without a server', async () => {
      const offline = await (await browser.newContext({ offline: true })).newPage()
      await offline.goto(String(pathToFileURL(join(folder, 'try-it/index.html'))))
      const shown = offline.locator('.try-it-result tbody tr')
      await isReady(offline)
      expect(await shown.count()).toBe(2)
      await offline.locator('.cm-content').getByText('distance<10').click()
      for (const key of ['End', ...Array<string>(4).fill('ArrowLeft'), 'Backspace', 'Backspace', '5'])
        await offline.keyboard.press(key)
      await eventually(() => shown.count(), 1)
      await offline.getByRole('button', { name: 'Start again' }).click()
      await eventually(() => shown.count(), 2)
      await offline.context().close()
    })

    test.each([
      ['light', 1280],
      ['light', 390],
      ['dark', 1280],
      ['dark', 390],
    ] as const)('passes axe in the scheme %s, %d pixels wide', async (colorScheme, width) => {
      const options = { colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' } as const
      const other = await (await browser.newContext(options)).newPage()
      await other.goto(address)
      await isReady(other)
      await other.getByText('sort=-distance').click()
      await other.keyboard.press('Control+End')
      await other.keyboard.type('\n<!-- list_wlaks -->\n')
      await other.locator('.try-it-messages').getByRole('button', { name: 'Replace it' }).waitFor()
      expect(await articleFindings(other)).toEqual([])
      await other.keyboard.type('<!-- list_walks goes_by/')
      await other.locator('.cm-tooltip-autocomplete').waitFor()
      expect(await articleFindings(other)).toEqual([])
      expect(await pastTheEdge(other)).toEqual([])
      await other.keyboard.press('Escape')
      await other.getByText('sort=-distance').click()
      for (const key of ['Home', ...Array<string>(7).fill('ArrowRight'), 'Control+k', 'Control+i'])
        await other.keyboard.press(key)
      await other.locator('.try-it-explanation').waitFor()
      expect(await articleFindings(other)).toEqual([])
      expect(await pastTheEdge(other)).toEqual([])
      await other.context().close()
    })
  }),
)

/** Waits until what the page shows is what is expected of it. */
async function eventually<Value>(read: () => Promise<Value>, expected: Value): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (isDeepStrictEqual(await read(), expected)) return
    await sleep(50)
  }
  expect(await read()).toEqual(expected)
}

/** Builds the one page with the configuration of the manual, without the address from which the theme would ask for more. */
function buildPage(): string {
  const folder = temporaryFolder()
  const manual = readFileSync(join(projectRoot, 'docs/.mkdocs/mkdocs.yml'), 'utf8')
  const config = manual
    .replace(/\nnav:\n[^]*/, '\n')
    .replace(/^repo_url: .*\n/m, '')
    .replace(/^hooks:\n(?: .*\n)+/m, '')
  writeFileSync(
    join(folder, 'mkdocs.yml'),
    config.replace(/^docs_dir: .*$/m, 'docs_dir: docs').replace(/^site_dir: .*$/m, 'site_dir: site'),
  )
  mkdirSync(join(folder, 'docs'))
  for (const name of ['try-it.md', 'stylesheets', 'javascripts'])
    cpSync(join(projectRoot, 'docs', name), join(folder, 'docs', name), { recursive: true })
  const { status, stderr } = spawnSync('mkdocs', ['build'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return join(folder, 'site')
}
