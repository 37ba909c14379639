import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { serveSite } from './built-site.ts'
import type { ServedSite } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { axeFindings, choose, takeAlong, titles } from './listing.ts'
import { projectRoot } from '../mini-site.ts'
import { describeSpreadsheets, readSpreadsheet } from '../spreadsheet/read.ts'
import { describeWith } from '../tools.ts'

describeWith('mkdocs', ['--version'], 'a listing in the page', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page
    const errors: string[] = []

    beforeAll(async () => {
      ;[site, browser] = await Promise.all([serveSite('example'), startChromium()])
      page = await browser.newPage()
      page.on('pageerror', (error) => errors.push(String(error)))
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })
    beforeEach(async () => {
      await page.emulateMedia({ media: null })
      await page.setViewportSize({ width: 1280, height: 720 })
      await page.goto(`${site.url}vereisten/`)
    })
    afterEach(() => expect(errors.splice(0)).toEqual([]))

    test('searches all of a row, whatever the case, and counts', async () => {
      expect(await titles(page)).toHaveLength(12)
      await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('LOGS bewaard')
      expect(await titles(page)).toEqual(['Het systeem houdt logs bij en die blijven bewaard'])
      expect(await page.getByRole('status').innerText()).toBe('1 van 12 getoond')
    })

    test('announces the count: the element that is read out stays, its text changes', async () => {
      await page.evaluate(`window.spoken = document.querySelector('.mdsplice-controls [role=status]')`)
      const said: string[] = []
      for (const text of ['gegevens', 'gegevenszz', '']) {
        await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill(text)
        said.push(await page.evaluate<string>(`window.spoken.isConnected && window.spoken.textContent`))
      }
      expect(said).toEqual(['6 van 12 getoond', 'Niets gevonden', '12 van 12 getoond'])
    })

    test('filters: either value of a column, and every column', async () => {
      await choose(page, 'Bouwblok', 'Transparantie')
      expect(await titles(page)).toHaveLength(3)
      await choose(page, 'Bouwblok', 'Governance')
      expect(await titles(page)).toHaveLength(8)
      await choose(page, 'Fase', 'Uitfaseren')
      expect(await titles(page)).toEqual([
        'Informatie over het algoritme blijft goed bewaard',
        'Woo | Overheidsinformatie is in beginsel openbaar',
      ])
      expect(await page.getByRole('button', { name: 'Bouwblok (2)' }).isVisible()).toBe(true)
    })

    test('offers values in their configured order', async () => {
      const fase = page.locator('.mdsplice-filter', { has: page.getByRole('button', { name: 'Fase' }) })
      expect(await fase.locator('label').allTextContents()).toEqual([
        'Ontwerp',
        'Ontwikkelen',
        'Gebruik en beheer',
        'Uitfaseren',
      ])
    })

    test('sorts by a heading: up, down, and back to the order of the page', async () => {
      const before = await titles(page)
      const heading = page.getByRole('columnheader', { name: 'Vereiste' })
      await heading.getByRole('button').click()
      expect(await titles(page)).toEqual([...before].sort(new Intl.Collator('nl').compare))
      expect(await heading.getAttribute('aria-sort')).toBe('ascending')
      await heading.getByRole('button').click()
      expect(await heading.getAttribute('aria-sort')).toBe('descending')
      await heading.getByRole('button').click()
      expect(await titles(page)).toEqual(before)
      await page.getByRole('columnheader', { name: 'Fase' }).getByRole('button').click()
      expect((await titles(page)).at(-1)).toBe('Woo | Overheidsinformatie is in beginsel openbaar')
    })

    test('keeps its state in the address: through a reload, and a link followed and back', async () => {
      await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('gegevens')
      await choose(page, 'Fase', 'Ontwerp')
      await page.getByRole('columnheader', { name: 'Vereiste' }).getByRole('button').click()
      const [shown, address] = [await titles(page), page.url()]
      expect(shown).toHaveLength(6)
      expect(address).toBe(
        `${site.url}vereisten/?vereisten.q=gegevens&vereisten.levenscyclus=ontwerp&vereisten.sort=title`,
      )
      await page.reload()
      expect(await titles(page)).toEqual(shown)
      expect(await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).inputValue()).toBe('gegevens')
      await page
        .locator('td')
        .getByRole('link', { name: shown[0] ?? '' })
        .click()
      await page.getByRole('heading', { name: 'Bronnen' }).waitFor()
      await page.goBack()
      expect(await titles(page)).toEqual(shown)
    })

    test('resets all of it', async () => {
      await page.goto(`${site.url}vereisten/?vereisten.rollen=jurist&vereisten.sort=-title&x=1#alle-vereisten`)
      const reset = page.getByRole('button', { name: 'Wis keuzes' })
      expect(await titles(page)).toHaveLength(8)
      await reset.click()
      expect(await titles(page)).toHaveLength(12)
      expect(page.url()).toBe(`${site.url}vereisten/?x=1#alle-vereisten`)
      expect(await reset.isVisible()).toBe(false)
    })

    test('works with the keyboard alone', async () => {
      await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).focus()
      for (const key of ['Tab', 'Enter', 'Tab', 'Space']) await page.keyboard.press(key)
      expect(await titles(page)).toHaveLength(5)
      await page.keyboard.press('Escape')
      expect(await page.locator(':focus').innerText()).toMatch(/^Bouwblok \(1\)/)
      expect(await page.getByRole('group', { name: 'Bouwblok' }).isVisible()).toBe(false)
      // Back to the search, which narrows down further; on to the reset behind the three filters.
      for (const key of ['Shift+Tab', 'w', 'o', 'o', 'Tab', 'Tab', 'Tab', 'Tab']) await page.keyboard.press(key)
      expect(await titles(page)).toEqual([])
      await page.keyboard.press('Enter')
      expect(await titles(page)).toHaveLength(12)
      expect(await page.locator(':focus').getAttribute('type')).toBe('search')
      // Past three filters and three files to the first heading.
      for (let times = 1; times <= 7; times++) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.getByRole('columnheader', { name: 'Vereiste' }).getAttribute('aria-sort')).toBe('ascending')
      await page.keyboard.press('Shift+Tab')
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Space')])
      expect(download.suggestedFilename()).toBe('Vereisten.ods')
    })

    test.each([
      ['default', 1280],
      ['default', 390],
      ['slate', 1280],
      ['slate', 390],
    ])('passes axe in the scheme %s, %d pixels wide', async (scheme, width) => {
      await page.setViewportSize({ width, height: 720 })
      await page.evaluate(`document.body.dataset.mdColorScheme = '${scheme}'`)
      await choose(page, 'Bouwblok', 'Data')
      expect(await axeFindings(page)).toEqual([])
      if (width < 500) await page.locator('.mdsplice-open').click()
      await page.locator('.mdsplice-filter').first().getByRole('button').click()
      expect(await axeFindings(page)).toEqual([])
    })

    test('prints the rows shown and how many there are, without the controls', async () => {
      await choose(page, 'Bouwblok', 'Transparantie')
      await page.emulateMedia({ media: 'print' })
      expect(await titles(page)).toHaveLength(3)
      expect(await page.locator('.mdsplice-controls').innerText()).toBe('3 van 12 getoond')
    })

    test('downloads the rows shown as CSV, with their addresses', async () => {
      await page.getByRole('searchbox', { name: 'Zoek in deze lijst' }).fill('woo')
      const { name, file } = await takeAlong(page, 'CSV')
      expect(name).toBe('Vereisten.csv')
      expect(readFileSync(file, 'utf8')).toBe(
        [
          '\uFEFF"Vereiste";"Bouwblok";"Fase";"Rol";"URL"',
          `"Woo | Overheidsinformatie is in beginsel openbaar";"Transparantie";"Gebruik en beheer, Uitfaseren";"Jurist, Proceseigenaar";"${site.url}vereisten/openbaarheid_woo/"`,
          '',
        ].join('\r\n'),
      )
    })

    test('calls the file as the setting says, and beside other lists by the name of its own', async () => {
      const wrapper = "document.querySelector('.mdsplice-interactive')"
      await page.evaluate(`${wrapper}.insertAdjacentHTML('afterend', '<p class="mdsplice-interactive"></p>')`)
      expect((await takeAlong(page, 'CSV')).name).toBe('Vereisten - vereisten.csv')
      await page.evaluate(`${wrapper}.dataset.file = 'Alle: 2026/27'`)
      expect((await takeAlong(page, 'CSV')).name).toBe('Alle 2026 27.csv')
    })

    describeSpreadsheets('as a spreadsheet', () =>
      test.each(['XLSX', 'ODS'] as const)(
        'downloads the rows shown, in their order, with their links, as %s',
        async (format) => {
          await choose(page, 'Bouwblok', 'Transparantie')
          await page.getByRole('columnheader', { name: 'Vereiste' }).getByRole('button').click()
          const { name, file } = await takeAlong(page, format)
          expect(name).toBe(`Vereisten.${format.toLowerCase()}`)
          const [head, ...rows] = readSpreadsheet(file)
          expect(head?.map(([, value]) => value)).toEqual(['Vereiste', 'Bouwblok', 'Fase', 'Rol'])
          expect(rows.map(([title]) => title?.[1])).toEqual(await titles(page))
          expect(rows.at(-1)).toEqual([
            ['text', 'Woo | Overheidsinformatie is in beginsel openbaar', `${site.url}vereisten/openbaarheid_woo/`],
            ['text', 'Transparantie', `${site.url}bouwblokken/transparantie/`],
            ['text', 'Gebruik en beheer, Uitfaseren'],
            ['text', 'Jurist, Proceseigenaar'],
          ])
        },
      ),
    )

    test('loads what writes spreadsheets when it is asked for, and gives CSV where it is not there', async () => {
      const asked: string[] = []
      await page.route('**/mdsplice-spreadsheets.js', (route) => {
        asked.push(route.request().url())
        return asked.length === 1 ? route.abort() : route.continue()
      })
      await page.reload()
      await takeAlong(page, 'CSV')
      expect(asked).toEqual([])
      expect((await takeAlong(page, 'ODS')).name).toBe('Vereisten.csv')
      for (let time = 1; time <= 2; time++) expect((await takeAlong(page, 'ODS')).name).toBe('Vereisten.ods')
      expect(asked).toHaveLength(2)
      await page.unroute('**/mdsplice-spreadsheets.js')
    })

    test('leaves one thing in the window, for the scripts of the site', async () => {
      await takeAlong(page, 'ODS')
      const names = await page.evaluate<string[]>('Object.keys(window)')
      await page.route('**/mdsplice*.js', (route) => route.abort())
      await page.reload()
      const others = await page.evaluate<string[]>('Object.keys(window)')
      await page.unroute('**/mdsplice*.js')
      expect(others.length).toBeGreaterThan(100)
      expect(names.filter((name) => !others.includes(name))).toEqual(['mdsplice'])
    })

    test('is a plain table without JavaScript', async () => {
      const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await plain.goto(`${site.url}vereisten/?vereisten.q=logs`)
      const cells = (shown: Page): Promise<string[]> => shown.locator('.mdsplice-interactive td').allInnerTexts()
      expect(await cells(plain)).toEqual(await cells(page))
      expect(await plain.locator('td a').count()).toBe(await page.locator('td a').count())
      expect(await titles(plain)).toHaveLength(12)
      expect(await plain.getByRole('searchbox', { name: 'Zoek in deze lijst' }).count()).toBe(0)
      await plain.context().close()
    })
  }),
)

