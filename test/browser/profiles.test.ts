import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { serveSite, type ServedSite } from './built-site.ts'
import { executablePath, startChromium } from './chromium.ts'
import { titles } from './listing.ts'
import { describeWith } from '../tools.ts'

const [high, all, imports, low, others, state, both] = [
  'Voor een aanbieder met hoog risico',
  'Voor iedereen',
  'Voor wie invoert of verdeelt',
  'Bij laag risico',
  'Voor ieder ander dan een aanbieder',
  'Voor de overheid, maar geen gemeente',
  'Als beide gelden',
]

describeWith('mkdocs', ['--version'], 'the profile of a reader', () =>
  describeWith(executablePath, ['--version'], 'in Chromium', () => {
    let site: ServedSite
    let browser: Browser
    let page: Page
    const list = (): Locator => page.locator('[data-name=vereisten]')
    const open = async (query: string): Promise<void> => {
      await page.goto(site.url + query)
      await page.locator('.mdsplice-controls').first().waitFor()
    }

    beforeAll(async () => {
      ;[site, browser] = await Promise.all([serveSite('profiles'), startChromium()])
      page = await browser.newPage()
    })
    afterAll(async () => {
      await browser?.close()
      site?.close()
    })

    test.each<[string, (string | undefined)[]]>([
      ['', [high, all, imports, low, others, state, both]],
      // Nothing is known of risks, nor of who asks.
      ['?labels=rol-ai-act-aanbieder', [high, all, low, state, both]],
      ['?labels=rol-ai-act-distributeur', [all, imports, low, others, state]],
      ['?labels=risico-laag-risico', [all, imports, low, others, state]],
      ['?labels=rol-ai-act-importeur,risico-hoog-risico', [all, imports, others, state, both]],
      ['?labels=overheid', [high, all, imports, low, others, state, both]],
      ['?labels=overheid,gemeente', [high, all, imports, low, others, both]],
      // A value of the field that no page has.
      ['?labels=ROL-AI-ACT-Gemachtigde', [all, low, others, state]],
      ['?labels=something-else', [high, all, imports, low, others, state, both]],
    ])('%s hides what is meant for others, and nothing else', async (query, expected) => {
      await open(query)
      expect(await titles(list())).toEqual(expected)
    })

    test('is shown in words, and only where it counts', async () => {
      await open('?labels=rol-ai-act-aanbieder,risico-hoog-risico,overheid')
      const words = 'Profiel: Rol: Aanbieder · Risico: Hoog risico · Voor: Overheidsorganisatie'
      expect(await list().locator('.mdsplice-profile').innerText()).toBe(words)
      expect(await page.locator('[data-name=maatregelen] .mdsplice-profile').isVisible()).toBe(false)
      await open('?labels=something-else')
      expect(await list().locator('.mdsplice-profile').isVisible()).toBe(false)
      expect(await list().getByRole('button', { name: 'Wis keuzes' }).isVisible()).toBe(false)
    })

    test("can be set, read and cleared by the site's scripts", async () => {
      await open('')
      await page.evaluate(`
        window.told = []
        for (const what of ['change', 'clear'])
          document.addEventListener('mdsplice:' + what, ({ detail: { list, shown, labels } }) =>
            told.push([what, list, shown, ...labels].join(' ')))
        mdsplice.filter({ labels: ['rol-ai-act-aanbieder'], search: 'risico' }, 'vereisten')
      `)
      expect(await titles(list())).toEqual([high, low])
      expect(page.url()).toBe(`${site.url}?labels=rol-ai-act-aanbieder&vereisten.q=risico`)
      expect(await list().getByRole('searchbox').inputValue()).toBe('risico')
      const found = { labels: ['rol-ai-act-aanbieder'], shown: 2, total: 7, search: 'risico', sort: null }
      expect(await page.evaluate('mdsplice.state().vereisten')).toMatchObject(found)
      await page.evaluate("mdsplice.filter({ sort: '-title', search: '' })")
      expect(await titles(list())).toEqual([all, high, state, low, both])
      await list().getByRole('button', { name: 'Wis keuzes' }).click()
      expect(await titles(list())).toHaveLength(7)
      expect(page.url()).toBe(`${site.url}?maatregelen.sort=-title`)
      expect(await page.evaluate<string[]>('window.told')).toEqual([
        'change vereisten 5 rol-ai-act-aanbieder',
        'change maatregelen 1 rol-ai-act-aanbieder',
        'change vereisten 2 rol-ai-act-aanbieder',
        'change vereisten 5 rol-ai-act-aanbieder',
        'change maatregelen 1 rol-ai-act-aanbieder',
        'change vereisten 7',
        'change maatregelen 1',
        'change vereisten 7',
        'clear vereisten 7',
      ])
      await page.evaluate('mdsplice.clear()')
      expect(page.url()).toBe(site.url)
    })
  }),
)
