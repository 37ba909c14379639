import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What of a page's text is wider than the window: the page itself, or a table that a reader would have to push aside. */
export function pastTheEdge(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [document.documentElement, ...document.querySelectorAll('article table')]
      .filter((element) => element.checkVisibility())
      .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth)
      .map((element) => location.pathname + ' ' + element.tagName + ' ' + element.scrollWidth)
  `)
}

/** Pictures, tables, headings and boxes that cover each other, though none of them holds the other. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`{
    const boxes = [...document.querySelectorAll('article :is(img, table, h1, h2, h3, .admonition, details)')]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, rectangle: element.getBoundingClientRect() }))
    boxes.flatMap((one, index) =>
      boxes.slice(index + 1)
        .filter((other) => !one.element.contains(other.element) && !other.element.contains(one.element))
        .filter(({ rectangle }) =>
          rectangle.left < one.rectangle.right - 1 && one.rectangle.left < rectangle.right - 1 &&
          rectangle.top < one.rectangle.bottom - 1 && one.rectangle.top < rectangle.bottom - 1)
        .map((other) => location.pathname + ' ' + one.element.tagName + ' and ' + other.element.tagName))
  }`)
}

/** Text in the page whose colour is too near to that of its ground, as axe measures it. */
export async function contrastFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const run = `axe.run('article', { runOnly: ['color-contrast'] })
    .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html, any }) => any[0].message + html)))`
  return page.evaluate<string[]>(run)
}

/** All that axe finds wrong with the text of a page. */
export async function articleFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const run = `axe.run('article').then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`
  return page.evaluate<string[]>(run)
}
