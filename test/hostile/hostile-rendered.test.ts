import { expect, test } from '@jest/globals'
import { buildBoth, traceBoth } from './built.ts'
import type { HtmlNode, TextSite } from './built.ts'
import { portions } from './texts.ts'
import { describeWith } from '../tools.ts'

const long = process.env['MDSPLICE_LONG'] === '1'

/** The attacks, and in the long run all else that is nasty. */
const chosen = long ? portions : portions.slice(0, 3)

/** Front matter in which every sign outside ASCII is escaped: what may stand in YAML is not what is tested here. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[^ -~]/gu, (sign) => `\\U${sign.codePointAt(0)?.toString(16).padStart(8, '0')}`)

const nameOf = (letter: string, index: number): string => letter + String(index).padStart(3, '0')

/** A site with each text as a title, a value, a label and a heading, listed in every way. */
function siteOf(all: readonly (readonly string[])[]): TextSite {
  const texts = all.flat()
  const built = all.map((_, portion) => `lijst/p${portion}.md`)
  const starts = all.map((_, portion) => all.slice(0, portion).flat().length)
  return {
    texts,
    built,
    files(written) {
      const at = (index: number): string => written[index % written.length] ?? ''
      const files: Record<string, string> = { 'docs/index.md': '# Begin\n' }
      for (const [portion, { length }] of all.entries()) {
        const start = starts[portion] ?? 0
        const here = (index: number): string => at(start + (index % length))
        for (let index = 0; index < length; index++) {
          const [name, other] = [nameOf('v', start + index), nameOf('m', start + index)]
          files[`docs/vereisten/${name}.md`] = frontMatter({
            title: here(index),
            toelichting: here(index + 3),
            soort: [here(index + 1), here(index + 2)],
            groep: here(index + 4),
            code: nameOf('k', start + index),
            verwijst: name,
            deel: `p${portion}`,
            maatregel: [other, nameOf('m', start + ((index + 1) % length))],
          })
          files[`docs/maatregelen/${other}.md`] = frontMatter({
            title: here(index + 5),
            code: other,
            deel: `p${portion}`,
          })
        }
        files[`docs/lijst/p${portion}.md`] = pageOf(
          `p${portion}`,
          texts.slice(start, start + length),
          written.slice(start, start + length),
        )
      }
      files['mdsplice.yml'] = config(all, written, starts)
      return files
    },
  }
}

function frontMatter(fields: Record<string, string | readonly string[]>): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? quoted(value) : `[${value.map(quoted).join(', ')}]`}\n`,
  )
  return `---\n${lines.join('')}---\n`
}

/** What can stand in a directive at all: no beginning or end of a comment. */
function inDirective(text: string): boolean {
  return !/<!--|--!?>/.test(text)
}

function pageOf(portion: string, texts: readonly string[], written: readonly string[]): string {
  const here = `deel/${portion}`
  const inContainers = [
    '',
    'format=list columns=title,toelichting,soort',
    'format=links',
    'format=cards columns=title,toelichting',
  ]
  const own = frontMatter({ soort: written, groep: written.slice(0, 3) })
  return (
    own +
    [
      '# Lijst',
      'Labels: <!-- tags -->',
      `<!-- list_sjabloon ${here} -->`,
      `<!-- list_vereisten ${here} columns=title,toelichting,soort,verwijst,code -->`,
      `<!-- list_vereisten ${here} columns=title,toelichting,soort interactive -->`,
      `<!-- list_vereisten ${here} group=soort columns=title,soort -->`,
      `<!-- list_vereisten ${here} group=groep,code format=links -->`,
      ...inContainers.map((rest) => `<!-- list_vereisten ${here} ${rest} -->`),
      `<!-- ${portion} -->\n\n<!-- list_${portion} limit=1 -->`,
      `<!-- list_${portion} deel/geen -->`,
      `<!-- matrix vereisten soort ${here} -->`,
      `<!-- matrix vereisten maatregelen ${here} -->`,
      `<!-- matrix vereisten maatregelen heads=code ${here} -->`,
      `<!-- coverage bronnen of vereisten ${here} group=soort -->`,
      `<!-- coverage bronnen of vereisten ${here} -->`,
      `<!-- graph vereisten maatregelen ${here} -->`,
      `## In de kop <!-- list_vereisten ${here} format=links -->\n\nIn een zin: <!-- list_vereisten ${here} format=links -->.`,
      ...['!!! note', '??? tip "x"', '=== "x"', '- punt'].map((opening) =>
        [opening, ...inContainers.map((rest) => `    <!-- list_vereisten ${here} limit=20 ${rest} -->`)].join('\n\n'),
      ),
      ...written
        .filter((_, index) => inDirective(texts[index] ?? ''))
        .map((text) => `"${text.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`)
        .map((text) => `<!-- list_vereisten deel/geen heading=${text} empty=${text} -->`),
    ].join('\n\n')
  )
}

