import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { serveSite, type ServedSite } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { axeFindings, titles } from './listing.ts'
import { describeWith } from '../tools.ts'

const pages = {
  'matrix.md':
    '# Matrix\n\n<!-- matrix vereisten maatregelen -->\n\n<!-- matrix vereisten levenscyclus -->\n\n*[DPIA]: Data protection impact assessment\n',
  'breed.md': wideTable(),
}

/** A table of thirty columns, of which nobody's window is wide enough. */
function wideTable(): string {
  const row = (cell: (column: number) => string): string =>
    `| ${Array.from({ length: 30 }, (_, column) => cell(column)).join(' | ')} |`
  const rows = [row((column) => `Kolom ${column}`), row(() => '-'), row((column) => `waarde-${column}`)]
  return `# Breed\n\n<div class="mdsplice-interactive" markdown data-name="breed">\n\n${rows.join('\n')}\n\n</div>\n`
}

describeWith('mkdocs', ['--version'], 'tables that are wider than their place', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page
    const open = async (path: string, width: number): Promise<void> => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(site.url + path)
      await page.locator('.mdsplice-scroll').first().waitFor()
    }
    const fits = (): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

    beforeAll(async () => {
      ;[site, browser] = await Promise.all([serveSite('example', pages), startChromium()])
      page = await browser.newPage()
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })

    test('scroll, say so, and lead the eye to what is beyond the edge', async () => {
      await open('breed/', 1200)
      const [hint, scroller] = [page.locator('.mdsplice-hint'), page.locator('.mdsplice-scroll')]
      expect(await hint.innerText()).toBe('Schuif opzij voor meer kolommen')
      expect([await fits(), await scroller.getAttribute('data-more')]).toEqual([true, 'end'])
      await scroller.evaluate((element) => element.scrollBy(1e6, 0))
      await page.waitForFunction(`document.querySelector('.mdsplice-scroll').dataset.more === 'start'`)
      expect(await page.getByText('waarde-29').isVisible()).toBe(true)
      await open('vereisten/', 1200)
      expect(await page.locator('.mdsplice-hint').isVisible()).toBe(false)
    })

    test('are blocks on a phone, in which each value stands beside its heading', async () => {
      await open('breed/', 390)
      expect([await fits(), await page.locator('.mdsplice-hint').isVisible()]).toEqual([true, false])
      const beside = await page.evaluate(`getComputedStyle(document.querySelectorAll('td')[7], '::before').content`)
      expect(beside).toBe('"Kolom 7"')
    })

    test.each([1200, 390])('a matrix keeps its first column in view, %d pixels wide', async (width) => {
      await open('matrix/', width)
      const matrix = page.locator('.mdsplice-matrix').first()
      await matrix.evaluate((element) => element.scrollBy(200, 0))
      const [frame, first] = [await matrix.boundingBox(), await matrix.locator('td').first().boundingBox()]
      expect(Math.abs((first?.x ?? 0) - (frame?.x ?? 0))).toBeLessThan(20)
      expect(await fits()).toBe(true)
      const mode = `getComputedStyle(document.querySelector('.mdsplice-rotated .mdsplice-turned')).writingMode`
      expect(await page.evaluate(mode)).toBe('vertical-rl')
      expect(await page.locator('.mdsplice-matrix:not(.mdsplice-rotated)').count()).toBe(1)
    })

    test('no abbreviation stands in a link of a list', async () => {
      await open('matrix/', 1200)
      expect(await page.locator('.mdsplice-matrix a', { hasText: 'DPIA' }).count()).toBeGreaterThan(0)
      expect(await page.locator('.mdsplice-matrix a abbr').count()).toBe(0)
    })
  }),
)

describeWith('mkdocs', ['--version'], 'a listing in a theme that is not Material', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    test.each(['mkdocs', 'readthedocs'])('%s: filters, fits and passes axe', async (theme) => {
      const change = (config: string): string =>
        config
          .replace(/^theme:\n(?: .*\n)*/m, `theme:\n  name: ${theme}\n`)
          .replace(/^ {2}- pymdownx\.tabbed:\n.*\n/m, '')
      const [site, browser] = await Promise.all([serveSite('profiles', {}, change), startChromium()])
      try {
        for (const width of [1200, 390]) {
          const page = await browser.newPage({ viewport: { width, height: 900 } })
          await page.goto(`${site.url}?labels=rol-ai-act-importeur`)
          await page.locator('.mdsplice-controls').first().waitFor()
          const list = page.locator('[data-name=vereisten]')
          await list.getByRole('searchbox').fill('invoert')
          expect(await titles(list)).toEqual(['Voor wie invoert of verdeelt'])
          expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
          const size = await page.evaluate(
            `parseFloat(getComputedStyle(document.querySelector('[type=search]')).fontSize)`,
          )
          expect(size).toBeGreaterThanOrEqual(14)
          expect(await axeFindings(page)).toEqual([])
          await page.close()
        }
      } finally {
        await browser.close()
        site.close()
      }
    })
  }),
)
