import { expect, test } from '@jest/globals'
import { mdsplice, siteOf } from '../mini-site.ts'

const site = siteOf({
  'mdsplice.yml': 'collections:\n  vereisten: {}\n  acties: {data: acties.yml}\nfields: {fase: {label: Levensfase}}\n',
  'acties.yml': '- {id: a1, fase: ontwerp}\n',
  'docs/index.md': '# Start\n',
  'docs/vereisten/a.md': '---\ntitle: A\nfase: [ontwerp, gebruik, ontwerp]\n---\n',
  'docs/vereisten/b.md': '---\nfase:\n- gebruik\ntitle: B\neigenaar: {naam: Jo}\n---\n',
  'docs/vereisten/c.md': '---\ntitle: C\nfase:\n---\n',
})

test('says which fields and values there are', async () => {
  expect(await mdsplice(site, 'fields')).toEqual({
    code: 0,
    err: '',
    out: [
      'vereisten: 3 pages',
      'field          label       pages  values',
      'title                      3      3       A (1), B (1), C (1)',
      'fase           Levensfase  3      2       gebruik (2), ontwerp (1)',
      'eigenaar                   1      0',
      'eigenaar.naam              1      1       Jo (1)',
      '',
      'acties: 1 page',
      'field  label       pages  values',
      'id                 1      1       a1 (1)',
      'fase   Levensfase  1      1       ontwerp (1)',
      '',
    ].join('\n'),
  })
})

test('says which values a field has, and where each is first', async () => {
  const { out } = await mdsplice(site, 'fields', 'vereisten', 'fase')
  expect(out).toBe(
    'value    pages  first\ngebruik  2      docs/vereisten/a.md:3\nontwerp  1      docs/vereisten/a.md:3\n',
  )
})

test('answers programs', async () => {
  const { out } = await mdsplice(site, 'fields', 'vereisten', 'fase', '--format', 'json')
  expect(JSON.parse(out)).toEqual([
    {
      name: 'vereisten',
      pages: 3,
      fields: [
        {
          name: 'fase',
          label: 'Levensfase',
          pages: 3,
          values: [
            { value: 'gebruik', pages: 2, path: 'docs/vereisten/a.md', line: 3 },
            { value: 'ontwerp', pages: 1, path: 'docs/vereisten/a.md', line: 3 },
          ],
        },
      ],
    },
  ])
})

test.each([
  [['vereiste'], 'Unknown collection `vereiste`; did you mean `vereisten`?'],
  [['vereisten', 'fases'], 'Unknown field `fases`: no page of `vereisten` has it; did you mean `fase`?'],
])('names what was meant: %j', async (words, message) => {
  const { code, out, err } = await mdsplice(site, 'fields', ...words)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(message)
})

test('has the fields by which directives ask for related pages', async () => {
  const related = siteOf({
    'mdsplice.yml': [
      'collections: {eips: {key: eip}, ercs: {}}',
      'fields: {requires: {split: ","}}',
      'relations:',
      '- {from: eips, to: eips, field: requires, inverse: required_by}',
      '- {from: ercs, to: eips, field: extends, inverse: extended_by}',
    ].join('\n'),
    'docs/eips/one.md': '---\neip: 1\n---\n',
    'docs/eips/two.md': '---\neip: 2\nrequires: 1\n---\n',
    'docs/eips/three.md': '---\neip: 3\nrequires: 1, 2\n---\n',
    'docs/ercs/four.md': '---\neip: 4\n---\n',
  })
  const { out } = await mdsplice(related, 'fields', 'eips', 'required_by')
  expect(out).toBe('value  pages  first\nthree  2      docs/eips/one.md:1\ntwo    1      docs/eips/one.md:1\n')
  const all = JSON.parse((await mdsplice(related, 'fields', '--format', 'json')).out) as {
    name: string
    fields: { name: string; pages: number }[]
  }[]
  expect(all.map(({ name, fields }) => [name, fields.map((field) => `${field.name} ${field.pages}`)])).toEqual([
    ['eips', ['eip 3', 'requires 2', 'required_by 2', 'extended_by 0']],
    ['ercs', ['eip 1']],
  ])
})

test('says which pages it does not read', async () => {
  const mixed = siteOf({
    'mdsplice.yml': 'messages: en\ncollections:\n  guides:\n  notes:\n',
    'docs/guides/a.md': '---\ntitle: A\n---\n',
    'docs/guides/b.mdx': '---\ntitle: B\n---\n',
    'docs/guides/c.mdx': '---\ntitle: C\n---\n',
    'docs/notes/d.md': '---\ntitle: D\n---\n',
  })
  const err = 'mdsplice fields: 2 `.mdx` pages of `guides` are not read: mdsplice reads `.md` pages only\n'
  expect(await mdsplice(mixed, 'fields')).toMatchObject({ code: 0, err })
  expect(await mdsplice(mixed, 'fields', 'notes')).toMatchObject({ code: 0, err: '' })
})
