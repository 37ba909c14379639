import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { serveSite, type ServedSite } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { axeFindings, choose, takeAlong, titles } from './listing.ts'
import { describeWith } from '../tools.ts'

describeWith('mkdocs', ['--version'], 'values as chips', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page

    beforeAll(async () => {
      ;[site, browser] = await Promise.all([serveSite('chips'), startChromium()])
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })
    beforeEach(async () => {
      await page.goto(site.url)
      await page.locator('.mdsplice-controls').waitFor()
    })

    test('are links with icons where values have pages, and text where they have none', async () => {
      const phase = page.locator('.mdsplice-interactive a.mdsplice-tag-fase').first()
      expect([(await phase.innerText()).trim(), await phase.getAttribute('href')]).toEqual([
        'Ontwerp',
        'fasen/ontwerp/',
      ])
      expect(await phase.locator('svg').count()).toBe(1)
      expect(await page.locator('span.mdsplice-tag-risico').first().innerText()).toBe('Hoog')
    })

    test.each(['default', 'slate'])('can be read in every colour in the scheme %s', async (scheme) => {
      await page.evaluate(`document.body.dataset.mdColorScheme = '${scheme}'`)
      const colors = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.mdsplice-tag-kleur')].map((chip) => getComputedStyle(chip).backgroundColor)`,
      )
      // The site's own colour is one of Material's, and one value has none.
      expect(new Set(colors).size).toBe(21)
      expect(await axeFindings(page)).toEqual([])
      const contrast = await page.evaluate<string[]>(
        `axe.run({ include: '.mdsplice-tag' }, { runOnly: ['color-contrast'] }).then(({ violations, incomplete, passes }) =>
          [...violations, ...incomplete].flatMap(({ nodes }) => nodes.map(({ html }) => html))
            .concat(passes.length === 0 ? 'nothing was measured' : []))`,
      )
      expect(contrast).toEqual([])
    })

    test("follow the site's own colours", async () => {
      const border = `getComputedStyle(document.querySelector('.mdsplice-color-primary')).borderColor`
      const before = await page.evaluate(border)
      await page.evaluate(`document.body.style.setProperty('--md-primary-fg-color', '#f00')`)
      expect(await page.evaluate(border)).not.toBe(before)
    })

    test('are filtered, sorted and downloaded as values', async () => {
      await choose(page, 'Risico', 'laag, maar niet nihil')
      expect(await titles(page.locator('.mdsplice-interactive'))).toEqual(['Openbaar maken'])
      await page.getByRole('button', { name: 'Wis keuzes' }).click()
      await page.getByRole('columnheader', { name: 'Fase' }).getByRole('button').click()
      expect(await titles(page.locator('.mdsplice-interactive'))).toEqual(['Bewaren', 'Openbaar maken'])
      const { file } = await takeAlong(page, 'CSV')
      expect(readFileSync(file, 'utf8').split('\r\n')[2]).toMatch(
        /^"Openbaar maken";"Ontwerp";"Laag, laag, maar niet nihil";/,
      )
    })

    test('stand beside numbers that are aligned', async () => {
      const align = (name: string): Promise<string> =>
        page.evaluate(`getComputedStyle(document.querySelector('td[data-heading=${name}]')).textAlign`)
      expect([await align('Artikelen'), await align('Soort')]).toEqual(['end', 'left'])
    })
  }),
)