test.each([
  ['mdsplice.js', 20_000],
  ['mdsplice-spreadsheets.js', 8_200],
])('%s is at most %d bytes', (name, size) => {
  expect(readFileSync(join(projectRoot, 'dist/assets', name)).length).toBeLessThanOrEqual(size)
})

describeWith('mkdocs', ['--version'], 'several listings on a page with instant navigation', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page
    const all = (): Locator => page.locator('.mdsplice-interactive').first()
    const grouped = (): Locator => page.locator('.mdsplice-interactive').nth(1)

    beforeAll(async () => {
      const pages = {
        'many.md': manyRows(5000),
        'formulas.md': formulas,
        'pictures.md': pictures,
        'plain.md': '# Plain\n\n[To the lists](index.md?vereisten.soort=wet)\n',
      }
      ;[site, browser] = await Promise.all([serveSite('interactive-tables', pages), startChromium()])
      page = await browser.newPage()
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })

    test('read values with commas and signs that are syntax elsewhere', async () => {
      await page.goto(site.url)
      expect(await page.locator('.mdsplice-controls').count()).toBe(6)
      const labels = all().locator('.mdsplice-filter', { hasText: 'Phase' }).locator('label')
      const expected = [
        'Design, early; 100% [draft]',
        '`Run` | {{ keep }} "on" (c) ++ctrl++ :smile: www.example.org <b>',
      ]
      expect(await labels.allTextContents()).toEqual(expected)
      await choose(all(), 'Phase', expected[0] ?? '')
      expect(await titles(all())).toEqual(['A = b; c, d', 'C'])
    })

    test('have a state each in the address', async () => {
      await page.goto(`${site.url}?vereisten.soort=wet&vereisten-2.soort=afspraak`)
      expect(await titles(all())).toEqual(['A = b; c, d', 'B'])
      expect(await titles(grouped())).toEqual(['C'])
    })

    test('speak English, and pass axe together', async () => {
      await page.goto(site.url)
      expect(await page.getByRole('searchbox', { name: 'Search this list' }).count()).toBe(6)
      expect(await axeFindings(page)).toEqual([])
    })

    test('hide the headings of groups of which no row is left', async () => {
      await page.goto(`${site.url}?vereisten-2.q=c,+d`)
      expect(await grouped().getByRole('heading').filter({ visible: true }).count()).toBe(2)
      expect(await grouped().getByRole('status').innerText()).toBe('2 of 5 shown')
    })

    test('show what is meant for the labels in the address', async () => {
      await page.goto(`${site.url}?labels=rol-aanbieder,risico-hoog`)
      expect(await titles(all())).toEqual(['A = b; c, d', 'C'])
      expect(await all().getByText('Profile: Rol: Aanbieder · Risico: Hoog').isVisible()).toBe(true)
      await page.goto(`${site.url}?labels=a`)
      expect(await titles(all())).toEqual(['B', 'C'])
      await page.goto(`${site.url}?labels=a,c`)
      expect(await titles(all())).toEqual(['C'])
      await all().getByRole('button', { name: 'Reset' }).click()
      expect(page.url()).toBe(site.url)
      expect(await titles(all())).toHaveLength(4)
    })

    test('make filters of a table that was written by hand', async () => {
      await page.goto(site.url)
      const own = page.locator('[data-name=own]')
      await choose(own, 'Kind', 'prime')
      expect(await titles(own)).toEqual(['Two', 'Three'])
      expect(page.url()).toBe(`${site.url}?own.kind=prime`)
    })

    test('survive instant navigation, away and back and by a link with a state', async () => {
      await page.goto(site.url)
      await page.evaluate('window.stays = true')
      await choose(all(), 'Soort', 'afspraak')
      const plain = page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Plain' })
      const prefetched = page.waitForResponse(`${site.url}plain/`)
      await plain.hover()
      await prefetched
      await plain.click()
      await page.getByRole('heading', { name: 'Plain' }).waitFor()
      await page.goBack()
      await page.locator('.mdsplice-controls').first().waitFor()
      expect(await titles(all())).toEqual(['C'])
      await page.goForward()
      await page.getByRole('link', { name: 'To the lists' }).click()
      await page.locator('.mdsplice-controls').first().waitFor()
      expect(await titles(all())).toEqual(['A = b; c, d', 'B'])
      expect(await page.locator('.mdsplice-controls').count()).toBe(6)
      expect(await page.evaluate('window.stays')).toBe(true)
    })

    test('lead to pages in a file, and not to pictures that a plugin shows larger', async () => {
      await page.goto(`${site.url}pictures/`)
      const { file } = await takeAlong(page, 'CSV')
      expect(csvRows(readFileSync(file, 'utf8')).at(1)).toEqual(['', 'Plain', `${site.url}plain/`])
    })

    describeSpreadsheets('as files', () =>
      test.each(['CSV', 'XLSX', 'ODS'] as const)('hold no formula as %s', async (format) => {
        await page.goto(`${site.url}formulas/`)
        const { file } = await takeAlong(page, format)
        const expected = ['=1+1', '-1+1', '@SUM(A1)', '-5', '2025-01-31']
        const rows =
          format === 'CSV'
            ? csvRows(readFileSync(file, 'utf8'))
            : readSpreadsheet(file).map((row) => row.map(([kind, value]) => `${kind} ${value}`))
        const kinds = ['text', 'text', 'text', 'number', 'date']
        expect(rows.slice(1).map(([cell]) => cell)).toEqual(
          expected.map((text, index) =>
            format === 'CSV' ? (index < 3 ? `'${text}` : text) : `${kinds[index]} ${text}`,
          ),
        )
      }),
    )

    test('filter 5,000 rows in less than 50 ms', async () => {
      await page.goto(`${site.url}many/`)
      await page.locator('.mdsplice-controls').waitFor()
      const times = await page.evaluate<{ script: number; layout: number }[]>(filterTimes)
      const shown = times.map(({ script, layout }) => `${script.toFixed(1)} + ${layout.toFixed(1)}`)
      console.log(`5,000 rows, script + layout by the browser, in ms: ${shown.join(', ')}`)
      expect(Math.max(...times.map(({ script }) => script))).toBeLessThan(50)
    })
  }),
)

