import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { startChromium } from '../browser/chromium.ts'
import { git } from '../git-repository.ts'
import { copySite, fixtures, projectRoot, temporaryFolder } from '../mini-site.ts'
import { Code, codeServer } from './code-server.ts'

test.each(['vscode', 'vscode-completion'])('the picture %s is small, and the manual shows and describes it', (name) => {
  expect(readFileSync(join(projectRoot, `docs/images/${name}.png`)).length).toBeLessThan(80_000)
  const page = readFileSync(join(projectRoot, 'docs/editors.md'), 'utf8')
  expect(page).toMatch(new RegExp(`!\\[[^\\]]{30,}\\]\\(images/${name}\\.png\\)`))
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
    await code.picture('vscode')
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

  const trusted = { 'security.workspace.trust.enabled': false }
  /** Saves a file until it holds a text. */
  const saved = async (site: string, path: string, text: string): Promise<void> => {
    const isSaved = (): boolean => readFileSync(join(site, path), 'utf8').includes(text)
    for (let count = 0; count < 5 && !isSaved(); count++) {
      await code.openFile(path)
      await code.page.keyboard.press('Control+s')
      await code.page.waitForTimeout(2000)
    }
    expect(readFileSync(join(site, path), 'utf8')).toContain(text)
  }

  test('a name is proposed while it is typed, a misspelt one is mended at a key, and the lens writes the list', async () => {
    const site = siteWith(mistake)
    code = await Code.open(browser, site, trusted)
    await code.openFile('docs/index.md')
    const { keyboard } = code.page
    await code.page.locator('.squiggly-error').waitFor()
    await code.cursorBehind('list_wlaks')
    await code.press('Control+.', '.action-widget .monaco-list-row', 'walks')
    await keyboard.press('Enter')
    await code.page.locator('.view-line', { hasText: 'list_walks' }).waitFor()
    await keyboard.press('Control+End')
    await keyboard.type('\n<!-- list_walks goes_by/')
    const proposals = code.page.locator('.suggest-widget.visible .monaco-list-row')
    await proposals.first().waitFor()
    expect((await proposals.allInnerTexts()).join(' ')).toMatch(/sea.*woods|woods.*sea/s)
    await code.picture('vscode-completion')
    await code.choose('.suggest-widget.visible', 'woods')
    await keyboard.type(' -->')
    await code.page.locator('.codelens-decoration a', { hasText: 'outdated' }).first().click()
    await code.page.locator('.view-line', { hasText: '/list_walks' }).first().waitFor()
    await saved(site, 'docs/index.md', '😀 é\n\n<!-- list_walks distance<10 -->\n\n| Walk |')
  }, 240_000)

  test.each([
    ['places.yml', '- id: a\n  kind: beach\n- id: b\n  kind: ', 'kind: ', 'beach'],
    ['places.json', '[\n  { "id": "a", "kind": "beach" },\n  { "id": "b", "kind":  }\n]\n', '"b", "kind": ', 'beach'],
  ])(
    'in %s values are proposed, each once',
    async (path, text, before, value) => {
      const site = siteWith('# Walks\n')
      writeFileSync(join(site, 'mdsplice.yml'), `language: en\ncollections: { walks: {}, places: { data: ${path} } }\n`)
      writeFileSync(join(site, path), text)
      code = await Code.open(browser, site, trusted)
      await code.openFile(path)
      await code.page.keyboard.press('Control+Home')
      await code.page.keyboard.press('Control+End')
      if (path.endsWith('.json')) await code.cursorBehind(before)
      await code.press('Control+Space', '.suggest-widget.visible .monaco-list-row', value)
      const rows = await code.page.locator('.suggest-widget.visible .monaco-list-row').allInnerTexts()
      expect({ rows, count: rows.filter((row) => row.includes(value)).length }).toEqual({ rows, count: 1 })
    },
    180_000,
  )

  test('F2 renames a value in the whole site, and a page that is renamed in the list of files keeps its links', async () => {
    const site = siteWith('# Walks\n\n<!-- list_walks goes_by/woods -->\n\n[Heath](walks/heath.md)\n')
    writeFileSync(join(site, 'mkdocs.yml'), 'site_name: Walks\nnav: [index.md, walks/heath.md]\n')
    code = await Code.open(browser, site, trusted)
    await code.openFile('docs/walks/dunes.md')
    const { keyboard } = code.page
    await code.page.locator('.codelens-decoration, .view-line').first().waitFor()
    await code.openFile('docs/index.md')
    await code.page.locator('.codelens-decoration').first().waitFor()
    await code.cursorBehind('goes_by/wo')
    await code.press('F2', '.rename-box input')
    await code.page.locator('.rename-box input').fill('forest')
    await keyboard.press('Enter')
    await code.page.locator('.view-line', { hasText: 'goes_by/forest' }).waitFor()
    await saved(site, 'docs/walks/dunes.md', 'goes_by: [sea, forest]')
    await saved(site, 'docs/walks/heath.md', 'goes_by: [forest]')
    await saved(site, 'docs/walks/heath.md', '<!-- list_walks goes_by/forest format=links -->')
    await code.openFile('docs/walks/heath.md')
    await code.command('File: Reveal Active File in Explorer View')
    await code.page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'heath.md' }).waitFor()
    await code.press('F2', '.explorer-item-edited input')
    await code.page.locator('.explorer-item-edited input').fill('moor.md')
    await keyboard.press('Enter')
    await code.page.locator('.monaco-dialog-box button, .monaco-dialog-box .monaco-button', { hasText: 'OK' }).click()
    await code.page.locator('.tab', { hasText: 'moor.md' }).waitFor()
    await saved(site, 'docs/index.md', '[Heath](walks/moor.md)')
    await saved(site, 'mkdocs.yml', 'site_name: Walks\nnav: [index.md, walks/moor.md]\n')
  }, 240_000)

  test('it follows a checkout of many files at once, and works with pages of the language of Zensical Studio', async () => {
    const site = siteWith('# Walks\n\n<!-- list_walks distance<10 format=count -->\n')
    for (let at = 0; at < 500; at++) writeFileSync(join(site, `docs/walks/w${at}.md`), `---\ntitle: W ${at}\n---\n`)
    git(site, 'init', '-q')
    git(site, 'add', '-A')
    git(site, 'commit', '-qm', 'right')
    git(site, 'switch', '-qc', 'wrong')
    for (let at = 0; at < 500; at++) writeFileSync(join(site, `docs/walks/w${at}.md`), '<!-- list_wlaks -->\n')
    git(site, 'commit', '-qam', 'wrong')
    git(site, 'switch', '-q', '-')
    const studio = join(temporaryFolder(), 'zensical.studio-1.0.0')
    const languages = [{ id: 'python-markdown', extensions: ['.md'] }]
    mkdirSync(studio)
    writeFileSync(
      join(studio, 'package.json'),
      JSON.stringify({
        ...{ name: 'studio', publisher: 'zensical', version: '1.0.0', engines: { vscode: '^1.101.0' } },
        contributes: { languages },
      }),
    )
    code = await Code.open(browser, site, { ...trusted, 'files.associations': { '*.md': 'python-markdown' } }, [studio])
    await code.openFile('docs/index.md')
    await code.page.locator('.codelens-decoration').first().waitFor()
    git(site, 'switch', '-q', 'wrong')
    await code.page.locator('#status\\.problems[aria-label*="Errors: 500"]').waitFor()
    git(site, 'switch', '-q', '-')
    await code.page.locator('#status\\.problems:not([aria-label*="Errors"])').waitFor()
  }, 240_000)
}
