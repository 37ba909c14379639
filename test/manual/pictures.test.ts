import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from '../browser/built-site.ts'
import { startChromium } from '../browser/chromium.ts'
import { choose } from '../browser/listing.ts'
import { projectRoot } from '../mini-site.ts'

/** A picture in the manual: how the window is, and what a reader has done in a list. */
interface Picture {
  /** The page of the manual that shows it. */
  shownIn: string
  /** A site of the fixtures and its page; `pages` are more files of it. */
  site: 'example' | 'chips'
  path: string
  pages?: Readonly<Record<string, string>>
  /** What stands at the top, below the theme's own bar. */
  from: string
  width: number
  height: number
  colorScheme: 'light' | 'dark'
  act(page: Page): Promise<void>
}

const list = { shownIn: 'interactive.md', site: 'example', path: 'vereisten/', from: '.mdsplice-controls' } as const

const pictures: Readonly<Record<string, Picture>> = {
  'chips.png': {
    ...{ shownIn: 'tags.md', site: 'chips', path: 'beeld/', from: '.mdsplice-controls' },
    pages: { 'beeld.md': '# Labels\n\n<!-- list_vereisten columns=title,fase,risico,artikelen -->\n' },
    ...{ width: 1000, height: 330, colorScheme: 'light' },
    async act() {},
  },
  'matrix.png': {
    ...{ shownIn: 'traceability.md', site: 'example', path: 'matrix/', from: '.mdsplice-scroll' },
    pages: { 'matrix.md': '# Matrix\n\n<!-- matrix vereisten maatregelen -->\n' },
    ...{ width: 1000, height: 560, colorScheme: 'light' },
    async act() {},
  },
  'interactive-desktop.png': {
    ...list,
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
    ...list,
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
    const browser = await startChromium()
    try {
      for (const [name, picture] of Object.entries(pictures)) {
        const site = await serveSite(picture.site, picture.pages)
        await take(browser, site.url + picture.path, name, picture)
        site.close()
      }
    } finally {
      await browser.close()
    }
  })

test.each(Object.entries(pictures))('%s is small, and the manual shows and describes it', (name, { shownIn }) => {
  expect(existsSync(fileOf(name)) ? readFileSync(fileOf(name)).length : Infinity).toBeLessThan(80_000)
  expect(readFileSync(join(projectRoot, 'docs', shownIn), 'utf8')).toMatch(
    new RegExp(`!\\[[^\\]]{30,}\\]\\(images/${name}\\)`),
  )
})

async function take(
  browser: Browser,
  url: string,
  name: string,
  { width, height, colorScheme, from, act }: Picture,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  page.setDefaultTimeout(15_000)
  await page.goto(url)
  await page.locator(from).first().waitFor()
  await act(page)
  await page.evaluate(`document.activeElement.blur()
    scrollTo(0, document.querySelector('${from}').getBoundingClientRect().top + scrollY - 70)`)
  writeFileSync(fileOf(name), await page.screenshot())
}
