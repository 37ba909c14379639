import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { serveSite, type ServedSite } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { describeWith } from '../tools.ts'

const address = 'https://www.example.org/een/heel/lang/adres/zonder/een/plaats/waar/een/regel/kan/eindigen'
const columns = 'columns=title,datum,fase,risico,soort,artikelen'
const pages = {
  'vereisten/lang.md': `---
title: Aansprakelijkheidsverzekeringsovereenkomst en ${address}
datum: 2025-01-31
fase: [ontwerp, gebruik]
risico: [hoog, laag, "laag, maar niet nihil"]
soort: organisatieverantwoordelijkheden
artikelen: 1200
doel: [begrip, gemak]
---
# Lang
`,
  'vereisten/nog.md': '---\ntitle: Nog een\ndoel: gemak\nfase: gebruik\nsoort: wet\nartikelen: 7\n---\n# Nog een\n',
  'filters.md': '# Filters\n\n<!-- list_vereisten columns=title,fase,risico,soort,doel -->\n',
  'breed.md': `# Breed\n\n<!-- list_vereisten ${columns} -->\n\n<!-- list_vereisten ${columns} no-interactive -->\n`,
  'matrix.md': '# Matrix\n\n<!-- matrix vereisten kleur -->\n',
}

/** Words that go on in another line, in elements that a selector finds. */
function brokenWords(page: Page, selector: string): Promise<string[]> {
  return page.evaluate<string[]>(`{
    const broken = []
    for (const element of document.querySelectorAll('${selector}')) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of text.data.matchAll(/\\S+/g)) {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word)
        }
      }
    }
    broken
  }`)
}

describeWith('mkdocs', ['--version'], 'how a list looks', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page
    const open = async (path: string, width: number): Promise<void> => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(site.url + path)
      await page.locator('.mdsplice-scroll').first().waitFor()
    }

    beforeAll(async () => {
      ;[site, browser] = await Promise.all([serveSite('chips', pages), startChromium()])
      page = await browser.newPage()
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })

    test.each([390, 768, 1200, 1600])(
      'labels, dates and numbers keep their words whole, %d pixels wide',
      async (width) => {
        await open('breed/', width)
        expect(await page.locator('.mdsplice-tag').count()).toBeGreaterThan(10)
        expect(await brokenWords(page, '.mdsplice-tag, .mdsplice-short, .mdsplice-number')).toEqual([])
      },
    )

    test('a long word of a title takes no room from the other columns', async () => {
      await open('breed/', 1200)
      expect(await page.getByText(address).first().isVisible()).toBe(true)
      expect(await page.locator('.mdsplice-hint').first().isVisible()).toBe(false)
    })

    test('an icon stands beside the lines of its label, not above them', async () => {
      await open('breed/', 768)
      const overlaid =
        await page.evaluate(`[...document.querySelectorAll('.mdsplice-tag:has(.twemoji)')].filter((tag) => {
        const words = document.createRange()
        words.selectNode(tag.lastChild)
        return words.getBoundingClientRect().left < tag.firstElementChild.getBoundingClientRect().right
      }).length`)
      expect(overlaid).toBe(0)
    })

    test('a label is underlined when it is pointed at, whatever the theme says of links', async () => {
      await open('', 1200)
      await page.addStyleTag({ content: '.md-typeset article a, .md-typeset a { text-decoration: underline }' })
      const label = page.locator('a.mdsplice-tag').first()
      const line = (): Promise<string> =>
        label.evaluate((link) => link.ownerDocument.defaultView?.getComputedStyle(link).textDecorationLine ?? '')
      expect(await line()).toBe('none')
      await label.hover()
      expect(await line()).toBe('underline')
    })

    test('numbers stand below each other in a table without controls, too', async () => {
      await open('breed/', 1200)
      const align = `[...document.querySelectorAll('table')].map((table) =>
        getComputedStyle(table.querySelector('tbody td:last-child')).textAlign)`
      expect(await page.evaluate(align)).toEqual(['end', 'end'])
    })

    test('the table is as wide as its controls', async () => {
      await open('filters/', 1200)
      await page.getByRole('searchbox').fill('nog een')
      const right = (selector: string): Promise<number> =>
        page.evaluate(`Math.round(document.querySelector('${selector}').getBoundingClientRect().right)`)
      const controls = await right('.mdsplice-controls')
      for (const part of ['table', 'tbody tr:not([hidden]) td:last-child'])
        expect(Math.abs((await right(`.mdsplice-interactive ${part}`)) - controls)).toBeLessThan(5)
    })

    test('filters have one width, and stand below the search where they do not fit beside it', async () => {
      await open('filters/', 768)
      const boxes = await page.evaluate<{ top: number; width: number }[]>(
        `[...document.querySelectorAll('.mdsplice-search, .mdsplice-filter')].map((part) => part.getBoundingClientRect().toJSON())`,
      )
      const [search, ...filters] = boxes.map(({ top, width }) => ({ top: Math.round(top), width: Math.round(width) }))
      expect(filters.length).toBe(4)
      expect(new Set(filters.map(({ width }) => width)).size).toBe(1)
      for (const { top } of filters) expect(top).toBeGreaterThan(search?.top ?? Infinity)
    })

    test('on a phone the headings that sort say what they do', async () => {
      await open('', 390)
      const said = `getComputedStyle(document.querySelector('.mdsplice-interactive thead tr'), '::before').content`
      expect(await page.evaluate(said)).toBe('"Sorteer op"')
    })

    test('columns stay as wide as all rows ask for, whatever is shown and however the window is', async () => {
      const widths = (): Promise<number[]> =>
        page
          .locator('.mdsplice-interactive')
          .first()
          .locator('th')
          .evaluateAll((heads) => heads.map((head) => Math.round(head.getBoundingClientRect().width)))
      const [search, rows] = [page.locator('.mdsplice-search input').first(), page.locator('tbody tr:visible')]
      await open('breed/', 1600)
      const before = await widths()
      const count = await rows.count()
      await search.fill('nog een')
      expect(await rows.count()).toBeLessThan(count)
      expect(await widths()).toEqual(before)
      // Of a row that is hidden the words still need their room.
      await page.setViewportSize({ width: 1000, height: 900 })
      await page.waitForFunction(`document.querySelector('.mdsplice-interactive th').offsetWidth !== ${before[0]}`)
      const narrower = await widths()
      await search.fill('')
      expect(await widths()).toEqual(narrower)
      await open('breed/', 1000)
      expect(await widths()).toEqual(narrower)
    })

    test('a matrix on a phone shows marks beside its first column', async () => {
      await open('matrix/', 390)
      const first = await page.locator('.mdsplice-matrix tbody td').first().boundingBox()
      expect(first?.width).toBeLessThan(390 * 0.45)
      expect(await page.locator('.mdsplice-turned').count()).toBeGreaterThan(20)
      expect(await page.locator('.mdsplice-hint').innerText()).toBe('Schuif opzij voor meer kolommen')
    })
  }),
)
