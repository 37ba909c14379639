import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from '../browser/built-site.ts'
import type { ServedSite } from '../browser/built-site.ts'
import { executablePath, startChromium } from '../browser/chromium.ts'
import { contrastFindings, overlaps, pastTheEdge } from '../browser/layout.ts'
import { deadLinks } from '../manual/dead-links.ts'
import { filesIn } from '../mini-site.ts'
import { describeWith } from '../tools.ts'

const widths = { desktop: 1280, phone: 390 }
/** One of each kind. */
const looks = [
  '',
  'bouwblokken/privacy-en-gegevensbescherming/',
  'vereisten/',
  'vereisten/archiefwet/',
  'rollen/jurist/',
  'begrippen/',
]

describeWith('mkdocs', ['--version'], 'the example site', () =>
  describeWith(executablePath, ['--version'], 'built with Material, in Chromium', () => {
    let site: ServedSite
    let browser: Browser

    beforeAll(async () => {
      ;[site, browser] = await Promise.all([serveSite('example'), startChromium()])
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })

    test('every link leads somewhere', () => {
      expect(filesIn(site.folder).filter((path) => path.endsWith('.html')).length).toBeGreaterThan(40)
      expect(deadLinks(site.folder)).toEqual([])
    })

    describe.each(Object.entries(widths))('on a %s', (_, width) => {
      const open = (colorScheme: 'light' | 'dark'): Promise<Page> =>
        browser.newPage({ colorScheme, viewport: { width, height: 900 } })

      test('every page and every table fits', async () => {
        const page = await open('light')
        const found: string[] = []
        for (const path of filesIn(site.folder).filter((name) => name.endsWith('index.html'))) {
          await page.goto(site.url + encodeURI(path))
          found.push(...(await pastTheEdge(page)), ...(await overlaps(page)))
        }
        expect(found).toEqual([])
      })

      test.each(['light', 'dark'] as const)('text can be read in the %s', async (scheme) => {
        const page = await open(scheme)
        const found: string[] = []
        for (const path of looks) {
          await page.goto(site.url + path)
          found.push(...(await contrastFindings(page)))
        }
        expect(await page.locator('body').getAttribute('data-md-color-scheme')).toBe(
          scheme === 'dark' ? 'slate' : 'default',
        )
        expect(found).toEqual([])
      })
    })
  }),
)
