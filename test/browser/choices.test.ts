import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { serveSite, type ServedSite } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { choose, titles } from './listing.ts'
import { describeWith } from '../tools.ts'

describeWith('mkdocs', ['--version'], 'what a reader chooses', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page
    const search = (): Locator => page.getByRole('searchbox', { name: 'Zoek in deze lijst' })
    const status = (): Promise<string> => page.getByRole('status').innerText()
    /** How many rows each value of a filter would show, by value. */
    const counts = (position: number): Promise<Record<string, number>> =>
      page.evaluate(`Object.fromEntries(
        [...document.querySelectorAll('.mdsplice-filter')[${position}].querySelectorAll('.mdsplice-choice')]
          .map((row) => [row.querySelector('label').textContent, Number(row.querySelector('.mdsplice-count').textContent)]))`)

    beforeAll(async () => {
      ;[site, browser] = await Promise.all([serveSite('example'), startChromium()])
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })
    beforeEach(async () => {
      await page?.close()
      page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
      await page.goto(`${site.url}vereisten/`)
      await search().waitFor()
    })

    test('a list with no-search has its filters, and resetting leads the keyboard to the first', async () => {
      const chips = await serveSite('chips')
      await page.goto(`${chips.url}zonder-zoeken/`)
      await page.locator('.mdsplice-controls').waitFor()
      expect([await page.getByRole('searchbox').count(), await page.locator('.mdsplice-filter').count()]).toEqual([
        0, 2,
      ])
      expect(await page.locator('article table').count()).toBe(2)
      await choose(page, 'Fase', 'Gebruik')
      expect(await titles(page.locator('.mdsplice-interactive'))).toEqual(['Bewaren'])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Wis keuzes' }).press('Enter')
      expect(await page.locator(':focus').innerText()).toMatch(/^Fase/)
      chips.close()
    })

    test.each([
      ['one letter other', 'gemoriveerd'],
      ['one too many', 'gemootiveerd'],
      ['one missing', 'gemotveerd'],
      ['two swapped', 'gemoitveerd'],
      ['at the end of what is typed so far', 'gemori'],
    ])('a word with %s is found, and the page says so', async (_, word) => {
      await search().fill(word)
      expect(await titles(page)).toEqual(['Een besluit is goed gemotiveerd'])
      expect(await status()).toBe(
        `1 van 12 getoond. Geen rij bevat “${word}”; rijen met een woord dat erop lijkt, staan er wel`,
      )
    })

    test('a word that a row has, a short one, a number and two wrong letters are taken as they are', async () => {
      await search().fill('woo')
      expect([(await titles(page)).length, await status()]).toEqual([1, '1 van 12 getoond'])
      for (const text of ['wob', '2016', 'gemorivverd']) {
        await search().fill(text)
        expect([text, await titles(page), await status()]).toEqual([text, [], 'Niets gevonden'])
      }
    })

    test('each value has the number of rows that it would show beside the other choices', async () => {
      expect(await counts(1)).toEqual({ Ontwerp: 8, Ontwikkelen: 5, 'Gebruik en beheer': 9, Uitfaseren: 3 })
      await choose(page, 'Bouwblok', 'Transparantie')
      // Of its own column, values that are not ticked still show what ticking them alone would give.
      expect((await counts(0))['Governance']).toBeGreaterThan(0)
      const byPhase = await counts(1)
      for (const [value, count] of Object.entries(byPhase)) {
        await choose(page, 'Fase', value)
        expect([value, (await titles(page)).length]).toEqual([value, count])
        await choose(page, 'Fase', value)
      }
      const box = page.getByRole('checkbox', { name: 'Ontwerp', exact: true })
      expect(await box.getAttribute('aria-describedby')).toBe('vereisten-filter-2-0')
      expect(await page.locator('#vereisten-filter-2-0').innerText()).toBe(String(byPhase['Ontwerp']))
    })

    test('choices are kept for a reader who comes back by a link, and not for one from elsewhere', async () => {
      await choose(page, 'Bouwblok', 'Transparantie')
      const shown = await titles(page)
      await page.goto(`${site.url}vereisten/archiefwet/`)
      await page.evaluate(`location.href = '../'`)
      await search().waitFor()
      expect(await titles(page)).toEqual(shown)
      expect(page.url()).toBe(`${site.url}vereisten/?vereisten.bouwblok=transparantie`)
      await page.getByRole('button', { name: 'Wis keuzes' }).click()
      await page.evaluate(`location.href = 'archiefwet/'`)
      await page.waitForURL('**/archiefwet/')
      await page.evaluate(`location.href = '../'`)
      await search().waitFor()
      expect(await titles(page)).toHaveLength(12)
      await choose(page, 'Bouwblok', 'Transparantie')
      await page.goto(`${site.url}vereisten/`)
      await search().waitFor()
      expect(await titles(page)).toHaveLength(12)
    })

    test('on a phone the filters are a sheet that opens, and Escape closes one thing at a time', async () => {
      await page.setViewportSize({ width: 390, height: 800 })
      const [opener, sheet] = [page.locator('.mdsplice-open'), page.getByRole('dialog', { name: 'Filters' })]
      expect(await sheet.isVisible()).toBe(false)
      await opener.click()
      const filter = sheet.locator('.mdsplice-filter', { hasText: 'Fase' })
      await filter.getByRole('button').click()
      await sheet.getByRole('checkbox', { name: 'Uitfaseren' }).click()
      expect(await sheet.getByRole('button').last().innerText()).toBe('Toon 3 rijen')
      await page.keyboard.press('Escape')
      expect(await sheet.getByRole('checkbox', { name: 'Uitfaseren' }).isVisible()).toBe(false)
      await page.keyboard.press('Escape')
      expect(await sheet.isVisible()).toBe(false)
      expect(await opener.innerText()).toBe('Filters (1)')
      expect(await titles(page)).toHaveLength(3)
      expect(await opener.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
      await page.setViewportSize({ width: 1280, height: 720 })
      expect(await page.locator('.mdsplice-filter', { hasText: 'Fase' }).getByRole('button').isVisible()).toBe(true)
    })
  }),
)
