import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { serveSite } from '../browser/built-site.ts'
import { startChromium } from '../browser/chromium.ts'
import { copySite, fixtures, mdsplice, projectRoot } from '../mini-site.ts'

const picture = 'docs/images/overview.png'
const file = join(projectRoot, picture)

/** The picture at the top of the README: a terminal, and the page that comes of it. */
if (process.env['UPDATE'])
  test('the picture of the README is taken again', async () => {
    const [site, browser] = await Promise.all([serveSite('recipe-requirements'), startChromium()])
    try {
      const page = await browser.newPage({ viewport: { width: 560, height: 440 }, reducedMotion: 'reduce' })
      await page.goto(`${site.url}topics/openness/`)
      await page.evaluate('scrollTo(0, 130)')
      const shown = (await page.screenshot()).toString('base64')
      await page.setViewportSize({ width: 1200, height: 480 })
      await page.setContent(sheet(await terminal(), shown))
      writeFileSync(file, await page.screenshot())
    } finally {
      await browser.close()
      site.close()
    }
  })

test('the README shows a small picture and describes it', () => {
  expect(existsSync(file) ? readFileSync(file).length : Infinity).toBeLessThan(120_000)
  expect(readFileSync(join(projectRoot, 'README.md'), 'utf8')).toMatch(/!\[[^\]]{30,}\]\(docs\/images\/overview\.png\)/)
})

/** What a terminal shows of a page before and after `mdsplice write`. */
async function terminal(): Promise<string> {
  const site = copySite(join(fixtures, 'recipe-requirements'))
  const { err } = await mdsplice(site, 'write')
  const text = readFileSync(join(site, 'docs/topics/openness.md'), 'utf8')
  const written = text.slice(text.indexOf('## What helps')).trimEnd()
  const lines = ['$ npx mdsplice write', err.trim(), '$ cat docs/topics/openness.md', '…', written]
  return lines.join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function sheet(text: string, shown: string): string {
  return `<style>
    body { align-items: center; background: #e8eaf6; display: flex; font: 15px/1.5 sans-serif; gap: 28px; height: 100vh; justify-content: center; margin: 0 }
    pre { background: #1e2129; border-radius: 8px; box-shadow: 0 2px 8px #0005; box-sizing: border-box; color: #e2e4e9; font: 13.5px/1.55 monospace; height: 440px; margin: 0; overflow: hidden; overflow-wrap: anywhere; padding: 18px; white-space: pre-wrap; width: 530px }
    img { border-radius: 8px; box-shadow: 0 2px 8px #0005 }
  </style><pre>${text}</pre><img src="data:image/png;base64,${shown}">`
}