/** A page with a table of what spreadsheets might take for formulas, and of a number and a date. */
const formulas = `# Formulas

<div class="mdsplice-interactive" markdown data-name="formulas">

| Cell |
| - |
| =1+1 |
| -1+1 |
| @SUM(A1) |
| -5 |
| 2025-01-31 |

</div>
`

/** A table whose pictures are links to themselves, as mkdocs-glightbox 0.5.3 makes them. */
const pictures = `# Pictures

<div class="mdsplice-interactive" markdown data-name="pictures">

| Logo | Title |
| - | - |
| <a class="glightbox" data-type="image" href="logo.png"><img alt="Logo" src="logo.png"></a> | [Plain](plain.md) |

</div>
`

/** The cells of a CSV file that has all of them in quotes and commas between them. */
function csvRows(text: string): string[][] {
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('","'))
}

/** A page with a table of so many rows of the usual columns. */
function manyRows(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, row) => `| [Row ${row}](index.md) | kind-${row % 7}, kind-${row % 5} | phase-${row % 4} |`,
  )
  return [
    '# Many',
    '',
    '<div class="mdsplice-interactive" markdown data-name="many">',
    '',
    '| Title | Kind | Phase |',
    '| - | - | - |',
    ...rows,
    '',
    '</div>',
    '',
  ].join('\n')
}

