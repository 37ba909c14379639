import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { expectLinear } from '../linear-time.ts'
import { mdsplice, siteOf } from '../mini-site.ts'
import { describeWithOracle } from '../python-markdown/oracle.ts'
import { adviseInHtml } from '../../src/directives/placement/html-advice.ts'
import { elementsAround } from '../../src/directives/placement/html-around.ts'
import { findIndented } from '../../src/directives/placement/indented-directives.ts'
import { parsePage } from '../../src/markdown/parse/parse-page.ts'

/** HTML as people write it, with a directive in it. What the message says of it is done, and then the list is shown. */
const pages: Record<string, string> = {
  'a div': '<div class="lijst">\n<!-- list_vereisten -->\n</div>',
  'a div, indented within': '<div class="lijst">\n    <!-- list_vereisten -->\n</div>',
  'a div, by two spaces': '<div class="lijst">\n  <!-- list_vereisten -->\n</div>',
  'a div that is indented': '  <div class="lijst">\n  <!-- list_vereisten -->\n  </div>',
  details: '<details>\n<summary>Meer</summary>\n\n<!-- list_vereisten -->\n\n</details>',
  'details, open and indented': '<details open>\n    <summary>Meer</summary>\n    <!-- list_vereisten -->\n</details>',
  'a div at the start of its line, in one with indented text':
    '<div class="start">\n    <h3>Kop</h3>\n\n    <article class="let-op">\n        <strong>Let op:</strong> tekst.\n    </article>\n\n<section class="kaarten">\n<!-- list_vereisten -->\n</section>\n</div>',
  'a section in a div':
    '<div id="x">\n    <section class="y">\n        <h2>Kop</h2>\n        <!-- list_vereisten -->\n    </section>\n</div>',
  'a cell':
    '<table>\n  <tbody>\n    <tr>\n      <td>\n        <!-- list_vereisten -->\n      </td>\n    </tr>\n  </tbody>\n</table>',
  'a cell, the table marked':
    '<table markdown>\n<tr>\n<th>Kop</th>\n<td>\n<!-- list_vereisten -->\n</td>\n</tr>\n</table>',
  'an item': '<ul>\n<li>Een</li>\n<li>\n<!-- list_vereisten -->\n</li>\n</ul>',
  'a definition': '<dl>\n  <dt>Woord</dt>\n  <dd>\n    <!-- list_vereisten -->\n  </dd>\n</dl>',
  'a paragraph': '<p class="lead">\n<!-- list_vereisten -->\n</p>',
  'an address': '<address>\n<!-- list_vereisten -->\n</address>',
  'a legend': '<form>\n<fieldset>\n<legend>\n<!-- list_vereisten -->\n</legend>\n</fieldset>\n</form>',
  'a marked element that is indented': '  <div markdown>\n<!-- list_vereisten -->\n  </div>',
  'a marked element, indented within': '<div markdown>\n    <!-- list_vereisten -->\n</div>',
  'marked elements, indented':
    '<div markdown>\n    <section markdown>\n        <!-- list_vereisten -->\n    </section>\n</div>',
  'a marked element around one that is not': '<div markdown>\n<section>\n<!-- list_vereisten -->\n</section>\n</div>',
  'marked as off': '<div markdown="0">\n<!-- list_vereisten -->\n</div>',
}

/** Does what a message says. */
function obey(text: string, message: string): string {
  let at = 0
  let obeyed = text
  for (const [, name = '', attribute = ''] of message.matchAll(/`<(\w+) (markdown(?:="block")?)>`/g)) {
    if (message.includes('is shown as code')) break
    const tag = new RegExp(`<${name}(?=[\\s>])[^<>]*>`, 'g')
    // Of elements with one name the directive stands in the last that begins above it.
    const limit = obeyed.indexOf('<!--')
    const found = [...obeyed.matchAll(tag)].filter(({ index }) => index >= at && index < limit)
    const { index = 0, 0: old = '' } = found.at(name === 'div' || name === 'section' ? 0 : -1) ?? {}
    const marked = old.replace(/ markdown(?:="\w+")?/, '').replace(/>$/, ` ${attribute}>`)
    obeyed = obeyed.slice(0, index) + marked + obeyed.slice(index + old.length)
    at = index
  }
  return message.includes('remove the indentation') ? obeyed.replace(/^[ ]+/gm, '') : obeyed
}

async function run(page: string, verb: 'check' | 'write'): Promise<{ said: string; text: string }> {
  const site = siteOf({
    'mkdocs.yml': 'site_name: x\nmarkdown_extensions: [md_in_html]\n',
    'docs/vereisten/a.md': '---\ntitle: Titel A\n---\n',
    'docs/p.md': `# P\n\n${page}\n\nNa\n`,
  })
  const { err } = await mdsplice(site, verb)
  return { said: err, text: readFileSync(join(site, 'docs/p.md'), 'utf8') }
}

describeWithOracle('what a message says of a directive in HTML', (oracle) => {
  test.each(Object.entries(pages))('helps in %s', async (_, page) => {
    const { said } = await run(page, 'check')
    expect(said).toMatch(/misplaced-directive|indented-directive/)
    const { said: left, text } = await run(obey(page, said), 'write')
    expect({ left, text }).toMatchObject({ left: expect.stringMatching(/^mdsplice write: 1 page written\n$/) })
    const html = await oracle.render(text)
    expect({ text, html }).toMatchObject({ html: expect.stringMatching(/<table>\s*<thead>[^]*Titel A<\/a>/) })
    expect(html).not.toMatch(/\smarkdown[=\s>]|\| - \||&lt;!--|<pre>/)
  })
})

describe('where nothing helps', () => {
  test.each(['pre', 'textarea', 'math'])('in <%s>', async (name) => {
    const { said } = await run(`<${name}>\n<!-- list_vereisten -->\n</${name}>`, 'check')
    expect(said).toContain(`move the directive out of \`<${name}>\``)
    expect(said).not.toContain('attribute')
  })
})

test('an example in indented code is none of our business', async () => {
  const { said } = await run('<div markdown>\n\nSchrijf:\n\n    <!-- list_vereisten -->\n\n</div>', 'check')
  expect(said).toBe('mdsplice check: no page out of date\n')
})

describe('what stands around directives is found in linear time', () => {
  const directive = '<!-- list_vereisten -->'
  test.each([
    ['open elements', (count: number) => '<div>'.repeat(count) + directive],
    ['ends that nothing began', (count: number) => `<div>\n${'<section>'.repeat(count)}${'</p>'.repeat(count)}`],
    ['tags on one line', (count: number) => `<div>${'<p>a</p>'.repeat(count)}`],
    ['comments that never end', (count: number) => `<div>\n${'<!--'.repeat(count)}`],
    ['indented elements', (count: number) => '  <div markdown>\n\n'.repeat(count)],
    ['directives in elements', (count: number) => `<div>\n${`<p>\n${directive}\n`.repeat(count / 10)}`],
  ])('%s', (name, write) => {
    expectLinear(
      name,
      (length) => {
        const source = write(length)
        return {
          source,
          tree: parsePage(source, 0),
          offsets: [...source.matchAll(/<!-- list/g)].map(({ index }) => index),
        }
      },
      ({ source, tree, offsets }) => {
        elementsAround(source, tree, offsets.length > 0 ? offsets : [source.length])
        adviseInHtml(source, tree, [])
        findIndented(source, tree, () => undefined)
      },
      40_000,
    )
  })
})
