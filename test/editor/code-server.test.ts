import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startChromium } from '../browser/chromium.ts'
import { copySite, fixtures, projectRoot } from '../mini-site.ts'
import { Code, codeServer } from './code-server.ts'

const picture = join(projectRoot, 'docs/images/vscode.png')

test('the picture of VS Code is small, and the manual shows and describes it', () => {
  expect(readFileSync(picture).length).toBeLessThan(80_000)
  expect(readFileSync(join(projectRoot, 'docs/editors.md'), 'utf8')).toMatch(/!\[[^\]]{30,}\]\(images\/vscode\.png\)/)
})

if (existsSync(codeServer)) describe('VS Code', inCode)
else describe('VS Code', () => test.skip('skipped: test/editor/install-code-server.sh installs it', () => {}))

function inCode(): void {
  let browser: Browser
  let code: Code
  const mistake = '# Walks\n\n😀 é\n\n<!-- list_wlaks distance<10 -->\n'
  const siteWith = (text: string): string => {
    const site = copySite(join(fixtures, 'try-it'))
    writeFileSync(join(site, 'docs/index.md'), text)
    return site
  }

  beforeAll(async () => {
    const { status, stderr } = spawnSync(process.execPath, ['.build/vscode.js'], { cwd: projectRoot, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    browser = await startChromium()
  }, 240_000)
  afterEach(() => code.stop())
  afterAll(() => browser?.close())

  test('in a folder that is not trusted, it shows what is wrong, and writes nothing', async () => {
    const site = siteWith(mistake)
    code = await Code.open(browser, site)
    await code.openFile('docs/index.md')
    await code.page.locator('.squiggly-error').waitFor()
    if (process.env['UPDATE']) writeFileSync(picture, await code.page.screenshot())
    await code.page.keyboard.press('F1')
    await code.page.locator('.quick-input-widget input').fill('>mdsplice')
    const commands = code.page.locator('.quick-input-list .monaco-list-row', { hasText: 'mdsplice' })
    await commands.first().waitFor()
    expect(await commands.allInnerTexts()).toEqual([
      expect.stringContaining('Restart the Language Server'),
      expect.stringContaining('Show the Log'),
    ])
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toBe(mistake)
  }, 180_000)

  test('in one that is, it writes the lists of a page, and sees what other programs change', async () => {
    const site = siteWith('# Walks\n\n<!-- list_walks distance<10 -->\n')
    code = await Code.open(browser, site, { 'security.workspace.trust.enabled': false })
    await code.openFile('docs/index.md')
    await code.command('mdsplice: Write the Lists of This Page')
    await code.page.locator('.view-line', { hasText: '/list_walks' }).waitFor()
    await code.page.locator('.tab.active:not(.dirty)').waitFor()
    expect(readFileSync(join(site, 'docs/index.md'), 'utf8')).toContain('| [Round the harbour](walks/harbour.md) | 4 |')
    writeFileSync(join(site, 'docs/walks/heath.md'), '---\ntitle: Heath\n---\n\n<!-- list_wlaks -->\n')
    await code.page.locator('#status\\.problems[aria-label*="Errors: 1"]').waitFor()
  }, 180_000)
}