/**
 * For some searches, milliseconds from a key to the last row's change, and from there to where all of them stand; of five
 * times the least, as a busy machine adds to each.
 */
const filterTimes = `(() => {
  const input = document.querySelector('.mdsplice-controls input[type=search]')
  const table = document.querySelector('.mdsplice-interactive table')
  const ask = (text) => {
    const start = performance.now()
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    const filtered = performance.now()
    table.getBoundingClientRect()
    return { script: filtered - start, layout: performance.now() - filtered }
  }
  const times = Array.from({ length: 5 }, () => ['row 9', 'row 99', 'kimd', ''].map(ask))
  const least = (column, part) => Math.min(...times.map((row) => row[column][part]))
  return times[0].map((_, column) => ({ script: least(column, 'script'), layout: least(column, 'layout') }))
})()`

describeWith('mkdocs', ['--version'], 'beside a script of the site that sorts all tables, and its abbreviations', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page

    beforeAll(async () => {
      const tablesort = readFileSync(join(projectRoot, 'node_modules/tablesort/dist/tablesort.min.js'), 'utf8')
      // As Material's manual has it, "Sortable tables".
      const sortAll = `document$.subscribe(() => {
        for (const table of document.querySelectorAll('article table:not([class])')) new Tablesort(table)
      })`
      const pages = {
        'downloads/tablesort.js': `${tablesort}\n${sortAll}`,
        'abbreviations.md': '<!-- list_vereisten interactive -->\n\n*[Titel]: What a page is called\n\nTitel\n',
        'vereisten/titel.md': '---\ntitle: Titel van een vereiste\nsoort: wet\n---\n',
      }
      const started = serveSite('interactive-tables', pages, (config) =>
        config.replace('extra_javascript:\n', 'extra_javascript:\n  - downloads/tablesort.js\n'),
      )
      ;[site, browser] = await Promise.all([started, startChromium()])
      page = await browser.newPage()
      await page.goto(`${site.url}abbreviations/`)
      await page.waitForSelector('.mdsplice-controls')
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })

    test('the script is at work in other tables', async () => {
      expect(await page.evaluate('typeof Tablesort')).toBe('function')
      expect(await page.locator('th[role=columnheader]').count()).toBeGreaterThan(0)
    })

    test('a heading sorts once, by mouse and by keyboard, and is one stop', async () => {
      const before = await titles(page)
      const sorted = [...before].sort(new Intl.Collator('en', { numeric: true }).compare)
      const heading = page.getByRole('columnheader').first()
      await heading.getByRole('button').click()
      expect(await titles(page)).toEqual(sorted)
      await heading.click({ position: { x: 1, y: 1 } })
      expect(await titles(page)).toEqual(sorted)
      await heading.getByRole('button').focus()
      await page.keyboard.press('Enter')
      expect(await titles(page)).toEqual(sorted.toReversed())
      expect(await page.locator('th[tabindex]').count()).toBe(0)
      expect(
        await heading.evaluate((cell) => cell.ownerDocument.defaultView?.getComputedStyle(cell, '::after').content),
      ).toBe('none')
    })

    test('no abbreviation stands in a link', async () => {
      expect(await page.locator('article abbr').count()).toBeGreaterThan(0)
      expect(await page.locator('.mdsplice-interactive a abbr').count()).toBe(0)
      expect(await titles(page)).toContain('Titel van een vereiste')
    })
  }),
)
