import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { knownFixture } from './marked.ts'
import { fixtures } from '../mini-site.ts'
import { complete } from '../../src/editor/completion/complete.ts'
import { hover } from '../../src/editor/hover/hover.ts'

/** Texts that nobody has finished. */
const halves = [
  '',
  '---',
  '---\n',
  '---\n- [{',
  '---\r\na: "\r\nb: [x, {y: \r\n',
  '\uFEFF---\nbouwblok: ¦\n---\n<!-- list_vereisten 😀/"é',
  '<!--',
  '<!-->',
  '<!-- {',
  '<!-- list_vereisten {bouwblok: [',
  '<!-- list_vereisten "\\',
  '<!-- matrix vereisten "',
  '<!-- list_vereisten !/|="*<>--',
  '---\n? a\n: - b\n- &x *y\n<<: *y\n---\n',
]

const names = ['example', 'nested-fields', 'yaml-flow-directives', 'broken-front-matter', 'line-ends', 'relations']

test.each(names)('every place of every page of %s can be asked about, and of half of the page', (name) => {
  const known = knownFixture(name)
  const texts = known.site.pages.map(({ path }) => {
    return [path, readFileSync(join(fixtures, name, 'docs', path), 'utf8')] as const
  })
  const short = texts.filter(([, { length }]) => length < 4000).slice(0, 6)
  let asked = 0
  for (const [path, text] of [...short, ...halves.map((half) => ['index.md', half] as const)]) {
    for (let offset = 0; offset <= text.length; offset += 1 + Math.floor(text.length / 30)) {
      for (const given of [text, text.slice(0, offset)]) {
        asked++
        for (const { start, end } of complete(known, path, given, offset)) {
          if (start > offset || end < offset || start < 0 || end > given.length || /\n/.test(given.slice(start, end)))
            throw new Error(`${path} at ${offset}: ${start}-${end} of ${given}`)
        }
        const shown = hover(known, path, given, offset, ({ path: of }) => of)
        if (shown && (shown.start > offset || shown.end < offset || shown.markdown === ''))
          throw new Error(`${path} at ${offset}`)
      }
    }
  }
  expect(asked).toBeGreaterThan(100)
})

test('an offset that is not in the text', () => {
  const known = knownFixture('example')
  for (const offset of [-1, 1000, Infinity, Number.NaN])
    expect(complete(known, 'index.md', '<!-- list_', offset)).toEqual([])
})
