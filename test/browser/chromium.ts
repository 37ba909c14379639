import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** Debian's. */
export const executablePath = '/usr/bin/chromium'

/** Starts Chromium; it talks to nobody but the pages it is given. */
export function startChromium(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet] })
}
