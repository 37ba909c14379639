import { describe, expect, test } from '@jest/globals'
import { knownFixture, marked } from './marked.ts'
import { hover } from '../../src/editor/hover/hover.ts'
import type { KnownSite } from '../../src/editor/known-site.ts'

const example = knownFixture('example')

/** What is shown at the cursor of a page, and what it is about. */
function at(known: KnownSite, written: string, path = 'index.md'): { about: string; shown: string } {
  const { text, offset } = marked(written)
  const found = hover(known, path, text, offset, (page) => `file:///${page.path}`)
  return { about: found ? text.slice(found.start, found.end) : '', shown: found?.markdown ?? '' }
}

describe('on a directive', () => {
  test('how many pages it lists, what it asks in words, and the first ten', () => {
    const directive =
      '<!-- list_vereisten bouwblok/data !levenscyclus/ontwerp|x id/* title/"Trainings"* sort=-title limit=5 -->'
    const { about, shown } = at(example, `😀 Text\n\n${directive.replace('list_', 'li¦st_')}\n`)
    expect(about).toBe(directive)
    expect(shown).toBe(
      [
        '**1 page of `vereisten`**',
        '',
        '- `bouwblok` is `data`',
        '- `levenscyclus` is not `ontwerp` or `x`',
        '- with any `id`',
        '- `title` is `Trainings*`',
        '- sorted by `title` (descending)',
        '- 5 pages at most',
        '',
        '| Vereiste | Uitleg |',
        '| - | - |',
        '| [Trainingsdata zijn van voldoende kwaliteit](file:///vereisten/kwaliteit_van_trainingsdata.md) | Gegevens waarmee een AI-systeem met een hoog risico is getraind, gevalideerd en getest, passen bij het doel en zijn representatief. |',
      ].join('\n'),
    )
  })

  test('of more pages just ten', () => {
    const { shown } = at(example, '<!-- ¦list_vereisten -->')
    expect(shown).toContain('**12 pages of `vereisten`**\n\nThe first 10 of 12:\n\n| Vereiste | Uitleg |')
    expect(shown.match(/file:/g)).toHaveLength(10)
  })

  test('what other directives do, and of coverage what is not covered', () => {
    expect(at(example, '<!-- ¦tags -->').shown).toBe("The page's own labels, in one line")
    const { shown } = at(example, '<!-- ¦coverage maatregelen of vereisten -->')
    expect(shown).toContain('How many pages of a collection have pages of another, and which have none')
    expect(shown).toContain('**0 pages of `vereisten`**')
  })

  test('in the language of the site', () => {
    const { shown } = at(knownFixture('messages-in-dutch'), '<!-- ¦list_vereisten !id/x sort=-title -->')
    expect(shown).toContain('- `id` is niet `x`\n- gesorteerd op `title` (aflopend)')
  })

  test.each([
    '<!-- list_vereisten --> ¦',
    '```\n<!-- list_vereisten ¦-->\n```',
    '<!-- list_vereisten ¦',
    '<!-- TODO ¦ -->',
    '¦',
  ])('nothing where there is none: %j', (text) => expect(at(example, text).shown).toBe(''))
})

describe('on a name', () => {
  test.each([
    ['<!-- list_maatregelen vereiste/archief¦wet -->', 'archiefwet'],
    ['---\nvereiste: [x, "archief¦wet"]\n---\n', '"archiefwet"'],
    ['\uFEFF---\nvereiste:\n- ¦archiefwet\n---\n', 'archiefwet'],
  ])('of a page, the page: %j', (text, about) => {
    const found = at(example, text)
    expect(found.about).toBe(about)
    expect(found.shown).toBe(
      '**[Informatie over het algoritme blijft goed bewaard](file:///vereisten/archiefwet.md)** · Vereiste\n\n' +
        'Ook de informatie over een algoritme en de besluiten die ermee zijn genomen, valt onder de Archiefwet.\n\n' +
        '`vereisten/archiefwet.md`',
    )
  })

  test.each([
    '<!-- list_vereisten levens¦cyclus/ontwerp -->',
    '<!-- list_vereisten sort=-¦levenscyclus -->',
    '---\nlev¦enscyclus: x\n---\n',
  ])('of a field, its settings: %j', (text) => {
    expect(at(example, text).shown).toBe(
      [
        '**`levenscyclus`**',
        '',
        '- Label: Fase',
        '- Allowed values, in order: `ontwerp`, `ontwikkelen`, `gebruik-en-beheer`, `uitfaseren`',
        '- Used by 12 pages of `vereisten`',
        '- Used by 12 pages of `maatregelen`',
      ].join('\n'),
    )
  })

  test('of a value, what it is called and who has it', () => {
    const { shown } = at(knownFixture('field-settings'), '<!-- list_vereisten fase/be¦heer -->')
    expect(shown).toMatch(/^`beheer`: Beheer en onderhoud\n\n- Used by \d pages? of `vereisten`$/)
  })

  test('of a field or value that nobody has, what lists it; in front matter, nothing', () => {
    expect(at(example, '<!-- list_vereisten lev¦nscyclus/ontwerp -->').shown).toMatch(/^\*\*0 pages of `vereisten`\*\*/)
    expect(at(example, '<!-- list_vereisten levenscyclus/ont¦werk -->').shown).toMatch(
      /^\*\*0 pages of `vereisten`\*\*/,
    )
    expect(at(example, '---\nlev¦nscyclus: x\n---\n').shown).toBe('')
    expect(at(example, '---\nlevenscyclus: ont¦werk\n---\n').shown).toBe('')
  })
})
