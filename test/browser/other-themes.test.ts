import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite, type ServedSite, type SiteBuilder } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { axeFindings, choose, titles } from './listing.ts'
import { describeWith, pythonFolder } from '../tools.ts'

const pages = {
  'matrix.md': '# Matrix\n\n<!-- matrix vereisten kleur -->\n\n[Start](index.md)\n',
  'vereisten/c.md': '---\ntitle: Derde vereiste\nfase: gebruik\nrisico: laag\nkleur: [red]\n---\n# Derde vereiste\n',
}

/** A generator with a theme that is not Material itself, and what makes its configuration of that of a fixture. */
interface Other extends SiteBuilder {
  name: string
  change(config: string): string
}

const instant = (config: string): string =>
  config.replace(/^( +)name: material$/m, '$&\n$1features: [navigation.instant]')
const others: readonly Other[] = [
  {
    name: 'Zensical',
    program: join(pythonFolder, 'current/bin/zensical'),
    configName: 'mkdocs.yml',
    change: (config) => instant(config).replaceAll('material.extensions', 'zensical.extensions'),
  },
  {
    name: 'ProperDocs with MaterialX',
    program: join(pythonFolder, 'materialx/bin/properdocs'),
    configName: 'properdocs.yml',
    change: (config) => instant(config).replace(/^( +name:) material$/m, '$1 materialx'),
  },
]

describe.each(others)('a list in $name', (builder) => {
  describeWith(builder.program, ['--version'], builder.program, () =>
    describeWith(executablePath, ['--version'], 'in Chromium', () => {
      let site: ServedSite
      let browser: Browser
      let context: BrowserContext
      let page: Page
      const errors: string[] = []

      beforeAll(async () => {
        ;[site, browser] = await Promise.all([serveSite('chips', pages, builder.change, builder), startChromium()])
      })
      afterAll(async () => {
        await browser?.close()
        site?.close()
      })
      beforeEach(async () => {
        context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
        page = await context.newPage()
        page.on('pageerror', ({ message }) => void errors.push(message))
        await page.goto(site.url)
        await page.locator('.mdsplice-controls').waitFor()
      })
      afterEach(() => context.close())

      test('is searched and filtered, and keeps its choices over instant navigation', async () => {
        await page.evaluate('window.isSamePage = true')
        await choose(page, 'Risico', 'Laag')
        await page.keyboard.press('Escape')
        const shown = await titles(page.locator('.mdsplice-interactive'))
        expect(shown).toContain('Derde vereiste')
        await page.locator('.md-nav a', { hasText: 'Matrix' }).first().click()
        await page.locator('.mdsplice-matrix').waitFor()
        await page.locator('.md-content a', { hasText: 'Start' }).click()
        await page.locator('.mdsplice-controls').waitFor()
        expect(await titles(page.locator('.mdsplice-interactive'))).toEqual(shown)
        await page.locator('.mdsplice-search input').fill('derde vereiste')
        expect(await titles(page.locator('.mdsplice-interactive'))).toEqual(['Derde vereiste'])
        expect(await page.locator('.mdsplice-controls').count()).toBe(1)
        expect(await page.evaluate('window.isSamePage')).toBe(true)
        expect(errors).toEqual([])
      })

      test('has chips with icons and links', async () => {
        const chip = page.locator('.mdsplice-interactive a.mdsplice-tag-fase').first()
        expect(await chip.locator('svg').count()).toBe(1)
        await chip.click()
        await page.locator('h1', { hasText: /Gebruik|Ontwerp/ }).waitFor()
      })

      test.each(['default', 'slate'])('and a matrix can be read by everybody in the scheme %s', async (scheme) => {
        await page.evaluate(`document.body.dataset.mdColorScheme = '${scheme}'`)
        expect(await axeFindings(page, '.mdsplice-interactive')).toEqual([])
        await page.goto(`${site.url}matrix/`)
        await page.locator('.mdsplice-matrix.mdsplice-rotated').waitFor()
        await page.evaluate(`document.body.dataset.mdColorScheme = '${scheme}'`)
        expect(await axeFindings(page, '.mdsplice-matrix')).toEqual([])
        const [first, last] = await page
          .locator('.mdsplice-matrix thead th')
          .evaluateAll((heads) => [heads[0], heads.at(-1)].map((head) => head?.textContent?.trim()))
        expect([first, last]).toEqual(['Vereiste', 'Totaal'])
      })
    }),
  )
})
