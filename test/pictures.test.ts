import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from './browser/built-site.ts'
import { startChromium } from './browser/chromium.ts'
import { choose } from './browser/listing.ts'
import { projectRoot } from './mini-site.ts'

/** A picture in the manual: how the window is, and what a reader has done in the list of requirements. */
interface Picture {
  width: number
  height: number
  colorScheme: 'light' | 'dark'
  act(page: Page): Promise<void>
}

const pictures: Readonly<Record<string, Picture>> = {
  'interactive-desktop.png': {
    width: 1000,
    height: 560,
    colorScheme: 'light',
    async act(page) {
      await page.getByRole('columnheader', { name: 'Vereiste' }).getByRole('button').click()
      await choose(page, 'Bouwblok', 'Transparantie')
      await choose(page, 'Fase', 'Gebruik en beheer')
    },
  },
  'interactive-phone.png': {
    width: 390,
    height: 700,
    colorScheme: 'dark',
    async act(page) {
      await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('gegevens')
      await choose(page, 'Fase', 'Ontwerp')
      await page.keyboard.press('Escape')
    },
  },
}
const fileOf = (name: string): string => join(projectRoot, 'docs/images', name)

if (process.env['UPDATE'])
  test('pictures are taken again', async () => {
    const [site, browser] = await Promise.all([serveSite('example'), startChromium()])
    try {
      for (const [name, picture] of Object.entries(pictures))
        await take(browser, `${site.url}vereisten/`, name, picture)
    } finally {
      await browser.close()
      site.close()
    }
  })

test.each(Object.keys(pictures))('%s is small, and the manual shows and describes it', (name) => {
  expect(existsSync(fileOf(name)) ? readFileSync(fileOf(name)).length : Infinity).toBeLessThan(80_000)
  expect(readFileSync(join(projectRoot, 'docs/interactive.md'), 'utf8')).toMatch(
    new RegExp(`!\\[[^\\]]{30,}\\]\\(images/${name}\\)`),
  )
})

async function take(
  browser: Browser,
  url: string,
  name: string,
  { width, height, colorScheme, act }: Picture,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  page.setDefaultTimeout(15_000)
  await page.goto(url)
  await act(page)
  await page.evaluate(`document.activeElement.blur()
    scrollTo(0, document.querySelector('.mdsplice-controls').getBoundingClientRect().top + scrollY - 70)`)
  writeFileSync(fileOf(name), await page.screenshot())
}
