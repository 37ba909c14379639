import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The titles of the rows that a reader sees, in order. */
export async function titles(page: Page | Locator): Promise<string[]> {
  return page.locator('tbody tr:visible td:first-child').allInnerTexts()
}

/** Ticks a value in the filter of a column, or takes the tick away. */
export async function choose(page: Page | Locator, column: string, value: string): Promise<void> {
  const filter = page.locator('.mdsplice-filter', { hasText: column })
  if (!(await filter.getByRole('checkbox', { name: value }).isVisible())) await filter.getByRole('button').click()
  await filter.getByRole('checkbox', { name: value, exact: true }).click()
}

/** What axe finds wrong with the listings of a page; the colour of links is the theme's. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const run = `axe.run({ include: '.mdsplice-interactive', exclude: 'td a' }).then(({violations}) => violations.map(({id, nodes}) => id + ': ' + nodes[0].html))`
  return page.evaluate<string[]>(run)
}
