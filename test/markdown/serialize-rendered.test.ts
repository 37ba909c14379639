import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { serialize, serializePhrasing } from '../../src/markdown/stringify/stringify.ts'
import { buildLinkSite } from '../python-markdown/link-site.ts'
import {
  blocksIn,
  chunks,
  entriesOf,
  expectShown,
  link,
  withinLines,
  type Container,
  type Write,
} from '../python-markdown/listings.ts'
import { describeWithOracle } from '../python-markdown/oracle.ts'
import { generateTitles, nastyTitles } from '../python-markdown/titles.ts'
import { corpus, describeWithCorpus } from '../tools.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** Blocks as CommonMark and GFM read them. */
const read = (source: string): RootContent[] =>
  fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children

interface Place {
  profile: string
  place: string
  write: Write
}

describeWithOracle('in the renderer', (oracle, renderer) => {
  test.each([
    ['- a\n  - b\n    - c\n- d', '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>'],
    ['- a\n\n  b\n- c', '<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>'],
    ['* a\n\n1. b', '<ul><li>a</li></ul><!----><ol><li>b</li></ol>'],
    [
      '|a|b|\n|:-|-|\n|1|`c\\|d` <br> e',
      '<table><thead><tr><th style="text-align: left;">a</th><th>b</th></tr></thead>' +
        '<tbody><tr><td style="text-align: left;">1</td><td><code>c&#x7C;d</code> <br> e</td></tr></tbody></table>',
    ],
    ['*a* **b *c* d** x*y*z', '<p><em>a</em> <strong>b <em>c</em> d</strong> x<em>y</em>z</p>'],
    ['a\\\nb ~~c~~ `` ` ``', '<p>a<br>b <del>c</del> <code>&#x60;</code></p>'],
    ['![a "b"](c%20d.png "e)")', '<p><img alt="a &#x22;b&#x22;" src="c%20d.png" title="e&#x29;" /></p>'],
    ['[a](b?q=1++2&amp;copy;=%41 "c \\" d")', '<p><a href="b?q=1+&#x2B;2&amp;copy;=%41" title="c &#x22; d">a</a></p>'],
    ['[a](http://x.nl/a_b_c)', '<p><a href="http://x.nl/a_b_c">a</a></p>'],
  ])('%s', async (source, html) => {
    expect((await oracle.render(serialize(read(source)))).replace(/\n/g, '')).toBe(html)
  })

  const profiles: Record<string, Container[]> = {
    material: ['root', 'admonition', 'details', 'tab', 'list item', 'block quote'],
    plain: ['root', 'list item', 'block quote'],
    critic: ['root', 'tab'],
    everything: ['root', 'details'],
  }
  const places = Object.entries(profiles).flatMap(([profile, containers]): Place[] => [
    ...containers.map((container): Place => ({ profile, place: container, write: blocksIn.bind(null, container) })),
    { profile, place: 'lines', write: withinLines },
  ])
  const nasty = chunks(entriesOf(nastyTitles), 20)
  const generated = chunks(entriesOf(generateTitles(2000)), 20)

  test.each(places)('a listing is one in $place, $profile', async ({ profile, place, write }) => {
    const html = await oracle.render(write([{ title: 'Titel', href: '../a.md', value: 'Waarde' }]), profile)
    const link = '<a href="../a.md">Titel</a>'
    expect(html.replace(/\s*\n\s*/g, '').replace(/ id="[^"]*"/g, '')).toContain(
      place === 'lines'
        ? `<h1>Kop <!-- list_a --> Waarde, ${link} <!-- /list_a 1 --></h1>`
        : '<!-- list_a --><table><thead><tr><th>Vereiste</th><th>Uitleg</th></tr></thead><tbody><tr>' +
            `<td>${link}</td><td>Waarde</td></tr></tbody></table><ul><li>${link}</li><li>Waarde</li></ul>` +
            `<p>${link}</p><p>Waarde</p><h3>Waarde</h3><!-- /list_a 1 -->`,
    )
  })

  // The nasty ones at every place, half of them with either renderer; each generated one at one place with one renderer. In
  // the long run all at every place with both.
  test.each(places)('hostile titles in $place, $profile', async ({ profile, place, write }) => {
    const turn = places.findIndex((other) => other.place === place && other.profile === profile)
    const half = renderer.name === 'current' ? 0 : 1
    const own = nasty.filter((_, number) => long || (number + turn) % 2 === half)
    const turns = 2 * places.length
    const here = generated.filter((_, number) => long || number % turns === turn + half * places.length)
    for (const entries of [...own, ...here]) await expectShown(oracle, entries, profile, write)
  })

  describeWithCorpus('real titles', () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    const titles = files.flatMap((file) => {
      const source = readFileSync(join(corpus, file), 'utf8')
      const title = /^---\n[^]*?^title: *["']?(.*?)["']? *$/m.exec(source)?.[1] ?? /^# +(.*)$/m.exec(source)?.[1]
      return title ? [{ file, title }] : []
    })
    const changed = titles.filter(
      ({ title }) => serializePhrasing([link(title, '')]) !== `[${title.replace(/ +/g, ' ')}]()`,
    )

    test.each(['material', 'plain'])('come out as they are, %s', async (profile) => {
      expect(titles.length).toBeGreaterThan(300)
      for (const entries of chunks(entriesOf(titles.map(({ title }) => title)), 50))
        await expectShown(oracle, entries, profile, (entries) => blocksIn('root', entries))
    })
    test('stay readable', () => {
      expect(changed.filter(({ file }) => file.startsWith('algoritmekader'))).toEqual([])
      expect(changed.length).toBeLessThan(titles.length / 10)
    })
  })

  test('MkDocs resolves links to all file names', () => {
    const { status, warnings, resolved } = buildLinkSite(renderer.python)
    const broken = resolved.filter(({ resolves }) => !resolves)
    expect({ status, warnings, broken }).toEqual({ status: 0, warnings: '', broken: [] })
    expect(resolved.length).toBeGreaterThan(100)
  })
})
