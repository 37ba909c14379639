import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { temporaryFolder } from '../mini-site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The titles of the rows that a reader sees, in order. */
export async function titles(page: Page | Locator): Promise<string[]> {
  return page.locator('tbody tr:visible td:first-child').allInnerTexts()
}

/** Ticks a value in the filter of a column, or takes the tick away; on a phone in the sheet that holds the filters. */
export async function choose(page: Page | Locator, column: string, value: string): Promise<void> {
  const [filter, sheet] = [page.locator('.mdsplice-filter', { hasText: column }), page.locator('.mdsplice-open')]
  const isPhone = await sheet.isVisible()
  if (isPhone) await sheet.click()
  if (!(await filter.getByRole('checkbox', { name: value }).isVisible())) await filter.getByRole('button').click()
  await filter.getByRole('checkbox', { name: value, exact: true }).click()
  if (isPhone) await page.locator('.mdsplice-sheet > button').click()
}

/** Takes the rows shown along as a file. */
export async function takeAlong(page: Page, format: 'CSV' | 'XLSX' | 'ODS'): Promise<{ name: string; file: string }> {
  const files = page.getByRole('group', { name: 'Download' })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('button', { name: format }).click(),
  ])
  const [name, file] = [download.suggestedFilename(), join(temporaryFolder(), download.suggestedFilename())]
  await download.saveAs(file)
  return { name, file }
}

/** What axe finds wrong with the listings of a page that a selector finds; the colour of links is the theme's. */
export async function axeFindings(page: Page, listings = '.mdsplice-interactive'): Promise<string[]> {
  await page.evaluate(axe)
  const run = `axe.run({ include: '${listings}', exclude: 'td a' }).then(({violations}) => violations.map(({id, nodes}) => id + ': ' + nodes[0].html))`
  return page.evaluate<string[]>(run)
}