const template =
  '{{#rows}}\n- [{{title}}]({{link}}) <abbr title="{{toelichting}}" data-x=\'{{title}}\'>{{toelichting}}</abbr> {{#soort}}*{{text}}* {{/soort}}\n{{/rows}}\n'

/** Every text as a label of a value and a heading of a column; some as labels of collections and sentences. */
function config(all: readonly (readonly string[])[], written: readonly string[], starts: readonly number[]): string {
  const list = `[${written.map((text) => quoted(text.trim().replace(/\s+/g, ' '))).join(', ')}]`
  const codes = written.map((text, index) => `${nameOf('k', index)}: ${quoted(text)}`)
  const own = all.map((portion, number) => {
    const here = written.slice(starts[number], (starts[number] ?? 0) + portion.length).map(quoted)
    const columns = here.map((text) => `{field: deel, heading: ${text}}`)
    return `  p${number}: {pages: 'vereisten/*', label: ${here[0]}, empty: ${here[1]}, columns: [title, ${columns.join(', ')}]}\n`
  })
  return [
    'collections:\n  vereisten: {interactive: {always: false, labels: [soort, groep]}}\n  maatregelen: {}\n',
    '  bronnen: {reference_field: bron, pages: "bronnen/*"}\n',
    `  sjabloon: {pages: 'vereisten/*', template: ${JSON.stringify(template)}}\n`,
    ...own,
    `fields:\n  soort: {values: ${list}}\n  groep: {values: ${list}}\n`,
    `  verwijst: {values: {pages: 'vereisten/*'}, link: true}\n  code: {labels: {${codes.join(', ')}}}\n`,
    'tags: [soort, groep]\n',
  ].join('')
}

/** What the first differs in from the second. */
function around(one: HtmlNode | undefined, other: HtmlNode | undefined): string {
  const [text, second] = [JSON.stringify(one) ?? 'nothing', JSON.stringify(other) ?? '']
  const at = text.split('').findIndex((sign, index) => second[index] !== sign)
  return text.slice(Math.max(0, at - 60), at + 200)
}

function firstDifference(found: readonly HtmlNode[], expected: readonly HtmlNode[], path: string): string | null {
  for (let index = 0; index < Math.max(found.length, expected.length); index++) {
    const [one, other] = [found[index], expected[index]]
    if (JSON.stringify(one) === JSON.stringify(other)) continue
    if (
      one === undefined ||
      other === undefined ||
      typeof one === 'string' ||
      typeof other === 'string' ||
      one.tag !== other.tag ||
      JSON.stringify(one.attributes) !== JSON.stringify(other.attributes)
    )
      return `${path}: ${around(one, other)}\nin place of ${around(other, one)}`
    return firstDifference(one.children, other.children, `${path} > ${one.tag}`)
  }
  return null
}

test('texts of a stranger in the HTML of `mdsplice trace` are shown as they are', async () => {
  const { found, expected } = await traceBoth(siteOf(chosen))
  expect(firstDifference(found, expected, 'trace')).toBeNull()
  expect(JSON.stringify(found)).toContain('<script>alert(1)</script>')
})

describeWith('mkdocs', ['--version'], 'texts of a stranger, in every listing that MkDocs builds', () => {
  test(`${chosen.flat().length} are shown as they are: no element, attribute or macro comes of them`, async () => {
    for (const { path, markdown, found, expected } of await buildBoth(siteOf(chosen))) {
      expect(firstDifference(found, expected, path)).toBeNull()
      const listed = markdown
        .replace(/^---\n[^]*?\n---\n/, '')
        .split('\n')
        .filter((line) => !line.includes('<!--'))
        .join('\n')
      expect(/.{0,40}(?:\{\{|\{%|\{#|--8<--|[\u202A-\u202E\u2066-\u2069])/.exec(listed)).toBeNull()
    }
  }, 900_000)

  // Python-Markdown takes the square of the signs that need an escape, so these stand at the edges and in the middle.
  test('a value of 1 MB is shown as it is', async () => {
    const attack = '<script>alert(1)</script> | ] ) *a* {{ b }} --> '
    const value = `${attack}${'tekst '.repeat(85_000)}${attack}${'tekst '.repeat(85_000)}${attack}`
    const site: TextSite = {
      texts: [value],
      built: ['lijst.md'],
      files: ([text = '']) => ({
        'docs/vereisten/a.md': frontMatter({ title: text, toelichting: text }),
        'docs/maatregelen/a.md': '',
        'docs/lijst.md': '# Lijst\n\n<!-- list_vereisten -->\n\n<!-- list_vereisten format=list -->\n',
      }),
    }
    for (const { path, found, expected } of await buildBoth(site)) {
      expect(firstDifference(found, expected, path)).toBeNull()
      expect(JSON.stringify(found).length).toBeGreaterThan(3 * value.length)
    }
  }, 300_000)
})
