import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { serveSite, type ServedSite } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { axeFindings } from './listing.ts'
import { describeWith } from '../tools.ts'

const pages = {
  'matrix.md': '# Matrix\n\n<!-- matrix vereisten kleur -->\n',
  'niets.md': '# Niets\n\n<!-- list_vereisten fase/niets empty="Nog niets." -->\n',
}

/** What a reader has done in a list. */
const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'as it opens': async () => {},
  'a filter open, a value ticked': async (page) => {
    if (await page.locator('.mdsplice-open').isVisible()) await page.locator('.mdsplice-open').click()
    await page.locator('.mdsplice-filter > button').first().click()
    await page.getByRole('checkbox').first().check()
  },
  'sorted, nothing found': async (page) => {
    await page.locator('.mdsplice-sort').first().click()
    await page.getByRole('searchbox').fill('zzzz')
  },
}

/** Of what can be pressed, the size in CSS pixels of what is smaller. */
function smaller(page: Page, least: number): Promise<string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('.mdsplice-interactive :is(button, input[type=search], .mdsplice-choice label)')]
      .filter((target) => target.checkVisibility())
      .map((target) => [target.textContent, target.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < ${least} || height < ${least}))
      .map(([text, { width, height }]) => text + ': ' + width + ' × ' + height)
  `)
}

describeWith('mkdocs', ['--version'], 'a list for every reader', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    const open = async (path: string, options: BrowserContextOptions): Promise<Page> => {
      const page = await (await browser.newContext(options)).newPage()
      await page.goto(site.url + path)
      await page.locator('.mdsplice-controls, .mdsplice-scroll').first().waitFor()
      return page
    }

    beforeAll(async () => {
      const change = (config: string): string =>
        config.replace(
          'palette:\n    primary: teal',
          "palette:\n    - { media: '(prefers-color-scheme: light)', scheme: default, primary: teal }\n" +
            "    - { media: '(prefers-color-scheme: dark)', scheme: slate, primary: teal }",
        )
      ;[site, browser] = await Promise.all([serveSite('chips', pages, change), startChromium()])
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })

    describe.each([320, 1200])('%d pixels wide', (width) =>
      test.each(Object.keys(states))('%s: fits, passes axe in both schemes, and can be pressed', async (state) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          const page = await open('', { viewport: { width, height: 800 }, colorScheme })
          await states[state]?.(page)
          const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
          expect([colorScheme, over, await axeFindings(page), await smaller(page, 24)]).toEqual([
            colorScheme,
            0,
            [],
            [],
          ])
          await page.context().close()
        }
      }),
    )

    test.each(Object.keys(states))('%s: fingers have 44 pixels', async (state) => {
      const page = await open('', { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true })
      expect(await page.evaluate(`matchMedia('(pointer: coarse)').matches`)).toBe(true)
      await states[state]?.(page)
      expect(await smaller(page, 44)).toEqual([])
      await page.context().close()
    })

    test('in colors that the reader forces, every control and label has an edge', async () => {
      const page = await open('', { forcedColors: 'active' })
      const plain = await page.evaluate(`
        [...document.querySelectorAll('.mdsplice-tag, .mdsplice-chosen, .mdsplice-files button, [type=search]')]
          .filter((part) => getComputedStyle(part).borderTopWidth === '0px').map(({ className }) => className)`)
      expect(plain).toEqual([])
      await page.context().close()
    })

    test('on paper there are all cells, and nothing that can only be pressed', async () => {
      const page = await open('', { viewport: { width: 390, height: 800 } })
      await page.emulateMedia({ media: 'print' })
      const visible = await page.evaluate(`[...document.querySelectorAll('.mdsplice-interactive :is(button, input)')]
        .filter((part) => part.checkVisibility() && !part.closest('th')).length`)
      expect(visible).toBe(0)
      expect(await page.locator('.mdsplice-interactive td').filter({ visible: true }).count()).toBe(12)
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.mdsplice-interactive td')).display`)).toBe(
        'table-cell',
      )
      await page.context().close()
    })

    test('an empty list is its sentence', async () => {
      const page = await (await browser.newContext()).newPage()
      await page.goto(`${site.url}niets/`)
      expect(await page.locator('article p').innerText()).toBe('Nog niets.')
      expect(await page.locator('.mdsplice-controls').count()).toBe(0)
      await page.context().close()
    })
  }),
)

describeWith('mkdocs', ['--version'], 'a list on a page that runs from right to left', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    test.each([390, 1200])('fits, and points to what is beyond the left edge, %d pixels wide', async (width) => {
      const change = (config: string): string => config.replace('language: nl', 'language: nl\n  direction: rtl')
      const [site, browser] = await Promise.all([serveSite('chips', pages, change), startChromium()])
      try {
        const page = await browser.newPage({ viewport: { width, height: 800 } })
        await page.goto(site.url)
        await page.locator('.mdsplice-controls').waitFor()
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
        expect(await axeFindings(page)).toEqual([])
        const left = (part: string): Promise<number> =>
          page.evaluate(`document.querySelector('${part}').getBoundingClientRect().left`)
        if (width > 1000) expect(await left('.mdsplice-files')).toBeLessThan(await left('.mdsplice-status'))
        await page.goto(`${site.url}matrix/`)
        const matrix = page.locator('.mdsplice-matrix')
        await matrix.waitFor()
        const arrow = `getComputedStyle(document.querySelector('.mdsplice-hint'), '::after').content`
        expect(await page.evaluate(arrow)).toMatch(/^" ←"/)
        await matrix.evaluate((element) => element.scrollBy(-200, 0))
        const [frame, first] = [await matrix.boundingBox(), await matrix.locator('td').first().boundingBox()]
        const right = (box: typeof frame): number => (box?.x ?? 0) + (box?.width ?? 0)
        expect(Math.abs(right(frame) - right(first))).toBeLessThan(20)
      } finally {
        await browser.close()
        site.close()
      }
    })
  }),
)
