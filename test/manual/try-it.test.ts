import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { executablePath, startChromium } from '../browser/chromium.ts'
import { articleFindings, pastTheEdge } from '../browser/layout.ts'
import { serveFolder, type ServedFolder } from '../browser/served-folder.ts'
import { contentOf, fixtures, projectRoot, temporaryFolder } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

const script = join(projectRoot, 'docs/javascripts/try-it.js')

test('the script needs nothing of Node.js, and is small enough to wait for', () => {
  const text = readFileSync(script, 'utf8')
  expect(text.match(/["']node:[^"']*["']|\bimport\(/g)).toEqual(null)
  expect(gzipSync(text).length).toBeLessThan(540_000)
})

describeWith('mkdocs', ['--version'], 'the page "Try it"', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let folder: string
    let site: ServedFolder
    let browser: Browser
    let page: Page
    const problems: string[] = []
    const file = (name: string): Locator =>
      page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name })
    const text = (): Locator => page.locator('.cm-content')
    const result = (): Locator => page.getByRole('region', { name: 'Result' })
    const show = (view: 'Page' | 'Markdown'): Promise<void> => page.getByRole('button', { name: view }).click()
    const messages = (): Promise<string[]> => page.locator('.try-it-messages li').allInnerTexts()

    beforeAll(async () => {
      folder = buildPage()
      ;[site, browser] = await Promise.all([serveFolder(folder), startChromium()])
      page = await browser.newPage()
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('request', (request) => {
        if (!request.url().startsWith(site.url)) problems.push(`asked for ${request.url()}`)
      })
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })
    beforeEach(async () => {
      await page.goto(`${site.url}try-it/`)
    })
    afterEach(() => expect(problems.splice(0)).toEqual([]))

    test('shows of every page just what `mdsplice write` makes of it', async () => {
      const site = join(fixtures, 'try-it')
      const pages = { ...contentOf(join(site, 'docs')), ...contentOf(join(site, 'expected')) }
      await show('Markdown')
      for (const [path, written] of Object.entries(pages)) {
        await file(`docs/${path}`).click()
        expect({ path, text: await result().locator('code').textContent() }).toEqual({ path, text: written })
      }
      expect(await messages()).toEqual([])
    })

    test('shows the result as a page, whose links lead on', async () => {
      expect(await result().locator('tbody tr').allInnerTexts()).toEqual([
        'Through the dunes\t7\tsea, woods',
        'Round the harbour\t4\tsea, village',
      ])
      await result().getByRole('link', { name: 'Round the harbour' }).first().click()
      expect(await page.getByText('Result:').innerText()).toBe('Result: docs/walks/harbour.md')
      expect(await text().innerText()).toContain('distance: 4')
    })

    test('follows what is typed in another file, and starts again', async () => {
      await file('docs/walks/heath.md').click()
      await text().getByText('distance: 11').click()
      for (const key of ['End', 'Backspace', 'Backspace', '9']) await page.keyboard.press(key)
      await file('docs/index.md').click()
      expect(await result().locator('tbody tr').count()).toBe(3)
      await page.getByRole('button', { name: 'Start again' }).click()
      expect(await result().locator('tbody tr').count()).toBe(2)
    })

    test('underlines a mistake, says it with its place, and changes it at the press of a button', async () => {
      await page.getByText('sort=-distance').click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('\n😀 é <!-- list_walks distanse<9 format=count -->')
      expect(await messages()).toEqual([
        'docs/index.md:11:22 warning: Unknown field `distanse`: no page of `walks` has it; did you mean `distance`? unknown-field',
      ])
      expect(await page.locator('.cm-lintRange-warning').innerText()).toBe('distanse')
      await page.locator('.cm-lintRange-warning').hover()
      await page.getByRole('button', { name: 'Change to distance' }).click()
      expect(await messages()).toEqual([])
      await page.keyboard.press('Control+z')
      expect(await messages()).toHaveLength(1)
    })

    test('proposes names and values, and explains what a directive lists', async () => {
      await page.getByText('sort=-distance').click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('\n<!-- list_walks goes_by/vi')
      const chosen = page.locator('.cm-tooltip-autocomplete li[aria-selected]')
      await chosen.filter({ hasText: /^village/ }).waitFor()
      // For a moment, CodeMirror takes the key for one that was meant for the text.
      await page.waitForTimeout(200)
      await page.keyboard.press('Enter')
      await page.keyboard.type(' -->')
      expect(await text().innerText()).toContain('<!-- list_walks goes_by/village -->')
      await text()
        .getByText('list_walks goes_by/village')
        .hover({ position: { x: 60, y: 8 } })
      expect(await page.locator('.try-it-explanation').innerText()).toContain('Along the river')
    })

    test('says a mistake in the configuration with its place, and keeps the page as it is', async () => {
      await file('mdsplice.yml').click()
      await text().getByText('columns').dblclick()
      await page.keyboard.type('colums')
      expect(await messages()).toEqual([
        'mdsplice.yml:5:5 error: Unknown setting `collections.walks.colums`; did you mean `columns`?',
      ])
      expect(await page.getByText('Result:').innerText()).toBe('Result: docs/index.md (errors: not written)')
      await file('docs/index.md').click()
      await page.getByRole('button', { name: 'mdsplice.yml:5:5' }).click()
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Text of mdsplice.yml')
    })

    test('runs nothing that stands in the text', async () => {
      await text().click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('\n<img src=x onerror="window.ran=true"> [x](javascript:window.ran=true)\n')
      await result().getByRole('link', { name: 'x', exact: true }).click()
      expect(await page.evaluate('window.ran')).toBeUndefined()
      expect(await result().locator('img').count()).toBe(0)
    })

    test('works from a folder, without a server', async () => {
      const offline = await (await browser.newContext({ offline: true })).newPage()
      await offline.goto(String(pathToFileURL(join(folder, 'try-it/index.html'))))
      expect(await offline.locator('.try-it-result tbody tr').count()).toBe(2)
      await offline.context().close()
    })

    test.each([
      ['light', 1200],
      ['light', 390],
      ['dark', 1200],
      ['dark', 390],
    ] as const)('passes axe in the scheme %s, %d pixels wide', async (colorScheme, width) => {
      const options = { colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' } as const
      const other = await (await browser.newContext(options)).newPage()
      await other.goto(`${site.url}try-it/`)
      await other.locator('.cm-content').click()
      await other.keyboard.type('<!-- list_wlaks -->\n')
      await other.locator('.try-it-messages li').first().waitFor()
      expect(await articleFindings(other)).toEqual([])
      expect(await pastTheEdge(other)).toEqual([])
      await other.context().close()
    })
  }),
)

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
