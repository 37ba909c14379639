import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'

/** One changed title in a long listing changes its row and the checksum, whatever the format. */
describe('one title of 1500 changes two lines', () => {
  test.each(['table', 'list', 'links', 'cards'])('format=%s', async (format) => {
    const page = (title: string): string => `---\ntoelichting: Uitleg\n---\n\n# ${title}\n`
    const pages = Array.from({ length: 1500 }, (_, index) => {
      const number = String(index).padStart(4, '0')
      return [`docs/vereisten/v${number}.md`, page(`Vereiste ${number}`)] as const
    })
    const site = siteOf({
      'mkdocs.yml': 'site_name: Groot\nmarkdown_extensions: [attr_list, md_in_html]\n',
      'docs/index.md': `<!-- list_vereisten format=${format} -->\n`,
      ...Object.fromEntries(pages),
    })
    await mdsplice(site, 'write')
    const before = readFileSync(join(site, 'docs/index.md'), 'utf8').split('\n')
    writeFileSync(join(site, 'docs/vereisten/v0700.md'), page('Vereiste 0700 gewijzigd'))
    await mdsplice(site, 'write')
    const after = readFileSync(join(site, 'docs/index.md'), 'utf8').split('\n')
    expect(after).toHaveLength(before.length)
    const changed = after.filter((line, index) => line !== before[index])
    expect(changed).toEqual([
      expect.stringContaining('Vereiste 0700 gewijzigd'),
      expect.stringMatching(/^<!-- \/list_vereisten [\da-f]{16} -->$/),
    ])
    expect(Math.max(...after.map((line) => line.length))).toBeLessThan(200)
  })
})
